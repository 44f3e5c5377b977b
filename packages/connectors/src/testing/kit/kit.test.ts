import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Connector, ConnectorIo, DeliverOutcome, DeliverRequest, EgressFetch } from '../../port.ts';
import { sampleImage } from '../sample-image.ts';
import { type ClassName, classNetworks } from './classes/index.ts';
import type { NetworkFaultKind, NetworkFaultPlanInput } from './fault-plan.ts';
import { createNetworkFetch } from './in-process.ts';
import type { FakeNetwork } from './network.ts';
import { startFakeNetwork } from './server.ts';
import { createVirtualTime, type VirtualTime } from './time.ts';
import type { WebhookDelivery } from './webhooks.ts';

const minute = 60_000;
const hour = 60 * minute;
const text = 'Visiting hours end at eight ❤️ Ask Zoë at the desk of the children’s ward: https://example.org/visit';

type House = {
  readonly network: FakeNetwork;
  readonly time: VirtualTime;
  readonly connector: Connector;
  readonly io: ConnectorIo;
  readonly token: string;
  readonly request: DeliverRequest;
  /** Hands in where the network wants that, then delivers; the handle comes along. */
  send(request?: DeliverRequest): Promise<{ outcome: DeliverOutcome; handle: string | undefined }>;
  /** What happened, in words. */
  kinds(): string[];
};
type Transport = 'in process' | 'over a socket';
const transports: readonly Transport[] = ['in process', 'over a socket'];

const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0)) await close();
});

/** The network lives on virtual time either way; over a socket only the caller's patience is real, and short. */
async function open(name: ClassName, transport: Transport = 'in process'): Promise<House> {
  const time = createVirtualTime(new Date('2026-09-01T10:00:00Z'));
  const parts = { callTimeoutMs: transport === 'in process' ? 10_000 : 1_500 };
  const network = classNetworks[name].createNetwork(time, parts);
  const connector = classNetworks[name].createConnector(parts);
  const { fetch, serviceUrl } = await reach(network, { time, transport });
  const io: ConnectorIo = { fetch, now: time.now, signal: new AbortController().signal };
  const token = network.accounts.issueToken('lakeside');
  const account = { serviceUrl, handle: 'lakeside', remoteAccountId: 'lakeside', credentials: { token } };
  const request: DeliverRequest = {
    account,
    deliveryKey: '0199-key',
    firstArmedAt: time.now().toISOString(),
    post: { text, link: null, images: [], languages: ['en'] },
  };
  return {
    network,
    time,
    connector,
    io,
    token,
    request,
    async send(sent = request) {
      const staged = await connector.stage?.({ ...sent, handle: null }, io);
      const handle = staged !== undefined && 'handle' in staged ? staged.handle : undefined;
      return { outcome: await connector.deliver({ ...sent, ...(handle === undefined ? {} : { handle }) }, io), handle };
    },
    kinds: () => network.timeline.map(({ kind }) => kind),
  };
}

async function reach(
  network: FakeNetwork,
  { time, transport }: { time: VirtualTime; transport: Transport },
): Promise<{ fetch: EgressFetch; serviceUrl: string }> {
  if (transport === 'in process') {
    const fetch = createNetworkFetch(network);
    return { fetch: (url, init) => time.until(fetch(url, init)), serviceUrl: 'https://network.example' };
  }
  const { url, fetch, close } = await startFakeNetwork(network);
  closes.push(close);
  return { fetch, serviceUrl: url };
}

const one = (rule: NetworkFaultPlanInput['rules'][number]): NetworkFaultPlanInput => ({
  rules: [{ times: 1, ...rule }],
});

const accepted = ['request', 'accepted', 'published'];
const refused = ['request', 'refused'];
const faultsOfACall: readonly [NetworkFaultKind, string, string[]][] = [
  ['refused', 'not-sent ECONNREFUSED', ['not-sent']],
  ['name-not-found', 'not-sent ENOTFOUND', ['not-sent']],
  ['tls-failed', 'not-sent CERT_HAS_EXPIRED', ['not-sent']],
  ['timeout-before-accept', 'ambiguous TIMED_OUT', refused],
  ['timeout-after-accept', 'ambiguous TIMED_OUT', accepted],
  ['reset-before-accept', 'ambiguous CONNECTION_LOST', refused],
  ['reset-after-accept', 'ambiguous CONNECTION_LOST', accepted],
  ['half-close-before-accept', 'ambiguous CONNECTION_LOST', refused],
  ['half-close-after-accept', 'ambiguous CONNECTION_LOST', accepted],
  ['truncated', 'ambiguous CONNECTION_LOST', accepted],
  ['not-json-before-accept', 'ambiguous UNREADABLE_ANSWER', refused],
  ['not-json-after-accept', 'ambiguous UNREADABLE_ANSWER', accepted],
  ['error-500-before-accept', 'ambiguous INTERNAL', refused],
  ['error-500-after-accept', 'ambiguous INTERNAL', accepted],
  ['rate-limit', 'retry-after TOO_MANY_REQUESTS', refused],
  ['daily-quota', 'retry-after DAILY_QUOTA', refused],
  ['duplicate-refusal', 'ambiguous DUPLICATE', refused],
  ['token-expired', 'reauthorize TOKEN_EXPIRED', ['request', 'token-lost', 'refused']],
  ['token-revoked', 'reauthorize TOKEN_REVOKED', ['request', 'token-lost', 'refused']],
  ['scope-removed', 'reauthorize SCOPE_MISSING', ['request', 'token-lost', 'refused']],
];

const told = (outcome: DeliverOutcome) => ('code' in outcome ? `${outcome.kind} ${outcome.code}` : outcome.kind);

describe.each(transports)('%s, a call', (transport) => {
  test.each(faultsOfACall)('hit by %s looks like %s, and the truth is kept', async (kind, outcome, truth) => {
    const house = await open('D', transport);
    house.network.faults.set(one({ kind }));
    expect(told((await house.send()).outcome)).toBe(outcome);
    expect(house.kinds()).toEqual(truth);
    expect(house.network.posts.listPublic()).toHaveLength(truth.includes('published') ? 1 : 0);
  });

  test('without a fault is accepted and answered', async () => {
    const house = await open('D', transport);
    expect(told((await house.send()).outcome)).toBe('published');
    expect(house.network.timeline).toMatchObject([
      { kind: 'request', operation: 'publish', method: 'POST', path: '/posts', fault: null, seq: 0 },
      { kind: 'accepted', postId: 'post-1', accountId: 'lakeside', key: null, text },
      { kind: 'published', postId: 'post-1', seq: 2 },
    ]);
  });

  test('that is accepted late is refused nowhere, and public then', async () => {
    const house = await open('D', transport);
    house.network.faults.set(one({ kind: 'late-accept', delayMs: 10 * minute }));
    expect(told((await house.send()).outcome)).toBe('ambiguous TIMED_OUT');
    await house.time.advance(9 * minute);
    expect(house.kinds()).toEqual(['request']);
    await house.time.advance(minute);
    expect(house.kinds()).toEqual(accepted);
    const { at } = house.network.timeline[2] ?? { at: 0 };
    expect(at - (house.network.timeline[0]?.at ?? 0)).toBe(10 * minute);
  });

  test('is hit on the operation that the rule names, after those that it skips', async () => {
    const house = await open('D', transport);
    const post = { ...house.request.post, images: [sampleImage('A door.')] };
    house.network.faults.set(one({ kind: 'reset-after-accept', operation: 'upload', skip: 2 }));
    const { outcome } = await house.send({ ...house.request, post });
    expect(outcome.kind).toBe('not-sent');
    const [upload] = house.network.media.held.values();
    expect(upload?.parts.map((part) => part?.byteLength)).toEqual([40, 27]);
    expect(upload?.usedBy).toBeNull();
    expect(house.kinds().filter((kind) => kind === 'media-part-stored')).toHaveLength(2);
    expect((await house.send({ ...house.request, post })).outcome.kind).toBe('published');
  });
});

describe('a part of a picture that does not arrive', () => {
  test('leaves an upload that no post takes', async () => {
    const house = await open('B');
    const post = { ...house.request.post, images: [sampleImage('A door.')] };
    house.network.faults.set(one({ kind: 'reset-before-accept', operation: 'upload', skip: 2 }));
    const stage = await house.connector.stage?.({ ...house.request, post, handle: null }, house.io);
    expect(stage?.kind).toBe('not-sent');
    const [upload] = house.network.media.held.values();
    expect(upload?.parts.map((part) => part?.byteLength)).toEqual([40, undefined]);
    expect(house.network.media.complete('lakeside', [upload?.id ?? ''])).toBeNull();
  });
});

describe('a rule for a time', () => {
  test('a storm answers 503 while it lasts, and has done its share of what it was asked', async () => {
    const house = await open('D');
    house.network.faults.set({ rules: [{ kind: 'storm', untilMs: 30 * minute, acceptedShare: 0.3 }] });
    for (let count = 0; count < 300; count += 1) {
      const outcome = await house.send({ ...house.request, post: { ...house.request.post, text: `Post ${count}` } });
      expect(told(outcome.outcome)).toBe('ambiguous UNAVAILABLE');
    }
    const share = house.network.posts.all.length / 300;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
    await house.time.advance(30 * minute);
    expect(told((await house.send()).outcome)).toBe('published');
  });

  test('a daily quota counts the account’s posts of the UTC day', async () => {
    const house = await open('D');
    house.network.faults.set({ rules: [{ kind: 'daily-quota', limit: 2, retryAfterSeconds: null }] });
    const outcomes: string[] = [];
    for (let count = 0; count < 3; count += 1) outcomes.push(told((await house.send()).outcome));
    expect(outcomes).toEqual(['published', 'published', 'retry-after DAILY_QUOTA']);
    await house.time.advance(14 * hour);
    expect(told((await house.send()).outcome)).toBe('published');
  });

  test('begins and ends when it says', async () => {
    const house = await open('D');
    house.network.faults.set({ rules: [{ kind: 'error-500-before-accept', fromMs: minute, untilMs: 2 * minute }] });
    const outcomes: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      outcomes.push((await house.send()).outcome.kind);
      await house.time.advance(minute);
    }
    expect(outcomes).toEqual(['published', 'ambiguous', 'published']);
  });
});

const readBack = ({ connector, io, request }: House, handle?: string) =>
  connector.readBack({ ...request, remoteId: null, ...(handle === undefined ? {} : { handle }) }, io);

describe('what becomes of a post', () => {
  test.each(['A1', 'A2', 'B', 'C', 'D'] as const)('%s: moderation shows it later, and that is told', async (name) => {
    const house = await open(name);
    house.network.faults.set(one({ kind: 'moderation', delayMs: hour }));
    const { outcome, handle } = await house.send();
    expect(told(outcome)).toBe('ambiguous IN_REVIEW');
    expect(await readBack(house, handle)).toMatchObject({ kind: 'ambiguous', code: 'IN_REVIEW' });
    expect(house.network.posts.listPublic()).toEqual([]);
    await house.time.advance(hour);
    expect((await readBack(house, handle)).kind).toBe('found');
    expect(house.network.posts.listPublic('lakeside')).toMatchObject([{ publicSince: '2026-09-01T11:00:00.000Z' }]);
  });

  test.each(['A1', 'A2', 'B', 'C', 'D'] as const)(
    '%s: what is declined never shows, and that is told',
    async (name) => {
      const house = await open(name);
      house.network.faults.set(one({ kind: 'declined', delayMs: hour }));
      const { handle } = await house.send();
      await house.time.advance(hour);
      expect(await readBack(house, handle)).toMatchObject({ kind: 'rejected', code: 'DECLINED' });
      expect(house.kinds()).toContain('declined');
      expect(house.kinds()).not.toContain('published');
    },
  );

  test.each(['link-wrap', 'truncate', 'emoji', 'decompose'] as const)(
    'D: a text changed by %s is found, though nothing else tells',
    async (alteration) => {
      const house = await open('D');
      house.network.faults.set({
        rules: [
          { kind: 'alter-text', alteration },
          { kind: 'timeout-after-accept', times: 1 },
        ],
      });
      expect((await house.send()).outcome.kind).toBe('ambiguous');
      const [post] = house.network.posts.all;
      expect(post?.text).toBe(text);
      expect(post?.shownText).not.toBe(text);
      expect(await readBack(house)).toMatchObject({ kind: 'found', post: { text: post?.shownText } });
    },
  );

  test('D: somebody removes it', async () => {
    const house = await open('D');
    house.network.faults.set(one({ kind: 'person-removes', delayMs: minute }));
    await house.send();
    await house.time.advance(minute);
    expect(house.network.timeline.at(-1)).toMatchObject({ kind: 'removed', postId: 'post-1', by: 'person' });
    expect(await readBack(house)).toEqual({ kind: 'absent' });
  });

  test('D: somebody rewrites it while nobody knows that it stands', async () => {
    const house = await open('D');
    house.network.faults.set({
      rules: [{ kind: 'person-edits', delayMs: minute }, { kind: 'timeout-after-accept' }],
    });
    await house.send();
    await house.time.advance(minute);
    expect(house.kinds()).toContain('edited');
    expect(await readBack(house)).toMatchObject({ kind: 'ambiguous', code: 'DOUBTFUL_MATCH' });
  });

  test('a key that the network keeps for ever never brings a removed post back', async () => {
    const house = await open('A2');
    await house.send();
    house.network.posts.remove('post-1', 'person');
    expect(await readBack(house)).toEqual({ kind: 'absent' });
    expect(told((await house.send()).outcome)).toBe('rejected KEY_USED');
  });
});

describe('the classes', () => {
  test('A1: a second send is one post while the key is kept, and another when it is forgotten', async () => {
    const house = await open('A1');
    await house.send();
    await house.time.advance(55 * minute);
    await house.send();
    expect(house.network.posts.all).toHaveLength(1);
    await house.time.advance(6 * minute);
    // The key is forgotten, and the post is found by its text.
    expect(await readBack(house)).toMatchObject({ kind: 'found', post: { remoteId: 'post-1' } });
    await house.send();
    expect(house.network.posts.all).toHaveLength(2);
    expect(await readBack(house)).toMatchObject({ kind: 'found', post: { remoteId: 'post-2' } });
  });

  test('A2: a late arrival after a second send makes no second post', async () => {
    const house = await open('A2');
    house.network.faults.set(one({ kind: 'late-accept', delayMs: hour }));
    await house.send();
    await house.send();
    await house.time.advance(24 * hour);
    expect(house.kinds().filter((kind) => kind === 'accepted')).toHaveLength(1);
  });

  test('B: a container takes its time, longer with a delay', async () => {
    const house = await open('B');
    house.network.faults.set(one({ kind: 'processing-delay', delayMs: minute }));
    const stage = house.connector.stage;
    const begun = await stage?.({ ...house.request, handle: null }, house.io);
    if (begun?.kind !== 'processing') throw new Error(begun?.kind);
    const { handle } = begun;
    expect(told(await house.connector.deliver({ ...house.request, handle }, house.io))).toBe('retry-after NOT_READY');
    await house.time.advance(minute);
    expect(await stage?.({ ...house.request, handle }, house.io)).toEqual({
      kind: 'staged',
      handle,
      expiresAt: '2026-09-02T10:00:00.000Z',
    });
    expect(house.kinds()).toContain('container-ready');
  });

  test('B: a container expires, before its time too, and its pictures go with it', async () => {
    const house = await open('B');
    house.network.faults.set(one({ kind: 'container-expires', delayMs: hour }));
    const request = { ...house.request, post: { ...house.request.post, images: [sampleImage('A door.')] } };
    const stage = house.connector.stage;
    for (const lifeMs of [hour, 24 * hour]) {
      const begun = await stage?.({ ...request, handle: null }, house.io);
      const handle = begun !== undefined && 'handle' in begun ? begun.handle : '';
      await house.time.advance(lifeMs - 1);
      expect((await stage?.({ ...request, handle }, house.io))?.kind).toBe('staged');
      await house.time.advance(1);
      expect(await stage?.({ ...request, handle }, house.io)).toEqual({ kind: 'expired' });
      expect(told(await house.connector.deliver({ ...request, handle }, house.io))).toBe('not-sent HANDLE_EXPIRED');
    }
    expect(house.network.media.held.size).toBe(0);
    expect(house.kinds().filter((kind) => kind === 'container-expired')).toHaveLength(2);
  });

  test('B: a container that fails is told, and publishes nothing', async () => {
    const house = await open('B');
    house.network.faults.set(one({ kind: 'container-error' }));
    const failed = { kind: 'rejected', code: 'CONTAINER_FAILED' };
    expect(await house.connector.stage?.({ ...house.request, handle: null }, house.io)).toMatchObject(failed);
    expect(house.kinds()).toContain('container-failed');
    const [handle = ''] = house.network.containers.known.keys();
    expect(await house.connector.deliver({ ...house.request, handle }, house.io)).toMatchObject(failed);
    expect(await readBack(house, handle)).toEqual({ kind: 'absent' });
  });

  test('B: an answer that was lost is found by the handle, and a handle that was lost by the list', async () => {
    const house = await open('B');
    house.network.faults.set(one({ kind: 'reset-after-accept' }));
    const { outcome, handle } = await house.send();
    expect(outcome.kind).toBe('ambiguous');
    expect((await readBack(house, handle)).kind).toBe('found');
    expect((await readBack(house)).kind).toBe('found');
    expect((await readBack(house, 'never-given')).kind).toBe('found');
    const again = await house.connector.deliver({ ...house.request, handle: handle ?? '' }, house.io);
    expect(again).toMatchObject({ kind: 'published', post: { remoteId: 'post-1' } });
    expect(house.network.posts.all).toHaveLength(1);
  });

  test('C: the same text is refused for a day', async () => {
    const house = await open('C');
    await house.send();
    expect(told((await house.send()).outcome)).toBe('ambiguous DUPLICATE');
    expect(house.network.posts.all).toHaveLength(1);
    await house.time.advance(24 * hour);
    expect(told((await house.send()).outcome)).toBe('published');
  });

  test('D: two posts with the text are nobody’s, and one of an earlier day is not ours', async () => {
    const house = await open('D');
    const byHand = { accountId: 'lakeside', key: null, text, mediaIds: [], replyTo: null };
    house.network.posts.accept(byHand);
    await house.time.advance(24 * hour);
    const firstArmedAt = house.time.now().toISOString();
    const request = { ...house.request, firstArmedAt };
    expect(await readBack({ ...house, request })).toEqual({ kind: 'absent' });
    await house.send();
    expect((await readBack({ ...house, request })).kind).toBe('found');
    house.network.posts.accept(byHand);
    expect(await readBack({ ...house, request })).toMatchObject({ kind: 'ambiguous', code: 'SEVERAL_MATCHES' });
  });

  test('D: a failed page of the list is a failure', async () => {
    const house = await open('D');
    house.network.faults.set(one({ kind: 'error-500-before-accept', operation: 'list' }));
    expect((await readBack(house)).kind).toBe('ambiguous');
  });
});

describe('webhooks', () => {
  const secret = 'webhooks of a fake network';
  const isSealed = ({ body, headers }: WebhookDelivery) =>
    headers['x-signature'] === `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  async function heard(rules: NetworkFaultPlanInput['rules']) {
    const house = await open('D');
    const deliveries: (WebhookDelivery & { at: number })[] = [];
    const startMs = house.time.now().getTime();
    const at = () => house.time.now().getTime() - startMs;
    const stop = house.network.onWebhook((delivery) => deliveries.push({ ...delivery, at: at() }));
    house.network.faults.set({ rules });
    await house.send();
    await house.time.advance(hour);
    stop();
    house.network.posts.remove('post-1', 'person');
    const sent = house.network.timeline.filter(({ kind }) => kind === 'webhook-sent');
    return { deliveries, sentOnTimeline: sent.length };
  }
  const events = (deliveries: readonly WebhookDelivery[]) =>
    // The body is the kit's own JSON.
    deliveries.map(({ body }) => (JSON.parse(body) as { event: string }).event);

  test('leave when something happens, sealed, until nobody listens', async () => {
    const { deliveries, sentOnTimeline } = await heard([]);
    expect(events(deliveries)).toEqual(['post.accepted', 'post.published']);
    expect(deliveries.every(isSealed)).toBe(true);
    expect(sentOnTimeline).toBe(2);
  });
  test('come twice, with one id', async () => {
    const { deliveries } = await heard([{ kind: 'webhook-duplicated', times: 1 }]);
    expect(events(deliveries)).toEqual(['post.accepted', 'post.published', 'post.accepted']);
    expect(deliveries[2]?.webhookId).toBe(deliveries[0]?.webhookId);
  });
  test('come in another order', async () => {
    const { deliveries } = await heard([{ kind: 'webhook-reordered', times: 1, delayMs: minute }]);
    expect(events(deliveries)).toEqual(['post.published', 'post.accepted']);
    expect(deliveries.map(({ at }) => at)).toEqual([0, 0]);
  });
  test('come late', async () => {
    const { deliveries } = await heard([{ kind: 'webhook-delayed', delayMs: minute }]);
    expect(deliveries.map(({ at }) => at)).toEqual([minute, minute]);
  });
  test('are forged: the seal is wrong, and what they say did not happen', async () => {
    const { deliveries } = await heard([{ kind: 'webhook-forged', times: 1 }]);
    const forged = deliveries.filter(({ isForged }) => isForged);
    expect(events(forged)).toEqual(['post.removed']);
    expect(deliveries.map(isSealed)).toEqual(deliveries.map(({ isForged }) => !isForged));
  });
  test('are sent again by who listened, as they were', async () => {
    const { deliveries } = await heard([{ kind: 'webhook-replayed', times: 1, delayMs: 10 * minute }]);
    expect(deliveries.map(({ webhookId, at }) => [webhookId, at])).toEqual([
      ['wh-1', 0],
      ['wh-2', 0],
      ['wh-1', 10 * minute],
    ]);
    expect(deliveries[2]?.headers).toEqual(deliveries[0]?.headers);
  });
  test('are lost', async () => {
    const { deliveries, sentOnTimeline } = await heard([{ kind: 'webhook-lost', times: 1 }]);
    expect(events(deliveries)).toEqual(['post.published']);
    expect(sentOnTimeline).toBe(1);
  });
  test('tell that an account let nobody in any more', async () => {
    const house = await open('D');
    const deliveries: WebhookDelivery[] = [];
    house.network.onWebhook((delivery) => deliveries.push(delivery));
    house.network.accounts.spoil(house.token, { why: 'revoked' });
    expect(events(deliveries)).toEqual(['account.disconnected']);
    const read = deliveries.map(({ body }) => house.connector.webhooks?.read(JSON.parse(body)));
    expect(read[0]?.news).toEqual([{ accountId: 'lakeside', happened: 'account-disconnected', remoteId: null }]);
  });
});

describe('the transport in process', () => {
  const url = 'https://network.example/posts';
  const asked = (house: House) => ({ method: 'GET', headers: { authorization: `Bearer ${house.token}` } });

  test('gives up with the caller, at once', async () => {
    const house = await open('D');
    house.network.faults.set({ rules: [{ kind: 'timeout-after-accept', operation: 'list' }] });
    const giveUp = new AbortController();
    const answer = createNetworkFetch(house.network)(url, { ...asked(house), signal: giveUp.signal });
    giveUp.abort(new DOMException('Enough.', 'AbortError'));
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    const late = createNetworkFetch(house.network)(url, { ...asked(house), signal: giveUp.signal });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    expect(house.kinds()).toEqual(['request']);
  });
  test('gives up on the network’s time, and what has left arrives all the same', async () => {
    const house = await open('D');
    const fetch = createNetworkFetch(house.network, { requestMs: () => 5_000, answerMs: () => 5_000 });
    const io = {
      ...house.io,
      fetch: (to: string, init = {}) => house.time.until(fetch(to, { ...init, timeoutMs: 1_000 })),
    };
    expect(told(await house.connector.deliver(house.request, io))).toBe('ambiguous TIMED_OUT');
    expect(house.kinds()).toEqual([]);
    await house.time.advance(4_000);
    expect(house.kinds()).toEqual(accepted);
  });
  test('reads no more than it is told to', async () => {
    const house = await open('D');
    const fetch = createNetworkFetch(house.network);
    await expect(fetch(url, { ...asked(house), maxResponseBytes: 5 })).rejects.toBeInstanceOf(RangeError);
  });
  test('an address that is not there is refused', async () => {
    const house = await open('D');
    const response = await createNetworkFetch(house.network)('https://network.example/else');
    expect(response.status).toBe(404);
    expect(house.network.timeline.at(-1)).toMatchObject({ kind: 'refused', operation: null, code: 'NO_SUCH_ADDRESS' });
  });
  test('a slow answer takes its time', async () => {
    const house = await open('D');
    house.network.faults.set(one({ kind: 'slow', delayMs: 8_000 }));
    expect((await house.send()).outcome.kind).toBe('published');
    expect(house.time.now().toISOString()).toBe('2026-09-01T10:00:08.000Z');
  });
});

describe('a run', () => {
  async function run(seed: number) {
    const house = await open('D');
    house.network.faults.set({
      seed,
      rules: [
        { kind: 'refused', probability: 0.1 },
        { kind: 'timeout-after-accept', probability: 0.2 },
        { kind: 'late-accept', probability: 0.2, delayMs: 20_000 },
        { kind: 'storm', probability: 0.2 },
        { kind: 'moderation', probability: 0.3, delayMs: minute },
        { kind: 'alter-text', probability: 0.3, alteration: 'truncate' },
      ],
    });
    for (let count = 0; count < 40; count += 1) await house.send();
    await house.time.advance(hour);
    return house.network.timeline;
  }
  test('is the same with the same seed, to the millisecond, and another with another', async () => {
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
  });
  test('cannot be rewritten', async () => {
    const [event] = await run(7);
    expect(event).toBeDefined();
    expect(Object.isFrozen(event)).toBe(true);
  });
});

describe('a plan', () => {
  test('that is none is refused and changes nothing; one can be read and cleared', async () => {
    const { network } = await open('D');
    network.faults.set(one({ kind: 'slow' }));
    // @ts-expect-error a kind that does not exist
    expect(() => network.faults.set({ rules: [{ kind: 'explode' }] })).toThrow();
    expect(network.faults.current().rules).toMatchObject([{ kind: 'slow', times: 1 }]);
    network.faults.clear();
    expect(network.faults.current().rules).toEqual([]);
  });
});

describe('virtual time', () => {
  test('runs work in order of its time, then of its asking, and leaves out what was taken back', async () => {
    const time = createVirtualTime(new Date(0));
    const ran: string[] = [];
    time.after(20, () => ran.push('b'));
    time.after(10, () => ran.push('a') && time.after(10, () => ran.push('c')));
    time.after(15, () => ran.push('never'))();
    await time.advance(19);
    expect(ran).toEqual(['a']);
    await time.advance(1);
    expect(ran).toEqual(['a', 'b', 'c']);
    expect(time.now().getTime()).toBe(20);
  });
  test('says when nothing will ever settle what is waited for', async () => {
    const time = createVirtualTime(new Date(0));
    await expect(time.until(new Promise(() => undefined))).rejects.toThrow('not settled');
  });
});
