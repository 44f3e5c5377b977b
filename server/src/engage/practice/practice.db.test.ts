import {
  type Account,
  createMemoryPracticeStore,
  createPracticeConnector,
  createPracticeNetwork,
  type DeliverRequest,
  type EgressFetch,
  type FaultPlanInput,
  faultKinds,
  manifests,
  type PracticePost,
} from '@bedside/connectors';
import { runConnectorConformance, sampleImage } from '@bedside/connectors/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../../kernel/clock/clock.ts';
import { type Database, openDatabase } from '../../kernel/db/database.ts';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import { inScope, personActor, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { organization, organizationDirectory } from '../../registers/org/schema.ts';
import { faultKind, faultPlan } from './contract.ts';
import { practiceRoutes } from './page-routes.ts';
import { practiceFault } from './schema.ts';
import { clearFaultPlan, getFaultPlan, readPracticeLog, setFaultPlan } from './service.ts';
import { createPracticeStore } from './store.ts';
import { createPracticeWorld, type PracticeWorld } from './world.ts';

const publicUrl = 'https://bedside.example';
const webhookSecret = 'what the networks of this test sign with';
const clock = fixedClock('2027-03-01T15:00:00.000Z');
const connector = createPracticeConnector({ callTimeoutMs: 50 });
const patient = createPracticeConnector();

let server: TestDatabase;
let db: Database;
let world: PracticeWorld;

beforeAll(async () => {
  server = await createTestDatabase();
  db = openDatabase({ appUrl: server.appUrl, maxConnections: 4 });
  world = createPracticeWorld({ db, clock, publicUrl, webhookSecret, sleep: async () => undefined });
});
afterAll(async () => {
  await db.close();
  await server.drop();
});

let count = 0;
async function openOrganization(name = 'Lakeside'): Promise<{ organizationId: OrganizationId; slug: string }> {
  count += 1;
  const slug = `practice-${count}`;
  const organizationId = newId<'organization'>(clock.now().getTime());
  const now = clock.now();
  await db.inOrganization(organizationId, async (tx) => {
    await tx.insert(organizationDirectory).values({ organizationId, slug, createdAt: now });
    await tx.insert(organization).values({
      organizationId,
      name,
      kind: 'hospital',
      timeZone: 'America/Chicago',
      languages: ['en'],
      reviewPolicy: [],
      packs: ['us-hipaa'],
      createdAt: now,
      updatedAt: now,
    });
  });
  return { organizationId, slug };
}

const ioOf = (fetch: EgressFetch) => ({ fetch, now: () => clock.now(), signal: new AbortController().signal });

async function connect(from: PracticeWorld = world, name?: string) {
  const { organizationId, slug } = await openOrganization(name);
  const io = ioOf(from.fetchFor(organizationId));
  const credentials = await from.credentialsFor(organizationId);
  const verified = await patient.verify({ serviceUrl: '', credentials }, io);
  if (verified.kind !== 'verified') throw new Error(`expected verified, not ${verified.kind}`);
  return { organizationId, slug, io, account: verified.account };
}

function request(account: Account, post: Partial<DeliverRequest['post']> = {}): DeliverRequest {
  return {
    account,
    post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'], ...post },
    deliveryKey: newId(),
    firstArmedAt: clock.now().toISOString(),
  };
}

function seedOf(organizationId: OrganizationId, roles: readonly string[] = ['publisher']): ScopeSeed {
  // Of all services these use cases need the clock and the address alone; anything else would be undefined and throw.
  const services = { clock, publicUrl, db } as unknown as Services;
  const actor = personActor({ id: newId() as PersonId, roles, sessionId: 'session' });
  return { services, organizationId, actor, requestId: 'test' };
}

const setFaults = (organizationId: OrganizationId, plan: FaultPlanInput) =>
  inScope(seedOf(organizationId), (scope) => setFaultPlan(scope, faultPlan.parse(plan)));
const logOf = (organizationId: OrganizationId) =>
  createPracticeStore(db, organizationId).readLog({ after: 0, limit: 100 });

describe('in PostgreSQL', () => {
  const kinds = {
    'time-out': 'timeout-after-accept',
    reset: 'reset-after-accept',
    unreadable: 'truncated',
    'rate-limit': 'rate-limit',
    'server-error': 'error-500-after-accept',
  } as const;
  runConnectorConformance(
    'practice',
    {
      manifest: manifests.practice,
      faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
      usesFetch: true,
      asksForCredentials: true,
      open: async () => {
        const { organizationId, slug, io } = await connect();
        let pending: Promise<unknown> = Promise.resolve();
        const app = practiceRoutes({ db, publicUrl, mayView: async () => true });
        return {
          // A time-out is waited for, so it is short here; the other calls are given the time that they need.
          connector: { ...patient, deliver: (...args) => (isTimingOut ? connector : patient).deliver(...args) },
          fetch: async (url, init) => {
            await pending;
            return io.fetch(url, init);
          },
          serviceUrl: '',
          goodCredentials: await world.credentialsFor(organizationId),
          badCredentials: { token: 'not-a-token' },
          misbehave: (fault, operation) => {
            isTimingOut = fault === 'time-out';
            pending = setFaults(organizationId, {
              rules: [{ kind: kinds[fault], times: 1, ...(operation === undefined ? {} : { operation }) }],
            });
          },
          altTextsOf: async (post) => {
            const page = await (await app.request(`/practice/${slug}/posts/${post.remoteId}`)).text();
            return [...page.matchAll(/<img [^>]*alt="([^"]*)"/gu)].map(([, alt]) => alt ?? '');
          },
          parentOf: async (post) => {
            const page = await (await app.request(`/practice/${slug}/posts/${post.remoteId}`)).text();
            return /data-answers="([^"]*)"/u.exec(page)?.[1] ?? null;
          },
          close: async () => {
            isTimingOut = false;
          },
        };
      },
    },
    { test },
  );
  let isTimingOut = false;

  test('a post that was sent twice stands twice, and the log says so', async () => {
    const { organizationId, account, io } = await connect();
    const twice = request(account);
    const outcomes = await Promise.all([patient.deliver(twice, io), patient.deliver(twice, io)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['published', 'published']);
    const log = await logOf(organizationId);
    expect(log.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'duplicated']);
    expect((await createPracticeStore(db, organizationId).findByKey(organizationId, twice.deliveryKey)).length).toBe(2);
  });

  test('the address of a post is its own page', async () => {
    const { slug, account, io } = await connect();
    const outcome = await patient.deliver(request(account), io);
    if (outcome.kind !== 'published') throw new Error(outcome.kind);
    expect(outcome.post.url).toBe(`${publicUrl}/practice/${slug}/posts/${outcome.post.remoteId}`);
  });

  test('posts of one moment keep the order in which they came, page by page', async () => {
    const { organizationId } = await openOrganization();
    const store = createPracticeStore(db, organizationId);
    const ids = Array.from({ length: 7 }, (_, index) => `post-${index}`);
    for (const id of ids) await store.insertPost(postOf(id), []);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.list({ accountId: null, cursor, limit: 3 });
      seen.push(...page.posts.map(({ id }) => id));
      // The page after a post that was removed is still found.
      if (page.cursor !== null) await store.remove('account', page.cursor);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(seen).toEqual(ids.toReversed());
    const unknown = await store.list({ accountId: null, cursor: 'unknown', limit: 1 });
    expect(unknown.posts.map(({ id }) => id)).toEqual(['post-6']);
    expect((await store.list({ accountId: 'somebody else', cursor: null, limit: 9 })).posts).toEqual([]);
  });

  test('characters that the database cannot hold do not lose the post', async () => {
    const { organizationId } = await openOrganization();
    const store = createPracticeStore(db, organizationId);
    await store.insertPost({ ...postOf('odd'), text: 'a\0b\ud83dc', deliveryKey: 'k\0' }, []);
    expect((await store.get('odd'))?.text).toBe('a\ufffdb\ufffdc');
    expect((await store.findByKey('account', 'k\0')).length).toBe(1);
    expect(await store.get('\0')).toBeNull();
  });

  test('two organizations never see each other', async () => {
    const [left, right] = [await connect(), await connect()];
    const once = request(left.account, { images: [sampleImage('A clock.')] });
    const outcome = await patient.deliver(once, left.io);
    if (outcome.kind !== 'published') throw new Error(outcome.kind);
    const { remoteId } = outcome.post;
    const store = createPracticeStore(db, right.organizationId);
    expect(await store.get(remoteId)).toBeNull();
    expect(await store.image(remoteId, 0)).toBeNull();
    expect((await store.list({ accountId: null, cursor: null, limit: 10 })).posts).toEqual([]);
    expect(await store.remove(left.organizationId, remoteId)).toBe(false);
    expect(await logOf(right.organizationId)).toEqual([]);
    expect((await patient.readBack({ ...once, remoteId: null }, right.io)).kind).toBe('reauthorize');
    expect((await patient.readBack({ ...once, remoteId: null }, left.io)).kind).toBe('found');
  });
});

function postOf(id: string): PracticePost {
  return {
    id,
    accountId: 'account',
    handle: 'handle',
    displayName: 'Name',
    deliveryKey: `key-${id}`,
    text: 'Text.',
    link: null,
    languages: [],
    images: [],
    createdAt: clock.now().toISOString(),
    editedAt: null,
    replyTo: null,
  };
}

describe('faults', () => {
  test('are the ones that the network can play, with the same defaults', () => {
    expect(faultKind.options).toEqual([...faultKinds]);
    const plan = faultPlan.parse({ rules: faultKinds.map((kind) => ({ kind })) });
    const { faults } = createPracticeNetwork({
      now: clock.now,
      store: createMemoryPracticeStore(),
      findAccount: async () => null,
    });
    faults.set({ rules: faultKinds.map((kind) => ({ kind })) });
    expect(plan).toEqual(faults.current());
  });

  test('are taken up by a network that runs already, are used up, and stay used up for another process', async () => {
    const { organizationId, account, io } = await connect();
    expect((await patient.deliver(request(account), io)).kind).toBe('published');
    clock.advance(1_000);
    await setFaults(organizationId, { rules: [{ kind: 'rate-limit', times: 2, retryAfterSeconds: 7 }] });
    expect(await patient.deliver(request(account), io)).toMatchObject({ kind: 'retry-after', retryAfterMs: 7_000 });

    const elsewhere = createPracticeWorld({ db, clock, publicUrl, webhookSecret });
    const other = ioOf(elsewhere.fetchFor(organizationId));
    expect((await patient.deliver(request(account), other)).kind).toBe('retry-after');
    expect((await patient.deliver(request(account), other)).kind).toBe('published');
    expect((await patient.deliver(request(account), io)).kind).toBe('published');
    const { plan } = await inScope(seedOf(organizationId), getFaultPlan);
    expect(plan.rules).toEqual([]);
  });

  test('that were cleared are played no more, and clearing twice is told once in the trail', async () => {
    const { organizationId, account, io } = await connect();
    await setFaults(organizationId, { rules: [{ kind: 'error-500-before-accept' }] });
    expect((await patient.deliver(request(account), io)).kind).toBe('ambiguous');
    await inScope(seedOf(organizationId), clearFaultPlan);
    await inScope(seedOf(organizationId), clearFaultPlan);
    expect((await patient.deliver(request(account), io)).kind).toBe('published');
    expect((await logOf(organizationId)).map(({ kind, fault, status }) => ({ kind, fault, status }))).toEqual([
      { kind: 'refused', fault: 'error-500-before-accept', status: 500 },
      { kind: 'accepted', fault: null, status: 201 },
    ]);
    const actions = await db.inOrganization(organizationId, (tx) =>
      tx.execute<{ action: string }>('select action from audit_event order by at, id'),
    );
    expect(actions.rows.map(({ action }) => action).toSorted()).toEqual([
      'practice.faults_cleared',
      'practice.faults_set',
    ]);
  });

  test('that are still being played are written down before the answer', async () => {
    const { organizationId, account, io } = await connect();
    await setFaults(organizationId, { rules: [{ kind: 'timeout-after-accept', times: 1 }] });
    const gaveUp = new AbortController();
    const sent = patient.deliver(request(account), { ...io, signal: gaveUp.signal });
    await expect
      .poll(() =>
        db.inOrganization(organizationId, (tx) => tx.select({ plan: practiceFault.plan }).from(practiceFault)),
      )
      .toEqual([{ plan: { seed: 1, rules: [] } }]);
    gaveUp.abort();
    expect((await sent).kind).toBe('ambiguous');
  });

  test.each([['author'], ['privacy_officer'], ['clinician_reviewer'], ['auditor']])(
    'are not for a person who is %s',
    async (role) => {
      const { organizationId } = await openOrganization();
      const seed = seedOf(organizationId, [role]);
      const plan = faultPlan.parse({ rules: [] });
      await expect(inScope(seed, (scope) => setFaultPlan(scope, plan))).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(inScope(seed, clearFaultPlan)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await inScope(seed, getFaultPlan)).toMatchObject({ plan: { rules: [] }, setAt: null });
    },
  );

  test('of one organization do not hit another', async () => {
    const [left, right] = [await connect(), await connect()];
    await setFaults(left.organizationId, { rules: [{ kind: 'rate-limit', operation: 'any' }] });
    expect((await patient.deliver(request(left.account), left.io)).kind).toBe('retry-after');
    expect((await patient.deliver(request(right.account), right.io)).kind).toBe('published');
  });
});

describe('log', () => {
  test('is told newest first, page by page, with counts of the whole', async () => {
    const { organizationId, account, io } = await connect();
    for (let index = 0; index < 5; index += 1) await patient.deliver(request(account), io);
    await patient.deliver(request(account, { text: 'x'.repeat(501) }), io);
    const read = (before: string | null) =>
      inScope(seedOf(organizationId), (scope) => readPracticeLog(scope, { before, limit: 4 }));
    const first = await read(null);
    const second = await read(first.next);
    expect(first.entries.map(({ kind }) => kind)).toEqual(['refused', 'accepted', 'accepted', 'accepted']);
    expect(second.entries.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(second.next).toBeNull();
    expect(second.counts).toEqual({ accepted: 5, duplicated: 0, refused: 1, edited: 0, removed: 0 });
    expect((await read('\0')).entries.length).toBe(0);
  });
});

describe('pages', () => {
  const open = practiceRoutesFor(() => true);
  function practiceRoutesFor(mayView: () => boolean) {
    return (path: string) => practiceRoutes({ db, publicUrl, mayView: async () => mayView() }).request(path);
  }

  test('show posts with pictures and descriptions, escaped, under a banner that says what this is', async () => {
    const { slug, account, io } = await connect(world, `"><script>alert(1)</script>`);
    const hostile = `<script>alert(1)</script>"'&\u202e`;
    const images = [sampleImage(`"><img src=x onerror=alert(1)>`)];
    const outcome = await patient.deliver(
      request(account, { text: hostile, images, link: 'https://example.org/a?b=1&c' }),
      io,
    );
    if (outcome.kind !== 'published') throw new Error(outcome.kind);
    const response = await open(`/practice/${slug}`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self';/u,
    );
    const html = await response.text();
    expect(html).toContain('nobody outside your organization sees this');
    expect(html).not.toContain('<script');
    expect(html.match(/<img /gu)?.length).toBe(1);
    expect(html).toContain('alt="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
    expect(html).toContain('href="https://example.org/a?b=1&amp;c"');
    const image = await open(/<img src="([^"]+)"/u.exec(html)?.[1] ?? '');
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(await images[0]?.bytes());
    expect(await (await open(`/practice/${slug}/log`)).text()).toContain('<b>1</b>Accepted');
    expect(await (await open(`/practice/${slug}?lang=es`)).text()).toContain('nadie fuera de su organización');

    await patient.remove({ account, remoteId: outcome.post.remoteId }, io);
    expect((await open(`/practice/${slug}/posts/${outcome.post.remoteId}`)).status).toBe(404);
    expect((await open(`/practice/${slug}/posts/${outcome.post.remoteId}/images/0`)).status).toBe(404);
    expect(await (await open(`/practice/${slug}`)).text()).toContain('Nothing was posted here yet.');
  });

  test('are nothing to people who may not see them', async () => {
    const { slug, account, io } = await connect();
    const outcome = await patient.deliver(request(account, { images: [sampleImage('A clock.')] }), io);
    if (outcome.kind !== 'published') throw new Error(outcome.kind);
    const closed = practiceRoutesFor(() => false);
    const post = `/practice/${slug}/posts/${outcome.post.remoteId}`;
    for (const path of [`/practice/${slug}`, `/practice/${slug}/log`, post, `${post}/images/0`]) {
      expect((await open(path)).status, path).toBe(200);
      const refused = await closed(path);
      expect(refused.status, path).toBe(404);
      expect(await refused.text()).not.toContain('Flu shots');
    }
  });

  test('that are not there answer 404', async () => {
    const { slug } = await openOrganization();
    const paths = ['/practice/nobody', '/practice/%00', `/practice/${slug}/x`, `/practice/${slug}/posts/%00`];
    for (const path of [...paths, `/practice/${slug}/posts/x/images/9`, `/practice/${slug}/posts/x/images/-1`]) {
      expect((await open(path)).status, path).toBe(404);
    }
    expect((await open(`/practice/${slug}/log?before=%00`)).status).toBe(200);
    expect((await open(`/practice/${slug}?before=%00`)).status).toBe(200);
  });
});
