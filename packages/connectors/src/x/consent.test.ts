import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, Consent, CredentialStore, Credentials } from '../port.ts';
import { createFakeX, type FakeX } from '../testing/fake-x.ts';
import { createXConnector } from './connector.ts';

const redirectUri = 'https://bedside.example.org/connect/callback';
const state = 's'.repeat(43);
const verifier = 'v'.repeat(43);

function open() {
  let nowMs = Date.parse('2026-09-01T10:00:00.000Z');
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const x = createFakeX({ now });
  const connector = createXConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: x.fetch, now, signal: new AbortController().signal };
  // The connector of X connects by consent.
  const own = connector.consent as Consent;
  const { app, serviceUrl } = x;
  const begin = (given: Credentials | undefined = app) =>
    own.begin({ serviceUrl, redirectUri, state, verifier, ...(given === undefined ? {} : { app: given }) }, io);
  const finish = (code: string, secrets: Readonly<Record<string, string>>, given: Credentials = app) =>
    own.finish({ serviceUrl, redirectUri, code, secrets, app: given }, io);
  return { begin, connector, finish, io, own, pass, x };
}

async function begun(opened: ReturnType<typeof open>) {
  const outcome = await opened.begin();
  if (outcome.kind !== 'begun') throw new Error(outcome.kind);
  return outcome;
}

/** What the person's browser does. */
async function decide(x: FakeX, address: string, decision: 'yes' | 'no'): Promise<URLSearchParams> {
  const shown = await x.fetch(address);
  expect(await shown.text()).toContain('Authorize app');
  const body = new URLSearchParams({ decision }).toString();
  const answer = await x.fetch(address, { method: 'POST', body });
  return new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
}

async function granted(opened: ReturnType<typeof open>): Promise<Credentials> {
  const { redirectTo, secrets } = await begun(opened);
  const back = await decide(opened.x, redirectTo, 'yes');
  const outcome = await opened.finish(back.get('code') ?? '', secrets);
  if (outcome.kind !== 'granted') throw new Error(outcome.kind);
  return outcome.credentials;
}

describe('a person who is asked', () => {
  test('says yes, and the tokens may do what was asked', async () => {
    const opened = open();
    const { redirectTo, secrets } = await begun(opened);
    const asked = new URL(redirectTo);
    expect(asked.origin + asked.pathname).toBe(`${opened.x.serviceUrl}/i/oauth2/authorize`);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: opened.x.app.clientId,
      redirect_uri: redirectUri,
      state,
      scope: 'tweet.read tweet.write tweet.moderate.write users.read media.write offline.access',
      code_challenge_method: 'S256',
    });
    expect(asked.search).not.toContain(verifier);
    const back = await decide(opened.x, redirectTo, 'yes');
    expect(back.get('state')).toBe(state);
    const code = back.get('code') ?? '';
    const outcome = await opened.finish(code, secrets);
    if (outcome.kind !== 'granted') throw new Error(outcome.kind);
    expect(Object.keys(outcome.credentials).sort()).toEqual(['accessToken', 'expiresAt', 'refreshToken']);
    const { serviceUrl } = opened.x;
    const verified = await opened.connector.verify({ serviceUrl, credentials: outcome.credentials }, opened.io);
    expect(verified).toMatchObject({ kind: 'verified', displayName: 'Lakeside Children’s', account: { limits: {} } });
    // A code works once.
    expect(await opened.finish(code, secrets)).toMatchObject({ kind: 'rejected', code: 'invalid_request' });
  });

  test('says no, and there is no code', async () => {
    const opened = open();
    const { redirectTo } = await begun(opened);
    const back = await decide(opened.x, redirectTo, 'no');
    expect([back.get('code'), back.get('error')]).toEqual([null, 'access_denied']);
  });

  test('is asked on x.com where the API is X’s own', async () => {
    const opened = open();
    const { app } = opened.x;
    const outcome = await opened.own.begin(
      { serviceUrl: 'https://api.x.com', redirectUri, state, verifier, app },
      opened.io,
    );
    expect(outcome).toMatchObject({ redirectTo: expect.stringMatching(/^https:\/\/x\.com\/i\/oauth2\/authorize\?/) });
  });
});

test('a code is worth nothing without the verifier, or to another application', async () => {
  const opened = open();
  const { redirectTo, secrets } = await begun(opened);
  const first = await decide(opened.x, redirectTo, 'yes');
  expect(await opened.finish(first.get('code') ?? '', { verifier: 'w'.repeat(43) })).toMatchObject({
    kind: 'rejected',
  });
  const second = await decide(opened.x, redirectTo, 'yes');
  const other = { ...opened.x.app, clientSecret: 'wrong' };
  const refused = await opened.finish(second.get('code') ?? '', secrets, other);
  expect(refused).toMatchObject({ kind: 'reauthorize', code: 'unauthorized_client' });
});

test('nothing begins without an application, and a token that may not publish is none', async () => {
  const opened = open();
  const { serviceUrl } = opened.x;
  expect(await opened.own.begin({ serviceUrl, redirectUri, state, verifier }, opened.io)).toMatchObject({
    kind: 'rejected',
    code: 'APPLICATION_MISSING',
  });
  opened.x.answerNext('POST /2/oauth2/token', () =>
    Response.json({ access_token: 'x', scope: 'tweet.read users.read' }),
  );
  expect(await opened.finish('code', { verifier })).toMatchObject({ kind: 'reauthorize', code: 'SCOPE_MISSING' });
});

function accountOf(x: FakeX, credentials: Credentials): Account {
  return { serviceUrl: x.serviceUrl, handle: 'lakeside', remoteAccountId: '2001', credentials, app: x.app };
}

/** Where the house keeps the credentials of one account. */
function storeOf(credentials: Credentials): CredentialStore & { readonly kept: () => Credentials } {
  let kept = { credentials, revision: 'r0' };
  let writes = 0;
  return {
    key: 'channel-1',
    kept: () => kept.credentials,
    read: async () => kept,
    async swap(expected, next) {
      if (expected !== kept.revision) return null;
      kept = { credentials: next, revision: `r${(writes += 1)}` };
      return kept.revision;
    },
  };
}

describe('a token', () => {
  const post = { text: 'Flu shots every Tuesday.', link: null, images: [], languages: ['en'] };
  const firstArmedAt = '2026-09-01T12:00:00.000Z';

  async function prepared() {
    const opened = open();
    const credentials = await granted(opened);
    const store = storeOf(credentials);
    const io = { ...opened.io, credentials: store };
    const account = accountOf(opened.x, credentials);
    const request = { account, post, deliveryKey: '01990000-0000-7000-8000-000000000001', firstArmedAt };
    return { ...opened, credentials, io, request, store };
  }
  const refreshes = ({ x }: { x: FakeX }) => x.calls.filter((call) => call === 'POST /2/oauth2/token').length - 1;

  test('that is about to be over is renewed before it is used, and the new ones are kept', async () => {
    const opened = await prepared();
    opened.pass(7_200_000 - 60_000);
    expect((await opened.connector.deliver(opened.request, opened.io)).kind).toBe('published');
    expect(refreshes(opened)).toBe(1);
    expect(opened.store.kept().refreshToken).not.toBe(opened.credentials.refreshToken);
    expect(opened.store.kept().expiresAt).toBe('2026-09-01T13:59:00.000Z');
    expect('refreshing' in opened.store.kept()).toBe(false);
  });

  test('is renewed once for many calls at once, since a refresh token works once', async () => {
    const opened = await prepared();
    opened.pass(7_200_000);
    const { account } = opened.request;
    const list = () => opened.connector.listOwn({ account, cursor: null, limit: 5 }, opened.io);
    const outcomes = await Promise.all([list(), list(), list()]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['page', 'page', 'page']);
    expect(refreshes(opened)).toBe(1);
  });

  test('that is refused while reading is renewed and asked with again; while publishing it leaves a doubt', async () => {
    const opened = await prepared();
    const { account } = opened.request;
    opened.x.network.accounts.spoil(account.credentials.accessToken ?? '', { why: 'expired' });
    const published = await opened.connector.deliver(opened.request, opened.io);
    expect(published).toMatchObject({ kind: 'ambiguous', code: 'REFUSED_UNPROVEN' });
    expect(opened.x.posts).toEqual([]);
    const listed = await opened.connector.listOwn({ account, cursor: null, limit: 5 }, opened.io);
    expect(listed.kind).toBe('page');
    expect(refreshes(opened)).toBe(1);
  });

  test('whose renewal was lost is not renewed again', async () => {
    const opened = await prepared();
    opened.pass(7_200_000);
    opened.x.answerNext('POST /2/oauth2/token', () => Promise.reject(new TypeError('fetch failed')));
    const lost = await opened.connector.deliver(opened.request, opened.io);
    expect(lost).toMatchObject({ kind: 'reauthorize', code: 'REFRESH_UNCLEAR' });
    expect(opened.x.calls).not.toContain('POST /2/tweets');
    expect(await opened.connector.deliver(opened.request, opened.io)).toMatchObject({ code: 'REFRESH_UNCLEAR' });
    expect(refreshes(opened)).toBe(1);
  });

  test('that is given back opens nothing any more', async () => {
    const opened = await prepared();
    const { account } = opened.request;
    expect(await opened.own.revoke({ account }, opened.io)).toEqual({ kind: 'revoked' });
    const { serviceUrl } = opened.x;
    const io = { ...opened.io };
    const verified = await opened.connector.verify(
      { serviceUrl, credentials: account.credentials, app: opened.x.app },
      io,
    );
    expect(verified.kind).toBe('reauthorize');
    const empty = { ...account, credentials: {} };
    expect(await opened.own.revoke({ account: empty }, opened.io)).toMatchObject({ kind: 'not-sent' });
  });
});
