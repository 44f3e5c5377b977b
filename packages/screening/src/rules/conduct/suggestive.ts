import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Sexual talk and pictures in a role of care; clinical talk of sex passes. */
export const suggestive: ConductRule = {
  id: 'suggestive',
  version: 1,
  type: 'SUGGESTIVE',
  code: 'SUGGESTIVE',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinion 9.1.1 Romantic or Sexual Relationships with Patients; NCSBN guide to the use of social media; read 2026-11-21',
  find: findSure({
    family: 'sexual',
    unless: ['clinicalSex', 'cleanBody', 'fairness', 'evidence', 'condemn', 'sober'],
    confidence: 0.6,
    beside: ['wink'],
    sparesQuotes: true,
  }),
  examples: {
    flags: ['naughty nurse after dark 😈 who needs a sponge bath'],
    passes: ['Breast cancer screening saves lives. Ask your doctor when to begin.'],
  },
};
