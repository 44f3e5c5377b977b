import { BARE_MONTH, DAY_AND_MONTH, HOLIDAYS, MONTH_SLASH_DAY, NUMERIC_DATES } from '../calendar.ts';
import { type Document, textBefore } from '../document.ts';
import { type Match, type Rule, weighPersonal } from '../rule.ts';

const BIRTH =
  /\b(?:dob|d\.o\.b\.?|born(?: on)?|birth ?(?:date|day)|date of birth|nacio el|fecha de nacimiento|nacid[oa] el)[\s:,(]{0,3}$/i;
const DAY_CUE =
  /\b(?:on|of|by|since|until|from|dated?|discharged?|admitted|seen|le hicimos en|surgery(?: was)?|due|el|del|desde|visit|infusion on|as of|op|appt|preop_?|the)[\s:(]{1,2}$|(?:preop|postop|dob)_$/i;
const RUN_TOGETHER =
  /(?<=(?:preop|postop|op|scan|ct|mri|xray|visit|echo)_)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/gi;

function* find(document: Document): Generator<Match> {
  const { text } = document;
  for (const pattern of [...DAY_AND_MONTH, ...NUMERIC_DATES, HOLIDAYS, RUN_TOGETHER]) {
    // The first group of the numeric patterns is the separator, so the whole match is the span.
    for (const match of text.matchAll(pattern)) yield* dateAt(document, match);
  }
  for (const match of text.matchAll(MONTH_SLASH_DAY)) {
    if (DAY_CUE.test(textBefore(document, match.index ?? 0, 24))) yield* dateAt(document, match);
  }
  if (!document.signals.individualCare) return;
  for (const match of text.matchAll(BARE_MONTH)) yield* dateAt(document, match);
}

function* dateAt(document: Document, match: RegExpExecArray): Generator<Match> {
  const start = match.index;
  const end = start + match[0].trimEnd().length;
  const isBirth = BIRTH.test(textBefore(document, start, 24));
  if (isBirth) yield { start, end, ...weighPersonal(document), code: 'BIRTH_DATE' };
  else yield { start, end, ...weigh(document) };
}

function weigh({ signals }: Document): Pick<Match, 'subject' | 'severity'> {
  const isOfCare = signals.individualCare || (signals.care && !signals.organizational);
  if (!isOfCare || signals.invented || signals.historical) return { subject: 'unknown', severity: 'note' };
  if (!signals.individualCare) return { subject: 'unknown', severity: 'warn' };
  if (signals.organizational || signals.staffNews || signals.ownLife) return { subject: 'unknown', severity: 'warn' };
  return { subject: 'patient', severity: 'block' };
}

/** 45 CFR 164.514(b)(2)(i)(C): all elements of dates except the year, where they relate to a person's care. */
export const dateOfCare: Rule = {
  id: 'date',
  version: 1,
  type: 'DATE',
  code: 'DATE_OF_CARE',
  find,
  examples: {
    flags: [
      ['On 2 October I repaired her tendon', '2 October'],
      ['Her band reads DOB 04/17/2019', '04/17/2019'],
      ['La operamos el 6 de enero y ya camina la paciente', '6 de enero'],
      ['my patient was admitted on 11/19 with a TIA', '11/19'],
      ['the groom was in our ICU on New Year’s Eve', 'New Year’s Eve'],
      ['My patient went home in March after surgery', 'March'],
    ],
    passes: [
      'Walk With a Doc returns Saturday, May 9!',
      'BP 120/80 and steps 7,000',
      'In May we celebrate nurses',
      'Carrera 5K, domingo 15 de febrero',
    ],
  },
};
