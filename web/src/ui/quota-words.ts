import type { ChannelQuotaView, QuotaView } from '@bedside/server/contract/flow/publish/quotas';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatInstant } from '../lib/format.ts';
import { viewerTimeZone } from '../lib/wall-time.ts';

/** How much of a quota is gone when planned posts are counted too; from 0 to more than 1. */
export function shareGone({ planned, posts, sent }: QuotaView): number {
  return posts === 0 ? 1 : (sent + planned) / posts;
}

/** Worth a word while one writes: four fifths are gone. */
const NEAR = 0.8;

/** The quota of which the least is left, where that is little or something waits; null where there is room. */
export function nearestQuota({ fullUntil, quotas, waits }: ChannelQuotaView): QuotaView | null {
  const [least] = quotas.toSorted((one, other) => shareGone(other) - shareGone(one));
  if (least === undefined) return null;
  return fullUntil !== null || waits !== null || shareGone(least) >= NEAR ? least : null;
}

/** A quota in words, and what it means for what is planned. */
export function useQuotaWords() {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const at = (instant: string) => formatInstant(instant, i18n.language, viewerTimeZone());
  return {
    used: ({ perSeconds, planned, posts, sent }: QuotaView) =>
      [
        t('channels.quota.used', {
          sent: number.format(sent),
          posts: number.format(posts),
          time: formatDuration(perSeconds, i18n.language),
        }),
        ...(planned === 0 ? [] : [t('channels.quota.planned', { count: planned })]),
      ].join(' '),
    waiting: ({ fullUntil, waits }: ChannelQuotaView) => [
      ...(fullUntil === null ? [] : [t('channels.quota.full', { time: at(fullUntil) })]),
      ...(waits === null ? [] : [t('channels.quota.waits', { count: waits.posts, time: at(waits.firstAt) })]),
    ],
  };
}
