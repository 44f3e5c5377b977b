import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../org/service.ts';
import type { StoredFacts } from '../stored-facts.ts';
import type { EndCause } from './contract.ts';
import { authorizationEnd } from './schema.ts';

export type End = { readonly cause: EndCause; readonly onDay: string | null; readonly isFirst: boolean };

/** On which days a permission ends, as far as that is known when it is signed. Pure. */
export function endsOf({ expiry, subject, signature, reconsentedAt }: StoredFacts, timeZone: string): readonly End[] {
  const { majorityOn } = subject;
  const signedAt = signature?.signedAt ?? null;
  const growsUp = majorityOn !== null && signedAt !== null && signedAt < majorityOn && reconsentedAt === null;
  return firstOf([
    ...(expiry?.kind === 'date' ? [{ cause: 'expires', onDay: lastDayBefore(expiry.at, timeZone) } as const] : []),
    ...(expiry?.kind === 'event'
      ? [{ cause: 'event', onDay: expiry.at === null ? null : dayIn(expiry.at, timeZone) } as const]
      : []),
    // A day of birth has no zone, and neither has the day of majority.
    ...(growsUp ? [{ cause: 'of_age', onDay: majorityOn.toISOString().slice(0, 10) } as const] : []),
  ]);
}

/** The earliest day ends it; on one day, the last day of the permission goes before the day of majority. What waits has none. */
function firstOf(ends: readonly Omit<End, 'isFirst'>[]): readonly End[] {
  const [first] = ends
    .filter(({ onDay }) => onDay !== null)
    .toSorted((one, other) => (one.onDay ?? '').localeCompare(other.onDay ?? ''));
  return ends.map((end) => ({ ...end, isFirst: end.onDay === null || end === first }));
}

/** The day that an instant falls on there. */
export function dayIn(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** An end is the first moment at which something does not hold any more: its last day is the one before. */
export function lastDayBefore(end: Date, timeZone: string): string {
  return dayIn(new Date(end.getTime() - 1), timeZone);
}

type Noted = { readonly authorizationId: string; readonly facts: StoredFacts; readonly toldAt?: Told };
/** When its owners were told of each end, where that is known. */
type Told = Readonly<Partial<Record<EndCause, Date>>>;

/** Writes down on which days permissions end, to be looked for. Safe to do again. */
export async function noteEnds(scope: Scope, noted: readonly Noted[]): Promise<void> {
  const { organizationId } = scope;
  const { timeZone } = await readOrganization(scope);
  const rows = noted.flatMap(({ authorizationId, facts, toldAt = {} }) => {
    const [discloser = organizationId] = facts.disclosers;
    const siteId = discloser === organizationId ? null : discloser;
    return endsOf(facts, timeZone).map((end) => ({
      organizationId,
      authorizationId,
      ...end,
      kind: facts.kind,
      siteId,
      toldAt: toldAt[end.cause] ?? null,
    }));
  });
  if (rows.length > 0) await scope.tx.insert(authorizationEnd).values(rows).onConflictDoNothing();
}

/** Its owners were told just now. */
export async function noteTold(scope: Scope, end: { authorizationId: string; cause: EndCause }): Promise<void> {
  await scope.tx.update(authorizationEnd).set({ toldAt: scope.services.clock.now() }).where(endIs(scope, end));
}

/** The event happened, or will, on its day: it ends the permission, unless the day of majority did before. */
export async function noteEventDay(scope: Scope, told: { authorizationId: string; facts: StoredFacts }): Promise<void> {
  const { authorizationId } = told;
  const { timeZone } = await readOrganization(scope);
  for (const { cause, onDay, isFirst } of endsOf(told.facts, timeZone)) {
    await scope.tx.update(authorizationEnd).set({ onDay, isFirst }).where(endIs(scope, { authorizationId, cause }));
  }
}

function endIs({ organizationId }: Scope, end: { authorizationId: string; cause: EndCause }) {
  return and(
    eq(authorizationEnd.organizationId, organizationId),
    eq(authorizationEnd.authorizationId, end.authorizationId),
    eq(authorizationEnd.cause, end.cause),
  );
}
