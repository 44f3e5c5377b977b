import type { Reading } from '../text/reading.ts';
import {
  ALL_CAPITALS,
  CLITIC,
  HASHTAG,
  hashOf,
  LINE_END,
  LONE_CAPITAL,
  MIXED,
  NUMBER,
  PUNCTUATION,
  type Tokens,
  WORD,
} from '../text/tokens.ts';
import { BY_COMMA, IS_MONEY, IS_PERCENT, PLAIN } from './number-flags.ts';
import { type Numbers } from './numbers.ts';
import { bitsOf, bitsOfPair, CUE, CUE_MASK, ENDS_PAIR, IS_FILLER, IS_TIGHT, IS_UNIT } from './word-table.ts';

const MAX_TOKENS_BACK = 16;
const MAX_TOKENS_ON = 6;
/** A line end or a full stop parts as much as these many words. */
const LINE_END_COST = 2;
const STOP_COST = 3;
const MAX_COST = 6;
const QUANTITY_DIGITS = 4;

/** What a cluster's cue is found from. */
type Texts = { readonly reading: Reading; readonly tokens: Tokens; readonly numbers: Numbers };

/**
 * Finds for each number cluster the word that says what it is: the letters it begins with ("MRN4471902"), the nearest
 * word before, then behind ("4471902 is her mrn"), or the word of the number it is joined to ("and 4471903").
 */
export function assignCues(texts: Texts): void {
  const { tokens, numbers } = texts;
  let token = 0;
  for (let i = 0; i < numbers.count; i += 1) {
    numbers.cueScore[i] = 0;
    numbers.cueStart[i] = -1;
    if (numbers.taken[i] === PLAIN) continue;
    const start = numbers.start[i] as number;
    while (token < tokens.count && (tokens.end[token] as number) <= start) token += 1;
    if (((numbers.flags[i] as number) & (IS_MONEY | IS_PERCENT)) !== 0)
      setCue(numbers, i, { cue: CUE.other, score: 90 });
    else if (!fromOwnLetters(texts, i)) fromNeighbours(texts, i, token);
  }
}

type Found = { readonly cue: number; readonly score: number };

function setCue(numbers: Numbers, index: number, { cue, score }: Found): void {
  numbers.cue[index] = cue;
  numbers.cues |= 1 << cue;
  numbers.cueScore[index] = score;
}

function fromOwnLetters({ reading, numbers }: Texts, index: number): boolean {
  const lead = numbers.lead[index] as number;
  if (lead < 2 || lead > 12) return false;
  const start = numbers.start[index] as number;
  const bits = bitsOf(hashOf(reading.codes, start, start + lead));
  const cue = bits & CUE_MASK;
  if (cue === 0 || (bits & IS_FILLER) !== 0) return false;
  setCue(numbers, index, { cue, score: 90 });
  return true;
}

function fromNeighbours(texts: Texts, index: number, token: number): void {
  const { numbers } = texts;
  if (isQuantity(texts, index, token)) {
    setCue(numbers, index, { cue: CUE.other, score: 95 });
    return;
  }
  before(texts, index, token);
  if ((numbers.cueScore[index] as number) < 80) behind(texts, index, token);
  if ((numbers.cueScore[index] as number) < 60) fromAlike(numbers, index);
}

/** "12 patients", "40 mg", "1,140 people". */
function isQuantity({ tokens, numbers }: Texts, index: number, token: number): boolean {
  if ((numbers.groups[index] as number) > 1 || (numbers.letters[index] as number) > 1) return false;
  if ((numbers.digits[index] as number) > QUANTITY_DIGITS && ((numbers.flags[index] as number) & BY_COMMA) === 0)
    return false;
  const end = numbers.end[index] as number;
  let next = token;
  while (next < tokens.count && (tokens.start[next] as number) < end) next += 1;
  if (next >= tokens.count || tokens.kind[next] !== WORD || (tokens.start[next] as number) - end > 1) return false;
  return (bitsOf(tokens.hash[next] as number) & IS_UNIT) !== 0;
}

/** Walks back over the tokens before the number until a word says what it is. */
function before(texts: Texts, index: number, token: number): void {
  const { tokens, numbers } = texts;
  const isCode = looksLikeCode(numbers, index);
  const floor = index === 0 ? -1 : (numbers.end[index - 1] as number);
  let cost = 0;
  for (let t = token - 1; t >= 0 && t >= token - MAX_TOKENS_BACK && cost <= MAX_COST; t -= 1) {
    if ((tokens.end[t] as number) <= floor) {
      joined(texts, index, cost);
      return;
    }
    const kind = tokens.kind[t] as number;
    if (kind !== WORD && kind !== HASHTAG) {
      cost += markCost(tokens, t);
      continue;
    }
    const bits = wordBits(tokens, t);
    const cue = bits & CUE_MASK;
    const isFiller = (bits & IS_FILLER) !== 0;
    if (cue !== 0 && accept({ numbers, index, cue, bits, cost, isCode })) {
      if (cost === 0) numbers.cueStart[index] = firstOfCue(tokens, t, bits);
      if (!isFiller) return;
    }
    if (!isFiller && !(t === token - 1 && isPrefix(tokens, t))) cost += 1;
  }
}

function markCost(tokens: Tokens, at: number): number {
  const kind = tokens.kind[at] as number;
  if (kind === LINE_END) return LINE_END_COST;
  return kind === PUNCTUATION ? stopCost(tokens, at) : 0;
}

/** Capitals right before the number are a part of it: "XQR 884", "W 2280". */
function isPrefix(tokens: Tokens, at: number): boolean {
  const size = (tokens.end[at] as number) - (tokens.start[at] as number);
  return size <= 5 && ((tokens.flags[at] as number) & (ALL_CAPITALS | LONE_CAPITAL)) !== 0;
}

type Offer = { numbers: Numbers; index: number; cue: number; bits: number; cost: number; isCode: boolean };

/** Takes the cue when it reaches as far as the number; a better one is kept. */
function accept({ numbers, index, cue, bits, cost, isCode }: Offer): boolean {
  let score = 0;
  if ((bits & IS_TIGHT) === 0) score = cost <= 2 || isCode ? 96 - 8 * cost : 0;
  else if (cost === 0) score = (bits & IS_FILLER) === 0 ? 82 : 62;
  else if (cost <= 2 && isCode && cue !== CUE.other) score = 68 - 8 * cost;
  if (score <= (numbers.cueScore[index] as number)) return score > 0;
  setCue(numbers, index, { cue, score });
  return true;
}

/** The number follows another one: "MRN 1182009 and 1190233", "cuentas 77-1020 y 77-1204". */
function joined({ numbers }: Texts, index: number, cost: number): void {
  const last = index - 1;
  const cue = numbers.cue[last] as number;
  if (cue === 0 || cost > 0 || (numbers.start[index] as number) - (numbers.end[last] as number) > 12) return;
  const score = (numbers.cueScore[last] as number) - 6;
  if ((numbers.cueScore[index] as number) === 0) setCue(numbers, index, { cue, score });
}

/** Rows of a table: the same shape as a number that was announced. */
function fromAlike(numbers: Numbers, index: number): void {
  if ((numbers.digits[index] as number) < 4) return;
  const floor = Math.max(0, index - 6);
  for (let i = index - 1; i >= floor; i -= 1) {
    const cue = numbers.cue[i] as number;
    if (cue === 0 || numbers.shape[i] !== numbers.shape[index]) continue;
    if ((numbers.cueScore[i] as number) > 60 && cue !== CUE.other) setCue(numbers, index, { cue, score: 60 });
    return;
  }
}

/** "12345 is her mrn", "(402) 555-0117 fax": a word behind, unless a number of its own follows it. */
function behind({ tokens, numbers }: Texts, index: number, token: number): void {
  const end = numbers.end[index] as number;
  let t = token;
  while (t < tokens.count && (tokens.start[t] as number) < end) t += 1;
  for (let steps = 0; t < tokens.count && steps < MAX_TOKENS_ON; t += 1, steps += 1) {
    const kind = tokens.kind[t] as number;
    if (kind === PUNCTUATION && isLightMark(tokens.hash[t] as number)) continue;
    if (kind !== WORD) return;
    const bits = wordBits(tokens, t);
    const cue = bits & CUE_MASK;
    if (cue !== 0 && (bits & IS_TIGHT) === 0) {
      const score = cue === CUE.other || cue === CUE.birth ? 0 : 78;
      if (!isFollowedByNumber(tokens, t) && score > (numbers.cueScore[index] as number))
        setCue(numbers, index, { cue, score });
      return;
    }
    if ((bits & IS_FILLER) === 0 && ((tokens.flags[t] as number) & CLITIC) === 0) return;
  }
}

function isFollowedByNumber(tokens: Tokens, at: number): boolean {
  for (let t = at + 1; t < tokens.count && t <= at + 4; t += 1) {
    const kind = tokens.kind[t] as number;
    if (kind === NUMBER || kind === MIXED || kind === HASHTAG) return true;
    if (kind === WORD && (bitsOf(tokens.hash[t] as number) & IS_FILLER) === 0) return false;
  }
  return false;
}

function wordBits(tokens: Tokens, at: number): number {
  const alone = bitsOf(tokens.hash[at] as number);
  if ((alone & ENDS_PAIR) === 0) return alone;
  const first = tokenBefore(tokens, at);
  const pair = first < 0 ? 0 : bitsOfPair(tokens.hash[first] as number, tokens.hash[at] as number);
  return pair === 0 ? alone : pair | ENDS_PAIR;
}

function tokenBefore(tokens: Tokens, at: number): number {
  let first = at - 1;
  if (first >= 0 && tokens.kind[first] === PUNCTUATION) first -= 1;
  if (first >= 0 && ((tokens.flags[first] as number) & CLITIC) !== 0) first -= 1;
  return first >= 0 && tokens.kind[first] === WORD ? first : -1;
}

function firstOfCue(tokens: Tokens, at: number, bits: number): number {
  const first = (bits & ENDS_PAIR) !== 0 && (bits & CUE_MASK) !== 0 ? tokenBefore(tokens, at) : -1;
  const pair = first >= 0 && bitsOfPair(tokens.hash[first] as number, tokens.hash[at] as number) !== 0;
  return tokens.start[pair ? first : at] as number;
}

/** A full stop that ends a sentence parts; one behind "no" or an initial does not. */
function stopCost(tokens: Tokens, at: number): number {
  const unit = tokens.hash[at] as number;
  if (unit === 33 || unit === 63) return STOP_COST;
  if (unit !== 46 || at + 1 >= tokens.count) return 0;
  return (tokens.end[at - 1] as number) - (tokens.start[at - 1] as number) > 3 ? STOP_COST : 0;
}

/** Marks between a number and the word behind it: ( ) [ ] , - = " ' : / # */
function isLightMark(unit: number): boolean {
  return (
    unit === 40 ||
    unit === 41 ||
    unit === 91 ||
    unit === 93 ||
    unit === 44 ||
    unit === 45 ||
    unit === 61 ||
    unit === 34 ||
    unit === 39
  );
}

/** Five digits in all, or four with letters or marks: nobody counts or measures like that. */
export function looksLikeCode(numbers: Numbers, index: number): boolean {
  const digits = numbers.digits[index] as number;
  if (digits >= 5) return ((numbers.flags[index] as number) & BY_COMMA) === 0;
  return digits >= 3 && ((numbers.letters[index] as number) > 0 || (numbers.groups[index] as number) > 1);
}
