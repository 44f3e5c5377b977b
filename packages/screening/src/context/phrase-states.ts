import { hashWord, PUNCTUATION, type Tokens } from '../text/tokens.ts';

/** Stands for any one word. */
const ANY = '_';
const HYPHEN = 45;
const NOWHERE: readonly number[] = [];

type State = {
  /** Families of the phrases that end here, as bits. */
  readonly mask: number;
  /** Where a word leads; behind a word that is not in it `other` follows. */
  readonly words: Map<number, State>;
  /** Where a punctuation mark leads, which no wildcard stands for. */
  readonly marks: Map<number, State>;
  readonly other: State | null;
};

/**
 * The phrases of up to 32 families, in the syntax of `PhraseTree`, as one deterministic automaton: a text is read with one
 * look-up a word however many phrases begin alike.
 */
export class PhraseStates {
  readonly #children: Map<number, number[]>[] = [new Map()];
  readonly #wild: number[][] = [[]];
  readonly #masks: number[] = [0];
  readonly #states = new Map<string, State>();
  /** The state behind each first word. */
  readonly #first = new Map<number, State>();

  constructor(families: readonly (readonly string[])[]) {
    for (const [number, phrases] of families.entries()) {
      for (const phrase of phrases) this.#add(phrase, 1 << number);
    }
    for (const [word, nodes] of this.#children[0] as Map<number, number[]>) this.#first.set(word, this.#stateOf(nodes));
  }

  /** Calls `use` for each phrase with its tokens `[from, to)` and the families it is of; shorter ones come before longer. */
  find(tokens: Tokens, use: (from: number, to: number, mask: number) => void): void {
    const { count, hash, kind } = tokens;
    for (let from = 0; from < count; from += 1) {
      let state: State | null = this.#first.get(hash[from] as number) ?? null;
      if (state === null) continue;
      let at = from + 1;
      for (;;) {
        if (state.mask !== 0) use(from, at, state.mask);
        while (at < count && kind[at] === PUNCTUATION && hash[at] === HYPHEN) at += 1;
        if (at >= count) break;
        state = follow(state, hash[at] as number, kind[at] === PUNCTUATION);
        if (state === null) break;
        at += 1;
      }
    }
  }

  #stateOf(nodes: readonly number[]): State {
    const kept = [...new Set(nodes)].sort((a, b) => a - b);
    const key = kept.join();
    const known = this.#states.get(key);
    if (known) return known;
    const wild = kept.flatMap((node) => this.#wild[node] as number[]);
    const words = new Map<number, number[]>();
    for (const node of kept) {
      for (const [word, targets] of this.#children[node] as Map<number, number[]>)
        words.set(word, [...(words.get(word) ?? NOWHERE), ...targets]);
    }
    const state: State = {
      mask: kept.reduce((mask, node) => mask | (this.#masks[node] as number), 0),
      words: new Map(Array.from(words, ([word, targets]) => [word, this.#stateOf([...targets, ...wild])])),
      marks: new Map(Array.from(words, ([word, targets]) => [word, this.#stateOf(targets)])),
      other: wild.length === 0 ? null : this.#stateOf(wild),
    };
    this.#states.set(key, state);
    return state;
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

function follow(state: State, hash: number, isMark: boolean): State | null {
  if (isMark) return state.marks.get(hash) ?? null;
  return state.words.get(hash) ?? state.other;
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
