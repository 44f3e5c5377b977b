import type { RulePack } from './pack.ts';

/** Truth in advertising: claims need evidence, paid words are named as such. */
export const usFtc: RulePack = {
  id: 'us-ftc',
  version: 1,
  title: 'FTC rules on health claims and endorsements',
  jurisdiction: 'us',
  source: '15 USC 45, 52; 16 CFR 255; FTC Health Products Compliance Guidance (2022); 16 CFR 465',
  dated: '2026-11-21',
  types: ['UNSUPPORTED_CLAIM', 'NO_DISCLAIMER', 'SOLICITATION'],
  rules: [
    {
      id: 'ftc-paid-reviews',
      type: 'SOLICITATION',
      category: 'credibility',
      severity: 'warn',
      source: '16 CFR 465.4: no reward for a review of one kind; read 2026-11-21',
      phrases: [
        '(5|five) star review (and|to|for) (get|win|receive|_)',
        '(discount|gift card|free _|entry|raffle|credit) (for|with|when you leave) (a|your|every) (5|five|positive|good|google|_) (star|review)',
        '(leave|write|post) (us|) a (5|five|positive|glowing) (star|review)',
        'resena de (5|cinco) estrellas',
      ],
      message: {
        en: 'A reward for a good review, or asking for good reviews alone, misleads readers and is forbidden in advertising.',
        es: 'Premiar una buena reseña, o pedir solo reseñas buenas, engaña al lector y está prohibido en la publicidad.',
      },
      replacement: null,
      examples: {
        flags: ['Leave us a five star review this week!'],
        passes: ['Thank you for every review, good or bad.'],
      },
    },
  ],
};
