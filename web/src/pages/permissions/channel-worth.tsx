import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAuthorizationReasonWords } from '../../ui/authorization-reason-words.ts';
import { SayWhere } from '../authorizations/say-where.tsx';
import { AuthorizationBadge } from '../authorizations/state-badges.tsx';
import { useChannelNames } from '../authorizations/use-channel-names.ts';
import classes from './permissions.module.css';

type Worth = PermissionOfPost['channels'][number];

/** What a permission is worth on a channel, and the first reason why it does not hold there. */
export function Worth({ worth: { state, reason } }: { worth: Pick<Worth, 'state' | 'reason'> }) {
  const { t } = useTranslation();
  const reasonWords = useAuthorizationReasonWords();
  return (
    <>
      {state !== null && <AuthorizationBadge state={state} />}
      {state === null && (
        <Text size="xs" c="dimmed" component="span">
          {t('permits.channel.noPurpose')}
        </Text>
      )}
      {state !== null && state !== 'valid' && reason !== null && (
        <>
          <Text size="xs" c="dimmed" component="span">
            {reasonWords(reason)}
          </Text>
          <SayWhere reason={reason} />
        </>
      )}
    </>
  );
}

/** The channels of a post, each with what a permission is worth on it. */
export function ChannelWorth({ channels }: { channels: readonly Worth[] }) {
  const { t } = useTranslation();
  const nameOf = useChannelNames();
  if (channels.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('permits.link.noChannels')}
      </Text>
    );
  }
  return (
    <ul className={classes.channels} aria-label={t('permits.channel.label')}>
      {channels.map((worth) => (
        <li key={worth.channelId}>
          <Text size="sm" component="span">
            {nameOf(worth.channelId)}
          </Text>
          <Worth worth={worth} />
        </li>
      ))}
    </ul>
  );
}
