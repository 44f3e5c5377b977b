import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../../kernel/http/contract.ts';
import { networkId } from '../../../registers/channels/contract.ts';
import { language } from '../../../registers/org/contract.ts';
import { content } from '../../compose/contract.ts';
import { findingView } from '../../screen/contract.ts';
import { guestView, passage, passageInput, reviewState } from '../contract.ts';

/** Invites somebody from outside to one step of one review, by a link that works in one browser and a code. */
export const inviteGuest = defineEndpoint({
  method: 'POST',
  path: '/reviews/:id/guests',
  summary: 'Invite somebody from outside to decide one step of this review',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({
    stepId: z.string().max(40),
    name: z.string().trim().min(2).max(120),
    email: z.email().max(254),
    locale: language.default('en'),
    validDays: z.number().int().min(1).max(30).default(7),
    attestation: z
      .string()
      .trim()
      .min(10)
      .max(1_000)
      .nullable()
      .default(null)
      .describe('How a privacy officer knows that the guest is trained in privacy law; null attests nothing.'),
  }),
  answer: z.object({
    guest: guestView,
    handOver: z
      .object({ link: z.string(), code: z.string() })
      .nullable()
      .describe('What to hand over, shown once, where mail is not set up; null where both go by mail.'),
  }),
});

export const revokeGuest = defineEndpoint({
  method: 'DELETE',
  path: '/reviews/:id/guests/:guestId',
  summary: 'End a guest’s way in; their approval counts no more',
  params: z.object({ id: uuid, guestId: uuid }),
  answer: done,
});

/** How far a guest has come: nobody here, a code is awaited, in, or over. */
const guestEntry = z.enum(['none', 'code', 'in', 'over']);

const guestSession = z.object({
  entry: guestEntry,
  name: z.string().nullable(),
  organizationName: z.string().nullable(),
  locale: language.nullable(),
  emailHint: z.string().nullable().describe('Where the code went, hidden but for a few letters.'),
  codeByMail: z.boolean().describe('False: whoever invited hands the code over.'),
});
export type GuestSession = z.infer<typeof guestSession>;

export const openGuestLink = defineEndpoint({
  method: 'POST',
  path: '/guest-reviews/open',
  summary: 'Open a guest’s link: binds it to this browser and sends the code',
  access: 'open',
  body: z.object({ token: z.string().min(10).max(200) }),
  answer: guestSession,
});

export const proveGuest = defineEndpoint({
  method: 'POST',
  path: '/guest-reviews/prove',
  summary: 'Prove by the code that one is the guest',
  access: 'open',
  body: z.object({ code: z.string().trim().min(4).max(12) }),
  answer: guestSession,
});

export const sendGuestCode = defineEndpoint({
  method: 'POST',
  path: '/guest-reviews/code',
  summary: 'Send the guest another code',
  access: 'open',
  answer: guestSession,
});

export const endGuestSession = defineEndpoint({
  method: 'DELETE',
  path: '/guest-reviews/session',
  summary: 'End the guest’s session in this browser',
  access: 'open',
  answer: done,
});

const guestReading = z.object({
  stepName: z.string(),
  dueAt: instant.nullable(),
  reviewState,
  version: z.object({ number: z.number().int(), contentHash: z.string(), content }),
  channels: z.array(z.object({ id: uuid, network: networkId, name: z.string(), handle: z.string().nullable() })),
  findings: z.array(findingView),
  waivedKeys: z.array(z.string()).describe('Findings that a privacy officer let stand.'),
  decision: z
    .object({
      outcome: z.enum(['approve', 'request_changes']),
      comment: z.string(),
      passages: z.array(passage),
      decidedAt: instant,
    })
    .nullable()
    .describe('What the guest decided; null while they have not.'),
  comments: z.array(z.object({ body: z.string(), createdAt: instant })).describe('What the guest said, oldest first.'),
});
export type GuestReading = z.infer<typeof guestReading>;

export const readGuestReview = defineEndpoint({
  method: 'GET',
  path: '/guest-reviews/current',
  summary: 'Where the guest of this browser stands, and, once they are in, the version that they review',
  access: 'open',
  answer: z.object({ session: guestSession, reading: guestReading.nullable() }),
});

export const decideAsGuest = defineEndpoint({
  method: 'POST',
  path: '/guest-reviews/decision',
  summary: 'Approve as a guest, or ask for changes',
  access: 'open',
  body: z.object({
    contentHash: z.string().max(100),
    outcome: z.enum(['approve', 'request_changes']),
    comment: z.string().trim().max(5_000).default(''),
    passages: z.array(passageInput).max(50).default([]),
  }),
  answer: done,
});

export const commentAsGuest = defineEndpoint({
  method: 'POST',
  path: '/guest-reviews/comments',
  summary: 'Say something as a guest',
  access: 'open',
  body: z.object({ body: z.string().trim().min(1).max(5_000) }),
  answer: done,
});
