/** One delivery that goes well, played again and again: each time exactly one of its steps goes wrong, in one of many ways. */
import type { ClassName } from '@bedside/connectors/testing';
import type { Problem } from './check.ts';
import type { Scenario } from './scenario.ts';
import { play } from './simulate.ts';
import { type Blow, brokenCalls, type WorkerStep } from './workers.ts';

/** How a step of the store goes wrong. Waiting longer than a lease lets another worker take over in the middle. */
const ofStore = {
  crash: 'crash',
  'connection lost': 'lost',
  'no answer for half a minute': { lostAfterMs: 30_000 },
  'no answer for two minutes': { lostAfterMs: 120_000 },
  'stands still for five seconds': { pauseMs: 5_000 },
  'stands still for ninety seconds': { pauseMs: 90_000 },
  'stands still for ten minutes': { pauseMs: 600_000 },
} as const satisfies Record<string, Blow>;

const ofCalls: Readonly<Record<string, Blow>> = {
  crash: 'crash',
  ...Object.fromEntries(brokenCalls.map((call) => [call, { call }])),
};

export type SweepCase = {
  readonly className: ClassName;
  readonly parts: number;
  /** Which step of the run, from 0. */
  readonly index: number;
  readonly step: WorkerStep;
  readonly kind: string;
  readonly states: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
};

export function calmScenario(className: ClassName, parts: number): Scenario {
  return {
    seed: 1,
    channels: [{ id: 'channel-1', className, rules: [] }],
    posts: [{ id: 'post-1', channelIds: ['channel-1'], parts, dueInMs: 0 }],
    workers: 2,
    chances: { crash: 0, lost: 0, pause: 0 },
    acts: [],
    faultsEndMs: 60_000,
  };
}

/** The steps of a run in which nothing goes wrong, until the delivery has ended. */
export async function listSteps(scenario: Scenario): Promise<readonly WorkerStep[]> {
  const steps: WorkerStep[] = [];
  const played = await play(scenario, {
    strike: (step) => {
      steps.push(step);
      return null;
    },
  });
  if (played.states['confirmed'] !== played.deliveries) throw new Error('it should have gone well');
  // Afterwards workers only look whether something is due.
  const last = steps.findLastIndex(({ name }) => name !== 'findDue');
  return steps.slice(0, last + 1);
}

/** Every step × every way in which such a step goes wrong. */
export async function sweep(className: ClassName, parts: number): Promise<readonly SweepCase[]> {
  const scenario = calmScenario(className, parts);
  const cases: SweepCase[] = [];
  for (const [index, step] of (await listSteps(scenario)).entries()) {
    const isCall = step.name === 'send' || step.name === 'answered';
    for (const [kind, blow] of Object.entries<Blow>(isCall ? ofCalls : ofStore)) {
      const { states, problems } = await play(scenario, { strike: (_, at) => (at === index ? blow : null) });
      cases.push({ className, parts, index, step, kind, states, problems });
    }
  }
  return cases;
}
