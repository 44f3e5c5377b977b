import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { language } from '../org/contract.ts';

/** What kind of permission a document gives. One document gives one (45 CFR 164.508(b)(3)). */
export const instrumentKind = z.enum([
  'publication',
  'testimonial',
  'capture',
  'staff_release',
  'bystander_release',
  'likeness',
  'research_recruitment',
  'part2',
]);
export type InstrumentKind = z.infer<typeof instrumentKind>;

/** What is told of a person; each is a permission of its own. */
export const infoElement = z.enum(['photo', 'video', 'voice', 'name', 'words', 'story', 'diagnosis']);
export type InfoElement = z.infer<typeof infoElement>;

export const purpose = z.enum([
  'education',
  'news',
  'marketing',
  'fundraising',
  'testimonial',
  'staff_recruitment',
  'research_recruitment',
]);
export type Purpose = z.infer<typeof purpose>;

/** What the document must say, besides what it asks. */
export const statement = z.enum(['revocation', 'conditioning', 'redisclosure', 'remuneration']);
export type Statement = z.infer<typeof statement>;

export const signerRole = z.enum(['subject', 'guardian', 'representative', 'executor']);
export type SignerRole = z.infer<typeof signerRole>;

/** What an authorization is worth at an instant, for one use. */
export const authorizationState = z.enum([
  'valid',
  'revoked',
  'expired',
  'defective',
  'incomplete',
  'not_yet',
  'not_covering',
]);
export type AuthorizationState = z.infer<typeof authorizationState>;

/** Whose face, voice, name or story it is. */
export const subjectKind = z.enum(['patient', 'staff', 'bystander']);
export type SubjectKind = z.infer<typeof subjectKind>;

const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const subjectInput = z
  .object({
    kind: subjectKind,
    name: z.string().trim().min(2).max(120),
    bornOn: day.nullable().default(null).describe('Asked for where a child is concerned; null where nobody has said.'),
    isKnownAdult: z.boolean().default(false).describe('Somebody has seen that the person is of age.'),
    majorityOn: day
      .nullable()
      .default(null)
      .describe('The day on which the person is of age, where the law of the place sets one.'),
    diedOn: day.nullable().default(null),
  })
  .refine(({ bornOn, diedOn }) => bornOn === null || diedOn === null || bornOn <= diedOn, {
    error: 'DIED_BEFORE_BORN',
    path: ['diedOn'],
  });
export type SubjectInput = z.output<typeof subjectInput>;

export const subjectView = z.object({
  id: uuid,
  kind: subjectKind,
  name: z.string(),
  bornOn: day.nullable(),
  isKnownAdult: z.boolean(),
  majorityOn: day.nullable(),
  diedOn: day.nullable(),
});
export type SubjectView = z.infer<typeof subjectView>;

export const signatureMedium = z.enum(['electronic', 'paper']);

/** What is taken back: all of it, or these pictures and channels alone. */
export const withdrawalView = z.object({
  id: uuid,
  receivedAt: instant.describe('Since when it holds, whenever somebody wrote it down.'),
  recordedAt: instant,
  recordedByName: z.string().nullable().describe('Null where whoever signed took it back on their own page.'),
  way: z.enum(['page', 'letter', 'in_person', 'telephone']),
  mediaSha256: z.array(sha256).nullable().describe('These pictures alone; null with `channelIds` null is everything.'),
  channelIds: z.array(uuid).nullable(),
});
export type WithdrawalView = z.infer<typeof withdrawalView>;

export const reasonView = z.object({
  state: authorizationState,
  code: z.string(),
  element: z.number().int().describe('Number of the element of the law that it fails.'),
  cite: z.string(),
});

/** Which words were sent or signed: those that Bedside brings, or the house's own, by number. */
export const formVersion = z.object({ source: z.enum(['bedside', 'house']), number: z.number().int() });
export type FormVersion = z.infer<typeof formVersion>;

/** An event that ends a permission, in the words that were signed, and what somebody told of it. */
export const endingEvent = z.object({
  words: z.string(),
  telling: z
    .object({
      id: uuid,
      happenedAt: instant.describe('Since when it does not hold any more; up to a year ahead.'),
      toldAt: instant,
      toldByName: z.string(),
    })
    .nullable()
    .describe('Null where nobody has told that it happened.'),
});

export const authorizationView = z.object({
  id: uuid,
  subject: subjectView,
  kind: instrumentKind,
  language,
  medium: signatureMedium,
  state: authorizationState.describe('What it is worth now for all that it covers together.'),
  reasons: z.array(reasonView),
  signerName: z.string(),
  signerRole,
  signedAt: instant,
  expiresAt: instant.nullable(),
  event: endingEvent.nullable().describe('With what it ends, where no day is set.'),
  form: formVersion.nullable().describe('Null where it is not known, as on paper.'),
  infoScope: z.array(infoElement),
  purposes: z.array(purpose),
  channelIds: z.array(uuid),
  media: z.array(z.object({ mediaId: uuid.nullable(), sha256 })),
  copyDeliveredAt: instant.nullable(),
  documentSha256: sha256,
  withdrawals: z.array(withdrawalView),
});
export type AuthorizationView = z.infer<typeof authorizationView>;

const params = z.object({ id: uuid });

export const listAuthorizations = defineEndpoint({
  method: 'GET',
  path: '/authorizations',
  summary: 'Signed permissions, the newest first',
  query: z.object({ subject: uuid.optional(), ...pageQuery({ most: 100, usual: 25 }) }),
  answer: z.object({ authorizations: z.array(authorizationView), next }),
});

export const getAuthorization = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id',
  summary: 'One signed permission, with what it is worth now and why',
  params,
  answer: authorizationView,
});

export const exportFhir = defineEndpoint({
  method: 'GET',
  path: '/authorizations/:id/fhir',
  summary: 'One signed permission of a patient as a FHIR R4 transaction: the consent, the document and who signed it',
  params,
  answer: z.looseObject({ resourceType: z.literal('Bundle') }),
});

export const recordCopy = defineEndpoint({
  method: 'POST',
  path: '/authorizations/:id/copy',
  summary: 'Tell that whoever signed was given a copy on paper',
  params,
  answer: authorizationView,
});

export const withdrawAuthorization = defineEndpoint({
  method: 'POST',
  path: '/authorizations/:id/withdrawals',
  summary: 'Write down that a permission was taken back, all of it or in part',
  params,
  body: z.object({
    way: z.enum(['letter', 'in_person', 'telephone']),
    receivedAt: instant.nullable().default(null).describe('When it reached the house; null is now.'),
    mediaSha256: z.array(sha256).min(1).max(50).nullable().default(null),
    channelIds: z.array(uuid).min(1).max(50).nullable().default(null),
    note: z.string().trim().max(1_000).default(''),
  }),
  answer: authorizationView,
});

export const listSubjects = defineEndpoint({
  method: 'GET',
  path: '/authorization-subjects',
  summary: 'People whose permission was asked, the newest first',
  query: z.object({ ...pageQuery({ most: 100, usual: 50 }) }),
  answer: z.object({ subjects: z.array(subjectView), next }),
});

/** Somebody who is to be seen in a picture, and whether a permission of theirs covers it. */
export const picturedPersonView = z.object({
  subject: subjectView,
  state: authorizationState
    .nullable()
    .describe('What the best of their permissions is worth now; null: there is none.'),
  authorizationId: uuid.nullable(),
  addedByName: z.string(),
  addedAt: instant,
});
export type PicturedPersonView = z.infer<typeof picturedPersonView>;

const ofPicture = z.object({ id: uuid });
const pictured = z.object({ persons: z.array(picturedPersonView) });

export const listPicturedPersons = defineEndpoint({
  method: 'GET',
  path: '/media/:id/persons',
  summary: 'Who is to be seen in a picture, and whether they said yes',
  params: ofPicture,
  answer: pictured,
});

export const addPicturedPerson = defineEndpoint({
  method: 'POST',
  path: '/media/:id/persons',
  summary: 'Tell who is to be seen in a picture',
  params: ofPicture,
  body: z.object({ subject: z.union([z.object({ id: uuid }), subjectInput]) }),
  answer: pictured,
});

export const removePicturedPerson = defineEndpoint({
  method: 'DELETE',
  path: '/media/:id/persons/:subjectId',
  summary: 'Tell that somebody is not to be seen in a picture after all',
  params: ofPicture.extend({ subjectId: uuid }),
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  answer: pictured,
});
