import { type Connector, type ConnectorIo, createBlueskyConnector, type OutgoingPost } from '@bedside/connectors';
import { createFaultyFetch, loopbackFetch, runConnectorConformance, sampleImage } from '@bedside/connectors/testing';
import { afterAll, describe, expect, test } from 'vitest';
import { type PdsAccount, startPds } from './start-pds.ts';

const pds = await startPds();
afterAll(() => pds.close());

const connector: Connector = createBlueskyConnector();
const credentialsOf = ({ handle, appPassword }: PdsAccount) => ({ identifier: handle, appPassword });

/** Each case has an account of its own. */
let accounts = 0;
const nextAccount = () => pds.createAccount(`case-${(accounts += 1)}`);

/** A record as anybody can read it, without Bedside. */
async function publicRecord(remoteId: string): Promise<PublicRecord> {
  const [repo = '', collection = '', rkey = ''] = remoteId.replace('at://', '').split('/');
  const query = new URLSearchParams({ repo, collection, rkey });
  const response = await fetch(`${pds.serviceUrl}/xrpc/com.atproto.repo.getRecord?${query}`);
  expect(response.status).toBe(200);
  // The server has checked the record against this lexicon.
  return ((await response.json()) as { value: PublicRecord }).value;
}

type PublicRecord = {
  readonly text: string;
  readonly createdAt: string;
  readonly langs?: readonly string[];
  readonly facets?: readonly { index: { byteStart: number; byteEnd: number }; features: readonly object[] }[];
  readonly reply?: { readonly parent: { readonly uri: string } };
  readonly embed?: {
    readonly images?: readonly { alt: string; image: { ref: { $link: string } } }[];
    readonly external?: object;
  };
};

runConnectorConformance(
  'bluesky on a real server',
  {
    manifest: connector.manifest,
    faults: ['time-out', 'reset', 'unreadable', 'rate-limit', 'server-error'],
    usesFetch: true,
    asksForCredentials: true,
    async open() {
      const account = await nextAccount();
      const { fetch, breakNext } = createFaultyFetch(loopbackFetch);
      return {
        connector,
        fetch,
        serviceUrl: pds.serviceUrl,
        goodCredentials: credentialsOf(account),
        badCredentials: { ...credentialsOf(account), appPassword: 'zzzz-zzzz-zzzz-zzzz' },
        misbehave: (fault) => breakNext(fault, 'com.atproto.repo.putRecord'),
        altTextsOf: async ({ remoteId }) => ((await publicRecord(remoteId)).embed?.images ?? []).map(({ alt }) => alt),
        parentOf: async ({ remoteId }) => (await publicRecord(remoteId)).reply?.parent.uri ?? null,
        close: async () => undefined,
      };
    },
  },
  { test },
);

describe('a post on a real server', () => {
  const io: ConnectorIo = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };

  async function request(post: Partial<OutgoingPost> = {}) {
    const credentials = credentialsOf(await nextAccount());
    const verified = await connector.verify({ serviceUrl: pds.serviceUrl, credentials }, io);
    if (verified.kind !== 'verified') throw new Error(verified.code);
    return {
      account: verified.account,
      post: { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'], ...post },
      deliveryKey: crypto.randomUUID(),
      firstArmedAt: '2026-09-01T10:00:00.123Z',
    };
  }

  test('carries links, hashtags and mentions in the right places', async () => {
    const friend = await nextAccount();
    const text = `👩‍⚕️ Merci à @${friend.handle} et @nobody.test: #Grippe, voir https://example.org/flu.`;
    const outcome = await connector.deliver(await request({ text, languages: ['fr'] }), io);
    if (outcome.kind !== 'published') throw new Error(outcome.code);
    const record = await publicRecord(outcome.post.remoteId);
    expect(record).toMatchObject({ text, langs: ['fr'], createdAt: '2026-09-01T10:00:00.123Z' });
    const marked = record.facets?.map(({ index, features }) => [
      Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
      features[0],
    ]);
    expect(marked).toEqual([
      [`@${friend.handle}`, { $type: 'app.bsky.richtext.facet#mention', did: friend.did }],
      ['#Grippe', { $type: 'app.bsky.richtext.facet#tag', tag: 'Grippe' }],
      ['https://example.org/flu', { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/flu' }],
    ]);
  });

  test('shows exactly the bytes of the picture', async () => {
    const image = sampleImage('A nurse waves.');
    const outgoing = await request({ images: [image] });
    const outcome = await connector.deliver(outgoing, io);
    if (outcome.kind !== 'published') throw new Error(outcome.code);
    const [shown] = (await publicRecord(outcome.post.remoteId)).embed?.images ?? [];
    const query = new URLSearchParams({ did: outgoing.account.remoteAccountId, cid: shown?.image.ref.$link ?? '' });
    const blob = await fetch(`${pds.serviceUrl}/xrpc/com.atproto.sync.getBlob?${query}`);
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(await image.bytes());
  });

  test('has a card for its link, and an address where its record can be seen', async () => {
    const link = 'https://example.org/flu';
    const outcome = await connector.deliver(await request({ link }), io);
    if (outcome.kind !== 'published') throw new Error(outcome.code);
    const external = { uri: link, title: 'example.org', description: '' };
    expect((await publicRecord(outcome.post.remoteId)).embed).toMatchObject({ external });
    const seen = await fetch(outcome.post.url ?? '');
    expect(await seen.json()).toMatchObject({ uri: outcome.post.remoteId });
  });

  test('is not rewritten by a second send that would look different', async () => {
    const text = 'Thanks to @late-comer.test';
    const outgoing = await request({ text });
    const first = await connector.deliver(outgoing, io);
    if (first.kind !== 'published') throw new Error(first.code);
    await pds.createAccount('late-comer');
    expect(await connector.deliver(outgoing, io)).toEqual(first);
    expect((await publicRecord(first.post.remoteId)).facets).toBeUndefined();
  });

  test('sent by two at once is one post', async () => {
    const outgoing = await request();
    const outcomes = await Promise.all([connector.deliver(outgoing, io), connector.deliver(outgoing, io)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['published', 'published']);
    const page = await connector.listOwn({ account: outgoing.account, cursor: null, limit: 10 }, io);
    expect(page).toMatchObject({ kind: 'page', posts: [{ text: outgoing.post.text }] });
    expect(page.kind === 'page' && page.posts).toHaveLength(1);
  });

  test('stands and is found after its app password was revoked, which asks to connect again', async () => {
    const owner = await nextAccount();
    const credentials = credentialsOf(owner);
    const verified = await connector.verify({ serviceUrl: pds.serviceUrl, credentials }, io);
    if (verified.kind !== 'verified') throw new Error(verified.code);
    const outgoing = { ...(await request()), account: verified.account };
    expect((await connector.deliver(outgoing, io)).kind).toBe('published');
    await pds.revokeAppPassword(owner);
    expect((await connector.deliver({ ...outgoing, deliveryKey: 'another' }, io)).kind).toBe('reauthorize');
    expect((await connector.readBack({ ...outgoing, remoteId: null }, io)).kind).toBe('found');
  });
});
