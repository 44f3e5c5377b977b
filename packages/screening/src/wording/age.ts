import type { Mention } from '../mention.ts';
import type { TextLanguage } from '../text/language.ts';
import { hashWord } from '../text/tokens.ts';
import type { Wording } from './replacement.ts';
import { capitalised, type Spot, startsSentence, unitAt, wordAt } from './spot.ts';
import { agesWithin, possessives, turns } from './word-sets.ts';

const IN = hashWord('in');
const HYPHEN = 45;

/** An age of 90 and over, told as 45 CFR 164.514(b)(2)(i)(C) allows: as "90 or older" and no closer. */
export function ageWording(mention: Mention, spot: Spot, language: TextLanguage): Wording {
  const { start, end } = mention;
  const surface = spot.reading.text.slice(start, end).toLowerCase();
  if (language === 'es') return { start, end, replacement: inSpanish(surface) };
  const decade = /nineties|90s|hundreds/.test(surface) ? decadeStart(spot) : -1;
  const from = decade === -1 ? start : (spot.tokens.start[decade] as number);
  const wording = decade === -1 ? inEnglish(surface, spot) : '90 or older';
  return { start: from, end, replacement: startsSentence(spot, spot.first) ? capitalised(wording) : wording };
}

function inSpanish(surface: string): string {
  if (/cumplea/.test(surface)) return 'cumpleaños';
  if (/centenari|nonagenari/.test(surface)) return 'persona de 90 años o más';
  return /anos/.test(surface) ? '90 años o más' : '90 o más';
}

function inEnglish(surface: string, spot: Spot): string {
  if (/birthday/.test(surface)) return 'birthday';
  if (/centenarian|nonagenarian/.test(surface)) return 'person aged 90 or older';
  const aged = /^aged?\b/.exec(surface);
  if (aged) return `${aged[0]} 90 or older`;
  if (/\d(?:st|nd|rd|th)\b/.test(surface) && !/year/.test(surface)) return '90-plus';
  if (/(?:year|yr)s?-/.test(surface)) return '90-plus-year-old';
  if (/yo\b|y\/o|y\.o/.test(surface)) return wordAt(spot, spot.next) === 0 ? '90 or older' : '90-plus-year-old';
  if (surface.endsWith('years young')) return '90-plus years young';
  if (/years?$/.test(surface)) return '90-plus years';
  return turns.has(wordAt(spot, spot.first - 1)) ? '90-plus' : '90 or older';
}

/** Token of "in" in "in her late nineties", or -1. */
function decadeStart(spot: Spot): number {
  let at = spot.first - 1;
  if (unitAt(spot, at) === HYPHEN) at -= 1;
  if (agesWithin.has(wordAt(spot, at))) at -= 1;
  return possessives.has(wordAt(spot, at)) && wordAt(spot, at - 1) === IN ? at - 1 : -1;
}
