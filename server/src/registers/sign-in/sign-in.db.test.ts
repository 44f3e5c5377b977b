import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, SETUP_TOKEN, type TestApp } from '../../../test/app.ts';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { startTestProvider, type TestProvider } from '../../../test/oidc-provider.ts';
import { createWorld, PUBLIC_URL, type World } from '../../../test/world.ts';

const PASSWORD = 'plum harbour tuesday lantern';
const FOUNDER = 'ada@example.org';
const MINUTE = 60_000;

let world: World;
let app: TestApp;
let provider: TestProvider;
/** The administrator's browser. */
let ada: TestApp;
let organizationId: string;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  provider = await startTestProvider(`${PUBLIC_URL}/sso/callback`);
  ada = app.browser();
  const setUp = await ada.ask('POST', '/api/v1/setup', {
    headers: { 'x-setup-token': SETUP_TOKEN },
    body: {
      organization: {
        name: 'Lakeside Clinic',
        kind: 'hospital',
        timeZone: 'America/Chicago',
        languages: ['en'],
        facts: { names: [], phones: [], emails: [], addresses: [], domains: [], handles: [] },
      },
      administrator: { name: 'Ada Founder', email: FOUNDER, password: PASSWORD },
      secondPerson: { name: 'Bea Second', email: 'bea@example.org', roles: ['privacy_officer'], privacyTrained: true },
    },
  });
  expect(setUp.status).toBe(200);
  organizationId = (setUp.body['organization'] as { id: string }).id;
});
afterAll(async () => {
  await provider.close();
  await app.close();
  await world.close();
});
/** Signed in and proven at this moment, whatever the test before did to the clock. */
beforeEach(async () => {
  await world.owner.query('delete from auth.throttle');
  ada = app.browser();
  expect((await signIn(ada, FOUNDER)).body).toMatchObject({ state: 'signed_in' });
});

let people = 0;

function signIn(browser: TestApp, email: string, password = PASSWORD, headers: Record<string, string> = {}) {
  return browser.ask('POST', '/api/v1/session', { body: { email, password }, headers });
}

async function invite(roles: readonly string[] = ['author']): Promise<{ email: string; token: string; id: string }> {
  people += 1;
  const email = `person-${people}@example.org`;
  const answer = await ada.ask('POST', '/api/v1/people', { body: { name: `Person ${people}`, email, roles } });
  expect(answer.status, answer.text).toBe(200);
  const link = String(answer.body['invitationLink']);
  return { email, token: link.slice(link.indexOf('#') + 1), id: (answer.body['person'] as { id: string }).id };
}

async function joined(roles?: readonly string[]): Promise<{ email: string; id: string; browser: TestApp }> {
  const { email, token, id } = await invite(roles);
  const browser = app.browser();
  const answer = await browser.ask('POST', '/api/v1/invitations/accept', { body: { token, password: PASSWORD } });
  expect(answer.body, answer.text).toMatchObject({ state: 'signed_in', session: { person: { email } } });
  return { email, id, browser };
}

/** As if strangers in as many networks had guessed at this account: one does, the others are added up. */
async function guessedFromElsewhere(email: string, networks: number): Promise<void> {
  await world.owner.query('delete from auth.throttle');
  for (const address of ['198.51.100.1', '203.0.113.1']) {
    await signIn(app.browser(), email, 'wrong wrong wrong', { 'x-test-address': address });
  }
  const { rows } = await world.owner.query('update auth.throttle set failures = $1 where failures = 2 returning 1', [
    networks,
  ]);
  expect(rows).toHaveLength(1);
}

async function session(browser: TestApp): Promise<Record<string, unknown> | null> {
  return (await browser.ask('GET', '/api/v1/session')).body['session'] as Record<string, unknown> | null;
}

async function setUpTotp(browser: TestApp): Promise<{ code: () => string; recoveryCodes: string[] }> {
  const begun = await browser.ask('POST', '/api/v1/sign-in-methods/totp', { body: {} });
  expect(begun.status, begun.text).toBe(200);
  const generator = new TOTP({ secret: String(begun.body['secret']), period: 30 });
  const code = () => generator.generate({ timestamp: world.clock.now().getTime() });
  const confirmed = await browser.ask('POST', '/api/v1/sign-in-methods/totp/confirm', { body: { code: code() } });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { code, recoveryCodes: confirmed.body['recoveryCodes'] as string[] };
}

async function actionsOf(personId: string): Promise<string[]> {
  await app.idle();
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from audit_event where object_id = $1 order by at, id',
    [personId],
  );
  return rows.map(({ action }) => action);
}

describe('a session', () => {
  test('ends after fifteen minutes without use', async () => {
    await world.clock.advance(14 * MINUTE);
    expect(await session(ada)).not.toBeNull();
    await world.clock.advance(14 * MINUTE);
    expect(await session(ada)).not.toBeNull();
    await world.clock.advance(15 * MINUTE);
    expect(await session(ada)).toBeNull();
  });

  test('ends after twelve hours, however much it is used', async () => {
    for (let used = 0; used < 12 * 60; used += 10) {
      expect(await session(ada)).not.toBeNull();
      await world.clock.advance(10 * MINUTE);
    }
    expect(await session(ada)).toBeNull();
  });

  test('is not kept alive by a page that only looks', async () => {
    for (const _ of [1, 2]) {
      await world.clock.advance(8 * MINUTE);
      await ada.ask('GET', '/api/v1/session', { headers: { 'x-bedside-background': '1' } });
    }
    expect(await session(ada)).toBeNull();
  });

  test('can be seen and ended from elsewhere', async () => {
    const { email, browser, id } = await joined();
    const elsewhere = app.browser();
    await elsewhere.ask('POST', '/api/v1/session', {
      body: { email, password: PASSWORD },
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    });
    const { sessions } = (await browser.ask('GET', '/api/v1/sessions')).body as {
      sessions: { id: string; current: boolean; browser: string }[];
    };
    expect(sessions.map(({ current }) => current).toSorted()).toEqual([false, true]);
    const other = sessions.find(({ current }) => !current);
    expect(other?.browser).toBe('Firefox on Linux');
    expect((await browser.ask('DELETE', `/api/v1/sessions/${other?.id}`)).status).toBe(200);
    expect(await session(elsewhere)).toBeNull();
    expect(await session(browser)).not.toBeNull();
    expect((await actionsOf(id)).filter((action) => action === 'session.ended')).toHaveLength(1);
  });

  test('of somebody else cannot be ended or guessed at', async () => {
    const { browser } = await joined();
    const { sessions } = (await ada.ask('GET', '/api/v1/sessions')).body as { sessions: { id: string }[] };
    const answer = await browser.ask('DELETE', `/api/v1/sessions/${sessions[0]?.id}`);
    const unknown = await browser.ask('DELETE', '/api/v1/sessions/019e0000-0000-7000-8000-000000000001');
    expect(answer.status).toBe(404);
    expect({ ...answer.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    expect(await session(ada)).not.toBeNull();
  });

  test('is not that of a cookie that was there before signing in', async () => {
    const fixed = app.browser();
    await fixed.ask('GET', '/api/v1/session', { headers: { cookie: '__Host-bedside-session=chosen-by-an-attacker' } });
    const answer = await signIn(fixed, FOUNDER);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-bedside-session='));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toContain('chosen-by-an-attacker');
  });

  test('is kept as a hash alone', async () => {
    const answer = await signIn(app.browser(), FOUNDER);
    const [, token = ''] = /bedside-session=([^;]+)/.exec(answer.headers.getSetCookie().join('\n')) ?? [];
    expect(token.length).toBeGreaterThan(40);
    const { rows } = await world.owner.query('select * from auth.session');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('of somebody who signs out is over at once', async () => {
    await ada.ask('DELETE', '/api/v1/session');
    expect(await session(ada)).toBeNull();
    expect((await ada.ask('GET', '/api/v1/people')).body).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

describe('guessing', () => {
  test('ends after ten tries from one network, and the person is not kept out elsewhere', async () => {
    const { email } = await joined();
    const guess = { 'x-test-address': '198.51.100.7' };
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await signIn(app.browser(), email, 'wrong wrong wrong', guess)).body).toMatchObject({
        code: 'SIGN_IN_FAILED',
      });
    }
    expect((await signIn(app.browser(), email, PASSWORD, guess)).body).toMatchObject({ code: 'TOO_MANY_TRIES' });
    const elsewhere = await signIn(app.browser(), email, PASSWORD, { 'x-test-address': '203.0.113.9' });
    expect(elsewhere.body).toMatchObject({ state: 'signed_in' });
  });

  test('from many networks keeps strangers out and the person’s own browser in', async () => {
    const { email, browser } = await joined();
    await guessedFromElsewhere(email, 50);
    const stranger = await signIn(app.browser(), email, PASSWORD, { 'x-test-address': '192.0.2.200' });
    expect(stranger.body).toMatchObject({ code: 'TOO_MANY_TRIES' });
    expect((await signIn(browser, email, PASSWORD, { 'x-test-address': '192.0.2.200' })).body).toMatchObject({
      state: 'signed_in',
    });
  });

  test('of many accounts from one network ends too', async () => {
    const from = { 'x-test-address': '203.0.113.50' };
    for (let tries = 0; tries < 3; tries += 1) {
      await signIn(app.browser(), `nobody-${tries}@example.org`, 'wrong wrong wrong', from);
    }
    // Three different accounts were counted against one network; 97 more need no hashing.
    const { rows } = await world.owner.query('update auth.throttle set failures = 100 where failures = 3 returning 1');
    expect(rows).toHaveLength(1);
    expect((await signIn(app.browser(), FOUNDER, PASSWORD, from)).body).toMatchObject({ code: 'TOO_MANY_TRIES' });
  });

  test('does not tell whether an address is known', async () => {
    const known = await signIn(app.browser(), FOUNDER, 'wrong wrong wrong');
    const unknown = await signIn(app.browser(), 'nobody@example.org', 'wrong wrong wrong');
    expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    const asked = await app.browser().ask('POST', '/api/v1/password-resets', { body: { email: FOUNDER } });
    const askedUnknown = await app
      .browser()
      .ask('POST', '/api/v1/password-resets', { body: { email: 'no@example.org' } });
    expect([asked.status, asked.text]).toEqual([askedUnknown.status, askedUnknown.text]);
  });

  test('of mailboxes ends after three links an hour', async () => {
    const { email } = await joined();
    const asked: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      asked.push((await app.browser().ask('POST', '/api/v1/password-resets', { body: { email } })).status);
    }
    expect(asked).toEqual([200, 200, 200, 429]);
  });

  test('stands in the trail of the person who is guessed at', async () => {
    const { email, id } = await joined();
    await signIn(app.browser(), email, 'wrong wrong wrong');
    expect(await actionsOf(id)).toContain('session.refused');
  });
});

describe('a password', () => {
  const refused: readonly [what: string, password: string, code: string][] = [
    ['short', 'eleven char', 'PASSWORD_TOO_SHORT'],
    ['known from a breach', 'unbelievable', 'PASSWORD_BREACHED'],
    ['known from a breach, in capitals', 'UNBELIEVABLE', 'PASSWORD_BREACHED'],
    ['of few letters', 'abababcabcabcab', 'PASSWORD_GUESSABLE'],
    ['a common word with digits', 'sunshine2024!!', 'PASSWORD_GUESSABLE'],
    ['a run of keys', 'lkjhgfdsapoiuy', 'PASSWORD_GUESSABLE'],
    ['one’s own name', 'AdaFounder2026', 'PASSWORD_GUESSABLE'],
    ['the organization’s name', 'lakesideclinic1', 'PASSWORD_GUESSABLE'],
  ];
  test.each(refused)('that is %s is refused', async (_what, password, code) => {
    const answer = await ada.ask('PUT', '/api/v1/sign-in-methods/password', { body: { password } });
    expect(answer.body).toMatchObject({ code });
    expect(answer.text).not.toContain(password);
  });

  test('that is new ends the other sessions, and the person is told', async () => {
    const { email, browser, id } = await joined();
    const elsewhere = app.browser();
    await signIn(elsewhere, email);
    const password = 'gravel otter seventeen window';
    expect((await browser.ask('PUT', '/api/v1/sign-in-methods/password', { body: { password } })).status).toBe(200);
    expect(await session(elsewhere)).toBeNull();
    expect(await session(browser)).not.toBeNull();
    expect((await signIn(app.browser(), email)).body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect((await signIn(app.browser(), email, password)).body).toMatchObject({ state: 'signed_in' });
    const { messages } = (await browser.ask('GET', '/api/v1/messages')).body as { messages: { kind: string }[] };
    expect(messages.map(({ kind }) => kind)).toContain('sign-in-password-changed');
    expect(await actionsOf(id)).toContain('password.changed');
  });

  test('is set anew by a mailed link, once, within an hour', async () => {
    const { email, browser } = await joined();
    await world.owner.query('delete from auth.password_reset');
    await app.browser().ask('POST', '/api/v1/password-resets', { body: { email } });
    await app.idle();
    const { rows } = await world.owner.query(`select token_hash from auth.password_reset where used_at is null`);
    expect(rows).toHaveLength(1);
    // The link is in the mail alone: take its place with one whose secret is known.
    const { createHash } = await import('node:crypto');
    const token = 'a-secret-that-was-mailed';
    const hash = createHash('sha256').update(token).digest('hex');
    await world.owner.query('update auth.password_reset set token_hash = $1 where used_at is null', [hash]);
    const password = 'gravel otter seventeen window';
    const use = () => app.browser().ask('POST', '/api/v1/password-resets/use', { body: { token, password } });
    expect((await use()).body).toEqual({ ok: true });
    expect((await use()).body).toMatchObject({ code: 'RESET_LINK_UNKNOWN' });
    expect(await session(browser)).toBeNull();
    expect((await signIn(app.browser(), email, password)).body).toMatchObject({ state: 'signed_in' });
  });

  test('is set anew by an administrator’s link, which may take a lost second factor away', async () => {
    const { email, browser, id } = await joined();
    await setUpTotp(browser);
    const made = await ada.ask('POST', `/api/v1/people/${id}/sign-in-reset`, { body: { clearSecondFactor: true } });
    expect(made.status, made.text).toBe(200);
    const token = String(made.body['link']).split('#')[1];
    const password = 'gravel otter seventeen window';
    expect((await app.browser().ask('POST', '/api/v1/password-resets/use', { body: { token, password } })).status).toBe(
      200,
    );
    expect((await signIn(app.browser(), email, password)).body).toMatchObject({ state: 'signed_in' });
    expect(
      (await browser.ask('POST', `/api/v1/people/${id}/sign-in-reset`, { body: { clearSecondFactor: true } })).status,
    ).not.toBe(200);
  });
});

describe('codes by an app', () => {
  test('are asked for after the password, and each works once', async () => {
    const { email, browser } = await joined();
    const { code } = await setUpTotp(browser);
    await world.clock.advance(30_000);
    const again = app.browser();
    expect((await signIn(again, email)).body).toEqual({ state: 'second_factor', session: null });
    expect(await session(again)).toBeNull();
    const given = code();
    const entered = await again.ask('POST', '/api/v1/session/second-factor', { body: { code: given } });
    expect(entered.body).toMatchObject({ state: 'signed_in', session: { method: 'password_totp' } });
    const replay = app.browser();
    await signIn(replay, email);
    expect((await replay.ask('POST', '/api/v1/session/second-factor', { body: { code: given } })).body).toMatchObject({
      code: 'SECOND_FACTOR_WRONG',
    });
  });

  test('are guessed five times at most', async () => {
    const { email, browser } = await joined();
    const { code } = await setUpTotp(browser);
    await world.clock.advance(30_000);
    const guessing = app.browser();
    await signIn(guessing, email);
    const wrong = code() === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      expect(
        (await guessing.ask('POST', '/api/v1/session/second-factor', { body: { code: wrong } })).body,
      ).toMatchObject({
        code: 'SECOND_FACTOR_WRONG',
      });
    }
    expect(
      (await guessing.ask('POST', '/api/v1/session/second-factor', { body: { code: code() } })).body,
    ).toMatchObject({
      code: 'SECOND_FACTOR_OVER',
    });
    expect(await session(guessing)).toBeNull();
  });

  test('cannot be guessed by beginning again and again, and the person’s own browser goes on', async () => {
    const { email, browser } = await joined();
    const { code } = await setUpTotp(browser);
    await world.clock.advance(30_000);
    const wrong = code() === '000000' ? '000001' : '000000';
    const guess = async (by: TestApp, given: string, address: string) => {
      await signIn(by, email, PASSWORD, { 'x-test-address': address });
      const options = { body: { code: given }, headers: { 'x-test-address': address } };
      return by.ask('POST', '/api/v1/session/second-factor', options);
    };
    for (let tries = 0; tries < 10; tries += 1) await guess(app.browser(), wrong, '198.51.100.77');
    expect((await guess(app.browser(), code(), '198.51.100.77')).body).toMatchObject({ code: 'TOO_MANY_TRIES' });
    expect((await guess(browser, code(), '198.51.100.77')).body).toMatchObject({ state: 'signed_in' });
  });

  test('have recovery codes that stand in, once each, and the person is told', async () => {
    const { email, browser } = await joined();
    const { recoveryCodes } = await setUpTotp(browser);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = ''] = recoveryCodes;
    const enter = async (code: string) => {
      const fresh = app.browser();
      await signIn(fresh, email);
      return fresh.ask('POST', '/api/v1/session/second-factor', { body: { code } });
    };
    expect((await enter(` ${first.toUpperCase().replace('-', ' ')} `)).body).toMatchObject({
      state: 'signed_in',
      session: { method: 'password_recovery' },
    });
    expect((await enter(first)).body).toMatchObject({ code: 'SECOND_FACTOR_WRONG' });
    const methods = (await browser.ask('GET', '/api/v1/sign-in-methods')).body;
    expect(methods).toMatchObject({ totp: true, recoveryCodesLeft: 9 });
  });

  test('are not in the database in clear', async () => {
    const { browser } = await joined();
    const begun = await browser.ask('POST', '/api/v1/sign-in-methods/totp', { body: {} });
    const { rows } = await world.owner.query(`select encode(secret_sealed, 'escape') as sealed from auth.totp`);
    expect(JSON.stringify(rows)).not.toContain(String(begun.body['secret']));
  });
});

describe('a passkey', () => {
  test('lets somebody join and sign in without a password', async () => {
    const { email, token, id } = await invite();
    const key = createAuthenticator();
    const browser = app.browser();
    const begun = await browser.ask('POST', '/api/v1/invitations/passkey/options', { body: { token } });
    const response = key.create(begun.body['options'] as { challenge: string }, PUBLIC_URL);
    const accepted = await browser.ask('POST', '/api/v1/invitations/accept', {
      body: { token, passkey: { name: 'Phone', response } },
    });
    expect(accepted.body, accepted.text).toMatchObject({
      state: 'signed_in',
      session: { method: 'passkey', proofs: ['passkey'] },
    });
    const entered = await signInByPasskey(key);
    expect(entered.answer.body).toMatchObject({ state: 'signed_in', session: { person: { email } } });
    expect((await signIn(app.browser(), email, '')).status).toBe(422);
    expect((await signIn(app.browser(), email)).body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await actionsOf(id)).toContain('session.started');
  });

  async function signInByPasskey(
    key: ReturnType<typeof createAuthenticator>,
    tampered: { origin?: string; counter?: number } = {},
  ) {
    const browser = app.browser();
    const begun = await browser.ask('POST', '/api/v1/session/passkey/options', { body: {} });
    const { origin = PUBLIC_URL, ...how } = tampered;
    const response = key.get(begun.body['options'] as { challenge: string }, origin, how);
    return { browser, response, answer: await browser.ask('POST', '/api/v1/session/passkey', { body: { response } }) };
  }

  async function withPasskey(key = createAuthenticator()) {
    const person = await joined();
    const begun = await person.browser.ask('POST', '/api/v1/sign-in-methods/passkeys/options', { body: {} });
    const response = key.create(begun.body['options'] as { challenge: string }, PUBLIC_URL);
    const added = await person.browser.ask('POST', '/api/v1/sign-in-methods/passkeys', {
      body: { name: 'Key', response },
    });
    return { ...person, key, added };
  }

  test('is added, named and removed, and a code is not asked for beside it', async () => {
    const { browser, key, added } = await withPasskey();
    expect(added.body, added.text).toMatchObject({ name: 'Key', lastUsedAt: null });
    await setUpTotp(browser);
    expect((await signInByPasskey(key)).answer.body).toMatchObject({ state: 'signed_in' });
    const renamed = await browser.ask('PATCH', `/api/v1/sign-in-methods/passkeys/${key.id}`, {
      body: { name: 'Office key' },
    });
    expect(renamed.body).toMatchObject({ name: 'Office key' });
    expect((await browser.ask('DELETE', `/api/v1/sign-in-methods/passkeys/${key.id}`)).status).toBe(200);
    expect((await signInByPasskey(key)).answer.body).toMatchObject({ code: 'PASSKEY_REFUSED' });
  });

  test('of another site, of a copy, or answered twice is refused', async () => {
    const { key } = await withPasskey();
    expect((await signInByPasskey(key, { origin: 'https://bedside.example.evil.example' })).answer.body).toMatchObject({
      code: 'PASSKEY_REFUSED',
    });
    const good = await signInByPasskey(key, { counter: 10 });
    expect(good.answer.body).toMatchObject({ state: 'signed_in' });
    expect((await signInByPasskey(key, { counter: 10 })).answer.body).toMatchObject({ code: 'PASSKEY_REFUSED' });
    const replayed = await good.browser.ask('POST', '/api/v1/session/passkey', { body: { response: good.response } });
    expect(replayed.body).toMatchObject({ code: 'CEREMONY_OVER' });
  });

  test('that did not verify its person is refused', async () => {
    const { added } = await withPasskey(createAuthenticator({ verified: false }));
    expect(added.body).toMatchObject({ code: 'PASSKEY_REFUSED' });
  });

  test('stays where it is the last way in', async () => {
    const { token } = await invite();
    const key = createAuthenticator();
    const browser = app.browser();
    const begun = await browser.ask('POST', '/api/v1/invitations/passkey/options', { body: { token } });
    const response = key.create(begun.body['options'] as { challenge: string }, PUBLIC_URL);
    await browser.ask('POST', '/api/v1/invitations/accept', { body: { token, passkey: { name: 'Phone', response } } });
    expect((await browser.ask('DELETE', `/api/v1/sign-in-methods/passkeys/${key.id}`)).body).toMatchObject({
      code: 'LAST_WAY_IN',
    });
    expect((await signInByPasskey(key)).answer.body).toMatchObject({ state: 'signed_in' });
  });

  test('works where guessing has shut out passwords', async () => {
    const { email, key } = await withPasskey();
    await guessedFromElsewhere(email, 50);
    expect((await signInByPasskey(key)).answer.body).toMatchObject({ state: 'signed_in' });
  });
});

describe('a fresh proof', () => {
  const doors: readonly [method: string, path: string, body: unknown][] = [
    ['PUT', '/api/v1/sign-in-methods/password', { password: 'gravel otter seventeen window' }],
    ['POST', '/api/v1/sign-in-methods/totp', {}],
    ['POST', '/api/v1/sign-in-methods/passkeys/options', {}],
    ['POST', '/api/v1/sign-in-methods/recovery-codes', {}],
  ];
  test.each(doors)('is asked for by %s %s', async (method, path, body) => {
    const { browser } = await joined();
    await world.clock.advance(5 * MINUTE + 1);
    expect((await browser.ask(method, path, { body })).body).toMatchObject({ code: 'STEP_UP_REQUIRED', status: 403 });
  });

  test('by password opens for five minutes', async () => {
    const { browser } = await joined();
    await world.clock.advance(6 * MINUTE);
    const wrong = await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'password', password: 'wrong' } });
    expect(wrong.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect((await browser.ask('POST', '/api/v1/sign-in-methods/totp', { body: {} })).status).toBe(403);
    const proved = await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'password', password: PASSWORD } });
    expect(proved.status).toBe(200);
    expect((await browser.ask('POST', '/api/v1/sign-in-methods/totp', { body: {} })).status).toBe(200);
    await world.clock.advance(5 * MINUTE + 1);
    expect((await browser.ask('POST', '/api/v1/sign-in-methods/totp', { body: {} })).status).toBe(403);
  });

  test('by password alone does not do where codes are set up; a code does', async () => {
    const { browser } = await joined();
    const { code } = await setUpTotp(browser);
    await world.clock.advance(6 * MINUTE);
    expect(
      (await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'password', password: PASSWORD } })).body,
    ).toMatchObject({ code: 'PROOF_UNFIT' });
    expect((await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'totp', code: code() } })).status).toBe(
      200,
    );
  });

  test('by passkey must be one’s own', async () => {
    const { browser } = await joined();
    const stranger = createAuthenticator();
    const begun = await browser.ask('POST', '/api/v1/session/proof/passkey/options', { body: {} });
    const response = stranger.get(begun.body['options'] as { challenge: string }, PUBLIC_URL);
    const answer = await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'passkey', response } });
    expect(answer.body).toMatchObject({ code: 'PASSKEY_REFUSED' });
  });

  test('that fails ten times ends the session', async () => {
    const { browser } = await joined();
    for (let tries = 0; tries < 10; tries += 1) {
      await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'password', password: 'wrong' } });
    }
    const answer = await browser.ask('POST', '/api/v1/session/proof', { body: { by: 'password', password: PASSWORD } });
    expect(answer.body).toMatchObject({ code: 'TOO_MANY_TRIES' });
    expect(await session(browser)).toBeNull();
  });
});

describe('an invitation', () => {
  test('is for one who has an account only after that very account signed in', async () => {
    const { email, browser } = await joined();
    const house = await world.openHouse('Hillside Hospital');
    const { rows } = await world.owner.query(`select id from person where organization_id = $1 limit 1`, [
      house.organizationId,
    ]);
    expect(rows).toHaveLength(1);
    const { addPerson, createInvitation } = await import('../people/service.ts');
    const link = await world.as(house, 'administrator', async (scope) => {
      const person = await addPerson(scope, { name: 'Guest', email, roles: ['author'] });
      return createInvitation(scope, person.id);
    });
    const token = link.slice(link.indexOf('#') + 1);
    const accept = (by: TestApp, extra: object = {}) =>
      by.ask('POST', '/api/v1/invitations/accept', { body: { token, ...extra } });
    expect((await accept(app.browser(), { password: 'gravel otter seventeen window' })).body).toMatchObject({
      code: 'ACCOUNT_EXISTS',
    });
    expect((await accept(ada)).body).toMatchObject({ code: 'INVITATION_FOR_OTHER' });
    const accepted = await accept(browser);
    expect(accepted.body, accepted.text).toMatchObject({ state: 'signed_in' });
    const mine = await session(browser);
    expect(((mine ?? {})['organizations'] as { name: string }[]).map(({ name }) => name).toSorted()).toEqual([
      'Hillside Hospital',
      'Lakeside Clinic',
    ]);
    const there = await browser.ask('PUT', '/api/v1/session/organization', {
      body: { organizationId: house.organizationId },
    });
    expect(there.body).toMatchObject({ session: { organization: { name: 'Hillside Hospital' } } });
    expect(
      (await ada.ask('PUT', '/api/v1/session/organization', { body: { organizationId: house.organizationId } })).status,
    ).toBe(404);
  });

  test('asks for a way to sign in', async () => {
    const { token } = await invite();
    const answer = await app.browser().ask('POST', '/api/v1/invitations/accept', { body: { token } });
    expect(answer.body).toMatchObject({ code: 'PROOF_MISSING' });
  });
});

describe('single sign-on', () => {
  beforeEach(async () => {
    const { provider: now } = (await ada.ask('GET', '/api/v1/organization/sso')).body as {
      provider: { revision: number } | null;
    };
    const answer = await ada.ask('PUT', '/api/v1/organization/sso', {
      body: {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        label: 'Lakeside account',
        enabled: true,
        revision: now?.revision ?? 0,
      },
    });
    expect(answer.status, answer.text).toBe(200);
  });

  async function through(browser: TestApp, subject: string, purpose: object, options: { deny?: boolean } = {}) {
    const begun = await browser.ask('POST', '/api/v1/sso/begin', {
      body: { organizationId, purpose, returnPath: '/security' },
    });
    expect(begun.status, begun.text).toBe(200);
    const back = await provider.signIn(String(begun.body['redirectTo']), { subject, ...options });
    return { back, answer: await browser.ask('GET', `${back.pathname}${back.search}`) };
  }

  test('joins by an invitation, then signs in', async () => {
    const { email, token } = await invite();
    const browser = app.browser();
    const { answer } = await through(browser, 'sub-joins', { for: 'join', token });
    expect(answer.headers.get('location')).toBe('/security');
    expect(await session(browser)).toMatchObject({ person: { email }, method: 'sso' });
    const again = app.browser();
    await through(again, 'sub-joins', { for: 'sign_in' });
    expect(await session(again)).toMatchObject({ person: { email }, method: 'sso' });
  });

  test('never lets an account in by its e-mail address', async () => {
    const { email } = await joined();
    const browser = app.browser();
    // The provider calls this subject by the very address of somebody here.
    const { answer } = await through(browser, email.replace('@example.org', ''), { for: 'sign_in' });
    expect(answer.headers.get('location')).toBe('/sign-in?sso=SSO_NOT_LINKED');
    expect(await session(browser)).toBeNull();
  });

  test('is linked by somebody who is signed in, proves them, and can be unlinked', async () => {
    const { browser, email } = await joined();
    await through(browser, 'sub-linked', { for: 'link' });
    expect((await browser.ask('GET', '/api/v1/sign-in-methods')).body).toMatchObject({ sso: { linked: true } });
    await world.clock.advance(6 * MINUTE);
    expect((await browser.ask('DELETE', '/api/v1/sign-in-methods/sso')).body).toMatchObject({
      code: 'STEP_UP_REQUIRED',
    });
    await through(browser, 'sub-other', { for: 'prove' });
    expect((await browser.ask('DELETE', '/api/v1/sign-in-methods/sso')).body).toMatchObject({
      code: 'STEP_UP_REQUIRED',
    });
    await through(browser, 'sub-linked', { for: 'prove' });
    expect((await browser.ask('DELETE', '/api/v1/sign-in-methods/sso')).status).toBe(200);
    const after = app.browser();
    const { answer } = await through(after, 'sub-linked', { for: 'sign_in' });
    expect(answer.headers.get('location')).toBe('/sign-in?sso=SSO_NOT_LINKED');
    expect((await signIn(app.browser(), email)).body).toMatchObject({ state: 'signed_in' });
  });

  test('belongs to one person: another cannot link the same account', async () => {
    const first = await joined();
    await through(first.browser, 'sub-taken', { for: 'link' });
    const second = await joined();
    const { answer } = await through(second.browser, 'sub-taken', { for: 'link' });
    expect(answer.headers.get('location')).toBe('/security?sso=SSO_LINKED_ELSEWHERE');
  });

  test('that was begun in another browser, answered twice or called off leads nowhere', async () => {
    const { token } = await invite();
    const browser = app.browser();
    const { back } = await through(browser, 'sub-csrf', { for: 'join', token });
    const victim = app.browser();
    const stolen = await victim.ask('GET', `${back.pathname}${back.search}`);
    expect(stolen.headers.get('location')).toBe('/sign-in?sso=SSO_STATE');
    expect(await session(victim)).toBeNull();
    const replay = await browser.ask('GET', `${back.pathname}${back.search}`);
    expect(replay.headers.get('location')).toBe('/sign-in?sso=SSO_STATE');
    const { answer } = await through(app.browser(), 'sub-csrf', { for: 'sign_in' }, { deny: true });
    expect(answer.headers.get('location')).toBe('/sign-in?sso=SSO_CANCELLED');
  });

  test('with a code of another way is refused', async () => {
    const one = app.browser();
    const other = app.browser();
    const begin = (browser: TestApp) =>
      browser.ask('POST', '/api/v1/sso/begin', { body: { organizationId, purpose: { for: 'sign_in' } } });
    const [mine, theirs] = [await begin(one), await begin(other)];
    const myBack = await provider.signIn(String(mine.body['redirectTo']), { subject: 'sub-mixed' });
    const theirBack = await provider.signIn(String(theirs.body['redirectTo']), { subject: 'sub-mixed' });
    myBack.searchParams.set('code', theirBack.searchParams.get('code') ?? '');
    const answer = await one.ask('GET', `${myBack.pathname}${myBack.search}`);
    expect(answer.headers.get('location')).toBe('/sign-in?sso=SSO_FAILED');
  });

  test('leads back to a page of the console and nowhere else', async () => {
    const { browser } = await joined();
    const begun = await browser.ask('POST', '/api/v1/sso/begin', {
      body: { organizationId, purpose: { for: 'link' }, returnPath: '//evil.example/x' },
    });
    const back = await provider.signIn(String(begun.body['redirectTo']), { subject: 'sub-return' });
    expect((await browser.ask('GET', `${back.pathname}${back.search}`)).headers.get('location')).toBe('/');
  });

  test('whose description cannot be read is not set up', async () => {
    const { provider: now } = (await ada.ask('GET', '/api/v1/organization/sso')).body as {
      provider: { revision: number };
    };
    for (const issuer of ['http://169.254.169.254/', 'http://10.0.0.1/', `${provider.issuer}/nothing-here`]) {
      const body = { issuer, clientId: 'x', label: 'x', enabled: true, revision: now.revision };
      const answer = await ada.ask('PUT', '/api/v1/organization/sso', { body });
      expect(answer.body).toMatchObject({ code: 'SSO_METADATA' });
    }
  });

  test('is removed only after those were named who have no other way in', async () => {
    const { token, id } = await invite();
    await through(app.browser(), 'sub-only-way', { for: 'join', token });
    const named = await ada.ask('DELETE', '/api/v1/organization/sso', { body: {} });
    expect(named.body).toMatchObject({ code: 'SSO_ONLY_WAY' });
    const { people: them } = named.body['details'] as { people: { id: string }[] };
    expect(them.map((one) => one.id)).toContain(id);
    const removed = await ada.ask('DELETE', '/api/v1/organization/sso', { body: { evenIfOnlyWay: true } });
    expect(removed.status).toBe(200);
    expect((await ada.ask('GET', '/api/v1/sso/providers')).body).toEqual({ providers: [] });
  });

  test('keeps its client secret sealed and out of every answer', async () => {
    const answer = await ada.ask('GET', '/api/v1/organization/sso');
    expect(answer.text).not.toContain(provider.clientSecret);
    const { rows } = await world.owner.query(
      `select encode(client_secret_sealed, 'escape') as sealed from sso_provider`,
    );
    expect(JSON.stringify(rows)).not.toContain(provider.clientSecret);
  });
});

test('nothing that was logged holds a secret, an address or a name', () => {
  expect(world.logged()).not.toMatch(/lantern|@example\.org|Ada Founder|otpauth/);
});
