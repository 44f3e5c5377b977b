import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Contempt for a group: origin, sex, age, body, faith, money. */
export const discriminatory: ConductRule = {
  id: 'discriminatory',
  version: 1,
  type: 'DISCRIMINATORY',
  code: 'DISCRIMINATORY',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinion 1.1.2 Prospective Patients; 45 CFR part 92 (section 1557); read 2026-11-21',
  find: findSure({ family: 'sureGroup', unless: ['fairness', 'upholdsGroup'], confidence: 0.9, sparesQuotes: true }),
  examples: {
    flags: ['Send them back if they will not learn English, this desk is not for them.'],
    passes: ['Our interpreter tablet is at every desk, for everyone who needs it.'],
  },
};
