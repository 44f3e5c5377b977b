import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';

/** Longest text of one field in UTF-16 units; the screening engine reads as much. */
export const MAX_TEXT_UNITS = 100_000;

const wellFormed = (text: string) => text.isWellFormed();
const text = z
  .string()
  .max(MAX_TEXT_UNITS, { error: 'TEXT_TOO_LONG' })
  .refine(wellFormed, { error: 'TEXT_NOT_WELL_FORMED' });

export const contentImage = z.object({
  mediaId: uuid,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  altText: text.max(5_000, { error: 'TEXT_TOO_LONG' }),
});

/** Everything that leaves with a post. Its canonical form is what `contentHash` covers. */
export const content = z.object({
  schema: z.literal(1),
  baseText: text,
  link: z.union([z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000), z.null()]),
  images: z.array(contentImage).max(20),
  variants: z
    .partialRecord(networkId, z.object({ text }))
    .describe('Own wording for a network, instead of the base text.'),
  channelIds: z.array(uuid).max(50),
  language: z.enum(['en', 'es']).describe('BCP 47 language of the text.'),
});
export type Content = z.infer<typeof content>;

/** Every text of a content that is screened and compared, by the field names that findings use. */
export function textFields(
  of: Pick<Content, 'baseText' | 'variants' | 'images' | 'link'>,
): { readonly field: string; readonly text: string }[] {
  const variants = Object.entries(of.variants).flatMap(([network, own]) =>
    own === undefined ? [] : [{ field: `variants.${network}`, text: own.text }],
  );
  const altTexts = of.images.map((image, index) => ({ field: `images.${index}.altText`, text: image.altText }));
  const link = of.link === null || of.link === '' ? [] : [{ field: 'link', text: of.link }];
  return [{ field: 'baseText', text: of.baseText }, ...variants, ...altTexts, ...link];
}

export const stage = z.enum([
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'publishing',
  'published',
  'parked',
  'taken_down',
  'discarded',
]);
export type Stage = z.infer<typeof stage>;

export const versionView = z.object({
  id: uuid,
  postId: uuid,
  number: z.number().int(),
  contentHash: z.string(),
  content,
  createdBy: uuid,
  createdAt: instant,
});
export type VersionView = z.infer<typeof versionView>;

export const postView = z.object({
  id: uuid,
  stage,
  authorId: uuid,
  authorName: z.string(),
  draft: z.object({ revision: z.number().int(), content, updatedAt: instant, updatedBy: uuid }),
  versions: z.array(versionView).describe('Newest version first.'),
  createdAt: instant,
  updatedAt: instant,
});
export type PostView = z.infer<typeof postView>;

export const postSummary = z.object({
  id: uuid,
  stage,
  authorName: z.string(),
  excerpt: z.string(),
  networks: z.array(networkId),
  imageCount: z.number().int(),
  dueAt: instant.nullable(),
  updatedAt: instant,
});
export type PostSummary = z.infer<typeof postSummary>;

const idParams = z.object({ id: uuid });

export const createPost = defineEndpoint({
  method: 'POST',
  path: '/posts',
  summary: 'Begin a draft',
  keyScope: 'posts:write',
  body: z.object({ content: content.optional() }),
  answer: postView,
});

export const listPosts = defineEndpoint({
  method: 'GET',
  path: '/posts',
  summary: 'Posts, newest change first; with a time in which they are due, first due first',
  keyScope: 'posts:read',
  query: z.object({
    ...pageQuery({ most: 500, usual: 50 }),
    /** One stage, or several with commas between. */
    stage: z
      .string()
      .max(200)
      .transform((stages) => stages.split(','))
      .pipe(z.array(stage))
      .optional(),
    author: uuid.optional().describe('Person who began the post.'),
    channel: uuid.optional().describe('Channel that the draft is meant for.'),
    search: z.string().max(200).optional().describe("Words of the draft's base text, in any case."),
    dueFrom: instant.optional().describe('Due at this instant or later.'),
    dueTo: instant.optional().describe('Due before this instant.'),
  }),
  answer: z.object({ posts: z.array(postSummary), next }),
});

export const getPost = defineEndpoint({
  method: 'GET',
  path: '/posts/:id',
  summary: 'A post with draft and versions',
  keyScope: 'posts:read',
  params: idParams,
  answer: postView,
});

/** Autosave. `revision` is the one that was read: a newer one on the server answers 409 `DRAFT_CHANGED` with what is there. */
export const saveDraft = defineEndpoint({
  method: 'PUT',
  path: '/posts/:id/draft',
  summary: 'Save the draft',
  keyScope: 'posts:write',
  params: idParams,
  body: z.object({ revision: z.number().int(), content }),
  answer: z.object({ revision: z.number().int(), updatedAt: instant }),
});

export const discardPost = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/discard',
  summary: 'Put a draft away',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});
export const restorePost = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/restore',
  summary: 'Take a draft back',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});

export const diffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const diffVersions = defineEndpoint({
  method: 'GET',
  path: '/posts/:id/diff',
  summary: 'What changed between two versions, field by field',
  keyScope: 'posts:read',
  params: idParams,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  answer: z.object({ fields: z.array(z.object({ field: z.string(), parts: z.array(diffPart) })) }),
});
