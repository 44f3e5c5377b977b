import type { RulePack } from './pack.ts';

/** Safe Harbor: what has to go before a text no longer identifies a patient. */
export const usHipaa: RulePack = {
  id: 'us-hipaa',
  version: 2,
  title: 'HIPAA Privacy Rule, de-identification by Safe Harbor',
  jurisdiction: 'us',
  source: '45 CFR 164.514(b)(2)(i)(A)–(R), 164.508',
  dated: '2026-11-21',
  types: [
    'NAME',
    'GEO',
    'DATE',
    'AGE90',
    'PHONE',
    'FAX',
    'EMAIL',
    'SSN',
    'MRN',
    'HEALTH_PLAN',
    'ACCOUNT',
    'LICENSE',
    'VEHICLE',
    'DEVICE',
    'URL',
    'IP',
    'HANDLE',
    'OTHER_ID',
  ],
  rules: [],
};
