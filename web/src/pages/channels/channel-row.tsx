import { manifestFor } from '@bedside/connectors/networks';
import { type ChannelView, listChannels, testChannel } from '@bedside/server/contract/registers/channels';
import { Anchor, Box, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleCheck, ExternalLink, KeyRound, type LucideIcon, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatRelative } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { NetworkMark } from '../../ui/network-mark.tsx';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { StopControl } from '../../ui/stop-control.tsx';
import { ChannelSite } from './channel-site.tsx';

const states: Readonly<Record<ChannelView['state'], { tone: Tone; icon: LucideIcon }>> = {
  connected: { tone: 'pass', icon: CircleCheck },
  needs_reauthorization: { tone: 'warn', icon: KeyRound },
  disconnected: { tone: 'quiet', icon: Unplug },
};

export function ChannelRow(props: { channel: ChannelView; onReconnect: () => void; onDisconnect: () => void }) {
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
        <Box my={4}>
          <StopControl target={{ kind: 'channel', id: channel.id, name: channel.name }} />
        </Box>
        {channel.lastErrorCode !== null && channel.state !== 'disconnected' && (
          <Text size="xs" c="var(--bedside-warn)">
            {t('channels.lastError', { code: channel.lastErrorCode })}
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

function Checked({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (channel.checkedAt === null) return t('channels.neverChecked');
  return t('channels.checked', { when: formatRelative(channel.checkedAt, currentLanguage(), nowMs) });
}

function ChannelActions(props: { channel: ChannelView; onReconnect: () => void; onDisconnect: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { channel } = props;
  const named = { name: channel.name };
  const isOut = channel.state === 'disconnected';
  return (
    <>
      {!isOut && hasRole(person, 'administrator', 'publisher') && <TestButton channel={channel} />}
      {channel.state !== 'connected' && hasRole(person, 'administrator') && (
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
      if (now.state === 'connected' && now.lastErrorCode === null) notifyDone(t('channels.testOk', { name: now.name }));
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
