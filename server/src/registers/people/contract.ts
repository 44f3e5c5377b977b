import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { language, type Role, role } from '../org/contract.ts';

/**
 * Roles whose limits bind neither looking at something nor stopping it: what an officer cannot see, an officer cannot
 * stop.
 */
export const seeAndStopEverywhere: readonly Role[] = ['privacy_officer'];

/** Roles that always hold everywhere. */
export const neverLimited: readonly Role[] = ['administrator', 'auditor'];

export const personState = z.enum(['invited', 'active', 'left']);

export const personView = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  state: personState,
  locale: language,
  /** ISO date to which the training in privacy law holds, or null. */
  privacyTrainedUntil: z.string().nullable(),
  revision: z.number().int(),
});
export type PersonView = z.infer<typeof personView>;

/** Where a role holds: all channels of these sites, and these channels. A role without a limit holds everywhere. */
export const roleLimit = z.object({ role, siteIds: z.array(uuid).max(200), channelIds: z.array(uuid).max(200) });
export type RoleLimit = z.infer<typeof roleLimit>;

export const deputyView = z.object({
  id: uuid,
  personId: uuid,
  personName: z.string(),
  deputyId: uuid,
  deputyName: z.string(),
  /** `handover` lends the roles of somebody who has left. */
  kind: z.enum(['absence', 'handover']),
  /** First and last day, both included, in the organization's time zone. */
  fromDate: z.iso.date(),
  untilDate: z.iso.date(),
  /** Null lends every role but the administrator's. */
  roles: z.array(role).nullable(),
  includesAdministrator: z.boolean(),
  /** Null where it is not for the eyes of the person who asks. */
  reason: z.string().nullable(),
  state: z.enum(['planned', 'active', 'over', 'ended']),
});
export type DeputyView = z.infer<typeof deputyView>;

export const personRecord = z.object({
  person: personView,
  limits: z.array(roleLimit),
  /** Who stands in for this person, newest first. */
  deputies: z.array(deputyView),
  /** For whom this person stands in, newest first. */
  standsInFor: z.array(deputyView),
  leftAt: instant.nullable(),
  successor: z.object({ id: uuid, name: z.string() }).nullable(),
});
export type PersonRecord = z.infer<typeof personRecord>;

const idParams = z.object({ id: uuid });
const trainedUntil = z.iso.date().nullable();

export const listPeople = defineEndpoint({
  method: 'GET',
  path: '/people',
  summary: 'People of the organization, by name',
  keyScope: 'people:read',
  query: z.object({
    /** In name or e-mail address. */
    search: z.string().trim().max(200).optional(),
    state: personState.optional(),
    /** From the previous page's `next`. */
    after: z.string().max(600).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({
    people: z.array(personView.extend({ limitedRoles: z.array(role) })),
    next: z.string().nullable(),
  }),
});
export type ListedPerson = z.infer<typeof listPeople.answer>['people'][number];

export const getPersonRecord = defineEndpoint({
  method: 'GET',
  path: '/people/:id',
  summary: 'A person with the limits of their roles and their deputies; one’s own, or with the right to read records',
  params: idParams,
  answer: personRecord,
});

export const invitePerson = defineEndpoint({
  method: 'POST',
  path: '/people',
  summary: 'Invite a person',
  stepUp: true,
  body: z.object({
    name: z.string().trim().min(2).max(120),
    email: z.email().max(254),
    roles: z.array(role).min(1),
    privacyTrainedUntil: trainedUntil.default(null),
  }),
  answer: z.object({ person: personView, invitationLink: z.string() }),
});

/** For somebody who lost the link and has not joined yet; the older link holds no longer. */
export const reinvitePerson = defineEndpoint({
  method: 'POST',
  path: '/people/:id/invitation',
  summary: 'Make a new invitation link',
  params: idParams,
  answer: z.object({ invitationLink: z.string() }),
});

export const updatePerson = defineEndpoint({
  method: 'PATCH',
  path: '/people/:id',
  summary: 'Change roles and where they hold',
  stepUp: true,
  params: idParams,
  body: z.object({
    revision: z.number().int(),
    roles: z.array(role).min(1).optional(),
    /** All limits as they are to be; left out, they stay as they are. */
    limits: z.array(roleLimit).max(20).optional(),
  }),
  answer: personView,
});

export const recordTraining = defineEndpoint({
  method: 'PUT',
  path: '/people/:id/training',
  summary: 'Record to which day the training in privacy law holds',
  keyScope: 'people:write',
  params: idParams,
  body: z.object({ revision: z.number().int(), privacyTrainedUntil: trainedUntil }),
  answer: personView,
});

export const appointDeputy = defineEndpoint({
  method: 'POST',
  path: '/people/:id/deputies',
  summary: 'Let somebody stand in for a person, from one day to another',
  stepUp: true,
  params: idParams,
  body: z.object({
    deputyId: uuid,
    fromDate: z.iso.date(),
    untilDate: z.iso.date(),
    /** Left out or null: every role but the administrator's. */
    roles: z.array(role).min(1).nullable().default(null),
    /** Only an administrator lends the administrator's role. */
    includesAdministrator: z.boolean().default(false),
    reason: z.string().trim().max(200).default(''),
  }),
  answer: deputyView,
});

/** Open to the person, to the deputy, and to administrators. */
export const endDeputy = defineEndpoint({
  method: 'POST',
  path: '/deputies/:id/end',
  summary: 'End standing in for somebody, at once',
  params: idParams,
  answer: done,
});

export const handOverKind = z.enum([
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'planned',
  'approval',
  'review',
  'review_alone',
  'channel',
  'fact',
  'key',
]);

/**
 * One kind of what somebody would leave. `moves`: to the successor. `stays`: as it is. `ends`: with them. `asks`: somebody
 * must act.
 */
export const handOverGroup = z.object({
  kind: handOverKind,
  outcome: z.enum(['moves', 'stays', 'ends', 'asks']),
  count: z.number().int(),
  /** The first twenty. */
  items: z.array(z.object({ id: uuid, label: z.string(), link: z.string().nullable() })),
});
export type HandOverGroup = z.infer<typeof handOverGroup>;

export const previewLeaving = defineEndpoint({
  method: 'GET',
  path: '/people/:id/leave',
  summary: 'What would be handed over if this person left',
  params: idParams,
  answer: z.object({
    person: personView,
    groups: z.array(handOverGroup),
    deputies: z.array(deputyView),
    standsInFor: z.array(deputyView),
    /** Whoever stands in for them, or next will; null when nobody does. */
    suggestedSuccessorId: uuid.nullable(),
    /** Roles with which the successor would decide open reviews for 30 days. */
    reviewingRoles: z.array(role),
    /** Codes of what must be done first: `LAST_ADMINISTRATOR`, `LAST_PRIVACY_OFFICER`. */
    hindrances: z.array(z.enum(['LAST_ADMINISTRATOR', 'LAST_PRIVACY_OFFICER'])),
  }),
});

export const leavePerson = defineEndpoint({
  method: 'POST',
  path: '/people/:id/leave',
  summary: 'Somebody leaves: hand over what they had, and end their access at once',
  stepUp: true,
  params: idParams,
  body: z.object({
    revision: z.number().int(),
    /** Who takes over; null leaves drafts and facts with the name of the person who left. */
    successorId: uuid.nullable(),
    /** Lets the successor decide reviews with the leaver's reviewing roles for 30 days. */
    lendReviewingRoles: z.boolean().default(false),
  }),
  answer: z.object({ person: personView, groups: z.array(handOverGroup) }),
});

export const returnPerson = defineEndpoint({
  method: 'POST',
  path: '/people/:id/return',
  summary: 'Somebody comes back: invite the same person anew',
  stepUp: true,
  params: idParams,
  answer: z.object({ person: personView, invitationLink: z.string() }),
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
  query: z.object(pageQuery({ most: 200, usual: 200 })),
  answer: z.object({
    messages: z.array(messageView),
    next,
    /** On all pages. */
    unread: z.number().int(),
    mailIsSetUp: z.boolean(),
  }),
});
export const readAllMessages = defineEndpoint({
  method: 'POST',
  path: '/messages/read-all',
  summary: 'Mark everything as read',
  answer: done,
});
export const readMessage = defineEndpoint({
  method: 'POST',
  path: '/messages/:id/read',
  summary: 'Mark as read',
  params: z.object({ id: uuid }),
  answer: done,
});
