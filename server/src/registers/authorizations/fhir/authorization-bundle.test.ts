import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorizationState } from '../contract.ts';
import { writeAuthorizationBundle } from './authorization-bundle.ts';
import { statusOf } from './consent.ts';
import type { ExportedAuthorization } from './exported-authorization.ts';
import { adult, child, expired, ids, onePictureWithdrawn, part2, pictures, withdrawn } from './exported-examples.ts';
import { addressOf, derivedId, documentIdOf, signerIdOf, signingIdOf } from './identify.ts';

const RECEIVED = '2026-06-01T09:30:00.000Z';
const SIGNED = '2026-03-02T12:00:00.000Z';
const URI = 'urn:ietf:rfc:3986';

const at = (type: Parameters<typeof addressOf>[1]) => addressOf(ids.authorization, type);

const entriesOf = (exported: ExportedAuthorization) => writeAuthorizationBundle(exported).entry;
function entryOf(exported: ExportedAuthorization, type: string) {
  const found = entriesOf(exported).filter(({ resource }) => resource.resourceType === type);
  expect(found).toHaveLength(1);
  return found[0];
}
const resourceOf = (exported: ExportedAuthorization, type: string) => entryOf(exported, type)?.resource;
const pictureOf = (sha256: string) => ({
  meaning: 'instance',
  reference: {
    type: 'Media',
    identifier: { system: URI, value: `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}` },
  },
});
const newsroom = {
  role: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
        code: 'IRCP',
        display: 'information recipient',
      },
    ],
  },
  reference: { identifier: { system: URI, value: `urn:uuid:${ids.newsroom}` }, display: 'Newsroom' },
};

describe('the bundle', () => {
  const all = { adult, child, expired, withdrawn, onePictureWithdrawn, part2 };

  test.each(Object.entries(all))('of %s refers to nothing that is not in it', (_, exported) => {
    const text = JSON.stringify(entriesOf(exported).map(({ resource }) => resource));
    const addresses = new Set(entriesOf(exported).map(({ fullUrl }) => fullUrl));
    const references = [...text.matchAll(/"reference":"([^"]+)"/gu)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((one) => !addresses.has(one ?? ''))).toEqual([]);
    expect(addresses.size).toBe(entriesOf(exported).length);
  });

  test.each(Object.entries(all))('of %s has no address that is an identifier too', (_, exported) => {
    const addresses = entriesOf(exported).map(({ fullUrl }) => fullUrl);
    const text = JSON.stringify(entriesOf(exported).map(({ resource }) => resource));
    const words = [...text.matchAll(/"(?:value|code)":"([^"]+)"/gu)].map(([, word]) => word ?? '');
    expect(words.filter((word) => word.startsWith('urn:uuid:')).length).toBeGreaterThan(3);
    expect(words.filter((word) => addresses.includes(word))).toEqual([]);
  });

  test.each(Object.entries(all))(
    'of %s holds no empty list, object or text, which FHIR does not have',
    (_, exported) => {
      const bare = { ...exported, facts: { ...exported.facts, purposes: [], infoScope: [], channelIds: [] } };
      for (const one of [exported, bare]) {
        expect(JSON.stringify(writeAuthorizationBundle(one))).not.toMatch(/\[\]|\{\}|""|null/u);
      }
    },
  );

  test.each(Object.entries(all))('of %s is the same bytes each time', (_, exported) => {
    const again = { ...exported, names: new Map(exported.names), facts: structuredClone(exported.facts) };
    expect(JSON.stringify(writeAuthorizationBundle(again))).toBe(JSON.stringify(writeAuthorizationBundle(exported)));
  });

  test('creates once what never changes, and keeps the consent up to date', () => {
    const identifier = (id: string) => `identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A${id}`;
    const signing = signingIdOf(ids.authorization);
    expect(entriesOf(child).map(({ request }) => request)).toEqual([
      { method: 'POST', url: 'Organization', ifNoneExist: identifier(ids.organization) },
      { method: 'POST', url: 'Patient', ifNoneExist: identifier(ids.subject) },
      { method: 'POST', url: 'RelatedPerson', ifNoneExist: identifier(signerIdOf(ids.authorization)) },
      { method: 'POST', url: 'DocumentReference', ifNoneExist: identifier(documentIdOf(ids.authorization)) },
      { method: 'PUT', url: `Consent?${identifier(ids.authorization)}` },
      {
        method: 'POST',
        url: 'Provenance',
        ifNoneExist: identifier(signing).replace('identifier', '_tag'),
      },
    ]);
    expect(resourceOf(child, 'Provenance')?.['meta']).toEqual({ tag: [{ system: URI, code: `urn:uuid:${signing}` }] });
  });

  test('differs after a withdrawal in the consent alone', () => {
    const rest = (exported: ExportedAuthorization) =>
      entriesOf(exported).filter(({ resource }) => resource.resourceType !== 'Consent');
    expect(rest(withdrawn)).toEqual(rest(adult));
    expect(entryOf(withdrawn, 'Consent')).not.toEqual(entryOf(adult, 'Consent'));
  });
});

describe('the consent', () => {
  test('of an adult is active, and tells to whom, what for, until when and which pictures', () => {
    expect(resourceOf(adult, 'Consent')).toMatchObject({
      identifier: [{ system: URI, value: `urn:uuid:${ids.authorization}` }],
      status: 'active',
      patient: { reference: at('Patient'), type: 'Patient' },
      dateTime: SIGNED,
      performer: [{ reference: at('Patient'), type: 'Patient' }],
      organization: [{ reference: at('Organization'), type: 'Organization' }],
      sourceReference: { reference: at('DocumentReference') },
      policy: [{ uri: 'https://www.ecfr.gov/current/title-45/section-164.508' }],
      policyRule: { coding: [{ code: 'hipaa-auth' }] },
      verification: [{ verified: true, verifiedWith: { reference: at('Patient') }, verificationDate: SIGNED }],
      provision: {
        type: 'permit',
        period: { start: SIGNED, end: '2028-03-03T06:00:00.000Z' },
        actor: [{ reference: { reference: at('Organization') } }, newsroom],
        purpose: [{ code: 'TRAIN' }, { display: 'news' }],
        code: [{ text: 'photo' }, { text: 'story' }],
        data: pictures.map(pictureOf),
      },
    });
    expect(resourceOf(adult, 'Consent')?.['provision']).not.toHaveProperty('provision');
    expect(resourceOf(adult, 'Consent')).not.toHaveProperty('meta');
  });

  test('of a child is performed by the guardian, who is told with the authority', () => {
    const signer = at('RelatedPerson');
    expect(resourceOf(child, 'Consent')).toMatchObject({
      status: 'active',
      patient: { reference: at('Patient') },
      performer: [{ reference: signer, type: 'RelatedPerson' }],
      verification: [{ verified: true, verifiedWith: { reference: signer } }],
    });
    expect(resourceOf(child, 'RelatedPerson')).toMatchObject({
      patient: { reference: at('Patient') },
      relationship: [{ coding: [{ code: 'GUARD' }], text: 'mother' }],
      name: [{ text: 'Rosa Ruiz' }],
    });
    expect(resourceOf(child, 'Patient')).toMatchObject({ name: [{ text: 'Leo Ruiz' }], birthDate: '2017-05-04' });
    expect(entriesOf(adult).some(({ resource }) => resource.resourceType === 'RelatedPerson')).toBe(false);
  });

  test('of what ended by its day is inactive, and denies nothing', () => {
    expect(resourceOf(expired, 'Consent')).toMatchObject({ status: 'inactive' });
    expect(resourceOf(expired, 'Consent')?.['provision']).not.toHaveProperty('provision');
  });

  test('of what was taken back is inactive, and tells since when', () => {
    expect(resourceOf(withdrawn, 'Consent')).toMatchObject({
      status: 'inactive',
      provision: { data: pictures.map(pictureOf), provision: [{ type: 'deny', period: { start: RECEIVED } }] },
    });
  });

  test('with one picture taken back stays active, and denies that picture alone', () => {
    expect(resourceOf(onePictureWithdrawn, 'Consent')).toMatchObject({
      status: 'active',
      provision: {
        type: 'permit',
        provision: [{ type: 'deny', period: { start: RECEIVED }, data: [pictureOf(pictures[1])] }],
      },
    });
  });

  test('with a picture and a channel taken back at once denies each by itself', () => {
    const both = { receivedAt: new Date(RECEIVED), mediaSha256: [pictures[0]], channelIds: [ids.newsroom] };
    const deny = { type: 'deny', period: { start: RECEIVED } };
    expect(resourceOf({ ...adult, withdrawals: [both] }, 'Consent')?.['provision']).toMatchObject({
      provision: [
        { ...deny, data: [pictureOf(pictures[0])] },
        { ...deny, actor: [newsroom] },
      ],
    });
  });

  test('with a purpose and an element taken back denies each by itself', () => {
    const some = { receivedAt: new Date(RECEIVED), purposes: ['news'], infoScope: ['story'] } as const;
    expect(resourceOf({ ...adult, withdrawals: [some] }, 'Consent')?.['provision']).toMatchObject({
      provision: [{ purpose: [{ display: 'news' }] }, { code: [{ text: 'story' }] }],
    });
  });

  test('denies nothing that was not received yet', () => {
    const early = { ...withdrawn, at: new Date('2026-05-31T00:00:00.000Z') };
    expect(resourceOf(early, 'Consent')?.['provision']).not.toHaveProperty('provision');
  });

  test('of a program for substance use carries the notice, its own law, and the part that may disclose', () => {
    const labels = ['R', '42CFRPart2', 'NORDSCLCD'].map((code) => ({ code }));
    expect(resourceOf(part2, 'Consent')).toMatchObject({
      meta: { security: labels },
      policy: [
        { uri: 'https://www.ecfr.gov/current/title-45/section-164.508' },
        { uri: 'https://www.ecfr.gov/current/title-42/section-2.31' },
        { uri: 'http://data.europa.eu/eli/reg/2016/679/oj' },
      ],
      provision: {
        securityLabel: labels,
        actor: [
          { reference: { type: 'Organization', identifier: { value: `urn:uuid:${ids.east}` }, display: 'East' } },
          newsroom,
        ],
        purpose: [{ code: 'HMARKT' }, { code: 'HRESCH' }, { display: 'fundraising' }],
      },
    });
    expect(resourceOf(part2, 'DocumentReference')).toMatchObject({
      securityLabel: labels.map((label) => ({ coding: [label] })),
    });
    expect(resourceOf(part2, 'RelatedPerson')).toMatchObject({ relationship: [{ coding: [{ code: 'EXCEST' }] }] });
  });

  test('for no picture at all denies every picture', () => {
    const wordsAlone = { ...adult.facts, mediaSha256: [] };
    const provision = resourceOf({ ...withdrawn, facts: wordsAlone }, 'Consent')?.['provision'];
    expect(provision).not.toHaveProperty('data');
    expect(provision).toMatchObject({
      type: 'permit',
      provision: [
        { type: 'deny', class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Media' }] },
        { type: 'deny', period: { start: RECEIVED } },
      ],
    });
  });

  test('does not claim an identity that nobody verified', () => {
    const { signature } = adult.facts;
    if (signature === null) throw new Error('it is signed');
    const facts = { ...adult.facts, signature: { ...signature, verifiedBy: ' ' } };
    expect(resourceOf({ ...adult, facts }, 'Consent')?.['verification']).toEqual([{ verified: false }]);
  });

  test('has no end where nobody knows it yet', () => {
    const open = { kind: 'event', event: 'the exhibition closes', at: null } as const;
    const facts = { ...adult.facts, expiry: open };
    expect(resourceOf({ ...adult, facts }, 'Consent')?.['provision']).toMatchObject({ period: { start: SIGNED } });
    expect(JSON.stringify(resourceOf({ ...adult, facts }, 'Consent'))).not.toContain('"end"');
  });

  test('is active for what is valid, and for nothing else', () => {
    const told = authorizationState.options.map((state) => [state, statusOf({ facts: adult.facts, state })]);
    expect(Object.fromEntries(told)).toEqual({
      valid: 'active',
      revoked: 'inactive',
      expired: 'inactive',
      defective: 'inactive',
      incomplete: 'draft',
      not_yet: 'proposed',
      not_covering: 'inactive',
    });
  });

  test('is rejected where the child said no, whatever was signed', () => {
    const facts = { ...child.facts, assent: { answer: 'no', at: child.signedAt } } as const;
    expect(authorizationState.options.map((state) => statusOf({ facts, state }))).toEqual(
      authorizationState.options.map(() => 'rejected'),
    );
  });
});

describe('the document', () => {
  test('is in it whole, with its hashes', () => {
    const [content] = (resourceOf(adult, 'DocumentReference')?.['content'] ?? []) as readonly {
      attachment: Record<string, unknown>;
    }[];
    const { attachment } = content ?? { attachment: {} };
    const bytes = Buffer.from(String(attachment['data']), 'base64');
    const hashOf = (algorithm: string) => createHash(algorithm).update(bytes);
    expect(bytes.toString()).toBe('%PDF-1.7 the sealed document');
    expect(attachment).toMatchObject({
      contentType: 'application/pdf',
      language: 'en',
      size: bytes.length,
      hash: hashOf('sha1').digest('base64'),
      creation: SIGNED,
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/alternate-hash',
          extension: [
            { url: 'algorithm', valueCoding: { code: 'sha-256' } },
            { url: 'hash', valueString: hashOf('sha256').digest('hex') },
          ],
        },
      ],
    });
    expect(resourceOf(adult, 'DocumentReference')).toMatchObject({
      status: 'current',
      docStatus: 'final',
      masterIdentifier: { value: `ni:///sha-256;${hashOf('sha256').digest('base64url')}` },
    });
  });

  test('is what the signature is of, in the version of this transaction', () => {
    const signer = { reference: at('RelatedPerson') };
    const patient = { reference: at('Patient') };
    expect(resourceOf(child, 'Provenance')).toMatchObject({
      target: [
        {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/resolve-as-version-specific', valueBoolean: true },
          ],
          reference: entryOf(child, 'DocumentReference')?.fullUrl,
        },
      ],
      recorded: SIGNED,
      agent: [{ who: signer, onBehalfOf: patient }, { who: { type: 'Organization' } }],
      signature: [
        {
          type: [{ code: '1.2.840.10065.1.12.1.1' }, { code: '1.2.840.10065.1.12.1.7' }],
          when: SIGNED,
          who: signer,
          onBehalfOf: patient,
          sigFormat: 'application/pdf',
        },
      ],
    });
    expect(JSON.stringify(resourceOf(adult, 'Provenance'))).not.toContain('onBehalfOf');
  });
});

describe('ids of what has no row', () => {
  test('are UUIDs of version 5, apart for each part and authorization', () => {
    const made = (['document', 'signer', 'signing'] as const).flatMap((part) => [
      derivedId(ids.authorization, part),
      derivedId(ids.subject, part),
    ]);
    expect(new Set(made).size).toBe(made.length);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  });

  test('are those that others make of the same words', () => {
    // uuid.uuid5(uuid.NAMESPACE_DNS, 'document') of Python 3.
    expect(derivedId('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'document')).toBe('c3e1583b-5011-5574-bdd2-4d8a6f745d66');
  });
});
