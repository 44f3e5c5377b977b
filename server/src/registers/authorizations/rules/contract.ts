import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../../kernel/http/contract.ts';

export const ruleKind = z.enum(['testimonial', 'majority_age', 'assent_age', 'retention_years', 'years_after_death']);
export type RuleKind = z.infer<typeof ruleKind>;

/** Kinds of license that rules of a profession are made for. */
export const profession = z.enum([
  'physician',
  'physician_assistant',
  'nurse',
  'dentist',
  'optometrist',
  'podiatrist',
  'chiropractor',
  'psychologist',
  'physical_therapist',
  'pharmacist',
  'social_worker',
  'counselor',
]);
export type Profession = z.infer<typeof profession>;

/** How well the source of a rule is known: its text was read, a page about it was read, or it is yet to be confirmed. */
export const ruleSource = z.enum(['primary', 'secondary', 'to_confirm']);
export type RuleSource = z.infer<typeof ruleSource>;

/** `none` ends the rule that it stands in place of. */
export const ruleEffect = z.enum(['barred', 'conditional', 'none']);
export type RuleEffect = z.infer<typeof ruleEffect>;

const day = z.iso.date();
const line = (least: number, most: number) => z.string().trim().min(least).max(most);
/** `us-tx.testimonial` for a rule that Bedside brings, an id for one that the house added. */
const ruleKey = z
  .string()
  .regex(/^[a-z0-9.-]{2,80}$/)
  .meta({ examples: ['us-tx.testimonial'] });
/** ISO 3166, `EU`, or `*` for everywhere. */
const place = z
  .string()
  .regex(/^(\*|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/, { error: 'PLACE_UNKNOWN' })
  .meta({ examples: ['US-NY'] });

export const conditionView = z.object({
  id: uuid,
  counsel: z.string().describe('Who saw that the conditions are met.'),
  seenOn: day,
  until: day.nullable().describe('The last day on which the note counts; null: until it is taken back.'),
  note: z.string(),
  notedByName: z.string(),
  notedAt: instant,
  takenBackByName: z.string().nullable(),
  takenBackAt: instant.nullable(),
  counts: z.boolean().describe('Whether it counts today.'),
});
export type ConditionView = z.infer<typeof conditionView>;

/** Where somebody read a rule, and the words that say it. */
const reading = z.object({
  address: z.url().meta({ examples: ['https://law.example.org/section-1'] }),
  words: z.string(),
});

export const ruleView = z.object({
  key: z.string(),
  isShipped: z.boolean(),
  jurisdiction: z.string(),
  profession: profession.nullable().describe('Null: whatever the license.'),
  kind: ruleKind,
  effect: ruleEffect.nullable(),
  value: z.number().int().nullable().describe('An age or a number of years.'),
  cite: z.string(),
  source: ruleSource,
  readings: z.array(reading).describe('What was read of a rule that Bedside brings, in stored copies of these pages.'),
  from: day.nullable(),
  until: day.nullable().describe('The last day on which it holds.'),
  replaces: z.string().nullable().describe('The rule in whose place it stands while it holds.'),
  state: z.enum(['holds', 'not_yet', 'over', 'replaced']),
  addedByName: z.string().nullable(),
  addedAt: instant.nullable(),
  conditions: z.array(conditionView),
});
export type RuleView = z.infer<typeof ruleView>;

export const practiceView = z.object({
  jurisdictions: z.array(z.string()),
  professions: z.array(profession).nullable().describe('For whom the house advertises; null is all.'),
  isPart2Program: z.boolean().describe('Of a program for substance use (42 CFR Part 2).'),
  majorityAge: z.number().int().describe('Age at which people sign alone there, by the rules that hold today.'),
  revision: z.number().int().describe('0 as long as nobody has said anything.'),
});
export type PracticeView = z.infer<typeof practiceView>;

export const rulesView = z.object({
  packVersion: z.string(),
  readOn: day.describe('When the pages were read of which words are shown.'),
  rules: z.array(ruleView),
  practice: practiceView,
  sites: z.array(practiceView.extend({ id: uuid, name: z.string() })),
  channels: z.array(practiceView.extend({ id: uuid, name: z.string(), siteId: uuid.nullable() })),
});
export type RulesView = z.infer<typeof rulesView>;

/** The least and the most that a number of a kind may be. */
const bounds: Readonly<Record<Exclude<RuleKind, 'testimonial'>, readonly [least: number, most: number]>> = {
  majority_age: [14, 25],
  assent_age: [0, 25],
  retention_years: [1, 100],
  years_after_death: [0, 200],
};

export const ruleInput = z
  .object({
    jurisdiction: place,
    profession: profession.nullable().default(null),
    kind: ruleKind,
    effect: z.enum(['barred', 'conditional']).nullable().default(null).describe('Of testimonials alone.'),
    value: z.number().int().nullable().default(null).describe('Of all other kinds.'),
    cite: line(3, 300),
    source: ruleSource.default('to_confirm'),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
    replaces: ruleKey.nullable().default(null),
  })
  .superRefine(({ kind, effect, value, from, until }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (from !== null && until !== null && until < from) wrong('until', 'ENDS_BEFORE_IT_BEGINS');
    if ((kind === 'testimonial') !== (effect !== null)) wrong('effect', 'EFFECT_OF_TESTIMONIALS');
    if (kind === 'testimonial') {
      if (value !== null) wrong('value', 'NO_NUMBER_HERE');
      return;
    }
    const [least, most] = bounds[kind];
    if (value === null || value < least || value > most) wrong('value', 'NUMBER_OUT_OF_BOUNDS');
  })
  .meta({ examples: [{ jurisdiction: 'US-NJ', kind: 'testimonial', effect: 'conditional', cite: 'N.J.A.C. 13:35' }] });
export type RuleInput = z.output<typeof ruleInput>;

export const listHouseRules = defineEndpoint({
  method: 'GET',
  path: '/authorization-rules',
  summary: 'Rules of places and professions, and where the house practises',
  answer: rulesView,
});

export const addHouseRule = defineEndpoint({
  method: 'POST',
  path: '/authorization-rules',
  summary: 'Add a rule; one that stands in place of another leaves that one as it is',
  stepUp: true,
  body: ruleInput,
  answer: rulesView,
});

const ofRule = z.object({ rule: ruleKey });

export const endHouseRule = defineEndpoint({
  method: 'POST',
  path: '/authorization-rules/:rule/end',
  summary: 'End a rule from a day on; it keeps its own dates',
  stepUp: true,
  params: ofRule,
  body: z.object({
    from: day.describe('The first day without it, today or later.').meta({ examples: ['2037-01-01'] }),
    reason: line(3, 300).describe('Why, with the cite where the law has changed.'),
  }),
  answer: rulesView,
});

export const noteCondition = defineEndpoint({
  method: 'POST',
  path: '/authorization-rules/:rule/conditions',
  summary: 'Note that counsel has seen that the conditions of a rule are met',
  stepUp: true,
  params: ofRule,
  body: z.object({
    counsel: line(2, 120),
    seenOn: day.meta({ examples: ['2026-01-05'] }),
    until: day.nullable().default(null),
    note: z.string().trim().max(1_000).default(''),
  }),
  answer: rulesView,
});

export const takeConditionBack = defineEndpoint({
  method: 'POST',
  path: '/authorization-rules/conditions/:id/take-back',
  summary: 'Take back a note that conditions are met',
  params: z.object({ id: uuid }),
  answer: rulesView,
});

export const setPractice = defineEndpoint({
  method: 'PUT',
  path: '/authorization-rules/practice',
  summary:
    'Tell where the house, a site of it or a channel practises, and whether it is of a program for substance use',
  stepUp: true,
  body: z
    .object({
      siteId: uuid.nullable().default(null),
      channelId: uuid.nullable().default(null).describe('Both null: the whole house.'),
      jurisdictions: z.array(place).max(80).describe('None: as the house, or, for the house, not told.'),
      professions: z.array(profession).min(1).max(12).nullable().default(null).describe('Of the whole house.'),
      isPart2Program: z.boolean(),
      revision: z.number().int().min(0),
    })
    .refine(({ siteId, channelId }) => siteId === null || channelId === null, {
      error: 'ONE_OF_BOTH',
      path: ['channelId'],
    })
    .meta({ examples: [{ jurisdictions: ['US-TX'], isPart2Program: false, revision: 0 }] }),
  answer: rulesView,
});
