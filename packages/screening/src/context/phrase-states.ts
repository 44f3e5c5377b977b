import { EdgeTable } from '../text/edge-table.ts';
import { hashWord, PUNCTUATION, type Tokens } from '../text/tokens.ts';

/** Stands for any one word. */
const ANY = '_';
const HYPHEN = 45;
const NOWHERE: readonly number[] = [];

/**
 * The phrases of up to 32 families, in the syntax of `PhraseTree`, as one deterministic automaton: a text is read with one
 * look-up a word however many phrases begin alike.
 */
export class PhraseStates {
  readonly #children: Map<number, number[]>[] = [new Map()];
  readonly #wild: number[][] = [[]];
  readonly #masks: number[] = [0];
  /** States by the nodes they stand for, from 1; state 0 is the beginning. */
  readonly #states = new Map<string, number>();
  /** Families of the phrases that end in a state, as bits. */
  readonly #maskOf: number[] = [0];
  /** Where a word leads that no edge knows; 0: nowhere. */
  readonly #otherOf: number[] = [0];
  /** Edges of a state are under its double for words, and under one more for marks, which no wildcard stands for. */
  readonly #edgeList: number[] = [];
  readonly #edges: EdgeTable;
  readonly #mask: Int32Array;
  readonly #other: Int32Array;

  constructor(families: readonly (readonly string[])[]) {
    for (const [number, phrases] of families.entries()) {
      for (const phrase of phrases) this.#add(phrase, 1 << number);
    }
    for (const [word, nodes] of this.#children[0] as Map<number, number[]>)
      this.#edgeList.push(0, word, this.#stateOf(nodes));
    this.#edges = new EdgeTable(this.#edgeList);
    this.#mask = Int32Array.from(this.#maskOf);
    this.#other = Int32Array.from(this.#otherOf);
    this.#forgetNodes();
  }

  /** Calls `use` for each phrase with its tokens `[from, to)` and the families it is of; shorter ones come before longer. */
  find(tokens: Tokens, use: (from: number, to: number, mask: number) => void): void {
    const { count, hash, kind } = tokens;
    const edges = this.#edges;
    for (let from = 0; from < count; from += 1) {
      let state = edges.first(hash[from] as number);
      let at = from + 1;
      while (state !== 0) {
        if (this.#mask[state] !== 0) use(from, at, this.#mask[state] as number);
        while (at < count && kind[at] === PUNCTUATION && hash[at] === HYPHEN) at += 1;
        if (at >= count) break;
        state = this.#follow(state, hash[at] as number, kind[at] === PUNCTUATION);
        at += 1;
      }
    }
  }

  #follow(state: number, hash: number, isMark: boolean): number {
    if (isMark) return this.#edges.next(2 * state + 1, hash);
    const next = this.#edges.next(2 * state, hash);
    return next === 0 ? (this.#other[state] as number) : next;
  }

  #stateOf(nodes: readonly number[]): number {
    const kept = [...new Set(nodes)].sort((a, b) => a - b);
    const key = kept.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = this.#maskOf.push(kept.reduce((mask, node) => mask | (this.#masks[node] as number), 0)) - 1;
    this.#states.set(key, state);
    const wild = kept.flatMap((node) => this.#wild[node] as number[]);
    this.#otherOf[state] = wild.length === 0 ? 0 : this.#stateOf(wild);
    for (const [word, targets] of this.#stepsFrom(kept)) {
      this.#edgeList.push(2 * state, word, this.#stateOf([...targets, ...wild]));
      this.#edgeList.push(2 * state + 1, word, this.#stateOf(targets));
    }
    return state;
  }

  #stepsFrom(nodes: readonly number[]): Map<number, number[]> {
    const words = new Map<number, number[]>();
    for (const node of nodes) {
      for (const [word, targets] of this.#children[node] as Map<number, number[]>)
        words.set(word, [...(words.get(word) ?? NOWHERE), ...targets]);
    }
    return words;
  }

  /** What the states were made of is not needed once they are made. */
  #forgetNodes(): void {
    this.#children.length = 0;
    this.#wild.length = 0;
    this.#masks.length = 0;
    this.#edgeList.length = 0;
    this.#states.clear();
  }

  #add(phrase: string, mask: number): void {
    let nodes: readonly number[] = [0];
    for (const part of phrase.match(/\([^()]*\)|[^\s()]+/g) ?? []) {
      const choices = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
      nodes = this.#addPart(nodes, choices);
    }
    for (const node of nodes) this.#masks[node] = (this.#masks[node] as number) | mask;
  }

  #addPart(nodes: readonly number[], choices: readonly string[]): number[] {
    const target = this.#newNode();
    for (const choice of choices) {
      const words = wordsOf(choice);
      for (const node of words.length > 0 ? nodes : NOWHERE) {
        let at = node;
        for (const word of words.slice(0, -1)) at = this.#link(at, word, this.#newNode());
        this.#link(at, words.at(-1) as string, target);
      }
    }
    return choices.includes('') ? [...nodes, target] : [target];
  }

  #newNode(): number {
    this.#wild.push([]);
    this.#masks.push(0);
    return this.#children.push(new Map()) - 1;
  }

  #link(node: number, word: string, target: number): number {
    if (word === ANY) {
      (this.#wild[node] as number[]).push(target);
      return target;
    }
    const children = this.#children[node] as Map<number, number[]>;
    const hash = hashWord(word);
    const known = children.get(hash);
    if (known) known.push(target);
    else children.set(hash, [target]);
    return target;
  }
}

/** Words as the tokenizer parts them: at spaces, hyphens and before "'s" and its like. */
function wordsOf(choice: string): string[] {
  return choice
    .split(/[\s-]+/)
    .filter(Boolean)
    .flatMap((word) => {
      const clitic = /^(.+?)('(?:[a-su-z]|[a-z]{2}))$/i.exec(word);
      return clitic ? [clitic[1] as string, clitic[2] as string] : [word];
    });
}
