import { PhraseTree } from '../text/phrases.ts';
import type { Tokens } from '../text/tokens.ts';
import type { PackRule, RulePack } from './pack.ts';

/** A rule of a pack that was found; `[start, end)` in units of the reading. */
export type PackHit = {
  readonly rule: PackRule;
  readonly pack: RulePack;
  readonly start: number;
  readonly end: number;
};

/** All phrase rules of some packs in one automaton. */
export class PackMatcher {
  readonly #rules: { readonly rule: PackRule; readonly pack: RulePack }[] = [];
  readonly #found = new PhraseTree();
  readonly #takenBack = new PhraseTree();

  constructor(packs: readonly RulePack[]) {
    for (const pack of packs) {
      for (const rule of pack.rules) {
        const id = this.#rules.push({ rule, pack }) - 1;
        for (const phrase of rule.phrases) this.#found.add(phrase, id);
        for (const phrase of rule.unless ?? []) this.#takenBack.add(phrase, id);
      }
    }
  }

  /** What the rules find, by where it begins. */
  find(tokens: Tokens): PackHit[] {
    if (this.#rules.length === 0) return [];
    const hits = this.#found.find(tokens);
    if (hits.length === 0) return [];
    const takenBack = new Set(this.#takenBack.find(tokens).map(({ id }) => id));
    return hits.flatMap(({ id, from, to }) => {
      const owner = this.#rules[id];
      if (!owner || takenBack.has(id)) return [];
      return [{ ...owner, start: tokens.start[from] as number, end: tokens.end[to - 1] as number }];
    });
  }
}
