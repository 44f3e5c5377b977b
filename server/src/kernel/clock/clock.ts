/** Wall clock, injected everywhere, so that tests can set the time. */
export type Clock = {
  now(): Date;
};

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is told to go on. */
export function fixedClock(start: string | Date): Clock & { advance(ms: number): void; set(to: string | Date): void } {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    advance: (ms) => {
      current = new Date(current.getTime() + ms);
    },
    set: (to) => {
      current = new Date(to);
    },
  };
}
