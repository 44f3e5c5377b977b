import type { Reading } from '../text/reading.ts';
import { SENTENCE_START, type Tokens } from '../text/tokens.ts';
import type { ConductType, FindingCategory, Severity } from '../types.ts';
import { type ConductFamily, familyNumber } from './cue-table.ts';
import type { ConductFacts } from './facts.ts';
import type { Cues } from './features.ts';

/** A text as the rules of conduct see it. */
export type ConductDocument = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  readonly cues: Cues;
  readonly author: string | undefined;
  readonly facts: ConductFacts;
};

/** Units `[start, end)` of the reading, and how sure the rule is, 0 to 1. */
export type ConductMatch = { readonly start: number; readonly end: number; readonly confidence: number };

/** One fault of conduct: what it is, on which authority, how heavy, and what beside the model finds it. */
export type ConductRule = {
  readonly id: string;
  readonly version: number;
  readonly type: ConductType;
  /** The label; message files translate by it. */
  readonly code: ConductType;
  readonly category: FindingCategory;
  readonly severity: Severity;
  readonly jurisdiction: string;
  /** Law or guideline, with the date on which it was read. */
  readonly source: string;
  readonly find: (document: ConductDocument) => Iterable<ConductMatch>;
  /** Posts that the rule or the model must flag with this label, and posts that must pass. */
  readonly examples: { readonly flags: readonly string[]; readonly passes: readonly string[] };
};

export function has({ cues }: ConductDocument, family: ConductFamily): boolean {
  return cues.first[familyNumber(family)] !== -1;
}

export type SureRule = {
  readonly family: ConductFamily;
  /** Families that take the phrase back wherever they stand in the text. */
  readonly unless: readonly ConductFamily[];
  /** Families of which one must stand in the text. */
  readonly beside?: readonly ConductFamily[];
  readonly confidence: number;
  /** True where words between quotation marks are somebody else's. */
  readonly sparesQuotes?: boolean;
};

const NOTHING: readonly ConductMatch[] = [];

/** A `find` that takes each phrase of a family, with the sentence around it. */
export function findSure(rule: SureRule): (document: ConductDocument) => Iterable<ConductMatch> {
  const wanted = familyNumber(rule.family);
  const unless = rule.unless.map(familyNumber);
  const beside = rule.beside?.map(familyNumber);
  return (document) => {
    const { cues } = document;
    const first = cues.first[wanted] as number;
    if (first === -1 || unless.some((family) => cues.first[family] !== -1)) return NOTHING;
    if (beside?.every((family) => cues.first[family] === -1)) return NOTHING;
    for (let i = first; i < cues.count; i += 1) {
      if (((cues.family[i] as number) & 255) !== wanted) continue;
      const token = cues.token[i] as number;
      if (rule.sparesQuotes && isQuoted(document.tokens, token)) continue;
      return [{ ...sentenceAround(document.tokens, token), confidence: rule.confidence }];
    }
    return NOTHING;
  };
}

const QUOTE = 34;

/** True between a pair of double quotation marks. */
export function isQuoted(tokens: Tokens, at: number): boolean {
  let open = false;
  for (let i = 0; i < at; i += 1) if (tokens.hash[i] === QUOTE) open = !open;
  if (!open) return false;
  for (let i = at; i < tokens.count; i += 1) if (tokens.hash[i] === QUOTE) return true;
  return false;
}

/** The sentence of a token, in units of the reading. */
export function sentenceAround(tokens: Tokens, at: number): { start: number; end: number } {
  let from = at;
  while (from > 0 && ((tokens.flags[from] as number) & SENTENCE_START) === 0) from -= 1;
  let to = at + 1;
  while (to < tokens.count && ((tokens.flags[to] as number) & SENTENCE_START) === 0) to += 1;
  return { start: tokens.start[from] as number, end: tokens.end[to - 1] as number };
}
