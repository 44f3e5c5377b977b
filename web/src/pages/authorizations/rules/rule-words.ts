import type { RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import type { TFunction } from 'i18next';

/** What a rule says, in words. */
export function whatIn(t: TFunction, { kind, effect, value }: Pick<RuleView, 'kind' | 'effect' | 'value'>): string {
  const about = t(`houseRules.kinds.${kind}`);
  if (effect !== null) return `${about}: ${t(`houseRules.effects.${effect}`)}`;
  return `${about}: ${t('houseRules.years', { count: value ?? 0 })}`;
}

/** A rule by its place and what it says. */
export function ruleIn(t: TFunction, rule: RuleView): string {
  const place = rule.jurisdiction === '*' ? t('houseRules.everywhere') : rule.jurisdiction;
  return t('houseRules.list.rule', { place, what: whatIn(t, rule) });
}
