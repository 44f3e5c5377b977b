import type { Clock } from '../../kernel/clock/clock.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';

const WINDOW_MS = 10 * 60 * 1_000;
const MAX_FAILURES = 10;
const MAX_KEYS = 10_000;

/**
 * Slows down guessing: after ten failures for one e-mail address within ten minutes from one network address, further
 * tries wait. Counted per pair, so that a stranger elsewhere cannot keep a person out. Kept in this process.
 */
export function createSignInLimit(clock: Clock) {
  const failures = new Map<string, number[]>();
  const recent = (key: string) => {
    const since = clock.now().getTime() - WINDOW_MS;
    return (failures.get(key) ?? []).filter((at) => at > since);
  };
  return {
    check(key: string): void {
      if (recent(key).length < MAX_FAILURES) return;
      throw new BedsideError({
        code: 'TOO_MANY_TRIES',
        status: 429,
        message: 'There were too many tries for this address in a short time.',
        remedy: 'Wait ten minutes and try again.',
      });
    },
    failed(key: string): void {
      const kept = [...recent(key), clock.now().getTime()];
      failures.delete(key);
      failures.set(key, kept);
      // The map keeps insertion order: the key that failed longest ago goes first.
      const oldest = failures.keys().next().value;
      if (failures.size > MAX_KEYS && oldest !== undefined) failures.delete(oldest);
    },
    succeeded(key: string): void {
      failures.delete(key);
    },
  };
}

export type SignInLimit = ReturnType<typeof createSignInLimit>;
