import { listQuotas } from '@bedside/server/contract/flow/publish/quotas';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { ask } from '../../lib/query.ts';
import { nearestQuota, useQuotaWords } from '../../ui/quota-words.ts';

/** Chosen accounts of which the network takes little more just now; nothing while there is room. */
export function ComposeQuota(props: { channelIds: readonly string[]; channels: readonly ChannelView[] }) {
  const { channelIds, channels } = props;
  const words = useQuotaWords();
  const quotas = useQuery({ ...ask(listQuotas), enabled: channelIds.length > 0 }).data?.channels ?? [];
  return quotas.flatMap((quota) => {
    const channel = channels.find(({ id }) => id === quota.channelId && channelIds.includes(id));
    const nearest = nearestQuota(quota);
    if (channel === undefined || nearest === null) return [];
    return (
      <Text key={channel.id} size="sm" c="var(--bedside-warn)">
        <Gauge size={16} aria-hidden style={{ verticalAlign: 'text-bottom', marginInlineEnd: 6 }} />
        {[`${channel.name}: ${words.used(nearest)}`, ...words.waiting(quota)].join(' ')}
      </Text>
    );
  });
}
