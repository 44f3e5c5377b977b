import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { IS_PLACE, IS_SMALL_STREET, IS_SPANISH_STREET, IS_STREET } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';
import { CLITIC, FIRST_CAPITAL, MIXED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../../text/tokens.ts';

const UNITS_BEFORE = 64;
const DIRECTION = '(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\\.? )';
/** A house number and the words of the street's name, up to its kind. */
const NUMBERED = new RegExp(
  `(?:^|[^\\w.$,/-]|[,(] ?)(\\d{1,6}(?:-\\d{1,4}|[A-Za-z])?,? ${DIRECTION}?(?:(?:[A-Z0-9][\\w'.-]{0,20}|de|la|of|the|el|los|las|van|del) ){1,4})$`,
);
const NUMBERED_SMALL = /(?:^|[^\w.$,/-])(\d{2,5} (?:[a-z][a-z']{2,14} ){1,2})$/;
const NAMED = /(?:^|[^\w'])((?:(?:[A-Z][\w'-]{1,20}|\d{1,3}(?:st|nd|rd|th)|St\.|Mt\.|[NSEW]\.?) ){1,3})$/;
const NAMED_SMALL = /\b(?:on|to|at|near|from|off|along|down) ((?:[a-z][a-z']{2,12} ){1,2})$/;
const COMMON_BEFORE =
  /^(?:The|This|That|Our|My|Your|Their|His|Her|A|An|Every|Each|No|One|Two|Some|Any|Same|Main|Wall|Sesame|Bourbon|First|Last|Next|Long|Hard|Health|Dear|In|On|At|To|From|By|And|Per|Please|Thank|Half|All|Right|Wrong|Easy|Only|Best|Better|Either|Another|Big|Way|I|Road|Milky|Broad|Drive|Safe|Court|What) /;
const COMMON_SMALL = /^(?:the|a|an|my|our|his|her|this|that|same|other) /;
const TAIL =
  /\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\b\.?)?(?:,? (?:Suite|Ste|Apt|Apartment|Unit|Bldg|Building|Floor|Fl|No|Lot|Rm|Room)\.? ?#?\w{1,6}|,? #\w{1,5})?/iy;
const ROUTE = /(?:route|rte|interstate|highway|hwy|county road|cr|us)(?:\.? |-)\d{1,4}\b/iy;
/** Kinds of street that also are common words or titles need a house number. */
const ONLY_NUMBERED =
  /^(?:st|dr|pl|way|ct|court|place|drive|square|row|path|run|loop|circle|cir|close|ridge|trail|pike|crossing|gardens|mews|ln)$/i;

const SPANISH_NAME = "(?:[A-Z0-9][\\w.º'-]{0,20}|de|la|las|el|los|del|y|#?\\d{1,5}[A-Za-z]?)";
const SPANISH = new RegExp(
  `(?:calle|c/|avenida|av\\.?|avda\\.?|calzada|calz\\.?|colonia|col\\.|boulevard|bulevar|blvd\\.?|privada|priv\\.?|prolongacion|prol\\.?|plaza|paseo|pasaje|travesia|camino|carretera|carrera|cra\\.?|urbanizacion|urb\\.?|fraccionamiento|fracc\\.?|callejon|barrio|diagonal|cerrada) ?(?:${SPANISH_NAME})(?: ${SPANISH_NAME}){0,6}(?:,? ?(?:n(?:um|o)?\\.? ?|#)?\\d{1,5}(?:-?[A-Za-z](?![a-z]))?)?(?:,? (?:(?:interior|int|depto|departamento|piso|apto|local|bajo|esc)\\.? ?\\w{0,4}|\\d{1,2}\\.?[oaº] ?[A-Z]?))?(?:,? (?:Col(?:onia|\\.)|Urb\\.|Fracc\\.|Barrio) [A-Z]\\w{1,20}(?: (?:de |del |la |los |las )?[A-Z]\\w{1,20}){0,3})?(?:,? C\\.?P\\.? ?\\d{5})?`,
  'iy',
);
const STRONG_SPANISH =
  /^(?:calle|c\/|avenida|avda|av\b|calzada|calz|colonia|col\.|privada|prol|fracc|urbanizacion|barrio|travesia|callejon|cerrada)/i;
const BOX = /(?:p\.? ?o\.? ?box|apartado(?: postal| de correos)?|apdo\.?|casilla) ?(?:no\.? ?|#)?\d{1,7}/iy;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { words, facts, reading, numbers } = document;
  let done = 0;
  for (let i = 0; i < words.count; i += 1) {
    const bits = words.bits[i] as number;
    if ((bits & (IS_STREET | IS_SPANISH_STREET | IS_PLACE)) === 0 || (words.start[i] as number) < done) continue;
    const at =
      ((bits & IS_STREET) !== 0 ? english(document, i) : null) ??
      ((bits & IS_SPANISH_STREET) !== 0 ? spanish(document, i) : null) ??
      ((bits & IS_PLACE) !== 0 ? box(document, i) : null);
    if (at === null || at.start < done) continue;
    done = at.end;
    numbers.take(at.start, at.end);
    const isOwn = facts.isAddress(reading.text.slice(at.start, at.end));
    found.push(mentionOf(streetAddress, { ...at, ...(isOwn ? { subject: 'org' as const } : {}) }));
  }
}

type At = { start: number; end: number; certainty: number };

function english(document: IdentifierDocument, index: number): At | null {
  const { reading, words, tokens } = document;
  const start = words.start[index] as number;
  const first = reading.codes[start] as number;
  const isCapital = first >= 65 && first <= 90;
  if (start < 3 || reading.codes[start - 1] !== 32) return null;
  if (
    isCapital
      ? !isNamedBefore(tokens, words.token[index] as number)
      : ((words.bits[index] as number) & IS_SMALL_STREET) === 0
  )
    return null;
  const before = reading.text.slice(Math.max(0, start - UNITS_BEFORE), start);
  const close = words.end[index] as number;
  const numbered = (isCapital ? NUMBERED : NUMBERED_SMALL).exec(before)?.[1];
  if (numbered === undefined) return named(reading.text.slice(start, close), { before, start, end: close });
  return { start: start - numbered.length, end: endOf(TAIL, reading.text, close), certainty: isCapital ? 0.95 : 0.7 };
}

/** A street without a house number. */
function named(kind: string, { before, start, end }: { before: string; start: number; end: number }): At | null {
  if (ONLY_NUMBERED.test(kind)) return null;
  const isCapital = /^[A-Z]/.test(kind);
  const name = (isCapital ? NAMED : NAMED_SMALL).exec(before)?.[1];
  if (name === undefined || COMMON_BEFORE.test(name)) return null;
  if (!isCapital && COMMON_SMALL.test(name)) return null;
  return { start: start - name.length, end, certainty: isCapital ? 0.8 : 0.5 };
}

/** A capital word or a number stands before the kind of street. */
function isNamedBefore(tokens: Tokens, token: number): boolean {
  let before = token - 1;
  if (before >= 0 && tokens.kind[before] === PUNCTUATION) before -= 1;
  if (before < 0) return false;
  const kind = tokens.kind[before];
  return (
    kind === NUMBER ||
    kind === MIXED ||
    (kind === WORD && ((tokens.flags[before] as number) & (FIRST_CAPITAL | CLITIC)) !== 0)
  );
}

function spanish({ reading, words }: IdentifierDocument, index: number): At | null {
  const start = words.start[index] as number;
  const end = endOf(SPANISH, reading.text, start);
  if (end < 0) return null;
  const text = reading.text.slice(start, end);
  const name = text.replace(/^\S+ ?/, '');
  const isNamed = /^(?:(?:de|la|las|el|los|del) ){0,2}[A-Z0-9]/.test(name);
  const hasNumber = /\d/.test(text);
  if (!isNamed || (!STRONG_SPANISH.test(text) && !hasNumber)) return null;
  const trimmed = text.replace(/(?:[ ,]+(?:de|la|las|el|los|del|y))+$/i, '');
  return { start, end: start + trimmed.length, certainty: hasNumber ? 0.9 : 0.7 };
}

/** Post boxes and numbered routes. */
function box({ reading, words }: IdentifierDocument, index: number): At | null {
  const start = words.start[index] as number;
  const initials = /\b(?:p\. ?o\. ?|p\.?o\.? )$/i.exec(reading.text.slice(Math.max(0, start - 6), start));
  const from = initials ? start - initials[0].length : start;
  const close = endOf(BOX, reading.text, from);
  if (close > 0) return { start: from, end: close, certainty: 0.95 };
  const route = endOf(ROUTE, reading.text, start);
  if (route > 0) return { start, end: route, certainty: 0.6 };
  return null;
}

/** Street addresses of the United States and of Spanish-speaking countries, post boxes, numbered routes. */
export const streetAddress: IdentifierRule = {
  id: 'street-address',
  version: 2,
  type: 'GEO',
  code: 'STREET_ADDRESS',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa', 'mx', 'es'],
  source: '45 CFR 164.514(b)(2)(i)(B), read 2026-11-21',
  needs: { words: IS_STREET | IS_SPANISH_STREET | IS_PLACE },
  find,
  examples: {
    flags: [
      ['my patient lives at 77 Persimmon Court, Apt 4', '77 Persimmon Court, Apt 4'],
      ['My patient from Harlan Street still corrects my grammar', 'Harlan Street'],
      ['drove to cold spring rd to do her wound care', 'cold spring rd'],
      ['Visita a la paciente en Calle Nopalera 44, Col. El Mirador', 'Calle Nopalera 44, Col. El Mirador'],
      ['mail it to P.O. Box 1180 in town', 'P.O. Box 1180'],
      ['1420 W. Marigold Ave. is where he fell', '1420 W. Marigold Ave.'],
      ['vive en C/ Tejedores 14, cerca', 'C/ Tejedores 14'],
      ['at 4471 N Old Ferry Lane, call ahead', '4471 N Old Ferry Lane'],
    ],
    passes: [
      'The road to recovery is long',
      '5 way stop',
      'Dr. Osei drives a court reporter home',
      'We run a place for 12 on the way',
      'He may drive the 12 hour way',
    ],
  },
};
