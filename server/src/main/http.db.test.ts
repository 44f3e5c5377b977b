import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, SETUP_TOKEN, type TestApp } from '../../test/app.ts';
import {
  contentOf,
  createWorld,
  type House,
  planPost,
  publishDue,
  submit,
  type World,
  writePost,
} from '../../test/world.ts';
import { waiveFinding } from '../flow/review/waivers.ts';
import type { Endpoint } from '../kernel/http/contract.ts';

const CANARY = 'Zanzibarquark';
const founder = { name: 'Ada Founder', email: 'ada@example.org', password: 'plum harbour tuesday lantern' };
const everyRole = ['administrator', 'author', 'clinician_reviewer', 'privacy_officer', 'publisher', 'auditor'];
const setUp = {
  organization: {
    name: 'Lakeside Clinic',
    kind: 'hospital',
    timeZone: 'America/Chicago',
    languages: ['en'],
    facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
  },
  administrator: founder,
  secondPerson: {
    name: 'Bea Second',
    email: 'bea@example.org',
    roles: ['privacy_officer', 'clinician_reviewer'],
    privacyTrained: true,
  },
};

let world: World;
let app: TestApp;
let first: Answer;
/** Every answer of this file: none of them may be a fault of ours. */
const answers: Answer[] = [];

async function ask(...call: Parameters<TestApp['ask']>): Promise<Answer> {
  const answer = await app.ask(...call);
  answers.push(answer);
  return answer;
}

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  first = await ask('POST', '/api/v1/setup', { body: setUp, headers: { 'x-setup-token': SETUP_TOKEN } });
  const { people } = (await ask('GET', '/api/v1/people')).body as { people: { id: string; email: string }[] };
  const own = people.find(({ email }) => email === founder.email);
  await ask('PATCH', `/api/v1/people/${own?.id}`, { body: { roles: everyRole } });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

type Posted = { id: string; versionId: string; contentHash: string; reviewId: string };

async function channelId(): Promise<string> {
  const { channels } = (await ask('GET', '/api/v1/channels')).body as {
    channels: { id: string; network: string; state: string }[];
  };
  const known = channels.find(({ network, state }) => network === 'practice' && state === 'connected');
  if (known !== undefined) return known.id;
  return String(
    (await ask('POST', '/api/v1/channels', { body: { network: 'practice', name: 'Practice' } })).body['id'],
  );
}

async function draft(baseText: string): Promise<Answer> {
  const content = {
    schema: 1,
    baseText,
    link: null,
    images: [],
    variants: {},
    channelIds: [await channelId()],
    language: 'en',
  };
  return ask('POST', '/api/v1/posts', { body: { content } });
}

let second: TestApp | null = null;
/** The second person accepts the invitation once, and approves what the first one wrote. */
async function colleague(): Promise<TestApp> {
  if (second !== null) return second;
  second = app.browser();
  const token = String(first.body['invitationLink']).split('#')[1];
  const joined = await second.ask('POST', '/api/v1/invitations/accept', {
    body: { token, password: 'gravel otter seventeen window' },
  });
  expect(joined.status).toBe(200);
  return second;
}

async function approved(baseText: string): Promise<Posted> {
  const { id } = (await draft(baseText)).body as { id: string };
  const { review } = (await ask('POST', `/api/v1/posts/${id}/submit`, { body: { revision: 1 } })).body as {
    review: { id: string; versionId: string; contentHash: string };
  };
  const decision = { stepId: 'approval', contentHash: review.contentHash, outcome: 'approve' };
  const done = await (await colleague()).ask('POST', `/api/v1/reviews/${review.id}/decisions`, { body: decision });
  expect(done.body['state']).toBe('approved');
  return { id, versionId: review.versionId, contentHash: review.contentHash, reviewId: review.id };
}

describe('set-up', () => {
  test('works once, for the holder of the printed token', async () => {
    expect(first.status).toBe(200);
    const stranger = app.browser();
    for (const headers of [{}, { 'x-setup-token': 'guess' }, { 'x-setup-token': '' }]) {
      expect((await stranger.ask('POST', '/api/v1/setup', { body: setUp, headers })).body['code']).toBe('SETUP_TOKEN');
    }
    const other = { ...setUp, administrator: { ...founder, email: 'eve@example.org' } };
    const again = await stranger.ask('POST', '/api/v1/setup', {
      body: other,
      headers: { 'x-setup-token': SETUP_TOKEN },
    });
    expect([again.status, again.body['code']]).toEqual([409, 'SET_UP_ALREADY']);
  });

  test('signs in with a cookie that scripts and other sites do not get', () => {
    const cookies = first.headers.getSetCookie();
    const session = cookies.find((cookie) => cookie.includes('bedside-session='));
    expect(session).toMatch(/^__Host-/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(session).toContain(flag);
    expect(session).not.toContain('Domain=');
  });
});

describe('a request from elsewhere', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [
      'another site of the same registrable domain',
      { 'sec-fetch-site': 'same-site', origin: 'https://evil.bedside.example' },
    ],
    ['another origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
  ])('of %s changes nothing', async (_, headers) => {
    const answer = await ask('POST', '/api/v1/posts', { body: {}, headers });
    expect([answer.status, answer.body['code']]).toEqual([403, 'CROSS_SITE_REQUEST']);
  });

  test('without a session is told to sign in, at every door that is for people', async () => {
    const stranger = app.browser();
    for (const endpoint of await endpoints()) {
      if (endpoint.access !== 'person') continue;
      const path = `/api/v1${endpoint.path.replace(/:\w+/g, '0190e2a4-7c1e-7000-8000-00000000abcd')}`;
      const answer = await stranger.ask(endpoint.method, path, endpoint.method === 'GET' ? {} : { body: {} });
      expect(`${endpoint.method} ${endpoint.path} ${answer.status}`).toBe(`${endpoint.method} ${endpoint.path} 401`);
    }
  });
});

describe('a body', () => {
  test.each([
    ['of another type', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'CONTENT_TYPE'],
    ['that is not JSON', { raw: '{"content": ' }, 400, 'BODY_NOT_JSON'],
    ['that is not UTF-8', { raw: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, 400, 'BODY_NOT_JSON'],
    ['of 10 MB', { raw: `{"content":"${'x'.repeat(10_000_000)}"}` }, 413, 'BODY_TOO_LARGE'],
    ['that is a list', { raw: '[]' }, 422, 'INVALID_INPUT'],
    ['that is null', { raw: 'null' }, 422, 'INVALID_INPUT'],
    ['with a thousand levels', { raw: `${'['.repeat(5_000)}${']'.repeat(5_000)}` }, 400, 'BODY_TOO_DEEP'],
  ])('%s is refused with a code', async (_, options, status, code) => {
    const answer = await ask('POST', '/api/v1/posts', options);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  test.each([
    ['a text of a million characters', 'x'.repeat(1_000_000), 'TEXT_TOO_LONG'],
    ['half a surrogate pair', `Hello \ud83d world`, 'TEXT_NOT_WELL_FORMED'],
  ])('with %s is told so', async (_, baseText, code) => {
    const answer = await draft(baseText);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  test.each(['Hello \u0000 world', 'Hello \udc00 world'])(
    'with characters that nobody can keep is refused at every door',
    async (text) => {
      const { id } = (await draft('Hello world')).body as { id: string };
      const told = [
        await draft(text),
        await ask('POST', `/api/v1/posts/${id}/comments`, { body: { body: text } }),
        await ask('POST', '/api/v1/people', { body: { name: text, email: 'cy@example.org', roles: ['author'] } }),
        await ask('POST', '/api/v1/channels', { body: { network: 'practice', name: text } }),
        await ask('POST', '/api/v1/channels', {
          body: { network: 'bluesky', name: 'Sky', serviceUrl: 'https://pds.example', credentials: { [text]: 'x' } },
        }),
        await ask('POST', '/api/v1/session', { body: { email: text, password: text } }),
      ];
      expect(told.map(({ status, body }) => `${status} ${body['code']}`)).toEqual(
        told.map(() => '422 TEXT_NOT_WELL_FORMED'),
      );
      for (const { text: words } of told) expect(words).not.toContain('Hello');
    },
  );

  test('with wrong and missing fields is answered with their names and none of their values', async () => {
    const answer = await ask('POST', '/api/v1/posts', {
      body: { content: { baseText: 7, link: CANARY, images: CANARY, [CANARY]: CANARY } },
    });
    expect(answer.status).toBe(422);
    const { fields } = answer.body['details'] as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['content.baseText', 'content.images', 'content.channelIds']),
    );
    expect(answer.text).not.toContain(CANARY);
  });
});

describe('a time', () => {
  test.each([
    ['2027-03-01T09:00', 'Mars/Olympus', 'TIME_ZONE_UNKNOWN'],
    ['2027-03-01T09:00', 'America/Chicago\u0000', 'TEXT_NOT_WELL_FORMED'],
    ['2020-01-01T09:00', 'America/Chicago', 'TIME_IN_PAST'],
    ['2027-03-14T02:30', 'America/Chicago', 'TIME_DOES_NOT_EXIST'],
    ['2027-11-07T01:30', 'America/Chicago', 'TIME_AMBIGUOUS'],
    ['2027-02-30T09:00', 'America/Chicago', 'TIME_INVALID'],
    ['2027-13-01T09:00', 'America/Chicago', 'TIME_INVALID'],
    ['tomorrow', 'America/Chicago', 'INVALID_INPUT'],
  ])('%s in %s is refused as %s', async (localTime, timeZone, code) => {
    const post = await approved(`Walk in on any weekday. ${localTime} ${code}`.replace(/\d/g, 'n'));
    const body = { mode: 'at', versionId: post.versionId, localTime, timeZone };
    const answer = await ask('POST', `/api/v1/posts/${post.id}/schedule`, { body });
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });
});

async function endpoints(): Promise<Endpoint[]> {
  const src = fileURLToPath(new URL('../', import.meta.url));
  const found = new Map<string, Endpoint>();
  for (const file of globSync('**/contract.ts', { cwd: src })) {
    const module: Record<string, unknown> = await import(`${src}${file}`);
    for (const value of Object.values(module)) {
      if (typeof value !== 'object' || value === null || !('method' in value) || !('path' in value)) continue;
      const endpoint = value as Endpoint; // only endpoints have a method and a path
      found.set(`${endpoint.method} ${endpoint.path}`, endpoint);
    }
  }
  return [...found.values()];
}

/** Something of everything, in another organization. */
async function strangersIds(
  house: House,
): Promise<
  Record<'post' | 'version' | 'review' | 'delivery' | 'waiver' | 'channel' | 'person' | 'media' | 'hash', string>
> {
  const planned = await planPost(world, house);
  const flagged = await writePost(world, house, { baseText: 'The patient with MRN 4471928 thanked us.' });
  const { review, screening } = await submit(world, house, { postId: flagged.id });
  const waiver = await world.as(house, 'officer', (scope) =>
    waiveFinding(scope, {
      reviewId: review.id,
      contentHash: review.contentHash,
      findingKey: screening.findings[0]?.key ?? '',
      reason: 'Looked at it twice.',
    }),
  );
  return {
    post: planned.postId,
    version: planned.versionId,
    review: review.id,
    delivery: planned.deliveries[0]?.id ?? '',
    waiver: waiver.id,
    channel: house.channels.practice,
    person: house.people.author.id,
    media: planned.postId,
    hash: review.contentHash,
  };
}

describe('ids of another organization', () => {
  test('cannot be smuggled in within what is one’s own', async () => {
    const house = await world.openHouse('Nearby');
    const ids = await strangersIds(house);
    const own = await approved('Walk in on any weekday, everybody is welcome.');
    const schedule = await ask('POST', `/api/v1/posts/${own.id}/schedule`, {
      body: { mode: 'now', versionId: ids.version },
    });
    expect(schedule.body['code']).toBe('NOT_FOUND');
    const elsewhere = await ask('POST', '/api/v1/posts', { body: { content: contentOf(house) } });
    const sent = await ask('POST', `/api/v1/posts/${elsewhere.body['id']}/submit`, { body: { revision: 1 } });
    expect([sent.status, sent.body['code']]).toEqual([422, 'NO_CHANNEL']);
    const images = [{ mediaId: ids.media, sha256: 'a'.repeat(64), altText: 'A picture.' }];
    const picture = await ask('POST', '/api/v1/posts', { body: { content: { ...contentOf(house), images } } });
    expect([picture.status, picture.body['code']]).toEqual([422, 'IMAGE_UNKNOWN']);
  });
});

describe('ids that are none', () => {
  test('are refused at every door and are no fault of ours', async () => {
    for (const { method, path } of await endpoints()) {
      if (!path.includes(':id')) continue;
      const answer = await ask(
        method,
        `/api/v1${path.replace(':id', "1'; drop table post; --")}`,
        method === 'GET' ? {} : { body: {} },
      );
      expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 422`);
    }
    expect((await ask('GET', '/api/v1/media/none/content')).status).toBe(422);
    expect((await ask('GET', '/api/v1/posts?after=x&limit=5')).status).toBe(422);
    expect((await ask('GET', '/api/v1/posts?limit=1000000')).status).toBe(422);
    expect(
      (await ask('GET', `/api/v1/posts?after=${encodeURIComponent(`2027-01-01T00:00:00Z_${'-'.repeat(36)}`)}`)).status,
    ).toBe(422);
    expect((await ask('GET', `/api/v1/posts?search=${encodeURIComponent('%_\\\u0000')}`)).status).toBeLessThan(500);
    expect((await ask('GET', '/api/v1/nothing-here')).status).toBe(404);
  });
});

describe('a channel', () => {
  test('whose token was revoked asks for new sign-in details, and what was due there is parked', async () => {
    const post = await approved('Walk in on any weekday. Bring a friend.');
    await ask('POST', `/api/v1/posts/${post.id}/schedule`, { body: { mode: 'now', versionId: post.versionId } });
    await world.runJobs();
    const { organization } = first.body as { organization: { id: string } };
    const network = world.networkOf(organization.id);
    network.revoke();
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    const { deliveries } = (await ask('GET', `/api/v1/posts/${post.id}/deliveries`)).body as {
      deliveries: { state: string; blockers: { code: string }[] }[];
    };
    expect(deliveries.map(({ state, blockers }) => [state, blockers.map(({ code }) => code)])).toEqual([
      ['parked', ['CHANNEL_NEEDS_REAUTHORIZATION']],
    ]);
    const { channels } = (await ask('GET', '/api/v1/channels')).body as {
      channels: { id: string; network: string; state: string }[];
    };
    const practice = channels.filter(({ network: name }) => name === 'practice');
    expect(practice.map(({ state }) => state)).toEqual(['needs_reauthorization']);
    network.restore();
    expect(
      (await ask('POST', `/api/v1/channels/${practice[0]?.id}/reconnect`, { body: { credentials: {} } })).body['state'],
    ).toBe('connected');
  });

  test('that was disconnected cannot come back beside its own new connection', async () => {
    const old = await channelId();
    await ask('POST', `/api/v1/channels/${old}/disconnect`);
    await channelId();
    const back = await ask('POST', `/api/v1/channels/${old}/reconnect`, { body: { credentials: {} } });
    expect([back.status, back.body['code']]).toEqual([409, 'CHANNEL_EXISTS']);
  });
});

describe('the words of a post', () => {
  test('are in no log line, metric, job, address or error', async () => {
    const post = await approved(`Walk in on any weekday. ${CANARY} is our mascot.`);
    await ask('POST', `/api/v1/posts/${post.id}/comments`, { body: { body: `About ${CANARY}.` } });
    await ask('POST', `/api/v1/posts/${post.id}/schedule`, { body: { mode: 'now', versionId: post.versionId } });
    const jobs = await world.owner.query<{ all: string }>(
      `select coalesce(json_agg(j), '[]')::text as all from graphile_worker._private_jobs j`,
    );
    expect(jobs.rows[0]?.all).toContain('scheduleId');
    expect(jobs.rows[0]?.all).not.toContain(CANARY);
    await world.runJobs();
    const network = world.networkOf((first.body as { organization: { id: string } }).organization.id);
    network.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'create', times: 1 }] });
    for (const ms of [10_000, 61_000, 31_000, 31_000, 31_000]) {
      await world.clock.advance(ms);
      await publishDue(world.publisher());
    }
    const { deliveries } = (await ask('GET', `/api/v1/posts/${post.id}/deliveries`)).body as {
      deliveries: { state: string; url: string | null }[];
    };
    expect(deliveries.map(({ state }) => state)).toEqual(['confirmed']);
    const places = {
      log: world.logged(),
      metrics: (await app.metrics.render()).body,
      deliveries: JSON.stringify(deliveries),
      trail: (await ask('GET', `/api/v1/posts/${post.id}/trail`)).text,
      audit: JSON.stringify((await world.owner.query('select leaf from audit_event')).rows),
      attempts: JSON.stringify((await world.owner.query('select * from attempt')).rows),
      receipts: JSON.stringify((await world.owner.query('select * from receipt')).rows),
    };
    for (const [where, text] of Object.entries(places))
      expect(`${where}: ${text.includes(CANARY)}`).toBe(`${where}: false`);
    expect(places.log.length).toBeGreaterThan(1_000);
  });
});

test('nothing in this file was answered as a fault of ours', () => {
  expect(answers.length).toBeGreaterThan(100);
  expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
  expect(world.logged()).not.toContain('http.failed');
});
