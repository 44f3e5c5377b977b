import type { IdentifierDocument } from './document.ts';

/** Spellings of days in English and Spanish as parts of patterns; texts are without diacritics. */
export const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const ORDINAL_DAY = `${DAY}(?:st|nd|rd|th|ro|o)?`;
const DAY_WORDS =
  'twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|thirtieth|twentieth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth';
const DAY_WORDS_ES =
  'primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti(?:un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|treinta(?: y uno)?';
const WEEKDAYS =
  '(?:(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\\.?';
const YEAR = "(?:,? ?(?:of |de |del )?(?:1[89]|20)\\d\\d(?![\\d-])|,? ?'\\d\\d(?!\\d))";

/** What may stand between a month and its year or the end: days, further days, the year. Sticky, tried behind a month. */
export const BEHIND_MONTH = new RegExp(
  `\\.?(?: (?:the )?| ?- ?|/)?(?:${ORDINAL_DAY}|${DAY_WORDS})(?![\\d%]|[.,:]\\d| ?(?:am|pm)\\b|(?:st|nd|rd|th)\\w)(?:(?:,? (?:and|y|&) | ?(?:-|to|through|thru|and|&|,|y|al) ?)(?:the )?${ORDINAL_DAY}(?![\\d%/]|[.,:]\\d)){0,4}${YEAR}?`,
  'iy',
);

/** A year behind a bare month: "March 2024", "marzo de 2024", "Mar-24". */
export const YEAR_BEHIND = new RegExp(`(?:\\.?,? (?:of |de |del )?|-)(?:19|20)\\d\\d(?![\\d-])`, 'iy');

/** A year behind a day and month. */
export const YEAR_BEHIND_DAY = new RegExp(`\\.?-?${YEAR}`, 'iy');

/** The day before a month, at the end of a stretch: "2 ", "the 4th of ", "24 y 25 de ", "the second of ". */
export const DAY_BEFORE = new RegExp(
  `(?:^|[^\\w.,$/-]|(?<=[^\\d])[-,/(])((?:the ides of |(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) ${WEEKDAYS} (?:in|of) |(?:${WEEKDAYS},? )?(?:the |el |dia )?(?:${ORDINAL_DAY}(?: ?(?:-|to|and|&|y|al|a|,) ?(?:el |the )?${ORDINAL_DAY})?|${DAY_WORDS}|${DAY_WORDS_ES})(?:,? of |,? de |-| ?)))$`,
  'i',
);

/** A weekday at the end of a stretch before a month: "Saturday, ". */
export const WEEKDAY_BEFORE = new RegExp(`\\b(${WEEKDAYS},? )$`, 'i');

/** Words before a bare month that make it a time. */
export const MONTH_CUE =
  /\b(?:in|by|since|last|late|early|mid|during|until|till|this|next|through|from|before|after|every|back in|around|en|desde|hasta|para|de|a finales de|principios de|mes de|pasado)[ -]$/i;

/** A weekday with the day of the month: "Sunday the 18th", "lunes 2", "Tue, 14th". Sticky at the weekday. */
export const WEEKDAY_AND_DAY = new RegExp(
  `${WEEKDAYS},? (?:the |el |dia )?(?:${DAY}(?:st|nd|rd|th)\\b|(?<=the )(?:${DAY_WORDS})\\b)`,
  'iy',
);
export const SPANISH_WEEKDAY_AND_DAY = new RegExp(
  `(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? (?:dia )?${DAY}(?![\\d:%/.-]| ?(?:h|hs|horas|am|pm|a\\.|p\\.)\\b| (?:a|y|de la) \\d)\\b`,
  'iy',
);

const DAY_OF_YEAR =
  "(?:valentine'?s?|labou?r|memorial|mother'?s'?|father'?s'?|veteran'?s?'?|groundhog|president'?s?'?|independence|bastille|boxing|(?:st\\.? |saint )?patrick'?s|mlk|columbus|(?:indigenous )?peoples'?|earth|election|flag|all (?:souls|saints)'?|souls'?|saints'?|christmas|new year'?s|april fools?'?s?|fool'?s|may|canada|anzac|australia|armistice|remembrance|(?:st\\.? )?martin'?s|guy fawkes|super bowl sun)";

/** Names of holidays; sticky at their first marked word. */
export const HOLIDAY = new RegExp(
  [
    `${DAY_OF_YEAR} ?day(?: weekend| eve)?`,
    "(?:christmas|xmas|new year'?s|easter|thanksgiving|diwali|halloween|all hallows) (?:eve|night|morning|weekend|break|monday|sunday|day|week)",
    "(?:lunar )?new year'?s(?! resolution)(?: eve| day)?\\b|nye\\b|lunar new year|lantern festival",
    '(?:christmas|xmas|easter|thanksgiving)(?! (?:cards?|part(?:y|ies)|trees?|lights?|cookies|sweaters?|songs?|music|movies?|gifts?|presents?|dinner|luncheon|potluck|cactus|spirit|egg|eggs|bunny|lil))\\b',
    '(?:halloween|hanukkah|chanukah|diwali|eid(?: al-(?:fitr|adha))?|passover|ramadan|kwanzaa|juneteenth|purim|vaisakhi|holi|nowruz|sukkot|epiphany|pentecost|midsummer|oktoberfest)(?: weekend| eve| day)?(?! (?:costumes?|cand(?:y|ies)|part(?:y|ies)|decorations?))\\b',
    '(?:fourth|4th) of july(?: weekend)?',
    'palm sunday|remembrance sunday|mothering sunday|high holidays|good friday|ash wednesday|yom kippur|rosh hashanah|mardi gras|cinco de mayo|friday the 13th|super bowl(?: sunday| weekend)?|superbowl(?: sunday)?|lunar new year|guy fawkes(?: night)?|bonfire night|(?:first|last) day of (?:school|class|ramadan|spring|summer|fall|autumn|winter)|lent\\b(?= )',
    'navidad(?:es)?\\b|nochebuena|nochevieja|ano nuevo|vispera de (?:navidad|ano nuevo|reyes)|reyes magos|semana santa|viernes santo|jueves santo|domingo de (?:ramos|resurreccion|pascua)|pascua|carnaval|dia de (?:los )?(?:muertos|reyes|difuntos|(?:los |todos los )?santos|inocentes|(?:las? |el )?(?:madres?|padres?|nino|independencia|virgen|raza|bandera|trabajo|candelaria|maestro|enfermera|amor))|noche de san juan|miercoles de ceniza',
  ].join('|'),
  'iy',
);

/** Words that tie a day to a holiday: "the day after Thanksgiving", "the weekend before Christmas". */
export const NEAR_HOLIDAY =
  /(?:\b(?:the )?(?:day|night|morning|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|two days|three days) (?:after|before|of|following)|\b(?:el |la )?(?:dia|noche|semana|vispera) (?:despues|antes)? ?de(?: la)?|\bthis|\blast|\bla noche de|\bthe) $/i;

/** A day of the month alone behind a word of time: "on the 12th", "by the 3rd"; at the end of a stretch. */
export const ORDINAL_CUE =
  /\b(?:on|by|since|until|till|before|after|from|for|due|through|between|and|to|admitted|discharged|seen|scheduled|surgery|appointment|appt|died|delivered|born)(?: on)? (?:the )$/i;

type Groups = readonly [first: number, second: number, third: number];

/** The numbers of up to three groups of digits in cluster `index`; -1 for groups that are not there. */
export function groupValues({ reading, numbers }: IdentifierDocument, index: number): Groups {
  const values: [number, number, number] = [-1, -1, -1];
  let at = 0;
  let value = -1;
  for (let i = numbers.start[index] as number; i < (numbers.end[index] as number) && at < 3; i += 1) {
    const digit = (reading.codes[i] as number) - 48;
    if (digit >= 0 && digit <= 9) value = Math.min(99_999_999, Math.max(0, value) * 10 + digit);
    else {
      values[at] = value;
      at += 1;
      value = -1;
    }
  }
  if (at < 3) values[at] = value;
  return values;
}

/** True for a month and a day of it, in any order. */
export function isDayAndMonth(first: number, second: number): boolean {
  return (isMonth(first) && isDay(second)) || (isMonth(second) && isDay(first));
}

export function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

export function isDay(value: number): boolean {
  return value >= 1 && value <= 31;
}

/** A year people of today were born or treated in. */
export function isYear(value: number): boolean {
  return value >= 1900 && value <= 2099;
}

/** Eight digits as year-month-day, month-day-year or day-month-year; six as month-day-year of two digits. */
export function isRunTogether(digits: string): boolean {
  const number = (from: number, to: number) => Number(digits.slice(from, to));
  if (digits.length === 8) {
    if (isYear(number(0, 4)) && isMonth(number(4, 6)) && isDay(number(6, 8))) return true;
    return isYear(number(4, 8)) && isDayAndMonth(number(0, 2), number(2, 4));
  }
  return digits.length === 6 && isDayAndMonth(number(0, 2), number(2, 4));
}
