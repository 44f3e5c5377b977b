/**
 * How many posts an account may still make, where it must be asked for (`content_publishing_limit` of Instagram,
 * `threads_publishing_limit` of Threads; read 2026-11-23). The pages of the documentation disagree about the number.
 */
import { z } from 'zod';
import { ask, type Operation } from '../http/ask.ts';

const count = z.number().int().min(0).max(1_000_000);
const schema = z.object({
  data: z
    .array(z.object({ quota_usage: count, config: z.object({ quota_total: count.min(1), quota_duration: count }) }))
    .min(1),
});

/** The window slides, and when it lets the next one through is not told: it is looked at again after an hour. */
const lookAgainMs = 3_600_000;

/** Tells that the limit is reached. Numbers that are far from it would stand in the way of what headers tell. */
export async function notePublishingLimit(operation: Operation, path: string): Promise<void> {
  const { io } = operation;
  const asked = await ask(operation, { path, params: { fields: 'config,quota_usage' }, schema });
  const [told] = asked.ok ? asked.data.data : [];
  if (told === undefined || told.quota_usage < told.config.quota_total) return;
  io.noteBudget?.({
    remaining: 0,
    limit: told.config.quota_total,
    resetAt: new Date(io.now().getTime() + lookAgainMs),
  });
}
