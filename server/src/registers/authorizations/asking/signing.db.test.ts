import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../test/app.ts';
import { signPermission } from '../../../../test/signed-permission.ts';
import { type CastName, createWorld, type House, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import type { Mail } from '../../../kernel/mail/mailer.ts';
import { createImageIntake, type ImageIntake } from '../../media/image-intake.ts';
import { addImage } from '../../media/service.ts';
import { noticeEndingTask } from '../jobs.ts';
import { getAuthorization, listAuthorizations, readDocument, recordCopy } from '../service.ts';
import { withdrawAuthorization } from '../withdraw.ts';
import { requestInput } from './contract.ts';
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

let world: World;
let app: TestApp;
let intake: ImageIntake;
let house: House;
let pictures: { id: string; sha256: string }[];

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  intake = createImageIntake();
  house = await world.openHouse();
  pictures = await Promise.all(['#0b6e6e', '#b05030'].map(addPicture));
});
afterAll(async () => {
  await app.close();
  await intake.close();
  await world.close();
});

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

async function addPicture(background: string) {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
  const told = { bytes: new Uint8Array(bytes), fileName: 'x.png', declaredMime: 'image/png' };
  const { id, sha256 } = await addImage(world.seed(house, 'officer'), intake, told);
  return { id, sha256 };
}

const parts = (mailIsSetUp = false): AskingParts => ({
  isShown: async () => true,
  mailIsSetUp,
  textsAreSetUp: false,
});

/** What a coordinator asks a mother: two pictures of her child, in Spanish, in the newsroom. */
function input(change: Record<string, unknown> = {}) {
  return requestInput.parse({
    subject: { kind: 'patient', name: 'Ana Flores', bornOn: '2017-05-04' },
    signer: { role: 'guardian', name: 'Rosa Flores', authorityKind: 'mother', authorityEvidence: 'seen in the chart' },
    kind: 'publication',
    language: 'es',
    way: 'link',
    description: 'Dos fotos de Ana en la ventana.',
    infoScope: ['photo', 'name'],
    mediaIds: pictures.map(({ id }) => id),
    channelIds: [house.channels.newsroom],
    purposes: ['education', 'news'],
    capturedOn: '2027-02-10',
    expiresOn: '2029-03-01',
    withdrawAt: 'privacy@example.org',
    ...change,
  });
}

const send = (change: Record<string, unknown> = {}, mail = false) =>
  world.as(house, 'officer', (scope) => sendRequest(scope, parts(mail), input(change)));
const pathOf = (link: string | null) => new URL(link ?? '').pathname;
const codeFor = (requestId: string) =>
  world.as(house, 'officer', (scope) => makeRequestCode(scope, parts(), requestId));

function post(browser: TestApp, path: string, fields: readonly (readonly [string, string])[] = []): Promise<Answer> {
  const raw = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return browser.ask('POST', path, { raw, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
}

const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '';

/** A browser in which the code was given. */
async function inside(change: Record<string, unknown> = {}) {
  const { request, link } = await send(change);
  const path = pathOf(link);
  const browser = app.browser();
  const { code } = await codeFor(request.id);
  expect((await post(browser, `${path}/enter`, [['code', code]])).status).toBe(303);
  const page = await browser.ask('GET', path);
  expect(page.status).toBe(200);
  return { request, path, browser, page: page.text };
}
type Inside = Awaited<ReturnType<typeof inside>>;

const yes = (page: string, change: Record<string, string> = {}): [string, string][] => [
  ['submission', hidden(page, 'submission')],
  ['shown', hidden(page, 'shown')],
  ...pictures.map(({ sha256 }): [string, string] => ['media', sha256]),
  ['infoScope', 'photo'],
  ['channels', house.channels.newsroom],
  ['purposes', 'education'],
  ['answer.likeness', change['likeness'] ?? 'yes'],
  ['answer.assent', change['assent'] ?? 'yes'],
  ['answer.records', change['records'] ?? 'yes'],
  ['name', change['name'] ?? 'Rosa Flores'],
];
const sign = ({ browser, path, page }: Inside, change: Record<string, string> = {}) =>
  post(browser, `${path}/sign`, yes(page, change));
const authorizations = async () =>
  (await world.as(house, 'officer', (scope) => listAuthorizations(scope, { limit: 100 }))).authorizations;
const ofRequest = async (requestId: string) =>
  world.as(house, 'officer', async (scope) => {
    const { request } = await getRequest(scope, requestId);
    return request;
  });

describe('a mother signs for her child', () => {
  test('by link and code; the words that were shown are those that are signed; a copy makes it valid', async () => {
    const one = await inside();
    expect(one.page).toContain('¿Podemos compartir esto sobre usted?');
    expect(one.page).toContain('Ana Flores');
    expect(one.page, 'the pictures themselves').toContain(`/pictures/${pictures[0]?.sha256}`);
    const picture = await one.browser.ask('GET', `${one.path}/pictures/${pictures[0]?.sha256}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await sign(one)).status).toBe(303);
    const { authorizationId } = await ofRequest(one.request.id);
    const before = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect(before).toMatchObject({
      state: 'not_yet',
      reasons: [{ code: 'COPY_NOT_DELIVERED', element: 12 }],
      signerName: 'Rosa Flores',
      signerRole: 'guardian',
      infoScope: ['photo'],
      purposes: ['education'],
      expiresAt: expect.stringContaining('2029-03-02'),
    });
    expect(before.media.map(({ sha256 }) => sha256)).toEqual(pictures.map(({ sha256 }) => sha256));
    const done = await one.browser.ask('GET', one.path);
    expect(done.text).toContain('Gracias. Está firmado.');
    const copy = await one.browser.ask('GET', `${one.path}/copy`);
    expect([copy.status, copy.headers.get('content-type'), copy.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const after = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect([after.state, after.reasons]).toEqual(['valid', []]);
    const pdf = await world.as(house, 'officer', (scope) => readDocument(scope, authorizationId ?? ''));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(after.documentSha256);
  });

  test('and each step is in the trail, without a name', async () => {
    const one = await inside();
    await sign(one);
    const { authorizationId } = await ofRequest(one.request.id);
    const events = await world.as(house, 'officer', (scope) =>
      listEvents(scope, [
        { type: 'authorization_request', id: one.request.id },
        { type: 'authorization', id: authorizationId ?? '' },
      ]),
    );
    expect(events.map(({ action }) => action).toSorted()).toEqual([
      'authorization.asked',
      'authorization.code_given',
      'authorization.code_made',
      'authorization.signed',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Flores|ventana/u);
  });

  test('and the database holds no name, no date of birth and no word of it in clear', async () => {
    const one = await inside();
    await sign(one);
    await post(one.browser, `${one.path}/take-back`, [['media', pictures[0]?.sha256 ?? '']]);
    const { rows: tables } = await world.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id'`,
    );
    for (const { name } of tables) {
      const { rows } = await world.owner.query<{ row: string }>(
        `select t::text as row from ${name} t where organization_id = $1`,
        [house.organizationId],
      );
      const all = rows.map(({ row }) => row).join('\n');
      expect(all.match(/Flores|Rosa|ventana|2017-05-04/gu), name).toBeNull();
    }
  });

  test('a drawn name is taken, and what is no picture is not', async () => {
    const drawing = await sharp({ create: { width: 60, height: 20, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const one = await inside();
    const fields = yes(one.page, { name: '' });
    const drawn = (bytes: Buffer): [string, string] => ['drawing', `data:image/png;base64,${bytes.toString('base64')}`];
    const broken = await post(one.browser, `${one.path}/sign`, [...fields, drawn(Buffer.from('no picture'))]);
    expect(broken.status).toBe(409);
    expect((await ofRequest(one.request.id)).state).toBe('open');
    expect((await post(one.browser, `${one.path}/sign`, [...fields, drawn(drawing)])).status).toBe(303);
    const { authorizationId } = await ofRequest(one.request.id);
    const signed = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect(signed.signerName).toBe('Rosa Flores');
  });

  test('a child who says no has decided, and nothing is signed', async () => {
    const one = await inside();
    const before = (await authorizations()).length;
    expect((await sign(one, { assent: 'no' })).status).toBe(303);
    expect((await one.browser.ask('GET', one.path)).text).toContain('Tenemos su no');
    expect((await ofRequest(one.request.id)).state).toBe('declined');
    expect(await authorizations()).toHaveLength(before);
  });
});

describe('no', () => {
  test('needs the link alone, may be said twice, and stays', async () => {
    const { request, link } = await send();
    const browser = app.browser();
    const page = await browser.ask('GET', pathOf(link));
    const fields = [['submission', hidden(page.text, 'submission')]] as const;
    expect((await post(browser, `${pathOf(link)}/decline`, fields)).status).toBe(303);
    expect((await post(browser, `${pathOf(link)}/decline`, fields)).status).toBe(303);
    expect((await ofRequest(request.id)).state).toBe('declined');
    await expect(
      world.as(house, 'officer', (scope) => sendRequestAgain(scope, parts(), { requestId: request.id, linkDays: 3 })),
    ).rejects.toMatchObject({ code: 'ALREADY_DECLINED' });
  });
});

describe('a link', () => {
  test('that is opened, by people or by scanners of mail, is as it was', async () => {
    const { request, link } = await send();
    for (const _ of [1, 2, 3]) expect((await app.browser().ask('GET', pathOf(link))).status).toBe(200);
    expect(await ofRequest(request.id)).toMatchObject({ state: 'open', answeredAt: null });
  });

  test('tells nothing of whom it is about before the code is given', async () => {
    const { link } = await send();
    const page = await app.browser().ask('GET', pathOf(link));
    expect(page.text).not.toMatch(/Flores|ventana|fotos de/u);
    expect((await app.browser().ask('GET', `${pathOf(link)}/pictures/${pictures[0]?.sha256}`)).status).toBe(404);
  });

  test.each([
    ['made up', async () => `/permission/${house.organizationId}.${'x'.repeat(43)}`],
    [
      'of another house',
      async () => pathOf((await send()).link).replace(house.organizationId, (await world.openHouse()).organizationId),
    ],
    [
      'replaced',
      async () => {
        const { request, link } = await send();
        await world.as(house, 'officer', (scope) =>
          sendRequestAgain(scope, parts(), { requestId: request.id, linkDays: 3 }),
        );
        return pathOf(link);
      },
    ],
    [
      'taken back',
      async () => {
        const { request, link } = await send();
        await world.as(house, 'officer', (scope) => cancelRequest(scope, request.id));
        return pathOf(link);
      },
    ],
    [
      'over',
      async () => {
        const { link } = await send({ linkDays: 2 });
        await world.clock.advance(2 * DAY_MS);
        return pathOf(link);
      },
    ],
  ])('that is %s opens nothing, and all such look alike', async (_, make) => {
    const path = await make();
    const page = await app.browser().ask('GET', path, { headers: { 'accept-language': 'en' } });
    expect(page.status).toBe(404);
    expect(page.text).toContain('There is nothing behind this link');
    expect((await post(app.browser(), `${path}/sign`)).status).toBe(404);
    expect((await post(app.browser(), `${path}/decline`)).status).toBeGreaterThanOrEqual(404);
  });

  test('that was forwarded signs nothing without the code of this browser', async () => {
    const one = await inside();
    const other = app.browser();
    const answer = await post(other, `${one.path}/sign`, yes(one.page));
    expect(answer.status).toBe(409);
    expect(await ofRequest(one.request.id)).toMatchObject({ state: 'open' });
  });
});

describe('a code', () => {
  test('that is guessed is used up after five tries, and a new one opens', async () => {
    const { request, link } = await send();
    const { code } = await codeFor(request.id);
    const wrong = code === '000000' ? '000001' : '000000';
    const browser = app.browser();
    for (const _ of [1, 2, 3, 4, 5]) {
      expect((await post(browser, `${pathOf(link)}/enter`, [['code', wrong]])).text).toContain('no es correcto');
    }
    expect((await post(browser, `${pathOf(link)}/enter`, [['code', code]])).text).toContain('demasiadas veces');
    const again = await codeFor(request.id);
    expect((await post(browser, `${pathOf(link)}/enter`, [['code', again.code]])).status).toBe(303);
  });

  test('holds ten minutes, and what it proved an hour', async () => {
    const { request, link } = await send();
    const { code } = await codeFor(request.id);
    await world.clock.advance(10 * MINUTE_MS);
    const late = await post(app.browser(), `${pathOf(link)}/enter`, [['code', code]]);
    expect([late.status, late.text.includes('ha terminado')]).toEqual([409, true]);
    const one = await inside();
    await world.clock.advance(60 * MINUTE_MS);
    expect((await sign(one)).text).toContain('código');
    expect((await ofRequest(one.request.id)).state).toBe('open');
  });

  test('goes by mail where there is an address, and then nobody of the staff can make one', async () => {
    const email = 'rosa@family.example.net';
    const guardian = { role: 'guardian', name: 'Rosa Flores', authorityKind: 'mother', email };
    const { request, link } = await send({ signer: guardian }, true);
    expect(link, 'it went by mail').toBeNull();
    const sent: Mail[] = [];
    const mailer = { send: async (mail: Mail) => void sent.push(mail) };
    const job = { organizationId: house.organizationId, requestId: request.id };
    const task = askingMailTask({ services: world.services, mailer });
    await task.run(job);
    await task.run(job);
    expect(
      sent.map(({ to }) => to),
      'once',
    ).toEqual([email]);
    expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toMatch(/Flores|foto|salud|paciente|hospital/iu);
    expect(sent[0]?.text).toContain('/permission/');
    await expect(
      world.as(house, 'officer', (scope) => makeRequestCode(scope, parts(true), request.id)),
    ).rejects.toMatchObject({ code: 'MAIL_CARRIES_CODES' });
  });
});

describe('what is sent in', () => {
  test('twice, or by two at once, signs once', async () => {
    const one = await inside();
    const before = (await authorizations()).length;
    const answers = await Promise.all([sign(one), sign(one), sign(one)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await authorizations()).toHaveLength(before + 1);
  });

  test.each([
    ['a form that was changed', { shown: 'f'.repeat(64) }, 'cambió'],
    ['a question without an answer', { 'answer.assent': null }, 'conteste'],
    ['no to signing on a screen', { 'answer.records': 'no' }, 'papel'],
    ['nothing chosen', { channels: null }, 'nada elegido'],
    ['a channel that was not offered', { channels: '00000000-0000-7000-8000-000000000000' }, 'No funcionó'],
    ['no name', { name: '  ' }, 'escriba su nombre'],
  ] as const)('with %s leaves nothing half signed, and keeps what was filled in', async (_, change, words) => {
    const one = await inside();
    const changed = new Map<string, string | null>(Object.entries(change));
    const fields = yes(one.page).flatMap(([name, value]): [string, string][] => {
      const other = changed.get(name);
      return other === null ? [] : [[name, other ?? value]];
    });
    const before = (await authorizations()).length;
    const answer = await post(one.browser, `${one.path}/sign`, fields);
    expect(answer.status).toBe(409);
    expect(answer.text.toLowerCase()).toContain(words.toLowerCase());
    expect(answer.text, 'pictures stay chosen').toMatch(/name="media" value="[0-9a-f]{64}" checked/u);
    expect(await ofRequest(one.request.id)).toMatchObject({ state: 'open', answeredAt: null });
    expect(await authorizations()).toHaveLength(before);
  });

  test('as a huge signature is refused before it is read', async () => {
    const one = await inside();
    const huge = `data:image/png;base64,${'A'.repeat(20_000_000)}`;
    const answer = await post(one.browser, `${one.path}/sign`, [...yes(one.page), ['drawing', huge]]);
    expect(answer.status).toBe(413);
    expect((await ofRequest(one.request.id)).state).toBe('open');
  });

  test('as script in names stays words', async () => {
    const evil = '<script>alert(1)</script>';
    const one = await inside({ subject: { kind: 'patient', name: evil, bornOn: '2017-05-04' } });
    expect(one.page).not.toContain(evil);
    expect(one.page).toContain('&lt;script&gt;');
    const answer = await post(one.browser, `${one.path}/sign`, [['name', `"><img src=x onerror=1>`]]);
    expect(answer.text).not.toContain('<img src=x');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('from another site is refused', async () => {
    const one = await inside();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    const answer = await one.browser.ask('POST', `${one.path}/decline`, { raw: '', headers });
    expect(answer.status).toBe(403);
    expect((await ofRequest(one.request.id)).state).toBe('open');
  });
});

describe('who asks', () => {
  test('sees the form before it goes, and how hard it is to read', async () => {
    const form = await world.as(house, 'officer', (scope) => previewRequest(scope, parts(), input({ language: 'en' })));
    expect(form.title).toBe('May we share this about you?');
    expect(form.isHardToRead).toBe(false);
    expect(form.readingGrade).toBeLessThanOrEqual(8);
    const hard =
      'Ophthalmological reconstruction notwithstanding multidisciplinary perioperative considerations. '.repeat(5);
    const other = await world.as(house, 'officer', (scope) =>
      previewRequest(scope, parts(), input({ language: 'en', description: hard })),
    );
    expect(other.readingGrade).toBeGreaterThan(form.readingGrade ?? 0);
  });

  test('is told what is missing', async () => {
    await expect(send({ expiresOn: null })).rejects.toMatchObject({
      code: 'FORM_INCOMPLETE',
      details: { missing: ['expiry'] },
    });
    await expect(send({ subject: { kind: 'patient', name: 'Ana Flores' } })).rejects.toMatchObject({
      code: 'SUBJECT_AGE_UNKNOWN',
    });
    expect(() => input({ signer: { role: 'guardian' } })).toThrow('SIGNER_UNKNOWN');
  });

  test('has the role for it', async () => {
    const refused = (who: CastName) =>
      expect(world.as(house, who, (scope) => sendRequest(scope, parts(), input()))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    await refused('author');
    await refused('auditor');
  });
});

describe('a withdrawal', () => {
  async function signed() {
    const one = await inside();
    await sign(one);
    await one.browser.ask('GET', `${one.path}/copy`);
    return (await ofRequest(one.request.id)).authorizationId ?? '';
  }
  const withdraw = (authorizationId: string, change: Record<string, unknown> = {}) =>
    world.as(house, 'officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId,
        way: 'letter',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: '',
        ...change,
      }),
    );

  test('of all ends it; of one picture leaves the other', async () => {
    const id = await signed();
    const part = await withdraw(id, { mediaSha256: [pictures[0]?.sha256] });
    expect(part.state).toBe('valid');
    expect(part.withdrawals).toHaveLength(1);
    const all = await withdraw(id, { note: 'She wrote to us.' });
    expect(all.state).toBe('revoked');
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'ALREADY_WITHDRAWN' });
  });

  test('holds since it reached the house, never since later than now or earlier than the signature', async () => {
    const id = await signed();
    const at = (ms: number) => new Date(world.clock.now().getTime() + ms).toISOString();
    await expect(withdraw(id, { receivedAt: at(DAY_MS) })).rejects.toMatchObject({
      code: 'RECEIVED_LATER',
    });
    await expect(withdraw(id, { receivedAt: at(-DAY_MS) })).rejects.toMatchObject({
      code: 'RECEIVED_BEFORE_SIGNED',
    });
    await expect(withdraw(id, { mediaSha256: ['e'.repeat(64)] })).rejects.toMatchObject({
      code: 'NOT_IN_AUTHORIZATION',
    });
  });

  test('is never changed or taken away, not by the database either', async () => {
    const id = await signed();
    await withdraw(id);
    await expect(
      world.as(house, 'officer', ({ tx }) => tx.execute('delete from authorization_withdrawal')),
    ).rejects.toThrow();
  });
});

describe('the page of whoever signed', () => {
  async function signed() {
    const one = await inside();
    await sign(one);
    await one.browser.ask('GET', `${one.path}/copy`);
    const authorizationId = (await ofRequest(one.request.id)).authorizationId ?? '';
    return { ...one, authorizationId };
  }
  const read = (authorizationId: string) =>
    world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId));

  test('is found again by the same link and a new code, long after the link for answering has ended', async () => {
    const { request, path } = await signed();
    await world.clock.advance(40 * DAY_MS);
    const other = app.browser();
    const door = await other.ask('GET', path);
    expect(door.text).toContain('Lo que usted firmó con');
    expect(door.text, 'nothing of it before the code').not.toMatch(/Foto 1|Ana Flores/u);
    const { code } = await codeFor(request.id);
    expect((await post(other, `${path}/enter`, [['code', code]])).status).toBe(303);
    const own = await other.ask('GET', path);
    expect(own.text).toContain('Foto 1');
    expect(own.text).toContain('Retirarlo todo');
    expect((await other.ask('GET', `${path}/copy`)).status).toBe(200);
  });

  test('takes one picture back at once, says so, gives a receipt, and tells the house', async () => {
    const { browser, path, authorizationId } = await signed();
    const answer = await post(browser, `${path}/take-back`, [['media', pictures[0]?.sha256 ?? '']]);
    expect(answer.status).toBe(303);
    const page = await browser.ask('GET', path);
    expect(page.text).toMatch(/<s>Foto 1<\/s> \(retirado el/u);
    expect(page.text).toContain('Su recibo tiene el número');
    expect(page.text, 'the other one stands').toMatch(/name="media" value="[0-9a-f]{64}"> Foto 2/u);
    const after = await read(authorizationId);
    expect(after).toMatchObject({ state: 'valid', withdrawals: [{ way: 'page', recordedByName: null }] });
    const { rows } = await world.owner.query(
      'select 1 from outbox_message where organization_id = $1 and kind = $2 and link = $3',
      [house.organizationId, 'authorization.withdrawn', `/authorizations/${authorizationId}`],
    );
    expect(rows).toHaveLength(1);
    await post(browser, `${path}/take-back`, [['media', pictures[0]?.sha256 ?? '']]);
    expect((await read(authorizationId)).withdrawals, 'said twice, it is one').toHaveLength(1);
  });

  test('takes all of it back, and nothing is left to take back', async () => {
    const { browser, path, authorizationId } = await signed();
    await post(browser, `${path}/take-back`, [['all', 'yes']]);
    expect((await read(authorizationId)).state).toBe('revoked');
    const page = await browser.ask('GET', path);
    expect(page.text).toContain('Usted lo retiró todo');
    expect(page.text).not.toContain('Retirarlo todo');
    expect((await post(browser, `${path}/take-back`, [['all', 'yes']])).status).toBe(303);
    expect((await read(authorizationId)).withdrawals).toHaveLength(1);
  });

  test('takes nothing back without a choice, without the code, or of what was never chosen', async () => {
    const { browser, path, authorizationId } = await signed();
    expect((await post(browser, `${path}/take-back`)).status).toBe(409);
    expect((await post(app.browser(), `${path}/take-back`, [['all', 'yes']])).status).toBe(409);
    expect((await post(browser, `${path}/take-back`, [['media', 'e'.repeat(64)]])).status).toBe(422);
    expect((await read(authorizationId)).withdrawals).toEqual([]);
  });

  test('opens by the newest link alone, where another one was sent', async () => {
    const { request, path } = await signed();
    const { link } = await world.as(house, 'officer', (scope) =>
      sendRequestAgain(scope, parts(), { requestId: request.id, linkDays: 3 }),
    );
    expect((await app.browser().ask('GET', path)).status).toBe(404);
    expect((await app.browser().ask('GET', pathOf(link))).text).toContain('Lo que usted firmó con');
    expect((await ofRequest(request.id)).state).toBe('signed');
  });
});

describe('before a permission ends', () => {
  const planned = async (authorizationId: string) => {
    const { rows } = await world.owner.query<{ key: string; run_at: Date }>(
      `select key, run_at from graphile_worker.jobs where key like $1 order by key`,
      [`%${authorizationId}%`],
    );
    return rows.map(({ key, run_at }) => [key.split(':').at(-1), run_at.toISOString().slice(0, 10)]);
  };
  const run = (authorizationId: string) =>
    noticeEndingTask(world.services).run({
      organizationId: house.organizationId,
      authorizationId,
      about: 'expires',
    });
  const told = async (authorizationId: string) => {
    const { rows } = await world.owner.query(`select 1 from outbox_message where kind = $1 and link = $2`, [
      'authorization.expires',
      `/authorizations/${authorizationId}`,
    ]);
    return rows.length;
  };
  async function signed() {
    const one = await inside();
    await sign(one);
    return (await ofRequest(one.request.id)).authorizationId ?? '';
  }

  test('and before a child is of age, the house is told a month early', async () => {
    const id = await signed();
    expect(await planned(id)).toEqual([
      ['expires', '2029-01-31'],
      ['of_age', '2035-04-04'],
    ]);
    await run(id);
    expect(await told(id)).toBe(1);
  });

  test('nobody is told of what was taken back', async () => {
    const id = await signed();
    await world.as(house, 'officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId: id,
        way: 'in_person',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: '',
      }),
    );
    await run(id);
    expect(await told(id)).toBe(0);
  });
});

test.each([
  ['publication', {}],
  ['testimonial', { typicality: 'Nine of ten walk again.', connection: 'none', disclosure: 'Results vary.' }],
  ['part2', { program: 'Lakeside Recovery' }],
  ['research_recruitment', { study: 'Walking after a fall', mediaIds: [], channelIds: [], purposes: [] }],
  ['capture', { mediaIds: [], channelIds: [], purposes: [], expiresOn: null }],
  ['likeness', {}],
  ['bystander_release', {}],
  ['staff_release', { subject: { kind: 'staff', name: 'Sam Ortiz', isKnownAdult: true } }],
] as const)('%s: signed with a yes to all, and with a copy, it is valid', async (kind, change) => {
  const { authorizationId } = await signPermission(world, house, { kind, mediaIds: [pictures[0]?.id], ...change });
  const signed = await world.as(house, 'officer', (scope) => getAuthorization(scope, authorizationId));
  expect([signed.state, signed.reasons]).toEqual(['valid', []]);
});

test('a copy on paper counts as one, the first time', async () => {
  const one = await inside();
  await sign(one);
  const id = (await ofRequest(one.request.id)).authorizationId ?? '';
  const first = await world.as(house, 'officer', (scope) => recordCopy(scope, id));
  expect(first.state).toBe('valid');
  await world.clock.advance(30 * MINUTE_MS);
  const again = await world.as(house, 'officer', (scope) => recordCopy(scope, id));
  expect(again.copyDeliveredAt).toBe(first.copyDeliveredAt);
});
