/** Posts as a site tells them, and as the port tells them. */
import { z } from 'zod';
import { textOfHtml } from '../mastodon/html-text.ts';
import type { Failure, OutgoingPost, RemotePost } from '../port.ts';
import { ask, type WordpressContext, type WordpressResult } from './api.ts';
import { type ReadArticle, readBlocks } from './blocks.ts';
import { webAddress } from './site-address.ts';

/** As an author sees it (`context=edit`): with what was stored, not only with what a theme makes of it. */
export const postSchema = z.object({
  id: z.int().positive(),
  status: z.string().max(40),
  slug: z.string().max(400),
  author: z.int(),
  /** Without a zone, in UTC; null for drafts on some sites. */
  date_gmt: z.string().max(60).nullish(),
  link: z.string().max(2_000).nullish(),
  title: z.object({ raw: z.string() }),
  content: z.object({ raw: z.string() }),
  categories: z.array(z.int()).catch([]),
});
/** For reading: no more than that, so that many posts fit into one answer. */
export const asAuthor = {
  context: 'edit',
  _fields: 'id,status,slug,author,date_gmt,link,title.raw,content.raw,categories',
} as const;
export type SitePost = z.output<typeof postSchema>;

/** Marks a draft until it is published; afterwards its address is made of its title, as on every other page of the site. */
export const slugOf = (deliveryKey: string) => `bedside-${deliveryKey.toLowerCase()}`;

/** Ids of posts are numbers; whatever else is asked for is not there. */
export const isPostId = (id: string) => /^[1-9]\d{0,18}$/u.test(id);

export const isOut = ({ status }: Pick<SitePost, 'status'>) => status === 'publish' || status === 'private';

/** Who sees it. A site knows nothing between everybody and its own people. */
export const statusFor = (post: OutgoingPost) => (post.options?.visibility === 'private' ? 'private' : 'publish');

export const titleOf = (post: OutgoingPost) => post.options?.title?.trim() ?? '';

/** One post by its id. Null when the site says that there is none. */
export async function readPost(context: WordpressContext, id: string): Promise<WordpressResult<SitePost | null>> {
  if (!isPostId(id)) return { ok: true, headers: new Headers(), data: null };
  const found = await ask(context, { path: `/wp/v2/posts/${id}`, params: asAuthor, schema: postSchema });
  return !found.ok && found.notFound ? { ok: true, headers: new Headers(), data: null } : found;
}

export function isForeign({ authorId }: WordpressContext, { author }: SitePost): boolean {
  return String(author) !== authorId;
}

export const notOwnPost: Failure = {
  kind: 'rejected',
  code: 'NOT_OWN_POST',
  detail: 'The post belongs to another account of the site.',
};

/** What stands in it, with its title as text. */
export function articleOf(post: SitePost): ReadArticle & { readonly title: string } {
  return { ...readBlocks(post.content.raw), title: textOfHtml(post.title.raw) };
}

export function toRemotePost({ serviceUrl }: WordpressContext, post: SitePost): RemotePost {
  const { text, deliveryKey } = readBlocks(post.content.raw);
  return {
    remoteId: String(post.id),
    url: isOut(post) ? webAddress(serviceUrl, post.link) : null,
    text,
    createdAt: utcOf(post.date_gmt),
    deliveryKey,
  };
}

/** WordPress tells UTC without saying so. */
export function utcOf(told: string | null | undefined): string | null {
  const at = Date.parse(`${(told ?? '').replace(/Z$/u, '')}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
