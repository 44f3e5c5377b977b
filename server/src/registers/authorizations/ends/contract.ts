import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';
import { authorizationView, infoElement, instrumentKind, purpose, signerRole, subjectView } from '../contract.ts';

/** Why a permission ends: its last day, the day of majority of whom it is about, an event that happened. */
export type EndCause = 'expires' | 'of_age' | 'event';

/** What ends on a day. `link`: that of an asking nobody answered. `waits`: a permission whose event has not been told. */
export const endKind = z.enum(['expires', 'of_age', 'event', 'link', 'waits']);
export type EndKind = z.infer<typeof endKind>;

const day = z.iso.date();

const filters = {
  from: day.describe('The first day, by the calendar of the house.'),
  until: day.describe('The last day, a year after the first one at most.'),
  what: endKind.optional().describe('Of what ends; left out, all that has a day.'),
  site: uuid.optional().describe('What this part of the organization may show.'),
  kind: instrumentKind.optional(),
};

export const endsFilters = z.object(filters);
export type EndsFilters = z.output<typeof endsFilters>;

export const endView = z.object({
  what: endKind,
  onDay: day
    .nullable()
    .describe('The last day on which it holds, the day of majority, or that of the event; null: it waits.'),
  authorizationId: uuid.nullable(),
  requestId: uuid.nullable(),
  subject: subjectView,
  kind: instrumentKind,
  siteId: uuid.nullable(),
  toldAt: instant.nullable().describe('When the owners were told, or asked whether the event has happened.'),
  tellsOn: day.nullable().describe('The day on which they are told; null where they were, or are not told.'),
});
export type EndView = z.infer<typeof endView>;

export const listEnds = defineEndpoint({
  method: 'GET',
  path: '/authorization-ends',
  summary: 'What ends in a time, the earliest first: permissions, links of askings, and who comes of age',
  query: z.object({
    ...filters,
    search: z.string().trim().max(120).optional().describe('Part of a name.'),
    ...pageQuery({ most: 100, usual: 25 }),
  }),
  answer: z.object({
    ends: z.array(endView),
    next: next.describe('More follow; where names are searched, a page may be short and still have a next one.'),
  }),
});

export const countEnds = defineEndpoint({
  method: 'GET',
  path: '/authorization-ends/days',
  summary: 'How much ends on each day of a time',
  query: z.object(filters),
  answer: z.object({
    today: day,
    days: z.array(z.object({ day, what: endKind, count: z.number().int() })),
    waiting: z.number().int().describe('Permissions that wait for an event.'),
  }),
});

const params = z.object({ id: uuid });

export const tellEvent = defineEndpoint({
  method: 'POST',
  path: '/authorizations/:id/event',
  summary:
    'Tell that the event with which a permission ends has happened, or when it will; the first telling counts for good',
  params,
  body: z.object({
    happenedAt: instant.nullable().default(null).describe('Null is now; a year ahead at most.'),
    note: z.string().trim().max(1_000).default(''),
  }),
  answer: authorizationView,
});

/** What a new asking begins with. */
export const askingAgain = z.object({
  subject: subjectView,
  signer: z.object({
    role: signerRole,
    name: z.string(),
    authorityKind: z.string().nullable(),
    authorityEvidence: z.string().nullable(),
    email: z.string().nullable(),
  }),
  kind: instrumentKind,
  language: z.enum(['en', 'es']),
  siteId: uuid.nullable(),
  description: z.string(),
  infoScope: z.array(infoElement),
  media: z.array(z.object({ mediaId: uuid, sha256: z.string(), originalSha256: z.string() })),
  channelIds: z.array(uuid),
  purposes: z.array(purpose),
  capturedOn: day.nullable(),
  expiresWith: z.string(),
  withdrawAt: z.string(),
});
export type AskingAgain = z.infer<typeof askingAgain>;

export const askAgain = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id/asking',
  summary: 'What to ask again begins with: the same person, pictures, purposes and channels',
  params,
  answer: askingAgain,
});
