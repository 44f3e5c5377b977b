/** A clock that stands still until it is told to go on, and wakes whoever sleeps by it. */
import { type Clock, fixedClock } from '../src/kernel/clock/clock.ts';

export type WorldClock = Clock & {
  /** Goes on, and lets everybody whose time has come run before it resolves. */
  advance(ms: number): Promise<void>;
  /** Resolves when the clock was advanced so far. */
  sleep(ms: number): Promise<void>;
};

export function createWorldClock(start: string | Date): WorldClock {
  const clock = fixedClock(start);
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: clock.now,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: clock.now().getTime() + ms, wake });
      }),
    async advance(ms) {
      const until = clock.now().getTime() + ms;
      sleepers.sort((left, right) => left.at - right.at);
      while (sleepers[0] !== undefined && sleepers[0].at <= until) {
        const sleeper = sleepers.shift();
        clock.set(new Date(sleeper?.at ?? until));
        sleeper?.wake();
        // What was woken runs to its next wait before anything else is woken.
        await new Promise((resolve) => setImmediate(resolve));
      }
      clock.set(new Date(until));
    },
  };
}
