import type { Mention } from '../mention.ts';
import { largePlaces } from '../people/name-words.ts';
import type { TextLanguage } from '../text/language.ts';
import type { Reading } from '../text/reading.ts';
import { ALL_CAPITALS, CLITIC, hashWord, type Tokens } from '../text/tokens.ts';
import { ageWording } from './age.ts';
import { Naming } from './naming.ts';
import { CLOSING, COMMA, capitalised, OPENING, type Spot, spotOf, startsSentence, unitAt, wordAt } from './spot.ts';
import {
  articles,
  beforeDay,
  beforeMonth,
  beforePlace,
  beforeTime,
  determiners,
  fromPlace,
  needsDay,
  needsPlace,
} from './word-sets.ts';

/** What goes in the place of a mention: the span may take a small word or a mark beside it along. */
export type Wording = { readonly start: number; readonly end: number; readonly replacement: string | null };

const COLON = 58;
const UNDERSCORE = 95;
const OWNS = hashWord("'s");
const IN = new Set(['in', 'on', 'en'].map(hashWord));
const MONTH_ALONE = /^[a-z]+\.?(?:,? (?:de |del )?\d{4})?$/;
const MONTHS =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|enero|feb|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|nov|diciembre)/;

/** Wordings for the mentions of one text, in order. */
export class Wordings {
  readonly #language: TextLanguage;
  readonly #text: { readonly reading: Reading; readonly tokens: Tokens };
  readonly #naming: Naming;

  constructor({ reading, tokens, language }: { reading: Reading; tokens: Tokens; language: TextLanguage }) {
    this.#text = { reading, tokens };
    this.#language = language;
    this.#naming = new Naming(language);
  }

  /** The safe wording for a patient's identifier; never a fact that the text does not hold. */
  of(mention: Mention, standard: string | null): Wording {
    const spot = spotOf(this.#text, mention);
    if (mention.type === 'NAME') return this.#naming.of(mention, spot);
    if (mention.type === 'AGE90') return ageWording(mention, spot, this.#language);
    const isDay = mention.type === 'DATE' && mention.code !== 'BIRTH_DATE';
    const isPlace = mention.type === 'GEO' && mention.code === 'PLACE_SMALLER_THAN_STATE';
    if (isDay || isPlace) {
      const aside = insideMarks(mention, spot) ?? besideNoun(mention, spot);
      return aside ?? (isDay ? this.#forDay(mention, spot, standard) : this.#forPlace(mention, spot));
    }
    return { start: mention.start, end: mention.end, replacement: standard };
  }

  #forDay(mention: Mention, spot: Spot, standard: string | null): Wording {
    const { start, end } = mention;
    const mark = unitAt(spot, spot.first - 1);
    if (mark === COLON || mark === UNDERSCORE) return { start, end, replacement: standard };
    const before = wordAt(spot, spot.first - 1);
    const leaves = beforeDay.has(before) || beforeMonth.has(before);
    if (leaves && !(IN.has(before) && needsDay.has(wordAt(spot, spot.first - 2)))) return withWordBefore(spot, mention);
    const wording = this.#dayWording(spot.reading.text.slice(start, end).toLowerCase(), before);
    return { start, end, replacement: startsSentence(spot, spot.first) ? capitalised(wording) : wording };
  }

  #dayWording(surface: string, before: number): string {
    const isMonth = MONTH_ALONE.test(surface) && MONTHS.test(surface);
    if (this.#language === 'es') return isMonth ? 'ese mes' : 'ese día';
    if (isMonth) return 'that month';
    return beforeTime.has(before) ? 'that time' : 'that day';
  }

  #forPlace(mention: Mention, spot: Spot): Wording {
    const { start, end } = mention;
    const { tokens, first, next } = spot;
    // "Springfield, Ohio": the state may stay, with the small word before.
    if (unitAt(spot, next) === COMMA && isState(spot, next + 1)) {
      return { start, end: tokens.start[next + 1] as number, replacement: '' };
    }
    const noun = this.#language === 'es' ? 'zona' : 'area';
    const area = this.#language === 'es' ? 'la zona' : 'the area';
    const before = wordAt(spot, first - 1);
    if (determiners.has(before)) return { start, end, replacement: noun };
    if (!beforePlace.has(before))
      return { start, end, replacement: startsSentence(spot, spot.first) ? capitalised(area) : area };
    if (!needsPlace.has(wordAt(spot, first - 2))) return withWordBefore(spot, mention);
    if (fromPlace.has(before)) return { start, end, replacement: area };
    const lead = this.#language === 'es' ? 'en' : 'in';
    return { start: tokens.start[first - 1] as number, end, replacement: `${lead} ${area}` };
  }
}

/** "(June 3)" leaves with its marks. */
function insideMarks({ end }: Mention, spot: Spot): Wording | null {
  const { tokens, first, next } = spot;
  if (unitAt(spot, first - 1) !== OPENING || unitAt(spot, next) !== CLOSING) return null;
  return { start: tokens.start[first - 1] as number, end: Math.max(end, tokens.end[next] as number), replacement: '' };
}

/** "her June 3 surgery", "an April visit", "the Cedar Rapids team": the noun behind needs nothing in its place. */
function besideNoun({ start, end }: Mention, spot: Spot): Wording | null {
  const { reading, tokens, first, next } = spot;
  const before = wordAt(spot, first - 1);
  const isOwned = before !== 0 && ((tokens.flags[first - 1] as number) & CLITIC) !== 0;
  const isArticle = articles.has(before);
  if (!isArticle && !determiners.has(before) && !(isOwned && before === OWNS)) return null;
  if (wordAt(spot, next) === 0 || reading.codes[end] !== 32) return null;
  if (!isArticle) return { start, end, replacement: '' };
  const unit = String.fromCharCode(unitAt(spot, next));
  const from = tokens.start[first - 1] as number;
  const article = /[aeiou]/i.test(unit) ? 'an' : 'a';
  const isCapital = reading.codes[from] === 65;
  return { start: from, end, replacement: isCapital ? capitalised(article) : article };
}

/** A state or country, or two capitals as the post writes them. */
function isState(spot: Spot, at: number): boolean {
  const { tokens } = spot;
  const word = wordAt(spot, at);
  if (word === 0) return false;
  const isShort = (tokens.end[at] as number) - (tokens.start[at] as number) === 2;
  return largePlaces.has(word) || (isShort && ((tokens.flags[at] as number) & ALL_CAPITALS) !== 0);
}

function withWordBefore({ tokens, first }: Spot, mention: Mention): Wording {
  return { start: tokens.start[first - 1] as number, end: mention.end, replacement: '' };
}
