import type { Finding } from '../types.ts';
import { applyReplacements } from './apply.ts';

const TENS = ['', '', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties'] as const;
const AGED_EN = /\b(an?|the) patient, (?:aged? )?([2-8])\d(?: years old)?(?=[,.;!?]| from| in| with| who|$)/gi;
const AGED_ES = /\b(un|una|el|la) paciente, (?:de )?([2-8])\d(?: a[nñ]os)?(?=[,.;!?]| de| en| con| que|$)/gi;
const DOUBLED = /\b(a patient|the patient|un paciente|el paciente)((?:,)? (?:and|y)) \1\b/gi;

/**
 * A whole post in safe words, by rules: every finding that has a safe wording is replaced, exact ages beside a patient
 * become decades, and what would read doubled is drawn together. Never adds a fact. The result is screened again by the
 * caller: what only a person can reword is still in it.
 */
export function rewritePost(text: string, findings: readonly Finding[]): string {
  const raised = findings.filter(({ severity, category }) => severity !== 'note' && category === 'privacy');
  const replaced = applyReplacements(text, raised);
  const whose = pronounIn(text);
  return replaced
    .replace(AGED_EN, (_, article: string, ten: string) => `${article} patient in ${whose} ${TENS[Number(ten)]}`)
    .replace(AGED_ES, (_, article: string, ten: string) => `${article} paciente de unos ${ten}0 años`)
    .replace(DOUBLED, (_, first: string) => (/^a /i.test(first) ? 'two patients' : first))
    .replace(/ {2,}/g, ' ')
    .replace(/ +([.,;:!?])/g, '$1');
}

/** "her" or "his" only where the text itself says so, and only one of them. */
function pronounIn(text: string): string {
  const hers = /\b(?:she|her|hers)\b/i.test(text);
  const his = /\b(?:he|his|him)\b/i.test(text);
  if (hers === his) return 'their';
  return hers ? 'her' : 'his';
}
