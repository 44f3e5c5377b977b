import { hashWord, PUNCTUATION, type Tokens } from './tokens.ts';

/** One phrase found: the tokens `[from, to)` and the number under which the phrase was given. */
export type PhraseHit = { readonly from: number; readonly to: number; readonly id: number };

const ROOT = 0;
/** Stands for any one word. */
const ANY = '_';
const MAX_WORDS = 10;
/** Each wildcard opens a second way through the tree, so a phrase has few. */
const MAX_WILDCARDS = 3;
const HYPHEN = 45;

/**
 * Many phrases in one tree, matched by token hashes in any case: the time depends on the length of the text and on
 * nothing that a phrase can say. A phrase is words between spaces; `(a|b)` is a choice of single words, `(a|)` one that
 * may be missing, and `_` any one word.
 */
export class PhraseTree {
  /** Children of a node by token hash. */
  readonly #children: Map<number, number>[] = [new Map()];
  readonly #wild: number[] = [0];
  readonly #ids: number[][] = [[]];

  /** Throws a RangeError for a phrase without words, with too many, or with more than three wildcards. */
  add(phrase: string, id: number): void {
    for (const words of spelledOut(phrase)) this.#addWords(words, id);
  }

  #addWords(words: readonly string[], id: number): void {
    const wildcards = words.filter((word) => word === ANY).length;
    if (words.length === 0 || words.length > MAX_WORDS || wildcards > MAX_WILDCARDS || words[0] === ANY) {
      throw new RangeError('A phrase has one to ten words, begins with a word, and has at most three wildcards.');
    }
    let node = ROOT;
    for (const word of words) node = this.#step(node, word);
    const ids = this.#ids[node] as number[];
    if (!ids.includes(id)) ids.push(id);
  }

  #step(node: number, word: string): number {
    const children = this.#children[node] as Map<number, number>;
    const known = word === ANY ? (this.#wild[node] as number) : (children.get(hashWord(word)) ?? 0);
    if (known !== 0) return known;
    const made = this.#children.push(new Map()) - 1;
    this.#wild.push(0);
    this.#ids.push([]);
    if (word === ANY) this.#wild[node] = made;
    else children.set(hashWord(word), made);
    return made;
  }

  /** Every phrase at every token; of phrases with one id that begin at the same token, the longest. */
  find(tokens: Tokens): PhraseHit[] {
    const hits: PhraseHit[] = [];
    const root = this.#children[ROOT] as Map<number, number>;
    for (let i = 0; i < tokens.count; i += 1) {
      const node = root.get(tokens.hash[i] as number);
      if (node !== undefined) this.#follow({ tokens, from: i, at: i + 1, node, hits });
    }
    return hits;
  }

  #follow({ tokens, from, at, node, hits }: Way): void {
    for (const id of this.#ids[node] as number[]) keepLongest(hits, { from, to: at, id });
    let next = at;
    while (next < tokens.count && tokens.kind[next] === PUNCTUATION && tokens.hash[next] === HYPHEN) next += 1;
    if (next >= tokens.count) return;
    const child = (this.#children[node] as Map<number, number>).get(tokens.hash[next] as number);
    if (child !== undefined) this.#follow({ tokens, from, at: next + 1, node: child, hits });
    const wild = this.#wild[node] as number;
    if (wild !== 0 && tokens.kind[next] !== PUNCTUATION) this.#follow({ tokens, from, at: next + 1, node: wild, hits });
  }
}

type Way = {
  readonly tokens: Tokens;
  readonly from: number;
  readonly at: number;
  readonly node: number;
  readonly hits: PhraseHit[];
};

function keepLongest(hits: PhraseHit[], hit: PhraseHit): void {
  for (let i = hits.length - 1; i >= 0 && (hits[i] as PhraseHit).from === hit.from; i -= 1) {
    const known = hits[i] as PhraseHit;
    if (known.id !== hit.id) continue;
    if (known.to < hit.to) hits[i] = hit;
    return;
  }
  hits.push(hit);
}

/** The phrase with every choice made, as lists of words; apostrophes part words as the tokenizer parts them. */
function spelledOut(phrase: string): string[][] {
  let ways: string[][] = [[]];
  for (const part of phrase.trim().split(/\s+/)) {
    const choices = part.startsWith('(') && part.endsWith(')') ? part.slice(1, -1).split('|') : [part];
    ways = ways.flatMap((way) => choices.map((choice) => (choice === '' ? way : [...way, ...tokensOf(choice)])));
  }
  return ways;
}

function tokensOf(word: string): string[] {
  const clitic = /^(.+?)('(?:[a-su-z]|[a-z]{2}))$/i.exec(word);
  return clitic ? [clitic[1] as string, clitic[2] as string] : word.split('-').filter(Boolean);
}
