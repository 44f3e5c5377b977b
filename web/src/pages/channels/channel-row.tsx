import { manifestFor } from '@bedside/connectors/networks';
import {
  type ChannelView,
  getConfirmation,
  listChannels,
  testChannel,
} from '@bedside/server/contract/registers/channels';
import { Anchor, Box, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, ExternalLink, KeyRound, type LucideIcon, ScanEye, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { NetworkMark } from '../../ui/network-mark.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { StopControl } from '../../ui/stop-control.tsx';
import { ChannelQuota } from './channel-quota.tsx';
import { ChannelSite } from './channel-site.tsx';
import { Posters } from './posters.tsx';
import { WhatIsWaitedFor } from './what-is-waited-for.tsx';

const states: Readonly<Record<ChannelView['state'], { tone: Tone; icon: LucideIcon }>> = {
  connected: { tone: 'pass', icon: CircleCheck },
  awaiting_confirmation: { tone: 'warn', icon: ScanEye },
  needs_reauthorization: { tone: 'warn', icon: KeyRound },
  disconnected: { tone: 'quiet', icon: Unplug },
};

type RowProps = {
  channel: ChannelView;
  onReconnect: () => void;
  onDisconnect: () => void;
  onConfirm: () => void;
};

export function ChannelRow(props: RowProps) {
  const { t } = useTranslation();
  const { channel } = props;
  const state = states[channel.state];
  return (
    <li className={classes.row}>
      <NetworkMark network={channel.network} />
      <div className={classes.main}>
        <Text fw={500}>{channel.name}</Text>
        <Text size="xs" c="dimmed">
          {t(`common.networks.${channel.network}`)}
          {channel.handle !== '' && ` · ${channel.handle}`}
          {' · '}
          <Checked channel={channel} />
        </Text>
        <Limits channel={channel} />
        {channel.state === 'awaiting_confirmation' && <Waiting channel={channel} />}
        {channel.state !== 'disconnected' && <ChannelQuota channelId={channel.id} />}
        {channel.network === 'by-hand' && <Posters channel={channel} />}
        <Box my={4}>
          <StopControl target={{ kind: 'channel', id: channel.id, name: channel.name }} />
        </Box>
        {channel.lastErrorCode !== null && channel.state !== 'disconnected' && (
          <Text size="xs" c="var(--bedside-warn)">
            {isClosedCode(channel.lastErrorCode)
              ? t(`channels.closed.${channel.lastErrorCode}`)
              : t('channels.lastError', { code: channel.lastErrorCode })}
          </Text>
        )}
        {channel.publicUrl !== null && (
          <Anchor
            href={channel.publicUrl}
            target="_blank"
            rel="noreferrer"
            size="xs"
            aria-label={`${t('channels.publicPageOf', { name: channel.name })} ${t('common.opensInNewTab')}`}
          >
            {t('channels.publicPage')} <ExternalLink size={12} aria-hidden />
          </Anchor>
        )}
      </div>
      <div className={classes.side}>
        <ChannelSite channel={channel} />
        <StateBadge tone={state.tone} icon={state.icon}>
          {t(`channels.states.${channel.state}`)}
        </StateBadge>
        <ChannelActions {...props} />
      </div>
    </li>
  );
}

const closedCodes = ['APP_REMOVED', 'APP_CHANGED', 'CONSENT_ENDED'] as const;

function isClosedCode(code: string): code is (typeof closedCodes)[number] {
  return closedCodes.some((one) => one === code);
}

/** What the account's own server takes, where servers differ. */
function Limits({ channel: { limits, network } }: { channel: ChannelView }) {
  const { t } = useTranslation();
  if (limits === null) return null;
  const { media, text } = manifestFor(network, limits);
  const number = new Intl.NumberFormat(currentLanguage());
  return (
    <Text size="xs" c="dimmed">
      {t('channels.limits', { characters: number.format(text.maxLength), images: number.format(media.maxImages) })}
    </Text>
  );
}

/** What a new account waits for; only those who confirm are told by whom. */
function Waiting({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const confirms = hasRole(person, 'administrator');
  const seen = useQuery({ ...ask(getConfirmation, { params: { id: channel.id } }), enabled: confirms });
  return (
    <Box my={4}>
      {seen.data === undefined ? (
        <Text size="sm">{t('channels.waits.somebody-else')}</Text>
      ) : (
        <WhatIsWaitedFor account={seen.data} />
      )}
    </Box>
  );
}

function Checked({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (channel.checkedAt === null) return t('channels.neverChecked');
  return t('channels.checked', { when: formatRelative(channel.checkedAt, currentLanguage(), nowMs) });
}

function ChannelActions(props: RowProps) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { channel } = props;
  const named = { name: channel.name };
  const isOut = channel.state === 'disconnected';
  return (
    <>
      {!isOut && hasRole(person, 'administrator', 'publisher') && <TestButton channel={channel} />}
      {channel.state === 'awaiting_confirmation' && hasRole(person, 'administrator') && (
        <Button size="xs" aria-label={t('channels.confirm.openLabel', named)} onClick={props.onConfirm}>
          {t('channels.confirm.open')}
        </Button>
      )}
      {channel.state === 'needs_reauthorization' && hasRole(person, 'administrator') && (
        <Button size="xs" variant="light" aria-label={t('channels.reconnectLabel', named)} onClick={props.onReconnect}>
          {t('channels.reconnect')}
        </Button>
      )}
      {!isOut && hasRole(person, 'administrator', 'privacy_officer') && (
        <Button
          size="xs"
          variant="subtle"
          color="block"
          aria-label={t('channels.disconnectLabel', named)}
          onClick={props.onDisconnect}
        >
          {t('channels.disconnect')}
        </Button>
      )}
    </>
  );
}

function TestButton({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const test = useCall(testChannel, {
    invalidates: [listChannels],
    onSuccess: (now) => {
      const works = now.state === 'connected' || now.state === 'awaiting_confirmation';
      if (works && now.lastErrorCode === null) notifyDone(t('channels.testOk', { name: now.name }));
      else notifications.show({ color: 'warn', message: t('channels.testFailed', { name: now.name }) });
    },
    onError: (error) => {
      const { text, remedy } = problemText(error);
      notifications.show({ color: 'block', title: text, message: remedy });
    },
  });
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('channels.testLabel', { name: channel.name })}
      loading={test.isPending}
      onClick={() => test.mutate({ params: { id: channel.id } })}
    >
      {t('channels.test')}
    </Button>
  );
}
