import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import {
  AFTER_HASH,
  BY_COLON,
  BY_COMMA,
  IS_MONEY,
  IS_PERCENT,
  isAsciiLetter,
  isDigit,
  SEEN_HIGH,
  TAKEN,
} from '../../identifiers/number-flags.ts';
import { IS_AGE } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';

const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const UNOS = 'uno?|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
/** "90 or older" is the group the law itself allows. */
const NOT_GROUP = '(?![- ]?(?:\\+|plus|or (?:older|more|above|over)|and (?:older|over|above|up)|o mas|y mas))';
const UNIT =
  "(?:(?:st|nd|rd|th)[- ](?:bday|birthday|b-day)|[- ]?(?:years?|yrs?|yr\\.)[- ](?:old|young)s?|[- ]?yrs? ?o\\b|[- ]?(?:y\\/?o|yo[mf]?)\\b|[- ]?yrs?\\b(?! (?:of|ago|in|since|later|apart))| ?y\\.o\\.|[- ]year[- ]?olds?|[- ]?(?:F|M|f|m)(?![\\w'-])| ?(?:anos|anitos|primaveras|abriles|pirulos|inviernos)\\b(?! (?:de (?:historia|servicio|experiencia)|despues|atras)))";
const BEHIND_NUMBER = new RegExp(`(?:9\\d|1[0-2]\\d)${UNIT}${NOT_GROUP}`, 'iy');
const AND_A_HALF = / and a half/iy;
const DECADE = /(?:90|100)'?s(?= |[.,;!?)]|$)/y;
const AGE_BEFORE =
  /(?:\b(?:aged?|age of|age is|turns?|turned|turning|(?:she|he|they|mom|dad|gran|grandma|grandpa|pt|patient|lady|gentleman|man|woman|girl|guy|who)(?:'s|'re| is| was| are| be| just turned| turned)(?: only| now| almost| nearly| about| already| a spry)?|she|he|cumple|cumplio|cumplira|cumpliendo|being|edad(?: de)?|de edad|reach(?:ed|ing)?|live[sd]? to(?: be)?|lived till|until|made it to|(?:i'm|im|i am)(?: only| now)?|over|past|nearly|almost|celebrat(?:ed|es|ing)(?: her| his| their)?|happy|died at|passed at|at the age of|at(?= 1[01]\d))[ :]{1,2}|, |\()$/i;
const STRONG_BEFORE =
  /\b(?:aged?|age of|age is|turns?|turned|turning|(?:she|he|they|girl|guy|patient|pt|lady|man|woman|who)(?:'s|'re| is| was| be)(?: only| now| almost| nearly| about| already)?|cumple|cumplio|cumplira|edad(?: de)?|being|live[sd]? to(?: be)?|at the age of|happy|a los|con)[ :]{1,2}$/i;
/** "my nana is 97", "shes 97", "uncle walt hit 101". */
const IS_BEFORE = /\b(?:is|shes|hes|hit|was|es|tiene|soy) $/i;
const NOT_AGE_BEFORE =
  /\b(?:bp|hr|sats?|spo2|o2|ef|room|rm|bed|cama|page|item|number|n ?=|top|score|score of|temp|weigh(?:s|ed|t)?|glucose|sugar|a1c|sodium|pulse|rate|map|dose|sbp|fever|number|total|count|steady|lost|gained|over (?:a|the)|season|version|route|highway|i-|of)(?: is| was| at| steady at| of)?[ :]{0,2}$|[$#=/-]$/i;
const NOT_AGE_BEHIND =
  /^(?:[%°:]|[.,/]\d|[- ]?(?:percent|minutes?|mins?|days?|weeks?|months?|mos?|hours?|hrs?|seconds?|patients?|people|miles?|pounds?|lbs?|kg|kilos|mg|ml|cm|beats|bpm|degrees?|feet|ft|beds?|calls?|of (?:our|the|us|you|them)|on (?:ra|room air|2|3|4|5|6)|st\b|nd\b|rd\b|th\b|k\b|mcg|units?|points?|proof|dollars|bucks|staff|volunteers|members|nurses|likes|followers|times|steps|cases|dias|horas|minutos|meses|semanas|personas|pacientes|grados|to \d))/i;

const NINETY = `ninety(?:[- ]?(?:${ONES}|[1-9])(?![a-z]))?`;
const NOVENTA = `noventa(?: ?y ?(?:${UNOS}))?`;
const CIEN = `cien(?:to (?:${UNOS}|diez))?`;
const WORD_UNIT = `(?:[- ](?:years?|yrs?)[- ](?:old|young)s?| y\\.o\\.?|[- ]?y\\/?o\\b|[- ]year[- ]olds?| (?:anos|anitos|primaveras|abriles|pirulos|inviernos)\\b(?! de (?:historia|servicio|experiencia)))`;
const IN_WORDS = new RegExp(
  `(?:${NINETY}|hundred(?: (?:and )?(?:${ONES}|ten|eleven|twelve)(?![a-z]))?|${NOVENTA}|${CIEN})(?:${WORD_UNIT})?`,
  'iy',
);
const ALWAYS = /(?:super)?(?:non|cent)[ae](?:gen|n)arian|nonagenari|centenarian|centenari[ao]s?\b(?! d)|noventon[a]?/iy;
const NINETIES = /(?:nineties|noventas)\b/iy;
const HIS_BEFORE =
  /\b(?:(?:in|into|well into|through|mid|late|early|of|his|her|their|my)[- ](?:her|his|their|my|the|your)?[- ]?(?:early |mid |late |mid-|late-|early-)?|los |sus )$/i;

const ORDINAL_BIRTHDAY =
  /(?:hundredth|ninetieth|ninety-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)) (?:birthday|bday)/iy;
const COUNT_BEFORE = /\b(?:two|three|four|five|six|seven|eight|nine|few|several|many|couple) $/i;
const ENDS_WITH_UNIT = /(?:old|young|y\/?o|y\.o\.?|anos|anitos|primaveras|abriles|pirulos|inviernos)s?$/i;
const GROUP_BEHIND =
  /^[- ]?(?:(?:years?|anos) )?(?:\+|plus\b|or (?:older|more|above|over)|and (?:older|over|above|up)|o mas|y mas)/i;
const NEAR_AGE_BEFORE = /\b(?:over|past|nearly|almost|at|pushing|of|is|mas de|casi|los|tiene) $/i;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers } = document;
  for (let i = 0; i < numbers.count; i += 1) {
    if (numbers.taken[i] !== TAKEN && isHigh(document, i)) inFigures(document, i, found);
  }
  if ((document.words.all & IS_AGE) !== 0) inWords(document, found);
}

/** 90 to 129 at the start of a cluster. */
function isHigh({ numbers, reading }: IdentifierDocument, index: number): boolean {
  const at = numbers.start[index] as number;
  const first = reading.codes[at] as number;
  if (first === 57) return isDigit(reading.codes[at + 1]) && !isDigit(reading.codes[at + 2]);
  if (first !== 49) return false;
  const second = reading.codes[at + 1] as number;
  return second >= 48 && second <= 50 && isDigit(reading.codes[at + 2]) && !isDigit(reading.codes[at + 3]);
}

function inFigures({ numbers, reading }: IdentifierDocument, index: number, found: Mention[]): void {
  const flags = numbers.flags[index] as number;
  if ((flags & (IS_MONEY | IS_PERCENT | BY_COLON | BY_COMMA | AFTER_HASH)) !== 0) return;
  const start = numbers.start[index] as number;
  const unit = endOf(BEHIND_NUMBER, reading.text, start);
  // A bare age has a word or a bracket before it; nothing else is worth a look.
  if (unit < 0 && !mayPrecedeAge(reading.codes, start)) return;
  const before = reading.text.slice(Math.max(0, start - 32), start);
  if (unit > 0 && isTemperature(reading.text.slice(start, unit + 8), before)) return;
  let end = unit;
  let certainty = 0.96;
  if (unit < 0) {
    const whole = start + (reading.codes[start] === 57 ? 2 : 3);
    const digits = Math.max(whole, endOf(AND_A_HALF, reading.text, whole));
    const after = reading.text.slice(digits, digits + 14);
    end = digits;
    certainty = bareAge(before, after);
    if (certainty === 0 && endOf(DECADE, reading.text, start) > 0 && HIS_BEFORE.test(before)) {
      end = endOf(DECADE, reading.text, start);
      certainty = 0.9;
    }
  }
  if (certainty === 0 || (unit < 0 && NOT_AGE_BEFORE.test(before))) return;
  if (/^ (?:anniversary|of service|percentile)/i.test(reading.text.slice(end, end + 16))) return;
  numbers.take(start, end);
  found.push(mentionOf(ageOver89, { start: withCue(before, start), end, certainty }));
}

/** "aged 95", "age 94", "over ninety": the word reads as one with the age. */
function withCue(before: string, start: number): number {
  const cue = /\b(?:aged?|over|edad|past|mas de)[: ]{1,2}$/i.exec(before.slice(-10));
  return cue ? start - cue[0].length : start;
}

/** "99F temp", "fever of 102F". */
function isTemperature(text: string, before: string): boolean {
  return (
    /^\d+ ?F/i.test(text) &&
    (/temp|fever|febrile/i.test(text) || /\b(?:temp|fever|febrile|tmax|t|of|at|is|hit|with a)[: ]{1,2}$/i.test(before))
  );
}

function mayPrecedeAge(codes: Uint16Array, start: number): boolean {
  if (start === 0 || codes[start - 1] === 40) return true;
  const unit = codes[start - 2];
  return codes[start - 1] === 32 && (isAsciiLetter(unit) || unit === 44 || unit === 58);
}

/** A number alone, by the words before and behind. */
function bareAge(before: string, after: string): number {
  if (/^(?:st|nd|rd|th)\b(?! (?:percentile|floor|street|anniversary|day|time|st\b|ave))/i.test(after))
    return /\b(?:happy|her|his|their|turned|my|your)[ ]$/i.test(before) ? 0.85 : 0;
  if (NOT_AGE_BEHIND.test(after)) return 0;
  if (GROUP_BEHIND.test(after)) return 0;
  if (before === '') return /^ and [a-z]/.test(after) ? 0.5 : 0;
  return cuedAge(before, after);
}

function cuedAge(before: string, after: string): number {
  if (STRONG_BEFORE.test(before))
    return /^(?:[.,;!?)\n]|$| (?:and|next|this|today|on|in|but|who|with|years|tomorrow|el|la|en|y|con|como|if|so|because|when|now|last|soon|yesterday)\b)/i.test(
      after,
    )
      ? 0.9
      : 0.6;
  if (before.endsWith('(') && after.startsWith(')')) return 0.5;
  if (before.endsWith(', ') && /^(?:,| and | who |\.? ?$|\) )/.test(after) && /[A-Za-z]{2}, $/.test(before))
    return 0.55;
  if (/\bat $/i.test(before) && /^(?:,| (?:my|she|he|nana|grandma|and|her|his|with|years)\b|[.!?]|$)/i.test(after))
    return 0.6;
  if (
    IS_BEFORE.test(before) &&
    /^(?:[.,;!?)\n]| \(|$| (?:and|n|but|who|she|he|shes|hes|still|today|in|with|w|so|lives|y|con|quick|on|yrs|years|from|next|now|this)\b)/i.test(
      after,
    )
  ) {
    return 0.55;
  }
  return AGE_BEFORE.test(before) &&
    !/(?:, |\()$/.test(before) &&
    /^(?:[.,;!?)]|$| (?:and|who|with|but|years)\b)/i.test(after)
    ? 0.6
    : 0;
}

function inWords({ words, reading, numbers }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < words.count; i += 1) {
    if (((words.bits[i] as number) & IS_AGE) === 0) continue;
    const at = ageInWords(reading.text, words.start[i] as number);
    if (at === null) continue;
    numbers.take(at.start, at.end);
    const start = withCue(reading.text.slice(Math.max(0, at.start - 10), at.start), at.start);
    found.push(mentionOf(ageOver89, { ...at, start }));
  }
}

type At = { start: number; end: number; certainty: number };

function ageInWords(text: string, start: number): At | null {
  if (endOf(ALWAYS, text, start) > 0) {
    const end = start + (/^[A-Za-z-]+/.exec(text.slice(start, start + 24))?.[0].length ?? 0);
    return { start, end, certainty: 0.9 };
  }
  const nineties = endOf(NINETIES, text, start);
  if (nineties > 0) {
    const before = text.slice(Math.max(0, start - 32), start);
    return HIS_BEFORE.test(before) && !/\b(?:the|los) $/i.test(before)
      ? { start, end: nineties, certainty: 0.9 }
      : null;
  }
  const ordinal = endOf(ORDINAL_BIRTHDAY, text, start);
  return ordinal > 0 ? { start, end: ordinal, certainty: 0.95 } : spelledNumber(text, start);
}

/** "ninety-four", "a hundred and four", "noventa y tres anos". */
function spelledNumber(text: string, start: number): At | null {
  const end = endOf(IN_WORDS, text, start);
  if (end < 0) return null;
  const found = text.slice(start, end);
  const isHundred = /^hundred/i.test(found);
  const article = isHundred ? /\b(?:a|one) $/i.exec(text.slice(Math.max(0, start - 4), start)) : null;
  const from = article ? start - article[0].length : start;
  if (ENDS_WITH_UNIT.test(found)) return { start: from, end, certainty: 0.95 };
  const isExact = /^(?:ninety[- ]?[a-z1-9]|noventa ?y|ciento|hundred and)/i.test(found);
  if (isHundred && !article && (!isExact || COUNT_BEFORE.test(text.slice(Math.max(0, start - 9), start)))) return null;
  const after = text.slice(end, end + 18);
  if (NOT_AGE_BEHIND.test(after) || GROUP_BEHIND.test(after)) return null;
  const lead = text.slice(Math.max(0, from - 32), from);
  if (STRONG_BEFORE.test(lead)) return { start: from, end, certainty: 0.85 };
  if (AGE_BEFORE.test(lead) || NEAR_AGE_BEFORE.test(lead))
    return isHundred && !isExact ? null : { start: from, end, certainty: 0.7 };
  return isExact ? { start: from, end, certainty: /^ [a-z]+s\b/.test(after) ? 0.3 : 0.5 } : null;
}

/** Ages of ninety and over in figures and words, birthdays, "in her nineties", "centenarian"; English and Spanish. */
export const ageOver89: IdentifierRule = {
  id: 'age-over-89',
  version: 2,
  type: 'AGE90',
  code: 'AGE_OVER_89',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(C), read 2026-11-21',
  needs: { numbers: SEEN_HIGH, words: IS_AGE },
  find,
  examples: {
    flags: [
      ['TAVR in a 93-year-old this morning', '93-year-old'],
      ['our 102 y/o patient walks', '102 y/o'],
      ["she's ninety one, she's on my hall", 'ninety one'],
      ['mi paciente tiene noventa y ocho años', 'noventa y ocho años'],
      ['my patient, aged 95, went home', '95'],
      ['my girl is 9️⃣7️⃣ and on dialysis', '9️⃣7️⃣'],
      ['Goals of care for the patient: 94F, full code', '94F'],
      ['cake for her 102nd birthday', '102nd birthday'],
      ['a man in his nineties danced', 'nineties'],
      ['Three of our patients are over ninety.', 'ninety'],
      ['he turned 94 today', '94'],
      ['our oldest, a centenarian, gardens', 'centenarian'],
      ['Granny Bea (age 94) rates the jello', '94'],
      ['asked the secret to being 98 and she laughed', '98'],
      ['la señora cumple 100 el martes', '100'],
      ['90yo with a new hip', '90yo'],
    ],
    passes: [
      'A patient aged 90 or older went home',
      '90% of you washed your hands',
      'The 90-minute window is a myth',
      'We enrolled 90 patients',
      'A 67-year-old with jaundice',
      'sats 93, HR 110, BP 118/70',
      'a 93 month old, 91 days old',
      '100 years of service, 90 years ago',
      'one hundred nurses, the nineties music',
    ],
  },
};
