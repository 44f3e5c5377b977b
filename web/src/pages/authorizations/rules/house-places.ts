import { byPlaceName, countryCodes, placeName, usPlaces } from '@bedside/server/contract/kernel/places';
import type { RulesView, RuleView } from '@bedside/server/contract/registers/authorizations/rules';

/** Every place that was told of the house, its sites and channels, with the countries that they are in. */
export function placesOfHouse({ practice, sites, channels }: RulesView): ReadonlySet<string> {
  const told = [practice, ...sites, ...channels].flatMap(({ jurisdictions }) => jurisdictions);
  return new Set(told.flatMap((code) => [code, code.split('-')[0] ?? code]));
}

/** Whether a rule is of one of these places, or of everywhere; all are where nobody has told a place. */
export function isOfPlaces({ jurisdiction }: Pick<RuleView, 'jurisdiction'>, places: ReadonlySet<string>): boolean {
  return places.size === 0 || jurisdiction === '*' || places.has(jurisdiction);
}

/** Names that are offered where places are asked for: of the United States first, then of countries, each in their order. */
export function offeredPlaces(language: string): { readonly unitedStates: string[]; readonly others: string[] } {
  const namesOf = (codes: readonly string[]) => byPlaceName(codes, language).map((code) => placeName(code, language));
  return {
    unitedStates: namesOf(['US', ...usPlaces]),
    others: namesOf(['EU', ...countryCodes().filter((code) => code !== 'US')]),
  };
}

/** Every place in the order of its name, as one reads it. */
export function placeNames(codes: readonly string[], language: string): string[] {
  return byPlaceName(codes, language).map((code) => placeName(code, language));
}

/** A name without what tells it from another. */
const plain = (name: string) => name.replace(/ \(.*\)$/, '');

/**
 * The code of what somebody typed or chose: a code, or a name in the language of the page or the other one. A state is meant
 * before a country of the same name. What is neither is given back, so that it is refused by its own words.
 */
export function placeCode(typed: string, language: string): string {
  const text = typed.trim();
  const code = text.toUpperCase();
  if (/^(\*|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/.test(code)) return code;
  const wanted = text.toLocaleLowerCase(language);
  const isCalled = (name: string) => name.toLocaleLowerCase(language) === wanted;
  const candidates = [...usPlaces, 'EU', ...countryCodes()];
  const namesOf = (one: string) => [placeName(one, language), placeName(one, 'en'), placeName(one, 'es')];
  return (
    candidates.find((one) => namesOf(one).some(isCalled)) ??
    candidates.find((one) => namesOf(one).some((name) => isCalled(plain(name)))) ??
    text
  );
}
