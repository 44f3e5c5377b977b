import { type Document, textAfter, textBefore } from '../document.ts';
import { type Match, type Rule, spansOf } from '../rule.ts';

const OVER_89 = '(?:9\\d|1[01]\\d)';
const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const UNOS = 'uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve';
const WORDS = `(?:ninety(?:[- ]?(?:${ONES}|[1-9]))?|nine-ty[- ](?:${ONES}|s1x)|(?:a|one) hundred(?: and (?:${ONES}|ten|eleven|twelve))?|noventa(?: y (?:${UNOS}))?|cien(?:to (?:${UNOS}))?)`;
// "90 or older" is the group the rule itself allows.
const AGE = `(?:${OVER_89}|${WORDS})(?! (?:or (?:older|more|above|over)|and (?:older|over|above)|o mas))`;
const UNIT =
  '(?:[- ]?years?[- ](?:old|young)|[- ]?y(?:ea)?rs? ?(?:old)?|[- ]?y\\/?o\\b|[- ]?year olds?|[FM](?![a-z0-9])| ?anos\\b)';

const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,$/-])${AGE}${UNIT}`, 'gi'),
  new RegExp(
    `(?<=\\b(?:aged?|age of|turns|turned|turning|he is|she is|he's|she's|girl is|guy is|patient is|cumple|cumplio|being|edad)[ :]{1,2})${AGE}(?![\\d%.,]\\d|%|-| (?:minutes|percent|days|hours|patients|miles|pounds))`,
    'gi',
  ),
  new RegExp(`\\b(?:${OVER_89})(?:st|nd|rd|th) birthday`, 'gi'),
  /(?<=\bhappy )(?:9\d|1[01]\d)(?:st|nd|rd|th)\b/gi,
  /\b(?:nonagenarian|centenarian|supercentenarian|nonagenari[oa]|centenari[oa])s?\b/gi,
  /(?<=, |\()(?:9[1-9]|10\d|ninety-(?:one|two|three|four|five|six|seven|eight|nine))(?=,| and|\)| who)/gi,
  /(?<=(?:four score and [a-z]{3,9} \())ninety\d/gi,
];
const NOT_AN_AGE =
  /\b(?:bp|hr|sats?|spo2|ef|room|bed|page|item|number|n ?=|over|(?<!age )of|top|score|\$)[ :]{0,2}$|[$#]$/i;
const RELATIVE =
  /\b(?:my|our volunteer|mi) (?:nonna|grandma|grandmother|grandpa|grandfather|abuelit[oa]|abuel[oa]|mother|mom|father|dad|aunt|uncle)\b/i;

function* find(document: Document): Generator<Match> {
  for (const pattern of PATTERNS) {
    for (const { start, end } of spansOf(document.text, pattern)) {
      if (NOT_AN_AGE.test(textBefore(document, start, 12)) || /^\s?(?:%|percent)/.test(textAfter(document, end, 9)))
        continue;
      yield { start, end, ...weigh(document) };
    }
  }
}

function weigh({ signals, text }: Document): Pick<Match, 'subject' | 'severity'> {
  if (RELATIVE.test(text) && !/\bpa(?:t|c)ient/i.test(text)) return { subject: 'public', severity: 'note' };
  if (signals.staffNews || /\bvolunteer/i.test(text)) return { subject: 'staff', severity: 'note' };
  if (signals.invented) return { subject: 'unknown', severity: 'warn' };
  if (signals.individualCare) return { subject: 'patient', severity: 'block' };
  return { subject: 'unknown', severity: signals.care || signals.person ? 'block' : 'warn' };
}

/** 45 CFR 164.514(b)(2)(i)(C): ages over 89, unless as one group "90 or older". */
export const ageOver89: Rule = {
  id: 'age-over-89',
  version: 1,
  type: 'AGE90',
  code: 'AGE_OVER_89',
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
    ],
    passes: [
      'A patient aged 90 or older went home',
      '90% of you washed your hands',
      'The 90-minute window is a myth',
      'We enrolled 90 patients',
      'A 67-year-old with jaundice',
    ],
  },
};
