import type { RulePack } from './pack.ts';

/** What the codes of the professions ask of words in public. */
export const professionalConduct: RulePack = {
  id: 'professional-conduct',
  version: 1,
  title: 'Professional conduct in public words',
  jurisdiction: 'us',
  source:
    'AMA Code of Medical Ethics 2.3.2; FSMB Social Media and Electronic Communications (2019); NCSBN A Nurse’s Guide to the Use of Social Media; NLRA section 7',
  dated: '2026-11-21',
  types: [
    'PROFANITY',
    'DISCRIMINATORY',
    'SUGGESTIVE',
    'INTOXICATION',
    'DISPARAGES_PATIENT',
    'DISPARAGES_EMPLOYER',
    'MEDICAL_ADVICE',
    'SOLICITATION',
    'NO_DISCLAIMER',
    'UNSUPPORTED_CLAIM',
    'AI_UNVERIFIED',
    'COPYRIGHT',
    'PROPRIETARY',
    'SELF_DIAGNOSIS',
    'BOUNDARY',
    'UNCLEAR',
    'OFF_FACT',
  ],
  rules: [],
};
