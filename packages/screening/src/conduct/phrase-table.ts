import { Sieve } from '../text/sieve.ts';
import { hashWord, PUNCTUATION, type Tokens } from '../text/tokens.ts';

const ROOT = 0;
const HYPHEN = 45;
const MAX_SPELLINGS = 512;
const FIRST_BITS = 32_768;
const SLOTS = 65_536;

/**
 * Many fixed phrases in one trie over token hashes, all edges in one table, so that a step is one look-up and nothing is
 * made while matching. Written as for `PhraseTree`, without wildcards: words between spaces, `(a|b c)` a choice, `(a|)`
 * one that may be missing. A phrase has one number; the last phrase given with the same words wins.
 */
export class PhraseTable {
  /** Four numbers a slot, so that they come from memory at once: hash, node, next node, none. */
  readonly #edges = new Uint32Array(SLOTS * 4);
  #id = new Uint16Array(1 << 14);
  /** The words that begin a phrase. */
  readonly #firsts = new Sieve(FIRST_BITS);
  #nodes = 1;

  /** Throws a RangeError for a phrase without words or with too many spellings. */
  add(phrase: string, id: number): void {
    const ways = spellings(phrase);
    if (ways.length > MAX_SPELLINGS || ways.some((words) => words.length === 0)) {
      throw new RangeError(`A phrase needs words and at most ${MAX_SPELLINGS} spellings: ${phrase}`);
    }
    for (const words of ways) {
      let node = ROOT;
      this.#firsts.add(hashWord(words[0] as string));
      for (const word of words) node = this.#step(node, hashWord(word));
      this.#id[node] = id;
    }
  }

  /** Calls `found` for each phrase at each token with the phrase's number and the tokens `[from, to)`. */
  match(tokens: Tokens, from: number): number {
    if (!this.#firsts.mayHave(tokens.hash[from] as number)) return 0;
    let node = this.#next(ROOT, tokens.hash[from] as number);
    let best = 0;
    let at = from + 1;
    while (node !== 0) {
      const id = this.#id[node] as number;
      if (id !== 0) {
        best = id;
        this.end = at;
      }
      while (at < tokens.count && tokens.kind[at] === PUNCTUATION && tokens.hash[at] === HYPHEN) at += 1;
      if (at >= tokens.count) break;
      node = this.#next(node, tokens.hash[at] as number);
      at += 1;
    }
    return best;
  }

  /** One past the last token of the phrase that `match` found last. */
  end = 0;

  #slotOf(node: number, hash: number): number {
    const edges = this.#edges;
    let slot = ((Math.imul(hash ^ Math.imul(node, 0x9e3779b1), 0x85ebca6b) >>> 16) & (SLOTS - 1)) * 4;
    while (edges[slot + 2] !== 0 && (edges[slot] !== hash || edges[slot + 1] !== node)) {
      slot = (slot + 4) & (SLOTS * 4 - 1);
    }
    return slot;
  }

  #next(node: number, hash: number): number {
    return this.#edges[this.#slotOf(node, hash) + 2] as number;
  }

  #step(node: number, hash: number): number {
    const slot = this.#slotOf(node, hash);
    if (this.#edges[slot + 2] !== 0) return this.#edges[slot + 2] as number;
    if (this.#nodes * 2 > SLOTS || this.#nodes === this.#id.length) throw new RangeError('Too many phrases.');
    this.#edges[slot] = hash;
    this.#edges[slot + 1] = node;
    this.#edges[slot + 2] = this.#nodes;
    this.#nodes += 1;
    return this.#nodes - 1;
  }
}

/** The phrase with every choice made, as lists of words parted as the tokenizer parts them. */
function spellings(phrase: string): string[][] {
  let ways: string[][] = [[]];
  for (const part of phrase.match(/\([^()]*\)|[^\s()]+/g) ?? []) {
    const choices = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
    ways = ways.flatMap((way) => choices.map((choice) => [...way, ...tokensOf(choice)]));
  }
  return ways;
}

function tokensOf(choice: string): string[] {
  return choice
    .split(/[\s-]+/)
    .filter(Boolean)
    .flatMap((word) => {
      const clitic = /^(.+?)('(?:[a-su-z]|[a-z]{2}))$/i.exec(word);
      return clitic ? [clitic[1] as string, clitic[2] as string] : [word];
    });
}
