import { createHash, randomBytes } from 'node:crypto';
import { createMastodonConnector } from '@bedside/connectors';
import { createFakeMastodon, type FakeMastodon } from '@bedside/connectors/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp } from '../../../test/app.ts';
import {
  createWorld,
  deliveriesOf,
  type House,
  PUBLIC_URL,
  plainText,
  planPost,
  publishDue,
  type World,
} from '../../../test/world.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from './connector-source.ts';
import { beginConsent, beginConsentAgain, finishConsent, serverOrigin, type WayBack } from './consent.ts';
import type { ChannelView } from './contract.ts';
import { disconnectAndRevoke } from './disconnect.ts';
import { createLookUp } from './look-up.ts';
import {
  connectChannel,
  getChannel,
  listChannels,
  markNeedsReauthorization,
  openAccount,
  reconnectChannel,
  testChannel,
} from './service.ts';

let world: World;
let house: House;
let mastodon: FakeMastodon;
let connectors: ConnectorSource;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  house = await world.openHouse();
  mastodon = createFakeMastodon({ now: () => world.clock.now() });
  const connector = createMastodonConnector();
  connectors = async (network, organizationId) =>
    network === 'mastodon'
      ? { connector, fetch: mastodon.fetch, own: null }
      : world.connectors(network, organizationId);
});

const administrator = () => world.seed(house, 'administrator');
const door = () => connectors('mastodon', house.organizationId);
const asked = { name: 'Fediverse', server: 'mastodon.example.org' };
const begin = async (seed = administrator(), input = asked) =>
  (await beginConsent(seed, await door(), input)).redirectTo;

/** What the person's browser does on the server's page; gives what comes back in the address. */
async function decide(address: string, decision: 'yes' | 'no' = 'yes') {
  const answer = await mastodon.answer(
    new Request(address, { method: 'POST', body: new URLSearchParams({ decision }) }),
  );
  const back = new URL(answer.headers.get('location') ?? 'https://nowhere.example');
  return {
    address: back,
    state: back.searchParams.get('state'),
    code: back.searchParams.get('code'),
    error: back.searchParams.get('error'),
  };
}

async function finish(seed: ScopeSeed, from: ConnectorSource, back: WayBack): Promise<ChannelView> {
  const made = await finishConsent(seed, from, back);
  if ('channel' in made) return made.channel;
  throw new Error('there is nothing to choose');
}

async function connect(seed: ScopeSeed = administrator()): Promise<ChannelView> {
  return finish(seed, connectors, await decide(await begin(seed)));
}

const consents = async () => {
  const { rows } = await world.owner.query(
    'select state_hash, secrets_sealed from channel_consent where organization_id = $1',
    [house.organizationId],
  );
  return rows;
};
const accountOf = (channelId: string) =>
  inScope(administrator(), async (scope) => openAccount(scope, await getChannel(scope, channelId)));

describe('connecting by consent', () => {
  test('keeps the account sealed, with what its server takes', async () => {
    mastodon.settings.maxCharacters = 5_000;
    const view = await connect();
    expect(view).toMatchObject({
      network: 'mastodon',
      name: 'Fediverse',
      handle: 'lakeside@mastodon.example.org',
      serviceUrl: 'https://mastodon.example.org',
      state: 'connected',
      limits: { maxLength: 5_000, maxImages: 4 },
    });
    const account = await accountOf(view.id);
    expect([...mastodon.tokens]).toEqual([account?.credentials.accessToken]);
    const { rows } = await world.owner.query('select c::text as row from channel c where id = $1', [view.id]);
    expect(rows[0].row).not.toContain(Buffer.from(account?.credentials.accessToken ?? '-').toString('hex'));
    expect(await consents()).toEqual([]);
  });

  test('asks for the way back to the public address of this installation', async () => {
    const address = new URL(await begin());
    expect(address.searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/connect/callback`);
    const [kept] = await consents();
    const state = address.searchParams.get('state') ?? '';
    expect(kept.state_hash).toBe(createHash('sha256').update(state).digest('hex'));
  });

  test('works once', async () => {
    const back = await decide(await begin());
    await finish(administrator(), connectors, back);
    await expect(finish(administrator(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_OVER' });
  });

  test('ends for the session that began it alone, in its organization', async () => {
    const back = await decide(await begin());
    const other = administrator();
    if (other.actor.type !== 'person') throw new Error('a person connects');
    const session = { ...other, actor: { ...other.actor, sessionId: 'another-session' } };
    const elsewhere = world.seed(await world.openHouse(), 'administrator');
    for (const seed of [session, elsewhere]) {
      await expect(finish(seed, connectors, back)).rejects.toMatchObject({ code: 'CONSENT_OVER' });
    }
    // Nothing was used up by somebody else's try.
    expect(await finish(administrator(), connectors, back)).toMatchObject({ state: 'connected' });
  });

  test('ends after ten minutes, and what is over is swept', async () => {
    const back = await decide(await begin());
    await world.clock.advance(10 * 60_000 + 1);
    await expect(finish(administrator(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_OVER' });
    await begin();
    expect(await consents()).toHaveLength(1);
  });

  test('is over without the secret, and nothing is asked of the server', async () => {
    await begin();
    const before = mastodon.calls.length;
    for (const state of [null, '', 'x'.repeat(43)]) {
      const back = { state, code: 'a-code', error: null };
      await expect(finish(administrator(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_OVER' });
    }
    expect(mastodon.calls).toHaveLength(before);
  });

  test('ends with nothing when the person says no', async () => {
    const back = await decide(await begin(), 'no');
    await expect(finish(administrator(), connectors, back)).rejects.toMatchObject({ code: 'CONSENT_DENIED' });
    expect(await inScope(administrator(), listChannels)).toHaveLength(2);
    expect(await consents()).toEqual([]);
  });

  test('refuses a code that the server does not know', async () => {
    const { state } = await decide(await begin());
    const forged = { state, code: 'a-code-of-somebody-else', error: null };
    await expect(finish(administrator(), connectors, forged)).rejects.toMatchObject({ code: 'CONSENT_REFUSED' });
  });

  test('keeps one channel for an account, and gives the second token back', async () => {
    const first = await connect();
    await expect(connect()).rejects.toMatchObject({ code: 'CHANNEL_EXISTS' });
    expect([...mastodon.tokens]).toEqual([(await accountOf(first.id))?.credentials.accessToken]);
  });

  test('several accounts and several organizations have channels of their own', async () => {
    await connect();
    mastodon.settings.signedInAs = 'harbor';
    expect((await connect()).handle).toBe('harbor@mastodon.example.org');
    const other = world.seed(await world.openHouse(), 'administrator');
    expect((await connect(other)).handle).toBe('harbor@mastodon.example.org');
  });

  test('is an administrator’s, who is signed in', async () => {
    for (const who of ['author', 'publisher', 'officer'] as const) {
      const seed = world.seed(house, who);
      await expect(async () => begin(seed)).rejects.toMatchObject({ status: 403 });
      // There is no way of theirs that they could come back on.
      await expect(finish(seed, connectors, { state: 'x', code: 'x', error: null })).rejects.toMatchObject({
        code: 'CONSENT_OVER',
      });
    }
    // Whoever lost the role on the way is refused where they come back.
    const back = await decide(await begin());
    const { actor } = administrator();
    if (actor.type !== 'person') throw new Error('a person connects');
    const left = { ...administrator(), actor: { ...actor, grants: [] } };
    await expect(finish(left, connectors, back)).rejects.toMatchObject({ status: 403 });
    const seed = administrator();
    if (seed.actor.type !== 'person') throw new Error('a person connects');
    const key = { id: newId(), scopes: new Set<string>() };
    await expect(begin({ ...seed, actor: { ...seed.actor, key } })).rejects.toMatchObject({ code: 'KEY_REFUSED' });
  });

  test('takes no typed token, and networks with passwords take no consent', async () => {
    const typed = {
      network: 'mastodon',
      name: 'X',
      serviceUrl: 'https://mastodon.example.org',
      credentials: {},
    } as const;
    await expect(connectChannel(administrator(), await door(), typed)).rejects.toMatchObject({
      code: 'CONNECT_BY_CONSENT',
    });
    const practice = await connectors('practice', house.organizationId);
    await expect(beginConsent(administrator(), practice, asked)).rejects.toMatchObject({
      code: 'CONNECT_BY_CREDENTIALS',
    });
    const { id } = await connect();
    await expect(
      reconnectChannel(administrator(), await door(), { channelId: id, credentials: {} }),
    ).rejects.toMatchObject({ code: 'CONNECT_BY_CONSENT' });
  });
});

describe('a server', () => {
  test.each([
    ['mastodon.example', 'https://mastodon.example'],
    [' Mastodon.Example ', 'https://mastodon.example'],
    ['@clinic@mastodon.example', 'https://mastodon.example'],
    ['https://mastodon.example/@clinic', 'https://mastodon.example'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('typed as %s is %s', (typed, origin) => {
    expect(serverOrigin(typed)).toBe(origin);
  });

  test.each([
    '',
    '@',
    'ftp://mastodon.example',
    'https://',
    'https://a:b@mastodon.example',
    'two words',
    'javascript:alert(1)',
  ])('typed as %j is none', (typed) => {
    expect(() => serverOrigin(typed)).toThrow(expect.objectContaining({ code: 'SERVER_ADDRESS_INVALID' }));
  });

  test('that is another kind, busy or away is told apart, and nothing is kept', async () => {
    const cases = [
      ['SERVER_NOT_UNDERSTOOD', () => new Response('<h1>Shop</h1>', { status: 404 })],
      ['SERVER_NOT_UNDERSTOOD', () => new Response('<h1>Shop</h1>')],
      ['NETWORK_BUSY', () => Response.json({ error: 'Too many requests' }, { status: 429 })],
      ['NETWORK_UNREACHABLE', () => Promise.reject(new TypeError('fetch failed'))],
      ['NETWORK_UNREACHABLE', () => new Response('', { status: 502 })],
    ] as const;
    for (const [code, answer] of cases) {
      mastodon.answerNext('POST /api/v1/apps', answer);
      await expect(begin()).rejects.toMatchObject({ code });
    }
    expect(await consents()).toEqual([]);
  });
});

describe('connecting again', () => {
  const beginAgain = async (channelId: string) =>
    (await beginConsentAgain(administrator(), await door(), channelId)).redirectTo;

  test('takes a new token of the same account and gives the old one back', async () => {
    const { id } = await connect();
    const before = await accountOf(id);
    await inScope(administrator(), (scope) => markNeedsReauthorization(scope, id, 'HTTP_401'));
    const view = await finish(administrator(), connectors, await decide(await beginAgain(id)));
    expect(view).toMatchObject({ id, state: 'connected', lastErrorCode: null });
    const after = await accountOf(id);
    expect(after?.credentials.accessToken).not.toBe(before?.credentials.accessToken);
    expect([...mastodon.tokens]).toEqual([after?.credentials.accessToken]);
  });

  test('refuses another account, changes nothing, and gives the token back', async () => {
    const { id } = await connect();
    const before = await accountOf(id);
    mastodon.settings.signedInAs = 'harbor';
    const back = await decide(await beginAgain(id));
    await expect(finish(administrator(), connectors, back)).rejects.toMatchObject({ code: 'OTHER_ACCOUNT' });
    expect(await accountOf(id)).toEqual(before);
    expect([...mastodon.tokens]).toEqual([before?.credentials.accessToken]);
  });
});

describe('disconnecting', () => {
  test('gives the token back to the server', async () => {
    const { id } = await connect();
    const gone = await disconnectAndRevoke(administrator(), connectors, { channelId: id });
    expect(gone).toMatchObject({ state: 'disconnected', lastErrorCode: null });
    expect([...mastodon.tokens]).toEqual([]);
    expect(await accountOf(id)).toBeNull();
  });

  test('does not wait for a server that is away, and says so', async () => {
    const { id } = await connect();
    mastodon.answerNext('POST /oauth/revoke', () => Promise.reject(new TypeError('fetch failed')));
    expect(await disconnectAndRevoke(administrator(), connectors, { channelId: id })).toMatchObject({
      state: 'disconnected',
      lastErrorCode: 'ACCESS_NOT_REVOKED',
    });
    expect(await accountOf(id)).toBeNull();
  });
});

describe('the way back', () => {
  /** A browser in which the administrator is signed in. */
  async function signedIn(): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const { id: personId } = house.people.administrator;
    const { rows } = await world.owner.query('select user_id from auth.membership where person_id = $1', [personId]);
    await world.owner.query(
      `insert into auth.session (id, token_hash, user_id, organization_id, person_id, method, started_at, used_at, proved_at, browser, address)
       values ($1, $2, $3, $4, $5, 'password', $6, $6, $6, 'Firefox on Linux', '192.0.2.10')`,
      [
        newId(),
        createHash('sha256').update(token).digest('hex'),
        rows[0].user_id,
        house.organizationId,
        personId,
        world.clock.now(),
      ],
    );
    return `__Host-bedside-session=${token}`;
  }

  test('leads to the list of channels with what came of it, in the browser that began alone', async () => {
    const app = await createTestApp({ ...world, connectors });
    const cookie = await signedIn();
    const headers = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', cookie };
    const body = JSON.stringify({ network: 'mastodon', ...asked });
    const begun = await app.fetch(
      new Request(`${PUBLIC_URL}/api/v1/channels/consent`, { method: 'POST', headers, body }),
    );
    const { redirectTo } = (await begun.json()) as { redirectTo: string };
    const { address } = await decide(redirectTo);
    const come = async (sent: Record<string, string>) => {
      // A browser comes back from another site, with the cookies that it sends for a page that was opened by a link.
      const request = new Request(address, {
        headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', ...sent },
      });
      const answer = await app.fetch(request);
      return `${answer.status} ${answer.headers.get('location')}`;
    };
    expect(await come({})).toBe('303 /channels?problem=CONSENT_OVER');
    expect(await come({ cookie: await signedIn() })).toBe('303 /channels?problem=CONSENT_OVER');
    expect(await come({ cookie })).toMatch(/^303 \/channels\?connected=[0-9a-f-]{36}$/);
    expect(await come({ cookie })).toBe('303 /channels?problem=CONSENT_OVER');
    await app.close();
  });
});

describe('an account’s own limits', () => {
  test('are read again when the channel is tested', async () => {
    const { id } = await connect();
    mastodon.settings.maxCharacters = 300;
    expect(await testChannel(administrator(), await door(), id)).toMatchObject({ limits: { maxLength: 300 } });
  });

  test('are the ones that the gate holds a post to', async () => {
    mastodon.settings.maxCharacters = 40;
    const { id } = await connect();
    const { postId } = await planPost(world, house, { baseText: plainText(1), channelIds: [id] });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    const [delivery] = await deliveriesOf(world, house, postId);
    expect(delivery).toMatchObject({ state: 'parked', blockers: [{ facts: { problem: 'TEXT_TOO_LONG', limit: 40 } }] });
    expect(mastodon.statuses).toEqual([]);
  });

  test('let more through where the server takes more', async () => {
    mastodon.settings.maxCharacters = 5_000;
    const { id } = await connect();
    const baseText =
      'Our new garden is open from nine to five. There are benches, a fountain and a path of flat stones. The cafe by the door has soup, bread and coffee. The car park is behind the house. The bus stops at the gate every ten minutes. Dogs wait outside. Bicycles stand by the wall. The gift shop sells cards and flowers. The library has a new reading room with large windows. Concerts are on the first Sunday of each month. The choir sings in the hall in December. Volunteers water the plants in summer. Thank you to the County Food Bank for the apples. See you in the garden soon.';
    expect(baseText.length).toBeGreaterThan(500);
    const options = { mastodon: { visibility: 'unlisted', contentWarning: 'Apples' } } as const;
    const { postId } = await planPost(world, house, { baseText, channelIds: [id], options });
    await world.clock.advance(60_000);
    await publishDue(world.publisher({ connectors }));
    const [delivery] = await deliveriesOf(world, house, postId);
    expect(delivery).toMatchObject({ state: 'confirmed' });
    expect(mastodon.statuses).toMatchObject([{ text: baseText, spoilerText: 'Apples', visibility: 'unlisted' }]);
  });
});

describe('looking up whom to mention', () => {
  test('asks the network once a minute for the same beginning', async () => {
    const { id } = await connect();
    const lookUp = createLookUp(connectors);
    const author = world.seed(house, 'author');
    const find = () => lookUp(author, { channelId: id, query: 'food' });
    const searches = () => mastodon.calls.filter((call) => call === 'GET /api/v2/search').length;
    const found = await find();
    expect(found).toMatchObject({ supported: true, accounts: [{ mention: '@foodbank@social.example.net' }] });
    expect(await find()).toEqual(found);
    expect(searches()).toBe(1);
    await world.clock.advance(60_001);
    await find();
    expect(searches()).toBe(2);
    expect(world.logged()).not.toContain('food');
  });

  test('says where nobody can be looked up, and never repeats the words in an error', async () => {
    const lookUp = createLookUp(connectors);
    const author = world.seed(house, 'author');
    const inPractice = { channelId: house.channels.practice, query: 'food' };
    expect(await lookUp(author, inPractice)).toEqual({ accounts: [], supported: false });
    const { id } = await connect();
    mastodon.answerNext('GET /api/v2/search', () => Response.json({ error: 'Too many' }, { status: 429 }));
    const busy = await lookUp(author, { channelId: id, query: 'zanzibar' }).catch((error: unknown) => error);
    expect(busy).toMatchObject({ code: 'NETWORK_BUSY', details: { retryAfterSeconds: expect.any(Number) } });
    expect(JSON.stringify(busy)).not.toContain('zanzibar');
    await expect(lookUp(world.seed(house, 'auditor'), { channelId: id, query: 'food' })).rejects.toMatchObject({
      status: 403,
    });
  });
});
