import type { Stage } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';

/** States in which the next second may bring news. */
const busy: ReadonlySet<DeliveryView['state']> = new Set(['armed', 'unknown', 'removing']);

/** A planned delivery is watched from so long before it is due. */
const SOON_MS = 60_000;

const MOVING_POLL_MS = 1_500;
const QUIET_POLL_MS = 15_000;

/** How often a post's page asks again: at once while something leaves, seldom when nothing does. */
export function pollMs(post: { stage: Stage | undefined; deliveries: readonly DeliveryView[] }, nowMs: number): number {
  const soon = post.deliveries.some(({ state, dueAt }) => state === 'planned' && Date.parse(dueAt) - nowMs < SOON_MS);
  // A time was chosen a moment ago and the deliveries are still being planned.
  const unplanned = post.stage === 'scheduled' && !post.deliveries.some(({ state }) => state === 'planned');
  const moving =
    soon || unplanned || post.stage === 'publishing' || post.deliveries.some(({ state }) => busy.has(state));
  return moving ? MOVING_POLL_MS : QUIET_POLL_MS;
}

/** When the first planned delivery leaves: ISO 8601, or null when none is planned. */
export function nextDueAt(deliveries: readonly DeliveryView[]): string | null {
  const due = deliveries.filter(({ state }) => state === 'planned').map(({ dueAt }) => dueAt);
  return due.sort()[0] ?? null;
}

/** Whole seconds until an instant, never below zero. */
export function secondsUntil(instant: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - nowMs) / 1_000));
}
