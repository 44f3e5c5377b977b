import type { RuleSource } from './rules/contract.ts';
import { type Rule, shippedRules } from './rules/shipped-rules.ts';

/**
 * What differs by state, profession and house. A rule holds from `from` on, and until `until`; null where no such day is
 * known. None of this is legal advice.
 */
export type TestimonialRule = {
  /** ISO 3166-2. */
  readonly jurisdiction: string;
  /** `conditional`: allowed where counsel has noted that its conditions are met. */
  readonly effect: 'barred' | 'conditional';
  readonly cite: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly read: RuleSource;
};

export type RulePack = {
  readonly testimonials: readonly TestimonialRule[];
  /** Age at which somebody signs alone, where nothing else is known of the person. */
  readonly majorityAge: number;
  /** Children of that age and older are asked themselves. */
  readonly assentFromAge: number;
  /** Years for which the signed form is kept after it was last in effect (45 CFR 164.530(j)). */
  readonly retentionYears: number;
  /** Years for which what is known of the dead stays protected (45 CFR 164.502(f)). */
  readonly yearsAfterDeath: number;
};

/** Where a house has not said where it practises: praise is not published then (ISO 3166 leaves this code to its users). */
export const PLACE_NOT_TOLD = 'ZZ';

/** Numbers are asked of these wherever a house practises. */
const everywhere = ['*', 'US'];

/**
 * What rules come to that hold in these places: every rule about praise, and of each number the strictest. Rules are given
 * that hold already; a number that has no rule any more is that of the pack. Pure.
 */
export function packOf(rules: readonly Rule[], places: readonly string[]): RulePack {
  const here = new Set([...places, ...everywhere]);
  const ours = rules.filter(({ jurisdiction }) => here.has(jurisdiction));
  const numberOf = (kind: Rule['kind'], strictest: (...values: number[]) => number): number => {
    const values = valuesOf(ours, kind);
    return strictest(...(values.length > 0 ? values : valuesOf(shipped, kind)));
  };
  return {
    testimonials: ours.flatMap(toTestimonial),
    majorityAge: numberOf('majority_age', Math.max),
    assentFromAge: numberOf('assent_age', Math.min),
    retentionYears: numberOf('retention_years', Math.max),
    yearsAfterDeath: numberOf('years_after_death', Math.max),
  };
}

const shipped = shippedRules.filter(({ jurisdiction }) => everywhere.includes(jurisdiction));

function valuesOf(rules: readonly Rule[], kind: Rule['kind']): number[] {
  return rules.flatMap((rule) => (rule.kind === kind && rule.value !== null ? [rule.value] : []));
}

function toTestimonial({ kind, effect, jurisdiction, cite, source }: Rule): TestimonialRule[] {
  if (kind !== 'testimonial' || effect === null || effect === 'none') return [];
  return [{ jurisdiction, effect, cite, read: source, from: null, until: null }];
}

/** What holds where nothing is known of the house: all that is known of praise anywhere, and what most states ask. */
export const rulePack: RulePack = {
  ...packOf(shippedRules, []),
  testimonials: shippedRules.flatMap(toTestimonial),
};

/** Rules of these places that hold at that instant. */
export function testimonialRulesOf(
  { testimonials }: RulePack,
  { jurisdictions, at }: { readonly jurisdictions: readonly string[]; readonly at: Date },
): readonly TestimonialRule[] {
  return testimonials.filter(
    ({ jurisdiction, from, until }) =>
      (jurisdiction === '*' || jurisdictions.includes(jurisdiction)) &&
      (from === null || from <= at) &&
      (until === null || at < until),
  );
}
