import { afterEach, describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, Consent, DeliverRequest, EditRequest, OutgoingPost } from '../port.ts';
import {
  gotosocial,
  iceshrimp,
  mitra,
  type Personality,
  personalities,
  pleroma,
} from '../testing/compatible/personality.ts';
import { type CompatibleServer, startCompatibleServer } from '../testing/compatible/server.ts';
import { loopbackFetch } from '../testing/loopback-fetch.ts';
import { sampleImage } from '../testing/sample-image.ts';
import { createMastodonConnector } from './connector.ts';

const connector = createMastodonConnector({ wait: async () => undefined });
const redirectUri = 'https://bedside.example/connect/callback';
const io: ConnectorIo = { fetch: loopbackFetch, now: () => new Date(), signal: new AbortController().signal };
const open = new Set<CompatibleServer>();

afterEach(async () => {
  for (const server of open) await server.close();
  open.clear();
});

async function start(personality: Personality, options: { hostname?: string } = {}): Promise<CompatibleServer> {
  const server = await startCompatibleServer(personality, options);
  open.add(server);
  return server;
}

/** Begins at the server, says yes on its page as a browser does, and asks whose account it is. */
async function connect(server: CompatibleServer): Promise<Account> {
  const consent = connector.consent as Consent; // Mastodon connects by consent
  const begun = await consent.begin(
    { serviceUrl: server.origin, redirectUri, state: 's'.repeat(43), verifier: 'v'.repeat(43) },
    io,
  );
  if (begun.kind !== 'begun') throw new Error(`${begun.kind} ${begun.code}`);
  const page = await fetch(begun.redirectTo);
  expect(page.status).toBe(200);
  const body = new URLSearchParams({ answer: 'yes' });
  const back = await fetch(begun.redirectTo, { method: 'POST', body, redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const asked = { serviceUrl: server.origin, redirectUri, code, secrets: begun.secrets };
  const granted = await consent.finish(asked, io);
  if (granted.kind !== 'granted') throw new Error(`${granted.kind}`);
  const verified = await connector.verify({ serviceUrl: server.origin, credentials: granted.credentials }, io);
  if (verified.kind !== 'verified') throw new Error(`${verified.kind} ${verified.code}`);
  return verified.account;
}

const text = 'The “garden” opens at 9 & closes at 5 <daily>.\n\nIt’s free:\nhttps://lakeside.example/garden?a=1&b=2';
const picture = sampleImage('Benches among flowers.');

function requestOf(account: Account, post: Partial<OutgoingPost> = {}): DeliverRequest {
  const firstArmedAt = new Date().toISOString();
  const deliveryKey = '01990000-0000-7000-8000-000000000001';
  return {
    account,
    deliveryKey,
    firstArmedAt,
    post: { text, link: null, images: [picture], languages: ['en-US'], ...post },
  };
}

async function publish(request: DeliverRequest) {
  const out = await connector.deliver(request, io);
  if (out.kind !== 'published') throw new Error(`${out.kind} ${out.code}`);
  return out.post;
}

function editOf(request: DeliverRequest, remoteId: string, change: Partial<OutgoingPost>): EditRequest {
  return { account: request.account, remoteId, before: request.post, post: { ...request.post, ...change } };
}

describe.each(personalities.map((personality) => [personality.name, personality] as const))('%s', (_, personality) => {
  test('is connected, posted to, looked for without an id, read, deleted from, and given its token back', async () => {
    const server = await start(personality);
    const account = await connect(server);
    expect(account).toMatchObject({
      handle: expect.stringMatching(/^lakeside@/u),
      remoteAccountId: personality.idOf(1),
    });
    const request = requestOf(account);
    const remote = await publish(request);
    expect(server.statuses).toMatchObject([
      { text, visibility: 'public', sensitive: false, media: [{ description: picture.altText }] },
    ]);
    expect(remote.url).toBe(`${server.origin}${personality.statusPath(remote.remoteId)}`);
    expect(Date.parse(remote.createdAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(remote.createdAt).toMatch(/Z$/u);
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toMatchObject({
      kind: 'found',
      post: { remoteId: remote.remoteId },
    });
    const known = { ...request, remoteId: remote.remoteId };
    expect(await connector.readBack(known, io)).toMatchObject({ kind: 'found' });
    expect(await connector.listOwn({ account, cursor: null, limit: 20 }, io)).toMatchObject({
      posts: [{ remoteId: remote.remoteId }],
    });
    expect(await connector.remove(known, io)).toEqual({ kind: 'removed' });
    expect(server.statuses).toEqual([]);
    expect(await connector.readBack(known, io)).toEqual({ kind: 'absent' });
    expect(await connector.remove(known, io)).toEqual({ kind: 'absent' });
    const revoked = await connector.consent?.revoke({ account }, io);
    expect([revoked?.kind, server.tokens.size]).toEqual(personality.canRevoke ? ['revoked', 0] : ['rejected', 1]);
    expect(server.calls.filter((call) => call.endsWith(' 500'))).toEqual([]);
  });

  test('is looked through for a post that is not there, and for one of two', async () => {
    const server = await start(personality);
    const account = await connect(server);
    const request = requestOf(account, { images: [] });
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toEqual({ kind: 'absent' });
    await publish(requestOf(account, { images: [], text: 'Other words.' }));
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toEqual({ kind: 'absent' });
    const { remoteId } = await publish(request);
    expect(await connector.readBack({ ...request, remoteId: null }, io)).toMatchObject({ post: { remoteId } });
  });

  test('takes an edit, or it is said that it takes none, and nothing is sent twice', async () => {
    const server = await start(personality);
    const request = requestOf(await connect(server));
    const { remoteId } = await publish(request);
    const change = editOf(request, remoteId, {
      text: 'The garden opens at ten.',
      images: [{ ...picture, altText: 'Benches.' }],
    });
    const edited = await connector.edit?.(change, io);
    if (personality.canEdit) {
      expect(edited).toMatchObject({ kind: 'edited', post: { remoteId } });
      expect(await connector.readEdit?.(change, io)).toMatchObject({ kind: 'edited' });
      expect(server.statuses).toMatchObject([
        { text: 'The garden opens at ten.', media: [{ description: 'Benches.' }] },
      ]);
    } else {
      expect(edited).toMatchObject({ kind: 'rejected', code: 'EDIT_NOT_OFFERED' });
      expect(await connector.readEdit?.(change, io)).toEqual({ kind: 'unedited' });
    }
    expect(server.statuses).toHaveLength(1);
    await connector.remove({ account: request.account, remoteId }, io);
    expect(await connector.edit?.(change, io)).toEqual({ kind: 'absent' });
  });
});

describe('limits', () => {
  test.each([
    [pleroma, { maxLength: 5_000, altTextMaxLength: 5_000, maxImageBytes: 16_000_000 }],
    [gotosocial, { maxLength: 5_000 }],
    [mitra, {}],
    [iceshrimp, { maxLength: 8_192, maxImages: 16 }],
  ])('are those that the server tells, and the usual ones where it tells none', async (personality, limits) => {
    const account = await connect(await start(personality));
    expect(account.limits).toEqual(limits);
  });

  test('a server that tells half in one version of the call and half in the other is asked for both', async () => {
    const v2 = { ...gotosocial.instance.v2, configuration: { media_attachments: { description_limit: 300 } } };
    const v1 = { uri: 'x', max_toot_chars: 2_000, description_limit: 9 };
    const account = await connect(await start({ ...gotosocial, instance: { v1, v2 } }));
    expect(account.limits).toEqual({ maxLength: 2_000, altTextMaxLength: 300 });
  });
});

test('what is wider than needed is asked of a server only when it knows nothing narrower', async () => {
  const narrow = await connect(await start(pleroma));
  const wide = await connect(await start(mitra));
  expect([narrow.handle.split('@')[0], wide.handle.split('@')[0]]).toEqual(['lakeside', 'lakeside']);
  const calls = [...open].map(({ calls: all }) => all.filter((call) => call.startsWith('POST /api/v1/apps')));
  expect(calls).toEqual([['POST /api/v1/apps 200'], ['POST /api/v1/apps 422', 'POST /api/v1/apps 200']]);
});

test('a server on IPv6 loopback is connected too', async () => {
  const server = await start(pleroma, { hostname: '::1' });
  expect((await connect(server)).serviceUrl).toBe(server.origin);
});
