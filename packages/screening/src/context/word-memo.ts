import { WORD } from '../text/tokens.ts';
import { clusterOf } from './cluster-of.ts';
import { familyByEnding, highCues, lowCues } from './cues.ts';
import type { Text } from './sequence.ts';

const SLOTS = 8192;
const MIN_ENDING_WORD = 7;
const MAX_ENDING_WORD = 30;

/** What is known of words, kept by their hash: a text says most of its words more than once, and the next says them again. */
export class WordMemo {
  /** Of the word looked up last: its cluster, and its families as bits. */
  cluster = 0;
  lowCues = 0;
  highCues = 0;
  readonly #key = new Uint32Array(SLOTS);
  readonly #cluster = new Uint16Array(SLOTS);
  readonly #low = new Uint32Array(SLOTS);
  readonly #high = new Uint32Array(SLOTS);

  /** Looks up a token of the text. */
  look(text: Text, token: number): void {
    const hash = text.tokens.hash[token] as number;
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const isWord = text.tokens.kind[token] === WORD;
    if (!isWord || this.#key[slot] !== hash) {
      this.#compute(text, token, hash);
      if (!isWord) return;
      this.#key[slot] = hash;
      this.#cluster[slot] = this.cluster;
      this.#low[slot] = this.lowCues;
      this.#high[slot] = this.highCues;
      return;
    }
    this.cluster = this.#cluster[slot] as number;
    this.lowCues = this.#low[slot] as number;
    this.highCues = this.#high[slot] as number;
  }

  #compute({ reading, tokens }: Text, token: number, hash: number): void {
    this.cluster = clusterOf(hash);
    this.lowCues = lowCues(hash);
    this.highCues = highCues(hash);
    const start = tokens.start[token] as number;
    const end = tokens.end[token] as number;
    if ((this.lowCues | this.highCues) !== 0 || tokens.kind[token] !== WORD) return;
    if (end - start < MIN_ENDING_WORD || end - start > MAX_ENDING_WORD) return;
    // A long word of no family may be one of medicine by its ending.
    const family = familyByEnding(reading.text.slice(start, end).toLowerCase());
    if (family >= 32) this.highCues = (1 << (family - 32)) >>> 0;
    else if (family >= 0) this.lowCues = (1 << family) >>> 0;
  }
}
