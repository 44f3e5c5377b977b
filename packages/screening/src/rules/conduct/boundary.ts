import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Befriending those in care, and words that could start a care relation. */
export const boundary: ConductRule = {
  id: 'boundary',
  version: 1,
  type: 'BOUNDARY',
  code: 'BOUNDARY',
  category: 'professionalism',
  severity: 'block',
  jurisdiction: 'US',
  source:
    'AMA Code of Medical Ethics, Opinions 1.1.1, 9.1.1 and 2.3.2; NCSBN, A Nurse\u2019s Guide to Professional Boundaries; read 2026-11-21',
  find: findSure({ family: 'sureBoundary', unless: ['keepsBoundary', 'boundaryKept'], confidence: 0.85 }),
  examples: {
    flags: ['DM me your labs, I\u2019m your doctor now'],
    passes: ['Please don\u2019t send us results by message. Call the clinic line.'],
  },
};
