// One of the processes of the fuzz run: takes its share of the seeds and tells what broke.
import { createScreener } from '../../../packages/screening/src/index.ts';
import { readCorpusTexts } from '../material.ts';
import { makeInputs } from './inputs.ts';
import { findBreach } from './properties.ts';

export type Share = { readonly seed: number; readonly from: number; readonly count: number; readonly step: number };
export type Told =
  | { readonly kind: 'breach'; readonly seed: number; readonly what: string; readonly text: string }
  | { readonly kind: 'progress'; readonly done: number; readonly breaches: number };

const TELL_EVERY = 20_000;
/** Breaches beyond these are counted only. */
const MOST_BREACHES = 50;

function work({ seed, from, count, step }: Share): void {
  const screener = createScreener();
  const make = makeInputs(readCorpusTexts());
  let breaches = 0;
  let done = 0;
  for (let index = from; index < count; index += step) {
    const { text, random } = make(seed + index);
    const what = breachOf(() => findBreach(screener, text, { index: seed + index, random }));
    if (what !== null) {
      breaches += 1;
      if (breaches <= MOST_BREACHES) tell({ kind: 'breach', seed: seed + index, what, text });
    }
    done += 1;
    if (done % TELL_EVERY === 0) tell({ kind: 'progress', done, breaches });
  }
  tell({ kind: 'progress', done, breaches });
}

function breachOf(run: () => string | null): string | null {
  try {
    return run();
  } catch (error) {
    return `it threw ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`;
  }
}

function tell(told: Told): void {
  process.send?.(told);
}

process.once('message', (share) => {
  work(share as Share);
  process.disconnect();
});
