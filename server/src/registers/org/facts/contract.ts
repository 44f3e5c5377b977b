import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';
import { language } from '../contract.ts';

export const factKind = z.enum(['name', 'phone', 'email', 'address', 'domain', 'handle', 'hours', 'service', 'other']);
export type FactKind = z.infer<typeof factKind>;

/** A time on the clock of the site; `24:00` is the end of the day. */
const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** ISO: 1 is Monday, 7 is Sunday. */
const weekday = z.number().int().min(1).max(7);

/** When the doors are open: ranges of the week, and days that are different. `opens` and `closes` are null on a closed day. */
export const openingHours = z.object({
  weekly: z
    .array(
      z
        .object({ days: z.array(weekday).min(1).max(7), opens: clockTime, closes: clockTime })
        .refine(({ opens, closes }) => opens < closes, { path: ['closes'] }),
    )
    .max(21),
  exceptions: z
    .array(
      z
        .object({ date: z.iso.date(), opens: clockTime.nullable(), closes: clockTime.nullable() })
        .refine(({ opens, closes }) => (opens === null ? closes === null : closes !== null && opens < closes), {
          path: ['closes'],
        }),
    )
    .max(60),
});
export type OpeningHours = z.infer<typeof openingHours>;

/** Whether a review lies ahead, comes within two weeks, or was missed. */
export const factReview = z.enum(['none', 'ahead', 'due', 'overdue']);
export type FactReview = z.infer<typeof factReview>;

export const factView = z.object({
  id: uuid,
  kind: factKind,
  /** What it is, for people: "Front desk". May be empty where the value says enough. */
  label: z.string(),
  /** What is said; empty for hours. */
  value: z.string(),
  hours: openingHours.nullable(),
  /** Null: in every language. */
  language: language.nullable(),
  /** Null: for the whole organization. */
  siteId: uuid.nullable(),
  siteName: z.string().nullable(),
  ownerPersonId: uuid.nullable(),
  ownerName: z.string().nullable(),
  reviewOn: z.iso.date().nullable(),
  review: factReview,
  reviewedAt: instant.nullable(),
  reviewedByName: z.string().nullable(),
  state: z.enum(['active', 'retired']),
  revision: z.number().int(),
});
export type FactView = z.infer<typeof factView>;

const shapes: Partial<Record<FactKind, RegExp>> = {
  phone: /^(?=(\D*\d){3})[\d\s().,+x#/-]+$/i,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  domain: /^([\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u,
};

const factInput = z.object({
  kind: factKind,
  label: z.string().trim().max(120).default(''),
  value: z.string().trim().max(300).default(''),
  hours: openingHours.nullable().default(null),
  language: language.nullable().default(null),
  siteId: uuid.nullable().default(null),
  ownerPersonId: uuid.nullable().default(null),
  reviewOn: z.iso.date().nullable().default(null),
});

/** Hours come as hours and everything else as words, and numbers and addresses look like some. */
function checkFact(fact: z.output<typeof factInput>, context: z.RefinementCtx): void {
  const wrong = (path: string, input: unknown) =>
    context.addIssue({ code: 'custom', path: [path], message: 'does not fit the kind', input });
  if (fact.kind === 'hours') {
    if (fact.hours === null || fact.hours.weekly.length + fact.hours.exceptions.length === 0)
      wrong('hours', fact.hours);
    if (fact.value !== '') wrong('value', fact.value);
    return;
  }
  if (fact.hours !== null) wrong('hours', fact.hours);
  const shape = shapes[fact.kind];
  if (fact.value.length < 2 || (shape !== undefined && !shape.test(fact.value))) wrong('value', fact.value);
}

const revision = z.number().int();
const params = z.object({ id: uuid });

export const listFacts = defineEndpoint({
  method: 'GET',
  path: '/organization/facts',
  summary: 'What the organization says about itself, what must be looked at first first',
  keyScope: 'organization:read',
  query: z.object({
    kind: factKind.optional(),
    siteId: uuid.optional(),
    /** `me`, or a person's id. */
    owner: z.union([z.literal('me'), uuid]).optional(),
    /** `due`: to be looked at within two weeks, or missed. */
    review: z.enum(['due']).optional(),
    state: z.enum(['active', 'retired']).default('active'),
    /** Words of label or value. */
    search: z.string().trim().max(100).optional(),
    ...pageQuery({ most: 200, usual: 200 }),
  }),
  answer: z.object({
    facts: z.array(factView),
    next,
    /** Active facts of the whole organization that are due or overdue. */
    toReview: z.number().int(),
  }),
});

export const addFact = defineEndpoint({
  method: 'POST',
  path: '/organization/facts',
  summary: 'Add a fact',
  keyScope: 'organization:write',
  body: factInput.superRefine(checkFact),
  answer: factView,
});

export const changeFact = defineEndpoint({
  method: 'PUT',
  path: '/organization/facts/:id',
  summary: 'Change a fact',
  keyScope: 'organization:write',
  params,
  body: factInput.extend({ revision }).superRefine(checkFact),
  answer: factView,
});

export const confirmFact = defineEndpoint({
  method: 'POST',
  path: '/organization/facts/:id/confirm',
  summary: 'It is still true: look at it again in so many months',
  keyScope: 'organization:write',
  params,
  body: z.object({ months: z.union([z.literal(6), z.literal(12)]), revision }),
  answer: factView,
});

export const retireFact = defineEndpoint({
  method: 'POST',
  path: '/organization/facts/:id/retire',
  summary: 'It holds no longer',
  keyScope: 'organization:write',
  params,
  body: z.object({ revision }),
  answer: factView,
});

export const restoreFact = defineEndpoint({
  method: 'POST',
  path: '/organization/facts/:id/restore',
  summary: 'It holds again',
  keyScope: 'organization:write',
  params,
  body: z.object({ revision }),
  answer: factView,
});
