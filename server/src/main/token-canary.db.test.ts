/**
 * Tokens of accounts, followed on their whole way: given by a server, kept, opened for calls that go well and badly, renewed
 * and given back. None is in a log, an error, a job or a row in clear; and a server process that shows the console and
 * publishes nothing never has one in its memory.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlueskyConnector, createMastodonConnector } from '@bedside/connectors';
import { createFakePds, type StartedFakeMastodon, startFakeMastodon } from '@bedside/connectors/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createProcessWorld, type ProcessWorld } from '../../test/process-world.ts';
import { type House, planPost, publishDue, type World } from '../../test/world.ts';
import { createEgress } from '../kernel/egress/egress.ts';
import { inScope, type ScopeSeed } from '../kernel/scope/scope.ts';
import type { ConnectorSource } from '../registers/channels/connector-source.ts';
import { beginConsent, finishConsent } from '../registers/channels/consent.ts';
import { credentialStoreOf } from '../registers/channels/credential-store.ts';
import { disconnectAndRevoke } from '../registers/channels/disconnect.ts';
import { createLookUp } from '../registers/channels/look-up.ts';
import {
  connectChannel,
  getChannel,
  listChannels,
  openAccount,
  testChannel,
  toView,
} from '../registers/channels/service.ts';
import { createKey } from '../registers/keys/service.ts';

/** What a renewal of the token brought. */
const renewed = { accessToken: 'Kestrelrenewedaccess01', refreshToken: 'Kestrelrenewedrefresh01' };

let processes: ProcessWorld;
let world: World;
let house: House;
let seed: ScopeSeed;
let mastodon: StartedFakeMastodon;
const pds = createFakePds();
let connectors: ConnectorSource;
const told: string[] = [];
let jobs = '';
/** Every token and secret there was, by what it is. */
const secrets = new Map<string, string>();
let mastodonChannel = '';
let blueskyChannel = '';

beforeAll(async () => {
  processes = await createProcessWorld();
  ({ world, house } = processes);
  seed = world.seed(house, 'administrator');
  mastodon = await startFakeMastodon({ now: () => world.clock.now() });
  const egress = createEgress({ allowLoopback: true, log: world.log, userAgent: 'Bedside/test' });
  const doors = {
    mastodon: { connector: createMastodonConnector(), fetch: egress.fetch, own: null },
    bluesky: { connector: createBlueskyConnector(), fetch: pds.fetch, own: null },
  };
  connectors = async (network, organizationId) =>
    network === 'mastodon' || network === 'bluesky' ? doors[network] : world.connectors(network, organizationId);
  await connectBoth();
  await publish();
  await goWrong();
}, 60_000);
afterAll(async () => {
  await mastodon.close();
  await processes.close();
});

/** What came of it, for people to read: views and errors, with all that hangs on them. */
async function tell(work: Promise<unknown>): Promise<void> {
  const said = await work.catch((error: unknown) => (error instanceof Error ? [String(error), { ...error }] : error));
  told.push(JSON.stringify(said));
  const { rows } = await world.owner.query('select j::text as job from graphile_worker._private_jobs j');
  jobs += rows.map((row) => row.job).join('\n');
}

async function connectBoth(): Promise<void> {
  const door = await connectors('mastodon', house.organizationId);
  const { redirectTo } = await beginConsent(seed, door, { name: 'Fediverse', server: mastodon.serviceUrl });
  const body = new URLSearchParams({ decision: 'yes' });
  const answer = await mastodon.answer(new Request(redirectTo, { method: 'POST', body }));
  const back = new URL(answer.headers.get('location') ?? '').searchParams;
  const [code, state] = [back.get('code'), back.get('state')];
  const finished = await finishConsent(seed, connectors, { code, state, error: null });
  if (!('channel' in finished)) throw new Error('there is nothing to choose');
  const view = finished.channel;
  mastodonChannel = view.id;
  const input = {
    network: 'bluesky',
    name: 'Bluesky',
    serviceUrl: pds.serviceUrl,
    credentials: pds.credentials,
  } as const;
  const bluesky = await connectChannel(seed, await connectors('bluesky', house.organizationId), input);
  blueskyChannel = bluesky.id;
  told.push(JSON.stringify([view, bluesky]));
  const { accessToken = '', clientSecret = '' } = await credentialsOf(mastodonChannel);
  for (const [name, value] of Object.entries({ code: code ?? '', state: state ?? '', accessToken, clientSecret }))
    secrets.set(`mastodon ${name}`, value);
  secrets.set('bluesky appPassword', pds.credentials['appPassword'] ?? '');
  secrets.set('bluesky accessJwt', 'fake-access-token');
  secrets.set('bluesky refreshJwt', 'fake-refresh');
}

const credentialsOf = (channelId: string) =>
  inScope(seed, async (scope) => (await openAccount(scope, await getChannel(scope, channelId)))?.credentials ?? {});

async function publish(): Promise<void> {
  const { deliveries } = await planPost(world, house, { channelIds: [mastodonChannel, blueskyChannel] });
  expect(deliveries).toHaveLength(2);
  await world.clock.advance(20_000);
  await publishDue(world.publisher({ connectors }));
  expect(mastodon.statuses).toHaveLength(1);
  expect(pds.records.size).toBe(1);
}

/** Networks that repeat what they were told, in every place where an answer has room. */
async function goWrong(): Promise<void> {
  const token = secrets.get('mastodon accessToken') ?? '';
  const echo =
    (status: number, headers: Record<string, string> = {}) =>
    () =>
      Response.json(
        { error: `Bearer ${token}`, error_description: token },
        { status, headers: { 'x-echo': token, ...headers } },
      );
  const lookUp = createLookUp(connectors);
  const publisher = world.publisher({ connectors });
  for (const answer of [
    echo(500),
    echo(422),
    echo(429, { 'retry-after': token }),
    echo(200),
    echo(302, { location: token }),
  ]) {
    await planPost(world, house, { channelIds: [mastodonChannel], baseText: `Walk-in hours, number ${told.length}.` });
    await world.clock.advance(20_000);
    mastodon.answerNext('POST /api/v1/statuses', answer);
    await tell(publishDue(publisher));
  }
  const mastodonDoor = await connectors('mastodon', house.organizationId);
  for (const answer of [echo(503), echo(401)]) {
    mastodon.answerNext('GET /api/v2/search', answer);
    await tell(lookUp(seed, { channelId: mastodonChannel, query: `lake${told.length}` }));
    mastodon.answerNext('GET /api/v1/accounts/verify_credentials', answer);
    await tell(testChannel(seed, mastodonDoor, mastodonChannel));
  }
  pds.answerNext('com.atproto.server.createSession', () =>
    Response.json({ error: pds.credentials['appPassword'], message: pds.credentials['appPassword'] }, { status: 401 }),
  );
  await tell(testChannel(seed, await connectors('bluesky', house.organizationId), blueskyChannel));
  await renew();
  await tell(inScope(seed, async (scope) => (await listChannels(scope)).map((row) => toView(row))));
}

async function renew(): Promise<void> {
  const store = credentialStoreOf(seed, blueskyChannel);
  const before = await store.read();
  const credentials = { ...before?.credentials, ...renewed };
  const marked = await store.swap(before?.revision ?? '', { ...credentials, refreshing: 'began' });
  expect(await store.swap(marked ?? '', credentials)).not.toBeNull();
  for (const [name, value] of Object.entries(renewed)) secrets.set(`renewed ${name}`, value);
}

/** Names of the secrets that a text holds, as they are or in another dress. */
function found(text: string): string[] {
  const whole = text.toLowerCase();
  return [...secrets].flatMap(([name, secret]) => {
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1);
    const dresses = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), base64];
    return dresses.some((dress) => whole.includes(dress.toLowerCase())) ? [name] : [];
  });
}

/** All rows of all tables as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'auth', 'graphile_worker')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await world.owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return parts.join('\n');
}

test('there are secrets to be found, and the search finds each of them in each dress', async () => {
  expect([...secrets.values()].filter((secret) => secret.length < 10)).toEqual([]);
  expect(secrets.size).toBe(9);
  for (const [name, secret] of secrets) {
    for (const dress of [secret, Buffer.from(`ab ${secret}`).toString('hex'), encodeURIComponent(secret)]) {
      expect(found(`{"text":"${dress}"}`)).toContain(name);
    }
  }
  expect(await credentialsOf(blueskyChannel)).toMatchObject(renewed);
});

describe('no token is', () => {
  test('in a log, down to its finest lines', () => {
    expect(world.logged()).toContain('egress.answered');
    expect(found(world.logged())).toEqual([]);
  });

  test('in an error or a view', () => {
    expect(told.length).toBeGreaterThan(9);
    expect(told.join('\n')).toContain('NETWORK_');
    expect(found(told.join('\n'))).toEqual([]);
  });

  test('in a job', () => {
    expect(jobs).toContain(house.organizationId);
    expect(found(jobs)).toEqual([]);
  });

  test('in clear in any row, whoever dumps the database', async () => {
    const everything = await dump();
    expect(everything).toContain('public.channel (');
    expect(everything).toContain('public.channel_budget (');
    expect(found(everything)).toEqual([]);
  });

  test('in the memory of a server that shows the console', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bedside-heap-'));
    try {
      const NODE_OPTIONS = `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`;
      const { child, url } = await processes.startServer({ env: { NODE_OPTIONS } });
      const { token } = await world.as(house, 'administrator', (scope) =>
        createKey(scope, { name: 'A script', scopes: ['channels:read', 'posts:read'], expiresInDays: 30 }),
      );
      const headers = { authorization: `Bearer ${token}` };
      const look = async (path: string) => (await fetch(`${url}${path}`, { headers })).text();
      expect(await look('/')).toContain('<html');
      expect(await look('/api/v1/channels')).toContain(mastodonChannel);
      expect(await look('/api/v1/posts')).toContain('Walk-in hours');
      child.signal('SIGUSR2');
      await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1), 20_000);
      // The process writes the snapshot in one go: it answers again when that is whole.
      await look('/');
      const [name = ''] = await readdir(folder);
      const snapshot = await readFile(join(folder, name));
      // What the process holds is in there: its settings, the password of its database among them.
      expect(snapshot.includes(processes.env['DATABASE_APP_URL'] ?? '')).toBe(true);
      const held = [...secrets].filter(([, secret]) => snapshot.includes(secret)).map(([what]) => what);
      expect(held).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

test('a token that is given back is told to nobody else, also when the server does not take it', async () => {
  mastodon.answerNext(
    'POST /oauth/revoke',
    () => new Response(secrets.get('mastodon accessToken') ?? '', { status: 500 }),
  );
  const logged = world.logged().length;
  const view = await disconnectAndRevoke(seed, connectors, { channelId: mastodonChannel });
  expect(view.lastErrorCode).toBe('ACCESS_NOT_REVOKED');
  expect(found(JSON.stringify(view))).toEqual([]);
  expect(found(world.logged().slice(logged))).toEqual([]);
  expect(found(await dump())).toEqual([]);
  expect(await credentialsOf(mastodonChannel)).toEqual({});
});
