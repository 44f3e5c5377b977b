/** Comments as YouTube has them (developers.google.com/youtube/v3/docs/comments, read 2026-11-23). */
import { jsonOf, recordAt, textAt } from './fake-google-words.ts';
import { commentsOf, type FakeComment, seenVideo, type YouTubeState } from './fake-youtube-state.ts';
import { type Call, noContent, type Reply, told } from './kit/network.ts';

const maxCommentLength = 10_000;

export function commentView(comment: FakeComment): object {
  const { authorId, authorName, id, parentId, publishedAt, text, updatedAt, videoId } = comment;
  return {
    kind: 'youtube#comment',
    id,
    snippet: {
      ...(parentId === null ? { videoId } : { parentId }),
      textDisplay: text,
      textOriginal: text,
      authorDisplayName: authorName,
      authorChannelId: { value: authorId },
      publishedAt,
      updatedAt,
    },
  };
}

function threadView(state: YouTubeState, comment: FakeComment): object {
  const replies = commentsOf(state, comment.videoId).filter(({ parentId }) => parentId === comment.id);
  const shown = replies.slice(0, state.settings.repliesWithThread);
  return {
    kind: 'youtube#commentThread',
    id: comment.id,
    snippet: {
      videoId: comment.videoId,
      topLevelComment: commentView(comment),
      totalReplyCount: replies.length,
      isPublic: true,
    },
    ...(shown.length === 0 ? {} : { replies: { comments: shown.map(commentView) } }),
  };
}

export function listThreads(state: YouTubeState, { account, url }: Call): Reply {
  const videoId = url.searchParams.get('videoId') ?? '';
  if (seenVideo(state, videoId, account?.accountId) === null) {
    return state.world.refuse({ status: 404, code: 'videoNotFound' });
  }
  if (!state.settings.takesComments) return state.world.refuse({ status: 403, code: 'commentsDisabled' });
  const threads = commentsOf(state, videoId)
    .filter(({ parentId }) => parentId === null)
    .toReversed();
  const from = Number(url.searchParams.get('pageToken') ?? '0');
  const to = from + Number(url.searchParams.get('maxResults') ?? '20');
  const items = threads.slice(from, to).map((one) => threadView(state, one));
  const nextPageToken = to < threads.length ? { nextPageToken: String(to) } : {};
  return told(200, { kind: 'youtube#commentThreadListResponse', items, ...nextPageToken });
}

export function listComments(state: YouTubeState, { url }: Call): Reply {
  const [id, parentId] = [url.searchParams.get('id'), url.searchParams.get('parentId')];
  if ((id === null) === (parentId === null)) {
    return state.world.refuse({ status: 400, code: 'incompatibleParameters' });
  }
  const found = state.comments.filter(
    (one) => one.moderation === 'published' && (id === null ? one.parentId === parentId : one.id === id),
  );
  return told(200, { kind: 'youtube#commentListResponse', items: found.map(commentView) });
}

type Made = { readonly videoId: string; readonly parentId: string | null; readonly text: string };

/** Puts a comment there, as its author would. */
export function addComment(
  state: YouTubeState,
  made: Made & { readonly authorId: string; readonly authorName: string },
): FakeComment {
  const number = state.nextNumber();
  const id = made.parentId === null ? `Ugx${number}AaABAg` : `${made.parentId}.9r${number}`;
  const publishedAt = state.world.time.now().toISOString();
  const comment: FakeComment = { ...made, id, publishedAt, updatedAt: publishedAt, moderation: 'published' };
  state.comments.push(comment);
  return comment;
}

function write(state: YouTubeState, { account }: Call, made: Made): FakeComment | Reply {
  const { refuse } = state.world;
  if (!state.settings.takesComments) return refuse({ status: 403, code: 'commentsDisabled' });
  if (made.text === '') return refuse({ status: 400, code: 'commentTextRequired' });
  if (made.text.length > maxCommentLength) return refuse({ status: 400, code: 'commentTextTooLong' });
  return addComment(state, {
    ...made,
    authorId: account?.accountId ?? '',
    authorName: account?.displayName ?? '',
  });
}

const isReply = (made: FakeComment | Reply): made is Reply => 'body' in made;

export function insertThread(state: YouTubeState, call: Call): Reply {
  const snippet = recordAt(jsonOf(call), 'snippet');
  const videoId = textAt(snippet, 'videoId');
  if (seenVideo(state, videoId, call.account?.accountId) === null) {
    return state.world.refuse({ status: 404, code: 'videoNotFound' });
  }
  const text = textAt(recordAt(snippet, 'topLevelComment', 'snippet'), 'textOriginal');
  const made = write(state, call, { videoId, parentId: null, text });
  return isReply(made) ? made : told(200, threadView(state, made));
}

export function insertComment(state: YouTubeState, call: Call): Reply {
  const snippet = recordAt(jsonOf(call), 'snippet');
  const parent = state.comments.find(({ id, parentId }) => id === snippet.parentId && parentId === null);
  if (parent === undefined) return state.world.refuse({ status: 404, code: 'parentCommentNotFound' });
  const made = write(state, call, {
    videoId: parent.videoId,
    parentId: parent.id,
    text: textAt(snippet, 'textOriginal'),
  });
  return isReply(made) ? made : told(200, commentView(made));
}

export function updateComment(state: YouTubeState, call: Call): Reply {
  const body = jsonOf(call);
  const comment = state.comments.find(({ id }) => id === body.id);
  if (comment === undefined) return state.world.refuse({ status: 404, code: 'commentNotFound' });
  if (comment.authorId !== call.account?.accountId) return state.world.refuse({ status: 403, code: 'forbidden' });
  comment.text = textAt(recordAt(body, 'snippet'), 'textOriginal');
  comment.updatedAt = state.world.time.now().toISOString();
  return told(200, commentView(comment));
}

/** Only its author. */
export function deleteComment(state: YouTubeState, call: Call): Reply {
  const at = state.comments.findIndex(({ id }) => id === call.url.searchParams.get('id'));
  const comment = state.comments[at];
  if (comment === undefined) return state.world.refuse({ status: 404, code: 'commentNotFound' });
  if (comment.authorId !== call.account?.accountId) return state.world.refuse({ status: 403, code: 'forbidden' });
  state.comments.splice(at, 1);
  return noContent;
}

/** Whoever has the video. A rejected comment stays rejected. */
export function moderate(state: YouTubeState, { account, url }: Call): Reply {
  const comment = state.comments.find(({ id }) => id === url.searchParams.get('id'));
  if (comment === undefined) return state.world.refuse({ status: 404, code: 'commentNotFound' });
  if (state.details.get(comment.videoId)?.channelId !== account?.accountId) {
    return state.world.refuse({ status: 403, code: 'forbidden' });
  }
  const wanted = url.searchParams.get('moderationStatus') ?? '';
  if (wanted !== 'published' && wanted !== 'heldForReview' && wanted !== 'rejected') {
    return state.world.refuse({ status: 400, code: 'invalidValue' });
  }
  if (comment.moderation === 'rejected' && wanted !== 'rejected') {
    return state.world.refuse({ status: 400, code: 'operationNotSupported' });
  }
  comment.moderation = wanted;
  return noContent;
}
