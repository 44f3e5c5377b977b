import { type ConductRule, findSure } from '../../conduct/rule.ts';

/** Others\u2019 works, taken whole or from somewhere. */
export const copyright: ConductRule = {
  id: 'copyright',
  version: 1,
  type: 'COPYRIGHT',
  code: 'COPYRIGHT',
  category: 'rights',
  severity: 'block',
  jurisdiction: 'US',
  source: '17 U.S.C. 106, 107, 110, 501; read 2026-11-21',
  find: findSure({ family: 'sureCopied', unless: ['permitted', 'condemn', 'referAway'], confidence: 0.85 }),
  examples: {
    flags: ['Full movie in the link, no permission, watch before it is taken down'],
    passes: ['Photo by our own staff, free to use with credit.'],
  },
};
