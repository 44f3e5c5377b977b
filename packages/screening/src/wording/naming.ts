import type { Mention } from '../mention.ts';
import { APOSTROPHE, classOf } from '../text/character-class.ts';
import type { TextLanguage } from '../text/language.ts';
import { CLITIC, HASHTAG, hashWord } from '../text/tokens.ts';
import { type Order, Persons } from './persons.ts';
import type { Wording } from './replacement.ts';
import {
  CLOSING,
  COMMA,
  capitalised,
  endsAt,
  OPENING,
  type Spot,
  startsSentence,
  unitAt,
  wordAt,
  wrote,
} from './spot.ts';
import {
  addresses,
  adjectives,
  articles,
  dear,
  determiners,
  feminine,
  greets,
  joins,
  kinTitles,
  named,
  naming,
  saysWho,
  saysWhoAreMany,
  you,
} from './word-sets.ts';

const NOUN = { en: 'patient', es: 'paciente' } as const;
const ENGLISH: Record<Order, string> = { first: 'a', again: 'the', other: 'another' };
const SPANISH: Record<Order, string> = { first: 'un', again: 'el', other: 'otro' };
const SPANISH_WOMAN: Record<Order, string> = { first: 'una', again: 'la', other: 'otra' };
const UNDERSCORE = 95;
const FAMILY = hashWord('family');
const DE = hashWord('de');
const A = hashWord('a');
const AMPERSAND = 38;

/** Words the names of one text, in order: the second time a name comes, it is "the patient". */
export class Naming {
  readonly #language: TextLanguage;
  readonly #persons = new Persons();
  /** One past the last token of a name that was left out; -1: the last one was not. */
  #leftOut = -1;

  constructor(language: TextLanguage) {
    this.#language = language;
  }

  of(mention: Mention, spot: Spot): Wording {
    const without = this.#without(mention, spot);
    this.#leftOut = without ? spot.next : -1;
    return without ?? this.#noun(mention, spot);
  }

  /** The stretch that can leave without anything in its place, or null. */
  #without({ start, end }: Mention, spot: Spot): Wording | null {
    const { tokens, first, next } = spot;
    if (tokens.kind[first] === HASHTAG) {
      return { start: tokens.start[first] as number, end: Math.max(end, tokens.end[first] as number), replacement: '' };
    }
    const before = wordAt(spot, first - 1);
    const isJoined = joins.has(before) || unitAt(spot, first - 1) === AMPERSAND;
    if (isJoined && this.#leftOut === first - 1) {
      return { start: tokens.start[first - 1] as number, end, replacement: '' };
    }
    if (saysWho.has(before)) {
      this.#meetAs(spot, first - 1);
      return { start, end, replacement: '' };
    }
    const role = roleApart(spot);
    if (role !== -1) {
      this.#meetAs(spot, role);
      const isClosed = unitAt(spot, next) === COMMA || unitAt(spot, next) === CLOSING;
      const to = isClosed ? (tokens.end[next] as number) : end;
      return { start: tokens.start[role + 1] as number, end: to, replacement: '' };
    }
    const isSpokenTo = greets.has(before) || isAddressedFirst(spot) || isAddressedLast(spot);
    return isSpokenTo ? { start, end, replacement: '' } : null;
  }

  #meetAs(spot: Spot, at: number): void {
    if (saysWhoAreMany.has(wordAt(spot, at))) return;
    const isWoman = feminine.has(wordAt(spot, at)) || feminine.has(wordAt(spot, at - 1));
    this.#persons.meet(spot, wrote(spot, at), isWoman);
  }

  #noun(mention: Mention, spot: Spot): Wording {
    const { start, end } = mention;
    const { reading, first } = spot;
    const noun = NOUN[this.#language];
    const isGlued =
      reading.codes[start - 1] === UNDERSCORE || (end < reading.length && reading.codes[end] === UNDERSCORE);
    if (isGlued) return { start, end, replacement: noun };
    const before = wordAt(spot, first - 1);
    if (dear.has(before)) return { start, end, replacement: this.#language === 'es' ? noun : 'friend' };
    return this.#besideDeterminer(mention, spot) ?? this.#withArticle(mention, spot);
  }

  /** "our Lorraine", "my grandma Rose", "the Smith family", "our brave Keisha", "54-year-old Lorraine"; else null. */
  #besideDeterminer({ start, end }: Mention, spot: Spot): Wording | null {
    const { tokens, first, next } = spot;
    const isDescribed = adjectives.has(wordAt(spot, first - 1));
    const at = isDescribed ? first - 2 : first - 1;
    const word = wordAt(spot, at);
    const isNamed = naming.has(wordAt(spot, at - 1));
    const isArticle = this.#language === 'en' && articles.has(word);
    if (!isArticle && (!determiners.has(word) || isNamed) && !(isDescribed && isYearOld(spot))) return null;
    const kin = isDescribed ? first : afterKin(spot);
    this.#persons.meet(spot, kin > first ? wrote(spot, first) : null, feminine.has(word));
    if (kin > first) return { start: tokens.start[kin] as number, end, replacement: '' };
    const owned = this.#owned(spot, end);
    const ofFamily = this.#language === 'en' && wordAt(spot, next) === FAMILY ? "'s" : '';
    return { start, end: owned.end, replacement: NOUN[this.#language] + (owned.mark || ofFamily) };
  }

  #withArticle(mention: Mention, spot: Spot): Wording {
    const { tokens, first } = spot;
    const isDescribed = adjectives.has(wordAt(spot, first - 1));
    const { end, mark } = this.#owned(spot, mention.end);
    const { order, person } = this.#persons.meet(spot);
    const noun = (order === 'again' && person.role) || NOUN[this.#language];
    const [from, lead] = this.#lead({ spot, order, isWoman: person.isWoman, isDescribed });
    const isCapital = startsSentence(spot, from);
    const adjective = isDescribed ? `${wrote(spot, first - 1)} ` : '';
    const wording = `${lead} ${adjective}${noun}${mark}`;
    const start = from === first ? mention.start : (tokens.start[from] as number);
    return { start, end, replacement: isCapital ? capitalised(wording) : wording };
  }

  /** The article, and the token from which on it replaces: "de Lupita" becomes "del paciente". */
  #lead(about: { spot: Spot; order: Order; isWoman: boolean; isDescribed: boolean }): [from: number, lead: string] {
    const { spot, order, isWoman, isDescribed } = about;
    const from = isDescribed ? spot.first - 1 : spot.first;
    if (this.#language === 'en') {
      const needsAn = order === 'first' && isDescribed && /^[aeiou]/.test(wrote(spot, from));
      return [from, needsAn ? 'an' : ENGLISH[order]];
    }
    const lead = (isWoman ? SPANISH_WOMAN : SPANISH)[order];
    const before = wordAt(spot, from - 1);
    if (lead !== 'el' || (before !== DE && before !== A)) return [from, lead];
    return [from - 1, before === DE ? 'del' : 'al'];
  }

  /** "James' room": the apostrophe that makes the name own something leaves with it, and "'s" comes. */
  #owned({ reading, tokens, first, next }: Spot, end: number): { end: number; mark: string } {
    const none = { end, mark: '' };
    if (this.#language !== 'en' || next >= tokens.count || tokens.start[next] !== end) return none;
    const isMark = classOf(reading.codes[end] as number) === APOSTROPHE;
    if (!isMark || ((tokens.flags[next] as number) & CLITIC) !== 0) return none;
    const opens = first > 0 && classOf(reading.codes[tokens.start[first - 1] as number] as number) === APOSTROPHE;
    const endsInS = (reading.codes[end - 1] as number | 32) === 115 || reading.codes[end - 1] === 83;
    return endsInS && !opens && wordAt({ reading, tokens, first, next }, next + 1) !== 0
      ? { end: end + 1, mark: "'s" }
      : none;
  }
}

/** Token of the role in "our patient, Lorraine,", "our patient (Lorraine)" and "a patient named Lorraine", or -1. */
function roleApart(spot: Spot): number {
  const { first, next } = spot;
  const role = first - 2;
  if (!saysWho.has(wordAt(spot, role))) return -1;
  if (named.has(wordAt(spot, first - 1))) return role;
  const mark = unitAt(spot, first - 1);
  const after = unitAt(spot, next);
  if (mark === OPENING && after === CLOSING) return role;
  if (mark !== COMMA) return -1;
  const isOne = !saysWhoAreMany.has(wordAt(spot, role));
  return isOne || after === COMMA || endsAt(spot, next) ? role : -1;
}

/** "Lorraine, you rang the bell!" */
function isAddressedFirst(spot: Spot): boolean {
  return (
    startsSentence(spot, spot.first) && unitAt(spot, spot.next) === COMMA && addresses.has(wordAt(spot, spot.next + 1))
  );
}

/** "We'll miss you, Lorraine!": spoken to at the end of a sentence, or right behind "you". */
function isAddressedLast(spot: Spot): boolean {
  if (unitAt(spot, spot.first - 1) !== COMMA) return false;
  if (endsAt(spot, spot.next)) return true;
  return unitAt(spot, spot.next) === COMMA && you.has(wordAt(spot, spot.first - 2));
}

/** The first token behind "grandma", "tía" and their like in the mention, where a name follows them. */
function afterKin(spot: Spot): number {
  let at = spot.first;
  while (at < spot.next - 1 && kinTitles.has(wordAt(spot, at))) at += 1;
  return at;
}

/** "54-year-old Lorraine". */
function isYearOld(spot: Spot): boolean {
  return unitAt(spot, spot.first - 2) === 45;
}
