import { expect, test } from 'vitest';
import type { ConnectorIo } from '../port.ts';
import { checkSignature } from '../webhooks/signature.ts';
import { createPracticeAccounts } from './accounts.ts';
import { createPracticeConnector } from './connector.ts';
import { createInProcessFetch } from './in-process-fetch.ts';
import { createPracticeNetwork, type PracticeNetworkOptions } from './network.ts';
import { createMemoryPracticeStore } from './store.ts';
import { practiceWebhooks } from './webhooks.ts';

const now = () => new Date('2026-09-01T10:00:00Z');
const secret = 'what the network signs with';

function open(options: Partial<PracticeNetworkOptions> = {}) {
  const accounts = createPracticeAccounts({ secret: 'practice network of a test' });
  const store = createMemoryPracticeStore();
  const network = createPracticeNetwork({ now, store, findAccount: accounts.find, ...options });
  const fetch = createInProcessFetch((request) => network.handler(request));
  const io: ConnectorIo = { fetch, now, signal: new AbortController().signal };
  const token = accounts.issue({ accountId: 'lakeside', handle: 'lakeside', displayName: 'Lakeside' });
  const account = { serviceUrl: '', handle: 'lakeside', remoteAccountId: 'lakeside', credentials: { token } };
  const post = { text: 'Visiting hours end at eight.', link: null, images: [], languages: ['en'] };
  const request = { account, post, deliveryKey: 'one', firstArmedAt: now().toISOString() };
  return { network, deliver: () => createPracticeConnector().deliver(request, io) };
}

test('a post that is moderated is taken in, and removed by the network when its time has come', async () => {
  const due: { delayMs: number; wake: () => void }[] = [];
  const sleep = (delayMs: number) => new Promise<void>((wake) => due.push({ delayMs, wake }));
  const { network, deliver } = open({ sleep });
  network.faults.set({ rules: [{ kind: 'moderated', times: 1, delayMs: 60_000 }] });
  const outcome = await deliver();
  if (outcome.kind !== 'published') throw new Error('it is taken in');
  expect(await network.getPublic(outcome.post.remoteId)).not.toBeNull();
  expect(due.map(({ delayMs }) => delayMs)).toEqual([60_000]);
  due[0]?.wake();
  await new Promise(setImmediate);
  expect(await network.getPublic(outcome.post.remoteId)).toBeNull();
  const log = await network.arrivals();
  expect(log.map(({ kind, fault }) => [kind, fault])).toEqual([
    ['accepted', 'moderated'],
    ['removed', 'moderated'],
  ]);
});

test('what the network does not take in is not moderated', async () => {
  const asked: unknown[] = [];
  const { network } = open({ moderateLater: async (due) => void asked.push(due) });
  network.faults.set({ rules: [{ kind: 'moderated' }] });
  const request = new Request('http://practice.invalid/api/posts', { method: 'POST', body: '{}' });
  expect((await network.handler(request)).status).toBe(401);
  expect(asked).toEqual([]);
});

test('the network tells the same each time, and nothing without a secret', async () => {
  const post = { accountId: 'lakeside', postId: 'one' };
  expect(await open().network.moderate(post)).toBeNull();
  const { network } = open({ webhookSecret: secret });
  const message = await network.moderate(post);
  expect(await network.moderate(post)).toEqual(message);
  const body = new TextEncoder().encode(message?.body);
  const headers = new Headers(message?.headers);
  expect(checkSignature(practiceWebhooks.signature, { headers, body, secrets: [secret], now: now() })).toBe('good');
});
