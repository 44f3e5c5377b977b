import type { InstrumentKind, Purpose, SignerRole } from '../contract.ts';
import type { CodeableConcept, Coding } from './r4-types.ts';

/**
 * Codes of HL7, LOINC and ASTM that an export uses, as the terminology that comes with FHIR R4 (4.0.1) has them. Codes of LOINC go
 * without a display, which has changed from one release of it to the next.
 */
const terminology = (name: string) => (code: string, display: string) => ({
  system: `http://terminology.hl7.org/CodeSystem/${name}`,
  code,
  display,
});
const actCode = terminology('v3-ActCode');
const actReason = terminology('v3-ActReason');
const roleCode = terminology('v3-RoleCode');
const participation = terminology('v3-ParticipationType');
const participant = terminology('provenance-participant-type');
const loinc = (code: string): Coding => ({ system: 'http://loinc.org', code });
const astm = (code: string, display: string): Coding => ({ system: 'urn:iso-astm:E1762-95:2013', code, display });
const concept = (...coding: readonly Coding[]): CodeableConcept => ({ coding });

export const scope = concept(terminology('consentscope')('patient-privacy', 'Privacy Consent'));

export const categories = [concept(loinc('59284-0')), concept(actCode('IDSCL', 'information disclosure'))];

export const policyRule = concept(terminology('consentpolicycodes')('hipaa-auth', 'HIPAA Authorization'));

export const documentType = concept(loinc('64292-6'));

export const disclose = concept(terminology('consentaction')('disclose', 'Disclose'));

/** Every picture, sound and film. */
export const anyMedia: Coding = { system: 'http://hl7.org/fhir/resource-types', code: 'Media', display: 'Media' };

/** Who may be told, and who was given the right to tell. */
export const recipient = concept(participation('IRCP', 'information recipient'));
export const discloser = concept(roleCode('GRANTEE', 'grantee'));

export const signed = concept(terminology('v3-DocumentCompletion')('LA', 'legally authenticated'));
export const author = concept(participant('author', 'Author'));
export const custodian = concept(participant('custodian', 'Custodian'));
export const signatureTypes = [
  astm('1.2.840.10065.1.12.1.1', "Author's Signature"),
  astm('1.2.840.10065.1.12.1.7', 'Consent Signature'),
];

/** By which right somebody signs for another person. */
export const relationships: Readonly<Record<Exclude<SignerRole, 'subject'>, Coding>> = {
  guardian: roleCode('GUARD', 'guardian'),
  representative: roleCode('RESPRSN', 'responsible party'),
  executor: roleCode('EXCEST', 'executor of estate'),
};

/** Purposes of use have no code for what most posts are for: those are told in words. */
export const purposes: Readonly<Record<Purpose, Coding>> = {
  education: actReason('TRAIN', 'training'),
  news: { display: 'news' },
  marketing: actReason('HMARKT', 'healthcare marketing'),
  fundraising: { display: 'fundraising' },
  testimonial: { display: 'testimonial' },
  staff_recruitment: { display: 'recruitment of staff' },
  research_recruitment: actReason('HRESCH', 'healthcare research'),
};

/** What travels with records of care for substance use (42 CFR 2.32). */
const part2Labels = [
  terminology('v3-Confidentiality')('R', 'restricted'),
  actCode('42CFRPart2', '42 CFR Part2'),
  actCode('NORDSCLCD', 'no redisclosure without consent directive'),
];

export const securityLabels = (kind: InstrumentKind): readonly Coding[] => (kind === 'part2' ? part2Labels : []);

/** What of the law an authorization stands on. */
export const policies = {
  hipaa: { authority: 'https://www.hhs.gov', uri: 'https://www.ecfr.gov/current/title-45/section-164.508' },
  part2: { authority: 'https://www.hhs.gov', uri: 'https://www.ecfr.gov/current/title-42/section-2.31' },
  gdpr: { authority: 'https://european-union.europa.eu', uri: 'http://data.europa.eu/eli/reg/2016/679/oj' },
} as const;
