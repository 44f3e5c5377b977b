/** Posts and media of a fake WordPress, as its REST API has them. */
import {
  articleView,
  attachmentView,
  type FakeArticle,
  type FakeSite,
  freeSlug,
  isOut,
  listed,
  refused,
  slugOfTitle,
  statusOf,
} from './fake-wordpress-state.ts';
import { type Call, type Reply, told } from './kit/network.ts';

type Fields = Partial<Pick<FakeArticle, 'status' | 'slug' | 'title' | 'content' | 'categories'>> & {
  readonly featured_media?: number;
};

// What a client of tests sends as JSON is an object of these.
const fieldsOf = ({ text }: Call) => JSON.parse(text) as Fields;

const unknownPost = () => refused(404, 'rest_post_invalid_id');

/** One that the caller may edit: authors those of their own. */
function own(site: FakeSite, { params, account }: Call): FakeArticle | Reply {
  const article = site.articles.get(Number(params['id']));
  if (article === undefined) return unknownPost();
  return article.authorId === account?.accountId ? article : refused(403, 'rest_cannot_edit');
}

const isReply = (one: FakeArticle | Reply): one is Reply => 'body' in one;

export function listPosts(site: FakeSite, call: Call): Reply {
  const { searchParams } = call.url;
  const statuses = new Set((searchParams.get('status') ?? 'publish').split(','));
  const slug = searchParams.get('slug');
  const author = searchParams.get('author');
  const found = [...site.articles.values()].filter(
    (one) =>
      statuses.has(statusOf(site, one)) &&
      (slug === null || one.slug === slug) &&
      (author === null || one.authorId === author),
  );
  const newest = found.toSorted((a, b) => b.id - a.id).map((one) => articleView(site, one));
  return listed(call, newest, 'rest_post_invalid_page_number');
}

export function showPost(site: FakeSite, call: Call): Reply {
  const article = own(site, call);
  return isReply(article) ? article : told(200, articleView(site, article));
}

export function createPost(site: FakeSite, call: Call): Reply {
  const fields = fieldsOf(call);
  if ((fields.title ?? '') === '' && (fields.content ?? '') === '') return refused(400, 'empty_content');
  const id = site.nextId();
  const article: FakeArticle = {
    id,
    authorId: call.account?.accountId ?? '',
    status: 'draft',
    slug: '',
    title: '',
    content: '',
    categories: [],
    featuredMedia: 0,
    createdAt: site.world.time.now().toISOString(),
    postId: null,
  };
  site.articles.set(id, article);
  write(site, article, fields);
  return told(201, articleView(site, article));
}

function write(site: FakeSite, article: FakeArticle, fields: Fields): void {
  const { featured_media: featuredMedia, slug, ...rest } = fields;
  Object.assign(article, rest, featuredMedia === undefined ? {} : { featuredMedia });
  if (site.settings.dropsComments) article.content = article.content.replaceAll(/<!--[\s\S]*?-->/gu, '');
  if (slug === undefined) return;
  const wanted = slug === '' ? slugOfTitle(article.title, article.id) : slug;
  article.slug = freeSlug(site, wanted, article.id);
}

/** Changes a post; where that makes it public, it is taken in. */
export function updatePost(site: FakeSite, call: Call): Reply {
  const article = own(site, call);
  if (isReply(article)) return article;
  const wasOut = isOut(article.status);
  write(site, article, fieldsOf(call));
  const { authorId: accountId, content: text } = article;
  const { posts, time } = site.world;
  if (!wasOut && isOut(article.status)) {
    article.createdAt = time.now().toISOString();
    const draft = { accountId, key: null, text, mediaIds: [], replyTo: null };
    article.postId = posts.accept(draft, call.effects).id;
  } else if (article.postId !== null) posts.change(article.postId, { text, mediaIds: [] }, call.effects);
  return told(200, articleView(site, article));
}

export function deletePost(site: FakeSite, call: Call): Reply {
  const article = own(site, call);
  if (isReply(article)) return article;
  const isForced = call.url.searchParams.get('force') === 'true';
  if (!isForced && !site.settings.hasTrash) return refused(501, 'rest_trash_not_supported');
  if (!isForced && statusOf(site, article) === 'trash') return refused(410, 'rest_already_trashed');
  if (article.postId !== null) site.world.posts.remove(article.postId, 'account');
  if (isForced) {
    site.articles.delete(article.id);
    return told(200, { deleted: true, previous: articleView(site, article) });
  }
  Object.assign(article, { status: 'trash', slug: `${article.slug}__trashed` });
  return told(200, articleView(site, article));
}

export function listMedia(site: FakeSite, call: Call): Reply {
  const parent = Number(call.url.searchParams.get('parent'));
  const found = [...site.attachments.values()].filter(({ articleId }) => articleId === parent);
  return listed(call, found.map(attachmentView), 'rest_post_invalid_page_number');
}

export async function uploadMedia(site: FakeSite, call: Call): Promise<Reply> {
  const { request, account } = call;
  const type = request.headers.get('content-type') ?? '';
  const form = await new Request(request.url, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(request.body),
  }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) return refused(400, 'rest_upload_no_data');
  // PHP's own refusal, which WordPress tells with 500.
  if (!site.settings.mimeTypes.includes(file.type)) return refused(500, 'rest_upload_unknown_error');
  if (file.size > site.settings.maxUploadBytes) return refused(400, 'rest_upload_file_too_big');
  const id = site.nextId();
  const field = (name: string) => String(form.get(name) ?? '');
  const attachment = {
    id,
    authorId: account?.accountId ?? '',
    articleId: Number(field('post')),
    slug: freeSlug(site, field('slug'), id),
    url: `${site.siteUrl()}/wp-content/uploads/${id}-${file.name}`,
    bytes: new Uint8Array(await file.arrayBuffer()),
    altText: field('alt_text'),
  };
  site.attachments.set(id, attachment);
  return told(201, attachmentView(attachment));
}

export function updateMedia(site: FakeSite, { params, text }: Call): Reply {
  const attachment = site.attachments.get(Number(params['id']));
  if (attachment === undefined) return unknownPost();
  // As above.
  const { alt_text: altText = attachment.altText } = JSON.parse(text) as { alt_text?: string };
  attachment.altText = altText;
  return told(200, attachmentView(attachment));
}

export function deleteMedia(site: FakeSite, { params, url }: Call): Reply {
  if (url.searchParams.get('force') !== 'true') return refused(501, 'rest_trash_not_supported');
  return site.attachments.delete(Number(params['id'])) ? told(200, { deleted: true }) : unknownPost();
}
