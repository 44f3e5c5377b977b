import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/app.ts';
import { letters, matrix } from '../../../../test/role-matrix.ts';
import { entryOf, hire } from '../../../../test/route-house.ts';
import { pdfScan, pictureScan, scannerPdf } from '../../../../test/scans.ts';
import { createWorld, type House, PUBLIC_URL, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { inScope, personActor, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { createImageIntake, type ImageIntake } from '../../media/image-intake.ts';
import { addImage } from '../../media/service.ts';
import { type Role, role } from '../../org/contract.ts';
import { exportFhir } from '../fhir/service.ts';
import { listPicturedPersons } from '../pictured-persons.ts';
import { plainSealing } from '../seal/house-sealing.ts';
import { getAuthorization, listAuthorizations, readDocument } from '../service.ts';
import { compareOriginal } from './compare.ts';
import { MAX_SCAN_BYTES, type OriginalView, originalInput } from './contract.ts';
import { templateCsv } from './csv/columns.ts';
import { commitCsv, previewCsv } from './csv/service.ts';
import {
  addScan,
  correctOriginal,
  discardOriginal,
  getOriginal,
  keepOriginal,
  listOriginals,
  openScan,
  openScanPage,
  returnOriginal,
  typeOriginal,
} from './service.ts';

let world: World;
let house: House;
let intake: ImageIntake;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  intake = createImageIntake();
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

const isShown = async () => true;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Somebody of the house at work in these roles. */
function as(who: keyof House['people'], ...roles: readonly Role[]): ScopeSeed {
  const seed = world.seed(house, who);
  const actor = personActor({ id: house.people[who].id, roles, sessionId: who, provedAt: world.clock.now() });
  return { ...seed, actor, requestId: newId<'request'>() };
}
const officer = () => world.seed(house, 'officer');
const second = () => as('publisher', 'coordinator');

/** What a paper of an adult says who lets one picture be shown; `change` says what else. */
const facts = (change: Readonly<Record<string, unknown>> = {}) =>
  originalInput.parse({
    subject: { kind: 'patient', name: 'Ana Flores', isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    signedOn: '2027-02-10',
    description: 'Ana at the window.',
    infoScope: ['photo'],
    purposes: ['education'],
    channelIds: [house.channels.newsroom],
    expiry: { kind: 'date', on: '2029-03-01' },
    statements: ['revocation', 'conditioning', 'redisclosure'],
    withdrawAt: 'privacy@example.org',
    capture: { consentedOn: '2027-02-09' },
    likenessReleased: true,
    identityMethod: 'photo identification',
    verifiedBy: 'front desk',
    copyGivenOn: '2027-02-10',
    ...change,
  });
const type = (change: Readonly<Record<string, unknown>> = {}) =>
  inScope(officer(), (scope) => typeOriginal(scope, isShown, facts(change)));
const scan = async (id: string, bytes?: Uint8Array, by = officer()) =>
  addScan(by, { id, bytes: bytes ?? (await pictureScan()), mimeType: '' });
/** Typed and scanned by one. */
async function waiting(change: Readonly<Record<string, unknown>> = {}, bytes?: Uint8Array): Promise<OriginalView> {
  const { id } = await type(change);
  return scan(id, bytes);
}
const compare = ({ id, revision }: OriginalView, by = second()) => compareOriginal(by, plainSealing, { id, revision });
const giveBack = ({ id, revision }: OriginalView, by = second()) =>
  inScope(by, (scope) => returnOriginal(scope, { id, revision, reason: 'Another day stands on it.' }));
const look = (id: string, by = officer()) => inScope(by, (scope) => getOriginal(scope, id));
const signedCount = async () => {
  const { rows } = await world.owner.query<{ n: string }>('select count(*) as n from signed_authorization');
  return Number(rows[0]?.n);
};
const actionsOf = (id: string) =>
  inScope(officer(), async (scope) =>
    (await listEvents(scope, [{ type: 'authorization_original', id }])).map(({ action }) => action),
  );

async function picture() {
  const made = { width: 16, height: 16, channels: 3 as const, background: { r: 10, g: 90, b: 40 } };
  const bytes = new Uint8Array(await sharp({ create: made }).png().toBuffer());
  return addImage(officer(), intake, { bytes, fileName: 'x.png', declaredMime: 'image/png' });
}

describe('a paper', () => {
  test('that two persons have seen is a valid permission, with its pictures, its copy and its sealed document', async () => {
    const { id: mediaId, sha256 } = await picture();
    const one = await waiting({ mediaIds: [mediaId] });
    expect(one).toMatchObject({ state: 'waiting', comparing: 'same_person', authorizationId: null });
    expect(await look(one.id, second())).toMatchObject({ comparing: 'yes', scan: { mimeType: 'image/png' } });
    const { state, authorizationId, comparedByName } = await compare(one);
    expect({ state, comparedByName }).toEqual({ state: 'signed', comparedByName: expect.stringMatching(/\S/) });
    const signed = await inScope(officer(), (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect(signed).toMatchObject({ state: 'valid', reasons: [], medium: 'paper', signerName: 'Ana Flores' });
    expect(signed.media).toEqual([{ mediaId, sha256 }]);
    expect(signed.copyDeliveredAt?.slice(0, 10)).toBe('2027-02-10');
    const { persons } = await inScope(officer(), (scope) => listPicturedPersons(scope, { mediaId, isShown }));
    expect(persons).toMatchObject([{ subject: { name: 'Ana Flores' }, state: 'valid', authorizationId }]);
    const bundle = await inScope(officer(), (scope) => exportFhir(scope, authorizationId ?? ''));
    expect(bundle).toMatchObject({ resourceType: 'Bundle' });
    const pdf = await inScope(officer(), (scope) => readDocument(scope, authorizationId ?? ''));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(signed.documentSha256);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/pdfaid:part>2</);
    expect(text).toMatch(/ETSI\.CAdES\.detached/);
    expect((await actionsOf(one.id)).toSorted()).toEqual([
      'authorization.original_compared',
      'authorization.original_scanned',
      'authorization.original_typed',
    ]);
  });

  test('in a PDF is kept in the sealed document byte for byte', async () => {
    const bytes = await pdfScan();
    const { authorizationId } = await compare(await waiting({}, bytes));
    const pdf = await inScope(officer(), (scope) => readDocument(scope, authorizationId ?? ''));
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/pdfaid:part>3</);
    expect(text).toMatch(/\/AFRelationship \/Source/);
    expect(text).toContain(createHash('md5').update(bytes).digest('hex'));
  });

  test('of scanned pages in a PDF is shown and sealed page by page, with the PDF as it came in', async () => {
    const bytes = await scannerPdf(2);
    const one = await waiting({ subject: { kind: 'patient', name: 'Lea Pages', isKnownAdult: true } }, bytes);
    expect(one.scan).toMatchObject({ mimeType: 'application/pdf', pages: 2 });
    const page = await openScanPage(second(), { id: one.id, number: 2 });
    expect(page.mimeType).toBe('image/jpeg');
    expect(await sharp(page.bytes).metadata()).toMatchObject({ width: 170, height: 220 });
    for (const number of [0, 3]) {
      await expect(openScanPage(second(), { id: one.id, number })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    // Looked at page by page is looked at once.
    await openScanPage(second(), { id: one.id, number: 1 });
    expect((await actionsOf(one.id)).filter((action) => action === 'authorization.original_opened')).toHaveLength(1);
    const { authorizationId } = await compare(one);
    const pdf = await inScope(officer(), (scope) => readDocument(scope, authorizationId ?? ''));
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.match(/\/Type \/Page\n/g)).toHaveLength(3);
    expect(text).toContain('/EmbeddedFile');
    expect(text).toContain(one.scan?.sha256 === undefined ? 'nothing' : 'pdfaid:part>3<');
    // What was sealed comes in again.
    const again = await waiting({ subject: { kind: 'patient', name: 'Lea Again', isKnownAdult: true } }, pdf);
    expect(again).toMatchObject({ state: 'waiting', scan: { mimeType: 'application/pdf', pages: null } });
  });

  test('has no pages to be shown where its PDF is more than scanned pages', async () => {
    const one = await waiting(
      { subject: { kind: 'patient', name: 'Tom Letters', isKnownAdult: true } },
      await pdfScan(),
    );
    expect(one.scan).toMatchObject({ pages: null });
    await expect(openScanPage(second(), { id: one.id, number: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('in a picture that lies on its side, in other colors, is a page too', async () => {
    const sheet = sharp({ create: { width: 80, height: 60, channels: 3, background: '#abcdef' } });
    const bytes = await sheet.toColourspace('cmyk').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await compare(await waiting({}, new Uint8Array(bytes)))).toMatchObject({ state: 'signed' });
  });

  test('that lacks something is kept as it is, and is worth as little', async () => {
    const { authorizationId } = await compare(await waiting({ statements: [], withdrawAt: '', copyGivenOn: null }));
    const { state, reasons } = await inScope(officer(), (scope) => getAuthorization(scope, authorizationId ?? ''));
    expect(state).toBe('incomplete');
    expect(reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['REVOCATION_STATEMENT_MISSING', 'REVOCATION_CHANNEL_MISSING', 'COPY_NOT_DELIVERED']),
    );
  });

  test('about somebody who was asked before names the same person', async () => {
    const before = await compare(await waiting());
    const of = async ({ authorizationId }: OriginalView) =>
      (await inScope(officer(), (scope) => getAuthorization(scope, authorizationId ?? ''))).subject.id;
    const subject = await of(before);
    expect(
      await of(await compare(await waiting({ subject: { id: subject }, signedOn: '2027-02-12', copyGivenOn: null }))),
    ).toBe(subject);
  });

  test.each<[what: string, change: Record<string, unknown>, code: string]>([
    ['a day that is still to come', { signedOn: '2027-03-02', copyGivenOn: null }, 'ORIGINAL_FAULTY'],
    ['an end before its beginning', { expiry: { kind: 'date', on: '2027-02-09' } }, 'ORIGINAL_FAULTY'],
    ['nobody of known age', { subject: { kind: 'patient', name: 'Ana Flores' } }, 'ORIGINAL_FAULTY'],
    ['a picture that is not here', { mediaIds: [newId()] }, 'NOT_FOUND'],
    ['a hash that is not here', { mediaSha256: ['c'.repeat(64)] }, 'PICTURE_UNKNOWN'],
    ['a channel that is not here', { channelIds: [newId()] }, 'NOT_FOUND'],
    ['a site that is not here', { siteId: newId() }, 'NOT_FOUND'],
    ['a person that is not here', { subject: { id: newId() } }, 'NOT_FOUND'],
  ])('is not typed with %s', async (_what, change, code) => {
    await expect(type(change)).rejects.toMatchObject({ code });
  });
});

describe('two persons', () => {
  test('are two: whoever typed or scanned is refused, and nothing is signed', async () => {
    const { id } = await type();
    const scanner = as('publisher', 'coordinator');
    const one = await scan(id, undefined, scanner);
    const before = await signedCount();
    for (const by of [officer(), scanner]) {
      await expect(compare(one, by)).rejects.toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
      await expect(giveBack(one, by)).rejects.toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    }
    expect(await signedCount()).toBe(before);
    expect(await compare(one, as('reviewer', 'privacy_officer'))).toMatchObject({ state: 'signed' });
  });

  test('are not one who acts in the name of the other', async () => {
    const one = await waiting();
    const by = second();
    const lent = { role: 'privacy_officer', channelIds: null, onBehalfOf: house.people.officer.id };
    const deputy: ScopeSeed = by.actor.type === 'person' ? { ...by, actor: { ...by.actor, grants: [lent] } } : by;
    expect(await look(one.id, deputy)).toMatchObject({ comparing: 'not_your_role' });
    await expect(compare(one, deputy)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(giveBack(one, deputy)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await compare(await waiting(), { ...deputy, actor: by.actor })).toMatchObject({ state: 'signed' });
  });

  test('who compare at once make one permission', async () => {
    const one = await waiting();
    const before = await signedCount();
    const told = await Promise.allSettled([
      compare(one),
      compare(one, as('reviewer', 'coordinator')),
      compare(one, as('colleague', 'privacy_officer')),
    ]);
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = told.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject([{ code: 'ORIGINAL_SIGNED' }, { code: 'ORIGINAL_SIGNED' }]);
    expect(await signedCount()).toBe(before + 1);
  });

  test('are two for the database too', async () => {
    const { id } = await compare(await waiting());
    const write = world.owner.query('update authorization_original set compared_by = typed_by where id = $1', [id]);
    await expect(write).rejects.toThrow(/authorization_original_persons_check/);
  });

  test('nothing is half: what fails in between leaves it waiting', async () => {
    const one = await waiting();
    const before = await signedCount();
    const seed = second();
    const services = {
      ...seed.services,
      eventRecorded: async (_scope: Scope, { action }: { action: string }) => {
        if (action === 'authorization.original_compared') throw new Error('the power went');
      },
    };
    await expect(compare(one, { ...seed, services })).rejects.toThrow('the power went');
    expect(await signedCount()).toBe(before);
    expect(await look(one.id)).toMatchObject({ state: 'waiting', revision: one.revision });
  });
});

describe('what is sent back', () => {
  test('is corrected by whoever typed it, and compared as it stands then', async () => {
    const one = await waiting({ description: 'Ana at the door.' });
    const returned = await giveBack(one);
    expect(returned).toMatchObject({ state: 'returned', reason: 'Another day stands on it.', mayCorrect: false });
    expect(await look(one.id)).toMatchObject({ mayCorrect: true, mayScan: true });
    await expect(compare(returned)).rejects.toMatchObject({ code: 'ORIGINAL_RETURNED' });
    const correct = (by: ScopeSeed) =>
      inScope(by, (scope) => correctOriginal(scope, isShown, { id: one.id, facts: facts() }));
    await expect(correct(second())).rejects.toMatchObject({ code: 'ORIGINAL_OF_ANOTHER' });
    await scan(one.id, await pictureScan('jpeg'));
    const again = await correct(officer());
    expect(again).toMatchObject({ state: 'waiting', reason: null, facts: { description: 'Ana at the window.' } });
    expect(again.scan?.mimeType).toBe('image/jpeg');
    await expect(compare(one), 'what was open before').rejects.toMatchObject({ code: 'ORIGINAL_CHANGED' });
    expect(await compare(again)).toMatchObject({ state: 'signed' });
  });

  test('may be put away, with a reason, for good', async () => {
    const one = await waiting();
    const discard = (id: string) =>
      inScope(second(), (scope) => discardOriginal(scope, { id, reason: 'Of another house.' }));
    expect(await discard(one.id)).toMatchObject({ state: 'discarded', reason: 'Of another house.' });
    await expect(compare(one)).rejects.toMatchObject({ code: 'ORIGINAL_DISCARDED' });
    await expect(discard(one.id)).rejects.toMatchObject({ code: 'ORIGINAL_DISCARDED' });
    await expect(discard((await compare(await waiting())).id)).rejects.toMatchObject({ code: 'ORIGINAL_SIGNED' });
  });

  test('is overdue in the list after a week', async () => {
    const own = await world.openHouse();
    const seed = { ...officer(), organizationId: own.organizationId, actor: world.seed(own, 'officer').actor };
    const { id } = await inScope(seed, (scope) => typeOriginal(scope, isShown, facts({ channelIds: [] })));
    const list = async () => (await inScope(seed, (scope) => listOriginals(scope, { limit: 25 }))).originals;
    expect(await list()).toMatchObject([{ id, state: 'unscanned', isOverdue: false, subjectName: 'Ana Flores' }]);
    await world.owner.query(`update authorization_original set state_at = $2 where id = $1`, [
      id,
      new Date(world.clock.now().getTime() - 7 * DAY_MS - 1_000),
    ]);
    expect(await list()).toMatchObject([{ isOverdue: true }]);
    expect((await inScope(seed, (scope) => listOriginals(scope, { limit: 25, state: 'waiting' }))).originals).toEqual(
      [],
    );
  });
});

describe('what comes in by another way', () => {
  const given = (change: Partial<Parameters<typeof keepOriginal>[1]> = {}) => ({
    source: 'fhir' as const,
    sourceKey: 'Consent/1',
    facts: facts(),
    scan: null,
    ...change,
  });
  const keep = (change?: Partial<Parameters<typeof keepOriginal>[1]>) =>
    inScope(officer(), (scope) => keepOriginal(scope, given(change)));

  test('is there once, by its name there, and apart from that of another way', async () => {
    const id = await keep();
    expect(await keep({ facts: facts({ description: 'Something else.' }) })).toBe(id);
    expect(await keep({ source: 'csv' })).not.toBe(id);
    expect(await keep({ sourceKey: null })).not.toBe(await keep({ sourceKey: null }));
    const many = await Promise.all(Array.from({ length: 4 }, () => keep({ sourceKey: 'Consent/2' })));
    expect(new Set(many).size).toBe(1);
  });

  test('waits for a second person with its scan, and for its scan without one', async () => {
    const bytes = await pdfScan();
    const id = await keep({ sourceKey: null, scan: { bytes, mimeType: 'application/pdf' } });
    expect(await look(id)).toMatchObject({ state: 'waiting', source: 'fhir', comparing: 'same_person' });
    const opened = await inScope(officer(), (scope) => openScan(scope, id));
    expect(new Uint8Array(opened.bytes)).toEqual(bytes);
    const bad = { bytes: new Uint8Array(Buffer.from('%PDF-1.7 none')), mimeType: 'application/pdf' };
    await expect(keep({ sourceKey: 'Consent/9', scan: bad })).rejects.toMatchObject({ code: 'SCAN_UNREADABLE' });
  });

  test('names pictures by their hashes', async () => {
    const { sha256 } = await picture();
    const id = await keep({ sourceKey: null, facts: facts({ mediaSha256: [sha256] }) });
    expect((await look(id)).media).toEqual([{ mediaId: expect.any(String), sha256 }]);
  });
});

describe('a file', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const preview = (text: string) => inScope(officer(), (scope) => previewCsv(scope, isShown, base64(text)));
  const commit = (text: string, planSha256: string) =>
    inScope(officer(), (scope) => commitCsv(scope, isShown, { file: base64(text), planSha256 }));
  const head = 'reference,subject_name,of_age,kind,language,signed_on,description,info_scope,channels';
  const row = (reference: string, name: string, signedOn = '2027-02-01') =>
    `${reference},${name},yes,publication,en,${signedOn},A picture,photo,newsroom`;

  test('gives what is right of it, each waiting for its scan, and nothing twice', async () => {
    const text = [head, row('A-1', 'Lea Moss'), row('A-2', 'Tom Reed', '2027-13-01'), row('A-3', 'Ida Park')].join(
      '\n',
    );
    const seen = await preview(text);
    expect(seen.counts).toEqual({ rows: 3, ready: 2, known: 0, faulty: 1 });
    expect(seen.rows[1]).toEqual({
      row: 3,
      name: 'Tom Reed',
      state: 'faulty',
      errors: [{ column: 'signed_on', code: 'DATE_INVALID' }],
    });
    expect(seen.faultyCsv).toContain('"signed_on: DATE_INVALID"');
    expect(await commit(text, seen.planSha256)).toEqual({ created: 2, known: 0, faulty: 1 });
    expect(await commit(text, seen.planSha256)).toEqual({ created: 0, known: 2, faulty: 1 });
    expect((await preview(text)).rows.map(({ state }) => state)).toEqual(['known', 'faulty', 'known']);
    const { originals } = await inScope(officer(), (scope) => listOriginals(scope, { limit: 100, state: 'unscanned' }));
    const [lea] = originals.filter(({ subjectName }) => subjectName === 'Lea Moss');
    expect(lea).toMatchObject({ source: 'csv', state: 'unscanned' });
    const scanned = await scan(lea?.id ?? '');
    expect(await compare(scanned)).toMatchObject({ state: 'signed' });
  });

  test('taken over twice at once gives each row once', async () => {
    const text = [head, row('B-1', 'Max Lund'), row('B-2', 'Eva Lund')].join('\n');
    const { planSha256 } = await preview(text);
    const told = await Promise.all([commit(text, planSha256), commit(text, planSha256)]);
    expect(told.map(({ created, known }) => [created, known]).toSorted()).toEqual([
      [0, 2],
      [2, 0],
    ]);
    const { originals } = await inScope(officer(), (scope) => listOriginals(scope, { limit: 100 }));
    expect(originals.filter(({ subjectName }) => subjectName.endsWith('Lund'))).toHaveLength(2);
  });

  test('tells what is here already under another name, and that something changed since the preview', async () => {
    await type({
      subject: { kind: 'patient', name: 'Nora Bell', isKnownAdult: true },
      signedOn: '2027-02-01',
      copyGivenOn: null,
    });
    const text = [head, row('C-1', 'NORA  BELL')].join('\n');
    expect((await preview(text)).rows[0]?.errors).toEqual([{ column: 'subject_name', code: 'KEPT_ALREADY' }]);
    await expect(commit(text, 'f'.repeat(64))).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
  });

  test('gives its errors back so that no cell is a formula', async () => {
    const { faultyCsv } = await preview([head, row('D-1', '=1+1')].join('\n'));
    expect(faultyCsv).toContain(`"'=1+1"`);
    expect(faultyCsv).toContain('"subject_name: CELL_FORMULA"');
  });

  test('has a template that is right', async () => {
    expect((await preview(templateCsv())).counts).toMatchObject({ rows: 1, ready: 1 });
  });
});

describe('who may', () => {
  const undone = async (seed: ScopeSeed, work: (scope: Scope) => Promise<unknown>) => {
    const stop = new Error('undone');
    return inScope(seed, async (scope) => {
      await work(scope);
      throw stop;
    }).catch((error: unknown) => {
      if (error !== stop) throw error;
    });
  };

  test.each(role.options)('as %s', async (one) => {
    const { id, revision } = await waiting();
    const by = as('colleague', one);
    const csv = Buffer.from(templateCsv()).toString('base64');
    const reason = 'Not needed.';
    const acts: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
      'authorization.read': [
        () => undone(by, (scope) => listOriginals(scope, { limit: 1 })),
        () => undone(by, (scope) => getOriginal(scope, id)),
        () => undone(by, (scope) => openScan(scope, id)),
      ],
      'authorization.ask': [
        () => undone(by, (scope) => typeOriginal(scope, isShown, facts())),
        () => undone(by, (scope) => previewCsv(scope, isShown, csv)),
        () => undone(by, (scope) => discardOriginal(scope, { id, reason })),
        async () => scan((await type()).id, undefined, by),
      ],
      'authorization.withdraw': [
        () => undone(by, (scope) => returnOriginal(scope, { id, revision, reason })),
        () => compareOriginal(by, plainSealing, { id, revision }),
      ],
    };
    for (const [action, all] of Object.entries(acts)) {
      const may = matrix[action]?.includes(letters[one]) === true;
      for (const act of all) {
        const told = await act().then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
        expect(`${action}: ${told}`).toBe(`${action}: ${may ? 'done' : 'FORBIDDEN'}`);
      }
    }
  });

  test('a part of Bedside is neither of two persons', async () => {
    const { id, revision } = await waiting();
    const seed: ScopeSeed = { ...officer(), actor: { type: 'system', name: 'test' } };
    await expect(compareOriginal(seed, plainSealing, { id, revision })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const keep = inScope(seed, (scope) =>
      keepOriginal(scope, { source: 'fhir', sourceKey: null, facts: facts(), scan: null }),
    );
    await expect(keep).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('another organization finds nothing of it', async () => {
    const { id } = await waiting();
    const other = await world.openHouse();
    const works: readonly ((scope: Scope, id: string) => Promise<unknown>)[] = [getOriginal, openScan];
    for (const work of works) {
      await expect(world.as(other, 'officer', (scope) => work(scope, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await world.as(other, 'officer', (scope) => listOriginals(scope, { limit: 25 }))).originals).toEqual([]);
  });
});

describe('the doors of a scan', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(world);
  });
  afterAll(() => app.close());

  async function send(
    roles: readonly Role[] | null,
    id: string,
    bytes: Uint8Array<ArrayBuffer> | null,
    mime = 'image/png',
    page = '',
  ) {
    const member = roles === null ? null : await hire(world, house, { name: `Hand ${newId()}`, roles });
    const headers = {
      origin: PUBLIC_URL,
      'sec-fetch-site': 'same-origin',
      'content-type': mime,
      ...(await entryOf(world, { name: 'hand', member, token: null })),
    };
    const init = bytes === null ? { headers } : { method: 'PUT', headers, body: bytes };
    return app.fetch(new Request(`${PUBLIC_URL}/api/v1/authorization-originals/${id}/scan${page}`, init));
  }
  const told = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code];
  const png = async () => new Uint8Array(await pictureScan());

  test('take it of whoever asks, and give it to whoever reads', async () => {
    const { id } = await type();
    const bytes = await png();
    const kept = await send(['coordinator'], id, bytes);
    expect(kept.status).toBe(200);
    expect(await kept.json()).toMatchObject({ id, state: 'waiting', comparing: 'same_person' });
    const shown = await send(['auditor'], id, null);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
  });

  test('show its pages as pictures that can do nothing, to whoever reads', async () => {
    const { id } = await waiting(
      { subject: { kind: 'patient', name: 'Mia Door', isKnownAdult: true } },
      await scannerPdf(),
    );
    const shown = await send(['auditor'], id, null, '', '/pages/2');
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(await told(await send(['auditor'], id, null, '', '/pages/3'))).toEqual([404, 'NOT_FOUND']);
    expect(await told(await send(['auditor'], id, null, '', '/pages/x'))).toEqual([404, 'NOT_FOUND']);
    expect(await told(await send(null, id, null, '', '/pages/1'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await told(await send(['author'], id, null, '', '/pages/1'))).toEqual([403, 'FORBIDDEN']);
    expect(await told(await send(['author'], id, null, '', '/pages/2'))).toEqual([403, 'FORBIDDEN']);
  });

  test('are shut to all others', async () => {
    const { id } = await waiting();
    expect(await told(await send(null, id, await png()))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await told(await send(null, id, null))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(await told(await send(['author'], id, await png()))).toEqual([403, 'FORBIDDEN']);
    expect(await told(await send(['author'], id, null))).toEqual([403, 'FORBIDDEN']);
    expect(await told(await send(['coordinator'], newId(), await png()))).toEqual([404, 'NOT_FOUND']);
    expect(await told(await send(['coordinator'], 'none', await png()))).toEqual([422, 'INVALID_INPUT']);
  });

  test('refuse what is too large, no scan, or of another kind, and keep nothing of it', async () => {
    const { id } = await type();
    const script = new Uint8Array(Buffer.from('<svg onload="alert(1)"/>'));
    expect(await told(await send(['coordinator'], id, new Uint8Array(MAX_SCAN_BYTES + 1)))).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
    expect(await told(await send(['coordinator'], id, script))).toEqual([422, 'SCAN_TYPE_UNSUPPORTED']);
    expect(await told(await send(['coordinator'], id, await png(), 'image/jpeg'))).toEqual([422, 'SCAN_TYPE_MISMATCH']);
    const none = new Uint8Array(Buffer.from('%PDF-1.7\nnone'));
    expect(await told(await send(['coordinator'], id, none, 'application/pdf'))).toEqual([422, 'SCAN_UNREADABLE']);
    expect(await look(id)).toMatchObject({ state: 'unscanned', scan: null });
  });
});

test('the database and the trail hold no name, no date of birth and no word of it in clear', async () => {
  const subject = { kind: 'patient', name: 'Quillan Zephyr', bornOn: '1961-07-23' };
  const one = await waiting({ subject, description: 'Quillan on the terrace.', identityMethod: 'terrace key' });
  await giveBack(one);
  await compare(await waiting({ subject: { ...subject, name: 'Quillan Zephyrine' }, description: 'On the terrace.' }));
  const csv = `reference,subject_name,of_age,kind,language,signed_on,description,info_scope\nTERRACE-7,Quillan Zephyr,yes,publication,en,2027-01-01,On the terrace,photo`;
  const file = Buffer.from(csv).toString('base64');
  const { planSha256 } = await inScope(officer(), (scope) => previewCsv(scope, isShown, file));
  await inScope(officer(), (scope) => commitCsv(scope, isShown, { file, planSha256 }));
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id'`,
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['authorization_original', 'authorization_original_scan', 'audit_event']),
  );
  for (const { name } of tables) {
    const { rows } = await world.owner.query<{ row: string }>(
      `select t::text as row from ${name} t where organization_id = $1`,
      [house.organizationId],
    );
    const all = rows.map(({ row }) => row).join('\n');
    expect(all.match(/Quillan|Zephyr|terrace|1961-07-23|Another day/giu), name).toBeNull();
  }
  const { authorizations } = await inScope(officer(), (scope) => listAuthorizations(scope, { limit: 100 }));
  expect(authorizations.map(({ signerName }) => signerName)).toContain('Quillan Zephyrine');
});
