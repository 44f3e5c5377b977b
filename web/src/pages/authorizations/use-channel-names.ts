import { listChannels } from '@bedside/server/contract/registers/channels';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';

/** Channels by name; while they are on their way, nothing is said that may be wrong. */
export function useChannelNames(): (channelId: string) => string {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels)).data?.channels;
  return (channelId) => {
    if (channels === undefined) return '…';
    return channels.find(({ id }) => id === channelId)?.name ?? t('authorizations.covers.channelGone');
  };
}
