import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EgressFetch } from '@bedside/connectors';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CastName,
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { recordEvent } from '../../kernel/audit/service.ts';
import { createEgress } from '../../kernel/egress/egress.ts';
import { NAMES, REFUSED_URLS } from '../../kernel/egress/url-corpus.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { runJobs } from '../../kernel/jobs/jobs.ts';
import { type Scope } from '../../kernel/scope/scope.ts';
import { type WebhookEvent, type WebhookView, webhookEvent, webhookPayload } from './contract.ts';
import { sendWebhookTask } from './jobs.ts';
import { queueDeliveries, SEND_TASK, type SendJob } from './queue-webhooks.ts';
import {
  createWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  queueWebhooks,
  removeWebhook,
  replayDelivery,
  replayFailed,
  resumeWebhook,
  rotateSecret,
  testWebhook,
  updateWebhook,
} from './service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly method: string };
type Reply = { status: number; headers?: Record<string, string>; body?: string };

let world: World;
let house: House;
let got: Got[] = [];
let reply: (got: Got) => Reply = () => ({ status: 200 });
/** Where the name of the receiver leads. */
let resolved = '127.0.0.1';
let port = 0;

const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    const one = { headers: request.headers, body, method: request.method ?? '' };
    got.push(one);
    const answer = reply(one);
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  });
});

beforeAll(async () => {
  world = await createWorld();
  // As the product wires it.
  Object.assign(world.services, { eventRecorded: queueWebhooks });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  // A server on a TCP port has an address of this kind.
  port = (receiver.address() as AddressInfo).port;
});
beforeEach(async () => {
  house = await world.openHouse();
  got = [];
  reply = () => ({ status: 200 });
  resolved = '127.0.0.1';
});
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await world.close();
});

/** The way out as it is in development, with a name whose address tests change. */
function egressNow() {
  return createEgress({
    allowLoopback: true,
    lookup: async () => [resolved],
    log: world.log,
    userAgent: 'Bedside/test',
  });
}

function as<T>(who: CastName, work: (scope: Scope) => Promise<T>): Promise<T> {
  return world.as(house, who, work);
}

async function listen(events: WebhookEvent[] = ['post.created'], url = `http://receiver.example:${port}/hook?place=1`) {
  return createWebhook(world.seed(house, 'administrator'), egressNow().vet, {
    url,
    description: 'The intranet',
    events,
  });
}

/** Something happens that somebody may listen to. */
function happen(action = 'post.created', type = 'post') {
  return as('author', (scope) => recordEvent(scope, { action, object: { type, id: newId() } }));
}

async function waitingJobs(): Promise<
  { id: string; payload: SendJob; run_at: Date; queue: string | null; key: string }[]
> {
  const { rows } = await world.owner.query(
    `select j.id, j.payload, j.run_at, j.key, q.queue_name as queue from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where t.identifier = $1 and j.payload ->> 'organizationId' = $2 order by j.run_at, j.id`,
    [SEND_TASK, house.organizationId],
  );
  return rows;
}

/** Runs the jobs that are due by the world's clock, as a worker does; gives how many. */
async function runDue(made: { fetch?: EgressFetch; random?: () => number } = {}): Promise<number> {
  const task = sendWebhookTask({
    services: world.services,
    fetch: made.fetch ?? egressNow().fetch,
    random: made.random ?? (() => 0.5),
    atOnce: 2,
  });
  const due = (await waitingJobs()).filter(({ run_at }) => run_at <= world.clock.now());
  for (const { id, payload, key } of due) {
    // A job that runs has given its key away, so that the next one can be written.
    await world.owner.query('update graphile_worker._private_jobs set key = null where id = $1', [id]);
    try {
      await task.run(task.payload.parse(payload));
    } catch (error) {
      await world.owner.query('update graphile_worker._private_jobs set key = $2 where id = $1', [id, key]);
      throw error;
    }
    await world.owner.query('delete from graphile_worker._private_jobs where id = $1', [id]);
  }
  return due.length;
}

const deliveries = async (webhookId: string) =>
  (await as('auditor', (scope) => listDeliveries(scope, { webhookId, limit: 200 }))).deliveries;
const look = (webhookId: string): Promise<WebhookView> => as('auditor', (scope) => getWebhook(scope, webhookId));

/** Written from the words of Standard Webhooks, apart from what signs. */
function isSigned({ headers, body }: Got, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key).update([headers['webhook-id'], headers['webhook-timestamp'], body].join('.'));
  const expected = Buffer.from(mac.digest('base64'));
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => Buffer.from(one.replace('v1,', '')))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

async function messages() {
  const { rows } = await world.owner.query(
    'select kind, subject, link, person_id from outbox_message where organization_id = $1',
    [house.organizationId],
  );
  return rows;
}

describe('an event', () => {
  test('is sent as Standard Webhooks say, signed over its id, time and body', async () => {
    const { webhook, secret } = await listen();
    const eventId = await happen();
    expect(await runDue()).toBe(1);
    expect(got).toHaveLength(1);
    const [one] = got;
    if (one === undefined) throw new Error('nothing arrived');
    expect(one).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(one.headers['webhook-timestamp']).toBe(String(Math.floor(world.clock.now().getTime() / 1_000)));
    expect(isSigned(one, secret)).toBe(true);
    expect(isSigned({ ...one, body: one.body.replace('post', 'pest') }, secret)).toBe(false);
    const payload = webhookPayload.parse(JSON.parse(one.body));
    expect(payload).toMatchObject({ type: 'post.created', data: { eventId, organizationId: house.organizationId } });
    expect(await deliveries(webhook.id)).toMatchObject([
      { id: one.headers['webhook-id'], state: 'sent', attempts: 1, lastStatus: 200, nextAt: null, payload },
    ]);
    expect(await runDue()).toBe(0);
  });

  test('goes to those who listen to it and to nobody else, nor to another organization', async () => {
    const created = await listen(['post.created', 'person.left']);
    const other = await listen(['delivery.removed']);
    await happen('post.created');
    await happen('draft.saved');
    expect(await deliveries(created.webhook.id)).toHaveLength(1);
    expect(await deliveries(other.webhook.id)).toEqual([]);
    const neighbour = await world.openHouse();
    await expect(
      world.as(neighbour, 'administrator', (scope) => getWebhook(scope, created.webhook.id)),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.as(neighbour, 'author', (scope) =>
      recordEvent(scope, { action: 'post.created', object: { type: 'post', id: newId() } }),
    );
    expect(await deliveries(created.webhook.id)).toHaveLength(1);
  });

  test('that is undone is never told', async () => {
    const { webhook } = await listen();
    const undone = as('author', async (scope) => {
      await recordEvent(scope, { action: 'post.created', object: { type: 'post', id: newId() } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await deliveries(webhook.id)).toEqual([]);
    expect(await waitingJobs()).toEqual([]);
  });

  test('of a whole life of a post is told with ids and codes, and no word of it', async () => {
    const { webhook } = await listen([...webhookEvent.options]);
    const { deliveries: planned, postId } = await planPost(world, house, {
      baseText: 'The canary sings at noon on Monday.',
    });
    await world.clock.advance(11_000);
    await publishDue(world.publisher());
    expect((await deliveriesOf(world, house, postId)).map(({ state }) => state)).toEqual(['confirmed']);
    await runDue();
    const told = got.map(({ body }) => webhookPayload.parse(JSON.parse(body)));
    expect(told.map(({ type }) => type).sort()).toEqual([
      'delivery.confirmed',
      'post.created',
      'post.scheduled',
      'post.submitted',
      'review.approved',
      'review.decided',
    ]);
    expect(told.find(({ type }) => type === 'review.decided')?.data.codes).toEqual({ outcome: 'approve' });
    expect(told.find(({ type }) => type === 'delivery.confirmed')?.data.object.id).toBe(planned[0]?.id);
    expect(JSON.stringify([got, await deliveries(webhook.id)])).not.toContain('canary');
  });
});

describe('what does not arrive', () => {
  test('is tried eight times in a good 27 hours, each with a fresh signature and the same id', async () => {
    const { webhook, secret } = await listen();
    reply = () => ({ status: 500 });
    const start = world.clock.now().getTime();
    await happen();
    const tried: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const ran = await runDue();
      if (ran > 0) tried.push((world.clock.now().getTime() - start) / 1_000);
      const [next] = await waitingJobs();
      if (next === undefined) break;
      await world.clock.advance(next.run_at.getTime() - world.clock.now().getTime());
    }
    expect(tried).toEqual([0, 18, 90, 378, 1_530, 6_138, 24_570, 98_298]);
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(got.map(({ headers }) => headers['webhook-signature'])).size).toBe(8);
    expect(got.every((one) => isSigned(one, secret))).toBe(true);
    expect(await deliveries(webhook.id)).toMatchObject([
      { state: 'given_up', attempts: 8, lastStatus: 500, nextAt: null },
    ]);
    expect(await look(webhook.id)).toMatchObject({
      state: 'active',
      givenUp: 1,
      failingSince: new Date(start).toISOString(),
    });
  });

  test('is not tried before its time, whatever a job’s clock says', async () => {
    const { webhook } = await listen();
    reply = () => ({ status: 500 });
    await happen();
    await runDue();
    const [job] = await waitingJobs();
    const task = sendWebhookTask({ services: world.services, fetch: egressNow().fetch, atOnce: 2 });
    await task.run(task.payload.parse(job?.payload));
    expect(got).toHaveLength(1);
    expect((await waitingJobs()).map(({ run_at }) => run_at)).toEqual([job?.run_at]);
    expect(await deliveries(webhook.id)).toMatchObject([{ attempts: 1 }]);
  });

  test('waits as long as an overloaded address asks for', async () => {
    await listen();
    reply = () => ({ status: 429, headers: { 'retry-after': '300' } });
    await happen();
    await runDue();
    const [job] = await waitingJobs();
    expect(job?.run_at.getTime()).toBe(world.clock.now().getTime() + 300_000);
  });

  test.each<[string, () => Reply, string]>([
    [
      'a redirect, which is not followed',
      () => ({ status: 307, headers: { location: `http://127.0.0.1:${port}/inside` } }),
      'WEBHOOK_REDIRECT',
    ],
    ['an answer without end', () => ({ status: 200, body: 'x'.repeat(200_000) }), 'EGRESS_RESPONSE_TOO_LARGE'],
    ['a refusal', () => ({ status: 403 }), 'WEBHOOK_STATUS'],
  ])('because of %s is tried again', async (_what, answer, lastErrorCode) => {
    const { webhook } = await listen();
    reply = answer;
    await happen();
    await runDue();
    expect(got).toHaveLength(1);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'failed', lastErrorCode }]);
    expect(JSON.stringify(await deliveries(webhook.id))).not.toContain('xxxx');
  });

  test('for five days pauses the webhook and tells its maker; what waits is sent when it goes on', async () => {
    const { webhook } = await listen();
    reply = () => ({ status: 500 });
    for (let hour = 0; hour <= 5 * 24; hour += 20) {
      await happen();
      await runDue();
      await world.clock.advance(20 * HOUR_MS);
    }
    await runDue();
    expect(await look(webhook.id)).toMatchObject({ state: 'paused', stoppedBy: 'failing' });
    expect(await messages()).toEqual([
      {
        kind: 'webhook.failing',
        subject: 'A webhook was paused',
        link: '/developers',
        person_id: house.people.administrator.id,
      },
    ]);
    const before = await deliveries(webhook.id);
    await happen();
    expect(await deliveries(webhook.id)).toHaveLength(before.length);
    reply = () => ({ status: 200 });
    got = [];
    await as('administrator', (scope) => resumeWebhook(scope, webhook.id));
    await runDue();
    const waiting = before.filter(({ state }) => state === 'failed').map(({ id }) => id);
    expect(waiting.length).toBeGreaterThan(0);
    expect(got.map(({ headers }) => headers['webhook-id']).sort()).toEqual(waiting.sort());
    expect(await look(webhook.id)).toMatchObject({ state: 'active', stoppedBy: null, failingSince: null });
  });

  test('with one success in between pauses nothing', async () => {
    const { webhook } = await listen();
    for (let day = 0; day < 12; day += 1) {
      reply = () => ({ status: day % 4 === 0 ? 200 : 500 });
      await happen();
      await runDue();
      await world.clock.advance(DAY_MS);
    }
    expect(await look(webhook.id)).toMatchObject({ state: 'active' });
    expect(await messages()).toEqual([]);
  });

  test('because nobody listens there any more (410) switches the webhook off, and tells the administrators of a leaver’s', async () => {
    const { webhook } = await listen();
    await world.owner.query(`update person set roles = '{administrator}' where id = $1`, [house.people.publisher.id]);
    await world.owner.query(`update person set state = 'left' where id = $1`, [house.people.administrator.id]);
    reply = () => ({ status: 410 });
    await happen();
    await runDue();
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'given_up', attempts: 1, lastStatus: 410 }]);
    expect(await look(webhook.id)).toMatchObject({ state: 'disabled', stoppedBy: 'gone' });
    expect(await messages()).toMatchObject([{ kind: 'webhook.gone', person_id: house.people.publisher.id }]);
    await happen();
    expect(await runDue()).toBe(0);
  });
});

describe('a worker that dies', () => {
  test('between sending and noting it sends again under the same id, and then it is noted once', async () => {
    const { webhook } = await listen();
    await happen();
    const { fetch } = egressNow();
    const dies: EgressFetch = async (url, init) => {
      await fetch(url, init);
      throw new Error('killed');
    };
    await expect(runDue({ fetch: dies })).rejects.toThrow('killed');
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await runDue()).toBe(1);
    expect(got).toHaveLength(2);
    expect(got[0]?.headers['webhook-id']).toBe(got[1]?.headers['webhook-id']);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(await runDue()).toBe(0);
  });

  test('before sending loses nothing', async () => {
    await listen();
    await happen();
    const dies: EgressFetch = () => Promise.reject(new Error('killed'));
    await expect(runDue({ fetch: dies })).rejects.toThrow('killed');
    expect(await runDue()).toBe(1);
    expect(got).toHaveLength(1);
  });
});

describe('sending again', () => {
  test('takes one delivery, whatever came of it, under the same id', async () => {
    const { webhook } = await listen();
    await happen();
    await runDue();
    const [one] = await deliveries(webhook.id);
    const again = await as('administrator', (scope) =>
      replayDelivery(scope, { webhookId: webhook.id, deliveryId: one?.id ?? '' }),
    );
    expect(again).toMatchObject({ id: one?.id, state: 'waiting', attempts: 0 });
    await runDue();
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([one?.id, one?.id]);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  test('takes all that failed since an instant, and nothing that arrived or is older', async () => {
    const { webhook } = await listen();
    reply = () => ({ status: 410 });
    await happen();
    await runDue();
    await as('administrator', (scope) => resumeWebhook(scope, webhook.id));
    await world.clock.advance(HOUR_MS);
    const since = world.clock.now();
    reply = () => ({ status: 500 });
    await happen();
    await happen();
    await runDue();
    reply = () => ({ status: 200 });
    await happen();
    await runDue();
    got = [];
    const told = await as('administrator', (scope) => replayFailed(scope, { webhookId: webhook.id, since }));
    expect(told).toEqual({ replayed: 2, left: 0 });
    expect(await as('administrator', (scope) => replayFailed(scope, { webhookId: webhook.id, since }))).toEqual({
      replayed: 0,
      left: 0,
    });
    await runDue();
    expect(got).toHaveLength(2);
    expect((await deliveries(webhook.id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'given_up']);
  });

  test('while a try is under way counts anew, and an arrival settles it', async () => {
    const { webhook } = await listen();
    await happen();
    const [one] = await deliveries(webhook.id);
    const { fetch } = egressNow();
    const replaysMeanwhile: EgressFetch = async (url, init) => {
      const answer = await fetch(url, init);
      await as('administrator', (scope) => replayDelivery(scope, { webhookId: webhook.id, deliveryId: one?.id ?? '' }));
      return answer;
    };
    await runDue({ fetch: replaysMeanwhile });
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'sent' }]);
    expect(await runDue()).toBe(1);
    expect(got).toHaveLength(1);
  });
});

describe('a test', () => {
  test('is sent to a paused webhook too, and tells nothing', async () => {
    const { webhook, secret } = await listen();
    await as('administrator', (scope) => pauseWebhook(scope, webhook.id));
    await happen();
    const delivery = await as('administrator', (scope) => testWebhook(scope, webhook.id));
    expect(delivery).toMatchObject({ event: 'webhook.test', state: 'waiting' });
    await runDue();
    expect(got.map((one) => isSigned(one, secret))).toEqual([true]);
    expect(JSON.parse(got[0]?.body ?? '{}')).toMatchObject({
      type: 'webhook.test',
      data: { object: { type: 'webhook', id: webhook.id } },
    });
  });
});

describe('a new secret', () => {
  test('signs at once, and the old one too for 24 hours', async () => {
    const { webhook, secret: old } = await listen();
    const { secret, webhook: view } = await as('administrator', (scope) => rotateSecret(scope, webhook.id));
    expect(view.oldSecretUntil).toBe(new Date(world.clock.now().getTime() + DAY_MS).toISOString());
    const arrives = async () => {
      await happen();
      await runDue();
      const last = got.at(-1);
      if (last === undefined) throw new Error('nothing arrived');
      return { old: isSigned(last, old), new: isSigned(last, secret) };
    };
    expect(await arrives()).toEqual({ old: true, new: true });
    await world.clock.advance(DAY_MS - 1_000);
    expect(await arrives()).toEqual({ old: true, new: true });
    await world.clock.advance(1_000);
    expect(await arrives()).toEqual({ old: false, new: true });
    expect((await look(webhook.id)).oldSecretUntil).toBeNull();
  });

  test('after another one ends the oldest at once', async () => {
    const { webhook, secret: first } = await listen();
    const second = await as('administrator', (scope) => rotateSecret(scope, webhook.id));
    const third = await as('administrator', (scope) => rotateSecret(scope, webhook.id));
    await happen();
    await runDue();
    expect([first, second.secret, third.secret].map((secret) => got.map((one) => isSigned(one, secret))[0])).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('is kept sealed, for this row and column alone, and is in no log or trail', async () => {
    const one = await listen();
    const other = await listen(['post.created'], `http://other.example:${port}/`);
    const { rows } = await world.owner.query(
      'select row_to_json(w)::text as text from webhook w where organization_id = $1',
      [house.organizationId],
    );
    const trail = await world.owner.query('select leaf from audit_event where organization_id = $1', [
      house.organizationId,
    ]);
    expect(JSON.stringify([rows, trail.rows]) + world.logged()).not.toContain(one.secret.slice(8, 40));
    await world.owner.query(
      'update webhook w set secret_sealed = (select secret_sealed from webhook where id = $1) where id = $2',
      [one.webhook.id, other.webhook.id],
    );
    await happen();
    await expect(runDue()).rejects.toMatchObject({ code: 'CRYPTO_OPEN_FAILED' });
  });
});

describe('addresses inside', () => {
  const outside = createEgress({
    allowLoopback: false,
    lookup: async (name) => NAMES[name] ?? Promise.reject(new Error('not found')),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as unknown as World['log'],
    userAgent: 'Bedside/test',
  });
  const make = (url: string) =>
    createWebhook(world.seed(house, 'administrator'), outside.vet, { url, description: '', events: ['post.created'] });

  test.each(Object.entries(REFUSED_URLS))('are refused when a webhook is made: %s', async (_kind, urls) => {
    for (const url of urls)
      await expect(make(url), url).rejects.toMatchObject({ code: 'WEBHOOK_URL_REFUSED', status: 422 });
    expect(await as('administrator', listWebhooks)).toEqual([]);
  });

  test('and when it is changed', async () => {
    const { webhook } = await make('https://public.example/hook#fragment');
    expect(webhook.url).toBe('https://public.example/hook');
    const change = (url: string) =>
      updateWebhook(world.seed(house, 'administrator'), outside.vet, {
        webhookId: webhook.id,
        url,
        description: '',
        events: ['post.created'],
        revision: webhook.revision,
      });
    for (const url of [
      'http://public.example/',
      'https://127.0.0.1/',
      'https://[::ffff:a9fe:a9fe]/',
      'https://metadata/',
    ]) {
      await expect(change(url)).rejects.toMatchObject({ code: 'WEBHOOK_URL_REFUSED' });
    }
    expect(await change('https://public.example/other')).toMatchObject({
      url: 'https://public.example/other',
      revision: 2,
    });
    await expect(change('https://public.example/third')).rejects.toMatchObject({
      code: 'WEBHOOK_CHANGED',
      status: 409,
    });
  });

  test.each(['10.0.0.5', '169.254.169.254', '::ffff:10.0.0.5', '100.64.0.1', 'fd00::1'])(
    'are refused again when a name leads there later: %s',
    async (address) => {
      const { webhook } = await listen();
      resolved = address;
      await happen();
      await runDue();
      expect(got).toEqual([]);
      expect(await deliveries(webhook.id)).toMatchObject([
        { state: 'failed', attempts: 1, lastStatus: null, lastErrorCode: 'EGRESS_ADDRESS_REFUSED' },
      ]);
    },
  );
});

describe('who may', () => {
  test('see is the administrator and the auditor; change only the administrator', async () => {
    const { webhook } = await listen();
    await happen();
    const [delivery] = await deliveries(webhook.id);
    const ask = { webhookId: webhook.id, deliveryId: delivery?.id ?? '', limit: 10, since: world.clock.now() };
    const reads = [
      (scope: Scope) => listWebhooks(scope),
      (scope: Scope) => getWebhook(scope, webhook.id),
      (scope: Scope) => listDeliveries(scope, ask),
    ];
    const writes = [
      (scope: Scope) => pauseWebhook(scope, webhook.id),
      (scope: Scope) => resumeWebhook(scope, webhook.id),
      (scope: Scope) => testWebhook(scope, webhook.id),
      (scope: Scope) => replayDelivery(scope, ask),
      (scope: Scope) => replayFailed(scope, ask),
      (scope: Scope) => rotateSecret(scope, webhook.id),
      (scope: Scope) =>
        updateWebhook(scope, egressNow().vet, {
          ...ask,
          url: webhook.url,
          description: '',
          events: ['post.created'],
          revision: 9,
        }),
      (scope: Scope) =>
        createWebhook(scope, egressNow().vet, { url: webhook.url, description: '', events: ['post.created'] }),
      (scope: Scope) => removeWebhook(scope, webhook.id),
    ];
    const tryAll = async (who: CastName, acts: ((scope: Scope) => Promise<unknown>)[]) => {
      const ends = await Promise.allSettled(acts.map((act) => as(who, act)));
      return new Set(ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'done')));
    };
    for (const who of ['author', 'colleague', 'publisher', 'reviewer', 'officer'] as const) {
      expect(await tryAll(who, [...reads, ...writes])).toEqual(new Set(['FORBIDDEN']));
    }
    expect(await tryAll('auditor', reads)).toEqual(new Set(['done']));
    expect(await tryAll('auditor', writes)).toEqual(new Set(['FORBIDDEN']));
    expect(await tryAll('administrator', reads)).toEqual(new Set(['done']));
  });
});

describe('a webhook', () => {
  test('that was removed is told nothing, and its secret is gone', async () => {
    const { webhook } = await listen();
    await happen();
    await as('administrator', (scope) => removeWebhook(scope, webhook.id));
    expect(await as('administrator', listWebhooks)).toEqual([]);
    await expect(as('administrator', (scope) => resumeWebhook(scope, webhook.id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await happen();
    await runDue();
    expect(got).toEqual([]);
    const { rows } = await world.owner.query('select secret_sealed, old_secret_sealed from webhook where id = $1', [
      webhook.id,
    ]);
    expect(rows).toEqual([{ secret_sealed: null, old_secret_sealed: null }]);
  });

  test('is one of twenty at most, also when many are made at once', async () => {
    for (let number = 0; number < 18; number += 1) await listen();
    const made = await Promise.allSettled([listen(), listen(), listen(), listen()]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  });

  test('has one event in the trail for each change', async () => {
    const { webhook } = await listen();
    await as('administrator', (scope) => pauseWebhook(scope, webhook.id));
    await as('administrator', (scope) => pauseWebhook(scope, webhook.id));
    await as('administrator', (scope) => resumeWebhook(scope, webhook.id));
    await as('administrator', (scope) => rotateSecret(scope, webhook.id));
    await as('administrator', (scope) => testWebhook(scope, webhook.id));
    await as('administrator', (scope) => removeWebhook(scope, webhook.id));
    const { rows } = await world.owner.query('select action from audit_event where object_id = $1', [webhook.id]);
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'webhook.created',
      'webhook.paused',
      'webhook.removed',
      'webhook.resumed',
      'webhook.secret_rotated',
      'webhook.tested',
    ]);
  });

  test('forgets what is older than thirty days', async () => {
    const { webhook } = await listen();
    await happen();
    await runDue();
    await world.clock.advance(30 * DAY_MS + 1);
    await happen();
    expect(await deliveries(webhook.id)).toHaveLength(2);
    await runDue();
    expect(await deliveries(webhook.id)).toHaveLength(1);
  });

  test('lists its deliveries by pages, each once, also those of one instant', async () => {
    const { webhook } = await listen();
    for (let number = 0; number < 7; number += 1) await happen();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await as('auditor', (scope) =>
        listDeliveries(scope, { webhookId: webhook.id, limit: 3, ...(after === undefined ? {} : { after }) }),
      );
      seen.push(...page.deliveries.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
    expect(
      (await as('auditor', (scope) => listDeliveries(scope, { webhookId: webhook.id, limit: 3, state: 'sent' })))
        .deliveries,
    ).toEqual([]);
  });
});

describe('many events', () => {
  test('are queued and arrive once each, by a worker as it is', async () => {
    const { webhook } = await listen();
    const many = 500;
    await fillQueue(webhook.id, many);
    const ids = new Set<string>();
    // The wire is left out: what is looked at is the queue and what is noted.
    const fetch: EgressFetch = async (_url, init) => {
      if (String(init?.body).includes(webhook.id)) ids.add(init?.headers?.['webhook-id'] ?? '');
      return new Response(null, { status: 204 });
    };
    const pool = new pg.Pool({ connectionString: world.database.appUrl, max: 8 });
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    const ended = Promise.withResolvers<void>();
    const jobEnded = () => {
      if (ids.size === many) ended.resolve();
    };
    const tasks = [sendWebhookTask({ services: world.services, fetch, atOnce: 2 })];
    const runner = await runJobs({ pool, tasks, concurrency: 4, observer: { jobEnded } });
    await ended.promise;
    await runner.stop();
    await pool.end();
    expect(ids.size).toBe(many);
    const states = await world.owner.query(
      'select state, count(*)::int as n from webhook_delivery where webhook_id = $1 group by 1',
      [webhook.id],
    );
    expect(states.rows).toEqual([{ state: 'sent', n: many }]);
  }, 120_000);

  /** Deliveries and their jobs as `queueWebhooks` writes them, all at once. */
  async function fillQueue(webhookId: string, many: number): Promise<void> {
    const payload = {
      type: 'webhook.test',
      timestamp: world.clock.now().toISOString(),
      data: { organizationId: house.organizationId, eventId: null, object: { type: 'webhook', id: webhookId } },
    };
    await world.as(house, 'administrator', async (scope) => {
      const webhookIds = Array.from({ length: many }, () => webhookId);
      for (let at = 0; at < many; at += 1_000) {
        await queueDeliveries(scope, {
          webhookIds: webhookIds.slice(at, at + 1_000),
          payload: webhookPayload.parse(payload),
        });
      }
    });
  }
});
