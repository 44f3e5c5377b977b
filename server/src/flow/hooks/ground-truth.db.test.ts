/** The door under everything that happens to messages on their way, held against what the network really showed. */
import { type Connector, type EgressFetch, signWebhook } from '@bedside/connectors';
import {
  type ClassName,
  classNetworks,
  createNetworkFetch,
  type FakeNetwork,
  type NetworkFaultPlanInput,
  type TimePort,
  type WebhookDelivery,
} from '@bedside/connectors/testing';
import * as fc from 'fast-check';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { problemOf } from '../../kernel/http/problem.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { HookDoor } from './doors.ts';
import { noteRefusedHooks } from './refused.ts';
import { mountHooks } from './routes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const secret = 'what the network and the house know';
const timed = {
  kind: 'timed',
  header: 'x-signature',
  timeField: 't',
  signatureField: 'v1',
  windowMs: 5 * MINUTE,
} as const;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** One message that came to the door, and what it was told. */
type Came = { readonly delivery: WebhookDelivery; readonly atMs: number; readonly status: number };

type Stage = {
  readonly house: House;
  readonly network: FakeNetwork;
  readonly connector: Connector;
  readonly fetch: EgressFetch;
  readonly came: readonly Came[];
  /** Resolves when every message that has come was answered. */
  readonly idle: () => Promise<void>;
};

/** The world's clock, for a network that lives in it. */
function timeOf({ clock }: World): TimePort {
  return {
    now: clock.now,
    after(ms, work) {
      let isWanted = true;
      void clock.sleep(Math.max(1, ms)).then(() => isWanted && work());
      return () => {
        isWanted = false;
      };
    },
  };
}

async function openStage(name: ClassName, isTimed: boolean, readyAfterMs = 0): Promise<Stage> {
  const house = await world.openHouse();
  const webhooks = { secret, ...(isTimed ? { signature: timed } : {}) };
  const containers = { readyAfterMs, keptMs: 24 * HOUR };
  const parts = { quietPeriodMs: 30_000, network: { webhooks, containers } };
  const network = classNetworks[name].createNetwork(timeOf(world), parts);
  const connector = classNetworks[name].createConnector(parts);
  if (connector.webhooks === undefined) throw new Error('networks of the kit tell');
  const { organizationId: accountId } = house;
  network.accounts.add({ accountId, handle: 'house', displayName: 'House' });
  const authorization = `Bearer ${network.accounts.issueToken(accountId)}`;
  const reach = createNetworkFetch(network);
  const fetch: EgressFetch = (url, init = {}) =>
    reach(`https://network.example${url}`, { ...init, headers: { ...init.headers, authorization } });
  const door: HookDoor = { network: 'practice', dialect: connector.webhooks, secrets: [secret], verifyToken: null };
  const app = appOf(door);
  const came: Came[] = [];
  const answering = new Set<Promise<void>>();
  network.onWebhook((delivery) => {
    const atMs = world.clock.now().getTime();
    const { headers, body } = delivery;
    const answered = Promise.resolve(app.request('/hooks/kit', { method: 'POST', headers: { ...headers }, body }))
      .then(({ status }) => void came.push({ delivery, atMs, status }))
      .finally(() => answering.delete(answered));
    answering.add(answered);
  });
  const idle = async () => {
    while (answering.size > 0) await Promise.all(answering);
  };
  return { house, network, connector, fetch, came, idle };
}

function appOf(door: HookDoor): Hono<{ Variables: { requestId: string } }> {
  const app = new Hono<{ Variables: { requestId: string } }>();
  app.use('*', async (c, next) => {
    c.set('requestId', newId<'request'>());
    await next();
  });
  app.onError((error) => Response.json({}, { status: problemOf(error, '').status }));
  const nothing = async () => undefined;
  mountHooks(app, {
    services: world.services,
    doors: new Map([['kit', door]]),
    noteRefused: noteRefusedHooks(world.services, world.log),
    arrive: nothing,
    stranger: nothing,
  });
  return app;
}

/** Publishes some posts; people remove some of them at the network; then everything that is under way comes to rest. */
async function play(stage: Stage, run: { plan: NetworkFaultPlanInput; removed: readonly boolean[] }) {
  const { house, network, connector, fetch } = stage;
  const publisher = world.publisher({ connectors: async () => ({ connector, fetch }) });
  network.faults.set(run.plan);
  const postIds: string[] = [];
  for (const _ of run.removed) postIds.push((await planPost(world, house)).postId);
  await pass(stage, { publisher, ms: 20_000, steps: 4 });
  const own = network.posts.all.filter(({ accountId }) => accountId === house.organizationId);
  run.removed.forEach((isRemoved, index) => {
    const post = own[index];
    if (isRemoved && post !== undefined) network.posts.remove(post.id, 'person');
  });
  await pass(stage, { publisher, ms: 30 * MINUTE, steps: 30 });
  network.faults.clear();
  await pass(stage, { publisher, ms: 3 * HOUR, steps: 12 });
  const views = await Promise.all(postIds.map((postId) => deliveriesOf(world, house, postId)));
  return { own, deliveries: views.flat() };
}

type Pass = { readonly publisher: ReturnType<World['publisher']>; readonly ms: number; readonly steps: number };

async function pass({ idle }: Stage, { publisher, ms, steps }: Pass): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await world.clock.advance(ms / steps);
    await idle();
    await publishDue(publisher);
    await idle();
  }
}

async function keptOf(stage: Stage): Promise<number> {
  const { rows } = await world.owner.query<{ count: string }>(
    'select count(*) from hook_inbox where organization_id = $1',
    [stage.house.organizationId],
  );
  return Number(rows[0]?.count);
}

async function goneEventsOf(stage: Stage): Promise<number> {
  const { rows } = await world.owner.query<{ count: string }>(
    `select count(*) from audit_event where organization_id = $1 and action = 'delivery.gone'`,
    [stage.house.organizationId],
  );
  return Number(rows[0]?.count);
}

/** Whether it came in time, where messages tell theirs. */
const isFresh = (sentAt: number, { atMs }: Came) => Math.abs(atMs - sentAt) <= timed.windowMs;

const rule = fc.record({
  kind: fc.constantFrom(
    'webhook-duplicated' as const,
    'webhook-reordered' as const,
    'webhook-delayed' as const,
    'webhook-forged' as const,
    'webhook-replayed' as const,
    'webhook-lost' as const,
  ),
  probability: fc.constantFrom(0.3, 0.6, 1),
  skip: fc.nat(2),
  delayMs: fc.constantFrom(1_000, MINUTE, 20 * MINUTE),
});
const plans = fc.record({
  plan: fc.record({ seed: fc.nat(0xffff_ffff), rules: fc.array(rule, { minLength: 1, maxLength: 4 }) }),
  removed: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
});

describe.each([
  ['A2', false],
  ['D', true],
  ['B', false],
] as const)('fault 15: messages of a network of class %s (signed with their time: %s)', (name, isTimed) => {
  test('have one effect each, forged ones none, and what is recorded is what the network shows', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (run) => {
        const stage = await openStage(name, isTimed);
        const { own, deliveries } = await play(stage, run);
        expect(own).toHaveLength(run.removed.length);
        const honest = stage.came.filter(({ delivery }) => !delivery.isForged);
        const signedAt = (one: Came) => timeOfSignature(one.delivery) ?? one.atMs;
        for (const one of stage.came) {
          const isTaken = !one.delivery.isForged && isFresh(signedAt(one), one);
          expect(one.status, JSON.stringify(one)).toBe(isTaken ? 200 : 401);
        }
        const taken = honest.filter(({ status }) => status === 200);
        expect(await keptOf(stage)).toBe(new Set(taken.map(({ delivery }) => delivery.webhookId)).size);
        const toldGone = new Set(
          taken.flatMap(({ delivery: { body } }) =>
            body.includes('"post.removed"') ? [String(JSON.parse(body).postId)] : [],
          ),
        );
        for (const { remoteId, state } of deliveries) {
          const shown = own.find(({ id }) => id === remoteId)?.state;
          expect(shown).toBeDefined();
          // Gone only where the network really shows it no more, and wherever it was told so.
          expect(state).toBe(shown === 'removed' && toldGone.has(remoteId ?? '') ? 'removed' : 'confirmed');
        }
        expect(await goneEventsOf(stage)).toBe(deliveries.filter(({ state }) => state === 'removed').length);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

test('a post that the network works on is gone on with as soon as the network tells, not at the next look', async () => {
  const stage = await openStage('B', false, 1_000);
  const { house, network, connector, fetch } = stage;
  const publisher = world.publisher({ connectors: async () => ({ connector, fetch }) });
  const { postId } = await planPost(world, house);
  await world.clock.advance(11_000);
  await publishDue(publisher);
  const only = async () => (await deliveriesOf(world, house, postId))[0];
  expect((await only())?.state).toBe('planned');
  const handle = [...network.containers.known.keys()][0] ?? '';
  await world.clock.advance(1_000);
  await publishDue(publisher);
  expect((await only())?.state).toBe('planned');
  const { webhooks } = connector;
  if (webhooks === undefined) throw new Error('networks of the kit tell');
  const about = { accountId: house.organizationId, postId: handle };
  const body = JSON.stringify({ id: 'ready', event: 'post.published', ...about });
  const headers = {
    [webhooks.signature.header]: signWebhook(webhooks.signature, { secret, body, now: world.clock.now() }),
  };
  const door: HookDoor = { network: 'practice', dialect: webhooks, secrets: [secret], verifyToken: null };
  const answer = await appOf(door).request('/hooks/kit', { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  await publishDue(publisher);
  expect((await only())?.state).toBe('confirmed');
});

function timeOfSignature({ headers }: WebhookDelivery): number | null {
  const [, time] = /^t=(\d+),/u.exec(headers['x-signature'] ?? '') ?? [];
  return time === undefined ? null : Number(time) * 1_000;
}
