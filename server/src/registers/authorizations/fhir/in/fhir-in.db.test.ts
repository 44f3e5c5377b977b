import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../test/app.ts';
import { letters, matrix } from '../../../../../test/role-matrix.ts';
import { entryOf, hire } from '../../../../../test/route-house.ts';
import { pdfScan } from '../../../../../test/scans.ts';
import { signPermission } from '../../../../../test/signed-permission.ts';
import { createWorld, type House, PUBLIC_URL, type World } from '../../../../../test/world.ts';
import { listEvents } from '../../../../kernel/audit/service.ts';
import { newId } from '../../../../kernel/ids/ids.ts';
import { inScope, personActor, type ScopeSeed } from '../../../../kernel/scope/scope.ts';
import { createImageIntake, type ImageIntake } from '../../../media/image-intake.ts';
import { addImage } from '../../../media/service.ts';
import { type Role, role } from '../../../org/contract.ts';
import { compareOriginal } from '../../originals/compare.ts';
import { getOriginal, listOriginals } from '../../originals/service.ts';
import { plainSealing } from '../../seal/house-sealing.ts';
import { getAuthorization } from '../../service.ts';
import { contentIdentifier } from '../identify.ts';
import { exportFhir } from '../service.ts';
import { MAX_FHIR_BYTES } from './contract.ts';
import { commitFhir, previewFhir } from './service.ts';

let world: World;
let house: House;
let intake: ImageIntake;
let pdf: string;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  intake = createImageIntake();
  pdf = Buffer.from(await pdfScan()).toString('base64');
});
afterAll(async () => {
  await intake.close();
  await world.close();
});

const isShown = async () => true;
const officer = () => world.seed(house, 'officer');
function as(who: keyof House['people'], ...roles: readonly Role[]): ScopeSeed {
  const seed = world.seed(house, who);
  const actor = personActor({ id: house.people[who].id, roles, sessionId: who, provedAt: world.clock.now() });
  return { ...seed, actor, requestId: newId<'request'>() };
}

type Json = Record<string, unknown>;
type Made = { readonly key: string; readonly name?: string; readonly data?: string | null; readonly change?: Json };

/** A consent of another system with its patient and its document. */
function entriesOf({ key, name = 'Ana Flores', data = pdf, change = {} }: Made): { resource: Json }[] {
  const terminology = 'http://terminology.hl7.org/CodeSystem';
  return [
    {
      resource: {
        resourceType: 'Consent',
        id: key,
        identifier: [{ system: 'https://chart.example.org', value: key }],
        status: 'active',
        scope: { coding: [{ system: `${terminology}/consentscope`, code: 'patient-privacy' }] },
        category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
        patient: { reference: `Patient/p-${key}` },
        dateTime: '2027-02-10',
        performer: [{ reference: `Patient/p-${key}` }],
        sourceReference: { reference: `DocumentReference/d-${key}` },
        provision: { type: 'permit', period: { end: '2029-02-10' }, code: [{ text: 'photo' }] },
        ...change,
      },
    },
    { resource: { resourceType: 'Patient', id: `p-${key}`, name: [{ text: name }], birthDate: '1961-07-23' } },
    {
      resource: {
        resourceType: 'DocumentReference',
        id: `d-${key}`,
        status: 'current',
        description: `${name} on the terrace`,
        content: [
          {
            attachment: {
              contentType: 'application/pdf',
              language: 'en',
              ...(data === null ? { url: 'https://chart.example.org/d' } : { data }),
            },
          },
        ],
      },
    },
  ];
}
const bytesOf = (value: unknown) => new Uint8Array(Buffer.from(JSON.stringify(value), 'utf8'));
const fileOf = (...made: readonly Made[]) =>
  bytesOf({ resourceType: 'Bundle', type: 'collection', entry: made.flatMap(entriesOf) });

const preview = (bytes: Uint8Array, by = officer()) => inScope(by, (scope) => previewFhir(scope, isShown, bytes));
const commit = (bytes: Uint8Array, plan: string, by = officer()) =>
  inScope(by, (scope) => commitFhir(scope, isShown, { bytes, plan }));
const takeOver = async (bytes: Uint8Array) => commit(bytes, (await preview(bytes)).planSha256);
const ofCharts = async () => {
  const { originals } = await inScope(officer(), (scope) => listOriginals(scope, { limit: 100 }));
  return originals.filter(({ source }) => source === 'fhir');
};

describe('a file', () => {
  test('is shown consent by consent, and keeps nothing before it is taken over', async () => {
    const none = Buffer.from('%PDF-1.7\nnone').toString('base64');
    const file = fileOf(
      { key: 'seen-1', name: 'Ida Seen' },
      { key: 'seen-2', name: 'Leo Seen', data: none },
      { key: 'seen-3', name: 'Mia Seen', change: { status: 'inactive' } },
      { key: 'seen-4', name: 'Ben Seen', data: null },
    );
    const before = await ofCharts();
    const seen = await preview(file);
    expect(seen.counts).toEqual({ consents: 4, ready: 2, known: 0, faulty: 2 });
    expect(seen.consents).toMatchObject([
      { entry: 1, name: 'Ida Seen', state: 'ready', hasScan: true, faults: [] },
      { entry: 4, state: 'faulty', faults: [{ code: 'SCAN_UNREADABLE' }] },
      { entry: 7, state: 'faulty', faults: [{ path: 'Consent.status', code: 'CONSENT_NOT_ACTIVE' }] },
      { entry: 10, state: 'ready', hasScan: false, leftOut: [{ code: 'DOCUMENT_ELSEWHERE' }] },
    ]);
    expect(await ofCharts()).toEqual(before);
  });

  test('is taken over once: each waits for a second person, and is told once in the trail', async () => {
    const file = fileOf({ key: 'once-1', name: 'Ida Once' }, { key: 'once-2', name: 'Leo Once', data: null });
    expect(await takeOver(file)).toEqual({ created: 2, known: 0, faulty: 0 });
    expect(await takeOver(file)).toEqual({ created: 0, known: 2, faulty: 0 });
    const kept = (await ofCharts()).filter(({ subjectName }) => subjectName.endsWith('Once'));
    expect(kept.map(({ subjectName, state }) => `${subjectName}: ${state}`).toSorted()).toEqual([
      'Ida Once: waiting',
      'Leo Once: unscanned',
    ]);
    for (const { id } of kept) {
      const events = await inScope(officer(), (scope) => listEvents(scope, [{ type: 'authorization_original', id }]));
      expect(events.map(({ action }) => action)).toEqual(['authorization.original_typed']);
    }
  });

  test('taken over by two at once is there once', async () => {
    const file = fileOf({ key: 'race-1', name: 'Ida Race' });
    const { planSha256 } = await preview(file);
    const told = await Promise.all([commit(file, planSha256), commit(file, planSha256)]);
    expect(told.map(({ created }) => created).toSorted()).toEqual([0, 1]);
    expect((await ofCharts()).filter(({ subjectName }) => subjectName === 'Ida Race')).toHaveLength(1);
  });

  test('is not taken over otherwise than it was seen', async () => {
    const { planSha256 } = await preview(fileOf({ key: 'plan-1', name: 'Ida Plan' }));
    const another = fileOf({ key: 'plan-2', name: 'Ida Plan' });
    await expect(commit(another, planSha256)).rejects.toMatchObject({ code: 'PLAN_OUTDATED' });
    expect((await ofCharts()).map(({ subjectName }) => subjectName)).not.toContain('Ida Plan');
  });

  test('with the same person, kind and day under another name is told as here already', async () => {
    const file = fileOf({ key: 'twin-1', name: 'Ida Twin' }, { key: 'twin-2', name: 'IDA  TWIN' });
    expect((await preview(file)).consents.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      [],
      ['KEPT_ALREADY'],
    ]);
    expect(await takeOver(file)).toEqual({ created: 1, known: 0, faulty: 1 });
  });

  test('names a picture that is here, and no other', async () => {
    const made = { width: 16, height: 16, channels: 3 as const, background: { r: 10, g: 90, b: 40 } };
    const bytes = new Uint8Array(await sharp({ create: made }).png().toBuffer());
    const { id } = await addImage(officer(), intake, { bytes, fileName: 'x.png', declaredMime: 'image/png' });
    const { rows } = await world.owner.query<{ sha256: string }>('select sha256 from media where id = $1', [id]);
    const sha256 = rows[0]?.sha256 ?? '';
    const ofPicture = (hash: string): Json => ({
      provision: {
        code: [{ text: 'photo' }],
        data: [{ meaning: 'instance', reference: { identifier: contentIdentifier(hash) } }],
      },
    });
    const file = fileOf(
      { key: 'picture-1', name: 'Ida Picture', change: ofPicture(sha256) },
      { key: 'picture-2', name: 'Leo Picture', change: ofPicture('c'.repeat(64)) },
    );
    expect((await preview(file)).consents.map(({ faults }) => faults)).toEqual([
      [],
      [{ path: 'Consent.provision.data[0]', code: 'PICTURE_UNKNOWN' }],
    ]);
    await takeOver(file);
    const kept = (await ofCharts()).find(({ subjectName }) => subjectName === 'Ida Picture');
    const view = await inScope(officer(), (scope) => getOriginal(scope, kept?.id ?? ''));
    expect(view.media).toEqual([{ mediaId: id, sha256 }]);
  });
});

test('what Bedside exported comes in again, and is a permission only once a second person compared it', async () => {
  const subject = { kind: 'patient', name: 'Quinn Back', bornOn: '1985-04-12' };
  const { authorizationId } = await signPermission(world, house, { subject });
  const exported = bytesOf(await inScope(officer(), (scope) => exportFhir(scope, authorizationId)));
  expect((await preview(exported)).consents).toMatchObject([{ state: 'ready', hasScan: true, faults: [] }]);
  expect(await takeOver(exported)).toEqual({ created: 1, known: 0, faulty: 0 });
  const kept = (await ofCharts()).find(({ subjectName }) => subjectName === 'Quinn Back');
  const id = kept?.id ?? '';
  const view = await inScope(officer(), (scope) => getOriginal(scope, id));
  expect(view).toMatchObject({
    state: 'waiting',
    comparing: 'same_person',
    authorizationId: null,
    facts: { infoScope: ['photo'], purposes: ['education'], channelIds: [house.channels.newsroom] },
  });
  const { revision } = view;
  await expect(compareOriginal(officer(), plainSealing, { id, revision })).rejects.toMatchObject({
    code: 'SECOND_PERSON_NEEDED',
  });
  const done = await compareOriginal(as('publisher', 'coordinator'), plainSealing, { id, revision });
  const permission = await inScope(officer(), (scope) => getAuthorization(scope, done.authorizationId ?? ''));
  // What the bundle does not tell stays open, and counts against it.
  expect(permission.state).not.toBe('valid');
});

test('the database and the trail hold no name, no date of birth and no word of it in clear', async () => {
  await takeOver(fileOf({ key: 'TERRACE-7', name: 'Quillan Zephyr' }));
  expect((await ofCharts()).map(({ subjectName }) => subjectName)).toContain('Quillan Zephyr');
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id'`,
  );
  expect(tables.map(({ name }) => name)).toContain('authorization_original');
  for (const { name } of tables) {
    const { rows } = await world.owner.query<{ row: string }>(
      `select t::text as row from ${name} t where organization_id = $1`,
      [house.organizationId],
    );
    const all = rows.map(({ row }) => row).join('\n');
    expect(all.match(/Quillan|Zephyr|terrace|1961-07-23/giu), name).toBeNull();
  }
});

describe('whoever may not', () => {
  test.each(role.options)('as %s', async (one) => {
    const by = as('colleague', one);
    const file = fileOf({ key: `role-${one}`, name: 'Rosa Roles', change: { status: 'inactive' } });
    const { planSha256 } = await preview(file);
    const may = matrix['authorization.ask']?.includes(letters[one]) === true;
    for (const act of [() => preview(file, by), () => commit(file, planSha256, by)]) {
      const told = await act().then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
      expect(told).toBe(may ? 'done' : 'FORBIDDEN');
    }
  });
});

describe('over HTTP', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp(world);
  });
  afterAll(() => app.close());

  async function send(path: string, bytes: Uint8Array, roles: readonly Role[] | null): Promise<Response> {
    const member = roles === null ? null : await hire(world, house, { name: 'Somebody', roles });
    const entry = await entryOf(world, member === null ? null : { name: 'somebody', member, token: null });
    const headers = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin', 'content-type': 'application/fhir+json' };
    return app.fetch(
      new Request(`${PUBLIC_URL}/api/v1/authorization-originals/fhir${path}`, {
        method: 'POST',
        headers: { ...headers, ...entry },
        body: Buffer.from(bytes),
      }),
    );
  }
  const told = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

  test('a file larger than a door for JSON takes is looked at and taken over', async () => {
    const file = fileOf({ key: 'http-1', name: 'Ida Http', change: { text: { div: 'x'.repeat(3_000_000) } } });
    const seen = await send('/preview', file, ['coordinator']);
    expect(seen.status).toBe(200);
    const { planSha256, counts } = (await seen.json()) as { planSha256: string; counts: object };
    expect(counts).toMatchObject({ ready: 1 });
    const done = await send(`?plan=${planSha256}`, file, ['coordinator']);
    expect([done.status, await done.json()]).toEqual([200, { created: 1, known: 0, faulty: 0 }]);
  });

  test('strangers, other roles, other plans and files without end are refused', async () => {
    const file = fileOf({ key: 'http-2' });
    expect((await send('/preview', file, null)).status).toBe(401);
    expect((await send(`?plan=${'a'.repeat(64)}`, file, null)).status).toBe(401);
    expect(await told(await send('/preview', file, ['author']))).toEqual([403, 'FORBIDDEN']);
    expect(await told(await send(`?plan=${'a'.repeat(64)}`, file, ['author']))).toEqual([403, 'FORBIDDEN']);
    expect((await send('', file, ['coordinator'])).status).toBe(422);
    expect(await told(await send(`?plan=${'a'.repeat(64)}`, file, ['coordinator']))).toEqual([409, 'PLAN_OUTDATED']);
    expect(await told(await send('/preview', new Uint8Array(MAX_FHIR_BYTES + 1), ['coordinator']))).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
  });

  test('what is no FHIR is told as such', async () => {
    const seen = await send('/preview', new Uint8Array(Buffer.from('name,kind\n')), ['coordinator']);
    expect(seen.status).toBe(200);
    expect(await seen.json()).toMatchObject({ faults: [{ path: '', code: 'NOT_JSON' }], consents: [] });
  });
});
