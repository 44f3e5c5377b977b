import type { Mention } from '../mention.ts';
import { titles } from '../people/name-words.ts';
import type { TextLanguage } from '../text/language.ts';
import type { Reading } from '../text/reading.ts';
import { FIRST_CAPITAL, hashOf, PUNCTUATION, SENTENCE_START, type Tokens } from '../text/tokens.ts';
import { beforeDay, beforeMonth, beforePlace, dear, greets, saysWho } from './word-sets.ts';

/** What goes in the place of a mention: the span may take a small word before it along. */
export type Wording = { readonly start: number; readonly end: number; readonly replacement: string | null };

const patientWords = {
  en: { first: 'a patient', again: 'the patient', other: 'another patient' },
  es: { first: 'un paciente', again: 'el paciente', other: 'otro paciente' },
} as const;

type Place = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  /** First token of the mention. */
  readonly first: number;
  /** One past its last token. */
  readonly next: number;
};

/** Wordings for the mentions of one text, in order: the second time a name comes, it is "the patient". */
export class Wordings {
  readonly #language: TextLanguage;
  readonly #reading: Reading;
  readonly #tokens: Tokens;
  /** Words of the names that were replaced so far. */
  readonly #named = new Set<number>();

  constructor({ reading, tokens, language }: { reading: Reading; tokens: Tokens; language: TextLanguage }) {
    this.#reading = reading;
    this.#tokens = tokens;
    this.#language = language;
  }

  /** The safe wording for a patient's identifier; never a fact that the text does not hold. */
  of(mention: Mention, standard: string | null): Wording {
    const place = placeOf(this.#reading, this.#tokens, mention);
    if (mention.type === 'NAME') return this.#forName(mention, place);
    if (mention.type === 'DATE' && mention.code !== 'BIRTH_DATE') return this.#forDay(mention, place);
    if (mention.type === 'GEO' && mention.code === 'PLACE_SMALLER_THAN_STATE')
      return this.#forPlace(mention, place, standard);
    if (mention.type === 'AGE90') return { ...spanOf(mention), replacement: this.#forAge(mention) };
    return { ...spanOf(mention), replacement: standard };
  }

  #forName(mention: Mention, place: Place): Wording {
    const span = spanOf(mention);
    const before = wordBefore(place);
    if (before !== 0 && (saysWho.has(before) || greets.has(before))) return { ...span, replacement: '' };
    if (dear.has(before)) return { ...span, replacement: this.#language === 'es' ? 'paciente' : 'friend' };
    if (isAddressedLast(place)) return { ...span, replacement: '' };
    const wording = patientWords[this.#language][this.#order(place)];
    return { ...span, replacement: atSentenceStart(place) ? capitalised(wording) : wording };
  }

  /** Whether this is the first person named, the same again, or another one. */
  #order({ tokens, first, next }: Place): 'first' | 'again' | 'other' {
    const isFirst = this.#named.size === 0;
    let isKnown = false;
    for (let i = first; i < next; i += 1) {
      const hash = tokens.hash[i] as number;
      if (tokens.kind[i] === PUNCTUATION || titles.has(hash)) continue;
      if (this.#named.has(hash)) isKnown = true;
      this.#named.add(hash);
    }
    if (isFirst) return 'first';
    return isKnown ? 'again' : 'other';
  }

  #forDay(mention: Mention, place: Place): Wording {
    const before = wordBefore(place);
    if (beforeDay.has(before) || beforeMonth.has(before)) return withWordBefore(place, mention);
    const wording = this.#language === 'es' ? 'ese día' : 'that day';
    return { ...spanOf(mention), replacement: atSentenceStart(place) ? capitalised(wording) : wording };
  }

  #forPlace(mention: Mention, place: Place, standard: string | null): Wording {
    return beforePlace.has(wordBefore(place))
      ? withWordBefore(place, mention)
      : { ...spanOf(mention), replacement: standard };
  }

  #forAge(mention: Mention): string {
    const surface = this.#reading.text.slice(mention.start, mention.end).toLowerCase();
    if (this.#language === 'es') return /a[nñ]os/.test(surface) ? '90 años o más' : '90 o más';
    if (/\d(?:st|nd|rd|th)\b/.test(surface) && !/year/.test(surface)) return '90-plus';
    if (/year|yr/.test(surface) && /-/.test(surface)) return '90-plus-year-old';
    if (/years? old|yo\b|y\/o/.test(surface)) return '90 or older';
    return /centenarian|nonagenarian/.test(surface) ? 'person aged 90 or older' : '90 or older';
  }
}

function spanOf({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start, end };
}

function placeOf(reading: Reading, tokens: Tokens, mention: Mention): Place {
  let first = 0;
  let high = tokens.count;
  while (first < high) {
    const middle = (first + high) >> 1;
    if ((tokens.end[middle] as number) <= mention.start) first = middle + 1;
    else high = middle;
  }
  let next = first;
  while (next < tokens.count && (tokens.start[next] as number) < mention.end) next += 1;
  return { reading, tokens, first, next };
}

/** Hash of the word right before the mention, 0 where a mark or nothing stands there. */
function wordBefore({ reading, tokens, first }: Place): number {
  if (first === 0 || tokens.kind[first - 1] === PUNCTUATION) return 0;
  return hashOf(reading.codes, tokens.start[first - 1] as number, tokens.end[first - 1] as number);
}

/** "We'll miss you, Lorraine!": spoken to at the end of a sentence. */
function isAddressedLast({ reading, tokens, first, next }: Place): boolean {
  if (first === 0 || reading.codes[tokens.start[first - 1] as number] !== 44) return false;
  if (next >= tokens.count) return true;
  const unit = reading.codes[tokens.start[next] as number];
  return unit === 33 || unit === 46 || unit === 63 || unit === 10;
}

function atSentenceStart({ tokens, first }: Place): boolean {
  const flags = tokens.flags[first] ?? 0;
  return (flags & SENTENCE_START) !== 0 && (flags & FIRST_CAPITAL) !== 0;
}

function withWordBefore({ tokens, first }: Place, mention: Mention): Wording {
  return { start: tokens.start[first - 1] as number, end: mention.end, replacement: '' };
}

function capitalised(wording: string): string {
  return wording.charAt(0).toUpperCase() + wording.slice(1);
}
