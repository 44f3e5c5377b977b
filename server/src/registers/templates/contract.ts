import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../channels/contract.ts';
import { language } from '../org/contract.ts';

/** Longest text of a template in UTF-16 units. */
export const MAX_TEMPLATE_UNITS = 20_000;
export const MAX_SNIPPET_UNITS = 2_000;

export const templateKind = z.enum(['post', 'snippet', 'hashtags']);
export type TemplateKind = z.infer<typeof templateKind>;

const text = z
  .string()
  .max(MAX_TEMPLATE_UNITS, { error: 'TEXT_TOO_LONG' })
  .refine((words) => words.isWellFormed(), { error: 'TEXT_NOT_WELL_FORMED' });

/**
 * A hashtag without its sign: letters, digits and low lines, one of them no digit, as Mastodon links them
 * (docs.joinmastodon.org/user/posting, read 2026-11-21); 64 is the most that Bluesky takes (lexicon app.bsky.richtext.facet).
 */
export const hashtag = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((tag) => /^\p{N}*[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(tag), { error: 'HASHTAG_INVALID' });

/** What is used again. Which parts are there depends on the kind; `{{service}}` in a text is asked for on use. */
export const templateContent = z.object({
  text: text.default('').describe('Text for all networks; empty for a group of hashtags.'),
  link: z.union([z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000), z.null()]).default(null),
  variants: z.partialRecord(networkId, z.object({ text })).default({}).describe('Own wording for a network.'),
  firstComment: text.default(''),
  channelIds: z.array(uuid).max(50).default([]).describe('Channels that are chosen on use; may be none.'),
  tags: z
    .array(hashtag)
    .max(30)
    .default([])
    // The example is that of a post, which has none.
    .meta({ description: 'Hashtags without their sign.', examples: [[]] }),
});
export type TemplateContent = z.infer<typeof templateContent>;

export const templateView = z.object({
  id: uuid,
  kind: templateKind,
  name: z.string(),
  language: language.nullable().describe('Null: fit for every language.'),
  content: templateContent,
  ownerPersonId: uuid,
  ownerName: z.string(),
  mayChange: z.boolean().describe('Whether whoever asks may change or archive it.'),
  useCount: z.number().int(),
  usedAt: instant.nullable(),
  state: z.enum(['active', 'archived']),
  revision: z.number().int(),
  updatedAt: instant,
});
export type TemplateView = z.infer<typeof templateView>;

const templateInput = z.object({
  kind: templateKind,
  name: z.string().trim().min(1).max(120),
  language: language.nullable().default(null),
  content: templateContent,
});

/** Each kind has the parts that it is made of, and no others. */
function checkParts({ kind, content }: z.output<typeof templateInput>, context: z.RefinementCtx): void {
  const wrong = (part: keyof TemplateContent, message: string) =>
    context.addIssue({ code: 'custom', path: ['content', part], message, input: content[part] });
  const isPlain =
    content.link === null &&
    Object.keys(content.variants).length === 0 &&
    content.firstComment === '' &&
    content.channelIds.length === 0;
  if (kind !== 'post' && !isPlain) wrong('text', 'TEMPLATE_PARTS_UNFIT');
  if (kind === 'hashtags') {
    if (content.tags.length === 0) wrong('tags', 'HASHTAGS_MISSING');
    if (new Set(content.tags.map((tag) => tag.toLowerCase())).size < content.tags.length)
      wrong('tags', 'HASHTAG_TWICE');
    if (content.text !== '') wrong('text', 'TEMPLATE_PARTS_UNFIT');
    return;
  }
  if (content.tags.length > 0) wrong('tags', 'TEMPLATE_PARTS_UNFIT');
  if (content.text.trim() === '') wrong('text', 'TEXT_EMPTY');
  if (kind === 'snippet' && content.text.length > MAX_SNIPPET_UNITS) wrong('text', 'TEXT_TOO_LONG');
}

const revision = z.number().int();
const params = z.object({ id: uuid });

export const listTemplates = defineEndpoint({
  method: 'GET',
  path: '/templates',
  summary: 'Words to use again, by name',
  query: z.object({
    kind: templateKind.optional(),
    /** Those in this language, and those that fit every language. */
    language: language.optional(),
    owner: z.literal('me').optional(),
    state: z.enum(['active', 'archived']).default('active'),
    /** Words of name or text. */
    search: z.string().trim().max(100).optional(),
    ...pageQuery({ most: 200, usual: 100 }),
  }),
  answer: z.object({ templates: z.array(templateView), next }),
});

export const addTemplate = defineEndpoint({
  method: 'POST',
  path: '/templates',
  summary: 'Keep words to use again',
  body: templateInput.superRefine(checkParts),
  answer: templateView,
});

export const changeTemplate = defineEndpoint({
  method: 'PUT',
  path: '/templates/:id',
  summary: 'Change a template',
  params,
  body: templateInput.extend({ revision }).superRefine(checkParts),
  answer: templateView,
});

export const archiveTemplate = defineEndpoint({
  method: 'POST',
  path: '/templates/:id/archive',
  summary: 'Put a template away; it can be brought back',
  params,
  body: z.object({ revision }),
  answer: templateView,
});

export const restoreTemplate = defineEndpoint({
  method: 'POST',
  path: '/templates/:id/restore',
  summary: 'Bring a template back',
  params,
  body: z.object({ revision }),
  answer: templateView,
});

export const countTemplateUse = defineEndpoint({
  method: 'POST',
  path: '/templates/:id/uses',
  summary: 'Somebody put it into a post',
  params,
  answer: z.object({ useCount: z.number().int() }),
});
