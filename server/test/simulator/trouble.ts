/**
 * Runs biased to what is rare: each is in one kind of trouble, drawn from its seed with all that belongs to it. They are played
 * between the others, so that many runs are many of both.
 */
import type { ClassName } from '@bedside/connectors/testing';
import {
  type Act,
  type Chances,
  drawScenario,
  type FaultRule,
  lateMs,
  MINUTE,
  type Moment,
  type PostAct,
  type Scenario,
  type ScenarioPost,
} from './scenario.ts';
import { createSimulation, type Simulation } from './simulation.ts';

/** Which runs are in trouble. */
const EVERY = 3;

/** What a seed stands for. */
export function drawRun(seed: number): Scenario {
  return seed % EVERY === 0 ? drawTrouble(seed) : drawScenario(seed);
}

type Trouble = Omit<Partial<Scenario>, 'seed'>;

/** The same seed draws the same scenario. */
export function drawTrouble(seed: number): Scenario {
  const chance = createSimulation({ seed: seed ^ 0x7b0b1e, start: 0 });
  const drawn = chance.pick(troubles)(chance);
  const calm: Scenario = {
    seed,
    channels: [{ id: CHANNEL, className: chance.pick(classNames), rules: [] }],
    posts: [postOf({})],
    workers: chance.between(1, 3),
    chances: drawChances(chance),
    acts: [],
    faultsEndMs: 15 * MINUTE,
  };
  return { ...calm, ...drawn };
}

const CHANNEL = 'channel-1';
const classNames: readonly ClassName[] = ['A1', 'A2', 'B', 'C', 'D'];

function drawChances(chance: Simulation): Chances {
  return { crash: chance.pick([0, 0, 0.01]), lost: chance.pick([0, 0, 0.01]), pause: chance.pick([0, 0, 0.002]) };
}

function postOf(made: Partial<ScenarioPost>): ScenarioPost {
  return { id: 'post-1', channelIds: [CHANNEL], parts: 1, dueInMs: 0, ...made };
}

const channelOf = (className: ClassName, rules: readonly FaultRule[] = []) => [{ id: CHANNEL, className, rules }];

const actOn = (kind: PostAct, atMs: number): Act => ({ kind, postId: 'post-1', atMs });

const lostAnswers: readonly FaultRule['kind'][] = [
  'timeout-after-accept',
  'reset-after-accept',
  'error-500-after-accept',
  'half-close-after-accept',
  'not-json-after-accept',
];
const lostRequests: readonly FaultRule['kind'][] = [
  'timeout-before-accept',
  'reset-before-accept',
  'error-500-before-accept',
  'half-close-before-accept',
  'not-json-before-accept',
];

/** Several posts and corrections, while people say stop and let it go on, and nobody can tell at times. */
function drawStops(chance: Simulation): Trouble {
  const faultsEndMs = chance.between(5, 20) * MINUTE;
  const posts = Array.from({ length: chance.between(1, 3) }, (_, index) =>
    postOf({ id: `post-${index + 1}`, parts: chance.pick([1, 1, 2]), dueInMs: chance.between(0, 3 * MINUTE) }),
  );
  const acts = Array.from({ length: chance.between(2, 5) }, (): Act => {
    const atMs = chance.between(0, Math.min(faultsEndMs, 4 * MINUTE));
    const forMs = chance.between(1_000, 4 * MINUTE);
    if (chance.chance(0.4)) return { kind: 'stops-unreadable', atMs, forMs };
    if (chance.chance(0.3)) return { kind: 'correct', postId: chance.pick(posts).id, atMs };
    const of = chance.pick(['post', 'channel', 'organization'] as const);
    const targetId = of === 'post' ? chance.pick(posts).id : CHANNEL;
    return { kind: 'stop', of, targetId, atMs, forMs };
  });
  return { posts, acts, faultsEndMs };
}

/** Held up until it is too late, or nearly: by a file store or a network that is away for about half an hour. */
function drawLateness(chance: Simulation): Trouble {
  const untilMs = chance.between(24, 40) * MINUTE;
  const posts = Array.from({ length: chance.between(1, 2) }, (_, index) =>
    postOf({ id: `post-${index + 1}`, dueInMs: chance.between(0, 10 * MINUTE) }),
  );
  const className = chance.pick(classNames);
  const faultsEndMs = untilMs + chance.between(0, 5) * MINUTE;
  if (chance.chance(0.5)) {
    return { posts, faultsEndMs, acts: [{ kind: 'stops-unreadable', atMs: 0, forMs: untilMs }] };
  }
  const kind = chance.pick(['refused', 'name-not-found', 'storm'] as const);
  const rules = [{ kind, operation: 'any', untilMs, acceptedShare: 0 }] as const;
  return { posts, faultsEndMs, channels: channelOf(className, rules) };
}

/** What is sent never arrives, as often as it is tried. */
function drawSilence(chance: Simulation): Trouble {
  const kind = chance.pick(lostRequests);
  const rule = { kind, operation: 'publish', probability: chance.pick([0.9, 1, 1]), times: null } as const;
  const chances = { ...drawChances(chance), crash: 0 };
  return {
    channels: channelOf(chance.pick(classNames), [rule]),
    chances,
    faultsEndMs: chance.between(20, 45) * MINUTE,
  };
}

/** Connectors with faults of their own. */
function drawFragile(chance: Simulation): Trouble {
  const rules = chance.chance(0.5) ? [{ kind: chance.pick(lostAnswers), probability: 0.3 }] : [];
  return {
    channels: channelOf(chance.pick(classNames), rules),
    posts: [postOf({ parts: chance.pick([1, 2]) })],
    chances: { ...drawChances(chance), throws: chance.pick([0.1, 0.3, 0.5]) },
    acts: [actOn('correct', chance.between(0, 3 * MINUTE)), actOn('take-down', chance.between(2, 8) * MINUTE)],
  };
}

/** Machines that stand still again and again, in the middle of corrections too. */
function drawStandstills(chance: Simulation): Trouble {
  return {
    channels: channelOf(chance.pick(classNames)),
    posts: [postOf({ parts: chance.pick([1, 1, 2]) })],
    workers: chance.between(1, 3),
    chances: { crash: 0, lost: chance.pick([0, 0.01]), pause: chance.pick([0.01, 0.02, 0.05]) },
    acts: Array.from({ length: chance.between(2, 12) }, () => actOn('correct', chance.between(0, 25 * MINUTE))),
    faultsEndMs: 25 * MINUTE,
  };
}

/** Posts of the same words that somebody made past Bedside, and a restore that has to tell them apart. */
function drawAlike(chance: Simulation): Trouble {
  const dueInMs = chance.between(0, 9 * MINUTE);
  const className = chance.pick(['A2', 'A2', ...classNames] as const);
  const byHand = Array.from({ length: chance.between(1, 3) }, () =>
    actOn('post-by-hand', chance.between(0, 3 * MINUTE)),
  );
  const atMs = chance.between(4, 9) * MINUTE;
  const restore: Act = { kind: 'restore', atMs, backMs: chance.between(0, 4) * MINUTE };
  const rules = chance.chance(0.3) ? [{ kind: chance.pick(lostAnswers), times: 1 }] : [];
  return {
    channels: channelOf(className, rules),
    posts: [postOf({ dueInMs })],
    acts: [...byHand, restore],
  };
}

/** Lists that fail just when a restore needs them. */
function drawBlindness(chance: Simulation): Trouble {
  const kind = chance.pick([...lostRequests, 'rate-limit', 'storm'] as const);
  const rule = { kind, operation: 'list', probability: chance.pick([0.5, 0.8, 1]), acceptedShare: 0 } as const;
  const restore: Act = { kind: 'restore', atMs: chance.between(1, 5) * MINUTE, backMs: chance.between(0, 6) * MINUTE };
  const posts = [postOf({ dueInMs: chance.between(0, 5 * MINUTE), parts: chance.pick([1, 2]) })];
  const chances = { crash: 0, lost: 0, pause: 0 };
  return { channels: channelOf(chance.pick(classNames), [rule]), posts, acts: [restore], chances };
}

/** A network that cuts the parts of a thread to the same words, of which somebody takes one away before a restore. */
function drawCuts(chance: Simulation): Trouble {
  const cut = { kind: 'alter-text', alteration: 'truncate' } as const;
  const lost = chance.chance(0.3) ? [{ kind: chance.pick(lostAnswers), probability: 0.5 } as const] : [];
  const outMs = chance.between(1, 4) * MINUTE;
  return {
    channels: channelOf(chance.pick(['B', 'C', 'D'] as const), [cut, ...lost]),
    posts: [postOf({ parts: chance.pick([2, 2, 3]) })],
    acts: [
      ...(chance.chance(0.7) ? [actOn('vanish', outMs)] : []),
      { kind: 'restore', atMs: outMs + chance.between(0, 2 * MINUTE), backMs: chance.between(0, 10) * MINUTE },
    ],
  };
}

/** A part of a thread about which nobody can be asked for longer than an hour, until a person has looked. */
function drawTornThread(chance: Simulation): Trouble {
  const faultsEndMs = chance.between(70, 90) * MINUTE;
  const publish = { kind: chance.pick(lostAnswers), skip: chance.between(0, 2), times: 1 } as const;
  const kind = chance.pick(['reset-before-accept', 'error-500-before-accept', 'not-json-before-accept'] as const);
  const blind = (['read', 'list', 'status'] as const).map((operation): FaultRule => ({ kind, operation }));
  return {
    channels: channelOf(chance.pick(classNames), [publish, ...blind]),
    posts: [postOf({ parts: chance.pick([2, 3, 3]) })],
    acts: [actOn('settle', faultsEndMs - chance.between(0, 2 * MINUTE)), actOn('settle', faultsEndMs)],
    faultsEndMs,
  };
}

const moments = [
  ['send', 'before'],
  ['answered', 'after'],
  ['claim', 'after'],
  ['change', 'before'],
  ['change', 'after'],
] as const;

function drawMoment(chance: Simulation, kinds: readonly PostAct[], latest: number): Moment {
  const [step, when] = chance.pick(moments);
  return { step, when, nth: chance.between(1, latest), act: actOn(chance.pick(kinds), 0) };
}

/** People who stop a post, and networks that forget it, in the moment in which it is handed in, looked for or sent. */
function drawMoments(chance: Simulation): Trouble {
  const kinds = ['cancel', 'cancel', 'withdraw', 'edit', 'forget', 'take-down', 'correct'] as const;
  const drawn = Array.from({ length: chance.between(1, 3) }, () => drawMoment(chance, kinds, 6));
  const delay = { kind: 'processing-delay', delayMs: chance.between(1_000, MINUTE), probability: 0.3 } as const;
  const expiry = { kind: 'container-expires', delayMs: chance.between(10_000, MINUTE), probability: 0.3 } as const;
  return {
    channels: channelOf(chance.pick(['A2', 'B', 'B', 'B', 'D'] as const), [delay, expiry]),
    posts: [postOf({ parts: chance.pick([1, 1, 2]) })],
    moments: drawn,
  };
}

/** Threads that are taken down while they still come out, on networks that answer badly; and people who see that they are gone. */
function drawRemovals(chance: Simulation): Trouble {
  const kind = chance.pick([...lostAnswers, ...lostRequests] as const);
  const remove = { kind, operation: 'remove', probability: 0.7 } as const;
  const late = { kind: 'late-accept', probability: 0.3, delayMs: lateMs(chance) } as const;
  const takenDown = chance.chance(0.5) ? [actOn('take-down', chance.between(1_000, 2 * MINUTE))] : [];
  return {
    channels: channelOf(chance.pick(classNames), chance.chance(0.5) ? [remove] : [remove, late]),
    posts: [postOf({ parts: chance.pick([1, 2, 3]) })],
    acts: takenDown,
    moments: [
      ...(takenDown.length === 0 ? [drawMoment(chance, ['take-down'], 12)] : []),
      ...Array.from({ length: chance.between(1, 4) }, () => drawMoment(chance, ['settle'], 12)),
    ],
  };
}

/** A clock of the database that goes ahead, and is set right in the moment in which something was found to be due. */
function drawClock(chance: Simulation): Trouble {
  const aheadMs = chance.between(500, 5_000);
  const right: Act = { kind: 'clock', aheadMs: 0, atMs: 0 };
  const posts = Array.from({ length: chance.between(1, 3) }, (_, index) =>
    postOf({ id: `post-${index + 1}`, dueInMs: chance.between(1_000, MINUTE) }),
  );
  return {
    posts,
    chances: { crash: 0, lost: 0, pause: 0 },
    acts: [{ kind: 'clock', aheadMs, atMs: 0 }],
    moments: [{ step: 'claim', when: 'after', nth: chance.between(1, posts.length), act: right }],
  };
}

/** Corrections of what is taken down, taken away or rewritten while they are on their way. */
function drawCorrections(chance: Simulation): Trouble {
  const faultsEndMs = 20 * MINUTE;
  const kind = chance.pick([...lostAnswers, ...lostRequests, 'late-accept'] as const);
  const rule = { kind, operation: 'edit', probability: 0.6, delayMs: lateMs(chance), times: 3 } as const;
  const first = chance.between(MINUTE, 5 * MINUTE);
  const later = () => first + chance.pick([chance.between(0, 2_000), chance.between(0, 3 * MINUTE)]);
  const acts = Array.from({ length: chance.between(1, 4) }, () =>
    actOn(chance.pick(['meddle', 'meddle', 'correct', 'take-down', 'vanish'] as const), later()),
  );
  const blind = { kind: chance.pick(lostRequests), operation: 'read', probability: 0.5, times: 6 } as const;
  const rules = chance.pick([[], [rule], [rule], [rule, blind], [rule, blind]]);
  return {
    channels: channelOf(chance.pick(classNames), rules),
    acts: [actOn('correct', first), ...acts],
    moments: chance.chance(0.5) ? [] : [drawMoment(chance, ['meddle', 'correct'], 16)],
    faultsEndMs,
  };
}

/** Somebody who rewrites a post while Bedside’s own correction is in doubt, and looks that fail for a while before they tell so. */
function drawMeddling(chance: Simulation): Trouble {
  const first = chance.between(MINUTE, 5 * MINUTE);
  const kind = chance.pick([...lostAnswers, ...lostRequests, 'late-accept'] as const);
  const edit = { kind, operation: 'edit', times: 1, delayMs: lateMs(chance) } as const;
  const times = chance.between(1, 12);
  const blind = { kind: chance.pick(lostRequests), operation: 'read', skip: 1, times } as const;
  const meddle = () => actOn('meddle', first + chance.between(1_000, 2 * MINUTE));
  return {
    channels: channelOf(chance.pick(classNames), [edit, blind]),
    acts: [actOn('correct', first), ...Array.from({ length: chance.between(1, 3) }, meddle)],
  };
}

const troubles: readonly ((chance: Simulation) => Trouble)[] = [
  drawStops,
  drawLateness,
  drawSilence,
  drawFragile,
  drawStandstills,
  drawStandstills,
  drawAlike,
  drawBlindness,
  drawCuts,
  drawTornThread,
  drawMoments,
  drawMoments,
  drawRemovals,
  drawRemovals,
  drawCorrections,
  drawCorrections,
  drawMeddling,
  drawClock,
];
