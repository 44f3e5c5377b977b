import { createHash } from 'node:crypto';
import { exportJwk, exportSpki, generateCryptoKeyPair, signRequest } from '@fedify/fedify';
import { serve } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FediverseHouse, type Newsroom, openFediverseHouse } from '../../../test/fediverse-house.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import { addFollower } from './followers.ts';
import { toInstant } from './instant.ts';

/** A server that says of its accounts whatever a test wants, and counts what it is asked. */
type Attacker = {
  readonly origin: string;
  readonly asked: string[];
  readonly posted: string[];
  readonly documents: Map<string, () => Response>;
};

const START = '2027-03-01T15:00:00.000Z';
let keys: CryptoKeyPair;
let otherKeys: CryptoKeyPair;
let world: World;
let bedside: FediverseHouse;
let newsroom: Newsroom;
let attacker: Attacker;
let victim: Attacker;
let closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  keys = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5');
  otherKeys = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5');
  world = await createWorld({ start: START });
  bedside = await openFediverseHouse(world);
});
beforeEach(async () => {
  attacker = await openServer();
  victim = await openServer();
  newsroom = await bedside.openNewsroom('Clinic');
  await bedside.turn(newsroom, { isOn: true });
  bedside.strangers.length = 0;
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});
afterAll(async () => {
  await bedside.close();
  await world.close();
});

async function openServer(): Promise<Attacker> {
  const asked: string[] = [];
  const posted: string[] = [];
  const documents = new Map<string, () => Response>();
  const server = serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'POST') {
        posted.push(await request.text());
        return new Response(null, { status: 202 });
      }
      asked.push(pathname);
      return documents.get(pathname)?.() ?? new Response(null, { status: 404 });
    },
  });
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address');
  return { origin: `http://127.0.0.1:${address.port}`, asked, posted, documents };
}

const activityJson = (document: unknown) => () =>
  new Response(JSON.stringify(document), { headers: { 'content-type': 'application/activity+json' } });

/** An account on a server, shown with a key; more is put over what it says. */
async function show(at: Attacker, pair = keys, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = `${at.origin}/users/river`;
  at.documents.set(
    '/users/river',
    activityJson({
      '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
      id,
      type: 'Person',
      inbox: `${id}/inbox`,
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: await exportSpki(pair.publicKey) },
      ...more,
    }),
  );
  return id;
}

type Sent = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly pair?: CryptoKeyPair;
  readonly keyUrl?: string;
  readonly at?: Date;
  readonly spec?: 'draft-cavage-http-signatures-12' | 'rfc9421';
  /** Signed without its body, which RFC 9421 allows. */
  readonly isBodyLeftOut?: true;
  /** Changes the request after it was signed. */
  readonly change?: (request: Request) => Request;
};

async function signed({ body, pair = keys, keyUrl, at = world.clock.now(), ...so }: Sent): Promise<Request> {
  const request = new Request(`${newsroom.actorUrl}/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/activity+json' },
    body: JSON.stringify(body),
  });
  const keyId = new URL(keyUrl ?? `${String(body['actor'])}#main-key`);
  const currentTime = toInstant(at);
  if (so.isBodyLeftOut === true) return signedWithoutBody(request, { pair, keyId, at });
  const spec = so.spec === undefined ? {} : { spec: so.spec };
  const made = await signRequest(request, pair.privateKey, keyId, { currentTime, ...spec });
  return so.change === undefined ? made : so.change(made);
}

/** By hand, as Fedify itself always signs the body. */
async function signedWithoutBody(
  request: Request,
  { pair, keyId, at }: { pair: CryptoKeyPair; keyId: URL; at: Date },
): Promise<Request> {
  const created = Math.floor(at.getTime() / 1_000);
  const params = `("@method" "@target-uri");created=${created};keyid="${keyId.href}";alg="rsa-v1_5-sha256"`;
  const base = `"@method": POST\n"@target-uri": ${request.url}\n"@signature-params": ${params}`;
  const bytes = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', pair.privateKey, new TextEncoder().encode(base));
  return changed(request, {
    'signature-input': `sig1=${params}`,
    signature: `sig1=:${Buffer.from(bytes).toString('base64')}:`,
  });
}

const send = async (sent: Sent) => (await fetch(await signed(sent))).status;
const sendRaw = async (body: BodyInit, headers: Record<string, string> = {}) =>
  (await fetch(`${newsroom.actorUrl}/inbox`, { method: 'POST', body, headers })).status;
const follow = (actor: string) => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `${actor}#follow-${newId()}`,
  type: 'Follow',
  actor,
  object: newsroom.actorUrl,
});
const undo = (actor: string) => ({
  id: `${actor}#undo-${newId()}`,
  type: 'Undo',
  actor,
  object: { ...follow(actor) },
});
async function followers(): Promise<string[]> {
  const { rows } = await world.owner.query<{ actor_url: string }>(
    'select actor_url from fediverse_follower where organization_id = $1 order by 1',
    [newsroom.house.organizationId],
  );
  return rows.map(({ actor_url: url }) => url);
}
const changed = (request: Request, headers: Record<string, string>, body?: string) =>
  new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers }, ...(body ? { body } : {}) });

describe('who did sign', () => {
  test.each(['draft-cavage-http-signatures-12', 'rfc9421'] as const)('follows, by %s', async (spec) => {
    const river = await show(attacker);
    expect(await send({ body: follow(river), spec })).toBe(202);
    expect(await followers()).toEqual([river]);
  });
});

describe('nobody follows by', () => {
  const cases: Readonly<Record<string, (river: string) => Promise<number>>> = {
    'a message without signature': (river) => sendRaw(JSON.stringify(follow(river))),
    'a signature of another key': (river) => send({ body: follow(river), pair: otherKeys }),
    'another body under the signature': (river) =>
      send({ body: follow(river), change: (made) => changed(made, {}, JSON.stringify(follow(river))) }),
    'another body with a digest that fits it': (river) => {
      const body = JSON.stringify(follow(river));
      const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
      return send({ body: follow(river), change: (made) => changed(made, { digest }, body) });
    },
    'a signature that leaves the digest out': (river) =>
      send({
        body: follow(river),
        change: (made) =>
          changed(made, {
            signature: (made.headers.get('signature') ?? '').replace(' digest', '').replace('digest ', ''),
          }),
      }),
    'a standard signature that does not cover the body': (river) =>
      send({
        body: follow(river),
        spec: 'rfc9421',
        change: (made) => changed(made, { 'content-digest': '' }, JSON.stringify(follow(river))),
      }),
    'a standard signature that says not to cover the body': (river) =>
      send({ body: follow(river), spec: 'rfc9421', isBodyLeftOut: true }),
    'a signature of two hours ago': (river) =>
      send({ body: follow(river), at: new Date(world.clock.now().getTime() - 7_200_000) }),
    'a signature of tomorrow': (river) =>
      send({ body: follow(river), at: new Date(world.clock.now().getTime() + 86_400_000) }),
    'a signature for another inbox': async (river) => {
      const made = await signed({ body: follow(river) });
      const body = await made.arrayBuffer();
      return (await fetch(`${bedside.origin}/fediverse/inbox`, { method: 'POST', headers: made.headers, body })).status;
    },
  };
  test.each(Object.keys(cases))('%s', async (name) => {
    const river = await show(attacker);
    expect(await cases[name]?.(river)).toBe(401);
    expect(await followers()).toEqual([]);
    expect(bedside.strangers).toHaveLength(1);
  });
});

describe('in the name of somebody else', () => {
  test('nobody follows, with a key of another host that says it is theirs', async () => {
    const river = await show(victim, otherKeys);
    attacker.documents.set(
      '/key',
      activityJson({
        '@context': 'https://w3id.org/security/v1',
        id: `${attacker.origin}/key`,
        owner: river,
        publicKeyPem: await exportSpki(keys.publicKey),
      }),
    );
    expect(await send({ body: follow(river), keyUrl: `${attacker.origin}/key` })).toBe(401);
    expect(await followers()).toEqual([]);
    // Nothing was fetched for it, either.
    expect([...attacker.asked, ...victim.asked]).toEqual([]);
  });

  test('nobody follows, with a key of the same host that the account does not name', async () => {
    const river = await show(victim, otherKeys);
    victim.documents.set(
      '/uploads/key.json',
      activityJson({
        '@context': 'https://w3id.org/security/v1',
        id: `${victim.origin}/uploads/key.json`,
        owner: river,
        publicKeyPem: await exportSpki(keys.publicKey),
      }),
    );
    expect(await send({ body: follow(river), keyUrl: `${victim.origin}/uploads/key.json` })).toBe(401);
    expect(await followers()).toEqual([]);
  });

  test('nobody ends that somebody follows', async () => {
    const river = await show(victim, otherKeys);
    expect(await send({ body: follow(river), pair: otherKeys })).toBe(202);
    const gone = { id: `${river}#delete`, type: 'Delete', actor: river, object: river };
    expect(await send({ body: undo(river) })).toBe(401);
    expect(await send({ body: gone })).toBe(401);
    const mine = await show(attacker);
    const theirs = { ...undo(mine), object: follow(river) };
    expect(await send({ body: theirs })).toBe(202);
    expect(await followers()).toEqual([river]);
  });

  test('no server is told what another one asked for', async () => {
    const river = await show(attacker, keys, { inbox: `${victim.origin}/inbox` });
    expect(await send({ body: follow(river) })).toBe(401);
    const shared = { endpoints: { sharedInbox: `${victim.origin}/inbox` } };
    expect(await send({ body: follow(await show(attacker, keys, shared)) })).toBe(202);
    await newsroom.publish();
    await bedside.runJobs();
    expect([victim.posted.length, attacker.posted.length]).toEqual([0, 2]);
  });
});

describe('a message that comes again', () => {
  test('has no second effect: who left does not follow again', async () => {
    const river = await show(attacker);
    const request = await signed({ body: follow(river) });
    const again = request.clone();
    expect((await fetch(request)).status).toBe(202);
    expect(await send({ body: undo(river) })).toBe(202);
    expect(await followers()).toEqual([]);
    expect((await fetch(again)).status).toBe(202);
    expect(await followers()).toEqual([]);
    // A new one has.
    expect(await send({ body: follow(river) })).toBe(202);
    expect(await followers()).toEqual([river]);
  });
});

describe('a key that changes', () => {
  test('is asked for anew, and the old one is good for nothing', async () => {
    const river = await show(attacker);
    await send({ body: follow(river) });
    await show(attacker, otherKeys);
    expect(await send({ body: undo(river), pair: otherKeys })).toBe(202);
    expect(await followers()).toEqual([]);
    expect(await send({ body: follow(river), pair: keys })).toBe(401);
    expect(await followers()).toEqual([]);
  });
});

describe('what has no effect', () => {
  test.each([
    ['a like', { type: 'Like' }],
    ['a reply', { type: 'Create', object: { type: 'Note', content: 'My name is River Doe.' } }],
    ['a boost', { type: 'Announce' }],
    ['a report', { type: 'Flag' }],
    ['a post of theirs that is gone', { type: 'Delete', object: 'https://social.example/posts/1' }],
    ['an account that nobody knows and that is gone', { type: 'Delete' }],
    ['a follow of somebody else', { type: 'Follow', object: 'https://social.example/users/sky' }],
    ['a message with an id of another host', { type: 'Follow', id: 'https://social.example/1' }],
  ])('%s is taken with 202, unread and unkept, and nothing is fetched', async (_, more) => {
    const actor = `${attacker.origin}/users/river`;
    const body = { id: `${actor}#1`, actor, object: actor, ...more };
    const before = await world.owner.query('select count(*) from fediverse_seen');
    expect(await sendRaw(JSON.stringify(body))).toBe(202);
    expect(attacker.asked).toEqual([]);
    expect((await world.owner.query('select count(*) from fediverse_seen')).rows).toEqual(before.rows);
    expect(world.logged()).not.toContain('River Doe');
  });

  test.each(['', '[]', 'null', '{', '"x"', '{"type":"Follow"}', '{"type":"Follow","id":1,"actor":{},"object":[]}'])(
    'nor has %s',
    async (body) => expect(await sendRaw(body)).toBe(202),
  );
});

describe('what is too much', () => {
  test('a huge message is refused before it is read', async () => {
    expect(await sendRaw(`{"type":"Follow","x":"${'x'.repeat(200_000)}"}`)).toBe(413);
  });

  test('an account of many megabytes proves nothing', async () => {
    const river = await show(attacker, keys, { summary: 'x'.repeat(400_000) });
    expect(await send({ body: follow(river) })).toBe(401);
  });

  test('an account that is no JSON, or leads on without end, proves nothing', async () => {
    const river = await show(attacker);
    attacker.documents.set('/users/river', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    expect(await send({ body: follow(river) })).toBe(401);
    attacker.documents.set('/users/river', () => Response.redirect(river));
    expect(await send({ body: follow(river) })).toBe(401);
    expect(attacker.asked.length).toBeLessThan(12);
  });

  test.each([
    'http://169.254.169.254/users/x',
    'http://10.0.0.1/users/x',
    'https://[::ffff:10.0.0.1]/x',
    'file:///etc/passwd',
  ])('an account at %s is not asked', async (actor) => {
    const status = await send({ body: follow(actor), keyUrl: `${actor}#main-key` });
    expect([202, 401]).toContain(status);
    expect(await followers()).toEqual([]);
  });

  test('a flood of followers ends at the limits, and one more that follows already is no flood', async () => {
    const limits = { followers: 3, servers: 2, inboxesOfHost: 2 };
    const publicKey = { ...(await exportJwk(keys.publicKey)) };
    const come = (name: string, host: string, isShared: boolean) => {
      const actorUrl = `https://${host}/users/${name}`;
      const seed = { ...world.seed(newsroom.house, 'author'), services: bedside.services };
      return inScope(seed, (scope) =>
        addFollower(
          scope,
          {
            actorUrl,
            inboxUrl: `${actorUrl}/inbox`,
            sharedInboxUrl: isShared ? `https://${host}/inbox` : null,
            keyUrl: `${actorUrl}#main-key`,
            publicKey,
            followUrl: `${actorUrl}#follow`,
          },
          limits,
        ),
      );
    };
    expect(await come('a', 'one.example', false)).toBe('followed');
    expect(await come('b', 'one.example', false)).toBe('followed');
    expect(await come('c', 'one.example', false)).toBe('full');
    expect(await come('c', 'two.example', true)).toBe('full');
    expect(await come('a', 'one.example', false)).toBe('followed');
    expect(await followers()).toHaveLength(2);
  });
});
