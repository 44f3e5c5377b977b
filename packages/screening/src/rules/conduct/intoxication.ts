import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Drink and drugs at work, before it, or from the unit\u2019s own stock. */
export const intoxication: ConductRule = {
  id: 'intoxication',
  version: 1,
  type: 'INTOXICATION',
  code: 'INTOXICATION',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinion 9.3.1 Physician Health & Wellness; state licensing law on practice while impaired; read 2026-11-21',
  find: findSure({ family: 'sureShift', unless: ['soberContext', 'refer'], confidence: 0.85, sparesQuotes: true }),
  examples: {
    flags: ['charting still drunk from the party, rounds at six'],
    passes: ['Drunk driving kills. Our trauma team visits schools this week.'],
  },
};
