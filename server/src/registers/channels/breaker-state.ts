/**
 * Whether the network of a channel is in trouble: a circuit breaker for each account. Pure; `breakers.ts` keeps it.
 *
 * Closed: calls that failed for the network's own fault are counted, until one that sends succeeds. Open: nothing is sent for
 * a while that grows with each opening. Then one delivery looks on the network, which makes nothing; when it is answered, that
 * delivery is sent, and when that succeeds the others follow, a few at first.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const instantMs = z.number().int().nonnegative();
const breakerState = z.object({
  /** Failures without a success in between, since the first of them. */
  failures: z.number().int().positive(),
  since: instantMs,
  lastAt: instantMs,
  /** Whose failed last; null where that was a look. */
  lastSender: z.string().nullable(),
  /** How often it opened since the network was last well. */
  openings: z.number().int().nonnegative(),
  /** Open: nothing is sent before this, and then by one delivery alone. Null while failures are only counted, and in recovery. */
  until: instantMs.nullable(),
  /** Who tries, and until when nobody else does. */
  probe: z.object({ by: z.string(), until: instantMs, hasLooked: z.boolean() }).nullable(),
  /** It sends again since then, and how much so far. */
  recovery: z.object({ since: instantMs, sent: z.number().int().nonnegative() }).nullable(),
});
export type BreakerState = z.infer<typeof breakerState>;

export type BreakerVerdict =
  | { readonly kind: 'send-now' }
  /** Look on the network first; whoever is told so is the only one. */
  | { readonly kind: 'look-first' }
  | { readonly kind: 'wait'; readonly until: Date; readonly reason: 'trouble' };

/** What a call tells of its network: that it is in trouble, that it did what such a call asks, or nothing. */
export type Telling = 'trouble' | 'well' | 'nothing';

/** `waiter` is a delivery; `dueAt` its time: what is due longest comes first. */
export type Asking = { readonly waiter: string; readonly dueAt: Date; readonly now: Date };

/** In a row; a network of which one call in five succeeds does not get here in a hundred. */
const MOST_FAILURES = 5;
/** Failures that far apart are no run. */
const FORGET_MS = 10 * 60_000;
const FIRST_OPEN_MS = 30_000;
const LONGEST_OPEN_MS = 5 * 60_000;
/** As long as a claim holds: whoever looked and died is followed by another. */
const PROBE_MS = 60_000;
/** Whoever waits for a probe of another asks again after that. */
const LOOK_AGAIN_MS = 5_000;
/** What may be sent doubles with each such time after the first success, until it is over. */
const RECOVERY_STEP_MS = 2_000;
const RECOVERY_MS = 20_000;
/** Whoever waits comes within this time. */
const SPREAD_MS = 30_000;
/** What is due for so long is the oldest there is: later it is not sent any more. */
const OLDEST_MS = 30 * 60_000;

const SEND_NOW = { kind: 'send-now' } as const;
const LOOK_FIRST = { kind: 'look-first' } as const;

/** What is stored, or null where nothing is or nothing that can be read: then the network counts as well. */
export function readBreakerState(stored: unknown): BreakerState | null {
  return breakerState.safeParse(stored).data ?? null;
}

/** Whether a delivery may be sent now, and what is kept of the question. Null and an unchanged state are not written. */
export function judgeBreaker(
  state: BreakerState | null,
  asking: Asking,
): { readonly verdict: BreakerVerdict; readonly state: BreakerState | null } {
  if (state === null) return { verdict: SEND_NOW, state };
  if (state.recovery !== null) return judgeRecovery(state, asking);
  if (state.until === null) return { verdict: SEND_NOW, state };
  const now = asking.now.getTime();
  if (isAhead(state.until, { now, longestMs: LONGEST_OPEN_MS }))
    return { verdict: waitUntil(state.until, asking), state };
  const { probe } = state;
  if (probe?.by === asking.waiter && probe.hasLooked) return { verdict: SEND_NOW, state };
  const isTaken = probe !== null && isAhead(probe.until, { now, longestMs: PROBE_MS }) && probe.by !== asking.waiter;
  if (isTaken) return { verdict: waitUntil(now + LOOK_AGAIN_MS, asking), state };
  const own = { by: asking.waiter, until: now + PROBE_MS, hasLooked: false };
  return { verdict: LOOK_FIRST, state: { ...state, probe: own } };
}

/** A few at first: a network that has only just come back is not met by everybody who waited. */
function judgeRecovery(state: BreakerState, asking: Asking): ReturnType<typeof judgeBreaker> {
  const { recovery } = state;
  const now = asking.now.getTime();
  const end = (recovery?.since ?? 0) + RECOVERY_MS;
  if (recovery === null || !isAhead(end, { now, longestMs: RECOVERY_MS })) return { verdict: SEND_NOW, state: null };
  const allowed = 2 ** Math.floor((now - recovery.since) / RECOVERY_STEP_MS);
  if (recovery.sent >= allowed) return { verdict: waitUntil(end, asking), state };
  return { verdict: SEND_NOW, state: { ...state, recovery: { ...recovery, sent: recovery.sent + 1 } } };
}

/** A moment further away than any that is ever set was set before the clock was put back: it counts as over. */
function isAhead(moment: number, { now, longestMs }: { now: number; longestMs: number }): boolean {
  return moment > now && moment <= now + longestMs;
}

function waitUntil(from: number, asking: Asking): BreakerVerdict {
  return { kind: 'wait', until: new Date(from + momentOf(asking)), reason: 'trouble' };
}

/** Each comes at a moment of its own, what is due longest first; the same each time for the same waiter. */
function momentOf({ waiter, dueAt, now }: Asking): number {
  const age = Math.min(1, Math.max(0, now.getTime() - dueAt.getTime()) / OLDEST_MS);
  return Math.floor(SPREAD_MS * (0.7 * (1 - age) + 0.3 * shareOf(waiter)));
}

/**
 * What is kept after a call. `send` asks that a post be made public; whatever else was asked is a `look`, whose success does
 * not show that the network takes posts. `by` is the delivery that called.
 */
export function afterCall(
  state: BreakerState | null,
  told: { readonly call: 'send' | 'look'; readonly telling: Telling; readonly by: string; readonly now: Date },
): BreakerState | null {
  const now = told.now.getTime();
  if (told.telling === 'trouble') return afterFailure(state, { now, sender: told.call === 'send' ? told.by : null });
  if (state === null || told.telling === 'nothing') return state;
  if (told.call === 'send') return afterSending(state, now);
  const { probe } = state;
  return probe?.by === told.by ? { ...state, probe: { ...probe, hasLooked: true } } : state;
}

type Failing = { readonly now: number; readonly sender: string | null };

function afterFailure(state: BreakerState | null, { now, sender }: Failing): BreakerState {
  if (state === null || isForgotten(state, now)) return fresh({ now, sender });
  if (state.recovery !== null) return opened(state, now);
  // The same post over and over, while looks are answered: that may be the post's fault.
  const isSame = sender !== null && sender === state.lastSender;
  const failures = isSame ? state.failures : state.failures + 1;
  if (state.until === null) return counted({ ...state, failures, lastAt: now, lastSender: sender }, now);
  // What was under way when it opened tells nothing new; what was tried since then does.
  const isOpen = isAhead(state.until, { now, longestMs: LONGEST_OPEN_MS });
  return isOpen ? state : opened(state, now);
}

/** Well, as far as anybody knows: what failed before is not part of what fails now. */
function isForgotten({ until, recovery, lastAt }: BreakerState, now: number): boolean {
  if (recovery !== null) return now >= recovery.since + RECOVERY_MS;
  return until === null && now - lastAt > FORGET_MS;
}

function fresh({ now, sender }: Failing): BreakerState {
  const closed = { openings: 0, until: null, probe: null, recovery: null };
  return { failures: 1, since: now, lastAt: now, lastSender: sender, ...closed };
}

function counted(state: BreakerState, now: number): BreakerState {
  return state.failures >= MOST_FAILURES ? opened(state, now) : state;
}

function opened(state: BreakerState, now: number): BreakerState {
  const openings = state.openings + 1;
  const openMs = Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** (openings - 1));
  // Networks that failed together are not asked again together.
  const shorter = 1 - 0.2 * shareOf(`${state.since} ${openings}`);
  return { ...state, lastAt: now, openings, until: now + Math.floor(openMs * shorter), probe: null, recovery: null };
}

function afterSending(state: BreakerState, now: number): BreakerState | null {
  if (state.until !== null) return { ...state, until: null, probe: null, recovery: { since: now, sent: 0 } };
  if (state.recovery === null) return null;
  return now >= state.recovery.since + RECOVERY_MS ? null : state;
}

/** When a delivery may ask again, where its network is in trouble; null where it is not. */
export function askAgainAt(state: BreakerState | null, asking: Asking): Date | null {
  if (state === null || state.until === null) return null;
  if (!isAhead(state.until, { now: asking.now.getTime(), longestMs: LONGEST_OPEN_MS })) return null;
  return new Date(state.until + momentOf(asking));
}

/** For how long after it might be tried again an open breaker still tells of trouble, while nobody had anything to send. */
export const TOLD_FOR_MS = 10 * 60_000;

/** Since when a network is in trouble, and when it is tried again; null where it is not, or where nobody knows any more. */
export function troubleOf(
  state: BreakerState | null,
  now: Date,
): { readonly since: Date; readonly until: Date } | null {
  if (state === null || state.until === null || state.until + TOLD_FOR_MS < now.getTime()) return null;
  return { since: new Date(state.since), until: new Date(state.until) };
}

/** A number in [0, 1) that belongs to some words. */
function shareOf(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE() / 2 ** 32;
}
