const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How soon a text is tried again that was not taken, by the number of tries so far. */
const RETRY_MS = [5 * SECOND_MS, 20 * SECOND_MS, MINUTE_MS, 3 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];
/** A gateway lists what it took in no time; a minute is many times what that needs. */
export const SETTLES_MS = MINUTE_MS;
const LOOK_FOR_AGAIN_MS = 20 * SECOND_MS;
/** When what became of a text is asked for, after each look before: most are delivered within seconds. */
const LOOK_MS = [10 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];
const MOST_PATIENCE_MS = HOUR_MS;

export type Sending = {
  readonly attempts: number;
  readonly atMostOnce: boolean;
  /** Since when it is open whether the gateway has it. */
  readonly armedAt: Date | null;
  readonly endsAt: Date;
};

/** What is to be done about a text that has not gone out for certain. */
export type Step = 'send' | 'look-for' | 'too-late';

export function stepOf({ armedAt, endsAt }: Sending, now: Date): Step {
  if (armedAt !== null) return 'look-for';
  return endsAt <= now ? 'too-late' : 'send';
}

/**
 * A text whose outcome is unknown is not among those that the gateway took. One that may go twice is sent again, once the gateway
 * had time to list it; of a code at most one ever goes, since whoever waits for it asks for another.
 */
export function afterNotFound(sending: Sending, now: Date): 'wait' | 'send' | 'give-up' {
  const { armedAt, atMostOnce, endsAt } = sending;
  if (armedAt !== null && now.getTime() - armedAt.getTime() < SETTLES_MS) return 'wait';
  return atMostOnce || endsAt <= now ? 'give-up' : 'send';
}

/** When it is tried again that nothing was taken; null where that is of no use any more. */
export function retryAt(sending: Sending, of: { now: Date; patienceMs: number }): Date | null {
  const usual = RETRY_MS[Math.min(sending.attempts, RETRY_MS.length) - 1] ?? SECOND_MS;
  const at = new Date(of.now.getTime() + Math.max(usual, Math.min(of.patienceMs, MOST_PATIENCE_MS)));
  return at < sending.endsAt ? at : null;
}

/** When the gateway is asked once more whether it took it. */
export function lookForAt(sending: Sending, now: Date): Date {
  const settled = (sending.armedAt ?? now).getTime() + SETTLES_MS;
  return new Date(Math.max(now.getTime() + LOOK_FOR_AGAIN_MS, settled));
}

/** When what became of it is asked for; null where it was asked often enough. */
export function lookAt(looks: number, now: Date): Date | null {
  const wait = LOOK_MS[looks];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
