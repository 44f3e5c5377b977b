import type { NetworkId, PartKind } from '@bedside/connectors/networks';
import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { purpose } from '../../registers/authorizations/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';
import { mediaFor } from './media/contract.ts';
import { mediaChoice, networkOptions, optionTexts } from './options/contract.ts';
import { addressFields, contentAddress, contentLinks, leavingLink, leavingText } from './short-links/contract.ts';

export {
  type ContentMedia,
  everyMedium,
  type MediaPlace,
  mediaFor,
  mediaPlaces,
  placesFor,
  type StoredMedium,
} from './media/contract.ts';
export {
  type Choice,
  choicesOf,
  type MediaChoice,
  mediaChoice,
  type NetworkOptions,
  networkOptions,
} from './options/contract.ts';

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
  crops: z
    .partialRecord(networkId, z.object({ mediaId: uuid, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .optional()
    .describe('What a network gets instead: a part of the image, kept as an image of its own.'),
});

const storedMedium = z.object({ mediaId: uuid, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** The film of a post. It goes with the post itself, never with a further part. */
export const contentVideo = storedMedium.extend({
  altText: text.max(5_000, { error: 'TEXT_TOO_LONG' }).describe('What it shows and what is said in it.'),
  cover: storedMedium.optional().describe('An image that is shown before it plays.'),
});
export type ContentVideo = z.infer<typeof contentVideo>;

/** The document of a post, whose pages a network shows. */
export const contentDocument = storedMedium.extend({ title: text.max(400, { error: 'TEXT_TOO_LONG' }) });
export type ContentDocument = z.infer<typeof contentDocument>;

export const threadPart = z.object({
  text,
  imageIndexes: z
    .array(z.number().int().min(0).max(19))
    .max(20)
    .optional()
    .describe('Which images of the post go with this part; all others go with the first.'),
});
export type ThreadPart = z.infer<typeof threadPart>;

/** Most signed permissions that one post names. */
export const MAX_AUTHORIZATIONS = 50;

/** What people's permissions are asked for. It leaves with nothing, and is approved with the words. */
export const contentPermission = z.object({
  purpose: purpose.describe('What the post is for: a permission holds for the purposes that were said yes to.'),
  authorizationIds: z
    .array(uuid)
    .max(MAX_AUTHORIZATIONS)
    .describe('Signed permissions on which the words rest; those for pictures are found by the pictures.'),
});
export type ContentPermission = z.infer<typeof contentPermission>;

/** Most further parts of a thread. */
export const MAX_THREAD_PARTS = 24;

/** Everything that leaves with a post, and whose permission it rests on. Its canonical form is what `contentHash` covers. */
export const content = z.object({
  schema: z.literal(1),
  baseText: text,
  link: z.union([z.url({ protocol: /^https?$/, error: 'LINK_INVALID' }).max(2_000), z.null()]),
  images: z.array(contentImage).max(20),
  video: contentVideo.optional(),
  document: contentDocument.optional(),
  variants: z
    .partialRecord(networkId, z.object({ text, thread: z.array(threadPart).min(1).max(MAX_THREAD_PARTS).optional() }))
    .describe('Own wording for a network, instead of the base text; with further parts it leaves as a thread.'),
  firstComment: text
    .min(1)
    .max(5_000, { error: 'TEXT_TOO_LONG' })
    .optional()
    .describe('Our own comment below the post, where a network takes one.'),
  options: z.partialRecord(networkId, networkOptions).optional().describe('What only one network knows.'),
  mediaFor: z
    .partialRecord(networkId, mediaChoice)
    .optional()
    .describe('What a network gets of images, video and document, where that is not all of them.'),
  links: contentLinks.optional().describe('What becomes of the addresses in the texts.'),
  addresses: z.array(contentAddress).max(5_000).optional().describe('As they leave. The server settles them.'),
  channelIds: z.array(uuid).max(50),
  language: z.enum(['en', 'es']).describe('BCP 47 language of the text.'),
  permission: contentPermission
    .optional()
    .describe('Where people are shown or told of; left out, the post is of nobody in particular.'),
});
export type Content = z.infer<typeof content>;

/** What `textFields` reads. */
export type ContentTexts = Pick<
  Content,
  | 'baseText'
  | 'variants'
  | 'images'
  | 'video'
  | 'document'
  | 'link'
  | 'firstComment'
  | 'options'
  | 'links'
  | 'addresses'
>;

/** Every text of a content that is screened and compared, by the field names that findings use. */
export function textFields(of: ContentTexts): { readonly field: string; readonly text: string }[] {
  const variants = Object.entries(of.variants).flatMap(([network, own]) => {
    if (own === undefined) return [];
    const thread = (own.thread ?? []).map((part, index) => ({
      field: `variants.${network}.thread.${index}`,
      text: part.text,
    }));
    return [{ field: `variants.${network}`, text: own.text }, ...thread];
  });
  const firstComment = of.firstComment === undefined ? [] : [{ field: 'firstComment', text: of.firstComment }];
  const altTexts = of.images.map((image, index) => ({ field: `images.${index}.altText`, text: image.altText }));
  const video = of.video === undefined ? [] : [{ field: 'video.altText', text: of.video.altText }];
  const document = of.document === undefined ? [] : [{ field: 'document.title', text: of.document.title }];
  const link = of.link === null || of.link === '' ? [] : [{ field: 'link', text: of.link }];
  const fields = [
    { field: 'baseText', text: of.baseText },
    ...variants,
    ...firstComment,
    ...Object.entries(of.options ?? {}).flatMap(([network, options]) => optionTexts(network, options)),
    ...altTexts,
    ...video,
    ...document,
    ...link,
  ];
  return [
    ...fields,
    ...addressFields(
      of,
      fields.map(({ text: words }) => words),
    ),
  ];
}

/** The words that a network gets, before the link is added: its own wording where there is one, with its addresses as they leave. */
export function textFor(of: Pick<Content, 'baseText' | 'variants' | 'addresses'>, network: NetworkId): string {
  return leavingText(of.variants[network]?.text ?? of.baseText, of, network);
}

/** Video, with its cover, and document. */
export type ContentFiles = Pick<Content, 'video' | 'document'>;

/** One post on the network: the post itself, a part of its thread, or its first comment. */
export type ContentPart = {
  readonly kind: PartKind;
  readonly text: string;
  readonly link: string | null;
  /** Places in `content.images`, in order. */
  readonly imageIndexes: readonly number[];
  /** They go with the post itself: other parts have none. */
  readonly files: ContentFiles;
};

/**
 * What leaves for a network, in the order in which it leaves. The link goes with the first part; a first comment comes
 * last and only where the network takes one. An image that several parts name goes with the first of them. Media that
 * were not chosen for the network are in no part.
 */
export function partsOf(of: Content, network: { id: NetworkId; takesFirstComment: boolean }): ContentPart[] {
  const own = of.variants[network.id];
  const { document, images, video } = mediaFor(of, network.id);
  const taken = new Set<number>();
  const thread = (own?.thread ?? []).map((part): ContentPart => {
    const imageIndexes = [...new Set(part.imageIndexes ?? [])].filter(
      (index) => index < images.length && !taken.has(index),
    );
    for (const index of imageIndexes) taken.add(index);
    return { kind: 'thread', text: leavingText(part.text, of, network.id), link: null, imageIndexes, files: {} };
  });
  const first: ContentPart = {
    kind: 'post',
    text: textFor(of, network.id),
    link: leavingLink(of.link, of, network.id),
    imageIndexes: images.map((_, index) => index).filter((index) => !taken.has(index)),
    files: { ...(video === undefined ? {} : { video }), ...(document === undefined ? {} : { document }) },
  };
  const { firstComment } = of;
  if (firstComment === undefined || !network.takesFirstComment) return [first, ...thread];
  const comment = leavingText(firstComment, of, network.id);
  return [first, ...thread, { kind: 'first_comment', text: comment, link: null, imageIndexes: [], files: {} }];
}

/** The image that a network gets: its own crop where there is one. */
export function imageFor(
  image: Content['images'][number],
  network: NetworkId,
): { readonly mediaId: string; readonly sha256: string } {
  const { mediaId, sha256 } = image.crops?.[network] ?? image;
  return { mediaId, sha256 };
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
  outSince: instant
    .nullable()
    .describe(
      'Since when something of it stands on a network, also while it is being corrected; null when nothing does.',
    ),
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
  outSince: instant.nullable().describe('Since when something of it stands on a network; null when nothing does.'),
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

/** What stands stays as it is until the new version was approved and sent: `POST /posts/:id/correct`. */
export const beginCorrection = defineEndpoint({
  method: 'POST',
  path: '/posts/:id/correction',
  summary: 'Begin the correction of a post that stands on a network; discarding ends it',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});

export { diffPart, diffVersions } from './diff/contract.ts';
export { checkLink, type LinkCheck, linkCheck } from './links/contract.ts';
export {
  type ContentAddress,
  type ContentLinks,
  leavingLink,
  listClickDays,
  listShortLinks,
  type ShortLinkView,
  UNMADE_CODE,
} from './short-links/contract.ts';
