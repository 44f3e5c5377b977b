import type { DeliveryState } from '../publish/contract.ts';

/** What there is to do by hand. `waiting`: the worker is about to settle it. */
export type HandState = 'to_post' | 'to_take_down' | 'standing' | 'waiting' | 'over';

/** How long what was cleared may be posted: a person has other things to do, and words of a clinic grow old. */
export const HANDED_FOR_MS = 12 * 60 * 60_000;
/** Between one reminder and the next. */
export const REMIND_EVERY_MS = 2 * 60 * 60_000;
/** Afterwards it stands in the list, and nobody is reminded any more. */
export const MAX_REMINDERS = 12;
/** From the so many-th reminder on administrators are told too. */
export const TELL_OTHERS_FROM = 2;

/** Where a hand task stands, told from its delivery alone, so that there is one truth. */
export function handStateOf(state: DeliveryState): HandState {
  switch (state) {
    case 'needs_person':
      return 'to_post';
    case 'removing':
      return 'to_take_down';
    case 'confirmed':
      return 'standing';
    case 'armed':
    case 'unknown':
      return 'waiting';
    case 'planned':
    case 'rejected':
    case 'parked':
    case 'cancelled':
    case 'removed':
      return 'over';
  }
}

export type HandAnswer = 'posted' | 'not_posted' | 'gone' | 'pass_on';

/** Which answers a state takes: each at most once, as each leads out of its state (`pass_on` changes who has it). */
export function takes(state: HandState, answer: HandAnswer): boolean {
  switch (answer) {
    case 'posted':
    case 'not_posted':
      return state === 'to_post';
    case 'gone':
      return state === 'to_take_down';
    case 'pass_on':
      return state === 'to_post' || state === 'to_take_down';
  }
}

export type Handed = { readonly endsAt: Date; readonly removalAskedAt: Date | null };

/** Since when somebody waits for what is to be done is not for long any more. */
export function isLate(task: Handed, state: HandState, now: Date): boolean {
  if (state === 'to_post') return now >= task.endsAt;
  const { removalAskedAt } = task;
  return (
    state === 'to_take_down' && removalAskedAt !== null && now.getTime() - removalAskedAt.getTime() > REMIND_EVERY_MS
  );
}
