import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighShared } from '../rule.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const V4 = new RegExp(`(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?![\\d]|\\.\\d|/\\d)`, 'g');
const V6 =
  /(?<![\w:])(?=[0-9a-f:]{0,39}\d)(?:[0-9a-f]{1,4}:){1,7}(?::[0-9a-f]{1,4}|[0-9a-f]{1,4}|:)(?::[0-9a-f]{1,4}){0,6}(?![\w:/])/gi;
const EQUIPMENT =
  /\b(?:printer|firewall|firmware|server|interface|door controller|switch|router|migration|ping|proxy)\b/i;

function* find(document: Document): Generator<Match> {
  const isEquipment = EQUIPMENT.test(document.text) && !/\bpatient|\bpt\b/i.test(document.text);
  const weight = isEquipment ? ({ subject: 'org', severity: 'note' } as const) : weighShared(document);
  for (const { start, end } of spansOf(document.text, V4)) yield { start, end, ...weight };
  for (const { start, end } of spansOf(document.text, V6)) {
    const value = document.text.slice(start, end);
    // Clock times such as 10:30:15 have at most two colons and no letters.
    if (value.includes('::') || value.split(':').length === 8) yield { start, end, ...weight };
  }
}

/** 45 CFR 164.514(b)(2)(i)(O): internet protocol addresses. Ranges (with /24) are equipment and pass. */
export const internetAddress: Rule = {
  id: 'internet-address',
  version: 1,
  type: 'IP',
  code: 'IP_ADDRESS',
  find,
  examples: {
    flags: [
      ['her chart was opened from 203.0.113.47 at home', '203.0.113.47'],
      ['his ventilator on 2001:db8:44:9::1f stopped', '2001:db8:44:9::1f'],
      ['the patient’s pump answers at 203[.]0[.]113[.]77', '203[.]0[.]113[.]77'],
    ],
    passes: [
      'Blocked ranges: 203.0.113.0/24',
      'Printer migration: 3 North goes to 192.0.2.40',
      'version 4.1.2 is out',
      'at 10:30:15',
    ],
  },
};
