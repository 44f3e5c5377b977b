import type { Role } from '@bedside/server/contract/registers/org';

/** Who sees signed permissions (server: registers/authorizations/access.ts). */
export const authorizationReaders: readonly Role[] = [
  'administrator',
  'privacy_officer',
  'coordinator',
  'clinician_reviewer',
  'publisher',
  'auditor',
];

/** Who asks for them, and writes down that they were taken back. */
export const authorizationAskers: readonly Role[] = ['privacy_officer', 'coordinator'];

/** Who says which rules hold for them, and writes their forms. */
export const authorizationRulers: readonly Role[] = ['administrator', 'privacy_officer'];
/** Who names the FHIR server that they are sent to. */
export const chartKeepers: readonly Role[] = ['administrator', 'privacy_officer'];
