/** Comments of a fake WordPress, as its REST API has them. */
import {
  commentView,
  type FakeComment,
  type FakeSite,
  isOut,
  listed,
  refused,
  statusOf,
} from './fake-wordpress-state.ts';
import { type Call, type Reply, told } from './kit/network.ts';

const unknownComment = () => refused(404, 'rest_comment_invalid_id');
const contextOf = ({ url }: Call) => url.searchParams.get('context') ?? 'view';

/** Only those who may moderate everywhere are told what was typed. */
function mayRead(site: FakeSite, call: Call): boolean {
  return contextOf(call) !== 'edit' || site.settings.moderates;
}

export function listComments(site: FakeSite, call: Call): Reply {
  if (!mayRead(site, call)) return refused(403, 'rest_forbidden_context');
  const { searchParams } = call.url;
  const author = searchParams.get('author');
  const found = [...site.comments.values()].filter(
    ({ articleId, authorId, status }) =>
      articleId === Number(searchParams.get('post')) &&
      (author === null || author === authorId) &&
      (status === 'approved' || (status === 'hold' && searchParams.get('status') === 'all')),
  );
  const isNewestFirst = searchParams.get('order') === 'desc';
  const sorted = found.toSorted((a, b) => (isNewestFirst ? b.id - a.id : a.id - b.id));
  return listed(
    call,
    sorted.map((one) => commentView(site, one, contextOf(call))),
    'rest_comment_invalid_page_number',
  );
}

export function showComment(site: FakeSite, call: Call): Reply {
  if (!mayRead(site, call)) return refused(403, 'rest_forbidden_context');
  const comment = site.comments.get(Number(call.params['id']));
  return comment === undefined ? unknownComment() : told(200, commentView(site, comment, contextOf(call)));
}

export function createComment(site: FakeSite, call: Call): Reply {
  // What a client of tests sends as JSON is an object of these.
  const { post, parent = 0, content } = JSON.parse(call.text) as { post: number; parent?: number; content: string };
  const article = site.articles.get(post);
  if (article === undefined) return refused(403, 'rest_comment_invalid_post_id');
  const status = statusOf(site, article);
  if (status === 'trash') return refused(403, 'rest_comment_trash_post');
  if (!isOut(status)) return refused(403, 'rest_comment_draft_post');
  if (!site.settings.commentsOpen) return refused(403, 'rest_comment_closed');
  const authorId = call.account?.accountId ?? '0';
  const isDouble = [...site.comments.values()].some(
    (one) => one.articleId === post && one.authorId === authorId && one.content === content,
  );
  if (isDouble) return refused(409, 'comment_duplicate');
  const { posts, time } = site.world;
  const made = { articleId: post, parent, authorId, authorName: call.account?.displayName ?? '', content };
  const createdAt = time.now().toISOString();
  const comment: FakeComment = { ...made, id: site.nextId(), createdAt, status: 'approved' };
  site.comments.set(comment.id, comment);
  posts.accept({ accountId: authorId, key: null, text: content, mediaIds: [], replyTo: article.postId }, call.effects);
  return told(201, commentView(site, comment, site.settings.moderates ? 'edit' : 'view'));
}

export function updateComment(site: FakeSite, { params, text }: Call): Reply {
  const comment = site.comments.get(Number(params['id']));
  if (comment === undefined) return unknownComment();
  // As above.
  const fields = JSON.parse(text) as { content?: string; status?: string };
  if (fields.status === comment.status) return refused(500, 'rest_comment_failed_edit');
  Object.assign(comment, fields);
  return told(200, commentView(site, comment, site.settings.moderates ? 'edit' : 'view'));
}

export function deleteComment(site: FakeSite, { params }: Call): Reply {
  return site.comments.delete(Number(params['id'])) ? told(200, { deleted: true }) : unknownComment();
}
