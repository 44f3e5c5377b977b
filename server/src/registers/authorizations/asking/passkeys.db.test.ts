import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../test/app.ts';
import { type Authenticator, createAuthenticator } from '../../../../test/authenticator.ts';
import { askForPermission, permissionInput } from '../../../../test/signed-permission.ts';
import { createWorld, type House, PUBLIC_URL, type World } from '../../../../test/world.ts';
import { usesForSigner } from '../../../flow/publish/recall/service.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { getAuthorization, readDocument } from '../service.ts';
import { loadAuthorizations } from '../view-authorizations.ts';
import { hashAskingCode } from './codes.ts';
import { offeredPasskeys, viewPasskeys } from './passkey-view.ts';
import { beginKeeping, beginProof, keepPasskey, provePasskey, removePasskey } from './passkeys.ts';
import { lockRequest } from './request-rows.ts';
import { cancelRequest, getRequest, makeRequestCode, sendRequest, witnessRequest } from './service.ts';
import { giveCode, lookBehindLink, type SigningCall } from './signing.ts';
import { MOST_CODES } from './state.ts';

let world: World;
let app: TestApp;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  house = await world.openHouse();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const PDFTOTEXT = '/usr/bin/pdftotext';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const parts = { isShown: async () => true, mailIsSetUp: false, textsAreSetUp: false };
const FORM = 'application/x-www-form-urlencoded';

type Options = { readonly challenge: string; readonly [field: string]: unknown };
type Fields = readonly (readonly [string, string])[];

function post(browser: TestApp, path: string, fields: Fields = []): Promise<Answer> {
  const raw = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return browser.ask('POST', path, { raw, headers: { 'content-type': FORM } });
}

/** Inputs of one type on a page, with what they would send. */
function inputs(page: string, type: string): [string, string][] {
  const found = page.matchAll(new RegExp(`<input type="${type}" name="([^"]+)" value="([^"]*)"`, 'gu'));
  return [...found].map(([, name = '', value = '']) => [name, value]);
}

type Link = { readonly requestId: string; readonly path: string };

async function ask(change: Readonly<Record<string, unknown>> = {}, at: House = house): Promise<Link> {
  const { requestId, token } = await askForPermission(world, at, { language: 'en', ...change });
  return { requestId, path: `/permission/${token}` };
}

async function enter(browser: TestApp, { requestId, path }: Link, at: House = house): Promise<void> {
  const { code } = await world.as(at, 'officer', (scope) => makeRequestCode(scope, parts, requestId));
  const answer = await post(browser, `${path}/enter`, [['code', code]]);
  expect(answer.status, answer.text).toBe(303);
}

async function sign(browser: TestApp, { path }: Link): Promise<Answer> {
  const { text: page } = await browser.ask('GET', path);
  return post(browser, `${path}/sign`, [
    ...inputs(page, 'hidden').filter(([name]) => name === 'submission' || name === 'shown'),
    ...inputs(page, 'checkbox'),
    ...inputs(page, 'radio').filter(([, value]) => value === 'yes'),
    ['name', 'Ana Flores'],
  ]);
}

async function signed(change: Readonly<Record<string, unknown>> = {}, at: House = house) {
  const link = await ask(change, at);
  const browser = app.browser();
  await enter(browser, link, at);
  expect((await sign(browser, link)).status).toBe(303);
  await browser.ask('GET', `${link.path}/copy`);
  return { ...link, browser };
}

async function begin(browser: TestApp, path: string, purpose: 'keep' | 'prove'): Promise<Options> {
  const answer = await browser.ask('POST', `${path}/passkey/${purpose}/begin`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Options;
}

const send = (browser: TestApp, path: string, credential: unknown) =>
  post(browser, path, [['credential', typeof credential === 'string' ? credential : JSON.stringify(credential)]]);

async function keep(browser: TestApp, path: string, key: Authenticator): Promise<Answer> {
  return send(browser, `${path}/passkey/keep`, key.create(await begin(browser, path, 'keep'), PUBLIC_URL));
}

type How = Parameters<Authenticator['get']>[2] & { readonly origin?: string };

async function prove(
  path: string,
  key: Authenticator,
  { origin = PUBLIC_URL, ...how }: How = {},
): Promise<{ browser: TestApp; credential: unknown; answer: Answer }> {
  const browser = app.browser();
  const credential = key.get(await begin(browser, path, 'prove'), origin, how);
  return { browser, credential, answer: await send(browser, `${path}/passkey/prove`, credential) };
}

/** Signed, and with a passkey on the phone; an hour later, so that nothing was asked for lately. */
async function kept(change: Readonly<Record<string, unknown>> = {}, at: House = house) {
  const one = await signed(change, at);
  const key = createAuthenticator();
  expect((await keep(one.browser, one.path, key)).status).toBe(303);
  await world.clock.advance(HOUR_MS);
  return { ...one, key };
}

const passkeysAt = (requestId: string) =>
  world.as(house, 'officer', async (scope) => (await getRequest(scope, requestId)).passkeys);
const trail = async (requestId: string) => {
  const events = await world.as(house, 'officer', (scope) =>
    listEvents(scope, [{ type: 'authorization_request', id: requestId }]),
  );
  return events.map(({ action }) => action);
};
const requestOf = async (requestId: string) =>
  world.as(house, 'officer', async (scope) => (await getRequest(scope, requestId)).request);
const subjectOf = async (requestId: string) => ({ id: (await requestOf(requestId)).subject.id });
const hashOf = (key: Authenticator) => createHash('sha256').update(Buffer.from(key.id, 'base64url')).digest('hex');

/** Nobody came in: neither by what was refused, nor as if they had. */
async function expectOutside(browser: TestApp, path: string): Promise<void> {
  const page = await browser.ask('GET', path);
  expect(page.text).not.toContain('name="shown"');
  expect(page.text).not.toContain('Take back all of it');
}

describe('a passkey', () => {
  test('is kept after the code, opens the page the next time, and takes something back there', async () => {
    const { path, key, requestId } = await kept();
    const { browser, answer } = await prove(path, key);
    expect(answer.status, answer.text).toBe(303);
    const page = await browser.ask('GET', path);
    expect(page.text).toContain('What you said yes to');
    expect(page.text).toContain('Passkey, kept on');
    expect((await post(browser, `${path}/take-back`, [['all', 'yes']])).status).toBe(303);
    const { authorizationId } = await requestOf(requestId);
    const after = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect(after.state).toBe('revoked');
    expect((await trail(requestId)).filter((action) => action.includes('passkey')).toSorted()).toEqual([
      'authorization.passkey_asked',
      'authorization.passkey_kept',
      'authorization.passkey_proved',
    ]);
  });

  test('signs the next permission of the same signer, and what was signed tells of it', async () => {
    const before = await kept();
    const next = await ask({ subject: await subjectOf(before.requestId) });
    const { browser } = await prove(next.path, before.key);
    expect((await sign(browser, next)).status).toBe(303);
    await browser.ask('GET', `${next.path}/copy`);
    const { authorizationId } = await requestOf(next.requestId);
    const view = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect([view.state, view.reasons], 'valid: who signed is known (45 CFR 164.514(h))').toEqual(['valid', []]);
    const [loaded] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId ?? '']));
    expect(loaded?.facts.signature).toMatchObject({
      identityMethod: 'passkey',
      attribution: 'passkey',
      verifiedBy: `passkey ${hashOf(before.key)}`,
    });
  });

  test.skipIf(!existsSync(PDFTOTEXT))('is told on the page of evidence of the sealed document', async () => {
    const before = await kept();
    const next = await ask({ subject: await subjectOf(before.requestId) });
    const { browser } = await prove(next.path, before.key);
    const at = world.clock.now().toISOString();
    expect((await sign(browser, next)).status).toBe(303);
    const { authorizationId } = await requestOf(next.requestId);
    const pdf = await world.as(house, 'officer', (scope) => readDocument(scope, authorizationId ?? ''));
    const folder = await mkdtemp(join(tmpdir(), 'bedside-passkey-'));
    await writeFile(join(folder, 'signed.pdf'), pdf);
    const { stdout } = await promisify(execFile)(PDFTOTEXT, [join(folder, 'signed.pdf'), '-']);
    await rm(folder, { recursive: true });
    // A hash is broken over lines.
    const text = stdout.replaceAll(/\s+/gu, '');
    expect(text).toContain(hashOf(before.key));
    expect(text).toContain(`${at},yes`);
    expect(text).toContain('aone-timecode,toldbyamemberofthestaff');
  });

  test('is asked for without an account, with its person verified, and for no other party than the house', async () => {
    const { path, browser, key, requestId } = await kept();
    const asked = await begin(app.browser(), path, 'prove');
    expect(asked).toMatchObject({
      rpId: 'bedside.example',
      userVerification: 'required',
      allowCredentials: [{ id: key.id }],
    });
    await enter(browser, { path, requestId });
    const made = await begin(browser, path, 'keep');
    expect(made).toMatchObject({
      rp: { id: 'bedside.example' },
      attestation: 'none',
      excludeCredentials: [{ id: key.id }],
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    });
    expect(JSON.stringify(made), 'a device shows nothing of whom it is about').not.toMatch(/Flores|Ana/u);
  });

  test('is not offered where there is none, and the page says nothing of it', async () => {
    const link = await ask();
    const browser = app.browser();
    const page = await browser.ask('GET', link.path);
    expect(page.text).not.toContain('passkey');
    expect(page.headers.get('content-security-policy')).not.toContain('connect-src');
    const answer = await browser.ask('POST', `${link.path}/passkey/prove/begin`);
    expect([answer.status, answer.body['problem']]).toEqual([
      409,
      'There is no passkey for this page any more. Use a code.',
    ]);
  });

  test('leaves the page whole without a script, and its policy strict with one', async () => {
    const { path } = await kept();
    const page = await app.browser().ask('GET', path);
    expect(page.text, 'shown by its script alone').toMatch(/<form [^>]*data-passkey[^>]* hidden>/u);
    expect(page.text, 'the way of everybody').toContain('Ask the person who gave you this link for a code');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self'",
    );
    const script = await app.browser().ask('GET', '/permission/passkey.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  test('that is lost shuts nobody out: a code goes on as before', async () => {
    const { path, requestId } = await kept();
    const browser = app.browser();
    await enter(browser, { path, requestId });
    expect((await post(browser, `${path}/take-back`, [['all', 'yes']])).status).toBe(303);
  });

  test('is kept five times at most', async () => {
    const { path, browser } = await signed();
    for (const _ of [1, 2, 3, 4, 5]) expect((await keep(browser, path, createAuthenticator())).status).toBe(303);
    const answer = await browser.ask('POST', `${path}/passkey/keep/begin`);
    expect([answer.status, answer.body['problem']]).toEqual([409, 'You have five passkeys. Remove one first.']);
    expect((await browser.ask('GET', path)).text).not.toContain('Keep a passkey');
  });

  test('lies in the database without a name and without a mailbox in clear', async () => {
    await kept({
      subject: { kind: 'patient', name: 'Iker Quiroga', bornOn: '2017-05-04' },
      signer: { role: 'guardian', name: 'Zoraida Quiroga', authorityKind: 'mother', authorityEvidence: 'seen' },
    });
    const { rows } = await world.owner.query<{ row: string }>('select t::text as row from signer_passkey t');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/Quiroga|quiroga|guardian/u);
  });
});

describe('what a device answers is refused', () => {
  test.each<[string, How]>([
    ['for another origin', { origin: 'https://bedside.example.evil.example', partyId: 'bedside.example' }],
    ['for another party', { partyId: 'other.example' }],
    ['without looking who it is', { verified: false }],
  ])('%s', async (_, how) => {
    const { path, key, requestId } = await kept();
    const { browser, answer } = await prove(path, key, how);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This passkey does not fit here');
    await expectOutside(browser, path);
    expect((await passkeysAt(requestId))[0], 'and it is as it was').toMatchObject({
      lastUsedAt: null,
      setAsideAt: null,
    });
    expect(await trail(requestId)).toContain('authorization.passkey_refused');
  });

  test.each<[string, (options: Options) => unknown]>([
    ['for another origin', (options) => createAuthenticator().create(options, 'https://bedside.evil.example')],
    ['for another party', (options) => createAuthenticator({ partyId: 'other.example' }).create(options, PUBLIC_URL)],
    ['without looking who it is', (options) => createAuthenticator({ verified: false }).create(options, PUBLIC_URL)],
  ])('when it is made %s', async (_, make) => {
    const { path, browser, requestId } = await signed();
    const answer = await send(browser, `${path}/passkey/keep`, make(await begin(browser, path, 'keep')));
    expect(answer.status).toBe(409);
    expect(await passkeysAt(requestId)).toEqual([]);
  });

  test('a second time, for keeping as for proving', async () => {
    const { path, key, browser: mother, requestId } = await kept();
    const { browser, credential, answer } = await prove(path, key);
    expect(answer.status).toBe(303);
    const again = await send(app.browser(), `${path}/passkey/prove`, credential);
    expect([again.status, again.text.includes('took too long')]).toEqual([409, true]);
    expect((await browser.ask('GET', path)).text, 'whoever was in stays in').toContain('Take back all of it');
    await enter(mother, { path, requestId });
    const made = createAuthenticator().create(await begin(mother, path, 'keep'), PUBLIC_URL);
    expect((await send(mother, `${path}/passkey/keep`, made)).status).toBe(303);
    expect((await send(mother, `${path}/passkey/keep`, made)).status).toBe(409);
    expect(await passkeysAt(requestId)).toHaveLength(2);
  });

  test('a challenge that was tried is gone, also where the answer was wrong', async () => {
    const { path, key } = await kept();
    const options = await begin(app.browser(), path, 'prove');
    const wrong = key.get(options, PUBLIC_URL, { verified: false });
    expect((await send(app.browser(), `${path}/passkey/prove`, wrong)).status).toBe(409);
    const right = await send(app.browser(), `${path}/passkey/prove`, key.get(options, PUBLIC_URL));
    expect(right.text).toContain('took too long');
  });

  test('with the challenge of another link, or of another purpose', async () => {
    const one = await kept();
    const other = await ask({ subject: await subjectOf(one.requestId) });
    const foreign = one.key.get(await begin(app.browser(), other.path, 'prove'), PUBLIC_URL);
    const browser = app.browser();
    const answer = await send(browser, `${one.path}/passkey/prove`, foreign);
    expect([answer.status, answer.text.includes('took too long')]).toEqual([409, true]);
    await expectOutside(browser, one.path);
    await enter(one.browser, one);
    const forKeeping = one.key.get(await begin(one.browser, one.path, 'keep'), PUBLIC_URL);
    expect((await send(app.browser(), `${one.path}/passkey/prove`, forKeeping)).text).toContain('took too long');
    const forProving = createAuthenticator().create(await begin(app.browser(), one.path, 'prove'), PUBLIC_URL);
    expect((await send(one.browser, `${one.path}/passkey/keep`, forProving)).text).toContain('took too long');
    expect(await passkeysAt(one.requestId)).toHaveLength(1);
  });

  test('after five minutes', async () => {
    const { path, key } = await kept();
    const browser = app.browser();
    const options = await begin(browser, path, 'prove');
    await world.clock.advance(5 * MINUTE_MS);
    expect((await send(browser, `${path}/passkey/prove`, key.get(options, PUBLIC_URL))).text).toContain(
      'took too long',
    );
  });

  test('when its counter goes backwards: it is set aside, everybody is told, and a code goes on', async () => {
    const { path, key, requestId } = await kept();
    const first = await prove(path, key, { counter: 10 });
    expect(first.answer.status).toBe(303);
    const copy = await prove(path, key, { counter: 10 });
    expect([copy.answer.status, copy.answer.text.includes('There may be a copy of this passkey')]).toEqual([409, true]);
    await expectOutside(copy.browser, path);
    await expectOutside(first.browser, path);
    expect(await passkeysAt(requestId)).toMatchObject([{ setAsideAt: expect.any(String) }]);
    expect(await trail(requestId)).toContain('authorization.passkey_set_aside');
    const { rows } = await world.owner.query(
      `select 1 from outbox_message where organization_id = $1 and kind = 'authorization.passkey_set_aside' and link = $2`,
      [house.organizationId, `/authorizations/requests/${requestId}`],
    );
    expect(rows.length, 'whoever asked, and the privacy officers').toBeGreaterThan(0);
    const late = await app.browser().ask('POST', `${path}/passkey/prove/begin`);
    expect(late.status, 'it is not asked for any more').toBe(409);
    const browser = app.browser();
    await enter(browser, { path, requestId });
    expect((await browser.ask('GET', path)).text).toContain('Set aside on');
  });

  test('a forged counter sets nothing aside: only what is signed counts', async () => {
    const { path, key, requestId } = await kept();
    expect((await prove(path, key, { counter: 10 })).answer.status).toBe(303);
    const browser = app.browser();
    const { response, ...rest } = key.get(await begin(browser, path, 'prove'), PUBLIC_URL, { counter: 3 });
    const { signature } = key.get({ challenge: 'b'.repeat(43) }, PUBLIC_URL).response as { signature: string };
    const forged = { ...rest, response: { ...(response as object), signature } };
    expect((await send(browser, `${path}/passkey/prove`, forged)).text).toContain('does not fit here');
    expect(await passkeysAt(requestId)).toMatchObject([{ setAsideAt: null }]);
  });

  test('with the passkey of another organization, or one that nobody kept', async () => {
    const other = await world.openHouse();
    const elsewhere = await kept({}, other);
    const { path } = await kept();
    for (const key of [elsewhere.key, createAuthenticator()]) {
      const { browser, answer } = await prove(path, key);
      expect([answer.status, answer.text.includes('does not fit here')]).toEqual([409, true]);
      await expectOutside(browser, path);
    }
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['of another subject', { subject: { kind: 'patient', name: 'Ana Flores', isKnownAdult: true } }],
    ['under another role', { signer: { role: 'representative', name: 'Rosa Flores', authorityKind: 'court order' } }],
    ['of another name', { signer: { role: 'guardian', name: 'Luz Flores', authorityKind: 'aunt' } }],
  ])('with the passkey of another signer: %s', async (_, change) => {
    const guardian = { role: 'guardian', name: 'Rosa Flores', authorityKind: 'mother' };
    const one = await kept({ signer: guardian });
    const subject = await subjectOf(one.requestId);
    const own = await kept({ subject, signer: guardian, ...change });
    const { browser, answer } = await prove(own.path, one.key);
    expect([answer.status, answer.text.includes('does not fit here')]).toEqual([409, true]);
    await expectOutside(browser, own.path);
    expect(await passkeysAt(own.requestId)).toHaveLength(1);
    const same = await ask({ subject, signer: { ...guardian, name: '  rosa   FLORES ' } });
    expect((await prove(same.path, one.key)).answer.status, 'the same mother, written otherwise').toBe(303);
  });

  test('that was kept before by anybody: a credential is never moved', async () => {
    const one = await kept();
    const other = await signed();
    expect((await keep(other.browser, other.path, one.key)).status).toBe(409);
    expect(await passkeysAt(other.requestId)).toEqual([]);
    expect((await prove(one.path, one.key)).answer.status).toBe(303);
  });
});

describe('where something happens between the challenge and the answer', () => {
  /** A passkey, an asking that waits, and what the device signed for it. */
  async function waiting() {
    const before = await kept();
    const next = await ask({ subject: await subjectOf(before.requestId), linkDays: 1 });
    const browser = app.browser();
    const credential = before.key.get(await begin(browser, next.path, 'prove'), PUBLIC_URL);
    const answer = () => send(browser, `${next.path}/passkey/prove`, credential);
    return { ...next, before, browser, answer };
  }

  test('a link that was cancelled opens nothing', async () => {
    const { requestId, answer, browser, path } = await waiting();
    await world.as(house, 'officer', (scope) => cancelRequest(scope, requestId));
    expect((await answer()).status).toBe(404);
    await expectOutside(browser, path);
  });

  test('a link that ended opens nothing', async () => {
    const before = await kept();
    const next = await ask({ subject: await subjectOf(before.requestId), linkDays: 1 });
    await world.clock.advance(24 * HOUR_MS - 2 * MINUTE_MS);
    const browser = app.browser();
    const credential = before.key.get(await begin(browser, next.path, 'prove'), PUBLIC_URL);
    await world.clock.advance(3 * MINUTE_MS);
    expect((await send(browser, `${next.path}/passkey/prove`, credential)).status).toBe(404);
    expect((await requestOf(next.requestId)).state).toBe('open');
  });

  test('a passkey that was removed opens nothing', async () => {
    const { before, answer, browser, path } = await waiting();
    const [passkey] = await passkeysAt(before.requestId);
    await world.as(house, 'officer', (scope) =>
      removePasskey(scope, { requestId: before.requestId, passkeyId: passkey?.id ?? '' }),
    );
    expect((await answer()).status).toBe(409);
    await expectOutside(browser, path);
  });

  test('of two that answer at once, one comes in', async () => {
    const { answer } = await waiting();
    const answers = await Promise.all([answer(), answer(), answer()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409, 409]);
  });

  test('of two devices with one count, that answer at once, one is a copy', async () => {
    const { path, key, requestId } = await kept();
    const browsers = [app.browser(), app.browser()];
    const options = [await begin(app.browser(), path, 'prove'), await begin(app.browser(), path, 'prove')];
    const credentials = options.map((one) => key.get(one, PUBLIC_URL, { counter: 7 }));
    const answers = await Promise.all(
      browsers.map((browser, index) => send(browser, `${path}/passkey/prove`, credentials[index])),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await passkeysAt(requestId)).toMatchObject([{ setAsideAt: expect.any(String) }]);
  });

  test('two that keep one passkey at once keep it once', async () => {
    const { path, browser, requestId } = await signed();
    const made = createAuthenticator().create(await begin(browser, path, 'keep'), PUBLIC_URL);
    const answers = await Promise.all([1, 2].map(() => send(browser, `${path}/passkey/keep`, made)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await passkeysAt(requestId)).toHaveLength(1);
  });

  test('between the proof and the signature, a passkey that is removed signs nothing', async () => {
    const before = await kept();
    const next = await ask({ subject: await subjectOf(before.requestId) });
    const { browser } = await prove(next.path, before.key);
    const { text: page } = await browser.ask('GET', next.path);
    expect(page).toContain('name="shown"');
    const [passkey] = await passkeysAt(before.requestId);
    await world.as(house, 'officer', (scope) =>
      removePasskey(scope, { requestId: before.requestId, passkeyId: passkey?.id ?? '' }),
    );
    const answer = await post(browser, `${next.path}/sign`, [
      ...inputs(page, 'hidden').filter(([name]) => name !== 'credential'),
      ...inputs(page, 'checkbox'),
      ...inputs(page, 'radio').filter(([, value]) => value === 'yes'),
      ['name', 'Ana Flores'],
    ]);
    expect(answer.status).toBe(409);
    expect(await requestOf(next.requestId)).toMatchObject({ state: 'open', authorizationId: null, answeredAt: null });
  });
});

describe('what cannot be read', () => {
  const whole = () => createAuthenticator().get({ challenge: 'a'.repeat(43) }, PUBLIC_URL);

  test.each<[string, () => unknown]>([
    ['nothing', () => ''],
    ['no JSON', () => '{"id":'],
    ['another form', () => ({ id: 'abc', type: 'public-key' })],
    ['an id that is no base64url', () => ({ ...whole(), id: '../../etc' })],
    [
      'client data that is no JSON',
      () => ({ ...whole(), response: { ...Object(whole()['response']), clientDataJSON: 'AAAA' } }),
    ],
    [
      'far too much in a field',
      () => ({ ...whole(), response: { ...Object(whole()['response']), signature: 'A'.repeat(20_000) } }),
    ],
    ['far too much', () => 'A'.repeat(100_000)],
  ])('%s is refused in words, and uses up no challenge', async (_, credential) => {
    const { path, key } = await kept();
    const browser = app.browser();
    const options = await begin(browser, path, 'prove');
    const answer = await send(browser, `${path}/passkey/prove`, credential());
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('We could not read what your device sent. Try again, or use a code.');
    const right = await send(browser, `${path}/passkey/prove`, key.get(options, PUBLIC_URL));
    expect(right.status, right.text).toBe(303);
  });

  test('bytes that are no signature, no key and no data of a device are refused as a passkey that does not fit', async () => {
    const { path, key, browser: mother, requestId } = await kept();
    const browser = app.browser();
    const { response, ...rest } = key.get(await begin(browser, path, 'prove'), PUBLIC_URL);
    const garbled = { ...rest, response: { ...(response as object), authenticatorData: 'AAAA', signature: 'AAAA' } };
    expect((await send(browser, `${path}/passkey/prove`, garbled)).status).toBe(409);
    await enter(mother, { path, requestId });
    const { response: made, ...of } = createAuthenticator().create(await begin(mother, path, 'keep'), PUBLIC_URL);
    const broken = { ...of, response: { ...(made as object), attestationObject: 'AAAA' } };
    expect((await send(mother, `${path}/passkey/keep`, broken)).status).toBe(409);
    expect(await passkeysAt(requestId)).toHaveLength(1);
  });

  test('a body of megabytes is refused before it is read', async () => {
    const { path } = await kept();
    expect((await send(app.browser(), `${path}/passkey/prove`, 'A'.repeat(3_000_000))).status).toBe(413);
  });

  test('what another site sends is refused', async () => {
    const { path } = await kept();
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await app.browser().ask('POST', `${path}/passkey/prove/begin`, { headers })).status).toBe(403);
  });

  test.each(['keep', 'prove'])('a link that opens nothing tells the script of %s so', async (purpose) => {
    const path = `/permission/${house.organizationId}.${'x'.repeat(43)}`;
    const answer = await app.browser().ask('POST', `${path}/passkey/${purpose}/begin`);
    expect([answer.status, answer.body['problem']]).toEqual([
      404,
      'It may have ended, or a newer one was sent. Ask the person who gave it to you.',
    ]);
  });
});

describe('how often', () => {
  test('is counted together with codes, and the last try of an hour is left for a code', async () => {
    const { path, requestId } = await kept();
    for (let used = 1; used < MOST_CODES; used += 1) await begin(app.browser(), path, 'prove');
    const answer = await app.browser().ask('POST', `${path}/passkey/prove/begin`);
    expect([answer.status, answer.body['problem']]).toEqual([409, 'The passkey was tried too often. Use a code.']);
    const code = () => world.as(house, 'officer', (scope) => makeRequestCode(scope, parts, requestId));
    await code();
    await expect(code()).rejects.toMatchObject({ code: 'TOO_MANY_CODES' });
    await world.clock.advance(HOUR_MS);
    await begin(app.browser(), path, 'prove');
  });

  test('codes leave fewer tries for a passkey', async () => {
    const { path, requestId } = await kept();
    for (let used = 1; used < MOST_CODES; used += 1) {
      await world.as(house, 'officer', (scope) => makeRequestCode(scope, parts, requestId));
    }
    expect((await app.browser().ask('POST', `${path}/passkey/prove/begin`)).status).toBe(409);
  });
});

describe('who keeps one', () => {
  test('has proven by a code who that is, and not by another passkey', async () => {
    const { path, key } = await kept();
    const { browser } = await prove(path, key);
    expect((await browser.ask('GET', path)).text).not.toContain('Keep a passkey');
    for (const one of [browser, app.browser()]) {
      expect((await one.ask('POST', `${path}/passkey/keep/begin`)).status).toBe(409);
      const made = createAuthenticator().create({ challenge: 'a'.repeat(43) }, PUBLIC_URL);
      expect((await send(one, `${path}/passkey/keep`, made)).status).toBe(409);
    }
  });

  test('has signed', async () => {
    const link = await ask();
    const browser = app.browser();
    await enter(browser, link);
    expect((await browser.ask('POST', `${link.path}/passkey/keep/begin`)).status).toBe(409);
  });

  test('keeps it elsewhere where a member of the staff was beside: that device is of the house', async () => {
    const { request } = await world.as(house, 'officer', (scope) =>
      sendRequest(scope, parts, permissionInput(house, { way: 'tablet' })),
    );
    const { link, cookie } = await world.as(house, 'officer', (scope) => witnessRequest(scope, request.id));
    const { pathname: path } = new URL(link);
    const headers = { cookie: `__Host-bedside-permission=${cookie.word}` };
    const tablet: TestApp = {
      ...app,
      ask: (method, to, how = {}) => app.ask(method, to, { ...how, headers: { ...how.headers, ...headers } }),
    };
    expect((await sign(tablet, { path, requestId: request.id })).status).toBe(303);
    expect((await tablet.ask('GET', path)).text).toContain('Keep a passkey on my phone');
    const options = await begin(tablet, path, 'keep');
    expect(options['authenticatorSelection']).toMatchObject({ authenticatorAttachment: 'cross-platform' });
    const here = { ...createAuthenticator().create(options, PUBLIC_URL), authenticatorAttachment: 'platform' };
    expect((await send(tablet, `${path}/passkey/keep`, here)).status).toBe(409);
    const phone = createAuthenticator();
    const there = {
      ...phone.create(await begin(tablet, path, 'keep'), PUBLIC_URL),
      authenticatorAttachment: 'cross-platform',
    };
    expect((await send(tablet, `${path}/passkey/keep`, there)).status).toBe(303);
    expect(await passkeysAt(request.id)).toMatchObject([{ keptAfter: 'witness' }]);
    expect((await prove(path, phone)).answer.status).toBe(303);
  });
});

describe('where codes go by mail', () => {
  /** A browser of somebody in a house that can send mail, with its cookie. */
  function mailed() {
    let cookie = '';
    return async <T>(work: (call: SigningCall) => Promise<T>): Promise<T> => {
      const responseHeaders = new Headers();
      const request = new Request(PUBLIC_URL, { headers: cookie === '' ? {} : { cookie } });
      const call = { services: world.services, requestId: newId<'request'>(), request, responseHeaders };
      const answer = await work({ ...call, mailIsSetUp: true, textsAreSetUp: true, whereUsed: usesForSigner });
      cookie = responseHeaders.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    };
  }
  const token = ({ path }: { path: string }) => path.split('/').at(-1) ?? '';
  const toRosa = { signer: { role: 'subject', email: 'rosa@family.example.net' } };

  /** Comes in by a code that went by mail or by text. */
  async function enterByCode(rosa: ReturnType<typeof mailed>, link: Link, way: 'mail' | 'sms'): Promise<void> {
    await world.owner.query(
      `update authorization_request set code_hash = $2, code_sent_at = $3, code_tries_left = 5, code_way = $4 where id = $1`,
      [link.requestId, hashAskingCode(world.services.keyring, link.requestId, '123456'), world.clock.now(), way],
    );
    await rosa((call) => giveCode(call, token(link), '123456'));
  }

  async function keptAfter(way: 'mail' | 'sms', change: Readonly<Record<string, unknown>> = toRosa) {
    const link = await signed(change);
    const rosa = mailed();
    await enterByCode(rosa, link, way);
    const key = createAuthenticator();
    const options = await rosa((call) => beginKeeping(call, token(link)));
    const made = JSON.stringify(key.create({ ...options }, PUBLIC_URL));
    await rosa((call) => keepPasskey(call, token(link), made));
    return { ...link, key, rosa };
  }

  const offeredAt = (link: Link) =>
    mailed()((call) =>
      world.as(house, 'officer', async (scope) => {
        const row = await lockRequest(scope, link.requestId);
        return (await offeredPasskeys(scope, call, row)).length;
      }),
    );

  test('a passkey that was kept after one of them opens what goes to the same mailbox', async () => {
    const one = await keptAfter('mail');
    const next = await ask({ ...toRosa, subject: await subjectOf(one.requestId) });
    const rosa = mailed();
    const door = await rosa((call) => lookBehindLink(call, token(next)));
    expect(door).toMatchObject({ stage: 'code', hasPasskey: true });
    const options = await rosa((call) => beginProof(call, token(next)));
    await rosa((call) => provePasskey(call, token(next), JSON.stringify(one.key.get({ ...options }, PUBLIC_URL))));
    expect(await rosa((call) => lookBehindLink(call, token(next)))).toMatchObject({ stage: 'form' });
    const kinds = await world.as(house, 'officer', async (scope) =>
      viewPasskeys(scope, await lockRequest(scope, next.requestId)),
    );
    expect(kinds).toMatchObject([{ keptAfter: 'code by mail' }]);
  });

  test('a passkey that was kept after a code of the staff is no way around the mailbox', async () => {
    const told = await kept();
    const subject = await subjectOf(told.requestId);
    expect(await offeredAt(await ask({ subject })), 'where the staff tells codes').toBe(1);
    const next = await ask({ ...toRosa, subject });
    expect(await offeredAt(next)).toBe(0);
    const refused = mailed()((call) => beginProof(call, token(next)));
    await expect(refused).rejects.toMatchObject({ code: 'NO_PASSKEY' });
  });

  test('another mailbox needs a code of its own', async () => {
    const one = await keptAfter('mail');
    const subject = await subjectOf(one.requestId);
    expect(await offeredAt(await ask({ ...toRosa, subject }))).toBe(1);
    const elsewhere = { signer: { role: 'subject', email: 'rosa@work.example.net' } };
    expect(await offeredAt(await ask({ ...elsewhere, subject }))).toBe(0);
  });

  test('a passkey that was kept after a code to a telephone opens what goes there, and nothing else', async () => {
    const byText = (phone: string) => ({ signer: { role: 'subject', phone, agreesToTexts: true } });
    const one = await keptAfter('sms', byText('(202) 555-0142'));
    const subject = await subjectOf(one.requestId);
    expect(await offeredAt(await ask({ ...byText('+1 202 555 0142'), subject }))).toBe(1);
    expect(await offeredAt(await ask({ ...byText('(202) 555-0143'), subject }))).toBe(0);
    expect(await offeredAt(await ask({ ...toRosa, subject }))).toBe(0);
  });
});

describe('a passkey is removed', () => {
  test('by whoever keeps it, on their own page, and nobody is thrown out', async () => {
    const { path, key, requestId } = await kept();
    const { browser } = await prove(path, key);
    const [passkey] = await passkeysAt(requestId);
    const remove = (one: TestApp, id: string) => post(one, `${path}/passkey/remove`, [['passkey', id]]);
    expect((await remove(app.browser(), passkey?.id ?? '')).status, 'not by whoever has the link').toBe(409);
    expect((await remove(browser, newId())).status).toBe(404);
    expect((await remove(browser, 'no id')).status).toBe(404);
    expect(await passkeysAt(requestId)).toHaveLength(1);
    expect((await remove(browser, passkey?.id ?? '')).status).toBe(303);
    expect(await passkeysAt(requestId)).toEqual([]);
    const page = await browser.ask('GET', path);
    expect(page.text).toContain('Take back all of it');
    expect(page.text).not.toContain('Passkey, kept on');
    expect((await app.browser().ask('POST', `${path}/passkey/prove/begin`)).status).toBe(409);
  });

  test('by the staff, who is in the trail; what was open by it is closed', async () => {
    const { path, key, requestId } = await kept();
    const { browser } = await prove(path, key);
    const [passkey] = await passkeysAt(requestId);
    const remove = (who: 'officer' | 'author' | 'auditor') =>
      world.as(house, who, (scope) => removePasskey(scope, { requestId, passkeyId: passkey?.id ?? '' }));
    await expect(remove('author')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(remove('auditor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await remove('officer')).toEqual({ passkeys: [] });
    await expect(remove('officer')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expectOutside(browser, path);
    const events = await world.as(house, 'officer', (scope) =>
      listEvents(scope, [{ type: 'authorization_request', id: requestId }]),
    );
    expect(events.find(({ action }) => action === 'authorization.passkey_removed')).toMatchObject({
      actor: `person:${house.people.officer.id}`,
    });
  });

  test('of another signer by nobody who came to the page of this one', async () => {
    const one = await kept();
    const other = await kept();
    const { browser } = await prove(other.path, other.key);
    const [passkey] = await passkeysAt(one.requestId);
    expect((await post(browser, `${other.path}/passkey/remove`, [['passkey', passkey?.id ?? '']])).status).toBe(404);
    await expect(
      world.as(house, 'officer', (scope) =>
        removePasskey(scope, { requestId: other.requestId, passkeyId: passkey?.id ?? '' }),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await passkeysAt(one.requestId)).toHaveLength(1);
  });
});
