import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Selling to patients, begging from them, or paying for reviews and referrals. */
export const solicitation: ConductRule = {
  id: 'solicitation',
  version: 1,
  type: 'SOLICITATION',
  code: 'SOLICITATION',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinion 9.6.4 Sale of Health-Related Products from Physicians\u2019 Offices; 42 U.S.C. 1320a-7b(b); 16 CFR part 465; read 2026-11-21',
  find: findSure({ family: 'sureReward', unless: ['notSelling', 'condemn'], confidence: 0.75 }),
  examples: {
    flags: ['Patients of mine: my cash app is open, help me move'],
    passes: ['We never ask patients for gifts or reviews.'],
  },
};
