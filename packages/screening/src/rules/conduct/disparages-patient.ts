import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Contempt for those in care. */
export const disparagesPatient: ConductRule = {
  id: 'disparages-patient',
  version: 1,
  type: 'DISPARAGES_PATIENT',
  code: 'DISPARAGES_PATIENT',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source: 'ANA Code of Ethics for Nurses, provision 1; NCSBN guide to the use of social media; read 2026-11-21',
  find: findSure({ family: 'sureDemean', unless: ['fairness', 'upholdsGroup'], confidence: 0.85, sparesQuotes: true }),
  examples: {
    flags: ['Another frequent flyer and pill seeker, same fake pain as last week'],
    passes: ['Please do not say "frequent flyer" at the desk. It hides what people need.'],
  },
};
