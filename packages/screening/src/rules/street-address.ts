import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, type Weight, weighShared } from '../rule.ts';

const KIND =
  '(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Crescent|Place|Pl|Terrace|Way|Parkway|Pkwy|Highway|Hwy|Loop|Circle|Cir|Trail|Square|Row|Alley|Path)';
const NUMBERED = new RegExp(
  `\\b\\d{1,5}[A-Za-z]?(?: (?:N|S|E|W|North|South|East|West)\\.?)? (?:[A-Z0-9][\\w'.-]{1,20} ){1,3}${KIND}\\b\\.?(?:,? (?:Suite|Ste|Apt|Unit|No)\\.? ?#?\\w{1,5}| #\\d{1,5})?`,
  'g',
);
const NAMED = new RegExp(
  `(?<!\\b(?:Wall|Sesame|Bourbon) )\\b(?:[A-Z][a-z'-]{2,20} ){1,2}(?:Street|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Court|Crescent|Terrace|Parkway|Highway|Loop)\\b`,
  'g',
);
const LOWER = /(?<=\b(?:on|to|at|near|from|off) )(?:[a-z]{3,12} ){1,2}(?:rd|ave|blvd|st\.)(?=[\s,.]|$)/g;
const SPANISH =
  /\b(?:calle|avenida|av\.|calzada|colonia|col\.|boulevard|privada) (?:[A-Z][\w.]{1,20}|de|la|las|el|los|del)(?: (?:[A-Z][\w.]{1,20}|de|la|las|el|los|del|#?\d{1,5})){0,5}(?:, Col\. [A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,3})?/gi;
const ROUTE = /\b(?:Route|Rte|Highway|Hwy|Interstate|I-|US-|County Road)(?: |(?<=-))\d{1,4}\b/g;
const CORNER = /\b[A-Z][a-z]{2,15} and \d{1,3}(?:st|nd|rd|th)\b/g;

function* find(document: Document): Generator<Match> {
  const numbered = weighShared(document);
  for (const { start, end } of spansOf(document.text, NUMBERED)) {
    if (!document.facts.isOwnAddress(document.text.slice(start, end))) yield { start, end, ...numbered };
  }
  const named = weighNamed(document);
  for (const pattern of [NAMED, LOWER, SPANISH, ROUTE, CORNER]) {
    for (const { start, end } of spansOf(document.text, pattern)) {
      if (!document.facts.isOwnAddress(document.text.slice(start, end))) yield { start, end, ...named };
    }
  }
}

/** A street without a number is a place like others: it stops a post only where somebody is said to be in care. */
function weighNamed(document: Document): Weight {
  const { person, care, inCare, ownLife, organizational } = document.signals;
  if (inCare) return weighShared(document);
  const isDoubtful = (person || care) && !ownLife && !organizational;
  return { subject: 'unknown', severity: isDoubtful ? 'warn' : 'note' };
}

/** 45 CFR 164.514(b)(2)(i)(B): street addresses. */
export const streetAddress: Rule = {
  id: 'street-address',
  version: 1,
  type: 'GEO',
  code: 'STREET_ADDRESS',
  find,
  examples: {
    flags: [
      ['my patient lives at 77 Persimmon Court, Apt 4', '77 Persimmon Court, Apt 4'],
      ['My patient from Harlan Street still corrects my grammar', 'Harlan Street'],
      ['drove to cold spring rd to do her wound care', 'cold spring rd'],
      ['Visita a la paciente en Calle Nopalera 44, Col. El Mirador', 'Calle Nopalera 44, Col. El Mirador'],
    ],
    passes: ['Our new flu clinic is at 1180 Quarry Road, Suite 4', 'The road to recovery is long', '5 Way Stop'],
  },
};
