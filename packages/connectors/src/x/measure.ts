/** What X counted of a post (docs.x.com/x-api/fundamentals/metrics, read 2026-11-23). */
import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import type { Measure } from '../manifest.ts';
import type { Failure } from '../port.ts';
import { ask, type XContext } from './api.ts';
import { isGone } from './read.ts';

const count = z.int().min(0).optional().catch(undefined);
const measuredSchema = z.union([
  z.object({
    data: z.object({
      public_metrics: z.object({
        impression_count: count,
        like_count: count,
        reply_count: count,
        retweet_count: count,
        quote_count: count,
        bookmark_count: count,
      }),
    }),
  }),
  z.object({ errors: z.array(z.object({ type: z.string().max(300) })).min(1) }),
]);

const names = {
  impressions: 'impression_count',
  likes: 'like_count',
  comments: 'reply_count',
  shares: 'retweet_count',
  quotes: 'quote_count',
  saves: 'bookmark_count',
} as const satisfies Partial<Record<Measure, string>>;

export async function measure(context: XContext, remoteId: string): Promise<MeasureOutcome> {
  const path = `/2/tweets/${encodeURIComponent(remoteId)}`;
  const told = await ask(context, { path, params: { 'tweet.fields': 'public_metrics' }, schema: measuredSchema });
  if (!told.ok) return isGone(told) ? { kind: 'absent' } : told.failure;
  if ('errors' in told.data) {
    const isAbsent = told.data.errors.every(({ type }) => type.endsWith('/problems/resource-not-found'));
    return isAbsent ? { kind: 'absent' } : notTold;
  }
  const metrics = told.data.data.public_metrics;
  const numbers = Object.entries(names).flatMap(([name, field]) => {
    const number = metrics[field];
    return number === undefined ? [] : [[name, number] as const];
  });
  return { kind: 'measured', numbers: Object.fromEntries(numbers) };
}

const notTold: Failure = {
  kind: 'ambiguous',
  code: 'RECORD_NOT_READ',
  detail: 'The network did not let the account read the post.',
};
