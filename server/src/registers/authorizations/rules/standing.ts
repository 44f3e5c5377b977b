import type { RuleView } from './contract.ts';
import type { Rule } from './shipped-rules.ts';

/** A rule of the house may stand in place of another. */
export type HouseRule = Rule & { readonly replaces: string | null };

/** What counsel saw of one rule, as far as nobody took it back. */
export type SeenCondition = { readonly ruleKey: string; readonly seenOn: string; readonly until: string | null };

/**
 * What each rule is on a day: a rule holds on the days from its first to its last on which no rule that holds stands in its
 * place. Where the newer one ends, the older holds again. Pure.
 */
export function statesOn(rules: readonly HouseRule[], day: string): ReadonlyMap<string, RuleView['state']> {
  const inItsPlace = Map.groupBy(
    rules.filter(({ replaces }) => replaces !== null),
    ({ replaces }) => replaces,
  );
  const states = new Map<string, RuleView['state']>();
  const stateOf = (rule: HouseRule): RuleView['state'] => {
    const known = states.get(rule.key);
    if (known !== undefined) return known;
    // A rule can only stand in place of one that was there before: there is no way round in a circle.
    const state = stateByDates(rule, day) ?? (newer(rule).some(holds) ? 'replaced' : 'holds');
    states.set(rule.key, state);
    return state;
  };
  const newer = ({ key }: HouseRule) => inItsPlace.get(key) ?? [];
  const holds = (rule: HouseRule) => stateOf(rule) === 'holds';
  for (const rule of rules) stateOf(rule);
  return states;
}

function stateByDates({ from, until }: Rule, day: string): 'not_yet' | 'over' | null {
  if (from !== null && day < from) return 'not_yet';
  return until !== null && day > until ? 'over' : null;
}

/** Whether a note counts on a day. Days are inclusive. */
export function countsOn({ seenOn, until }: Pick<SeenCondition, 'seenOn' | 'until'>, day: string): boolean {
  return seenOn <= day && (until === null || day <= until);
}

/**
 * Cites of conditional rules of which counsel has seen that they are met. Where two rules have the same cite, a note on one
 * of them is none on the other: both have to be seen. Pure.
 */
export function citesMet(rules: readonly Rule[], seen: ReadonlySet<string>): readonly string[] {
  const conditional = rules.filter(({ effect }) => effect === 'conditional');
  const open = new Set(conditional.filter(({ key }) => !seen.has(key)).map(({ cite }) => cite));
  return [...new Set(conditional.map(({ cite }) => cite).filter((cite) => !open.has(cite)))];
}
