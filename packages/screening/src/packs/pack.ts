import type { FindingCategory, FindingType, Severity } from '../types.ts';

/** A rule that is data: phrases to find, what they mean, and examples that hold it. */
export type PackRule = {
  readonly id: string;
  readonly type: FindingType;
  readonly category: FindingCategory;
  readonly severity: Severity;
  /** Law, guideline or the organization's own policy, with the date it was read. */
  readonly source: string;
  /** Phrases as `PhraseTree` takes them: words, `(a|b)`, `_`. */
  readonly phrases: readonly string[];
  /** Phrases that, in the same passage, take the finding back. */
  readonly unless?: readonly string[];
  readonly message: { readonly en: string; readonly es: string };
  /** Wording to put in its place; null or missing where only a person can reword. */
  readonly replacement?: { readonly en: string; readonly es: string } | null;
  readonly examples: { readonly flags: readonly string[]; readonly passes: readonly string[] };
};

/** Rules that belong together because one law, specialty or organization asks for them. Plain JSON. */
export type RulePack = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly jurisdiction: string;
  readonly source: string;
  /** ISO date on which the rules were last held against their source. */
  readonly dated: string;
  /** What the engine itself finds that this pack asks for; severities replace the engine's own where they are worse. */
  readonly types?: readonly FindingType[];
  readonly severities?: Partial<Readonly<Record<FindingType, Severity>>>;
  readonly rules: readonly PackRule[];
};

const MAX_RULES = 2000;
const MAX_PHRASES = 5000;
const SEVERITIES: ReadonlySet<unknown> = new Set(['block', 'warn', 'note']);

/** Checks a pack that came as data. Throws a TypeError that names the rule and what is wrong with it. */
export function checkPack(pack: RulePack): RulePack {
  if (typeof pack.id !== 'string' || !/^[a-z0-9-]{2,60}$/.test(pack.id))
    throw new TypeError('A pack has an id of small letters, digits and dashes.');
  if (!Number.isInteger(pack.version) || pack.version < 1)
    throw new TypeError(`Pack ${pack.id}: the version is a whole number from 1 on.`);
  if (!Array.isArray(pack.rules) || pack.rules.length > MAX_RULES)
    throw new TypeError(`Pack ${pack.id}: up to ${MAX_RULES} rules in a list.`);
  for (const rule of pack.rules) checkRule(pack.id, rule);
  return pack;
}

function checkRule(pack: string, rule: PackRule): void {
  const where = `Pack ${pack}, rule ${String(rule?.id)}`;
  if (typeof rule?.id !== 'string' || rule.id === '') throw new TypeError(`Pack ${pack}: every rule has an id.`);
  if (!Array.isArray(rule.phrases) || rule.phrases.length === 0 || rule.phrases.length > MAX_PHRASES) {
    throw new TypeError(`${where}: from one to ${MAX_PHRASES} phrases.`);
  }
  if (!SEVERITIES.has(rule.severity)) throw new TypeError(`${where}: the severity is block, warn or note.`);
  if (typeof rule.message?.en !== 'string' || typeof rule.message?.es !== 'string') {
    throw new TypeError(`${where}: a message in English (en) and Spanish (es).`);
  }
}
