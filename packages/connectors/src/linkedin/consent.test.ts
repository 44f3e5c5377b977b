import { describe, expect, test } from 'vitest';
import type { Account, ConnectorIo, Consent, Credentials } from '../port.ts';
import { createFakeLinkedIn, type FakeLinkedIn } from '../testing/fake-linkedin.ts';
import { createLinkedInConnector } from './connector.ts';

const redirectUri = 'https://bedside.example.org/connect/callback';
const state = 's'.repeat(43);
const verifier = 'v'.repeat(43);

function open() {
  let nowMs = Date.parse('2026-09-01T10:00:00.000Z');
  const now = () => new Date(nowMs);
  const pass = (ms: number) => void (nowMs += ms);
  const linkedin = createFakeLinkedIn({ now });
  const connector = createLinkedInConnector({ wait: async (ms) => pass(ms) });
  const io: ConnectorIo = { fetch: linkedin.fetch, now, signal: new AbortController().signal };
  // The connector of LinkedIn connects by consent.
  const own = connector.consent as Consent;
  const { app, serviceUrl } = linkedin;
  const begin = () => own.begin({ serviceUrl, redirectUri, state, verifier, app }, io);
  const finish = (code: string, given: Credentials = app) =>
    own.finish({ serviceUrl, redirectUri, code, secrets: {}, app: given }, io);
  return { begin, connector, finish, io, linkedin, own, pass };
}

/** What the person's browser does. */
async function decide(linkedin: FakeLinkedIn, address: string, decision: 'yes' | 'no'): Promise<URLSearchParams> {
  expect(await (await linkedin.fetch(address)).text()).toContain('Allow');
  const body = new URLSearchParams({ decision }).toString();
  const answer = await linkedin.fetch(address, { method: 'POST', body });
  return new URL(answer.headers.get('location') ?? 'https://nowhere.example').searchParams;
}

async function codeOf({ begin, linkedin }: ReturnType<typeof open>): Promise<string> {
  const outcome = await begin();
  if (outcome.kind !== 'begun') throw new Error(outcome.kind);
  return (await decide(linkedin, outcome.redirectTo, 'yes')).get('code') ?? '';
}

async function chosen(opened: ReturnType<typeof open>): Promise<Credentials> {
  const outcome = await opened.finish(await codeOf(opened));
  const [first] = outcome.kind === 'choose' ? outcome.choices : [];
  if (first === undefined) throw new Error(outcome.kind);
  return first.credentials;
}

describe('a person who says yes', () => {
  test('chooses among the pages on which they may publish, and no others', async () => {
    const opened = open();
    const begun = await opened.begin();
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    const asked = new URL(begun.redirectTo);
    expect(asked.origin + asked.pathname).toBe(`${opened.linkedin.serviceUrl}/oauth/v2/authorization`);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      response_type: 'code',
      client_id: opened.linkedin.app.clientId,
      redirect_uri: redirectUri,
      state,
      scope:
        'r_organization_admin r_organization_social w_organization_social r_organization_social_feed w_organization_social_feed',
    });
    const back = await decide(opened.linkedin, begun.redirectTo, 'yes');
    expect(back.get('state')).toBe(state);
    const outcome = await opened.finish(back.get('code') ?? '');
    expect(outcome).toMatchObject({
      kind: 'choose',
      choices: [
        {
          id: '5001',
          name: 'Lakeside Children’s',
          detail: 'lakeside-childrens',
          credentials: { organizationId: '5001' },
        },
        { id: '5002', name: 'Harbor Clinic', detail: 'harbor-clinic', credentials: { organizationId: '5002' } },
      ],
    });
    const credentials = outcome.kind === 'choose' ? (outcome.choices[1]?.credentials ?? {}) : {};
    const { serviceUrl } = opened.linkedin;
    expect(await opened.connector.verify({ serviceUrl, credentials }, opened.io)).toMatchObject({
      kind: 'verified',
      displayName: 'Harbor Clinic',
      account: { handle: 'harbor-clinic', remoteAccountId: '5002' },
    });
    expect(await opened.finish(back.get('code') ?? '')).toMatchObject({ kind: 'rejected', code: 'invalid_grant' });
  });

  test('and manages no page is told so', async () => {
    const opened = open();
    opened.linkedin.settings.signedInAs = 'p-2';
    expect(await opened.finish(await codeOf(opened))).toMatchObject({ kind: 'rejected', code: 'NO_PAGE_TO_CHOOSE' });
  });

  test('is asked on LinkedIn’s own page where the API is its own', async () => {
    const opened = open();
    const { app } = opened.linkedin;
    const serviceUrl = 'https://api.linkedin.com';
    const outcome = await opened.own.begin({ serviceUrl, redirectUri, state, verifier, app }, opened.io);
    const expected = expect.stringMatching(/^https:\/\/www\.linkedin\.com\/oauth\/v2\/authorization\?/);
    expect(outcome).toMatchObject({ redirectTo: expected });
  });
});

test('a person who says no brings no code', async () => {
  const opened = open();
  const begun = await opened.begin();
  const back = await decide(opened.linkedin, begun.kind === 'begun' ? begun.redirectTo : '', 'no');
  expect([back.get('code'), back.get('error')]).toEqual([null, 'user_cancelled_authorize']);
});

test('nothing begins without an application, and another one’s secret opens nothing', async () => {
  const opened = open();
  const { serviceUrl } = opened.linkedin;
  const without = await opened.own.begin({ serviceUrl, redirectUri, state, verifier }, opened.io);
  expect(without).toMatchObject({ kind: 'rejected', code: 'APPLICATION_MISSING' });
  const wrong = { ...opened.linkedin.app, clientSecret: 'wrong' };
  expect(await opened.finish(await codeOf(opened), wrong)).toMatchObject({
    kind: 'reauthorize',
    code: 'invalid_client',
  });
  opened.linkedin.answerNext('POST /oauth/v2/accessToken', () =>
    Response.json({ access_token: 'x', scope: 'r_organization_social,r_organization_admin' }),
  );
  expect(await opened.finish('code')).toMatchObject({ kind: 'reauthorize', code: 'SCOPE_MISSING' });
});

describe('a token', () => {
  const prepared = async (given?: (linkedin: FakeLinkedIn) => void) => {
    const opened = open();
    given?.(opened.linkedin);
    const credentials = await chosen(opened);
    let kept = { credentials, revision: 'r0' };
    const store = {
      key: 'channel-1',
      read: async () => kept,
      swap: async (expected: string, next: Credentials) => {
        if (expected !== kept.revision) return null;
        kept = { credentials: next, revision: `${kept.revision}+` };
        return kept.revision;
      },
    };
    const { app, serviceUrl } = opened.linkedin;
    const account: Account = { serviceUrl, handle: 'x', remoteAccountId: '5001', credentials, app };
    const io = { ...opened.io, credentials: store };
    const list = () => opened.connector.listOwn({ account, cursor: null, limit: 5 }, io);
    return { ...opened, account, credentials, io, kept: () => kept.credentials, list };
  };

  test('that is about to be over is renewed, and the refresh token stays', async () => {
    const opened = await prepared();
    opened.pass(5_184_000_000 - 60_000);
    expect((await opened.list()).kind).toBe('page');
    expect(opened.kept().accessToken).not.toBe(opened.credentials.accessToken);
    expect(opened.kept().refreshToken).toBe(opened.credentials.refreshToken);
    expect(opened.kept().organizationId).toBe('5001');
  });

  test('may be renewed again when the answer was lost', async () => {
    const opened = await prepared();
    opened.pass(5_184_000_000);
    opened.linkedin.answerNext('POST /oauth/v2/accessToken', () => Promise.reject(new TypeError('fetch failed')));
    expect(await opened.list()).toMatchObject({ kind: 'not-sent' });
    expect((await opened.list()).kind).toBe('page');
  });

  test('without a way to a new one asks to connect again', async () => {
    const opened = await prepared((linkedin) => {
      linkedin.settings.givesRefreshTokens = false;
    });
    opened.pass(5_184_000_000);
    expect(await opened.list()).toMatchObject({ kind: 'reauthorize', code: 'REFRESH_TOKEN_MISSING' });
  });

  test('that is given back opens no page any more', async () => {
    const opened = await prepared();
    expect(opened.own.endsAll).toBe(true);
    expect(await opened.own.revoke({ account: opened.account }, opened.io)).toEqual({ kind: 'revoked' });
    const { app = {}, credentials, serviceUrl } = opened.account;
    expect(await opened.connector.verify({ serviceUrl, credentials, app }, opened.io)).toMatchObject({
      kind: 'reauthorize',
      code: 'invalid_grant',
    });
  });
});
