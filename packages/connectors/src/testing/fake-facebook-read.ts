/** Doors of the fake of Facebook that show, change and take down. */
import {
  type FacebookState,
  type FakeComment,
  findPost,
  graphIdOf,
  videoViewOf,
  viewOf,
} from './fake-facebook-state.ts';
import { graphError, type MetaCall, metaTime, paged, unsupported } from './fake-meta.ts';
import { type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export function publishedPosts(state: FacebookState, { fields, params }: MetaCall): Reply {
  const items = state.world.posts.listPublic(params.page).filter(({ id }) => state.details.get(id)?.kind === 'feed');
  return paged({ items, fields, viewOf: (post) => viewOf(state, post), idOf: (post) => graphIdOf(state, post) });
}

export function stories(state: FacebookState, { fields, params }: MetaCall): Reply {
  const items = state.world.posts.listPublic(params.page).filter(({ id }) => state.details.get(id)?.kind === 'story');
  const view = (post: FakePost) => {
    const detail = state.details.get(post.id);
    return { post_id: post.id, status: 'PUBLISHED', media_id: detail?.videoId ?? detail?.photoIds[0] };
  };
  return paged({ items, fields, viewOf: view, idOf: ({ id }) => id });
}

const countsOf = (state: FacebookState, id: string) => ({
  reactions: { data: [], summary: { total_count: 7 } },
  likes: { data: [], summary: { total_count: 7 } },
  comments: { data: [], summary: { total_count: below(state, id).length } },
});

export function show(state: FacebookState, { fields, params }: MetaCall): Reply {
  const id = params.id ?? '';
  const asked = fields.fields ?? '';
  const video = state.videos.get(id);
  const isGone = video?.postId != null && state.world.posts.standing(video.postId) === null;
  if (video !== undefined && !isGone) {
    if (/\bmessage\b/u.test(asked)) return graphError(100);
    return told(200, { ...videoViewOf(state, video), ...countsOf(state, id), views: 120 });
  }
  const photo = state.photos.get(id);
  if (photo !== undefined) {
    return told(200, { id, ...(photo.shownBy === null ? {} : { page_story_id: `${photo.pageId}_${photo.shownBy}` }) });
  }
  const post = findPost(state, id);
  if (post === null) return unsupported();
  return told(200, { ...viewOf(state, post), ...countsOf(state, id) });
}

export function change(state: FacebookState, { effects, fields, params }: MetaCall): Reply {
  const id = params.id ?? '';
  const comment = state.comments.find((one) => one.id === id);
  if (comment !== undefined && fields.is_hidden !== undefined) {
    comment.hidden = fields.is_hidden === 'true';
    return told(200, { success: true });
  }
  const post = findPost(state, id);
  if (post === null) return unsupported();
  const text = fields.message ?? fields.description;
  if (text === undefined || text.length > state.settings.maxMessage) return graphError(100);
  state.world.posts.change(post.id, { text, mediaIds: post.mediaIds }, effects);
  return told(200, { success: true });
}

export function remove(state: FacebookState, { params }: MetaCall): Reply {
  const id = params.id ?? '';
  const at = state.comments.findIndex((one) => one.id === id);
  if (at !== -1) {
    state.comments.splice(at, 1);
    return told(200, { success: true });
  }
  const post = findPost(state, id);
  if (post !== null) {
    state.world.posts.remove(post.id, 'account');
    return told(200, { success: true });
  }
  const isHeld = state.photos.get(id)?.shownBy === null || state.videos.get(id)?.postId === null;
  if (!isHeld) return unsupported();
  state.photos.delete(id);
  state.videos.delete(id);
  return told(200, { success: true });
}

type Below = { readonly id: string; readonly createdAt: string; readonly view: object };

/** Comments below a post or a comment, oldest first: those of the page and those of others. */
function below(state: FacebookState, id: string): Below[] {
  const own = state.world.posts
    .listPublic()
    .filter((post) => state.details.get(post.id)?.below === id)
    .map((post): Below => {
      const from = state.pages.find((page) => page.id === post.accountId);
      const view = { ...viewOf(state, post), from: { id: from?.id, name: from?.name }, is_hidden: false };
      return { id: graphIdOf(state, post), createdAt: post.acceptedAt, view };
    });
  const others = state.comments.filter((one) => one.below === id).map(viewOfComment);
  return [...own, ...others].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

function viewOfComment({ id, message, fromName, createdAt, hidden, parentId }: FakeComment): Below {
  const parent = parentId === null ? {} : { parent: { id: parentId } };
  const from = { id: `of-${fromName.toLowerCase().replaceAll(/\W+/gu, '-')}`, name: fromName };
  return {
    id,
    createdAt,
    view: { id, message, from, created_time: metaTime(createdAt), is_hidden: hidden, ...parent },
  };
}

export function listComments(state: FacebookState, { fields, params }: MetaCall): Reply {
  const id = params.id ?? '';
  const stands = findPost(state, id) !== null || state.comments.some((one) => one.id === id);
  if (!stands) return unsupported();
  const oldestFirst = below(state, id);
  const items = fields.order === 'reverse_chronological' ? oldestFirst.toReversed() : oldestFirst;
  return paged({ items, fields, viewOf: ({ view }) => view, idOf: (one) => one.id });
}

const known: Readonly<Record<string, number>> = { post_media_view: 1_234, post_clicks: 56 };

/** One name that is not known any more makes it refuse all. */
export function insights(state: FacebookState, { fields, params }: MetaCall): Reply {
  if (findPost(state, params.id ?? '') === null) return unsupported();
  const names = (fields.metric ?? '').split(',');
  const isKnown = (name: string) => known[name] !== undefined && !state.settings.goneMetrics.includes(name);
  if (!names.every(isKnown)) return graphError(100);
  return told(200, { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: known[name] }] })) });
}
