import type { HealthReport } from '@bedside/server/contract/flow/publish';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAgo } from '../../lib/use-ago.ts';
import { useNow } from '../../lib/use-now.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { NetworkMark } from '../../ui/network-mark.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTroubleWords } from '../../ui/trouble-words.ts';
import health from './health.module.css';

type Channel = HealthReport['channels'][number];
const DAY_MS = 86_400_000;

/** Every account with how it is, when it was last asked, and how long its sign-in holds where the network tells. */
export function ChannelsHealth({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" component="section" aria-labelledby="channels-title">
      <Title order={2} size="h3" id="channels-title">
        {t('health.channels.title')}
      </Title>
      {channels.length === 0 ? (
        <Text c="dimmed">
          {t('health.channels.none')} <TextLink to="/channels">{t('health.channels.connect')}</TextLink>
        </Text>
      ) : (
        <ul className={classes.list} aria-labelledby="channels-title">
          {channels.map((channel) => (
            <ChannelLine key={channel.id} channel={channel} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function ChannelLine({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const nowMs = useNow();
  const troubleWords = useTroubleWords();
  const works = channel.state === 'connected';
  const isAwaiting = channel.state === 'awaiting_confirmation';
  const ends = channel.credentialsExpireAt;
  const days = ends === null ? null : Math.max(0, Math.floor((Date.parse(ends) - nowMs) / DAY_MS));
  return (
    <li className={classes.row}>
      <NetworkMark network={channel.network} size={24} />
      <div className={classes.main}>
        <Text fw={500}>{channel.name}</Text>
        <Text size="xs" c="dimmed">
          {channel.checkedAt === null
            ? t('health.channels.neverChecked')
            : t('health.channels.checked', { time: ago(channel.checkedAt) })}
          {' · '}
          {days === null ? t('health.channels.noExpiry') : t('health.channels.daysLeft', { count: days })}
        </Text>
        {channel.trouble !== null && <Text size="sm">{troubleWords(channel.network, channel.trouble)}</Text>}
      </div>
      {works ? (
        <NetworkState isInTrouble={channel.trouble !== null} />
      ) : (
        <TextLink to="/channels">
          <StateBadge tone={isAwaiting ? 'warn' : 'block'} icon={isAwaiting ? CircleAlert : CircleX}>
            {t(isAwaiting ? 'channels.states.awaiting_confirmation' : 'health.channels.reconnect')}
          </StateBadge>
        </TextLink>
      )}
    </li>
  );
}

function NetworkState({ isInTrouble }: { isInTrouble: boolean }) {
  const { t } = useTranslation();
  return (
    <StateBadge tone={isInTrouble ? 'warn' : 'pass'} icon={isInTrouble ? CircleAlert : CircleCheck}>
      {t(isInTrouble ? 'health.channels.inTrouble' : 'health.channels.works')}
    </StateBadge>
  );
}

/** What waits and what runs, in numbers. */
export function QueueFigures({ report }: { report: HealthReport }) {
  const { t } = useTranslation();
  const { deliveries, jobs } = report;
  const figures = [
    ['due', deliveries.due],
    ['later', deliveries.later],
    ['onTheWay', deliveries.onTheWay],
    ['unknown', deliveries.unknown],
    ['needsPerson', deliveries.needsPerson],
    ['removing', deliveries.removing],
    ['jobsWaiting', jobs.waiting],
    ['jobsRunning', jobs.running],
    ['jobsFailed', jobs.failed],
  ] as const;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="queue-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="queue-title">
          {t('health.queue.title')}
        </Title>
        <Figures rows={figures.map(([name, count]) => ({ name: t(`health.queue.${name}`), count }))} />
      </Stack>
    </Paper>
  );
}

function Figures({ rows }: { rows: readonly { name: string; count: number }[] }) {
  return (
    <dl className={health.figures}>
      {rows.map(({ name, count }) => [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} count`}>{count}</dd>])}
    </dl>
  );
}
