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

/** Codes that are offered where places are typed. */
// biome-ignore format: a list
export const placeCodes = [
  'US', 'EU', 'US-AL', 'US-AK', 'US-AZ', 'US-AR', 'US-CA', 'US-CO', 'US-CT', 'US-DE', 'US-DC', 'US-FL', 'US-GA', 'US-HI',
  'US-ID', 'US-IL', 'US-IN', 'US-IA', 'US-KS', 'US-KY', 'US-LA', 'US-ME', 'US-MD', 'US-MA', 'US-MI', 'US-MN', 'US-MS',
  'US-MO', 'US-MT', 'US-NE', 'US-NV', 'US-NH', 'US-NJ', 'US-NM', 'US-NY', 'US-NC', 'US-ND', 'US-OH', 'US-OK', 'US-OR',
  'US-PA', 'US-RI', 'US-SC', 'US-SD', 'US-TN', 'US-TX', 'US-UT', 'US-VT', 'US-VA', 'US-WA', 'US-WV', 'US-WI', 'US-WY',
  'US-AS', 'US-GU', 'US-MP', 'US-PR', 'US-VI',
];
