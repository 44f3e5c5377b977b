import { type ChannelQuotaView, listQuotas } from '@bedside/server/contract/flow/publish/quotas';
import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { shareGone, useQuotaWords } from '../../ui/quota-words.ts';

/** How much of what the network takes of an account is used and planned; nothing of networks that count no posts. */
export function ChannelQuota({ channelId }: { channelId: string }) {
  const { t } = useTranslation();
  const words = useQuotaWords();
  const quota = useQuery(ask(listQuotas)).data?.channels.find((one) => one.channelId === channelId);
  if (quota === undefined) return null;
  return (
    <div>
      {quota.quotas.map((one) => (
        <div key={one.perSeconds}>
          <Text size="xs" c="dimmed">
            {words.used(one)}
          </Text>
          <Progress
            size="xs"
            maw={240}
            aria-label={t('channels.quota.meter')}
            value={Math.min(100, Math.round(shareGone(one) * 100))}
            color={shareGone(one) >= 1 ? 'warn' : 'teal'}
          />
        </div>
      ))}
      <QuotaWaits quota={quota} />
    </div>
  );
}

/** Nothing is refused for it: what finds no room goes out as soon as there is some. */
function QuotaWaits({ quota }: { quota: ChannelQuotaView }) {
  return useQuotaWords()
    .waiting(quota)
    .map((line) => (
      <Text key={line} size="xs" c="var(--bedside-warn)">
        {line}
      </Text>
    ));
}
