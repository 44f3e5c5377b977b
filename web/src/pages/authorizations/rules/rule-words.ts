import { placeName } from '@bedside/server/contract/kernel/places';
import type { RuleView } from '@bedside/server/contract/registers/authorizations/rules';
import type { TFunction } from 'i18next';

/** The words and the language of the page, as `useTranslation` gives them. */
type Words = { readonly t: TFunction; readonly i18n: { readonly language: string } };

/** What a rule says, in words. */
function whatIn(t: TFunction, { kind, effect, value }: Pick<RuleView, 'kind' | 'effect' | 'value'>): string {
  const about = t(`houseRules.kinds.${kind}`);
  if (effect !== null) return `${about}: ${t(`houseRules.effects.${effect}`)}`;
  return `${about}: ${t('houseRules.years', { count: value ?? 0 })}`;
}

/** A rule by its place and what it says. */
export function ruleIn(words: Words, rule: RuleView): string {
  return words.t('houseRules.list.rule', { place: placeIn(words, rule), what: whatIn(words.t, rule) });
}

/** Where a rule holds, in the language of the page. */
function placeIn({ t, i18n }: Words, { jurisdiction }: Pick<RuleView, 'jurisdiction'>): string {
  return jurisdiction === '*' ? t('houseRules.everywhere') : placeName(jurisdiction, i18n.language);
}

const widest = ['*', 'US', 'EU'];

/** Rules in the order of the names of their places, the widest first; those of one place stay as they are. */
export function byPlace(words: Words, rules: readonly RuleView[]): RuleView[] {
  const { compare } = new Intl.Collator(words.i18n.language);
  const rankOf = ({ jurisdiction }: RuleView) => {
    const rank = widest.indexOf(jurisdiction);
    return rank === -1 ? widest.length : rank;
  };
  return rules.toSorted(
    (one, other) => rankOf(one) - rankOf(other) || compare(placeIn(words, one), placeIn(words, other)),
  );
}
