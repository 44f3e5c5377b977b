import type { Finding } from '../types.ts';
import { applyReplacements } from './apply.ts';

const TENS = ['', '', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties'] as const;
const ENGLISH = { noun: 'patients', counts: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] };
const SPANISH = { noun: 'pacientes', counts: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'] };
const BEHIND = String.raw`(?:\)|,(?= \p{Ll})|(?=[.,;!?\n]|$))`;
const AGED_EN = new RegExp(
  String.raw`\b(an?|the|another) patient(?:, | \()(?:aged? )?([2-8])\d(?: years old)?(?:${BEHIND}|(?= (?:from|in|with|who) ))`,
  'giu',
);
const AGED_ES = new RegExp(
  String.raw`(?<!\p{L})(un|una|el|la|otro|otra) paciente(?:, | \()(?:de )?([2-8])\d(?: a[nñ]os)?(?:${BEHIND}|(?= (?:de|en|con|que) ))`,
  'giu',
);
const SEVERAL_EN = /\b(a patient)((?:, another patient){0,7}),? and another patient\b/gi;
const SEVERAL_ES = /\b(un paciente|una paciente)((?:, otr[oa] paciente){0,7}) y otr[oa] paciente\b/gi;
const DOUBLED = /\b(the patient|el paciente|la paciente),? (?:and|y) \1\b/gi;

/**
 * A whole post in safe words, by rules: every finding that has a safe wording is replaced, exact ages beside a patient
 * become decades, and what would read doubled is drawn together. Never adds a fact. The result is screened again by the
 * caller: what only a person can reword is still in it.
 */
export function rewritePost(text: string, findings: readonly Finding[]): string {
  const raised = findings.filter(({ severity, category }) => severity !== 'note' && category === 'privacy');
  const whose = pronounIn(text);
  return applyReplacements(text, raised)
    .replace(SEVERAL_EN, (_, one: string, more: string) => several({ one, more, ...ENGLISH }))
    .replace(SEVERAL_ES, (_, one: string, more: string) => several({ one, more, ...SPANISH }))
    .replace(DOUBLED, (_, one: string) => one)
    .replace(AGED_EN, (_, article: string, ten: string) => `${article} patient in ${whose} ${TENS[Number(ten)]}`)
    .replace(AGED_ES, (_, article: string, ten: string) => `${article} paciente de entre ${ten}0 y ${ten}9 años`);
}

type Several = { one: string; more: string; noun: string; counts: readonly string[] };

/** "a patient, another patient and another patient" are three. */
function several({ one, more, noun, counts }: Several): string {
  const count = counts[more.split(',').length - 1] as string;
  const isCapital = one.charAt(0) !== one.charAt(0).toLowerCase();
  return `${isCapital ? count.charAt(0).toUpperCase() + count.slice(1) : count} ${noun}`;
}

/** "her" or "his" only where the text itself says so, and only one of them. */
function pronounIn(text: string): string {
  const hers = /\b(?:she|her|hers)\b/i.test(text);
  const his = /\b(?:he|his|him)\b/i.test(text);
  if (hers === his) return 'their';
  return hers ? 'her' : 'his';
}
