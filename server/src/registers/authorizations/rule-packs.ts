/**
 * What differs by state, profession and house, as data with source and dates. A rule holds from `from` on, and until
 * `until`; null where no such day is known. None of this is legal advice.
 */
export type TestimonialRule = {
  /** ISO 3166-2. */
  readonly jurisdiction: string;
  /** `conditional`: allowed where counsel has noted that its conditions are met. */
  readonly effect: 'barred' | 'conditional';
  readonly cite: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly read: 'primary' | 'secondary' | 'to_confirm';
};

export type RulePack = {
  readonly testimonials: readonly TestimonialRule[];
  /** Age at which somebody signs alone, where nothing else is known of the place. */
  readonly majorityAge: number;
  /** Children of that age and older are asked themselves. */
  readonly assentFromAge: number;
  /** Years for which the signed form is kept after it was last in effect (45 CFR 164.530(j)). */
  readonly retentionYears: number;
  /** Years for which what is known of the dead stays protected (45 CFR 164.502(f)). */
  readonly yearsAfterDeath: number;
};

const always = { from: null, until: null } as const;

export const rulePack: RulePack = {
  testimonials: [
    { jurisdiction: 'US-NY', effect: 'barred', cite: 'N.Y. Educ. Law 6530(27)', read: 'secondary', ...always },
    { jurisdiction: 'US-IL', effect: 'barred', cite: 'rules of the Illinois board', read: 'secondary', ...always },
    { jurisdiction: 'US-TX', effect: 'conditional', cite: 'rules of the Texas board', read: 'secondary', ...always },
    {
      jurisdiction: 'US-CA',
      effect: 'conditional',
      cite: 'rules of the California board',
      read: 'secondary',
      ...always,
    },
  ],
  // Most states; some set a later day, which is then given with the person.
  majorityAge: 18,
  // A house rule: no source sets an age.
  assentFromAge: 7,
  retentionYears: 6,
  yearsAfterDeath: 50,
};

/** Rules of these places that hold at that instant. */
export function testimonialRulesOf(
  { testimonials }: RulePack,
  { jurisdictions, at }: { readonly jurisdictions: readonly string[]; readonly at: Date },
): readonly TestimonialRule[] {
  return testimonials.filter(
    ({ jurisdiction, from, until }) =>
      jurisdictions.includes(jurisdiction) && (from === null || from <= at) && (until === null || at < until),
  );
}
