import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Insults against the employer; never more than a note, since employees may speak of their working conditions. */
export const disparagesEmployer: ConductRule = {
  id: 'disparages-employer',
  version: 1,
  type: 'DISPARAGES_EMPLOYER',
  code: 'DISPARAGES_EMPLOYER',
  category: 'rights',
  severity: 'note',
  jurisdiction: 'US',
  source:
    'NLRA section 7, 29 U.S.C. 157; Stericycle, 372 NLRB No. 113 (2023): talk of pay, staffing and conditions is protected, so this is never more than a note; read 2026-11-21',
  find: findSure({ family: 'sureEmployer', unless: ['speaksRights'], confidence: 0.8 }),
  examples: {
    flags: ['My hospital is a joke, management are clowns'],
    passes: ['We asked for safe staffing ratios in writing and the committee meets on Tuesday.'],
  },
};
