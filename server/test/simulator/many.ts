/** Many runs, one seed after another, until so many deliveries were played or a run went wrong. */
import type { Problem } from './check.ts';
import { drawScenario, type Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import { type Played, play } from './simulate.ts';

export type Tally = {
  readonly runs: number;
  readonly deliveries: number;
  readonly steps: number;
  readonly crashes: number;
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

type Options = {
  readonly seed: number;
  readonly deliveries: number;
  readonly playOne?: (
    scenario: Scenario,
  ) => Promise<Pick<Played, 'deliveries' | 'steps' | 'crashes' | 'states' | 'problems'>>;
  readonly onProgress?: (played: number) => void;
};

export async function playMany({ seed, deliveries, playOne = play, onProgress }: Options): Promise<Tally> {
  const states: Record<string, number> = {};
  const totals = { runs: 0, deliveries: 0, steps: 0, crashes: 0 };
  for (let next = seed; ; next += 1) {
    const scenario = drawScenario(next);
    const played = await playOne(scenario);
    totals.runs += 1;
    totals.deliveries += played.deliveries;
    totals.steps += played.steps;
    totals.crashes += played.crashes;
    for (const [state, count] of Object.entries(played.states)) states[state] = (states[state] ?? 0) + count;
    onProgress?.(totals.deliveries);
    const failure = played.problems.length === 0 ? null : await failureOf(scenario, { played, playOne });
    if (failure !== null || totals.deliveries >= deliveries) return { ...totals, states, nextSeed: next + 1, failure };
  }
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
