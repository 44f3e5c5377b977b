import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAuthorizationBundle } from '../authorization-bundle.ts';
import type { ExportedAuthorization } from '../exported-authorization.ts';
import { adult, child, expired, ids, onePictureWithdrawn, part2, pictures, withdrawn } from '../exported-examples.ts';
import { MAX_FHIR_BYTES, MAX_FHIR_CONSENTS, MAX_FHIR_ENTRIES } from './contract.ts';
import type { Known } from './known.ts';
import { readBundle } from './read-bundle.ts';

const known: Known = {
  today: '2026-11-22',
  timeZone: 'America/Chicago',
  organization: { id: ids.organization, name: 'Lakeside Clinic' },
  channelIds: new Set([ids.newsroom]),
  siteIds: new Set([ids.east]),
  pictures: new Set(pictures),
};
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const read = (value: unknown, house = known) => readBundle(bytesOf(JSON.stringify(value)), house);
const told = (faults: readonly { path: string; code: string }[]) => faults.map(({ path, code }) => `${path} ${code}`);

type Json = Record<string, unknown>;
/** Changes a copy of a bundle or a resource by hand. */
function changed<T>(value: T, change: (copy: Json) => void): Json {
  const copy = structuredClone(value) as Json; // what is sent is plain JSON
  change(copy);
  return copy;
}
const born: ExportedAuthorization = { ...adult, subject: { ...adult.subject, bornOn: '1985-04-12' } };
const bundleOf = (exported: ExportedAuthorization) =>
  JSON.parse(JSON.stringify(writeAuthorizationBundle(exported))) as Json;
const resourceIn = (bundle: Json, type: string) =>
  (bundle['entry'] as { resource: Json }[]).find(({ resource }) => resource['resourceType'] === type)?.resource ?? {};
/** Our own bundle of somebody whose date of birth is known, with one resource changed. */
const withChange = (type: string, change: (resource: Json) => void) =>
  changed(bundleOf(born), (bundle) => change(resourceIn(bundle, type)));
const attachmentIn = (document: Json) => (document['content'] as { attachment: Json }[])[0]?.attachment ?? {};

describe('what Bedside wrote itself', () => {
  const signedOn = '2026-03-02';
  const usual = {
    kind: 'publication',
    language: 'en',
    signedOn,
    infoScope: ['photo', 'story'],
    mediaSha256: pictures,
    purposes: ['education', 'news'],
    channelIds: [ids.newsroom],
    siteId: null,
    expiry: { kind: 'date', on: '2028-03-02' },
    subject: { kind: 'patient', name: 'Ana Ruiz', bornOn: null, isKnownAdult: false },
    signer: { role: 'subject' },
  };

  test.each<[name: string, exported: ExportedAuthorization, input: object, faults: string[]]>([
    ['adult', adult, usual, ['Patient.birthDate SUBJECT_AGE_UNKNOWN']],
    ['adult of known age', born, { ...usual, subject: { ...usual.subject, bornOn: '1985-04-12' } }, []],
    [
      'child',
      child,
      {
        ...usual,
        language: 'es',
        subject: { name: 'Leo Ruiz', bornOn: '2017-05-04' },
        signer: { role: 'guardian', name: 'Rosa Ruiz', authorityKind: 'mother', authorityEvidence: null },
      },
      [],
    ],
    ['expired', expired, usual, ['Consent.status CONSENT_NOT_ACTIVE', 'Patient.birthDate SUBJECT_AGE_UNKNOWN']],
    [
      'withdrawn',
      withdrawn,
      usual,
      [
        'Consent.status CONSENT_NOT_ACTIVE',
        'Consent.provision.provision[0] TAKEN_BACK',
        'Patient.birthDate SUBJECT_AGE_UNKNOWN',
      ],
    ],
    [
      'onePictureWithdrawn',
      onePictureWithdrawn,
      usual,
      ['Consent.provision.provision[0] TAKEN_BACK', 'Patient.birthDate SUBJECT_AGE_UNKNOWN'],
    ],
    [
      'part2',
      part2,
      {
        ...usual,
        kind: 'part2',
        mediaSha256: [],
        infoScope: ['story'],
        purposes: ['marketing', 'research_recruitment', 'fundraising'],
        siteId: ids.east,
        signer: { role: 'executor', name: 'Ana Ruiz', authorityKind: 'letters testamentary' },
        part2: { patientName: null, noticeVersion: null },
        european: { isExplicit: false, withdrawUrl: null },
      },
      ['Patient.birthDate SUBJECT_AGE_UNKNOWN'],
    ],
  ])('is read back: %s', (_name, exported, input, faults) => {
    const { consents, faults: ofFile } = read(writeAuthorizationBundle(exported));
    expect(ofFile).toEqual([]);
    expect(consents).toHaveLength(1);
    const [one] = consents;
    expect(one?.input).toMatchObject(input);
    expect(told(one?.faults ?? [])).toEqual(faults);
    expect(one?.sourceKey).toBe(`urn:ietf:rfc:3986|urn:uuid:${ids.authorization}`);
    expect(Buffer.from(one?.scan?.bytes ?? []).toString('base64')).toBe(exported.pdf.base64);
    expect(one?.scan?.mimeType).toBe('application/pdf');
  });

  test('is told where the house has not what it names', () => {
    const elsewhere: Known = {
      ...known,
      organization: { id: ids.subject, name: 'Another House' },
      channelIds: new Set(),
      pictures: new Set(),
    };
    const [one] = read(writeAuthorizationBundle(born), elsewhere).consents;
    expect(told(one?.faults ?? [])).toEqual([
      'Consent.provision.actor[0] DISCLOSER_UNKNOWN',
      'Consent.provision.data[0] PICTURE_UNKNOWN',
      'Consent.provision.data[1] PICTURE_UNKNOWN',
    ]);
    expect(told(one?.leftOut ?? [])).toContain('Consent.provision.actor[1] RECIPIENT_UNKNOWN');
    expect(one?.input?.channelIds).toEqual([]);
  });
});

const privacyConsent: Json = {
  resourceType: 'Consent',
  id: 'c-1',
  status: 'active',
  scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }, { text: 'photo consent' }],
  patient: { reference: 'Patient/p-1' },
  dateTime: '2026-05-04',
  performer: [{ reference: 'Patient/p-1' }],
  organization: [{ display: 'Riverside Hospital' }],
  sourceReference: { reference: 'DocumentReference/d-1' },
  provision: {
    period: { end: '2027-05-04' },
    purpose: [
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HMARKT' },
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT' },
    ],
    actor: [{ role: { text: 'press' }, reference: { display: 'Press office' } }],
    code: [{ text: 'photo' }, { text: 'shoe size' }],
  },
};
const PDF = Buffer.from('%PDF-1.7 a paper').toString('base64');
const others = (change: (consent: Json, bundle: Json) => void = () => {}): Json => {
  const bundle = structuredClone({
    resourceType: 'Bundle',
    type: 'searchset',
    link: [{ relation: 'next', url: 'https://fhir.example.org/?page=2' }],
    entry: [
      { fullUrl: 'https://fhir.example.org/Consent/c-1', resource: privacyConsent },
      {
        fullUrl: 'https://fhir.example.org/Patient/p-1',
        resource: {
          resourceType: 'Patient',
          id: 'p-1',
          name: [
            { use: 'maiden', family: 'Vega' },
            { use: 'official', family: 'Núñez', given: ['Luz', 'María'] },
          ],
          birthDate: '1970-01-02',
        },
      },
      {
        fullUrl: 'https://fhir.example.org/DocumentReference/d-1',
        resource: {
          resourceType: 'DocumentReference',
          id: 'd-1',
          status: 'current',
          description: 'A photo of Luz in the garden',
          content: [{ attachment: { contentType: 'application/pdf', language: 'es-US', data: PDF } }],
        },
      },
    ],
  });
  change(bundle.entry[0]?.resource as Json, bundle as unknown as Json); // as it stands above
  return bundle as unknown as Json;
};

describe('what others wrote', () => {
  test('is read as far as it tells, and the rest is left open', () => {
    const { consents, leftOut } = read(others());
    expect(told(leftOut)).toEqual(['Bundle.link MORE_PAGES']);
    const [one] = consents;
    expect(one?.faults).toEqual([]);
    expect(one).toMatchObject({ sourceKey: 'id:c-1', name: 'Luz María Núñez', entry: 1 });
    expect(one?.input).toMatchObject({
      subject: { name: 'Luz María Núñez', bornOn: '1970-01-02' },
      language: 'es',
      signedOn: '2026-05-04',
      description: 'A photo of Luz in the garden',
      purposes: ['marketing'],
      infoScope: ['photo'],
      channelIds: [],
      statements: [],
      identityMethod: null,
      copyGivenOn: null,
      expiry: { kind: 'date', on: '2027-05-04' },
    });
    expect(told(one?.leftOut ?? []).toSorted()).toEqual([
      'Consent.category[1] CATEGORY_UNKNOWN',
      'Consent.organization[0] ORGANIZATION_UNKNOWN',
      'Consent.provision.actor[0] ACTOR_UNKNOWN',
      'Consent.provision.code[1] CODE_UNKNOWN',
      'Consent.provision.purpose[1] PURPOSE_UNKNOWN',
    ]);
  });

  test('may be one consent with what it contains, and its document inside of it', () => {
    const { sourceReference: _, ...rest } = privacyConsent;
    const { consents } = read({
      ...rest,
      contained: [{ resourceType: 'Patient', id: 'me', name: [{ text: 'Ana Ruiz' }], birthDate: '1980-02-03' }],
      patient: { reference: '#me' },
      performer: [{ reference: '#me' }],
      sourceAttachment: { contentType: 'application/pdf', language: 'en', data: PDF, title: 'Form 7' },
    });
    expect(consents[0]?.faults).toEqual([]);
    expect(consents[0]).toMatchObject({ name: 'Ana Ruiz', input: { description: 'PDF Form 7', language: 'en' } });
    expect(told(consents[0]?.leftOut ?? [])).toContain('DocumentReference.description DESCRIPTION_MISSING');
  });

  test('waits for its scan where the document stands elsewhere, which is not fetched', () => {
    const { consents } = read(
      others((_consent, bundle) => {
        const attachment = attachmentIn(resourceIn(bundle, 'DocumentReference'));
        delete attachment['data'];
        attachment['url'] = 'https://fhir.example.org/Binary/b-1';
      }),
    );
    expect(consents[0]).toMatchObject({ faults: [], scan: null });
    expect(told(consents[0]?.leftOut ?? [])).toContain('DocumentReference.content[0].attachment DOCUMENT_ELSEWHERE');
  });

  test('may have its document as a Binary of the same file', () => {
    const { consents } = read(
      others((_consent, bundle) => {
        const attachment = attachmentIn(resourceIn(bundle, 'DocumentReference'));
        delete attachment['data'];
        attachment['url'] = 'Binary/b-1';
        (bundle['entry'] as unknown[]).push({ resource: { resourceType: 'Binary', id: 'b-1', data: PDF } });
      }),
    );
    expect(Buffer.from(consents[0]?.scan?.bytes ?? []).toString('base64')).toBe(PDF);
  });

  test('tells a partial date of birth as an age that is not known', () => {
    const { consents } = read(
      others((_consent, bundle) => Object.assign(resourceIn(bundle, 'Patient'), { birthDate: '1970' })),
    );
    expect(told(consents[0]?.faults ?? [])).toEqual(['Patient.birthDate SUBJECT_AGE_UNKNOWN']);
    expect(told(consents[0]?.leftOut ?? [])).toContain('Patient.birthDate BIRTH_DATE_PARTIAL');
  });

  test.each<[what: string, change: (consent: Json, bundle: Json) => void, fault: string]>([
    ['rejected', (one) => (one['status'] = 'rejected'), 'Consent.status CONSENT_REJECTED'],
    ['inactive', (one) => (one['status'] = 'inactive'), 'Consent.status CONSENT_NOT_ACTIVE'],
    ['proposed', (one) => (one['status'] = 'proposed'), 'Consent.status CONSENT_NOT_ACTIVE'],
    ['entered in error', (one) => (one['status'] = 'entered-in-error'), 'Consent.status CONSENT_IN_ERROR'],
    ['without a status', (one) => delete one['status'], 'Consent.status VALUE_INVALID'],
    [
      'shaped as R5 has it',
      (one) => Object.assign(one, { subject: one['patient'], decision: 'permit' }),
      'Consent NOT_R4',
    ],
    ['with provisions as R5 has them', (one) => (one['provision'] = [one['provision']]), 'Consent NOT_R4'],
    [
      'changed by an unknown extension',
      (one) => (one['modifierExtension'] = [{ url: 'x' }]),
      'Consent.modifierExtension MODIFIER_UNKNOWN',
    ],
    ['of another scope', (one) => (one['scope'] = { coding: [{ code: 'adr' }] }), 'Consent.scope SCOPE_OTHER'],
    ['of another category', (one) => (one['category'] = [{ text: 'dnr' }]), 'Consent.category CATEGORY_OTHER'],
    ['without a name to know it by', (one) => delete one['id'], 'Consent.identifier KEY_MISSING'],
    [
      'of nobody in the file',
      (one) => (one['patient'] = { reference: 'Patient/p-2' }),
      'Consent.patient REFERENCE_UNKNOWN',
    ],
    ['signed by nobody', (one) => delete one['performer'], 'Consent.performer SIGNER_UNKNOWN'],
    [
      'signed by somebody outside of it',
      (one) => (one['performer'] = [{ display: 'Rosa' }]),
      'Consent.performer SIGNER_UNKNOWN',
    ],
    ['without a day', (one) => delete one['dateTime'], 'Consent.dateTime ELEMENT_MISSING'],
    ['of a month', (one) => (one['dateTime'] = '2026-05'), 'Consent.dateTime DAY_NEEDED'],
    ['of a day that is none', (one) => (one['dateTime'] = '2026-02-30'), 'Consent.dateTime DATE_INVALID'],
    ['of tomorrow', (one) => (one['dateTime'] = '2026-11-23'), 'Consent.dateTime SIGNED_IN_FUTURE'],
    [
      'that ends before it was signed',
      (one) => ((one['provision'] as Json)['period'] = { end: '2026-05-03' }),
      'Consent.provision.period.end EXPIRES_BEFORE_SIGNING',
    ],
    [
      'that begins later',
      (one) => ((one['provision'] as Json)['period'] = { start: '2026-06-01' }),
      'Consent.provision.period.start PROVISION_NARROWER',
    ],
    ['that denies', (one) => ((one['provision'] as Json)['type'] = 'deny'), 'Consent.provision.type DENIES'],
    [
      'that opts out',
      (one) =>
        (one['policyRule'] = {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTOUT' }],
        }),
      'Consent.policyRule DENIES',
    ],
    [
      'with an exception',
      (one) => ((one['provision'] as Json)['provision'] = [{ type: 'permit' }]),
      'Consent.provision.provision[0] PROVISION_NARROWER',
    ],
    [
      'of a class alone',
      (one) => ((one['provision'] as Json)['class'] = [{ code: 'Media' }]),
      'Consent.provision.class PROVISION_NARROWER',
    ],
    [
      'of data that is no picture',
      (one) => ((one['provision'] as Json)['data'] = [{ meaning: 'instance', reference: { reference: 'Media/1' } }]),
      'Consent.provision.data[0] PROVISION_NARROWER',
    ],
    [
      'to collect alone',
      (one) => ((one['provision'] as Json)['action'] = [{ coding: [{ code: 'collect' }] }]),
      'Consent.provision.action ACTION_OTHER',
    ],
    ['with a number for a list', (one) => (one['category'] = 7), 'Consent.category SHAPE_WRONG'],
    ['with a list for a word', (one) => (one['dateTime'] = ['2026-05-04']), 'Consent.dateTime SHAPE_WRONG'],
    ['with a word without end', (one) => (one['dateTime'] = '2'.repeat(1_000_000)), 'Consent.dateTime TEXT_TOO_LONG'],
    [
      'of a name with hidden signs',
      (_one, bundle) => (resourceIn(bundle, 'Patient')['name'] = [{ text: 'Ana\u202eRuiz' }]),
      'Patient.name[0].text TEXT_CONTROL',
    ],
    [
      'of a name that is too long',
      (_one, bundle) => (resourceIn(bundle, 'Patient')['name'] = [{ text: 'A'.repeat(121) }]),
      'Patient.name TEXT_TOO_LONG',
    ],
    [
      'of somebody without a name',
      (_one, bundle) => delete resourceIn(bundle, 'Patient')['name'],
      'Patient.name SUBJECT_NAME_MISSING',
    ],
    [
      'of somebody who died, nobody knows when',
      (_one, bundle) => (resourceIn(bundle, 'Patient')['deceasedBoolean'] = true),
      'Patient.deceasedBoolean DEATH_DAY_UNKNOWN',
    ],
    [
      'of two patients with one address',
      (_one, bundle) => (bundle['entry'] as unknown[]).push({ resource: resourceIn(bundle, 'Patient') }),
      'Consent.patient REFERENCE_UNKNOWN',
    ],
    [
      'in no language',
      (_one, bundle) => delete attachmentIn(resourceIn(bundle, 'DocumentReference'))['language'],
      'DocumentReference.content[0].attachment.language LANGUAGE_UNKNOWN',
    ],
    [
      'with a document that was replaced',
      (_one, bundle) => (resourceIn(bundle, 'DocumentReference')['status'] = 'superseded'),
      'DocumentReference.status DOCUMENT_NOT_CURRENT',
    ],
    [
      'with a document in no base64',
      (_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['data'] = 'JVBERi0*'),
      'DocumentReference.content[0].attachment.data DOCUMENT_BASE64',
    ],
    [
      'with a document of a number',
      (_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['data'] = 7),
      'DocumentReference.content[0].attachment.data SHAPE_WRONG',
    ],
    [
      'with a PDF that is none',
      (_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['data'] = 'aGVsbG8='),
      'DocumentReference.content[0].attachment.contentType DOCUMENT_TYPE',
    ],
    [
      'with a document of another kind',
      (_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['contentType'] = 'text/html'),
      'DocumentReference.content[0].attachment.contentType DOCUMENT_TYPE',
    ],
    [
      'with another size',
      (_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['size'] = 5),
      'DocumentReference.content[0].attachment.size DOCUMENT_SIZE',
    ],
  ])('is refused: %s', (_what, change, fault) => {
    const { consents } = read(others((consent, bundle) => void change(consent, bundle)));
    expect(consents).toHaveLength(1);
    expect(told(consents[0]?.faults ?? [])).toContain(fault);
  });
});

describe('what does not fit together', () => {
  const faultsOf = (bundle: Json) => told(read(bundle).consents[0]?.faults ?? []);

  test('is a document under another hash', () => {
    const sha1 = withChange('DocumentReference', (one) => (attachmentIn(one)['hash'] = 'AAAA'));
    expect(faultsOf(sha1)).toEqual(['DocumentReference.content[0].attachment.hash DOCUMENT_HASH']);
    const bytes = withChange('DocumentReference', (one) =>
      Object.assign(attachmentIn(one), { data: PDF, size: undefined, hash: undefined }),
    );
    expect(faultsOf(bytes)).toEqual([
      'DocumentReference.content[0].attachment.extension[0] DOCUMENT_HASH',
      'DocumentReference.masterIdentifier DOCUMENT_HASH',
    ]);
  });

  test('is a signature of somebody else, or of another day', () => {
    const who = withChange('Provenance', (one) => {
      const [signature] = one['signature'] as Json[];
      Object.assign(signature ?? {}, { who: { display: 'Somebody' }, when: '2026-03-09T12:00:00Z' });
    });
    expect(faultsOf(who)).toEqual([
      'Provenance.signature[0].who SIGNER_DIFFERS',
      'Provenance.signature[0].when SIGNING_DIFFERS',
    ]);
  });

  test('is the same consent twice', () => {
    const twice = others((_consent, bundle) => {
      const entries = bundle['entry'] as Json[];
      entries.push({ resource: structuredClone(privacyConsent) });
    });
    expect(read(twice).consents.map(({ faults }) => told(faults))).toEqual([[], ['Consent.identifier TWICE_IN_FILE']]);
  });
});

describe('a file', () => {
  const nested = `{"resourceType":"Bundle","x":${'['.repeat(100_000)}`;
  const many = (count: number, resource: Json) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: Array.from({ length: count }, () => ({ resource })),
  });
  const text = (value: unknown) => bytesOf(JSON.stringify(value));

  test.each<[what: string, bytes: Uint8Array, faults: string[]]>([
    ['that is empty', bytesOf(''), [' NOT_JSON']],
    ['that is no JSON', bytesOf('{"resourceType": "Bundle"'), [' NOT_JSON']],
    ['with an open string', bytesOf('{"resourceType": "Bun\\"'), [' NOT_JSON']],
    ['in another encoding', new Uint8Array(Buffer.from('{"a":"N\xfa\xf1ez"}', 'latin1')), [' NOT_UTF8']],
    ['that is too large', new Uint8Array(MAX_FHIR_BYTES + 1).fill(32), [' FILE_TOO_LARGE']],
    ['that is too deep', bytesOf(nested), [' JSON_TOO_DEEP']],
    ['with a prototype', bytesOf('{"resourceType":"Bundle","__proto__":{"type":"collection"}}'), [' JSON_AMBIGUOUS']],
    ['with a hidden prototype', bytesOf('{"\\u005f_proto__":1}'), [' JSON_AMBIGUOUS']],
    ['with a name twice', bytesOf('{"status":"inactive","status":"active"}'), [' JSON_AMBIGUOUS']],
    ['that is a number', bytesOf('7'), [' NOT_FHIR']],
    ['that is nothing', bytesOf('null'), [' NOT_FHIR']],
    ['that is a list', bytesOf('[]'), [' NOT_FHIR']],
    ['of another resource', text({ resourceType: 'Patient' }), ['Patient NOT_FHIR']],
    ['of another bundle', text({ resourceType: 'Bundle', type: 'batch' }), ['Bundle.type BUNDLE_TYPE']],
    ['without entries', text({ resourceType: 'Bundle', type: 'collection' }), ['Bundle NO_CONSENT']],
    ['of entries that are no list', text({ ...many(0, {}), entry: {} }), ['Bundle.entry SHAPE_WRONG']],
    [
      'of too many entries',
      text(many(MAX_FHIR_ENTRIES + 1, { resourceType: 'Basic' })),
      ['Bundle.entry TOO_MANY_ENTRIES'],
    ],
    ['of too many consents', text(many(MAX_FHIR_CONSENTS + 1, privacyConsent)), ['Bundle.entry TOO_MANY_CONSENTS']],
    [
      'that deletes',
      text({ ...many(1, privacyConsent), entry: [{ resource: privacyConsent, request: { method: 'DELETE' } }] }),
      ['Bundle.entry[0] ENTRY_DELETES'],
    ],
  ])('%s is refused as a whole', (_what, bytes, faults) => {
    const { consents, faults: found } = readBundle(bytes, known);
    expect(consents).toEqual([]);
    expect(told(found)).toEqual(faults);
  });

  test('with a string of many millions of signs is read', () => {
    const data = 'A'.repeat(28_000_000);
    const { consents } = readBundle(
      text(others((_one, bundle) => (attachmentIn(resourceIn(bundle, 'DocumentReference'))['data'] = data))),
      known,
    );
    expect(told(consents[0]?.faults ?? [])).toEqual([
      'DocumentReference.content[0].attachment.contentType DOCUMENT_TYPE',
    ]);
  });

  test('with as many consents as may be is read', () => {
    const { consents } = read(many(MAX_FHIR_CONSENTS, privacyConsent));
    expect(consents).toHaveLength(MAX_FHIR_CONSENTS);
  });

  test('of any JSON gives an answer, and nothing that was put in its place comes in without a fault', () => {
    const spots = fc.constantFrom('Consent', 'Patient', 'DocumentReference', 'Provenance');
    fc.assert(
      fc.property(spots, fc.nat(), fc.jsonValue(), (type, at, value) => {
        const bundle = withChange(type, (resource) => {
          const names = Object.keys(resource);
          resource[names[at % names.length] ?? ''] = value;
        });
        for (const { input, faults } of read(bundle).consents) expect(input !== null || faults.length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
