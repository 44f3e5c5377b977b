import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../test/app.ts';
import { runTexts, texterFor } from '../../../../test/run-texts.ts';
import { permissionInput } from '../../../../test/signed-permission.ts';
import { startTextGateway, type TextGateway } from '../../../../test/text-gateway.ts';
import { createWorld, type House, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import type { Mail } from '../../../kernel/mail/mailer.ts';
import type { Texter } from '../../../kernel/texts/texter.ts';
import { loadAuthorizations } from '../view-authorizations.ts';
import { askingMailTask } from './mail.ts';
import {
  type AskingParts,
  cancelRequest,
  getRequest,
  makeRequestCode,
  previewRequest,
  sendRequest,
  sendRequestAgain,
} from './service.ts';

const NUMBER = '+12025550142';
const SECOND_MS = 1_000;

let world: World;
let gateway: TextGateway;
let texter: Texter;
let app: TestApp;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  gateway = await startTextGateway(() => world.clock.now());
  texter = texterFor(world, gateway);
  app = await createTestApp(world, undefined, { texter });
});
beforeEach(async () => {
  gateway.clear();
  house = await world.openHouse();
  await world.owner.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  await app.close();
  await gateway.close();
  await world.close();
});

const set = (change: Partial<AskingParts> = {}): AskingParts => ({
  isShown: async () => true,
  mailIsSetUp: false,
  textsAreSetUp: true,
  ...change,
});
const signer = (change: Record<string, unknown> = {}) => ({
  role: 'subject',
  phone: '(202) 555-0142',
  agreesToTexts: true,
  ...change,
});
const ask = (change: Record<string, unknown> = {}, parts = set()) =>
  world.as(house, 'officer', (scope) =>
    sendRequest(scope, parts, permissionInput(house, { signer: signer(), ...change })),
  );
const ofRequest = async (requestId: string) =>
  world.as(house, 'officer', async (scope) => (await getRequest(scope, requestId)).request);
const run = () => runTexts(world, texter);

/** What the newest text holds. */
async function newest(found: RegExp): Promise<string> {
  await run();
  return found.exec(gateway.sent.at(-1)?.body ?? '')?.[0] ?? '';
}
const newestLink = async () => new URL(await newest(/https:\/\/\S+/u)).pathname;

function post(browser: TestApp, path: string, fields: readonly (readonly [string, string])[] = []): Promise<Answer> {
  const raw = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return browser.ask('POST', path, { raw, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
}
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '';

/** A browser in which the code of a text was given. */
async function inside(path: string): Promise<{ browser: TestApp; page: string }> {
  const browser = app.browser();
  expect((await post(browser, `${path}/code`, [['way', 'sms']])).status).toBe(303);
  const code = await newest(/\b\d{6}\b/u);
  expect((await post(browser, `${path}/enter`, [['code', code]])).status).toBe(303);
  return { browser, page: (await browser.ask('GET', path)).text };
}

async function signed(path: string): Promise<{ browser: TestApp }> {
  const { browser, page } = await inside(path);
  const answer = await post(browser, `${path}/sign`, [
    ['submission', hidden(page, 'submission')],
    ['shown', hidden(page, 'shown')],
    ['infoScope', 'photo'],
    ['channels', house.channels.newsroom],
    ['purposes', 'education'],
    ['answer.likeness', 'yes'],
    ['answer.records', 'yes'],
    ['name', 'Ana Flores'],
  ]);
  expect(answer.status).toBe(303);
  return { browser };
}

describe('by text', () => {
  test('somebody is asked, gets their code, signs, and gets links to their copy and their receipt', async () => {
    const { request, link } = await ask();
    expect(link, 'it went by text').toBeNull();
    const path = await newestLink();
    expect(gateway.sent[0]?.body).toMatch(/has a form for you.*STOP ends texts/u);
    const shown = await app.browser().ask('GET', path);
    expect(shown.text).toContain('your phone number that ends in 42');
    expect(shown.text).not.toMatch(/555|0142|Flores/u);
    const { browser } = await signed(path);
    expect(await newestLink(), 'the way to the copy is the same link').toBe(path);
    expect(gateway.sent.at(-1)?.body).toContain('is signed. Get your copy');
    await post(browser, `${path}/take-back`, [['all', 'yes']]);
    expect(await newestLink()).toBe(path);
    expect(gateway.sent.at(-1)?.body).toContain('what you took back');
    const count = gateway.sent.length;
    await post(browser, `${path}/take-back`, [['all', 'yes']]);
    await run();
    expect(gateway.sent, 'what is taken back already gives no second receipt').toHaveLength(count);
    const { authorizationId } = await ofRequest(request.id);
    const [found] = await world.as(house, 'officer', (scope) => loadAuthorizations(scope, [authorizationId ?? '']));
    expect(found?.facts.signature).toMatchObject({ identityMethod: 'code by sms', verifiedBy: 'one-time code' });
    expect(gateway.sent.map(({ body }) => body).join(' ')).not.toMatch(/Flores|window|photo|picture/u);
  });

  test('the number is kept sealed, shown back, and who agreed to it is noted', async () => {
    const { request } = await ask();
    expect(request).toMatchObject({
      phone: '+1 202 555 0142',
      textsAgreed: { at: world.clock.now().toISOString() },
      text: { kind: 'link', state: 'waiting', errorCode: null, segments: 2 },
    });
    expect(request.textsAgreed?.byName).toBe(request.askedByName);
    for (const table of ['authorization_request', 'text_message', 'audit_event']) {
      const { rows } = await world.owner.query(`select t::text as row from ${table} t where organization_id = $1`, [
        house.organizationId,
      ]);
      expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/5550142|555-0142|permission\//u);
    }
    const events = await world.as(house, 'officer', (scope) =>
      listEvents(scope, [{ type: 'authorization_request', id: request.id }]),
    );
    expect(events).toMatchObject([{ action: 'authorization.asked' }]);
  });

  test('nobody is texted who did not agree, where nothing is set up, or at what is no mobile number', async () => {
    expect(() => permissionInput(house, { signer: signer({ agreesToTexts: false }) })).toThrow('TEXTS_NOT_AGREED');
    await expect(ask({}, set({ textsAreSetUp: false }))).rejects.toMatchObject({ code: 'TEXTS_NOT_SET_UP' });
    await expect(ask({ signer: signer({ phone: '900-555-0142' }) })).rejects.toMatchObject({
      code: 'NUMBER_NOT_MOBILE',
      details: { fields: [{ path: 'signer.phone' }] },
    });
    await expect(ask({ signer: signer({ phone: '12345' }) })).rejects.toMatchObject({ code: 'NUMBER_INVALID' });
    const { rows } = await world.owner.query('select 1 from text_message where organization_id = $1', [
      house.organizationId,
    ]);
    expect(rows).toEqual([]);
  });

  test('what it would say and count is shown before it goes', async () => {
    const preview = (change: Record<string, unknown>) =>
      world.as(house, 'officer', (scope) =>
        previewRequest(scope, set(), permissionInput(house, { signer: signer(), ...change })),
      );
    const { text } = await preview({});
    expect(text).toMatchObject({ number: '+1 202 555 0142', segments: 2 });
    expect(text?.words).toContain('has a form for you');
    await ask();
    await run();
    expect(gateway.sent[0]?.body).toHaveLength(text?.characters ?? 0);
    expect((await preview({ signer: { role: 'subject' } })).text).toBeNull();
    expect((await preview({ kind: 'part2', program: 'North' })).text?.words, 'its name would tell').not.toContain(
      ' has ',
    );
  });

  test('the code is theirs alone: nobody of the staff makes one, and too many are refused', async () => {
    const { request } = await ask();
    const path = await newestLink();
    await expect(
      world.as(house, 'officer', (scope) => makeRequestCode(scope, set(), request.id)),
    ).rejects.toMatchObject({ code: 'TEXTS_CARRY_CODES' });
    const browser = app.browser();
    for (let asked = 0; asked < 5; asked += 1) expect((await post(browser, `${path}/code`)).status).toBe(303);
    expect((await post(browser, `${path}/code`)).text).toContain('Many codes were asked for');
    await run();
    expect(gateway.sent, 'of codes that were replaced before they went, none goes').toHaveLength(2);
    for (let tried = 0; tried < 5; tried += 1) await post(browser, `${path}/enter`, [['code', '000000']]);
    const code = await newest(/\b\d{6}\b/u);
    const locked = await post(browser, `${path}/enter`, [['code', code]]);
    expect([locked.status, locked.text.includes('tried too often')]).toEqual([409, true]);
  });
});

describe('with an address and a number', () => {
  const both = () => ask({ signer: signer({ email: 'ana@family.example.net' }) }, set({ mailIsSetUp: true }));
  const mailer = (sent: Mail[]) => ({ send: async (mail: Mail) => void sent.push(mail) });

  test('the link goes both ways, and a code by the one that was chosen last', async () => {
    const { request } = await both();
    const sent: Mail[] = [];
    const task = askingMailTask({ services: world.services, mailer: mailer(sent) });
    const job = { organizationId: house.organizationId, requestId: request.id };
    await task.run(job);
    const path = await newestLink();
    expect(sent[0]?.text).toContain(path);
    const twoWays = await createTestApp(world, undefined, { texter, mailer: mailer(sent) });
    const browser = twoWays.browser();
    const shown = (await browser.ask('GET', path)).text;
    expect(shown).toContain('Send a code to a…@f….net');
    expect(shown).toContain('Send a code to your phone number that ends in 42');
    await post(browser, `${path}/code`, [['way', 'mail']]);
    await post(browser, `${path}/code`, [['way', 'sms']]);
    await task.run(job);
    expect(sent, 'the mailed code is void, and does not go').toHaveLength(1);
    expect((await browser.ask('GET', path)).text).toContain('A code went to your phone number that ends in 42');
    const code = await newest(/\b\d{6}\b/u);
    expect((await post(browser, `${path}/enter`, [['code', code]])).status).toBe(303);
    const { rows } = await world.owner.query('select verified_way from authorization_request where id = $1', [
      request.id,
    ]);
    expect(rows).toEqual([{ verified_way: 'sms' }]);
    await twoWays.close();
  });
});

describe('what goes wrong', () => {
  test('is told to whoever asked, and STOP leaves the other ways', async () => {
    gateway.stopped.add(NUMBER);
    const { request } = await ask();
    await run();
    expect((await ofRequest(request.id)).text).toMatchObject({ state: 'failed', errorCode: 'SMS_STOPPED' });
    const again = await world.as(house, 'officer', (scope) =>
      sendRequestAgain(scope, set(), { requestId: request.id, linkDays: 14 }),
    );
    expect(again.link, 'it is handed over now').not.toBeNull();
    const page = (await app.browser().ask('GET', new URL(again.link ?? '').pathname)).text;
    expect(page).toContain('Ask the person who gave you this link');
    const { code } = await world.as(house, 'officer', (scope) => makeRequestCode(scope, set(), request.id));
    expect(code).toMatch(/^\d{6}$/u);
    await run();
    expect(gateway.sent).toHaveLength(0);
  });

  test('a text that was not delivered is told later', async () => {
    gateway.fate = { status: 'undelivered', error_code: 30006 };
    const { request } = await ask();
    await run();
    await world.clock.advance(10 * SECOND_MS);
    await run();
    expect((await ofRequest(request.id)).text).toMatchObject({ state: 'failed', errorCode: 'SMS_NOT_MOBILE' });
  });

  test('what was taken back is not texted, and a newer link makes a waiting one void', async () => {
    const { request } = await ask();
    await world.as(house, 'officer', (scope) =>
      sendRequestAgain(scope, set(), { requestId: request.id, linkDays: 14 }),
    );
    await run();
    expect(gateway.sent).toHaveLength(1);
    const other = await ask();
    await world.as(house, 'officer', (scope) => cancelRequest(scope, other.request.id));
    await run();
    expect(gateway.sent).toHaveLength(1);
    expect((await ofRequest(other.request.id)).text).toMatchObject({ state: 'dropped' });
  });

  test('on a device of the house nothing is texted before it is signed', async () => {
    await ask({ way: 'tablet' });
    await run();
    expect(gateway.sent).toHaveLength(0);
  });
});
