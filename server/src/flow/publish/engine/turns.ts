/** Runs work when it is its turn; gives what the work gives. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Turns of which so many are taken at once; the rest waits in the order in which it came. */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
