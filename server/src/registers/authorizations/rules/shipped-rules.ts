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
export const PACK_VERSION = '2026.12';

const always = { from: null, until: null } as const;

/**
 * Ages of majority. What was read of each is in `readings.ts`: its own words, two accounts of it that agree, or too little.
 * It is applied to somebody who married or was emancipated too, unless their own day is told when they are asked.
 */
// biome-ignore format: a table
const ages: readonly (readonly [jurisdiction: string, age: number, cite: string, source: RuleSource])[] = [
  ['US-AL', 19, 'Ala. Code 26-1-1', 'primary'],
  ['US-AK', 18, 'Alaska Stat. 25.20.010', 'primary'],
  ['US-AZ', 18, 'A.R.S. 1-215', 'secondary'],
  ['US-AR', 18, 'Ark. Code 9-25-101', 'primary'],
  ['US-CA', 18, 'Cal. Fam. Code 6500, 6501', 'primary'],
  ['US-CO', 18, 'C.R.S. 13-22-101', 'primary'],
  ['US-CT', 18, 'Conn. Gen. Stat. 1-1d', 'primary'],
  ['US-DE', 18, '1 Del. C. 701', 'primary'],
  ['US-DC', 18, 'D.C. Code 46-101', 'primary'],
  ['US-FL', 18, 'Fla. Stat. 743.07', 'primary'],
  ['US-GA', 18, 'O.C.G.A. 39-1-1', 'primary'],
  ['US-HI', 18, 'Haw. Rev. Stat. 577-1', 'primary'],
  ['US-ID', 18, 'Idaho Code 32-101', 'primary'],
  ['US-IL', 18, '755 ILCS 5/11-1', 'primary'],
  ['US-IN', 18, 'Ind. Code 1-1-4-5', 'primary'],
  ['US-IA', 18, 'Iowa Code 599.1', 'secondary'],
  ['US-KS', 18, 'K.S.A. 38-101', 'primary'],
  ['US-KY', 18, 'KRS 2.015', 'primary'],
  ['US-LA', 18, 'La. Civ. Code art. 29', 'primary'],
  ['US-ME', 18, '1 M.R.S. 72(1)', 'primary'],
  ['US-MD', 18, 'Md. Code, Gen. Prov. 1-401', 'primary'],
  ['US-MA', 18, 'Mass. G.L. c. 231, s. 85P', 'primary'],
  ['US-MI', 18, 'MCL 722.52', 'secondary'],
  ['US-MN', 18, 'Minn. Stat. 645.451', 'secondary'],
  ['US-MS', 21, 'Miss. Code 1-3-27', 'secondary'],
  ['US-MO', 18, 'Mo. Rev. Stat. 431.060', 'secondary'],
  ['US-MT', 18, 'Mont. Code 41-1-101', 'primary'],
  ['US-NE', 19, 'Neb. Rev. Stat. 43-2101', 'primary'],
  ['US-NV', 18, 'NRS 129.010', 'primary'],
  ['US-NH', 18, 'N.H. RSA 21-B:1', 'primary'],
  ['US-NJ', 18, 'N.J.S.A. 9:17B-3', 'primary'],
  ['US-NM', 18, 'N.M. Stat. 28-6-1', 'primary'],
  ['US-NY', 18, 'N.Y. Gen. Oblig. Law 1-202', 'primary'],
  ['US-NC', 18, 'N.C. Gen. Stat. 48A-2', 'primary'],
  ['US-ND', 18, 'N.D.C.C. 14-10-01, 14-10-02', 'primary'],
  ['US-OH', 18, 'Ohio R.C. 3109.01', 'secondary'],
  ['US-OK', 18, '15 Okla. Stat. 13', 'primary'],
  ['US-OR', 18, 'ORS 109.510', 'primary'],
  ['US-PA', 18, '23 Pa.C.S. 5101', 'to_confirm'],
  ['US-RI', 18, 'R.I. Gen. Laws 15-12-1', 'secondary'],
  ['US-SC', 18, 'S.C. Code 15-1-320', 'primary'],
  ['US-SD', 18, 'SDCL 26-1-1', 'primary'],
  ['US-TN', 18, 'Tenn. Code 1-3-113', 'primary'],
  ['US-TX', 18, 'Tex. Civ. Prac. & Rem. Code 129.001', 'primary'],
  ['US-UT', 18, 'Utah Code 15-2-1', 'primary'],
  ['US-VT', 18, '1 V.S.A. 173', 'primary'],
  ['US-VA', 18, 'Va. Code 1-204', 'primary'],
  ['US-WA', 18, 'RCW 26.28.015', 'primary'],
  ['US-WV', 18, 'W. Va. Code 2-3-1', 'primary'],
  ['US-WI', 18, 'Wis. Stat. 990.01', 'secondary'],
  ['US-WY', 18, 'Wyo. Stat. 14-1-101', 'primary'],
  ['US-AS', 18, 'law of American Samoa; its section is to be found', 'to_confirm'],
  ['US-GU', 18, 'law of Guam; its section is to be found', 'to_confirm'],
  ['US-MP', 18, 'law of the Northern Mariana Islands; its section is to be found', 'to_confirm'],
  ['US-PR', 21, 'Civil Code of Puerto Rico (Law 55 of 2020); its article is to be found', 'secondary'],
  ['US-VI', 18, '16 V.I.C. 261', 'to_confirm'],
];

const majority = ages.map(
  ([jurisdiction, value, cite, source]): Rule => ({
    ...always,
    key: `${jurisdiction.toLowerCase()}.majority`,
    jurisdiction,
    profession: null,
    kind: 'majority_age',
    effect: null,
    value,
    cite,
    source,
  }),
);

type Praise = readonly [
  key: string,
  jurisdiction: string,
  ofWhom: Profession | null,
  effect: RuleEffect,
  cite: string,
  source: RuleSource,
  from: string | null,
];

/**
 * Of praise by patients. A rule that bars asking for it only of those in care, or asks for something first, is conditional:
 * counsel has to see that it is kept. Of Illinois, the act for physicians has not named praise since 2011; others were not read.
 */
// biome-ignore format: a table
const praise: readonly Praise[] = [
  ['us-ny.testimonial', 'US-NY', 'physician', 'barred', 'N.Y. Educ. Law 6530(27)', 'secondary', null],
  ['us-il.testimonial', 'US-IL', null, 'conditional', '225 ILCS 60/26, and the acts of the other professions', 'secondary', null],
  ['us-tx.testimonial', 'US-TX', null, 'conditional', 'Tex. Occ. Code 101.201(b)(4)', 'primary', '1999-09-01'],
  ['us-tx.testimonial.physician', 'US-TX', 'physician', 'conditional', '22 Tex. Admin. Code 164.3(b)(3)', 'primary', '2025-01-09'],
  ['us-tx.testimonial.psychologist', 'US-TX', 'psychologist', 'conditional', '22 Tex. Admin. Code 465.6(a)(1)', 'primary', null],
  ['us-ca.testimonial', 'US-CA', null, 'conditional', 'Cal. Bus. & Prof. Code 651', 'secondary', null],
  ['us-mn.testimonial.chiropractor', 'US-MN', 'chiropractor', 'conditional', 'Minn. R. 2500.0200', 'primary', null],
  ['us-mn.testimonial.psychologist', 'US-MN', 'psychologist', 'conditional', 'Minn. R. 7200.5100, as of 2014', 'primary', null],
  ['us-mt.testimonial.psychologist', 'US-MT', 'psychologist', 'conditional', 'Mont. Admin. R. 24.189.2301(2)(c)', 'primary', null],
  ['us-nc.testimonial.social-worker', 'US-NC', 'social_worker', 'barred', '21 N.C. Admin. Code 63 .0509(c)', 'primary', '1994-03-01'],
  ['us-nj.testimonial.psychologist', 'US-NJ', 'psychologist', 'conditional', 'N.J. Admin. Code 13:42-9.8(b)', 'primary', null],
  ['us-wa.testimonial.chiropractor', 'US-WA', 'chiropractor', 'conditional', 'Wash. Admin. Code 246-808-625', 'primary', '1996-09-06'],
];

const testimonials = praise.map(
  ([key, jurisdiction, ofWhom, effect, cite, source, from]): Rule => ({
    ...always,
    key,
    jurisdiction,
    profession: ofWhom,
    kind: 'testimonial',
    effect,
    value: null,
    cite,
    source,
    from,
  }),
);

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
