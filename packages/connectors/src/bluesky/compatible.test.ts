import { afterEach, describe, expect, test } from 'vitest';
import type { ConnectorIo, DeliverRequest } from '../port.ts';
import { type CompatiblePds, documentedPds, type PdsQuirks, startCompatiblePds } from '../testing/compatible/pds.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createBlueskyConnector } from './connector.ts';

const connector = createBlueskyConnector();
const io: ConnectorIo = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };
const open = new Set<CompatiblePds>();

afterEach(async () => {
  for (const pds of open) await pds.close();
  open.clear();
});

async function connect(quirks: Partial<PdsQuirks>, credentials: Partial<CompatiblePds['credentials']> = {}) {
  const pds = await startCompatiblePds({ ...documentedPds, ...quirks });
  open.add(pds);
  const verified = await connector.verify(
    { serviceUrl: pds.origin, credentials: { ...pds.credentials, ...credentials } },
    io,
  );
  if (verified.kind !== 'verified') throw new Error(`${verified.kind} ${verified.code}`);
  const request: DeliverRequest = {
    account: verified.account,
    deliveryKey: '01990000-0000-7000-8000-000000000001',
    firstArmedAt: '2026-09-01T10:00:00.123Z',
    post: {
      text: 'The “garden” opens at nine.',
      link: null,
      images: [sampleImage('Benches among flowers.')],
      languages: ['en-US'],
    },
  };
  return { pds, account: verified.account, request };
}

describe.each<[string, Partial<PdsQuirks>]>([
  ['as documented', {}],
  [
    'with an identity of the web, a handle elsewhere and no identity document',
    { did: 'did:web:clinic.example%3A8443', handle: 'lakeside.example.org', didDoc: 'none' },
  ],
  ['with a document that is none, and nonces that change', { didDoc: 'nonsense', rotatesNonce: true }],
  ['that writes by createRecord alone', { puts: false }],
  ['that deletes without a word', { deletion: 'empty' }],
  ['that says in older words that nothing stands', { missing: { status: 400, error: 'InvalidRequest' } }],
  [
    'that says in its own words that nothing stands, and only creates',
    { missing: { status: 404, error: 'NotFound' }, puts: false },
  ],
])('a server %s', (_, quirks) => {
  test('is connected, posted to once, read and deleted from', async () => {
    const { pds, account, request } = await connect(quirks);
    expect(account).toMatchObject({ serviceUrl: pds.origin, remoteAccountId: quirks.did ?? documentedPds.did });
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toEqual({ kind: 'absent' });
    const out = await connector.deliver(request, io);
    if (out.kind !== 'published') throw new Error(`${out.kind} ${out.code}`);
    const { remoteId } = out.post;
    expect(await connector.deliver(request, io)).toMatchObject({ kind: 'published', post: { remoteId } });
    expect([...pds.records.values()]).toMatchObject([
      { text: request.post.text, embed: { images: [{ alt: 'Benches among flowers.' }] } },
    ]);
    const changed = { ...request, post: { ...request.post, text: 'Other words.', images: [] } };
    expect(await connector.deliver(changed, io)).toMatchObject({ kind: 'rejected', code: 'KEY_TAKEN' });
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toMatchObject({
      kind: 'found',
      post: { remoteId },
    });
    const shown = await fetch(out.post.url ?? '');
    expect(await shown.json()).toMatchObject({ value: { text: request.post.text } });
    expect(await connector.listOwn({ account, cursor: null, limit: 20 }, io)).toMatchObject({ posts: [{ remoteId }] });
    expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'removed' });
    expect(pds.records.size).toBe(0);
    expect(await connector.readBack({ ...request, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(await connector.remove({ account, remoteId }, io)).toEqual({ kind: 'absent' });
    expect(pds.calls.filter((call) => call.endsWith(' 500'))).toEqual([]);
  });
});

test('a picture that is larger than the server takes leaves no post behind', async () => {
  const { pds, request } = await connect({ blobUploadLimit: 10 });
  expect(await connector.deliver(request, io)).toMatchObject({ kind: 'rejected' });
  expect(pds.records.size).toBe(0);
});

test('a handle is understood as people copy it, with an @ and with signs that nobody sees', async () => {
  const { account } = await connect({}, { identifier: '\u202A@lakeside.pds.example\u202C ' });
  expect(account.handle).toBe('lakeside.pds.example');
});
