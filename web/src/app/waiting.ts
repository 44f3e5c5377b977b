import { getHealth } from '@bedside/server/contract/flow/publish';
import { reviewQueue } from '@bedside/server/contract/flow/review';
import { listMessages } from '@bedside/server/contract/registers/people';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../lib/query.ts';
import type { RoomId } from './rooms.ts';

const refetchInterval = 30_000;

export type Waiting = { count: number; words: string };

/** What waits for this person, by room; a room where nothing waits is left out. A count that cannot be read is no count. */
export function useWaiting(): Partial<Record<RoomId, Waiting>> {
  const { t } = useTranslation();
  const reviews = useQuery({ ...ask(reviewQueue), refetchInterval });
  const health = useQuery({ ...ask(getHealth), refetchInterval });
  const messages = useQuery({ ...ask(listMessages, { query: { limit: 1 } }), refetchInterval });

  const waiting: Partial<Record<RoomId, Waiting>> = {};
  const mine = reviews.data?.items.filter((item) => item.mine).length ?? 0;
  const needsPerson = health.data?.counts.needsPerson ?? 0;
  const unread = messages.data?.unread ?? 0;
  if (mine > 0) waiting.review = { count: mine, words: t('shell.waitingReviews', { count: mine }) };
  if (needsPerson > 0) {
    waiting.posts = { count: needsPerson, words: t('shell.waitingDeliveries', { count: needsPerson }) };
  }
  if (unread > 0) waiting.messages = { count: unread, words: t('shell.unreadMessages', { count: unread }) };
  return waiting;
}
