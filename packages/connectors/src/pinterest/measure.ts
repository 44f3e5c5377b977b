/**
 * What is counted of a pin (GET /v5/pins/:id/analytics). The network tells of the last 90 days alone, day by day: the sum is
 * all there is for a younger pin, and of an older one only what it tells of the whole life is told.
 */
import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import type { Operation } from '../http/ask.ts';
import type { Measure } from '../manifest.ts';
import { ask } from './api.ts';
import { readPin } from './read-back.ts';

const number = z.number().nonnegative().nullish().catch(undefined);
const numbersSchema = z.record(z.string(), number);
const analyticsSchema = z.object({
  all: z.object({
    summary_metrics: numbersSchema.nullish().catch(undefined),
    lifetime_metrics: numbersSchema.nullish().catch(undefined),
  }),
});

type Names = Readonly<Record<string, Measure>>;
/** Told of days. */
const daily: Names = { IMPRESSION: 'impressions', SAVE: 'saves', OUTBOUND_CLICK: 'clicks' };
const dailyOfVideos: Names = { VIDEO_MRC_VIEW: 'views' };
/** Told of the whole life. */
const lifelong: Names = { TOTAL_COMMENTS: 'comments', TOTAL_REACTIONS: 'likes' };

const dayMs = 86_400_000;
/** A day less than the network allows, whose days are not ours. */
const longestMs = 89 * dayMs;

export async function measure(operation: Operation, remoteId: string): Promise<MeasureOutcome> {
  const found = await readPin(operation, remoteId);
  if (!found.ok) return found.notFound ? { kind: 'absent' } : found.failure;
  const nowMs = operation.io.now().getTime();
  const createdMs = Date.parse(found.data.created_at ?? '');
  const isWhole = nowMs - createdMs < longestMs;
  const span = { from: new Date(nowMs - longestMs), to: new Date(nowMs) };
  // One name that it does not know, or does not tell of this pin, and the network tells nothing: each kind is asked for alone.
  const groups = isWhole ? [daily, lifelong, dailyOfVideos] : [lifelong];
  const numbers: Partial<Record<Measure, number>> = {};
  let failure: MeasureOutcome | null = null;
  for (const names of groups) {
    const told = await askFor(operation, { remoteId, names, span });
    if (told.ok) Object.assign(numbers, told.numbers);
    else failure ??= told.failure;
  }
  return failure !== null && Object.keys(numbers).length === 0 ? failure : { kind: 'measured', numbers };
}

async function askFor(
  operation: Operation,
  { names, remoteId, span }: { names: Names; remoteId: string; span: { from: Date; to: Date } },
) {
  const told = await ask(operation, {
    path: `/v5/pins/${encodeURIComponent(remoteId)}/analytics`,
    params: { start_date: dayOf(span.from), end_date: dayOf(span.to), metric_types: Object.keys(names).join(',') },
    schema: analyticsSchema,
  });
  if (!told.ok) return { ok: false, failure: told.failure } as const;
  const { lifetime_metrics: lifetime, summary_metrics: summary } = told.data.all;
  const numbers = Object.entries(names).flatMap(([name, measured]) => {
    const value = summary?.[name] ?? lifetime?.[name];
    return typeof value === 'number' ? [[measured, value] as const] : [];
  });
  return { ok: true, numbers: Object.fromEntries(numbers) } as const;
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
