import { and, desc, eq } from 'drizzle-orm';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { occurrencesAfter, type RepeatAt } from './rule.ts';
import { postOccurrence, postRepeat } from './schema.ts';

export type RepeatRow = typeof postRepeat.$inferSelect;
export type OccurrenceRow = typeof postOccurrence.$inferSelect;

/** The rule of a post, whatever became of it; null where there never was one. Locked until the end where asked. */
export async function findRepeat(scope: Scope, postId: string, lock?: 'for update'): Promise<RepeatRow | null> {
  const rows = scope.tx.select().from(postRepeat).where(repeatOf(scope, postId));
  const [row] = lock === undefined ? await rows : await rows.for('update');
  return row ?? null;
}

export async function changeRecord(
  scope: Scope,
  change: { postId: string } & Partial<Pick<RepeatRow, 'state' | 'because' | 'nextOn' | 'nextAt' | 'madeBy'>>,
): Promise<void> {
  const { postId, ...set } = change;
  await scope.tx
    .update(postRepeat)
    .set({ ...set, changedAt: scope.services.clock.now() })
    .where(repeatOf(scope, postId));
}

function repeatOf(scope: Scope, postId: string) {
  return and(eq(postRepeat.organizationId, scope.organizationId), eq(postRepeat.postId, postId));
}

/** Dates of a post's rules that were made or skipped, newest first. */
export function listOccurrences(scope: Scope, postId: string): Promise<OccurrenceRow[]> {
  return scope.tx
    .select()
    .from(postOccurrence)
    .where(and(eq(postOccurrence.organizationId, scope.organizationId), eq(postOccurrence.postId, postId)))
    .orderBy(desc(postOccurrence.occursOn));
}

/** The occurrence as which a post was made; null for a post that repeats nothing. */
export async function occurrenceMade(scope: Scope, madePostId: string): Promise<OccurrenceRow | null> {
  const [row] = await scope.tx
    .select()
    .from(postOccurrence)
    .where(and(eq(postOccurrence.organizationId, scope.organizationId), eq(postOccurrence.madePostId, madePostId)));
  return row ?? null;
}

/** The next date of a rule after an instant of which nothing was noted yet; both null where none is to come. */
export function nextOf(
  at: RepeatAt,
  after: { afterMs: number; noted: ReadonlySet<string> },
): Pick<RepeatRow, 'nextOn' | 'nextAt'> {
  const [next] = occurrencesAfter(at, after.afterMs, after.noted.size + 1).filter(({ on }) => !after.noted.has(on));
  return next === undefined ? { nextOn: null, nextAt: null } : { nextOn: next.on, nextAt: new Date(next.atMs) };
}
