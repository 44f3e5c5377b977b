import { expect, test } from 'vitest';
import type { ConnectorIo, Consent } from '../port.ts';
import { createFakeMastodon, type FakeMastodon } from '../testing/fake-mastodon.ts';
import { createMastodonConnector } from './connector.ts';

const { consent } = createMastodonConnector();
const redirectUri = 'https://bedside.example/channels/callback';
const state = 's'.repeat(43);
const verifier = 'v'.repeat(43);

function open() {
  const mastodon = createFakeMastodon();
  const io: ConnectorIo = { fetch: mastodon.fetch, now: () => new Date(), signal: new AbortController().signal };
  // The connector of Mastodon connects by consent.
  const own = consent as Consent;
  const { serviceUrl } = mastodon;
  const begin = () => own.begin({ serviceUrl, redirectUri, state, verifier }, io);
  const finish = (code: string, secrets: Readonly<Record<string, string>>) =>
    own.finish({ serviceUrl, redirectUri, code, secrets }, io);
  return { mastodon, io, own, begin, finish };
}

async function begun(opened: ReturnType<typeof open>) {
  const outcome = await opened.begin();
  if (outcome.kind !== 'begun') throw new Error(outcome.kind);
  return outcome;
}

/** What the person's browser does. */
async function decide(mastodon: FakeMastodon, address: string, decision: 'yes' | 'no'): Promise<URLSearchParams> {
  const body = new URLSearchParams({ decision });
  const answer = await mastodon.answer(new Request(address, { method: 'POST', body }));
  return new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
}

test('a person who says yes gives a token that may do what was asked and no more', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  const asked = new URL(redirectTo);
  expect(asked.origin + asked.pathname).toBe(`${opened.mastodon.serviceUrl}/oauth/authorize`);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    redirect_uri: redirectUri,
    state,
    scope: 'profile read:search read:statuses write:media write:statuses',
    code_challenge_method: 'S256',
  });
  expect(asked.search).not.toContain(verifier);
  const back = await decide(opened.mastodon, redirectTo, 'yes');
  expect(back.get('state')).toBe(state);
  const granted = await opened.finish(back.get('code') ?? '', secrets);
  expect(granted).toMatchObject({ kind: 'granted', credentials: { clientId: secrets.clientId } });
  const credentials = granted.kind === 'granted' ? granted.credentials : {};
  const { serviceUrl } = opened.mastodon;
  const verified = await createMastodonConnector().verify({ serviceUrl, credentials }, opened.io);
  expect(verified).toMatchObject({ kind: 'verified', account: { handle: 'lakeside@mastodon.example.org' } });
  // A code works once.
  expect(await opened.finish(back.get('code') ?? '', secrets)).toMatchObject({
    kind: 'rejected',
    code: 'invalid_grant',
  });
});

test('a server that says nothing of PKCE and profile is asked in the older way', async () => {
  const opened = open();
  opened.mastodon.settings.tellsMetadata = false;
  const { redirectTo, secrets } = await begun(opened);
  const asked = new URL(redirectTo).searchParams;
  expect(asked.get('scope')).toBe('read:accounts read:search read:statuses write:media write:statuses');
  expect([asked.has('code_challenge'), 'verifier' in secrets]).toEqual([false, false]);
  const back = await decide(opened.mastodon, redirectTo, 'yes');
  expect(await opened.finish(back.get('code') ?? '', secrets)).toMatchObject({ kind: 'granted' });
});

test('a code is worth nothing without the verifier of whoever began', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  const back = await decide(opened.mastodon, redirectTo, 'yes');
  const stolen = await opened.finish(back.get('code') ?? '', { ...secrets, verifier: 'w'.repeat(43) });
  expect(stolen).toMatchObject({ kind: 'rejected', code: 'invalid_grant' });
});

test('a token that may not publish is none', async () => {
  const opened = open();
  const { secrets } = await begun(opened);
  opened.mastodon.answerNext('POST /oauth/token', () => Response.json({ access_token: 'x', scope: 'read profile' }));
  expect(await opened.finish('code', secrets)).toMatchObject({ kind: 'reauthorize', code: 'SCOPE_MISSING' });
});

test('a server that is none of these is told from one that does not answer', async () => {
  const opened = open();
  opened.mastodon.answerNext('POST /api/v1/apps', () => new Response('<h1>Shop</h1>', { status: 404 }));
  expect(await opened.begin()).toMatchObject({ kind: 'rejected' });
  opened.mastodon.answerNext('POST /api/v1/apps', () => new Response('<h1>Shop</h1>'));
  expect(await opened.begin()).toMatchObject({ kind: 'ambiguous', code: 'UNREADABLE_ANSWER' });
  opened.mastodon.answerNext('POST /api/v1/apps', () => Promise.reject(new TypeError('fetch failed')));
  expect(await opened.begin()).toMatchObject({ kind: 'ambiguous' });
});

test('a token that is given back opens nothing any more', async () => {
  const opened = open();
  const credentials = opened.mastodon.credentialsOf('lakeside');
  const account = { serviceUrl: opened.mastodon.serviceUrl, handle: 'x', remoteAccountId: '109', credentials };
  expect(await opened.own.revoke({ account }, opened.io)).toEqual({ kind: 'revoked' });
  expect(opened.mastodon.tokens.has(credentials.accessToken)).toBe(false);
  opened.mastodon.answerNext('POST /oauth/revoke', () => new Response('', { status: 200 }));
  expect(await opened.own.revoke({ account }, opened.io)).toEqual({ kind: 'revoked' });
  const foreign = { ...account, credentials: { ...opened.mastodon.credentialsOf('harbor'), clientSecret: 'wrong' } };
  expect(await opened.own.revoke({ account: foreign }, opened.io)).toMatchObject({ kind: 'reauthorize' });
  expect(await opened.own.revoke({ account: { ...account, credentials: {} } }, opened.io)).toMatchObject({
    kind: 'not-sent',
  });
});
