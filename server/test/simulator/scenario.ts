/** What a simulated run is made of, drawn from a seed: posts, networks, what breaks, and what people do meanwhile. */
import type { ClassName, NetworkFaultPlanInput } from '@bedside/connectors/testing';
import { createSimulation, type Simulation } from './simulation.ts';

export type FaultRule = NetworkFaultPlanInput['rules'][number];

export type ScenarioChannel = {
  readonly id: string;
  readonly className: ClassName;
  readonly rules: readonly FaultRule[];
};

export type ScenarioPost = {
  readonly id: string;
  readonly channelIds: readonly string[];
  /** More than one is a thread. */
  readonly parts: number;
  readonly dueInMs: number;
};

/**
 * `edit` changes the draft; `correct` sends a new version to what stands. Past Bedside, somebody at the network changes a post
 * (`rewrite`; `meddle` while Bedside's own change is in doubt), takes its first part away (`vanish`), or posts the same words
 * once more (`post-by-hand`). `settle`: a person has looked on the network, and says what stands there. `forget`: the network
 * throws away before its time what was handed in and is not shown.
 */
export type PostAct =
  | 'withdraw'
  | 'edit'
  | 'cancel'
  | 'correct'
  | 'rewrite'
  | 'meddle'
  | 'vanish'
  | 'post-by-hand'
  | 'settle'
  | 'forget'
  | 'take-down';

/** What people and operators do. `restore` puts the database back to how it was `backMs` before. */
export type Act =
  | { readonly kind: PostAct; readonly postId: string; readonly atMs: number }
  | { readonly kind: 'disconnect'; readonly channelId: string; readonly atMs: number }
  | { readonly kind: 'restore'; readonly atMs: number; readonly backMs: number }
  /** Somebody says stop: for a post, a channel, or all; until somebody lets it go on. */
  | {
      readonly kind: 'stop';
      readonly of: StopOf;
      readonly targetId: string;
      readonly atMs: number;
      readonly forMs: number;
    }
  /** The clock of the database is set: so far ahead of true time. */
  | { readonly kind: 'clock'; readonly aheadMs: number; readonly atMs: number }
  /** For so long nobody can tell whether anything was stopped. */
  | { readonly kind: 'stops-unreadable'; readonly atMs: number; readonly forMs: number };

export type StopOf = 'post' | 'channel' | 'organization';

/** What somebody does in the moment when such a step of any worker comes for the `nth` time, from 1, whatever its own time says. */
export type Moment = {
  readonly step: string;
  readonly when: 'before' | 'after';
  readonly nth: number;
  readonly act: Act;
};

/** How likely each step of a worker goes wrong, as long as things go wrong. */
export type Chances = {
  readonly crash: number;
  /** The connection to the database is lost: before the step, or after it with the answer lost. */
  readonly lost: number;
  /** The machine stands still for up to ten minutes. */
  readonly pause: number;
  /** A connector throws where it should tell: before it asks its network, or with the answer in hand. */
  readonly throws?: number;
};

export type Scenario = {
  readonly seed: number;
  readonly channels: readonly ScenarioChannel[];
  readonly posts: readonly ScenarioPost[];
  readonly workers: number;
  readonly chances: Chances;
  readonly acts: readonly Act[];
  readonly moments?: readonly Moment[];
  /** From then on nothing breaks any more, and everything must come to an end. */
  readonly faultsEndMs: number;
};

export const MINUTE = 60_000;
const classNames: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];

/** Quiet periods and deadlines of the simulated networks; what they do late comes within the quiet period. */
export const QUIET_PERIOD_MS = 2 * MINUTE;
export const CALL_TIMEOUT_MS = 20_000;

/** The same seed draws the same scenario. */
export function drawScenario(seed: number): Scenario {
  const chance = createSimulation({ seed, start: 0 });
  const calm = chance.chance(0.15);
  const drawn = Array.from({ length: chance.between(1, 3) }, (_, index) => ({
    id: `channel-${index + 1}`,
    className: chance.pick(classNames),
    rules: calm ? [] : drawRules(chance),
  }));
  const posts = Array.from({ length: chance.between(1, 4) }, (_, index) =>
    drawPost(chance, { index, channels: drawn }),
  );
  const faultsEndMs = chance.between(5, 20) * MINUTE;
  const storm = calm ? [] : drawStorm(seed, faultsEndMs);
  // Before the other rules of the first network: what comes first hits first.
  const channels = drawn.map((channel, index) =>
    index === 0 ? { ...channel, rules: [...storm, ...channel.rules] } : channel,
  );
  return {
    seed,
    channels,
    posts,
    workers: chance.between(1, 3),
    chances: calm ? { crash: 0, lost: 0, pause: 0 } : drawChances(chance),
    acts: Array.from({ length: chance.pick([0, 0, 1, 1, 2, 3, 5]) }, () =>
      drawAct(chance, { posts, channels, faultsEndMs }),
    ),
    faultsEndMs,
  };
}

function drawChances(chance: Simulation): Chances {
  return {
    crash: chance.pick([0, 0.002, 0.01, 0.03]),
    lost: chance.pick([0, 0.002, 0.01, 0.03]),
    pause: chance.pick([0, 0, 0.001, 0.005]),
  };
}

function drawPost(
  chance: Simulation,
  { index, channels }: { index: number; channels: readonly ScenarioChannel[] },
): ScenarioPost {
  const chosen = channels.filter(() => chance.chance(0.6)).map(({ id }) => id);
  return {
    id: `post-${index + 1}`,
    channelIds: chosen.length === 0 ? [chance.pick(channels).id] : chosen,
    parts: chance.pick([1, 1, 1, 1, 2, 3]),
    dueInMs: chance.pick([0, 0, 1_000, chance.between(0, 5 * MINUTE)]),
  };
}

/** Of its own chance, so that the rest of a seed stays as it is without one. */
function drawStorm(seed: number, faultsEndMs: number): FaultRule[] {
  const chance = createSimulation({ seed: seed ^ 0x5701, start: 0 });
  if (!chance.chance(0.15)) return [];
  const fromMs = chance.between(0, 2 * MINUTE);
  const untilMs = chance.between(fromMs + MINUTE, Math.max(fromMs + MINUTE, faultsEndMs));
  const operation = chance.pick(['any', 'any', 'publish'] as const);
  return [{ kind: 'storm', operation, fromMs, untilMs, acceptedShare: chance.pick([0, 0.3, 0.9]) }];
}

/** Whatever comes late comes within the quiet period: the one thing that a network must keep to. */
export function lateMs(chance: Simulation): number {
  return chance.between(1_000, QUIET_PERIOD_MS - CALL_TIMEOUT_MS);
}

const callFaults: readonly FaultRule['kind'][] = [
  'refused',
  'name-not-found',
  'tls-failed',
  'timeout-before-accept',
  'timeout-after-accept',
  'late-accept',
  'rate-limit',
  'error-500-before-accept',
  'error-500-after-accept',
  'reset-before-accept',
  'reset-after-accept',
  'truncated',
  'half-close-before-accept',
  'half-close-after-accept',
  'not-json-before-accept',
  'not-json-after-accept',
  'storm',
  'duplicate-refusal',
];
const effectFaults: readonly FaultRule['kind'][] = [
  'processing-delay',
  'container-expires',
  'container-error',
  'moderation',
  'alter-text',
];

function drawRules(chance: Simulation): FaultRule[] {
  const rules = Array.from({ length: chance.between(0, 4) }, (): FaultRule => {
    const kind = chance.chance(0.75) ? chance.pick(callFaults) : chance.pick(effectFaults);
    const onCall = callFaults.includes(kind);
    return {
      kind,
      ...(onCall
        ? { operation: chance.pick(['publish', 'publish', 'edit', 'read', 'list', 'status', 'any'] as const) }
        : {}),
      times: chance.pick([1, 2, 3, null]),
      probability: chance.pick([0.3, 0.6, 1]),
      delayMs: lateMs(chance),
      retryAfterSeconds: chance.pick([null, 1, 30]),
      alteration: chance.pick(['link-wrap', 'emoji', 'decompose', 'truncate'] as const),
    };
  });
  // Shares of calls add up, so that later rules of a crowd would never be drawn.
  return rules;
}

const actKinds = [
  'withdraw',
  'edit',
  'cancel',
  'correct',
  'correct',
  'correct',
  'correct',
  'rewrite',
  'take-down',
  'disconnect',
  'restore',
  'restore',
] as const;

function drawAct(
  chance: Simulation,
  at: { posts: readonly ScenarioPost[]; channels: readonly ScenarioChannel[]; faultsEndMs: number },
): Act {
  const atMs = chance.between(0, at.faultsEndMs);
  const kind = chance.pick(actKinds);
  if (kind === 'disconnect') return { kind, channelId: chance.pick(at.channels).id, atMs };
  if (kind === 'restore') return { kind, atMs, backMs: chance.between(0, 10) * MINUTE };
  return { kind, postId: chance.pick(at.posts).id, atMs };
}
