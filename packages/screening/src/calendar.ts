/** Spellings of days in English and Spanish, as parts of patterns; the text is without diacritics. */
const MONTHS_EN =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';
const MONTHS_ES = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const DAY_WORD =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty-first';
const YEAR = '(?:,? (?:of |de |del )?(?:19|20)\\d\\d)?';
const WEEKDAY_EN = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const WEEKDAY_ES = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';

/** Days with their month: "2 October", "Oct. 2nd, 2024", "6 de enero", "the second of June". */
export const DAY_AND_MONTH: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${MONTHS_EN}) (?:the )?${DAY}(?! ?(?:%|am|pm|people|years|:))(?:\\s?-\\s?\\d{1,2}\\b)?${YEAR}(?![\\d/]|,\\d)`,
    'gi',
  ),
  new RegExp(`(?<![\\d.])${DAY} (?:of |de )?(?:${MONTHS_EN}|${MONTHS_ES})\\b${YEAR}(?!')`, 'gi'),
  new RegExp(`\\b(?:${DAY_WORD}) of (?:${MONTHS_EN})\\b${YEAR}`, 'gi'),
  new RegExp(`\\b(?:${MONTHS_EN}) (?:the )?(?:${DAY_WORD})\\b${YEAR}`, 'gi'),
  new RegExp(
    `\\b(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta) de (?:${MONTHS_ES})\\b${YEAR}`,
    'gi',
  ),
  new RegExp(`\\b${WEEKDAY_EN},? the (?:${DAY}|${DAY_WORD})\\b`, 'gi'),
  new RegExp(`\\b${WEEKDAY_ES},? ${DAY}(?! ?(?:%|:|horas|am|pm))\\b`, 'gi'),
  /\b(?:the )?two-niner of the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/gi,
];

/** Full numeric dates: 04/17/2019, 4-17-19, 2019-04-17, 17.04.2019. */
export const NUMERIC_DATES: readonly RegExp[] = [
  /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)?\d\d(?![\d/.-]\d|\d)/g,
  /(?<![\d/.-])(?:19|20)\d\d([/.-])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?![\d/]|[.-]\d)/g,
];

/** Month and day alone: 9/30, 02-21. Also a ratio, a dose or a score; only the words before tell. */
export const MONTH_SLASH_DAY = /(?<![\d/.-])(?:0?[1-9]|1[0-2])([/-])(?:0?[1-9]|[12]\d|3[01])(?![\d/%]|[.-]\d)/g;

/** Holidays name a day. */
export const HOLIDAYS =
  /\b(?:(?:Valentine's|Labor|Memorial|Mother's|Father's|Veterans|Groundhog|Presidents'?|Independence|Bastille|Boxing|St\.? Patrick's|MLK|Columbus|Juneteenth|Earth|Election|Flag|All Souls'|All Saints'|Christmas|New Year's|April Fools'?|May) Day(?: weekend)?|(?:Christmas|New Year's) Eve|Christmas(?! (?:card|party|tree))|(?:the )?Fourth of July|4th of July|Thanksgiving|Halloween|Easter(?: (?:Sunday|weekend|Monday))?|Palm Sunday|Good Friday|Ash Wednesday|Hanukkah|Diwali|Eid|Passover|Yom Kippur|Rosh Hashanah|Mardi Gras|Cinco de Mayo|Juneteenth|Super Bowl Sunday|Friday the 13th|(?:first|last) day of school|Nochebuena|Navidad|Ano Nuevo|Dia de (?:los )?(?:Muertos|Reyes|las Madres|la Madre)|Semana Santa|Viernes Santo)\b/gi;

/** A month alone, behind a word that makes it a time and no name. */
export const BARE_MONTH = new RegExp(
  `(?<=\\b(?:in|by|since|last|late|early|mid|during|of|until|this|en|de|desde|went quiet in)[ -])(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Oct|Nov|Dec|${MONTHS_ES})\\b(?! \\d)`,
  'gi',
);
