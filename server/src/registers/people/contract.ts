import { z } from 'zod';
import { defineEndpoint, done, uuid } from '../../kernel/http/contract.ts';
import { language, type Role, role } from '../org/contract.ts';

/**
 * Roles whose limits bind neither looking at something nor stopping it: what an officer cannot see, an officer cannot
 * stop.
 */
export const seeAndStopEverywhere: readonly Role[] = ['privacy_officer'];

/** Roles that always hold everywhere. */
export const neverLimited: readonly Role[] = ['administrator', 'auditor'];

export const personView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  state: z.enum(['invited', 'active', 'left']),
  locale: language,
  /** ISO date to which the training in privacy law holds, or null. */
  privacyTrainedUntil: z.string().nullable(),
});
export type PersonView = z.infer<typeof personView>;

export const listPeople = defineEndpoint({
  method: 'GET',
  path: '/people',
  summary: 'People of the organization',
  answer: z.object({ people: z.array(personView) }),
});

export const invitePerson = defineEndpoint({
  method: 'POST',
  path: '/people',
  summary: 'Invite a person',
  body: z.object({
    name: z.string().trim().min(2).max(120),
    email: z.email().max(254),
    roles: z.array(role).min(1),
    privacyTrainedUntil: z.iso.date().nullable().default(null),
  }),
  answer: z.object({ person: personView, invitationLink: z.string() }),
});

/** For somebody who lost the link and has not joined yet; the older link holds no longer. */
export const reinvitePerson = defineEndpoint({
  method: 'POST',
  path: '/people/:id/invitation',
  summary: 'Make a new invitation link',
  params: z.object({ id: uuid }),
  answer: z.object({ invitationLink: z.string() }),
});

export const updatePerson = defineEndpoint({
  method: 'PATCH',
  path: '/people/:id',
  summary: 'Change roles or the recorded privacy training',
  params: z.object({ id: uuid }),
  body: z.object({ roles: z.array(role).min(1).optional(), privacyTrainedUntil: z.iso.date().nullable().optional() }),
  answer: personView,
});

/** Every mail is also a message here, with its link. */
export const messageView = z.object({
  id: uuid,
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  readAt: z.string().nullable(),
});
export const listMessages = defineEndpoint({
  method: 'GET',
  path: '/messages',
  summary: 'Messages to the person who is signed in',
  answer: z.object({ messages: z.array(messageView), unread: z.number().int(), mailIsSetUp: z.boolean() }),
});
export const readMessage = defineEndpoint({
  method: 'POST',
  path: '/messages/:id/read',
  summary: 'Mark as read',
  params: z.object({ id: uuid }),
  answer: done,
});
