import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Cures, guarantees and superlatives without evidence. */
export const unsupportedClaim: ConductRule = {
  id: 'unsupported-claim',
  version: 1,
  type: 'UNSUPPORTED_CLAIM',
  code: 'UNSUPPORTED_CLAIM',
  category: 'credibility',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'FTC Act section 5 and 12, 15 U.S.C. 45, 52; FTC Health Products Compliance Guidance (2022); 21 CFR 202.1; read 2026-11-21',
  find: findSure({ family: 'sureClaim', unless: ['cites', 'aiChecked'], confidence: 0.85, sparesQuotes: true }),
  examples: {
    flags: ['Our drip cures diabetes, no side effects, results guaranteed'],
    passes: ['According to the state report our infection rate was below the average.'],
  },
};
