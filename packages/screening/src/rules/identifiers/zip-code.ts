import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { HAS_CAPITAL, IS_LINKED, IS_MONEY, SEEN_LETTERS, SEEN_LONG } from '../../identifiers/number-flags.ts';
import { shapeOf } from '../../identifiers/numbers.ts';
import { CUE } from '../../identifiers/word-table.ts';
import { STATES } from '../../identifiers/words.ts';
import type { Mention } from '../../mention.ts';

const FIVE = shapeOf('5');
const PLUS_FOUR = shapeOf('5-4');
const STATE_BEFORE = new RegExp(`\\b((?:${STATES})\\.?,? )$`);
/** States that are words or marks of an identifier as well need a town before them. */
const DOUBTFUL_STATE = /(?:^|[^A-Za-z.]|[a-z] )(?:ID|IN|OR|ME|HI|OK|DE|LA|AL|CO|MA|PA|MD|AS)\.?,? $/;
const TOWN_AND_STATE = /[A-Z][a-z]+,? [A-Z]{2}\.?,? $/;
const STATE_NAME_BEFORE =
  /\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Carolina|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Puerto Rico),? $/;
/** Spanish addresses have the code before the town: "28013 Madrid"; only behind a comma and a house number. */
const CODE_AND_TOWN = /,? ?\d{1,4}[^,\n]{0,12}, $/;
const CANADA = /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d(?![A-Za-z0-9])/y;
const BRITAIN = /(?:[A-Z]{1,2}\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/y;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading, facts } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== 0 || ((numbers.flags[i] as number) & IS_MONEY) !== 0) continue;
    const at = codeAt(document, i);
    if (at === null) continue;
    numbers.take(at.start, at.end);
    const isOwn = facts.isAddress(reading.text.slice(at.start, at.end));
    found.push(mentionOf(zipCode, { ...at, ...(isOwn ? { subject: 'org' as const } : {}) }));
  }
}

type At = { start: number; end: number; certainty: number };

function codeAt({ numbers, reading }: IdentifierDocument, index: number): At | null {
  const shape = numbers.shape[index] as number;
  const start = numbers.start[index] as number;
  const end = numbers.end[index] as number;
  if (shape !== FIVE && shape !== PLUS_FOUR) return letterCode({ numbers, reading } as IdentifierDocument, index);
  const before = reading.text.slice(Math.max(0, start - 24), start);
  const state = STATE_BEFORE.exec(before);
  if (state && (!DOUBTFUL_STATE.test(before) || TOWN_AND_STATE.test(before)))
    return { start: start - (state[1] as string).length, end, certainty: 0.95 };
  const isCued = numbers.cue[index] === CUE.zip && (numbers.cueScore[index] as number) >= 70;
  if (isCued || STATE_NAME_BEFORE.test(before)) return { start, end, certainty: 0.93 };
  const isFree = numbers.cue[index] === 0 || (numbers.cueScore[index] as number) < 80;
  if (shape === PLUS_FOUR && isFree) return { start, end, certainty: 0.55 };
  return isFree && CODE_AND_TOWN.test(before) && /^ [A-Z][a-z]/.test(reading.text.slice(end, end + 3))
    ? { start, end, certainty: 0.8 }
    : null;
}

/** Canadian and British codes. */
function letterCode({ numbers, reading }: IdentifierDocument, index: number): At | null {
  const start = numbers.start[index] as number;
  const size = (numbers.end[index] as number) - start;
  if (((numbers.flags[index] as number) & HAS_CAPITAL) === 0 || (size > 4 && size !== 6) || numbers.groups[index] !== 1)
    return null;
  const isPair = index + 1 < numbers.count && ((numbers.flags[index + 1] as number) & IS_LINKED) !== 0;
  if (!isPair && size !== 6) return null;
  const canada = endOf(CANADA, reading.text, start);
  if (canada > 0) return { start, end: canada, certainty: 0.9 };
  const britain = isPair ? endOf(BRITAIN, reading.text, start) : -1;
  return britain > 0 ? { start, end: britain, certainty: 0.85 } : null;
}

/** ZIP codes with a state or a word before them, ZIP+4, Spanish and Mexican C.P., Canadian and British postcodes. */
export const zipCode: IdentifierRule = {
  id: 'zip-code',
  version: 2,
  type: 'GEO',
  code: 'ZIP_CODE',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa', 'ca', 'uk', 'mx', 'es'],
  source: '45 CFR 164.514(b)(2)(i)(B), read 2026-11-21',
  needs: { numbers: SEEN_LONG | SEEN_LETTERS },
  find,
  examples: {
    flags: [
      ['my patient moved to Tucson, AZ 85701 last week', 'AZ 85701'],
      ['every patient from zip code 85701-1234 got sick', '85701-1234'],
      ['colonia Las Ánimas, C.P. 72401, timbre azul', '72401'],
      ['she is back in K1A 0B1 with the cats', 'K1A 0B1'],
      ['lives near SW1A 1AA of all places', 'SW1A 1AA'],
    ],
    passes: ['We raised 31000 dollars', 'PO 44102 was entered twice', 'step 10250 of 44102'],
  },
};
