import type { StuckDelivery } from '@bedside/server/contract/flow/publish';
import {
  getHealth,
  getHealthReport,
  type HealthReport,
  listDeliveries,
  retryDelivery,
} from '@bedside/server/contract/flow/publish';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CirclePause, CircleX, Eraser, type LucideIcon, SearchCheck, UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, keyOf, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { useFailureWords } from '../../ui/failure-words.ts';
import { LinkButton, TextLink } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useStops } from '../../ui/stop-control.tsx';
import { DeliveryTimeline } from '../posts/delivery-evidence.tsx';
import { SettleDialog } from '../posts/settle-dialog.tsx';
import health from './health.module.css';
import { helpFor } from './help-for.ts';

const looks: Readonly<Record<StuckDelivery['state'], { tone: Tone; icon: LucideIcon }>> = {
  unknown: { tone: 'warn', icon: SearchCheck },
  needs_person: { tone: 'block', icon: UserRoundSearch },
  parked: { tone: 'warn', icon: CirclePause },
  rejected: { tone: 'block', icon: CircleX },
  removing: { tone: 'block', icon: Eraser },
};

/** What did not go out: each with why, and the one thing that helps. */
export function StuckList({ report }: { report: HealthReport }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" component="section" aria-labelledby="stuck-title">
      <Title order={2} size="h3" id="stuck-title" tabIndex={-1}>
        {t('health.stuck.title')}
      </Title>
      {report.stuck.length === 0 ? (
        <Text c="dimmed">{t('health.stuck.none')}</Text>
      ) : (
        <ul className={classes.list} aria-labelledby="stuck-title">
          {report.stuck.map((one) => (
            <StuckRow key={one.id} stuck={one} channels={report.channels} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function StuckRow(props: { stuck: StuckDelivery; channels: HealthReport['channels'] }) {
  const { stuck } = props;
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const ago = useAgo();
  const reasonWords = useReasonWords();
  const failureWords = useFailureWords();
  const { tone, icon } = looks[stuck.state];
  return (
    <li className={`${classes.row} ${health.stuck}`}>
      <Stack gap={4} className={classes.main}>
        <Group gap="xs">
          <StateBadge tone={tone} icon={icon}>
            {t(`posts.delivery.states.${stuck.state}`)}
          </StateBadge>
          <Text size="xs" c="dimmed">
            {stuck.channelName} ·{' '}
            {t('posts.dueAt', { time: formatInstant(stuck.dueAt, i18n.language, organization.timeZone) })}
            {' · '}
            {t('health.stuck.since', { time: ago(stuck.since) })}
          </Text>
        </Group>
        <TextLink to="/posts/$postId" params={{ postId: stuck.postId }} fw={500} dir="auto">
          {stuck.excerpt === '' ? t('posts.untitled') : stuck.excerpt}
        </TextLink>
        <Text size="sm">{t(`health.stuck.texts.${stuck.state}`)}</Text>
        {stuck.blockers.length > 0 && (
          <List size="sm">
            {stuck.blockers.map((blocker) => (
              <List.Item key={blocker.code + JSON.stringify(blocker.facts)}>{reasonWords(blocker)}</List.Item>
            ))}
          </List>
        )}
        {stuck.failureCode !== null && <Text size="sm">{failureWords(stuck.failureCode)}</Text>}
        <WhatWeKnow stuck={stuck} />
      </Stack>
      <StuckAction {...props} />
    </li>
  );
}

/** Every attempt with its evidence, asked for when somebody opens it. */
function WhatWeKnow({ stuck }: { stuck: StuckDelivery }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const deliveries = useQuery({ ...ask(listDeliveries, { params: { id: stuck.postId } }), enabled: isOpen });
  const found = deliveries.data?.deliveries.find(({ id }) => id === stuck.id);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={health.summary}>{t('health.stuck.knows')}</summary>
      <ProblemNotice error={deliveries.error} />
      {found?.attempts.length === 0 && <Text size="sm">{t('health.stuck.noAttempt')}</Text>}
      {found !== undefined && found.attempts.length > 0 && <DeliveryTimeline delivery={found} />}
    </details>
  );
}

function StuckAction({ stuck, channels }: { stuck: StuckDelivery; channels: HealthReport['channels'] }) {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const client = useQueryClient();
  const [settling, setSettling] = useState(false);
  const again = useCall(retryDelivery, {
    invalidates: [getHealthReport, getHealth],
    onSuccess: ({ outcome, at }) =>
      notifyDone(t(`health.stuck.outcomes.${outcome}`, { time: formatInstant(at, i18n.language) })),
  });
  const may = {
    publish: hasRole(person, 'publisher'),
    settle: hasRole(person, 'publisher', 'privacy_officer'),
    look: hasRole(person, 'administrator', 'publisher', 'privacy_officer'),
    connect: hasRole(person, 'administrator'),
  };
  const stops = new Set(useStops().data?.stops.map(({ id }) => id));
  const help = helpFor(stuck, { channels, stops, may });
  const accounts = useQuery(ask(listChannels)).data?.channels ?? [];
  const channelUrl = accounts.find(({ id }) => id === stuck.channelId)?.publicUrl ?? null;
  const lookAt = stuck.url ?? channelUrl;
  const close = () => {
    setSettling(false);
    void client.invalidateQueries({ queryKey: keyOf(getHealthReport) });
  };
  return (
    <Stack gap="xs" align="flex-start">
      {(help === 'look' || help === 'retry') && (
        <Button size="xs" loading={again.isPending} onClick={() => again.mutate({ params: { id: stuck.id } })}>
          {t(`health.stuck.actions.${help}`)}
        </Button>
      )}
      {help === 'settle' && (
        <Button size="xs" onClick={() => setSettling(true)}>
          {t('posts.delivery.settle')}
        </Button>
      )}
      {help === 'reconnect' && (
        <LinkButton size="xs" to="/channels">
          {t('health.stuck.actions.reconnect')}
        </LinkButton>
      )}
      {help === 'open' && (
        <LinkButton size="xs" variant="default" to="/posts/$postId" params={{ postId: stuck.postId }}>
          {t('health.stuck.actions.open')}
        </LinkButton>
      )}
      {lookAt !== null && stuck.state !== 'parked' && (
        <Anchor href={lookAt} target="_blank" rel="noreferrer" size="sm">
          {t('posts.delivery.look', { network: t(`common.networks.${stuck.network}`) })}
        </Anchor>
      )}
      <ProblemNotice error={again.error} />
      {settling && <SettleDialog delivery={stuck} channelUrl={channelUrl} onClose={close} />}
    </Stack>
  );
}
