import { type FaultKind, type FaultPlanInput, faultKinds } from '@bedside/connectors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import type { DeliveryView } from './contract.ts';
import { type DeliveryStep, deliverySteps } from './engine/publish-context.ts';

/** The practice network takes nothing in before it shows it. */
const sendingSteps = deliverySteps.filter((step) => step !== 'staged');

/**
 * Every numbered step × every fault of the network. A crash is thrown at the step: the transaction under way rolls back
 * and the claim stays until its lease ends, as after a kill; the truth is what the network let in.
 */
type Case = {
  readonly name: string;
  /** Crashes at these steps, in this order, each once. */
  readonly crashes: readonly DeliveryStep[];
  readonly rules: FaultPlanInput['rules'];
};

/** Whatever the network is told to do late comes within its quiet period: that is what the period is for. */
const LATE_MS = 20_000;

function fault(
  kind: FaultKind,
  operation: 'create' | 'read',
  times: number | null = 1,
): FaultPlanInput['rules'][number] {
  return { kind, operation, times, delayMs: kind === 'late-accept' ? LATE_MS : 15_000, retryAfterSeconds: 5 };
}

/** Without posts that the network takes down while they are in doubt: on one like this they may come back, as the handbook says. */
const kinds = faultKinds.filter((kind) => kind !== 'moderated');

/** A question changes nothing, so that before and after mean the same for it. */
const readFaults = [
  'timeout-before-accept',
  'rate-limit',
  'error-500-before-accept',
  'slow',
  'reset-before-accept',
  'truncated',
] as const;

function singleCases(): Case[] {
  return sendingSteps.flatMap((step) => [
    { name: `${step}, no fault`, crashes: [step], rules: [] },
    ...kinds.map((kind) => ({ name: `${step}, create ${kind}`, crashes: [step], rules: [fault(kind, 'create')] })),
    ...(['timeout-after-accept', 'timeout-before-accept'] as const).flatMap((create) =>
      readFaults.map((kind) => ({
        name: `${step}, create ${create}, read ${kind}`,
        crashes: [step],
        rules: [fault(create, 'create'), fault(kind, 'read')],
      })),
    ),
  ]);
}

/** The worker that takes over is killed too. */
function doubleCases(): Case[] {
  return sendingSteps.flatMap((first) =>
    sendingSteps.flatMap((second) =>
      (['timeout-after-accept', 'late-accept'] as const).map((create) => ({
        name: `${first} then ${second}, create ${create}`,
        crashes: [first, second],
        rules: [fault(create, 'create')],
      })),
    ),
  );
}

function faultsWithoutCrash(): Case[] {
  return kinds.flatMap((kind) =>
    [1, 3].map((times) => ({
      name: `no crash, create ${kind} × ${times}`,
      crashes: [],
      rules: [fault(kind, 'create', times)],
    })),
  );
}

let world: World;
beforeAll(async () => {
  world = await createWorld();
  // Each case has a network of its own, so to speak: all on one account, they would be one network in trouble.
  await world.owner.query(`create function no_breaker() returns trigger language plpgsql as
    $$ begin new.breaker := null; return new; end $$`);
  await world.owner.query(
    'create trigger no_breaker before update on channel for each row execute function no_breaker()',
  );
});
afterAll(() => world.close());

type Running = Case & { readonly postId: string; readonly deliveryId: string };

async function planCases(house: House, cases: readonly Case[]): Promise<Running[]> {
  const running: Running[] = [];
  const waiting = [...cases.entries()];
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, made] = next;
      const { postId, deliveries } = await planPost(world, house, { baseText: plainText(index) });
      const [delivery] = deliveries;
      if (delivery === undefined) throw new Error('nothing was planned');
      house.practice.faultsFor(delivery.id, { rules: [...made.rules] });
      running.push({ ...made, postId, deliveryId: delivery.id });
    }
  };
  await Promise.all([hand(), hand(), hand(), hand()]);
  return running;
}

/** A publisher that dies at the steps that each case names. */
function mortalPublisher(running: readonly Running[]) {
  const left = new Map(running.map((made) => [made.deliveryId, [...made.crashes]]));
  const crashed: string[] = [];
  const publisher = world.publisher({
    reached: (step, deliveryId) => {
      const crashes = left.get(deliveryId);
      if (crashes?.[0] !== step) return;
      crashes.shift();
      crashed.push(`${deliveryId} ${step}`);
      throw new Error('the process was killed');
    },
  });
  return { publisher, crashed };
}

async function arrivalsByDelivery(house: House): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { kind, deliveryKey } of await house.practice.arrivals()) {
    if (kind !== 'accepted' && kind !== 'duplicated') continue;
    counts.set(deliveryKey ?? '', (counts.get(deliveryKey ?? '') ?? 0) + 1);
  }
  return counts;
}

/** What must hold at every moment, after whatever was due has run. */
function problemsOf(made: Running, view: DeliveryView, arrivals: number): string[] {
  const now = world.clock.now().getTime();
  const attempt = view.attempts.at(-1);
  const inDoubt = attempt !== undefined && attempt.resolvedAt === null;
  const leaseOver = attempt !== undefined && now - Date.parse(attempt.armedAt) > 60_000;
  return [
    ...(arrivals > 1 ? [`${made.name}: ${arrivals} posts`] : []),
    ...(view.state === 'planned' && arrivals > 0 ? [`${made.name}: planned again although it stands`] : []),
    ...(view.state === 'confirmed' && arrivals === 0 ? [`${made.name}: confirmed, but nothing arrived`] : []),
    ...(view.state === 'armed' && leaseOver ? [`${made.name}: in doubt and not shown as unknown`] : []),
    ...(inDoubt && leaseOver && !['unknown', 'needs_person'].includes(view.state)
      ? [`${made.name}: an open attempt is hidden behind ${view.state}`]
      : []),
    ...(view.attempts.filter((one) => one.resolvedAt === null).length > 1 ? [`${made.name}: two open attempts`] : []),
  ];
}

type Swept = { views: Map<string, DeliveryView>; house: House; running: Running[]; crashed: string[] };

async function sweep(cases: readonly Case[], rounds: readonly number[]): Promise<Swept> {
  const house = await world.openHouse();
  const running = await planCases(house, cases);
  const { publisher, crashed } = mortalPublisher(running);
  const look = watcher(house, running);
  const problems: string[] = [];
  let views: ReadonlyMap<string, DeliveryView> = new Map();
  for (const ms of rounds) {
    await world.clock.advance(ms);
    await publishDue(publisher);
    views = await look();
    const arrivals = await arrivalsByDelivery(house);
    for (const made of running) {
      const view = views.get(made.deliveryId);
      if (view === undefined) throw new Error('a delivery was lost');
      problems.push(...problemsOf(made, view, arrivals.get(made.deliveryId) ?? 0));
    }
    if ([...views.values()].every(({ state }) => state === 'confirmed')) break;
  }
  // Whatever still was on its way would come now.
  await world.clock.advance(600_000);
  expect(await publisher.tick()).toBe(0);
  expect(problems).toEqual([]);
  return { views: new Map(views), house, running, crashed };
}

/** What people see of every delivery; asks again only for those that somebody claimed since. */
function watcher(house: House, running: readonly Running[]): () => Promise<ReadonlyMap<string, DeliveryView>> {
  const views = new Map<string, DeliveryView>();
  const seen = new Map<string, string>();
  return async () => {
    const { rows } = await world.owner.query<{ id: string; mark: string }>(
      `select id, concat(state, epoch, leased_until) as mark from delivery where organization_id = $1`,
      [house.organizationId],
    );
    const marks = new Map(rows.map(({ id, mark }) => [id, mark]));
    for (const { deliveryId, postId } of running) {
      const mark = marks.get(deliveryId) ?? '';
      if (seen.get(deliveryId) === mark) continue;
      const [view] = await deliveriesOf(world, house, postId);
      if (view !== undefined) views.set(deliveryId, view);
      seen.set(deliveryId, mark);
    }
    return views;
  };
}

/** Ten seconds to undo, then in steps shorter than every waiting time, for eight minutes. */
const eightMinutes = [10_000, 1_000, 29_000, 31_000, ...Array.from({ length: 14 }, () => 31_000)];

describe('a crash at every step', () => {
  test.each([
    ['with each fault of each call', singleCases()],
    ['and once more in the worker that takes over', doubleCases()],
    ['or none, with each fault once and three times', faultsWithoutCrash()],
  ])('%s makes exactly one post and loses none', { timeout: 400_000 }, async (_, cases) => {
    const { views, house, running, crashed } = await sweep(cases, eightMinutes);
    const arrivals = await arrivalsByDelivery(house);
    const left = running
      .map((made) => ({
        name: made.name,
        state: views.get(made.deliveryId)?.state,
        posts: arrivals.get(made.deliveryId) ?? 0,
      }))
      .filter(({ state, posts }) => state !== 'confirmed' || posts !== 1);
    expect(left).toEqual([]);
    const receipts = running.map((made) => views.get(made.deliveryId)?.receipts.length);
    expect(new Set(receipts)).toEqual(new Set([1]));
    if (cases.some(({ crashes }) => crashes.length > 0)) {
      expect(new Set(crashed.map((line) => line.split(' ')[1]))).toEqual(new Set(sendingSteps));
    }
  });
});

describe('a doubt', () => {
  test('is shown as unknown as long as the network cannot be read, and goes to a person, never out again', async () => {
    const rules = [fault('timeout-after-accept', 'create'), fault('timeout-before-accept', 'read', null)];
    const cases = [{ name: 'never readable', crashes: [], rules }];
    const hours = [10_000, 1_000, ...Array.from({ length: 20 }, () => 200_000)];
    const { views, house, running } = await sweep(cases, hours);
    const [made] = running;
    expect(views.get(made?.deliveryId ?? '')?.state).toBe('needs_person');
    expect(await arrivalsByDelivery(house)).toEqual(new Map([[made?.deliveryId, 1]]));
  });

  test('that ends in absence half an hour after its time is parked, not sent', async () => {
    const rules = [fault('timeout-before-accept', 'create'), { ...fault('error-500-before-accept', 'read'), times: 8 }];
    const { views, house, running } = await sweep(
      [{ name: 'read late', crashes: [], rules }],
      [10_000, 1_000, ...Array.from({ length: 25 }, () => 120_000)],
    );
    const view = views.get(running[0]?.deliveryId ?? '');
    expect(await arrivalsByDelivery(house)).toEqual(new Map());
    expect(view?.state).toBe('parked');
    expect(view?.blockers.map(({ code }) => code)).toEqual(['TOO_LATE']);
  });
});
