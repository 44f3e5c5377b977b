/** The time that a fake network lives in: real, or virtual and driven by a test or a simulator. */

/** All that the kit knows of time. */
export type TimePort = {
  now(): Date;
  /** Runs work after so many milliseconds, never at once; what it gives takes the work back. */
  after(ms: number, work: () => void): () => void;
};

/** The longest time that a timer of Node can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's clock. Its timers keep no process alive. */
export const realTime: TimePort = {
  now: () => new Date(),
  after(ms, work) {
    if (ms > longestTimerMs) return () => undefined;
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Time that stands still until it is moved. */
export type VirtualTime = TimePort & {
  /** Moves on by so many milliseconds; work that falls due runs in order of its time, then of its asking. */
  advance(ms: number): Promise<void>;
  /** Moves on from one piece of work to the next until the promise is settled. Throws when nothing is due and it is not. */
  until<Value>(promise: Promise<Value>): Promise<Value>;
};

type Due = { readonly at: number; readonly order: number; readonly work: () => void };

/** Begins at `start`. Between two pieces of work everything that waits for neither time nor the outside comes to rest. */
export function createVirtualTime(start: Date): VirtualTime {
  let nowMs = start.getTime();
  let order = 0;
  const waiting = new Set<Due>();
  const nextBefore = (endMs: number): Due | null => {
    const [first] = [...waiting].sort((left, right) => left.at - right.at || left.order - right.order);
    return first !== undefined && first.at <= endMs ? first : null;
  };
  const run = (due: Due) => {
    waiting.delete(due);
    nowMs = due.at;
    due.work();
    return settle();
  };
  return {
    now: () => new Date(nowMs),
    after(ms, work) {
      const due = { at: nowMs + Math.max(0, ms), order: (order += 1), work };
      waiting.add(due);
      return () => void waiting.delete(due);
    },
    async advance(ms) {
      const endMs = nowMs + ms;
      await settle();
      for (let due = nextBefore(endMs); due !== null; due = nextBefore(endMs)) {
        await run(due);
      }
      nowMs = endMs;
    },
    async until(promise) {
      const state = { isSettled: false };
      const note = () => {
        state.isSettled = true;
      };
      promise.then(note, note);
      await settle();
      while (!state.isSettled) {
        const due = nextBefore(Number.POSITIVE_INFINITY);
        if (due === null) throw new Error('Nothing is due any more, and it is not settled.');
        await run(due);
      }
      return promise;
    },
  };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
