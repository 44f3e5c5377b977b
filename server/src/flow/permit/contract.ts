import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../kernel/http/contract.ts';
import { authorizationState, instrumentKind, purpose } from '../../registers/authorizations/contract.ts';

/** One reason why people's permissions do not allow a content, by code. */
export const permitFault = z.object({
  code: z.enum([
    'PURPOSE_MISSING',
    'PERMISSION_MISSING',
    'PERMISSION_UNKNOWN',
    'PERSON_NOT_CLEARED',
    'PERMISSION_NOT_VALID',
    'PICTURE_QUARANTINED',
  ]),
  facts: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .default({})
    .describe('Safe facts: ids, counts, states.'),
});
export type PermitFault = z.infer<typeof permitFault>;

const judged = z.object({
  channelId: uuid,
  state: authorizationState.nullable().describe('Null: there is no permission.'),
  reason: z.string().nullable().describe('Code of the first reason why it does not serve.'),
});

/** One signed permission, held against a post. */
export const permissionOfPost = z.object({
  authorizationId: uuid,
  subjectId: uuid,
  subjectName: z.string(),
  kind: instrumentKind,
  signedAt: instant,
  disclosureText: z.string().nullable().describe('Of praise: what the post itself must say.'),
  isNamed: z.boolean().describe('The post names it, for its words.'),
  images: z.array(z.number().int()).describe('Places of the pictures for which it serves best, from 0.'),
  channels: z.array(judged).describe('What it is worth on each channel of the post.'),
});
export type PermissionOfPost = z.infer<typeof permissionOfPost>;

/** Somebody who is to be seen and has no permission at all. */
export const personWithout = z.object({ image: z.number().int(), subjectId: uuid, subjectName: z.string() });

export const readPermissions = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/permissions',
  summary: 'On whose permission a post rests, and which others would fit it or why not',
  params: z.object({ id: uuid }),
  query: z.object({ version: uuid.optional().describe('One of its versions; left out, the draft as it is now.') }),
  answer: z.object({
    purpose: purpose.nullable(),
    faults: z.array(permitFault),
    rests: z.array(permissionOfPost).describe('Those on which it rests, by its words or its pictures.'),
    without: z.array(personWithout),
    covered: z
      .array(z.object({ field: z.string(), start: z.number().int(), end: z.number().int(), code: z.string() }))
      .describe('Findings of a patient that a named permission allows on every channel.'),
    others: z
      .array(permissionOfPost)
      .describe('The newest other permissions, held against its purpose and channels; those that fit first.'),
  }),
});
