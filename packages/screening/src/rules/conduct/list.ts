import type { ConductRule } from '../../conduct/rule.ts';
import { aiUnverified } from './ai-unverified.ts';
import { boundary } from './boundary.ts';
import { copyright } from './copyright.ts';
import { discriminatory } from './discriminatory.ts';
import { disparagesEmployer } from './disparages-employer.ts';
import { disparagesPatient } from './disparages-patient.ts';
import { intoxication } from './intoxication.ts';
import { medicalAdvice } from './medical-advice.ts';
import { noDisclaimer } from './no-disclaimer.ts';
import { offFact } from './off-fact.ts';
import { profanity } from './profanity.ts';
import { proprietary } from './proprietary.ts';
import { selfDiagnosis } from './self-diagnosis.ts';
import { solicitation } from './solicitation.ts';
import { suggestive } from './suggestive.ts';
import { unclear } from './unclear.ts';
import { unsupportedClaim } from './unsupported-claim.ts';

/** Every rule of conduct, one for each label. */
export const conductRules: readonly ConductRule[] = [
  profanity,
  discriminatory,
  suggestive,
  intoxication,
  disparagesPatient,
  disparagesEmployer,
  medicalAdvice,
  solicitation,
  noDisclaimer,
  unsupportedClaim,
  aiUnverified,
  copyright,
  proprietary,
  selfDiagnosis,
  boundary,
  unclear,
  offFact,
];
