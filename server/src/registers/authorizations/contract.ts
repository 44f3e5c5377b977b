import { z } from 'zod';

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
