import type { InstrumentKind } from '../../contract.ts';
import { type OriginalInput, originalInput } from '../../originals/contract.ts';
import { faultsOf } from '../../originals/original-facts.ts';
import * as codes from '../codes.ts';
import { type FhirFault, fhirFault } from './contract.ts';
import { readDay } from './days.ts';
import { codeOf, codesOf, type Element, refuseModifiers } from './element.ts';
import type { Known } from './known.ts';
import { readDocument, signingsOf, type ToldDocument } from './read-document.ts';
import { readSigner, readSubject } from './read-parties.ts';
import { readProvision, uuidOf } from './read-provision.ts';
import type { References } from './references.ts';

export type ToldConsent = {
  /** Null where it has no name by which it would be known again. */
  readonly sourceKey: string | null;
  readonly name: string;
  /** All that could be read, also where something is against it; null where it would be no original. */
  readonly input: OriginalInput | null;
  readonly scan: ToldDocument['scan'];
};

/** One consent with all that the file tells of it; what is the matter goes to its remarks. */
export function readConsent(consent: Element, references: References, known: Known): ToldConsent {
  const sourceKey = sourceKeyOf(consent);
  if (sourceKey === null) consent.at('identifier').fault('KEY_MISSING');
  if (!isR4(consent)) {
    consent.fault('NOT_R4');
    return { sourceKey, name: '', input: null, scan: null };
  }
  refuseModifiers(consent);
  checkStanding(consent);
  const patient = references.find(consent.at('patient'), consent);
  if (patient?.path !== 'Patient') consent.at('patient').fault('REFERENCE_UNKNOWN');
  const subject = patient?.path === 'Patient' ? readSubject(patient, known) : null;
  const document = readDocument(consent, references);
  const signings = signingsOf(document.resource, references);
  const kind = kindOf(consent);
  const provision = consent.at('provision');
  const told = {
    subject,
    signer: readSigner(consent, { patient, signings, references }),
    kind,
    language: languageOf(consent, document),
    signedOn: signedOn(consent, signings, known),
    description: describe(consent, document),
    ...readProvision(provision, { known, consent, references }),
    part2: kind === 'part2' ? { patientName: null, noticeVersion: null } : null,
    european: policiesOf(consent).includes(codes.policies.gdpr.uri) ? { isExplicit: false, withdrawUrl: null } : null,
  };
  checkOrganization(consent, references, known);
  const start = readDay(provision.at('period'), 'start', known);
  if (start !== null && told.signedOn !== null && start > told.signedOn) {
    provision.at('period').at('start').fault('PROVISION_NARROWER');
  }
  return { sourceKey, name: subject?.name ?? '', input: asInput(consent, told, known), scan: document.scan };
}

/** What it is called where it comes from: its identifier, or else its id. */
function sourceKeyOf(consent: Element): string | null {
  for (const identifier of consent.all('identifier')) {
    const value = identifier.text('value');
    if (value !== null) return `${identifier.text('system') ?? ''}|${value}`;
  }
  const id = consent.text('id');
  return id === null ? null : `id:${id}`;
}

/** Fields that R4 has not, of the version after it and of the one before. */
const FOREIGN = [
  'subject',
  'decision',
  'controller',
  'grantor',
  'grantee',
  'manager',
  'date',
  'consentingParty',
  'except',
];

function isR4(consent: Element): boolean {
  if (FOREIGN.some((name) => consent.has(name))) return false;
  return !['provision', 'sourceAttachment', 'sourceReference'].some((name) => Array.isArray(consent.at(name).value));
}

const standings: Readonly<Record<string, FhirFault>> = {
  rejected: 'CONSENT_REJECTED',
  'entered-in-error': 'CONSENT_IN_ERROR',
  draft: 'CONSENT_NOT_ACTIVE',
  proposed: 'CONSENT_NOT_ACTIVE',
  inactive: 'CONSENT_NOT_ACTIVE',
};

const privacy = codesOfConcepts([codes.scope]);
const privacyCategories = [
  ...codesOfConcepts(codes.categories),
  ...codesOfConcepts([codes.documentType]),
  'http://terminology.hl7.org/CodeSystem/v3-ActCode|INFA',
];
const optOut = ['OPTOUT', 'OPTOUTE'].map((code) => `http://terminology.hl7.org/CodeSystem/v3-ActCode|${code}`);

function codesOfConcepts(concepts: readonly { readonly coding?: readonly { system?: string; code?: string }[] }[]) {
  return concepts.flatMap(({ coding = [] }) => coding.map(({ system = '', code = '' }) => `${system}|${code}`));
}

/** Whether it stands, and is about telling others at all. */
function checkStanding(consent: Element): void {
  const status = consent.text('status');
  if (status !== 'active') consent.at('status').fault(standings[status ?? ''] ?? 'VALUE_INVALID');
  const scope = consent.at('scope');
  if (!scope.isThere) scope.fault('ELEMENT_MISSING');
  else if (!codesOf(scope).some((code) => privacy.includes(code))) scope.fault('SCOPE_OTHER');
  const categories = consent.all('category');
  const isKnown = categories.map((one) => codesOf(one).some((code) => privacyCategories.includes(code)));
  if (categories.length === 0) consent.at('category').fault('ELEMENT_MISSING');
  else if (!isKnown.includes(true)) consent.at('category').fault('CATEGORY_OTHER');
  else for (const [at, one] of categories.entries()) if (isKnown[at] === false) one.leave('CATEGORY_UNKNOWN');
  if (codesOf(consent.at('policyRule')).some((code) => optOut.includes(code))) consent.at('policyRule').fault('DENIES');
}

const part2Label = codeKey(codes.securityLabels('part2')[1]);

function codeKey(coding: { readonly system?: string; readonly code?: string } | undefined): string {
  return `${coding?.system ?? ''}|${coding?.code ?? ''}`;
}

const policiesOf = (consent: Element): (string | null)[] => consent.all('policy').map((one) => one.text('uri'));

/** A consent to disclose is a publication here; the labels and the policy of 42 CFR Part 2 make it one of those. */
function kindOf(consent: Element): InstrumentKind {
  const labels = [...consent.at('meta').all('security'), ...consent.at('provision').all('securityLabel')].map(codeOf);
  return labels.includes(part2Label) || policiesOf(consent).includes(codes.policies.part2.uri)
    ? 'part2'
    : 'publication';
}

function languageOf(consent: Element, document: ToldDocument): 'en' | 'es' | null {
  const tag = (document.language ?? consent.text('language') ?? '').toLowerCase();
  const [base] = tag.split('-');
  if (base === 'en' || base === 'es') return base;
  consent.remarks.fault(document.languagePath, 'LANGUAGE_UNKNOWN');
  return null;
}

function signedOn(consent: Element, signings: readonly Element[], known: Known): string | null {
  const told = readDay(consent, 'dateTime', known);
  const signatures = signings.flatMap((one) => one.all('signature'));
  const days = signatures.map((one) => ({ one, day: readDay(one, 'when', known) })).filter(({ day }) => day !== null);
  const day = told ?? days[0]?.day ?? null;
  for (const each of days) if (each.day !== day) each.one.at('when').fault('SIGNING_DIFFERS');
  if (day === null && !consent.at('dateTime').isThere) consent.at('dateTime').fault('ELEMENT_MISSING');
  return day;
}

/** A document says itself what it is about; where the file does not repeat it, whoever compares is sent there. */
function describe(consent: Element, { description, title, scan }: ToldDocument): string {
  if (description !== null && description.length >= 3) return description;
  if (scan === null) {
    consent.remarks.fault('DocumentReference.description', 'DESCRIPTION_MISSING');
    return '';
  }
  consent.remarks.leave('DocumentReference.description', 'DESCRIPTION_MISSING');
  return title === null ? 'PDF' : `PDF ${title}`;
}

function checkOrganization(consent: Element, references: References, { organization }: Known): void {
  for (const one of consent.all('organization')) {
    const name = references.find(one, consent)?.text('name') ?? one.text('display');
    const isOurs = uuidOf(one, { consent, references }) === organization.id || fold(name) === fold(organization.name);
    if (!isOurs) one.leave('ORGANIZATION_UNKNOWN');
  }
}

const fold = (text: string | null) => (text ?? '').normalize('NFKC').toLowerCase().trim();

/** Where the fields of an original come from. */
const paths: readonly (readonly [field: string, path: string])[] = [
  ['subject.bornOn', 'Patient.birthDate'],
  ['subject.diedOn', 'Patient.deceasedDateTime'],
  ['subject', 'Patient.name'],
  ['signer.authorityKind', 'RelatedPerson.relationship'],
  ['signer', 'RelatedPerson.name'],
  ['signedOn', 'Consent.dateTime'],
  ['description', 'DocumentReference.description'],
  ['expiry', 'Consent.provision.period.end'],
  ['mediaSha256', 'Consent.provision.data'],
  ['channelIds', 'Consent.provision.actor'],
];

const pathOf = (field: string) => paths.find(([start]) => field.startsWith(start))?.[1] ?? `Consent (${field})`;

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code: string;
  readonly errors?: readonly (readonly Issue[])[];
};

function asInput(consent: Element, told: Readonly<Record<string, unknown>>, known: Known): OriginalInput | null {
  const parsed = originalInput.safeParse(told);
  if (!parsed.success) {
    tellIssues(consent, parsed.error.issues);
    return null;
  }
  const { subject } = parsed.data;
  if ('id' in subject) return null;
  for (const { path, code } of faultsOf(parsed.data, { subject, today: known.today })) {
    consent.remarks.fault(pathOf(path), code);
  }
  return parsed.data;
}

/** What is told where it was read is not told twice. */
function tellIssues(consent: Element, issues: readonly Issue[], at: readonly PropertyKey[] = []): void {
  const { remarks } = consent;
  for (const issue of issues) {
    const field = [...at, ...issue.path];
    const inner = issue.code === 'invalid_union' ? issue.errors?.at(-1) : undefined;
    if (inner !== undefined) tellIssues(consent, inner, field);
    else if (issue.code === 'too_big') remarks.fault(pathOf(field.join('.')), 'TEXT_TOO_LONG');
    else if (remarks.faults.length === 0 || fhirFault.safeParse(issue.message).success) {
      remarks.fault(pathOf(field.join('.')), fhirFault.safeParse(issue.message).data ?? 'VALUE_INVALID');
    }
  }
}
