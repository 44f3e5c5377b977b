/** What a fake WordPress knows beyond what every network of the kit knows. */
import { type Call, type Reply, told, type World } from './kit/network.ts';

/** A post, whatever has become of it. Times are ISO 8601 in UTC. */
export type FakeArticle = {
  readonly id: number;
  readonly authorId: string;
  status: string;
  slug: string;
  title: string;
  content: string;
  categories: readonly number[];
  featuredMedia: number;
  createdAt: string;
  /** Of the kit, once it was published. */
  postId: string | null;
};
export type FakeAttachment = {
  readonly id: number;
  readonly authorId: string;
  readonly articleId: number;
  readonly slug: string;
  readonly url: string;
  readonly bytes: Uint8Array;
  altText: string;
};
export type FakeComment = {
  readonly id: number;
  readonly articleId: number;
  readonly parent: number;
  /** `0` for visitors. */
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  content: string;
  status: string;
};

/** What a test may tell a site to be like; read anew with each request. */
export type FakeWordpressSettings = {
  /** The folder that it is in; empty for none. */
  folder: string;
  /** Whether it answers under `/wp-json`; each site answers to `?rest_route=`. */
  pretty: boolean;
  title: string;
  /** A plugin or a server in front takes the header away. */
  stripsAuthorization: boolean;
  takesPasswords: boolean;
  /** Whether it says that a password is wrong, and does not only say that nobody is signed in. */
  tellsWrongPasswords: boolean;
  /** `closed`: answers with a word of its own to everything; `guarded`: something in front refuses with a page. */
  api: 'open' | 'closed' | 'guarded' | 'none';
  xmlrpc: boolean;
  movedTo: string | null;
  hasTrash: boolean;
  /** A plugin takes everything out of posts that nobody sees. */
  dropsComments: boolean;
  mimeTypes: string[];
  maxUploadBytes: number;
  commentsOpen: boolean;
  /** Whether the account may moderate comments, and so read them as they were typed. */
  moderates: boolean;
};

export type FakeSite = {
  readonly world: World;
  readonly settings: FakeWordpressSettings;
  /** With its folder, without a slash at its end. */
  readonly siteUrl: () => string;
  readonly articles: Map<number, FakeArticle>;
  readonly attachments: Map<number, FakeAttachment>;
  readonly comments: Map<number, FakeComment>;
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly nextId: () => number;
};

/** A refusal as WordPress words it. */
export function refused(status: number, code: string): Reply {
  return { ...told(status, { code, message: 'A sentence of the site.', data: { status } }), code };
}

export function pageOf(status: number, html = '<!doctype html><title>A page of the site</title>'): Reply {
  const code = status < 400 ? null : `HTTP_${status}`;
  return { status, code, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** A page of a list, with how much there is in all. */
export function listed(call: Pick<Call, 'url'>, items: readonly object[], beyond: string): Reply {
  const [page, perPage] = ['page', 'per_page'].map((name) => Number(call.url.searchParams.get(name) ?? Number.NaN));
  const size = Number.isInteger(perPage) ? (perPage ?? 10) : 10;
  const at = Number.isInteger(page) ? (page ?? 1) : 1;
  const pages = Math.ceil(items.length / size);
  if (at > 1 && at > pages) return refused(400, beyond);
  const headers = { 'x-wp-total': String(items.length), 'x-wp-totalpages': String(pages) };
  return told(200, items.slice((at - 1) * size, at * size), headers);
}

/** What the site shows as an article's state: people and moderation of the kit's faults have their say. */
export function statusOf({ world }: FakeSite, article: FakeArticle): string {
  const post = article.postId === null ? null : world.posts.all.find(({ id }) => id === article.postId);
  if (post?.state === 'removed') return 'trash';
  return post?.state === 'in-review' || post?.state === 'declined' ? 'pending' : article.status;
}

export const isOut = (status: string) => status === 'publish' || status === 'private';

export function articleView(site: FakeSite, article: FakeArticle): object {
  const { id, slug, title, content, categories, authorId, createdAt } = article;
  return {
    id,
    status: statusOf(site, article),
    slug,
    author: Number(authorId),
    date_gmt: createdAt.slice(0, 19),
    link: `${site.siteUrl()}/${slug}/`,
    title: { raw: title, rendered: title },
    content: { raw: content, rendered: content },
    categories: categories.length === 0 ? [1] : categories,
    featured_media: article.featuredMedia,
  };
}

export function attachmentView(attachment: FakeAttachment): object {
  const { id, slug, url, altText, articleId } = attachment;
  return { id, slug, source_url: url, alt_text: altText, post: articleId };
}

export function commentView(site: FakeSite, comment: FakeComment, context: string): object {
  const { id, articleId, parent, authorId, authorName, createdAt, status, content } = comment;
  const rendered = `<p>${content.replaceAll('\n', '<br />\n').replaceAll('&quot;', '”').replaceAll('--', '–')}</p>`;
  return {
    id,
    post: articleId,
    parent,
    author: Number(authorId),
    author_name: authorName,
    date_gmt: createdAt.slice(0, 19),
    link: `${site.siteUrl()}/?p=${articleId}#comment-${id}`,
    status,
    content: context === 'edit' ? { raw: content, rendered } : { rendered },
  };
}

/** A name that nothing on the site has. */
export function freeSlug(site: FakeSite, wanted: string, own: number): string {
  const taken = new Set(
    [...site.articles.values(), ...site.attachments.values()].flatMap(({ id, slug }) => (id === own ? [] : [slug])),
  );
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

export function slugOfTitle(title: string, id: number): string {
  const words =
    title
      .toLowerCase()
      .replaceAll(/&\w+;/gu, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-') || String(id);
}
