/** Spans on their way to a real receiver: what arrives, what never does, and what a dead receiver costs. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestApp, SETUP_TOKEN, type TestApp, TRUSTED_PROXY } from '../../test/app.ts';
import { createWorld, PUBLIC_URL, planPost, publishDue, type World } from '../../test/world.ts';
import { deliveryState } from '../flow/publish/contract.ts';
import { createPublisher } from '../flow/publish/engine/publisher.ts';
import { createPostgresStore } from '../flow/publish/postgres-store.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { createTracing, type Tracing } from '../kernel/trace/tracing.ts';
import { rememberConnection } from './client-address.ts';
import { traceDeliveries, traceTask } from './trace-work.ts';

const CANARY = 'Zanzibarquark';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

const attribute = z.object({
  key: z.string(),
  value: z.union([
    z.object({ stringValue: z.string() }).transform((value) => value.stringValue),
    z.object({ intValue: z.coerce.number() }).transform((value) => value.intValue),
  ]),
});
const attributes = attribute
  .array()
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, value])));
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes,
  status: z.object({ code: z.number().default(0), message: z.string().optional() }).default({ code: 0 }),
  events: z.array(z.unknown()).default([]),
});
const exported = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: span.array() })) }),
  ),
});
type Received = z.output<typeof span>;

let world: World;
let receiver: Server;
let bodies: { readonly path: string; readonly text: string }[];
let tracing: Tracing;
let app: TestApp;

beforeAll(async () => {
  world = await createWorld();
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push({ path: request.url ?? '', text: Buffer.concat(parts).toString() });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await world.close();
});

beforeEach(async () => {
  bodies = [];
  tracing = await traceTo(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`); // listens on TCP
  app = await createTestApp(tracedWorld(), tracing);
});
afterEach(async () => {
  await app.close();
  await tracing.stop();
});

function traceTo(endpoint: string | null): Promise<Tracing> {
  const labels = {
    routes: ['/api/v1/posts', '/api/v1/setup', '/api/v1/session'],
    tasks: ['mail-send'],
    networks: ['practice'],
    deliveryOutcomes: deliveryState.options,
  };
  return createTracing({ endpoint, version: '1.2.3', labels, log: world.log });
}

/** The same world, whose transactions are told. */
function tracedWorld(): World {
  const around = <T>(work: () => Promise<T>) => tracing.span({ kind: 'transaction' }, work);
  const db = openDatabase({ appUrl: world.database.appUrl, maxConnections: 4, around });
  opened.push(db);
  return { ...world, services: { ...world.services, db } };
}
const opened: ReturnType<typeof openDatabase>[] = [];
afterAll(() => Promise.all(opened.map((db) => db.close())));

async function received(): Promise<Received[]> {
  await tracing.stop();
  return bodies.flatMap(({ text }) =>
    exported
      .parse(JSON.parse(text))
      .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );
}

it('a request is told by its pattern, method and status', async () => {
  await app.ask('GET', '/api/v1/session');
  const spans = await received();
  const request = spans.find(({ name }) => name === 'GET /api/v1/session');
  expect(request?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/api/v1/session',
    'http.response.status_code': expect.any(Number),
  });
  expect(bodies[0]?.path).toBe('/v1/traces');
});

it('a job is told by its name, and that it failed without why', async () => {
  const task = { name: 'mail-send', payload: z.object({ organizationId: z.string() }) };
  const run = async () => {
    throw new RangeError(CANARY);
  };
  const traced = traceTask(tracing, { ...task, run });
  await expect(traced.run({ organizationId: CANARY })).rejects.toThrow(CANARY);
  expect(await received()).toMatchObject([
    { name: 'job mail-send', attributes: { 'bedside.task': 'mail-send' }, status: { code: 2 }, events: [] },
  ]);
  expect(bodies.map(({ text }) => text).join()).not.toMatch(/Zanzibarquark|RangeError/);
});

it('a delivery is told by its network and what became of it', async () => {
  const house = await world.openHouse();
  await planPost(world, house, { baseText: `Flu shots by the ${CANARY} fountain.` });
  await world.clock.advance(11_000);
  const { around, observe } = traceDeliveries(tracing);
  const { services, log, connectors } = world;
  const context = { connectors, observe };
  const publisher = createPublisher({
    store: createPostgresStore(services),
    log,
    around,
    context,
    workerId: 'traced',
    concurrency: 2,
  });
  await publishDue(publisher);
  expect((await received()).map(({ name, attributes: told }) => [name, told])).toContainEqual([
    'delivery practice',
    { 'bedside.network': 'practice', 'bedside.outcome': 'confirmed' },
  ]);
  expect(bodies.map(({ text }) => text).join()).not.toContain(CANARY);
});

it('no word of a post, a path, a query, a header or an address is in any span', async () => {
  await world.owner.query('delete from organization_directory');
  const facts = { names: [CANARY], phones: [], emails: [], addresses: [], domains: [], handles: [] };
  await app.ask('POST', '/api/v1/setup', {
    headers: { 'x-setup-token': SETUP_TOKEN, 'user-agent': CANARY, baggage: `who=${CANARY}` },
    body: {
      organization: { name: CANARY, kind: 'hospital', timeZone: 'America/Chicago', languages: ['en'], facts },
      administrator: { name: CANARY, email: `${CANARY}@example.org`, password: `${CANARY} lantern harbour` },
      secondPerson: { name: 'Bea', email: 'bea@example.org', roles: ['privacy_officer'], privacyTrained: true },
    },
  });
  const channels = await app.ask('GET', '/api/v1/channels');
  const [{ id = '' } = {}] = (channels.body['channels'] ?? []) as { id?: string }[];
  const content = {
    schema: 1,
    baseText: CANARY,
    link: null,
    images: [],
    variants: {},
    channelIds: [id],
    language: 'en',
  };
  await app.ask('POST', '/api/v1/posts', { body: { content } });
  await app.ask('GET', `/api/v1/posts/${CANARY}?search=${CANARY}`, { headers: { tracestate: `a=${CANARY}` } });
  await app.ask('GET', `/${CANARY}`);
  await app.ask(CANARY.toUpperCase(), '/api/v1/posts');
  const spans = await received();
  expect(spans.length).toBeGreaterThan(6);
  expect(spans.map(({ name }) => name)).toContain('GET other');
  expect(transactionsIn(spans, 'POST /api/v1/setup')).toBeGreaterThan(0);
  expect(bodies.map(({ text }) => text).join()).not.toMatch(new RegExp(`${CANARY}|${PUBLIC_URL}|192\\.0\\.2`, 'i'));
  const [resource] = exported.parse(JSON.parse(bodies[0]?.text ?? '')).resourceSpans;
  expect(resource?.resource.attributes).toEqual({ 'service.name': 'bedside', 'service.version': '1.2.3' });
});

it.each([
  ['a trusted proxy', TRUSTED_PROXY, TRACE],
  ['anybody else', '203.0.113.9', expect.not.stringMatching(TRACE)],
])('a trace that %s began goes on only where it counts', async (_who, address, traceId) => {
  const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, tracestate: `a=${CANARY}` };
  const request = new Request(`${PUBLIC_URL}/api/v1/session`, { headers });
  rememberConnection(request, address);
  await app.fetch(request);
  const spans = await received();
  expect(spans.find(({ name }) => name === 'GET /api/v1/session')).toMatchObject({ traceId });
  expect(bodies.map(({ text }) => text).join()).not.toContain(CANARY);
});

/** How many transactions are told within the span of this name; each carries nothing. */
function transactionsIn(spans: readonly Received[], name: string): number {
  const outer = spans.find((one) => one.name === name);
  const inner = spans.filter((one) => one.name === 'transaction' && one.parentSpanId === outer?.spanId);
  for (const one of inner) expect(one).toMatchObject({ traceId: outer?.traceId, attributes: {} });
  return inner.length;
}

it('what machines ask every few seconds is not told', async () => {
  await app.ask('GET', '/healthz');
  await app.ask('GET', '/metrics');
  expect(await received()).toEqual([]);
});

it.each([
  ['nobody is there', async () => 'http://127.0.0.1:9'],
  ['whoever is there never answers', async () => `http://127.0.0.1:${await startSilent()}`],
])('where %s, requests are answered and a stop comes to its end', async (_what, endpoint) => {
  const deaf = await traceTo(await endpoint());
  const beside = await createTestApp(world, deaf);
  for (let round = 0; round < 20; round += 1)
    expect((await beside.ask('GET', '/api/v1/session')).status).toBeLessThan(500);
  await deaf.stop();
  await beside.close();
  expect(world.logged()).not.toContain('"level":"error"');
});

const silent: Server[] = [];
afterAll(() => {
  for (const server of silent) {
    server.closeAllConnections();
    server.close();
  }
});
async function startSilent(): Promise<number> {
  const server = createServer(() => {});
  silent.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // listens on TCP
}
