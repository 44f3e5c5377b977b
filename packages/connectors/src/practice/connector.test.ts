import { afterAll, describe, expect, test } from 'vitest';
import type { ConnectorIo, DeliverRequest } from '../port.ts';
import { runConnectorConformance } from '../testing/conformance.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { startPracticeServer } from '../testing/practice-server.ts';
import { createPracticeAccounts } from './accounts.ts';
import { createPracticeConnector } from './connector.ts';
import type { FaultKind } from './faults.ts';
import { createInProcessFetch } from './in-process-fetch.ts';
import { createPracticeNetwork, type PracticeNetwork, type PracticeNetworkOptions } from './network.ts';
import { createMemoryPracticeStore, type PracticeLogEntry } from './store.ts';

const connector = createPracticeConnector({ callTimeoutMs: 2_000 });
const faults = {
  'time-out': 'timeout-after-accept',
  reset: 'reset-after-accept',
  unreadable: 'truncated',
  'rate-limit': 'rate-limit',
  'server-error': 'error-500-before-accept',
} as const satisfies Record<string, FaultKind>;

function commonOf(network: PracticeNetwork, token: string) {
  return {
    connector,
    goodCredentials: { token },
    badCredentials: { token: `${token}x` },
    misbehave: (fault: keyof typeof faults, operation: 'create' | 'edit' = 'create') =>
      network.faults.set({ rules: [{ kind: faults[fault], operation, times: 1 }] }),
    altTextsOf: async ({ remoteId }: { remoteId: string }) =>
      ((await network.getPublic(remoteId))?.images ?? []).map(({ altText }) => altText),
    parentOf: async ({ remoteId }: { remoteId: string }) => (await network.getPublic(remoteId))?.replyTo ?? null,
  };
}

const harness = {
  manifest: connector.manifest,
  faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
  usesFetch: true,
  asksForCredentials: true,
} as const;

describe('over sockets', () => {
  runConnectorConformance(
    'practice',
    {
      ...harness,
      async open() {
        const server = await startPracticeServer();
        const common = commonOf(server.network, server.issueToken('lakeside'));
        return { ...common, fetch: loopbackFetch, serviceUrl: server.url, close: server.close };
      },
    },
    { test },
  );
});

function inProcess(options: Partial<PracticeNetworkOptions> = {}) {
  const { find: findAccount, issue } = createPracticeAccounts({ secret: 'a secret for this test' });
  const store = createMemoryPracticeStore();
  const network = createPracticeNetwork({ now: () => new Date(), store, findAccount, ...options });
  const token = issue({ accountId: 'lakeside', handle: 'lakeside', displayName: 'Lakeside' });
  return { network, token, fetch: createInProcessFetch(network.handler) };
}

describe('in the same process', () => {
  runConnectorConformance(
    'practice',
    {
      ...harness,
      async open() {
        const { network, token, fetch } = inProcess();
        return { ...commonOf(network, token), fetch, serviceUrl: '', close: async () => undefined };
      },
    },
    { test },
  );
});

describe('at the network itself', async () => {
  const server = await startPracticeServer();
  afterAll(server.close);
  const account = {
    serviceUrl: server.url,
    handle: 'ward',
    remoteAccountId: 'ward',
    credentials: { token: server.issueToken('ward') },
  };
  const io: ConnectorIo = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };
  const request = (deliveryKey: string): DeliverRequest => ({
    account,
    deliveryKey,
    firstArmedAt: '2026-09-01T10:00:00.000Z',
    post: { text: 'Visiting hours end at eight.', link: null, images: [], languages: ['en'] },
  });
  const kindsOf = async (key: string) =>
    (await server.network.arrivals()).filter(({ deliveryKey }) => deliveryKey === key).map(({ kind }) => kind);

  test('sending twice under one key makes two public posts, and the log counts the second as duplicated', async () => {
    expect((await connector.deliver(request('twice'), io)).kind).toBe('published');
    expect((await connector.deliver(request('twice'), io)).kind).toBe('published');
    expect(await kindsOf('twice')).toEqual(['accepted', 'duplicated']);
    const { posts } = await server.network.listPublic({ cursor: null, limit: 100 });
    expect(posts.filter(({ deliveryKey }) => deliveryKey === 'twice')).toHaveLength(2);
  });

  test.each([
    ['timeout-before-accept', 'ambiguous', 'refused'],
    ['reset-before-accept', 'ambiguous', 'refused'],
    ['error-500-before-accept', 'ambiguous', 'refused'],
    ['error-500-after-accept', 'ambiguous', 'accepted'],
    ['slow', 'published', 'accepted'],
  ] as const)('%s looks %s from outside and is %s in the log', async (kind, outcome, logged) => {
    server.network.faults.set({ rules: [{ kind, times: 1, delayMs: 1 }] });
    const quick = createPracticeConnector({ callTimeoutMs: kind === 'timeout-before-accept' ? 100 : 5_000 });
    expect((await quick.deliver(request(kind), io)).kind).toBe(outcome);
    expect(await kindsOf(kind)).toEqual([logged]);
  });

  test('a post that is accepted late is absent at first and found in the end', async () => {
    const { promise: delay, resolve: goOn } = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const memory = createMemoryPracticeStore();
    const store = {
      ...memory,
      appendLog: (entry: PracticeLogEntry) => memory.appendLog(entry).then(stored.resolve),
    };
    const late = inProcess({ store, sleep: () => delay });
    late.network.faults.set({ rules: [{ kind: 'late-accept', times: 1 }] });
    const quick = createPracticeConnector({ callTimeoutMs: 50 });
    const lateIo = { ...io, fetch: late.fetch };
    const sent = { ...request('late'), account: { ...account, serviceUrl: '', credentials: { token: late.token } } };
    expect((await quick.deliver(sent, lateIo)).kind).toBe('ambiguous');
    expect((await quick.readBack({ ...sent, remoteId: null }, lateIo)).kind).toBe('absent');
    goOn();
    await stored.promise;
    expect((await quick.readBack({ ...sent, remoteId: null }, lateIo)).kind).toBe('found');
  });

  test('a network that listens nowhere got nothing', async () => {
    const closed = await startPracticeServer();
    await closed.close();
    const gone = { ...request('gone'), account: { ...account, serviceUrl: closed.url } };
    expect(await connector.deliver(gone, io)).toMatchObject({ kind: 'not-sent', code: 'ECONNREFUSED' });
  });

  test('an account sees and removes its own posts only', async () => {
    const sent = await connector.deliver(request('mine'), io);
    if (sent.kind !== 'published') throw new Error(sent.kind);
    const other = { ...account, credentials: { token: server.issueToken('somebody-else') } };
    expect(await connector.readBack({ ...request('mine'), account: other, remoteId: null }, io)).toEqual({
      kind: 'absent',
    });
    expect(await connector.remove({ account: other, remoteId: sent.post.remoteId }, io)).toEqual({ kind: 'absent' });
    expect((await connector.readBack({ ...request('mine'), remoteId: null }, io)).kind).toBe('found');
  });

  test('an image that cannot be read sends nothing', async () => {
    const broken = { ...request('broken'), post: { ...request('broken').post, images: [unreadable] } };
    expect((await connector.deliver(broken, io)).kind).toBe('not-sent');
    expect(await kindsOf('broken')).toEqual([]);
  });
});

const unreadable = {
  sha256: '0'.repeat(64),
  mimeType: 'image/png',
  widthPx: 1,
  heightPx: 1,
  altText: 'A door.',
  bytes: () => Promise.reject(new Error('disk')),
};
