import { WORD } from '../text/tokens.ts';
import { clusterOf } from './cluster-of.ts';
import { cueFamilies, familyByEnding, highCues, lowCues, mayEndSo } from './cues.ts';
import { personNouns } from './person-nouns.ts';
import type { Text } from './sequence.ts';

const SLOTS = 8192;
const MIN_ENDING_WORD = 7;
const MAX_ENDING_WORD = 30;
const OCCUPATION_BIT = (1 << (cueFamilies.indexOf('occupation') - 32)) >>> 0;

/** What is known of words, kept by their hash: a text says most of its words more than once, and the next says them again. */
export class WordMemo {
  /** Of the word looked up last: its cluster, and its families as bits. */
  cluster = 0;
  lowCues = 0;
  highCues = 0;
  /** Four numbers a slot, so that they come from memory at once: hash, cluster, families. */
  readonly #slots = new Uint32Array(SLOTS * 4);

  /** Looks up a token of the text. */
  look(text: Text, token: number): void {
    const hash = text.tokens.hash[token] as number;
    const slot = ((hash ^ (hash >>> 13)) & (SLOTS - 1)) * 4;
    const slots = this.#slots;
    const isWord = text.tokens.kind[token] === WORD;
    if (!isWord || slots[slot] !== hash) {
      this.#compute(text, token, hash);
      if (!isWord) return;
      slots[slot] = hash;
      slots[slot + 1] = this.cluster;
      slots[slot + 2] = this.lowCues;
      slots[slot + 3] = this.highCues;
      return;
    }
    this.cluster = slots[slot + 1] as number;
    this.lowCues = slots[slot + 2] as number;
    this.highCues = slots[slot + 3] as number;
  }

  #compute({ reading, tokens }: Text, token: number, hash: number): void {
    this.cluster = clusterOf(hash);
    this.lowCues = lowCues(hash);
    this.highCues = highCues(hash);
    const start = tokens.start[token] as number;
    const end = tokens.end[token] as number;
    if ((this.lowCues | this.highCues) !== 0 || tokens.kind[token] !== WORD) return;
    if (personNouns.has(hash)) {
      this.highCues = OCCUPATION_BIT;
      return;
    }
    if (end - start < MIN_ENDING_WORD || end - start > MAX_ENDING_WORD) return;
    if (!mayEndSo(reading.codes[end - 2] as number, reading.codes[end - 1] as number)) return;
    // A long word of no family may be one of medicine by its ending.
    const family = familyByEnding(reading.text.slice(start, end).toLowerCase());
    if (family >= 32) this.highCues = (1 << (family - 32)) >>> 0;
    else if (family >= 0) this.lowCues = (1 << family) >>> 0;
  }
}

/** All readers ask the same of the same words, so they share what is kept. */
export const wordMemo = new WordMemo();
