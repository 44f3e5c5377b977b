import type { AuthorizationView, WithdrawalView } from '@bedside/server/contract/registers/authorizations';
import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { Section } from './section.tsx';
import { useChannelNames } from './use-channel-names.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { takenBack } from './withdrawal-form.ts';

/** What was taken back, since when, and who wrote it down. */
export function Withdrawals({ authorization }: { authorization: AuthorizationView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [isOpen, dialog] = useDisclosure(false);
  const { withdrawals } = authorization;
  // Nothing is left that could be taken back.
  const isOver = takenBack(authorization).everything;
  return (
    <Section title={t('authorizations.withdrawals.title')}>
      {withdrawals.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('authorizations.withdrawals.none')}
        </Text>
      )}
      {withdrawals.length > 0 && (
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {withdrawals.map((withdrawal) => (
            <Line key={withdrawal.id} withdrawal={withdrawal} media={authorization.media} />
          ))}
        </Stack>
      )}
      {!isOver && hasRole(person, ...authorizationAskers) && (
        <Button variant="default" c="block" w="fit-content" onClick={dialog.open}>
          {t('authorizations.withdraw.open')}
        </Button>
      )}
      {isOpen && <WithdrawDialog authorization={authorization} onClose={dialog.close} />}
    </Section>
  );
}

function Line({ withdrawal, media }: { withdrawal: WithdrawalView; media: AuthorizationView['media'] }) {
  const { t, i18n } = useTranslation();
  const nameOf = useChannelNames();
  const { receivedAt, recordedAt, recordedByName, way, mediaSha256, channelIds } = withdrawal;
  const time = (instant: string) => formatInstant(instant, i18n.language);
  const numberOf = (hash: string) => media.findIndex(({ sha256 }) => sha256 === hash) + 1;
  const parts = [
    ...(mediaSha256 ?? []).map((hash) => t('authorizations.covers.picture', { number: numberOf(hash) })),
    ...(channelIds ?? []).map(nameOf),
  ];
  const what = parts.length === 0 ? t('authorizations.withdrawals.everything') : parts.join(', ');
  const recorded = { time: time(recordedAt) };
  return (
    <li>
      <Text size="sm" fw={500}>
        {what}
      </Text>
      <Text size="sm">
        {t('authorizations.withdrawals.line', { time: time(receivedAt) })}, {t(`authorizations.ways.${way}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {recordedByName === null
          ? t('authorizations.withdrawals.recordedAlone', recorded)
          : t('authorizations.withdrawals.recorded', { ...recorded, name: recordedByName })}
      </Text>
    </li>
  );
}
