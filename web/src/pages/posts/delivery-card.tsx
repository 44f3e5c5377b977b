import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { Anchor, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { useFailureWords } from '../../ui/failure-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import { useTroubleWords } from '../../ui/trouble-words.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliveryEvidence } from './delivery-evidence.tsx';
import { useZonedTime } from './leaving-banner.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { TakeDownDialog } from './take-down-dialog.tsx';

/** One version on its way to one channel: how it is, in plain words, and what a person can do about it. */
export function DeliveryCard(props: { delivery: DeliveryView; channelUrl: string | null }) {
  const { delivery, channelUrl } = props;
  const { t } = useTranslation();
  const network = t(`common.networks.${delivery.network}`);
  return (
    <Paper withBorder p="md" component="li" aria-label={`${delivery.channelName}, ${network}`}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="sm" wrap="nowrap">
            <NetworkMark network={delivery.network} size={28} />
            <div>
              <Text fw={500} size="sm">
                {delivery.channelName}
                {delivery.part > 0 &&
                  ` · ${t(`posts.delivery.part.${delivery.partKind}`, { number: delivery.part + 1 })}`}
              </Text>
              <Text size="xs" c="dimmed">
                {network} · {delivery.kind === 'edit' && `${t('posts.delivery.correction')} · `}
                {t('posts.post.version', { number: delivery.versionNumber })}
              </Text>
            </div>
          </Group>
          <DeliveryBadge state={delivery.state} />
        </Group>
        <DeliveryStory delivery={delivery} />
        <DeliveryActions delivery={delivery} channelUrl={channelUrl} />
        <DeliveryEvidence delivery={delivery} />
      </Stack>
    </Paper>
  );
}

function DeliveryStory(props: { delivery: DeliveryView }) {
  const { delivery } = props;
  const { t, i18n } = useTranslation();
  const zoned = useZonedTime();
  const reasonWords = useReasonWords();
  const failureWords = useFailureWords();
  const troubleWords = useTroubleWords();
  const waits = delivery.wakeAt !== null && (delivery.state === 'unknown' || delivery.state === 'removing');
  return (
    <Stack gap={4}>
      <Text size="sm" role={delivery.state === 'unknown' ? 'status' : undefined}>
        {delivery.failureCode === 'POST_BY_HAND'
          ? t('byHand.withPerson')
          : t(`posts.delivery.${delivery.kind === 'edit' ? 'editTexts' : 'texts'}.${delivery.state}`, {
              time: zoned(delivery.dueAt),
            })}
        {waits && delivery.wakeAt !== null && (
          <> {t('posts.delivery.nextLook', { time: formatInstant(delivery.wakeAt, i18n.language) })}</>
        )}
      </Text>
      {delivery.standingVersionNumber !== delivery.versionNumber && (
        <Text size="sm">{t('posts.delivery.standsNow', { number: delivery.standingVersionNumber })}</Text>
      )}
      {delivery.blockers.length > 0 && (
        <List size="sm">
          {delivery.blockers.map((blocker) => (
            <List.Item key={blocker.code + JSON.stringify(blocker.facts)}>{reasonWords(blocker)}</List.Item>
          ))}
        </List>
      )}
      {delivery.state === 'parked' && <Text size="sm">{t('posts.delivery.parkedHelp')}</Text>}
      {delivery.failureCode !== null && delivery.state !== 'confirmed' && (
        <Text size="xs" c="dimmed">
          {delivery.failureCode === 'NETWORK_IN_TROUBLE' && delivery.trouble !== null
            ? troubleWords(delivery.network, delivery.trouble)
            : failureWords(delivery.failureCode)}
        </Text>
      )}
    </Stack>
  );
}

function DeliveryActions(props: { delivery: DeliveryView; channelUrl: string | null }) {
  const { delivery, channelUrl } = props;
  const { t } = useTranslation();
  const { person } = useSession();
  const [open, setOpen] = useState<'takeDown' | 'settle' | null>(null);
  const network = t(`common.networks.${delivery.network}`);
  const isOut = delivery.state === 'confirmed';
  const mayTakeDown =
    isOut && delivery.kind === 'post' && hasRole(person, 'administrator', 'privacy_officer', 'publisher');
  const isForPerson =
    delivery.state === 'needs_person' || (delivery.state === 'removing' && delivery.failureCode !== null);
  const isByHand = delivery.network === 'by-hand' && isForPerson;
  const maySettle = isForPerson && !isByHand && hasRole(person, 'publisher', 'privacy_officer');
  const link = isOut ? delivery.url : null;
  if (!mayTakeDown && !maySettle && !isByHand && link === null) return null;
  return (
    <Group gap="sm">
      {link !== null && (
        <Anchor href={link} target="_blank" rel="noreferrer" size="sm" fw={500}>
          <Group gap={6} component="span">
            <Eye size={16} aria-hidden />
            {t('posts.post.seeOnNetwork', { network })}
          </Group>
        </Anchor>
      )}
      {isByHand && (
        <LinkButton to="/by-hand/$taskId" params={{ taskId: delivery.id }} size="xs">
          {t('byHand.openTask')}
        </LinkButton>
      )}
      {maySettle && (
        <Button size="xs" onClick={() => setOpen('settle')}>
          {t('posts.delivery.settle')}
        </Button>
      )}
      {mayTakeDown && (
        <Button size="xs" variant="default" onClick={() => setOpen('takeDown')}>
          {t('posts.delivery.takeDown')}
        </Button>
      )}
      {open === 'takeDown' && <TakeDownDialog delivery={delivery} onClose={() => setOpen(null)} />}
      {open === 'settle' && <SettleDialog delivery={delivery} channelUrl={channelUrl} onClose={() => setOpen(null)} />}
    </Group>
  );
}
