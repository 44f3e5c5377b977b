import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../../../test/api.ts';
import { signPermission } from '../../../../test/signed-permission.ts';
import { type CastName, createWorld, type House, type World } from '../../../../test/world.ts';
import { listEvents } from '../../../kernel/audit/service.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { authorizationRoutes } from '../routes.ts';
import { plainSealing } from '../seal/house-sealing.ts';
import { openDocument } from '../service.ts';
import { withdrawAuthorization } from '../withdraw.ts';
import type { BundleEntry } from './r4-types.ts';
import { exportFhir } from './service.ts';

let world: World;
let house: House;
let authorizationId: string;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  ({ authorizationId } = await signPermission(world, house));
});
afterAll(() => world.close());

function ask(who: CastName, id: string) {
  const routes = authorizationRoutes({
    isShown: async () => true,
    mailIsSetUp: false,
    textsAreSetUp: false,
    sealing: plainSealing,
  });
  const api = createApi({ services: world.services, routes, seedOf: () => world.seed(house, who) });
  return api.ask(who, 'GET', `/authorizations/${id}/fhir`);
}

const exportsOf = async (id: string) => {
  const events = await world.as(house, 'officer', (scope) => listEvents(scope, [{ type: 'authorization', id }]));
  return events.filter(({ action }) => action === 'authorization.exported');
};

async function exported(id: string) {
  const bundle = await world.as(house, 'officer', (scope) => exportFhir(scope, id));
  const entries = bundle['entry'] as readonly BundleEntry[]; // as `writeAuthorizationBundle` makes them
  return new Map(entries.map(({ resource }) => [resource.resourceType, resource]));
}

describe('what was signed', () => {
  test('comes as a transaction with the consent, the sealed document and who signed it', async () => {
    const { status, headers, body } = await ask('officer', authorizationId);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'transaction' });
    const all = await exported(authorizationId);
    expect([...all.keys()]).toEqual(['Organization', 'Patient', 'DocumentReference', 'Consent', 'Provenance']);
    expect(JSON.parse(JSON.stringify(body['entry']))).toEqual(
      [...all.values()].map((resource) => expect.objectContaining({ resource })),
    );
    expect(all.get('Patient')).toMatchObject({ name: [{ text: 'Ana Flores' }] });
    expect(all.get('Consent')).toMatchObject({
      status: 'active',
      provision: {
        actor: [
          { reference: { type: 'Organization' } },
          { reference: { identifier: { value: `urn:uuid:${house.channels.newsroom}` }, display: expect.any(String) } },
        ],
        purpose: [{ code: 'TRAIN' }],
      },
    });
    const pdf = await world.as(house, 'officer', (scope) => openDocument(scope, authorizationId));
    expect(all.get('DocumentReference')).toMatchObject({
      content: [
        {
          attachment: {
            data: Buffer.from(pdf).toString('base64'),
            size: pdf.length,
            hash: createHash('sha1').update(pdf).digest('base64'),
          },
        },
      ],
    });
  });

  test('is the same bytes each time, as long as nothing happens to it', async () => {
    const [one, other] = [await ask('officer', authorizationId), await ask('auditor', authorizationId)];
    expect(one.status).toBe(200);
    expect(other.text).toBe(one.text);
  });

  test('is written down each time it leaves, without a name', async () => {
    const { authorizationId: id } = await signPermission(world, house);
    expect(await exportsOf(id)).toEqual([]);
    await ask('auditor', id);
    await ask('officer', id);
    const events = await exportsOf(id);
    expect(events.map(({ leaf }) => leaf.facts)).toEqual([
      { format: 'fhir-r4', state: 'valid' },
      { format: 'fhir-r4', state: 'valid' },
    ]);
    expect(JSON.stringify(events)).not.toContain('Flores');
  });

  test('is inactive once it was taken back, and says since when', async () => {
    const { authorizationId: id } = await signPermission(world, house);
    await world.as(house, 'officer', (scope) =>
      withdrawAuthorization(scope, {
        authorizationId: id,
        way: 'letter',
        receivedAt: null,
        mediaSha256: null,
        channelIds: null,
        note: 'She changed her mind.',
      }),
    );
    const consent = (await exported(id)).get('Consent');
    expect(consent).toMatchObject({
      status: 'inactive',
      provision: {
        provision: [
          { type: 'deny', class: [{ code: 'Media' }] },
          { type: 'deny', period: { start: world.clock.now().toISOString() } },
        ],
      },
    });
    expect(JSON.stringify(consent)).not.toContain('changed her mind');
  });

  test('of a child comes with the guardian who signed', async () => {
    const { authorizationId: id } = await signPermission(world, house, {
      subject: { kind: 'patient', name: 'Leo Flores', bornOn: '2017-05-04' },
      signer: { role: 'guardian', name: 'Ana Flores', authorityKind: 'mother', authorityEvidence: 'seen in the chart' },
    });
    const all = await exported(id);
    expect(all.get('Patient')).toMatchObject({ name: [{ text: 'Leo Flores' }], birthDate: '2017-05-04' });
    expect(all.get('RelatedPerson')).toMatchObject({
      name: [{ text: 'Ana Flores' }],
      relationship: [{ text: 'mother' }],
    });
    expect(all.get('Consent')).toMatchObject({ status: 'active', performer: [{ type: 'RelatedPerson' }] });
  });
});

describe('nothing comes', () => {
  test('to roles that may not read permissions, and nothing is written down', async () => {
    const { authorizationId: id } = await signPermission(world, house);
    const { status, text } = await ask('author', id);
    expect(status).toBe(403);
    expect(text).not.toContain('Flores');
    expect(await exportsOf(id)).toEqual([]);
  });

  test('of a permission that is not there, or is of another house', async () => {
    const other = await world.openHouse('Another house');
    const { authorizationId: theirs } = await signPermission(world, other);
    for (const id of [newId(), theirs]) expect(await ask('officer', id)).toMatchObject({ status: 404 });
  });

  test('of staff and bystanders, who are no patients', async () => {
    const { authorizationId: id } = await signPermission(world, house, {
      subject: { kind: 'staff', name: 'Ana Flores', isKnownAdult: true },
      kind: 'staff_release',
    });
    expect(await ask('officer', id)).toMatchObject({ status: 422, body: { code: 'NOT_A_PATIENT' } });
    expect(await exportsOf(id)).toEqual([]);
  });
});
