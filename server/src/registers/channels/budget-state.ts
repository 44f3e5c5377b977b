/**
 * How much a channel's network still takes: what its answers said, and what we sent. Pure; `budgets.ts` keeps it.
 *
 * Times are the house's clock. What a network said holds until the window that it named is over; posts are counted in
 * slots of a 24th of a quota's time, so that no more than the quota goes out in any such time, wherever it begins.
 */
import { createHash } from 'node:crypto';
import type { BudgetNote, NetworkBudget } from '@bedside/connectors';
import { z } from 'zod';

const instantMs = z.number().int().nonnegative();
const budgetState = z.object({
  /** What the answers said; one entry for each limit by its size. */
  limits: z.array(z.object({ limit: z.number().nullable(), remaining: z.number(), resetAt: instantMs })),
  /** The network refused a call for being one too many, and takes none before this. */
  refusedUntil: instantMs.nullable(),
  /** Posts by the beginning of their slot, for each quota by its time. */
  sent: z.array(z.object({ perMs: z.number().positive(), slots: z.array(z.tuple([instantMs, z.number()])) })),
});
export type BudgetState = z.infer<typeof budgetState>;

export type BudgetVerdict =
  | { readonly kind: 'send-now' }
  /** `reason`: the network refused, its window is nearly empty, or a quota of posts is reached. */
  | { readonly kind: 'wait'; readonly until: Date; readonly reason: 'refused' | 'limit' | 'quota' };

const SLOTS = 24;
/** A network has a handful of limits; a hostile one could name a new one with each answer. */
const MAX_LIMITS = 8;
/** Whoever waits for the same window comes within this time after it, each at a moment of its own. */
const LONGEST_SPREAD_MS = 30_000;
const SHORTEST_SPREAD_MS = 1_000;
/** Windows that are told in seconds from now differ by the time an answer takes. */
const SAME_WINDOW_MS = 2_000;

export const emptyBudget: BudgetState = { limits: [], refusedUntil: null, sent: [] };

/** What is stored, or an empty one where nothing is or nothing that can be read. */
export function readBudgetState(stored: unknown): BudgetState {
  return budgetState.safeParse(stored).data ?? emptyBudget;
}

/** Takes over what answers said, in any order. */
export function withNotes(state: BudgetState, notes: readonly BudgetNote[], now: Date): BudgetState {
  let { limits, refusedUntil } = state;
  for (const note of notes) {
    const resetAt = note.resetAt.getTime();
    if (note.limit === null && note.remaining === 0) refusedUntil = Math.max(refusedUntil ?? 0, resetAt);
    else limits = withLimit(limits, { limit: note.limit, remaining: note.remaining, resetAt });
  }
  const open = limits.filter(({ resetAt }) => resetAt > now.getTime());
  const newest = open.toSorted((a, b) => b.resetAt - a.resetAt).slice(0, MAX_LIMITS);
  return { ...state, limits: newest, refusedUntil: (refusedUntil ?? 0) > now.getTime() ? refusedUntil : null };
}

type Limit = BudgetState['limits'][number];

/** Within one window less and less remains: an answer that comes late must not bring back what is spent. */
function withLimit(limits: readonly Limit[], told: Limit): Limit[] {
  const others = limits.filter(({ limit }) => limit !== told.limit);
  const known = limits.find(({ limit }) => limit === told.limit);
  if (known === undefined || told.resetAt > known.resetAt + SAME_WINDOW_MS) return [...others, told];
  if (told.resetAt < known.resetAt - SAME_WINDOW_MS) return [...others, known];
  return [...others, { ...known, remaining: Math.min(known.remaining, told.remaining) }];
}

/** Counts one post that is about to leave, against the quotas and against what the network last said. */
export function withSending(state: BudgetState, budget: NetworkBudget, now: Date): BudgetState {
  const limits = state.limits.map((limit) => ({ ...limit, remaining: Math.max(0, limit.remaining - 1) }));
  const sent = budget.quotas.map(({ perMs }) => {
    const slotMs = perMs / SLOTS;
    const begin = Math.floor(Math.floor(now.getTime() / slotMs) * slotMs);
    const before = slotsOf(state, perMs, now);
    const own = before.find(([at]) => at === begin)?.[1] ?? 0;
    const slots = [...before.filter(([at]) => at !== begin), [begin, own + 1] satisfies [number, number]];
    return { perMs, slots };
  });
  return { ...state, limits, sent };
}

/** Slots that reach into the quota's time before now, oldest first. */
function slotsOf(state: BudgetState, perMs: number, now: Date): [number, number][] {
  const slots = state.sent.find((one) => one.perMs === perMs)?.slots ?? [];
  return slots.filter(([at]) => overAt(at, perMs) > now.getTime()).toSorted(([a], [b]) => a - b);
}

/** When each post that was sent in a quota's time before now stops counting. */
export function sentWithin(state: BudgetState, perMs: number, now: Date): number[] {
  return slotsOf(state, perMs, now).flatMap(([at, count]) => Array.from({ length: count }, () => overAt(at, perMs)));
}

/** When all of a slot is longer ago than the quota's time. */
const overAt = (begin: number, perMs: number) => Math.ceil(begin + perMs / SLOTS + perMs);

/** Whether a delivery may be armed now, or when to ask again. The moment is the same each time for the same waiter and state. */
export function judgeBudget(
  state: BudgetState,
  asked: { budget: NetworkBudget; waiter: string; now: Date },
): BudgetVerdict {
  const { budget, waiter, now } = asked;
  const waits = [
    { reason: 'refused' as const, until: state.refusedUntil ?? 0 },
    ...state.limits
      .filter((limit) => isSpent(limit, budget.reserve))
      .map(({ resetAt }) => ({ reason: 'limit' as const, until: resetAt })),
    ...budget.quotas.map((quota) => ({ reason: 'quota' as const, until: quotaFreeAt(state, quota, now) })),
  ].filter(({ until }) => until > now.getTime());
  const longest = waits.toSorted((a, b) => b.until - a.until)[0];
  if (longest === undefined) return { kind: 'send-now' };
  const spreadMs = Math.min(LONGEST_SPREAD_MS, Math.max(SHORTEST_SPREAD_MS, longest.until - now.getTime()));
  const until = new Date(longest.until + Math.floor(shareOf(waiter) * spreadMs));
  return { kind: 'wait', until, reason: longest.reason };
}

/** Small limits, such as that of sign-ins, keep a smaller reserve: else nothing would ever be sent. */
function isSpent({ limit, remaining }: Limit, reserve: number): boolean {
  return remaining <= (limit === null ? reserve : Math.min(reserve, Math.floor(limit / 4)));
}

function quotaFreeAt(state: BudgetState, quota: NetworkBudget['quotas'][number], now: Date): number {
  let over = slotsOf(state, quota.perMs, now).reduce((sum, [, count]) => sum + count, 0) - quota.posts + 1;
  for (const [at, count] of slotsOf(state, quota.perMs, now)) {
    if (over <= 0) return 0;
    over -= count;
    if (over <= 0) return overAt(at, quota.perMs);
  }
  return 0;
}

/** A number in [0, 1) that is the waiter's own. */
function shareOf(waiter: string): number {
  return createHash('sha256').update(waiter).digest().readUInt32BE() / 2 ** 32;
}
