import type { SignerRole } from '../../contract.ts';
import type { OriginalInput } from '../../originals/contract.ts';
import { isPart, readDay } from './days.ts';
import { codesOf, type Element, refuseModifiers } from './element.ts';
import type { Known } from './known.ts';
import { isSame, type References } from './references.ts';

export type ToldSubject = {
  readonly kind: 'patient';
  readonly name: string;
  readonly bornOn: string | null;
  readonly isKnownAdult: false;
  readonly majorityOn: null;
  readonly diedOn: string | null;
};

/** Whose consent it is. Nobody here has seen that they are of age, so that only a date of birth tells it. */
export function readSubject(patient: Element, known: Known): ToldSubject {
  refuseModifiers(patient);
  const name = nameOf(patient);
  if (name === null) patient.at('name').fault('SUBJECT_NAME_MISSING');
  const partial = isPart(patient.text('birthDate'));
  if (partial) patient.at('birthDate').leave('BIRTH_DATE_PARTIAL');
  return {
    kind: 'patient',
    name: name ?? '',
    bornOn: partial ? null : readDay(patient, 'birthDate', known),
    isKnownAdult: false,
    majorityOn: null,
    diedOn: diedOn(patient, known),
  };
}

function diedOn(patient: Element, known: Known): string | null {
  const told = patient.at('deceasedBoolean');
  // Somebody who has died, nobody knows when, would count as living.
  if (told.isThere && told.value !== false) told.fault('DEATH_DAY_UNKNOWN');
  return readDay(patient, 'deceasedDateTime', known);
}

const FORMER = ['old', 'maiden', 'temp', 'nickname', 'anonymous'];

/** The name that is used now, as one line. */
function nameOf(person: Element): string | null {
  const names = person.all('name').filter((one) => !FORMER.includes(one.text('use') ?? ''));
  const first = names.find((one) => one.text('use') === 'official') ?? names[0];
  if (first === undefined) return null;
  const text = first.text('text');
  if (text !== null) return text;
  const given = first.all('given').map(({ value }) => value);
  const parts = [...given, first.text('family')].filter((one) => typeof one === 'string');
  return parts.join(' ').replaceAll(/\s+/gu, ' ').trim() || null;
}

const roleSystem = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
const guardians = ['GUARD', 'PRN', 'MTH', 'FTH', 'NMTH', 'NFTH', 'ADOPTP', 'PARNT'];
const representatives = ['RESPRSN', 'POWATT', 'DPOWATT', 'HPOWATT', 'SPOWATT'];

const roles: ReadonlyMap<string, SignerRole> = new Map([
  ...guardians.map((code) => [`${roleSystem}|${code}`, 'guardian'] as const),
  ...representatives.map((code) => [`${roleSystem}|${code}`, 'representative'] as const),
  [`${roleSystem}|EXCEST`, 'executor'] as const,
]);

type Signer = OriginalInput['signer'];
const unknown: Signer = { role: 'subject', name: '', authorityKind: null, authorityEvidence: null };

/** Who signed: the patient, or somebody who may sign for them. */
export function readSigner(
  consent: Element,
  { patient, signings, references }: { patient: Element | null; signings: Element[]; references: References },
): Signer {
  const performers = consent.all('performer');
  const authors = signings.flatMap((signing) =>
    signing.all('signature').map((one) => ({ signing, who: one.at('who') })),
  );
  const [first, second] = performers;
  const signer =
    first === undefined
      ? authors.map(({ signing, who }) => references.find(who, signing)).find((one) => one !== null)
      : references.find(first, consent);
  if (signer === undefined || signer === null || second !== undefined) {
    consent.at('performer').fault('SIGNER_UNKNOWN');
    return unknown;
  }
  for (const { signing, who } of authors) {
    if (who.isThere && !isSame(references.find(who, signing), signer)) who.fault('SIGNER_DIFFERS');
  }
  if (isSame(signer, patient)) return unknown;
  return readRelated(signer, { patient, references });
}

function readRelated(
  related: Element,
  { patient, references }: { patient: Element | null; references: References },
): Signer {
  refuseModifiers(related);
  if (related.path !== 'RelatedPerson') {
    related.fault('SIGNER_UNKNOWN');
    return unknown;
  }
  if (!isSame(references.find(related.at('patient'), related), patient)) related.at('patient').fault('SIGNER_DIFFERS');
  const relationships = related.all('relationship');
  const role = relationships
    .flatMap(codesOf)
    .map((code) => roles.get(code))
    .find((one) => one !== undefined);
  if (role === undefined) related.at('relationship').fault('SIGNER_UNKNOWN');
  const name = nameOf(related);
  if (name === null) related.at('name').fault('SIGNER_UNKNOWN');
  const authorityKind = relationships.map((one) => one.text('text')).find((one) => one !== null) ?? null;
  return { role: role ?? 'representative', name: name ?? '', authorityKind, authorityEvidence: null };
}
