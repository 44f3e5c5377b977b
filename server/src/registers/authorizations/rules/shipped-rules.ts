import type { Profession, RuleEffect, RuleKind, RuleSource } from './contract.ts';

/** One rule of a place, with its source and dates. A new one stands in place of an older; none is ever changed. */
export type Rule = {
  readonly key: string;
  /** ISO 3166, `EU`, or `*` for everywhere. */
  readonly jurisdiction: string;
  /** Null: whatever the license. */
  readonly profession: Profession | null;
  readonly kind: RuleKind;
  readonly effect: RuleEffect | null;
  readonly value: number | null;
  readonly cite: string;
  readonly source: RuleSource;
  /** First and last day on which it holds, in the house's time zone; null where no such day is known. */
  readonly from: string | null;
  readonly until: string | null;
};

/** Raised whenever a row changes. */
export const PACK_VERSION = '2026.11';

const always = { from: null, until: null } as const;

/** Ages of majority, each from memory of the statute: none of them was read for this pack. */
// biome-ignore format: a table
const ages: readonly (readonly [jurisdiction: string, age: number, cite: string])[] = [
  ['US-AL', 19, 'Ala. Code 26-1-1'],
  ['US-AK', 18, 'Alaska Stat. 25.20.010'],
  ['US-AZ', 18, 'A.R.S. 1-215'],
  ['US-AR', 18, 'Ark. Code 9-25-101'],
  ['US-CA', 18, 'Cal. Fam. Code 6500'],
  ['US-CO', 18, 'C.R.S. 13-22-101'],
  ['US-CT', 18, 'Conn. Gen. Stat. 1-1d'],
  ['US-DE', 18, '1 Del. C. 701'],
  ['US-DC', 18, 'D.C. Code 46-101'],
  ['US-FL', 18, 'Fla. Stat. 743.07'],
  ['US-GA', 18, 'O.C.G.A. 39-1-1'],
  ['US-HI', 18, 'Haw. Rev. Stat. 577-1'],
  ['US-ID', 18, 'Idaho Code 32-101'],
  ['US-IL', 18, '755 ILCS 5/11-1'],
  ['US-IN', 18, 'Ind. Code 1-1-4-5'],
  ['US-IA', 18, 'Iowa Code 599.1'],
  ['US-KS', 18, 'K.S.A. 38-101'],
  ['US-KY', 18, 'KRS 2.015'],
  ['US-LA', 18, 'La. Civ. Code art. 29'],
  ['US-ME', 18, '1 M.R.S. 73'],
  ['US-MD', 18, 'Md. Code, Gen. Prov. 1-401'],
  ['US-MA', 18, 'Mass. G.L. c. 231, s. 85P'],
  ['US-MI', 18, 'MCL 722.52'],
  ['US-MN', 18, 'Minn. Stat. 645.451'],
  ['US-MS', 21, 'Miss. Code 1-3-27'],
  ['US-MO', 18, 'Mo. Rev. Stat. 431.055'],
  ['US-MT', 18, 'Mont. Code 41-1-101'],
  ['US-NE', 19, 'Neb. Rev. Stat. 43-2101'],
  ['US-NV', 18, 'NRS 129.010'],
  ['US-NH', 18, 'N.H. RSA 21:44'],
  ['US-NJ', 18, 'N.J.S.A. 9:17B-3'],
  ['US-NM', 18, 'N.M. Stat. 28-6-1'],
  ['US-NY', 18, 'N.Y. Gen. Oblig. Law 1-202'],
  ['US-NC', 18, 'N.C. Gen. Stat. 48A-2'],
  ['US-ND', 18, 'N.D.C.C. 14-10-01'],
  ['US-OH', 18, 'Ohio R.C. 3109.01'],
  ['US-OK', 18, '15 Okla. Stat. 13'],
  ['US-OR', 18, 'ORS 109.510'],
  ['US-PA', 18, '23 Pa.C.S. 5101'],
  ['US-RI', 18, 'R.I. Gen. Laws 15-12-1'],
  ['US-SC', 18, 'S.C. Code 15-1-320'],
  ['US-SD', 18, 'SDCL 26-1-1'],
  ['US-TN', 18, 'Tenn. Code 1-3-113'],
  ['US-TX', 18, 'Tex. Civ. Prac. & Rem. Code 129.001'],
  ['US-UT', 18, 'Utah Code 15-2-1'],
  ['US-VT', 18, '1 V.S.A. 173'],
  ['US-VA', 18, 'Va. Code 1-204'],
  ['US-WA', 18, 'RCW 26.28.010'],
  ['US-WV', 18, 'W. Va. Code 2-3-1'],
  ['US-WI', 18, 'Wis. Stat. 990.01(3)'],
  ['US-WY', 18, 'Wyo. Stat. 14-1-101'],
  ['US-AS', 18, 'law of American Samoa; its section is to be found'],
  ['US-GU', 18, 'law of Guam; its section is to be found'],
  ['US-MP', 18, 'law of the Northern Mariana Islands; its section is to be found'],
  ['US-PR', 21, 'Civil Code of Puerto Rico (2020), art. 97'],
  ['US-VI', 18, '16 V.I.C. 261'],
];

const majority = ages.map(
  ([jurisdiction, value, cite]): Rule => ({
    ...always,
    key: `${jurisdiction.toLowerCase()}.majority`,
    jurisdiction,
    profession: null,
    kind: 'majority_age',
    effect: null,
    value,
    cite,
    source: 'to_confirm',
  }),
);

/** Of praise by patients: what pages of the boards say, none of whose own texts was read. */
const testimonials: readonly Rule[] = (
  [
    ['US-NY', 'physician', 'barred', 'N.Y. Educ. Law 6530(27)'],
    ['US-IL', null, 'barred', 'rules of the Illinois board'],
    ['US-TX', null, 'conditional', 'rules of the Texas board'],
    ['US-CA', null, 'conditional', 'rules of the California board'],
  ] as const
).map(([jurisdiction, ofWhom, effect, cite]) => ({
  ...always,
  key: `${jurisdiction.toLowerCase()}.testimonial`,
  jurisdiction,
  profession: ofWhom,
  kind: 'testimonial',
  effect,
  value: null,
  cite,
  source: 'secondary',
}));

const anybody = { ...always, profession: null, effect: null } as const;

/** What Bedside brings. None of this is legal advice: counsel looks at it before a house relies on it. */
export const shippedRules: readonly Rule[] = [
  ...testimonials,
  {
    ...anybody,
    key: 'us.majority',
    jurisdiction: 'US',
    kind: 'majority_age',
    value: 18,
    cite: 'law of most states',
    source: 'to_confirm',
  },
  {
    ...anybody,
    key: 'all.assent',
    jurisdiction: '*',
    kind: 'assent_age',
    value: 7,
    cite: 'a house rule: no source that we read sets an age',
    source: 'to_confirm',
  },
  {
    ...anybody,
    key: 'us.retention',
    jurisdiction: 'US',
    kind: 'retention_years',
    value: 6,
    cite: '45 CFR 164.508(b)(6), 164.530(j)',
    source: 'primary',
  },
  {
    ...anybody,
    key: 'us.death',
    jurisdiction: 'US',
    kind: 'years_after_death',
    value: 50,
    cite: '45 CFR 164.502(f)',
    source: 'to_confirm',
  },
  ...majority,
];

/** States, the capital's district and territories of the United States, by their codes. */
export const usPlaces: readonly string[] = ages.map(([jurisdiction]) => jurisdiction);
