/** Posts as LinkedIn takes and tells them (learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api, to be confirmed there). */
import { z } from 'zod';
import { escapeLittleText, readLittleText } from '../count/little-text.ts';
import { wordsThatLeave } from '../networks.ts';
import type { Account, Manifest, OutgoingPost, RemotePost } from '../port.ts';
import type { OwnPost } from '../search-own.ts';
import { organizationUrn, pageOrigin, urnSchema } from './api.ts';
import type { StagedMedia } from './staged-media.ts';

const instantMs = z.int().min(0).max(8_640_000_000_000_000).optional().catch(undefined);

export const postSchema = z.object({
  id: urnSchema,
  author: urnSchema,
  commentary: z.string().max(100_000).default(''),
  createdAt: instantMs,
  publishedAt: instantMs,
  lifecycleState: z.string().max(60),
  lifecycleStateInfo: z.object({ isEditedByAuthor: z.boolean().optional() }).optional().catch(undefined),
});
export type LinkedInPost = z.output<typeof postSchema>;

/** The words of a post as people read them. */
export function textOf(manifest: Manifest, post: OutgoingPost): string {
  return wordsThatLeave(manifest, post).text;
}

const described = (altText: string) => (altText.trim() === '' ? {} : { altText: altText.trim() });

/** What goes with the words; `media` are what was handed in, in the order of the post. Undefined for words alone. */
function contentOf(manifest: Manifest, post: OutgoingPost, media: readonly StagedMedia[]): object | undefined {
  const { document, images, video } = post;
  const { link, title } = wordsThatLeave(manifest, post);
  const [id = ''] = media.map(({ urn }) => urn);
  if (document !== undefined) return { media: { id, title: document.title } };
  if (video !== undefined) return { media: { id, ...(title === null ? {} : { title }) } };
  if (link !== null) return { article: articleOf(post, { link, title, media }) };
  const shown = images.map(({ altText }, at) => ({ id: media[at]?.urn ?? '', ...described(altText) }));
  if (shown.length > 1) return { multiImage: { images: shown } };
  return shown.length === 1 ? { media: shown[0] } : undefined;
}

/** With the only picture as its own. LinkedIn reads nothing from the page itself: a card without a title has the name of its host. */
function articleOf(
  { images }: OutgoingPost,
  { link: source, media, title }: { link: string; title: string | null; media: readonly StagedMedia[] },
): object {
  const host = URL.canParse(source) ? new URL(source).hostname.replace(/^www\./u, '') : source;
  const [image] = images;
  const thumbnail = media[0]?.urn;
  const altText = image?.altText.trim() ?? '';
  return {
    source,
    title: title ?? host,
    ...(thumbnail === undefined ? {} : { thumbnail }),
    ...(thumbnail === undefined || altText === '' ? {} : { thumbnailAltText: altText }),
  };
}

export function postBody(
  manifest: Manifest,
  { account, media, post }: { account: Account; media: readonly StagedMedia[]; post: OutgoingPost },
): object {
  const content = contentOf(manifest, post, media);
  return {
    author: organizationUrn(account.remoteAccountId),
    commentary: escapeLittleText(textOf(manifest, post)),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content === undefined ? {} : { content }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  };
}

export function addressOf({ serviceUrl }: Pick<Account, 'serviceUrl'>, urn: string): string {
  return `${pageOrigin(serviceUrl)}/feed/update/${urn}/`;
}

export function toRemotePost(account: Pick<Account, 'serviceUrl'>, post: LinkedInPost): RemotePost {
  const at = post.publishedAt ?? post.createdAt;
  return {
    remoteId: post.id,
    url: addressOf(account, post.id),
    text: readLittleText(post.commentary),
    createdAt: at === undefined ? null : new Date(at).toISOString(),
    deliveryKey: null,
  };
}

/** A post whose media LinkedIn is still at is asked for, and not published; one whose media failed never will be. */
const states: Readonly<Record<string, OwnPost['state']>> = {
  PUBLISH_REQUESTED: 'in-review',
  PROCESSING: 'in-review',
  PUBLISH_FAILED: 'declined',
};

export function toOwnPost(account: Pick<Account, 'serviceUrl'>, post: LinkedInPost): OwnPost {
  return {
    post: toRemotePost(account, post),
    state: states[post.lifecycleState] ?? 'public',
    isEdited: post.lifecycleStateInfo?.isEditedByAuthor === true,
  };
}

/** A draft is nobody's post yet. */
export const isPost = ({ lifecycleState }: LinkedInPost) => lifecycleState !== 'DRAFT';
