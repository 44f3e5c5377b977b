import { z } from 'zod';

/** Most bytes, entries, consents and levels of a file. */
export const MAX_FHIR_BYTES = 30_000_000;
export const MAX_FHIR_ENTRIES = 2_000;
export const MAX_FHIR_CONSENTS = 200;
export const MAX_FHIR_DEPTH = 64;

/** What keeps a file, or one consent of it, from being taken over. */
export const fhirFault = z.enum([
  'FILE_TOO_LARGE',
  'NOT_UTF8',
  'NOT_JSON',
  'JSON_AMBIGUOUS',
  'JSON_TOO_DEEP',
  'NOT_FHIR',
  'BUNDLE_TYPE',
  'TOO_MANY_ENTRIES',
  'TOO_MANY_CONSENTS',
  'NO_CONSENT',
  'NOT_R4',
  'SHAPE_WRONG',
  'MODIFIER_UNKNOWN',
  'ENTRY_DELETES',
  'TEXT_TOO_LONG',
  'TEXT_CONTROL',
  'ELEMENT_MISSING',
  'KEY_MISSING',
  'TWICE_IN_FILE',
  'KEPT_ALREADY',
  'CONSENT_NOT_ACTIVE',
  'CONSENT_REJECTED',
  'CONSENT_IN_ERROR',
  'SCOPE_OTHER',
  'CATEGORY_OTHER',
  'DENIES',
  'TAKEN_BACK',
  'PROVISION_NARROWER',
  'ACTION_OTHER',
  'DISCLOSER_UNKNOWN',
  'PICTURE_UNKNOWN',
  'REFERENCE_UNKNOWN',
  'SUBJECT_NAME_MISSING',
  'SUBJECT_AGE_UNKNOWN',
  'DEATH_DAY_UNKNOWN',
  'SIGNER_UNKNOWN',
  'SIGNER_DIFFERS',
  'DATE_INVALID',
  'DAY_NEEDED',
  'SIGNED_IN_FUTURE',
  'SIGNED_BEFORE_BIRTH',
  'SIGNING_DIFFERS',
  'EXPIRES_BEFORE_SIGNING',
  'DAY_IN_FUTURE',
  'COPY_BEFORE_SIGNING',
  'DIED_BEFORE_BORN',
  'LANGUAGE_UNKNOWN',
  'DESCRIPTION_MISSING',
  'DOCUMENT_NOT_CURRENT',
  'DOCUMENT_SEVERAL',
  'DOCUMENT_TYPE',
  'DOCUMENT_BASE64',
  'DOCUMENT_HASH',
  'DOCUMENT_SIZE',
  'SCAN_TOO_LARGE',
  'SCAN_TYPE_UNSUPPORTED',
  'SCAN_TYPE_MISMATCH',
  'SCAN_UNREADABLE',
  'SCAN_LOCKED',
  'SCAN_ACTIVE',
  'VALUE_INVALID',
]);
export type FhirFault = z.infer<typeof fhirFault>;

/** What a consent tells that is not taken over; none of it makes a permission wider. */
export const fhirLeftOut = z.enum([
  'PURPOSE_UNKNOWN',
  'CODE_UNKNOWN',
  'RECIPIENT_UNKNOWN',
  'ACTOR_UNKNOWN',
  'ORGANIZATION_UNKNOWN',
  'CATEGORY_UNKNOWN',
  'BIRTH_DATE_PARTIAL',
  'DOCUMENT_ELSEWHERE',
  'DOCUMENT_MISSING',
  'DESCRIPTION_MISSING',
  'MORE_PAGES',
]);
export type FhirLeftOut = z.infer<typeof fhirLeftOut>;

const fault = z.object({ path: z.string(), code: fhirFault });
const leftOut = z.object({ path: z.string(), code: fhirLeftOut });

export const fhirConsentView = z.object({
  entry: z.number().int().describe('Which entry of the bundle it is; the first is 1.'),
  name: z.string(),
  state: z.enum(['ready', 'known', 'faulty']).describe('`known`: it was taken over before.'),
  hasScan: z.boolean().describe('The signed document comes with it; else it waits for a scan.'),
  faults: z.array(fault),
  leftOut: z.array(leftOut),
});
export type FhirConsentView = z.infer<typeof fhirConsentView>;

/** The answer of `POST /authorization-originals/fhir/preview`, whose body are the bytes of the file. */
export const fhirPreview = z.object({
  planSha256: z.string(),
  counts: z.object({
    consents: z.number().int(),
    ready: z.number().int(),
    known: z.number().int(),
    faulty: z.number().int(),
  }),
  faults: z.array(fault).describe('Of the file as a whole.'),
  leftOut: z.array(leftOut),
  consents: z.array(fhirConsentView),
});
export type FhirPreview = z.infer<typeof fhirPreview>;

/** The query of `POST /authorization-originals/fhir`, whose body are the same bytes again. */
export const fhirCommitQuery = z.object({ plan: z.string().regex(/^[0-9a-f]{64}$/) });

export const fhirCommitted = z.object({
  created: z.number().int(),
  known: z.number().int(),
  faulty: z.number().int(),
});
export type FhirCommitted = z.infer<typeof fhirCommitted>;
