/** Many runs, one seed after another, until so many deliveries were played or a run went wrong. */
import type { Problem } from './check.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import { type Played, play } from './simulate.ts';
import { drawRun } from './trouble.ts';

export type Tally = {
  readonly runs: number;
  readonly deliveries: number;
  /** Edits that were confirmed. */
  readonly edits: number;
  readonly steps: number;
  readonly crashes: number;
  /** How often a network was left alone. */
  readonly openings: number;
  /** The longest time for which what a dead worker had armed looked as if all was well, in ms. */
  readonly longestHiddenMs: number;
  readonly states: Readonly<Record<string, number>>;
  readonly nextSeed: number;
  /** The first run that went wrong, made as small as it still goes wrong; null when none did. */
  readonly failure: Failure | null;
};

export type Failure = {
  readonly seed: number;
  readonly problems: readonly Problem[];
  readonly scenario: Scenario;
  readonly shrunkProblems: readonly Problem[];
};

type Figures = Pick<
  Played,
  'deliveries' | 'edits' | 'steps' | 'crashes' | 'openings' | 'longestHiddenMs' | 'states' | 'problems'
>;

type Options = {
  readonly seed: number;
  /** Stops when so many deliveries were played, or so many runs. */
  readonly deliveries: number;
  readonly runs?: number;
  readonly playOne?: (scenario: Scenario) => Promise<Figures>;
};

export async function playMany({ seed, deliveries, runs = Infinity, playOne = play }: Options): Promise<Tally> {
  let tally = beginTally(seed);
  while (tally.failure === null && tally.deliveries < deliveries && tally.runs < runs) {
    const scenario = drawRun(tally.nextSeed);
    const played = await playOne(scenario);
    const failure = played.problems.length === 0 ? null : await failureOf(scenario, { played, playOne });
    tally = addTally(tally, { ...played, runs: 1, nextSeed: tally.nextSeed + 1, failure });
  }
  return tally;
}

export function beginTally(seed: number): Tally {
  const none = { runs: 0, deliveries: 0, edits: 0, steps: 0, crashes: 0, openings: 0, longestHiddenMs: 0 };
  return { ...none, states: {}, nextSeed: seed, failure: null };
}

/** Of two failures the one with the smaller seed is told. */
export function addTally(one: Tally, other: Tally): Tally {
  const states: Record<string, number> = { ...one.states };
  for (const [state, count] of Object.entries(other.states)) states[state] = (states[state] ?? 0) + count;
  const failures = [one.failure, other.failure].filter((failure) => failure !== null);
  return {
    runs: one.runs + other.runs,
    deliveries: one.deliveries + other.deliveries,
    edits: one.edits + other.edits,
    steps: one.steps + other.steps,
    crashes: one.crashes + other.crashes,
    openings: one.openings + other.openings,
    longestHiddenMs: Math.max(one.longestHiddenMs, other.longestHiddenMs),
    states,
    nextSeed: Math.max(one.nextSeed, other.nextSeed),
    failure: failures.toSorted((left, right) => left.seed - right.seed)[0] ?? null,
  };
}

async function failureOf(
  scenario: Scenario,
  { played, playOne }: { played: Pick<Played, 'problems'>; playOne: NonNullable<Options['playOne']> },
): Promise<Failure> {
  const kinds = new Set(played.problems.map(({ kind }) => kind));
  const fails = async (smaller: Scenario) => {
    const { problems } = await playOne(smaller);
    return problems.some(({ kind }) => kinds.has(kind)) ? problems : null;
  };
  const { scenario: shrunk, problems } = await shrink(scenario, { problems: played.problems, fails });
  return { seed: scenario.seed, problems: played.problems, scenario: shrunk, shrunkProblems: problems };
}

/** What a person needs to see it again. */
export function tellFailure({ seed, problems, scenario, shrunkProblems }: Failure): string {
  const lines = (some: readonly Problem[]) =>
    some.map(({ kind, deliveryId, detail }) => `  ${kind} ${deliveryId ?? ''}: ${detail}`);
  return [
    `Seed ${seed} went wrong:`,
    ...lines(problems),
    `Again with: npm run simulate -- --seed ${seed} --jobs 1`,
    'As small as it still goes wrong:',
    JSON.stringify(scenario, null, 2),
    ...lines(shrunkProblems),
  ].join('\n');
}
