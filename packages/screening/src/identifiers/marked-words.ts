import { countBelow } from '../text/count-below.ts';
import { CLITIC, PUNCTUATION, type Tokens, WORD } from '../text/tokens.ts';
import { bitsOf, bitsOfPair, CUE_MASK, ENDS_PAIR, IS_KEPT } from './word-table.ts';

const KEPT_MARKS = 1024;

/** The words of one text that say something about numbers, days, ages and places, in order; reused by the next text. */
export class MarkedWords {
  count = 0;
  /** Index of the token, the second one of a pair. */
  token = new Int32Array(KEPT_MARKS);
  start = new Int32Array(KEPT_MARKS);
  end = new Int32Array(KEPT_MARKS);
  bits = new Int32Array(KEPT_MARKS);
  /** All bits of all words. */
  all = 0;
  /** One bit for each kind of cue that stands in the text: `1 << CUE.fax`. */
  cues = 0;
  /** Indices of tokens that are links, mail addresses and handles. */
  namedCount = 0;
  named = new Int32Array(KEPT_MARKS);

  /** Forgets the words of the text before. */
  begin(): void {
    this.count = 0;
    this.namedCount = 0;
    this.all = 0;
    this.cues = 0;
  }

  /** Keeps the word at token `index` when it says something. */
  word(tokens: Tokens, index: number): void {
    const bits = bitsOf(tokens.hash[index] as number);
    if (bits !== 0) this.#mark(tokens, index, bits);
  }

  /** Index of the first marked word that begins at or behind `at`. */
  firstFrom(at: number): number {
    return countBelow(this.start, this.count, at);
  }

  #mark(tokens: Tokens, index: number, alone: number): void {
    let start = tokens.start[index] as number;
    let bits = alone;
    if ((alone & ENDS_PAIR) !== 0) {
      const first = previousWord(tokens, index);
      const pair = first < 0 ? 0 : bitsOfPair(tokens.hash[first] as number, tokens.hash[index] as number);
      if (pair !== 0) {
        // A month stays a month in "of July".
        bits = (pair & CUE_MASK) === 0 ? pair | alone : pair;
        start = tokens.start[first] as number;
        // The first word of the pair says nothing by itself.
        if (this.count > 0 && this.token[this.count - 1] === first) this.count -= 1;
      }
    }
    if ((bits & IS_KEPT) === 0) return;
    if (this.count === this.token.length) this.#grow();
    const at = this.count;
    this.token[at] = index;
    this.start[at] = start;
    this.end[at] = tokens.end[index] as number;
    this.bits[at] = bits;
    this.all |= bits;
    this.cues |= 1 << (bits & CUE_MASK);
    this.count = at + 1;
  }

  /** Keeps the index of a link, mail address, handle or tag. */
  name(index: number): void {
    if (this.namedCount === this.named.length) {
      const named = new Int32Array(this.named.length * 2);
      named.set(this.named);
      this.named = named;
    }
    this.named[this.namedCount] = index;
    this.namedCount += 1;
  }

  #grow(): void {
    const size = this.token.length * 2;
    for (const key of ['token', 'start', 'end', 'bits'] as const) {
      const wider = new Int32Array(size);
      wider.set(this[key]);
      this[key] = wider;
    }
  }
}

/** The word before, across one stop, dash or slash without spaces: "s/n", "D.O.B", "C.P."; -1 where there is none. */
function previousWord(tokens: Tokens, index: number): number {
  let before = index - 1;
  if (before < 0) return -1;
  if (tokens.kind[before] === PUNCTUATION) before -= 1;
  if (before >= 0 && ((tokens.flags[before] as number) & CLITIC) !== 0) before -= 1;
  if (before < 0 || tokens.kind[before] !== WORD) return -1;
  return (tokens.start[index] as number) - (tokens.end[before] as number) <= 3 ? before : -1;
}
