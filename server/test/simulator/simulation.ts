/** Virtual time, and a seeded chance: everything that waits waits here, so that a seed tells a whole run. */
import { createSeededRandom } from '@bedside/connectors/testing';

type Waiting = { readonly at: number; readonly order: number; readonly work: () => void; cancelled: boolean };

export type Simulation = {
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
  /** Runs work after so many milliseconds; gives a way to take it back. */
  after(ms: number, work: () => void): () => void;
  sleep(ms: number): Promise<void>;
  /** Plays what waits, in order of time, until nothing does, `until` is reached or `isOver` says so. */
  run(until: number, isOver: () => boolean): Promise<void>;
};

/** `quiet` resolves when nothing of the real world is under way any more, such as a query. */
export function createSimulation(made: { seed: number; start: number; quiet?: () => Promise<void> }): Simulation {
  const random = createSeededRandom(made.seed);
  const heap: Waiting[] = [];
  let now = made.start;
  let order = 0;
  const quiet = made.quiet ?? nextTurn;
  const simulation: Simulation = {
    now: () => now,
    random,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick(items) {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (probability) => random() < probability,
    after(ms, work) {
      order += 1;
      const waiting = { at: now + Math.max(0, ms), order, work, cancelled: false };
      push(heap, waiting);
      return () => {
        waiting.cancelled = true;
      };
    },
    sleep: (ms) => new Promise((resolve) => void simulation.after(ms, resolve)),
    async run(until, isOver) {
      await quiet();
      for (let next = heap[0]; next !== undefined && next.at <= until && !isOver(); next = heap[0]) {
        pop(heap);
        if (next.cancelled) continue;
        now = next.at;
        next.work();
        await quiet();
      }
    },
  };
  return simulation;
}

/** Promises that are settled have told everybody. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

const isBefore = (left: Waiting, right: Waiting) =>
  left.at < right.at || (left.at === right.at && left.order < right.order);

function push(heap: Waiting[], waiting: Waiting): void {
  heap.push(waiting);
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1;
    if (!swapIfBefore(heap, at, above)) return;
    at = above;
  }
}

function pop(heap: Waiting[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const [first, second] = [heap[left], heap[right]];
    if (first === undefined) return;
    const below = second !== undefined && isBefore(second, first) ? right : left;
    if (!swapIfBefore(heap, below, at)) return;
    at = below;
  }
}

/** Whether `low` had to be before `high`, and now is. */
function swapIfBefore(heap: Waiting[], low: number, high: number): boolean {
  const [below, above] = [heap[low], heap[high]];
  if (below === undefined || above === undefined || !isBefore(below, above)) return false;
  heap[low] = above;
  heap[high] = below;
  return true;
}
