import { type Document, textAfter } from '../document.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const ROOM =
  /\b(?:room|rm|bed|cama|cuarto|habitacion|bay|curtain|cubicle|trauma|exam|pod)[ #.]{1,2}(\d{1,4}(?:[A-Z](?![a-z])|-\d{1,2})?)(?![\d:%]|\.\d|st\b|nd\b|rd\b|th\b)/gi;
const CODE =
  /(?<=\b(?:in|for|of|the|pls\)?:?|whiteboard pls\)?:|\/) )(?:\d{1,2}-\d{2,3}|\d{1,2}[A-D](?:-\d)?)(?= |\b)/g;
const EQUIPMENT =
  /\b(?:has a new|is clean|clean yet|quiet room|empty|locked|nobody in it|still room|equipment|superstition|leak)\b/i;

function* find(document: Document): Generator<Match> {
  for (const match of document.text.matchAll(ROOM)) {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (/^ (?:minutes|patients|years|beds)\b/i.test(textAfter(document, end, 12))) continue;
    yield { start, end, ...weigh(document) };
  }
  if (!document.signals.individualCare) return;
  for (const { start, end } of spansOf(document.text, CODE)) yield { start, end, ...weigh(document) };
}

function weigh({ signals, text }: Document): Pick<Match, 'subject' | 'severity'> {
  if (signals.invented || EQUIPMENT.test(text)) return { subject: 'unknown', severity: 'note' };
  return signals.individualCare ? { subject: 'patient', severity: 'block' } : { subject: 'unknown', severity: 'warn' };
}

/** 45 CFR 164.514(b)(2)(i)(R): a room or bed tells colleagues and visitors who is meant. */
export const roomOrBed: Rule = {
  id: 'room-or-bed',
  version: 1,
  type: 'OTHER_ID',
  code: 'ROOM_OR_BED',
  find,
  examples: {
    flags: [
      ['who told bed 23 he could order pizza', 'bed 23'],
      ['el de la cama 16 sigue con fiebre', 'cama 16'],
    ],
    passes: ['Room 12 has a new bed and a new view', 'We have room for 12'],
  },
};
