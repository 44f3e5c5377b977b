import { createPracticeConnector, signWebhook } from '@bedside/connectors';
import { kitWebhooks } from '@bedside/connectors/testing';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { createWorld, deliveriesOf, type House, planPost, publishDue, type World } from '../../../test/world.ts';
import { WEBHOOK_SECRET } from '../../../test/world-network.ts';
import { putFaults } from '../../engage/practice/contract.ts';
import { moderateTask } from '../../engage/practice/jobs.ts';
import { setFaultPlan } from '../../engage/practice/service.ts';
import { createPracticeWorld } from '../../engage/practice/world.ts';
import { budgets } from '../../kernel/http/budgets.ts';
import { problemOf } from '../../kernel/http/problem.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hookDoors } from '../../main/context.ts';
import { checkChannelTask } from '../../registers/channels/jobs.ts';
import { getTrail } from '../publish/service.ts';
import type { HookDoor } from './doors.ts';
import { noteRefusedHooks } from './refused.ts';
import { hear, mountHooks } from './routes.ts';

const { webhooks } = createPracticeConnector();
const QUIET_MS = 30_000;

let world: World;
let house: House;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  app = await createTestApp(world);
  const nothing = async () => undefined;
  const noteRefused = noteRefusedHooks(world.services, world.log);
  const doors = new Map([['kit', kit]]);
  mountHooks(kitApp, { services: world.services, doors, noteRefused, arrive: nothing, stranger: nothing });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

type Told = {
  readonly id?: string;
  readonly event?: string;
  readonly accountId?: string;
  readonly postId?: string | null;
};
let lastId = 0;

function bodyOf({ id = `m-${(lastId += 1)}`, event = 'post.removed', accountId, postId = null }: Told): string {
  return JSON.stringify({ id, event, accountId: accountId ?? house.organizationId, postId });
}

function signed(body: string, made: { secret?: string; now?: Date } = {}): Record<string, string> {
  if (webhooks === undefined) throw new Error('the practice network tells');
  const as = { secret: WEBHOOK_SECRET, now: world.clock.now(), ...made };
  return { [webhooks.signature.header]: signWebhook(webhooks.signature, { ...as, body }) };
}

/** As a network knocks: no cookie, no origin. Gives the status. */
async function knock(body: string, headers = signed(body), door = 'practice'): Promise<number> {
  const request = new Request(`https://bedside.example/hooks/${door}`, { method: 'POST', headers, body });
  return (await app.fetch(request)).status;
}

/** A network that tells more than the practice network does, at a door beside it. */
const kit: HookDoor = {
  network: 'practice',
  dialect: kitWebhooks({}),
  secrets: [WEBHOOK_SECRET],
  verifyToken: 'agreed',
};
const kitApp = new Hono<{ Variables: { requestId: string } }>();
kitApp.onError((error) => Response.json({}, { status: problemOf(error, '').status }));
kitApp.use('*', async (c, next) => {
  c.set('requestId', newId<'request'>());
  await next();
});

async function knockAtKit(told: Told): Promise<number> {
  const body = bodyOf(told);
  const { signature } = kit.dialect;
  const headers = { [signature.header]: signWebhook(signature, { secret: WEBHOOK_SECRET, now: new Date(0), body }) };
  return (await kitApp.request('/hooks/kit', { method: 'POST', headers, body })).status;
}

async function inbox(): Promise<string[]> {
  const { rows } = await world.owner.query<{ outcome: string }>(
    'select outcome from hook_inbox order by received_at, 1',
  );
  return rows.map(({ outcome }) => outcome);
}

async function published() {
  const { postId } = await planPost(world, house);
  await world.clock.advance(11_000);
  await publishDue(world.publisher());
  const view = await only(postId);
  expect(view.state).toBe('confirmed');
  return { postId, remoteId: view.remoteId ?? '', deliveryId: view.id };
}

async function only(postId: string) {
  const [view] = await deliveriesOf(world, house, postId);
  if (view === undefined) throw new Error('there is a delivery');
  return view;
}

async function lookUntilQuiet(): Promise<void> {
  await publishDue(world.publisher());
  await world.clock.advance(QUIET_MS);
  await publishDue(world.publisher());
}

function removeAtNetwork(postId: string) {
  return house.practice.network.moderate({ accountId: house.organizationId, postId });
}

describe('fault 15: webhooks of networks, forged, doubled, late, out of order or lost', () => {
  test('what was removed at the network is looked at, and then seen to be gone', async () => {
    const { postId, remoteId } = await published();
    const message = await removeAtNetwork(remoteId);
    expect(await knock(message?.body ?? '', { ...message?.headers })).toBe(200);
    await publishDue(world.publisher());
    expect(await only(postId)).toMatchObject({ state: 'confirmed', absentReads: 1 });
    await world.clock.advance(QUIET_MS);
    await publishDue(world.publisher());
    const view = await only(postId);
    expect(view).toMatchObject({ state: 'removed', failureCode: 'GONE_FROM_NETWORK', wakeAt: null });
    expect(view.receipts.map(({ kind }) => kind)).toEqual(['answer', 'removal']);
    const trail = await world.as(house, 'auditor', (scope) => getTrail(scope, postId));
    expect(trail.map(({ action }) => action)).toContain('delivery.gone');
    const { rows } = await world.owner.query('select stage from post where id = $1', [postId]);
    expect(rows).toEqual([{ stage: 'taken_down' }]);
  });

  test('what is told is not believed: a post that stands is not called gone', async () => {
    const { postId, remoteId } = await published();
    expect(await knock(bodyOf({ postId: remoteId }))).toBe(200);
    expect((await only(postId)).wakeAt).not.toBeNull();
    await lookUntilQuiet();
    expect(await only(postId)).toMatchObject({ state: 'confirmed', failureCode: null, wakeAt: null, absentReads: 0 });
  });

  test.each([
    ['without a signature', (_body: string) => ({})],
    ['signed with another secret', (body: string) => signed(body, { secret: 'guessed' })],
    ['with the signature of another body', () => signed(bodyOf({ postId: 'another' }))],
    ['with a time that was changed', (body: string) => retimed(signed(body))],
    ['with nonsense for a signature', () => ({ 'practice-signature': 't=1,v1=zz' })],
  ])('%s it changes nothing', async (_how, headersOf) => {
    const { postId, remoteId } = await published();
    const before = await inbox();
    await house.practice.network.moderate({ accountId: house.organizationId, postId: remoteId });
    const body = bodyOf({ postId: remoteId });
    expect(await knock(body, headersOf(body))).toBe(401);
    expect(await inbox()).toEqual(before);
    await lookUntilQuiet();
    expect(await only(postId)).toMatchObject({ state: 'confirmed', wakeAt: null });
  });

  test('sent again later than five minutes, it is not taken', async () => {
    const { postId, remoteId } = await published();
    const body = bodyOf({ postId: remoteId });
    const headers = signed(body);
    const before = await inbox();
    await world.clock.advance(5 * 60_000 + 1_000);
    expect(await knock(body, headers)).toBe(401);
    expect(await inbox()).toEqual(before);
    expect((await only(postId)).wakeAt).toBeNull();
  });

  test('doubled, it has one effect', async () => {
    const { postId, remoteId } = await published();
    const body = bodyOf({ postId: remoteId });
    const before = (await inbox()).length;
    const answers = await Promise.all([knock(body), knock(body), knock(body)]);
    expect(answers).toEqual([200, 200, 200]);
    expect(await inbox()).toHaveLength(before + 1);
    await publishDue(world.publisher());
    expect((await only(postId)).wakeAt).toBeNull();
    await world.clock.advance(60_000);
    // The same message, signed anew: its id is what tells.
    expect(await knock(body)).toBe(200);
    expect(await inbox()).toHaveLength(before + 1);
    expect((await only(postId)).wakeAt).toBeNull();
  });

  test('out of order, an older one changes nothing', async () => {
    const { postId, remoteId } = await published();
    const visible = { event: 'post.published', postId: remoteId };
    const message = await removeAtNetwork(remoteId);
    await knock(message?.body ?? '', { ...message?.headers });
    await lookUntilQuiet();
    expect((await only(postId)).state).toBe('removed');
    expect(await knockAtKit(visible)).toBe(200);
    await lookUntilQuiet();
    expect((await only(postId)).state).toBe('removed');
  });

  test('lost, it is missed, and nothing is wrong: the next one leads to a look', async () => {
    const { postId, remoteId } = await published();
    await removeAtNetwork(remoteId);
    await lookUntilQuiet();
    expect((await only(postId)).state).toBe('confirmed');
    await knock(bodyOf({ postId: remoteId }));
    await lookUntilQuiet();
    expect((await only(postId)).state).toBe('removed');
  });

  test('while somebody takes the post down, that goes on', async () => {
    const { postId, remoteId, deliveryId } = await published();
    await world.owner.query(`update delivery set state = 'removing', wake_at = now() where id = $1`, [deliveryId]);
    await knock(bodyOf({ postId: remoteId }));
    expect((await only(postId)).state).toBe('removing');
  });
});

function retimed(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/t=(\d+)/, (_, time) => `t=${Number(time) + 1}`),
    ]),
  );
}

describe('a post that became visible', () => {
  /** Taken in, and the answer lost; the network shows it a moment later. */
  async function inDoubt(delayMs: number) {
    const { postId, deliveries } = await planPost(world, house);
    const [planned] = deliveries;
    house.practice.faultsFor(planned?.id ?? '', { rules: [{ kind: 'late-accept', delayMs, times: 1 }] });
    await world.clock.advance(11_000);
    await publishDue(world.publisher());
    expect((await only(postId)).state).toBe('unknown');
    return postId;
  }
  const visible = () => knockAtKit({ event: 'post.published', postId: 'a-post-of-nobody-yet' });

  test('is found at once, not at the next time', async () => {
    const postId = await inDoubt(12_000);
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    await world.clock.advance(3_000);
    await publishDue(world.publisher());
    expect((await only(postId)).state).toBe('unknown');
    expect(await visible()).toBe(200);
    await publishDue(world.publisher());
    expect((await only(postId)).state).toBe('confirmed');
  });

  test('and is not seen does not make absence proven any sooner', async () => {
    const postId = await inDoubt(10 * 60_000);
    // The first look that counts is made; the second is due a quiet period later.
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    expect(await only(postId)).toMatchObject({ state: 'unknown', absentReads: 1 });
    for (let time = 0; time < 5; time += 1) {
      await world.clock.advance(QUIET_MS / 2);
      expect(await visible()).toBe(200);
      await publishDue(world.publisher());
      expect(await only(postId)).toMatchObject({ state: 'unknown', absentReads: 1 });
    }
  });
});

describe('an account that let nobody in any more', () => {
  const disconnected = () => knockAtKit({ event: 'account.disconnected' });
  const state = async () => {
    const { rows } = await world.owner.query<{ state: string }>('select state from channel where id = $1', [
      house.channels.practice,
    ]);
    return rows[0]?.state;
  };
  async function runChecks(): Promise<number> {
    const task = checkChannelTask(world);
    const { rows } = await world.owner.query<{ id: string; payload: unknown }>(
      `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where t.id = j.task_id and t.identifier = 'channel-check' returning j.id, j.payload`,
    );
    for (const { payload } of rows) await task.run(task.payload.parse(payload));
    return rows.length;
  }

  test('is asked, and stays connected when it works all the same', async () => {
    expect(await disconnected()).toBe(200);
    expect(await disconnected()).toBe(200);
    expect(await runChecks()).toBe(1);
    expect(await state()).toBe('connected');
  });

  test('is asked again when the network did not say', async () => {
    house.practice.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'session' }] });
    await disconnected();
    await expect(runChecks()).rejects.toThrow();
    house.practice.network.faults.clear();
    expect(await state()).toBe('connected');
  });

  test('needs to be let in again, when the network says so too', async () => {
    house.practice.revoke();
    await disconnected();
    expect(await state()).toBe('connected');
    await runChecks();
    expect(await state()).toBe('needs_reauthorization');
    house.practice.restore();
    await world.owner.query(`update channel set state = 'connected' where id = $1`, [house.channels.practice]);
  });
});

describe('the door', () => {
  test('is there for networks that knock, and no others', async () => {
    const body = bodyOf({});
    expect(await knock(body, signed(body), 'bluesky')).toBe(404);
    expect(await knock(body, signed(body), 'toString')).toBe(404);
    expect((await app.ask('GET', '/hooks/practice?hub.mode=subscribe&hub.challenge=1')).status).toBe(404);
    expect((await app.ask('PUT', '/hooks/practice')).status).toBe(405);
  });

  test('shows a network that asks that it is ours', async () => {
    const ask = async (token: string) =>
      kitApp.request(`/hooks/kit?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
    expect(await (await ask('agreed')).text()).toBe('1158201444');
    expect((await ask('guessed')).status).toBe(404);
  });

  test('takes no more than a network sends', async () => {
    const body = bodyOf({ id: 'x'.repeat(300_000) });
    expect(await knock(body)).toBe(413);
  });

  test('keeps what is signed and cannot be read, once, and what is about nobody here', async () => {
    const before = await inbox();
    for (const body of ['{"id":', '{"id":', '[]', bodyOf({ accountId: 'somebody-else', postId: 'p' })]) {
      expect(await knock(body)).toBe(200);
      await world.clock.advance(1);
    }
    expect((await inbox()).slice(before.length)).toEqual(['unreadable', 'unreadable', 'nobody']);
  });

  test('tells the log of a flood once a minute, and nothing of what was in it', async () => {
    await world.clock.advance(60_000);
    const before = world.logged().split('hooks.refused').length;
    for (let time = 0; time < 40; time += 1) await knock(bodyOf({ id: 'Zanzibarquark' }), {});
    expect(world.logged().split('hooks.refused').length - before).toBe(1);
    await world.clock.advance(60_001);
    await knock(bodyOf({ id: 'Zanzibarquark' }), {});
    expect(world.logged()).toContain('"count":40');
    await knock('{"id": "Zanzibarquark"');
    expect(world.logged()).not.toContain('Zanzibarquark');
  });

  test('lets somebody who cannot sign knock only so often, and hears the network all the same', async () => {
    const from = { 'x-test-address': '198.51.100.7' };
    let refused = 0;
    for (let time = 0; time <= budgets.stranger.requests; time += 1) {
      const status = await knock('{}', from);
      if (status === 429) refused += 1;
      else expect(status).toBe(401);
    }
    expect(refused).toBe(1);
    const body = bodyOf({});
    expect(await knock(body, { ...signed(body), ...from })).toBe(200);
  });

  test('looks at posts of the account alone that it is told about', async () => {
    const mine = await published();
    const other = await world.openHouse();
    await knock(bodyOf({ accountId: other.organizationId, postId: mine.remoteId }));
    expect((await only(mine.postId)).wakeAt).toBeNull();
    await knock(bodyOf({ postId: mine.remoteId }));
    expect((await only(mine.postId)).wakeAt).not.toBeNull();
    await lookUntilQuiet();
  });

  test('lets old lines of its inbox go', async () => {
    await world.owner.query(`update hook_inbox set received_at = $1`, [
      new Date(world.clock.now().getTime() - 31 * 86_400_000),
    ]);
    const old = (await inbox()).length;
    await knock(bodyOf({}));
    expect(await inbox()).toHaveLength(1 + Math.max(0, old - 20));
  });
});

test('the practice network’s own moderation takes a post down, and tells through the door', async () => {
  const { services } = world;
  const practice = createPracticeWorld({
    db: services.db,
    clock: world.clock,
    publicUrl: services.publicUrl,
    webhookSecret: WEBHOOK_SECRET,
  });
  const [row] = (
    await world.owner.query<{ slug: string }>('select slug from organization_directory where organization_id = $1', [
      house.organizationId,
    ])
  ).rows;
  expect(row?.slug).toBeDefined();
  const { token } = await practice.credentialsFor(house.organizationId);
  const connector = createPracticeConnector();
  const fetch = practice.fetchFor(house.organizationId);
  const publisher = world.publisher({
    connectors: async () => ({
      fetch,
      connector: {
        ...connector,
        deliver: (request, io) =>
          connector.deliver({ ...request, account: { ...request.account, credentials: { token } } }, io),
        readBack: (request, io) =>
          connector.readBack({ ...request, account: { ...request.account, credentials: { token } } }, io),
      },
    }),
  });
  const plan = putFaults.body.parse({ rules: [{ kind: 'moderated', times: 1, delayMs: 60_000 }] });
  await world.as(house, 'publisher', (scope) => setFaultPlan(scope, plan));
  const { postId } = await planPost(world, house);
  await world.clock.advance(11_000);
  await publishDue(publisher);
  expect((await only(postId)).state).toBe('confirmed');

  const parts = {
    services,
    doors: hookDoors({ practice: WEBHOOK_SECRET }),
    noteRefused: noteRefusedHooks(services, world.log),
  };
  const task = moderateTask(practice, (request) => hear(parts, { door: 'practice', request, requestId: postId }));
  const { rows } = await world.owner.query<{ payload: unknown; run_at: Date }>(
    `select j.payload, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'practice-moderate'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.run_at).toEqual(new Date(world.clock.now().getTime() + 60_000));
  await world.clock.advance(60_000);
  await task.run(task.payload.parse(rows[0]?.payload));
  // A job may run again: the network tells the same once more, and it has one effect.
  await task.run(task.payload.parse(rows[0]?.payload));
  await publishDue(publisher);
  await world.clock.advance(QUIET_MS);
  await publishDue(publisher);
  expect(await only(postId)).toMatchObject({ state: 'removed', failureCode: 'GONE_FROM_NETWORK' });
});
