import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../../../test/api.ts';
import { certify, writePkcs12 } from '../../../../test/pkcs12-file.ts';
import { scannerPdf } from '../../../../test/scans.ts';
import { signSealed } from '../../../../test/signed-permission.ts';
import { createStampAuthority, type Spoilt } from '../../../../test/time-stamp-server.ts';
import { type CastName, createWorld, type House, type World } from '../../../../test/world.ts';
import { personActor } from '../../../kernel/scope/scope.ts';
import { compareOriginal } from '../originals/compare.ts';
import { originalInput } from '../originals/contract.ts';
import { keepOriginal } from '../originals/service.ts';
import { openDocument } from '../service.ts';
import { openHouseCertificate } from './house-certificate.ts';
import { type HouseSealing, plainSealing } from './house-sealing.ts';
import { sealRoutes } from './routes.ts';
import { getSeal } from './service.ts';
import { createStamper, type Stamper } from './time-stamp.ts';

const DAY_MS = 86_400_000;

let world: World;
let house: House;
beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  house = await world.openHouse();
});
afterAll(() => world.close());

const now = () => world.clock.now();

/** A time-stamp server in this process; `meanwhile` happens while it is asked. */
async function stamperOf(spoilt: Spoilt = {}, meanwhile: () => Promise<unknown> = async () => {}): Promise<Stamper> {
  const authority = await createStampAuthority({ at: now() });
  return createStamper({
    url: 'https://tsa.example/stamp',
    now,
    fetch: async (_url, init = {}) => {
      await meanwhile();
      if (!(init.body instanceof Uint8Array)) throw new TypeError('a request has bytes');
      return new Response(await authority.answer(new Uint8Array(init.body), spoilt));
    },
  });
}

async function certificateUntil(until: Date): Promise<HouseSealing['certificate']> {
  const from = new Date(now().getTime() - DAY_MS);
  const file = await writePkcs12(await certify({ from, until }), 'word');
  return openHouseCertificate({ file, password: 'word', now: now() });
}

const sign = async (sealing: HouseSealing, again = 0) =>
  (await signSealed(world, house, { sealing, again })).authorizationId;
const sealOf = async (id: string) => (await world.as(house, 'auditor', (scope) => getSeal(scope, id))).seal;
const documentOf = (id: string) => world.as(house, 'officer', (scope) => openDocument(scope, id));

const programs = ['/usr/bin/pdfsig', '/usr/bin/pdftotext'];
const havePoppler = programs.every((path) => existsSync(path));

/** What Poppler says of a document, and what stands in it. */
async function told(pdf: Uint8Array): Promise<{ seal: string; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-sealed-'));
  const file = join(folder, 'document.pdf');
  await writeFile(file, pdf);
  const run = promisify(execFile);
  const { stdout: seal } = await run('/usr/bin/pdfsig', [file]);
  const { stdout: text } = await run('/usr/bin/pdftotext', [file, '-']);
  await rm(folder, { recursive: true });
  return { seal, text };
}

/** A paper that was typed and scanned, and what comes of comparing it. */
async function compareWith(sealing: HouseSealing, meanwhile: () => Promise<unknown> = async () => {}): Promise<string> {
  const facts = originalInput.parse({
    subject: { kind: 'patient', name: '  Ana   Flores ', isKnownAdult: true },
    signer: { role: 'subject' },
    kind: 'publication',
    language: 'en',
    signedOn: '2027-01-09',
    description: 'Ana at the window.',
    infoScope: ['photo'],
    channelIds: [house.channels.newsroom],
  });
  const scan = { bytes: await scannerPdf(1), mimeType: 'application/pdf' };
  const given = { source: 'paper', sourceKey: null, facts, scan } as const;
  const id = await world.as(house, 'officer', (scope) => keepOriginal(scope, given));
  await meanwhile();
  const seed = world.seed(house, 'publisher');
  const actor = personActor({
    id: house.people.publisher.id,
    roles: ['coordinator'],
    sessionId: 'publisher',
    provedAt: now(),
  });
  const { authorizationId } = await compareOriginal({ ...seed, actor }, sealing, { id, revision: 1 });
  return authorizationId ?? '';
}

describe('a time-stamp of what was signed elsewhere', () => {
  test('is part of what is kept, and says when it was brought in', async () => {
    const id = await compareWith({ ...plainSealing, stamper: await stamperOf() });
    expect(await sealOf(id)).toMatchObject({ stampedAt: expect.stringMatching(/^\d{4}-/), stampTrouble: null });
  });

  test('is not waited for where the server gives none: it is sealed, and says so', async () => {
    const id = await compareWith({ ...plainSealing, stamper: await stamperOf({ status: 2 }) });
    expect(await sealOf(id)).toMatchObject({ stampedAt: null, stampTrouble: 'STAMP_REFUSED' });
  });

  test('is not of another document than is kept', async () => {
    const rename = () =>
      world.owner.query(`update person set name = 'Somebody Else' where id = $1`, [house.people.officer.id]);
    const id = await compareWith({ ...plainSealing, stamper: await stamperOf({}, rename) });
    expect(await sealOf(id)).toMatchObject({ stampedAt: null, stampTrouble: 'STAMP_CHANGED' });
  });

  test('is not asked for where no server is set, nor for what the rules refuse', async () => {
    const asked: string[] = [];
    const look = async () => asked.push('asked');
    expect(await sealOf(await compareWith(plainSealing))).toMatchObject({ stampedAt: null, stampTrouble: null });
    const gone = () =>
      world.owner.query(`update authorization_original set revision = revision + 1 where organization_id = $1`, [
        house.organizationId,
      ]);
    const stamper = await stamperOf({}, look);
    await expect(compareWith({ ...plainSealing, stamper }, gone)).rejects.toMatchObject({ code: 'ORIGINAL_CHANGED' });
    expect(asked).toEqual([]);
  });
});

describe('a time-stamp', () => {
  test('is part of what is kept', async () => {
    const id = await sign({ ...plainSealing, stamper: await stamperOf() });
    expect(await sealOf(id)).toMatchObject({
      madeWith: 'bedside',
      stampedAt: now().toISOString(),
      stampTrouble: null,
      certificateSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.skipIf(!havePoppler)('is told in the evidence, and Poppler finds the seal valid', async () => {
    const id = await sign({ ...plainSealing, stamper: await stamperOf() });
    const { seal, text } = await told(await documentOf(id));
    expect(seal).toContain('Signature is Valid');
    expect(seal).toContain('Total document signed');
    expect(text).toContain('part of the seal, given by tsa.example');
  });

  test.each<[string, Spoilt, string]>([
    ['refuses', { status: 2 }, 'STAMP_REFUSED'],
    ['answers with another nonce', { nonce: new Uint8Array([9]) }, 'STAMP_NOT_OURS'],
    ['signs wrongly', { breakSignature: true }, 'STAMP_NOT_SIGNED'],
  ])('that a server %s costs nobody a signature', async (_, spoilt, stampTrouble) => {
    const id = await sign({ ...plainSealing, stamper: await stamperOf(spoilt) });
    expect(await sealOf(id)).toMatchObject({ stampedAt: null, stampTrouble });
  });

  test.skipIf(!havePoppler)('that a server does not give is told in the evidence', async () => {
    const away = async () => {
      throw new Error('away');
    };
    const id = await sign({ ...plainSealing, stamper: await stamperOf({}, away) });
    expect(await sealOf(id)).toMatchObject({ stampedAt: null, stampTrouble: 'STAMP_UNREACHABLE' });
    const { seal, text } = await told(await documentOf(id));
    expect(seal).toContain('Signature is Valid');
    expect(text).toContain('none: tsa.example gave none that could be used');
  });

  test('is asked for outside of every transaction', async () => {
    let inTransactions = -1;
    const look = async () => {
      const { rows } = await world.owner.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'`,
      );
      inTransactions = rows[0]?.n ?? -1;
    };
    await sign({ ...plainSealing, stamper: await stamperOf({}, look) });
    expect(inTransactions).toBe(0);
  });

  test('of a document that is another one by now is not used', async () => {
    const rename = () =>
      world.owner.query('update organization set name = name || $2 where organization_id = $1', [
        house.organizationId,
        ' East',
      ]);
    const id = await sign({ ...plainSealing, stamper: await stamperOf({}, rename) });
    expect(await sealOf(id)).toMatchObject({ stampedAt: null, stampTrouble: 'STAMP_CHANGED' });
  });

  test('is on one document where the answer comes twice', async () => {
    const { authorizationId } = await signSealed(world, house, {
      sealing: { ...plainSealing, stamper: await stamperOf() },
      again: 1,
    });
    expect(await sealOf(authorizationId)).toMatchObject({ stampTrouble: null });
    const { rows } = await world.owner.query('select 1 from signed_authorization where organization_id = $1', [
      house.organizationId,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe("the house's own certificate", () => {
  test('seals from now on, and leaves what was sealed before as it is', async () => {
    const old = await sign(plainSealing);
    const before = await documentOf(old);
    const certificate = await certificateUntil(new Date(now().getTime() + 400 * DAY_MS));
    const id = await sign({ stamper: await stamperOf(), certificate });
    expect(await sealOf(id)).toMatchObject({ madeWith: 'house', stampedAt: now().toISOString() });
    expect(await sealOf(old)).toMatchObject({ madeWith: 'bedside', stampedAt: null, stampTrouble: null });
    expect(Buffer.from(await documentOf(old)).equals(Buffer.from(before))).toBe(true);
  });

  test.skipIf(!havePoppler)('is whose Poppler says it is', async () => {
    const certificate = await certificateUntil(new Date(now().getTime() + 400 * DAY_MS));
    const { seal } = await told(await documentOf(await sign({ stamper: null, certificate })));
    expect(seal).toContain('Signature is Valid');
    expect(seal).toContain('Seal of Lakeside Clinic');
  });

  test('that has ended since the start costs nobody a signature', async () => {
    const certificate = await certificateUntil(new Date(now().getTime() + 1_000));
    await world.clock.advance(2_000);
    expect(await sealOf(await sign({ stamper: null, certificate }))).toMatchObject({ madeWith: 'bedside' });
  });
});

test('how a document was sealed is for those who see permissions', async () => {
  const id = await sign(plainSealing);
  const api = createApi({
    services: world.services,
    routes: sealRoutes(),
    seedOf: (who) => world.seed(house, who as CastName),
  });
  expect(await api.ask('author', 'GET', `/authorizations/${id}/seal`)).toMatchObject({ status: 403 });
  expect(await api.ask('officer', 'GET', `/authorizations/${id}/seal`)).toMatchObject({ status: 200 });
  const other = await world.openHouse();
  const { authorizationId: theirs } = await signSealed(world, other, {});
  expect(await api.ask('officer', 'GET', `/authorizations/${theirs}/seal`)).toMatchObject({ status: 404 });
});
