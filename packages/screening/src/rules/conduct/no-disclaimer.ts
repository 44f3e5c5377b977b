import { type ConductDocument, type ConductMatch, type ConductRule, findSure, has } from '../../conduct/rule.ts';

const findCode = findSure({
  family: 'endorses',
  unless: ['disclaims', 'disclosed', 'evidence', 'referAway', 'condemn', 'notSelling'],
  beside: ['speaksAs'],
  confidence: 0.7,
});

/** Praise of a product by somebody who speaks with a licence, with a code or link to buy, and no word of the tie. */
function find(document: ConductDocument): Iterable<ConductMatch> {
  return has(document, 'sell') ? findCode(document) : [];
}

/** Views and endorsements without the words that the law or the policy asks for: "#ad", "my own view", "not medical advice". */
export const noDisclaimer: ConductRule = {
  id: 'no-disclaimer',
  version: 1,
  type: 'NO_DISCLAIMER',
  code: 'NO_DISCLAIMER',
  category: 'professionalism',
  severity: 'warn',
  jurisdiction: 'US',
  source:
    '16 CFR part 255 (Guides Concerning Endorsements and Testimonials); FSMB, Social Media and Electronic Communications (2019); read 2026-11-21',
  find,
  examples: {
    flags: ['As a nurse I swear by this sleep powder, use my code REST10, link in bio'],
    passes: ['#ad The maker sent me this for free. My own opinion, not medical advice.'],
  },
};
