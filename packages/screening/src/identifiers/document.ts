import type { Mention } from '../mention.ts';
import type { FindingCode } from '../messages.ts';
import type { Reading } from '../text/reading.ts';
import { HANDLE, HASHTAG, MAIL, MIXED, NUMBER, PUNCTUATION, type Tokens, WORD } from '../text/tokens.ts';
import type { FindingType } from '../types.ts';
import { assignCues } from './cues.ts';
import { MarkedWords } from './marked-words.ts';
import { SEEN_FREE } from './number-flags.ts';
import { Numbers } from './numbers.ts';
import type { OwnFacts } from './own-facts.ts';

/** What a rule reads: one reading of a text, gathered once for all rules. */
export type IdentifierDocument = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  readonly numbers: Numbers;
  readonly words: MarkedWords;
  readonly facts: OwnFacts;
};

/** A law the rule serves: the HIPAA Safe Harbor list, or identifiers of another country. */
export type Jurisdiction = 'us-hipaa' | 'ca' | 'uk' | 'mx' | 'es' | 'international';

export type IdentifierExamples = {
  /** Texts and the stretch of each that a mention of the rule must cover. */
  readonly flags: readonly (readonly [text: string, surface: string])[];
  /** Texts in which the rule must find nothing. */
  readonly passes: readonly string[];
};

/** What a text must hold for the rule to be asked at all; any one of these. */
export type Needs = {
  /** `SEEN_` bits of number clusters. */
  readonly numbers?: number;
  /** Bits of marked words; see word-table.ts. */
  readonly words?: number;
  /** Kinds of cue, as `1 << CUE.fax`. */
  readonly cues?: number;
  /** Links, mail addresses, handles or tags. */
  readonly named?: boolean;
  /** Stops between letters: bare domains and file names. */
  readonly dots?: boolean;
};

/** Finds one kind of identifier and says how sure it is; whose it is, the words around decide elsewhere. */
export type IdentifierRule = {
  readonly id: string;
  readonly version: number;
  readonly type: FindingType;
  readonly code: FindingCode;
  readonly ownership: Mention['ownership'];
  readonly jurisdiction: readonly Jurisdiction[];
  /** The law or standard, and when it was read. */
  readonly source: string;
  readonly needs: Needs;
  /** Adds what it finds; takes the number clusters it has read, so that later rules leave them alone. */
  readonly find: (document: IdentifierDocument, found: Mention[]) => void;
  readonly examples: IdentifierExamples;
};

const STOP = 46;

/** Keeps the buffers of one reading after another; a document is good until the next `read`. */
export class DocumentReader {
  readonly #numbers = new Numbers();
  readonly #words = new MarkedWords();

  /** Gathers clusters, marked words and cues of a reading whose tokens are split already. */
  read(reading: Reading, tokens: Tokens, facts: OwnFacts): IdentifierDocument {
    this.#gather(reading, tokens);
    if ((this.#numbers.seen & SEEN_FREE) !== 0) assignCues({ reading, tokens, numbers: this.#numbers });
    return { reading, tokens, numbers: this.#numbers, words: this.#words, facts };
  }

  /** One pass over the tokens: digits stand in numbers, mixed tokens and tags; those of links are read with the link. */
  #gather(reading: Reading, tokens: Tokens): void {
    const numbers = this.#numbers;
    const words = this.#words;
    numbers.begin(reading);
    words.begin();
    for (let i = 0; i < tokens.count; i += 1) {
      const kind = tokens.kind[i] as number;
      if (kind === WORD) words.word(tokens, i);
      else if (kind === NUMBER || kind === MIXED) numbers.gather(tokens.start[i] as number, tokens.end[i] as number);
      else if (kind === PUNCTUATION) {
        if (tokens.hash[i] === STOP) numbers.stop(tokens.start[i] as number);
      } else if (kind >= HANDLE && kind <= MAIL) {
        words.name(i);
        if (kind === HASHTAG) numbers.gather(tokens.start[i] as number, tokens.end[i] as number);
      }
    }
  }
}

type Found = {
  readonly start: number;
  readonly end: number;
  readonly certainty: number;
  readonly type?: FindingType;
  readonly code?: FindingCode;
  readonly ownership?: Mention['ownership'];
  readonly subject?: Mention['subject'];
};

type RuleHead = Pick<IdentifierRule, 'id' | 'type' | 'code' | 'ownership'>;

/** A mention of the rule; what is left out is the rule's own. */
export function mentionOf(rule: RuleHead, found: Found): Mention {
  const mention: Mention = {
    start: found.start,
    end: found.end,
    type: found.type ?? rule.type,
    code: found.code ?? rule.code,
    certainty: found.certainty,
    ownership: found.ownership ?? rule.ownership,
    ruleId: rule.id,
  };
  if (found.subject !== undefined) mention.subject = found.subject;
  return mention;
}

/** Where a sticky pattern that is tried at `at` ends; -1 where it does not match. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
