import { plainCharacter } from './characters.ts';
import { Sieve } from './sieve.ts';
import { hashWord, PUNCTUATION, type Tokens } from './tokens.ts';

/** One phrase found: the tokens `[from, to)` and the number under which the phrase was given. */
export type PhraseHit = { readonly from: number; readonly to: number; readonly id: number };

const ROOT = 0;
/** Stands for any one word. */
const ANY = '_';
const MAX_WORDS = 10;
/** Each wildcard and each part that may be missing opens a second way, so a phrase has few. */
const MAX_OPENINGS = 3;
const HYPHEN = 45;
const FIRST_BITS = 8192;

/**
 * Many phrases in one automaton, matched by token hashes in any case: the time depends on the length of the text and on
 * nothing that a phrase can say. A phrase is words between spaces; `(a|b c)` is a choice, `(a|)` one that may be missing,
 * and `_` any one word.
 */
export class PhraseTree {
  /** Where each node goes by token hash. */
  readonly #children: Map<number, number[]>[] = [new Map()];
  readonly #wild: number[][] = [[]];
  readonly #ids: number[][] = [[]];
  /** The words that begin a phrase. */
  readonly #firsts = new Sieve(FIRST_BITS);

  /** Throws a RangeError for a phrase without words, with too many, or with more than three wildcards. */
  add(phrase: string, id: number): void {
    const parts = partsOf(inPlain(phrase));
    const wildcards = parts.filter((part) => part.includes(ANY)).length;
    const mayBeMissing = parts.filter((part) => part.includes('')).length;
    const [first] = parts;
    if (
      !first ||
      parts.length > MAX_WORDS ||
      wildcards + mayBeMissing > MAX_OPENINGS ||
      first.includes(ANY) ||
      first.includes('')
    ) {
      throw new RangeError(
        'A phrase has one to ten parts, begins with a word, and at most three are open or optional.',
      );
    }
    let nodes = [ROOT];
    for (const part of parts) nodes = this.#addPart(nodes, part);
    for (const node of nodes) (this.#ids[node] as number[]).push(id);
  }

  /** Leads every choice from each of the nodes to one new node; gives the nodes from which the next part goes on. */
  #addPart(nodes: readonly number[], choices: readonly string[]): number[] {
    const target = this.#newNode();
    for (const choice of choices) {
      const words = tokensOf(choice);
      for (const node of words.length > 0 ? nodes : []) {
        let at = node;
        for (const word of words.slice(0, -1)) {
          const next = this.#newNode();
          this.#link(at, word, next);
          at = next;
        }
        this.#link(at, words.at(-1) as string, target);
      }
    }
    return choices.includes('') ? [...nodes, target] : [target];
  }

  #newNode(): number {
    this.#wild.push([]);
    this.#ids.push([]);
    return this.#children.push(new Map()) - 1;
  }

  #link(node: number, word: string, target: number): void {
    if (word === ANY) {
      (this.#wild[node] as number[]).push(target);
      return;
    }
    const children = this.#children[node] as Map<number, number[]>;
    const hash = hashWord(word);
    if (node === ROOT) this.#firsts.add(hash);
    const known = children.get(hash);
    if (known) known.push(target);
    else children.set(hash, [target]);
  }

  /** Every phrase at every token; of phrases with one id that begin at the same token, the longest. */
  find(tokens: Tokens): PhraseHit[] {
    const hits: PhraseHit[] = [];
    const root = this.#children[ROOT] as Map<number, number[]>;
    for (let i = 0; i < tokens.count; i += 1) {
      const hash = tokens.hash[i] as number;
      if (!this.#firsts.mayHave(hash)) continue;
      const nodes = root.get(hash);
      if (nodes === undefined) continue;
      for (const node of nodes) this.#follow({ tokens, from: i, at: i + 1, node, hits });
    }
    return hits;
  }

  #follow({ tokens, from, at, node, hits }: Way): void {
    for (const id of this.#ids[node] as number[]) keepLongest(hits, { from, to: at, id });
    let next = at;
    while (next < tokens.count && tokens.kind[next] === PUNCTUATION && tokens.hash[next] === HYPHEN) next += 1;
    if (next >= tokens.count) return;
    const children = (this.#children[node] as Map<number, number[]>).get(tokens.hash[next] as number);
    for (const child of children ?? []) this.#follow({ tokens, from, at: next + 1, node: child, hits });
    if (tokens.kind[next] === PUNCTUATION) return;
    for (const wild of this.#wild[node] as number[]) this.#follow({ tokens, from, at: next + 1, node: wild, hits });
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

/** Texts are read in plain letters and marks, so phrases are too. */
function inPlain(phrase: string): string {
  return [...phrase].map(plainCharacter).join('');
}

/** The choices of each part of a phrase. */
function partsOf(phrase: string): string[][] {
  const parts = phrase.match(/\([^()]*\)|[^\s()]+/g) ?? [];
  return parts.map((part) => (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]));
}

/** Words as the tokenizer parts them: at spaces, hyphens and before "'s" and its like. */
function tokensOf(choice: string): string[] {
  return choice
    .split(/[\s-]+/)
    .filter(Boolean)
    .flatMap((word) => {
      const clitic = /^(.+?)('(?:[a-su-z]|[a-z]{2}))$/i.exec(word);
      return clitic ? [clitic[1] as string, clitic[2] as string] : [word];
    });
}
