import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../kernel/http/contract.ts';
import { rulePackId } from '../../registers/org/contract.ts';
import { MAX_TEXT_UNITS } from '../compose/contract.ts';

export const severity = z.enum(['block', 'warn', 'note']);
export const verdict = z.enum(['block', 'warn', 'pass']);

export const findingView = z.object({
  key: z.string().describe('Same for the same finding on the same content; waivers name it.'),
  field: z
    .string()
    .describe(
      '`baseText`, `variants.<network>`, `variants.<network>.thread.<n>`, `firstComment`, `options.mastodon.contentWarning`, `images.<n>.altText` or `link`.',
    ),
  start: z.number().int(),
  end: z.number().int(),
  type: z.string(),
  code: z.string(),
  category: z.enum(['privacy', 'professionalism', 'credibility', 'rights', 'accessibility', 'platform']),
  severity,
  subject: z.enum(['patient', 'staff', 'org', 'public', 'unknown']),
  message: z.string(),
  replacement: z.string().nullable(),
  ruleId: z.string(),
  ruleVersion: z.number().int(),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'How sure the engine is, from 0 to 1: of findings at .9, nine in ten are right. Left out by rules that do not say.',
    ),
  explanation: z.string().optional().describe('Why this was found here, in one plain sentence.'),
});
export type FindingView = z.infer<typeof findingView>;

export const screeningView = z.object({
  versionId: uuid,
  contentHash: z.string(),
  engineVersion: z.string(),
  packs: z
    .array(z.object({ id: z.string(), version: z.number().int() }))
    .describe('The rule packs that were used, each with its version.'),
  verdict,
  findings: z.array(findingView),
  screenedAt: instant,
});
export type ScreeningView = z.infer<typeof screeningView>;

/** What the browser's worker needs to screen as the server does. */
export const getScreeningFacts = defineEndpoint({
  method: 'GET',
  path: '/screening/facts',
  summary: 'The organization’s own names and numbers',
  keyScope: 'screen',
  answer: z.object({
    organization: z.object({
      name: z.string(),
      names: z.array(z.string()),
      phones: z.array(z.string()),
      emails: z.array(z.string()),
      addresses: z.array(z.string()),
      domains: z.array(z.string()),
      handles: z.array(z.string()),
      staffNames: z.array(z.string()),
      /** What posts are held against. */
      facts: z.object({
        hours: z.array(z.string()),
        services: z.array(z.string()),
        formerServices: z.array(z.string()),
      }),
    }),
    packs: z.array(rulePackId),
    directoryRevision: z.number().int().describe('Which names of the staff directory to fetch; 0 while there is none.'),
  }),
});

/** Most texts that one call screens, and most UTF-16 units of all of them together. */
export const MAX_TEXTS = 100;
export const MAX_UNITS_A_CALL = 500_000;

/** Who speaks: the organization, or one of its people as a professional or privately. */
export const authorKind = z.enum(['org', 'staff-professional', 'staff-personal']);
export type AuthorKind = z.infer<typeof authorKind>;

const textToScreen = z.object({
  id: z.string().max(200).optional().describe('Told back with the result.'),
  text: z.string().max(MAX_TEXT_UNITS, { error: 'TEXT_TOO_LONG' }),
  field: z.string().max(100).optional().describe('Which part of a post it is; `baseText` when left out.'),
  network: z.string().max(60).optional(),
  author: authorKind.optional(),
  /** BCP 47; safe wordings come in this language. */
  locale: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .optional(),
});

const textFinding = findingView.omit({ key: true, field: true });

/** Screens with the organization's own facts. Nothing is stored, and nothing of the texts is logged. */
export const screenTexts = defineEndpoint({
  method: 'POST',
  path: '/screen',
  summary: 'Screen up to 100 texts; nothing of them is kept',
  keyScope: 'screen',
  cost: 'costly',
  body: z.object({ texts: z.array(textToScreen).min(1).max(MAX_TEXTS) }),
  answer: z.object({
    /** The heaviest verdict of all. */
    verdict,
    engineVersion: z.string(),
    packs: z.array(z.object({ id: z.string(), version: z.number().int() })),
    results: z
      .array(z.object({ id: z.string().nullable(), verdict, findings: z.array(textFinding) }))
      .describe('One for each text, in the same order.'),
  }),
});
export type ScreenedTexts = z.infer<(typeof screenTexts)['answer']>;

export const postedText = z.object({
  id: z.string().describe("The delivery's id, or the network's own id of the post."),
  text: z
    .string()
    .nullable()
    .describe('Words, link and descriptions of images, as they went out; null where the network does not tell them.'),
  url: z.string().nullable(),
  postedAt: z.string().nullable(),
  postId: uuid.nullable().describe('The post in Bedside, where it is one of its own.'),
});
export type PostedText = z.infer<typeof postedText>;

/** A page of what stands on a channel, newest first. The console screens it in the browser. */
export const listPostedTexts = defineEndpoint({
  method: 'GET',
  path: '/screening/posted',
  summary: 'What was posted on a channel: by Bedside, or everything that the network tells of the account',
  keyScope: 'posts:read',
  query: z.object({
    channelId: uuid,
    from: z.enum(['bedside', 'network']),
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ posts: z.array(postedText), next: z.string().nullable() }),
});
