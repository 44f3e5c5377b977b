/** Channels, uploads and videos as YouTube has them (developers.google.com/youtube/v3/docs, read 2026-11-23). */
import { isRecord, jsonOf, recordAt, textAt } from './fake-google-words.ts';
import {
  type FakeChannel,
  type FakeSession,
  type FakeVideoDetails,
  findVideo,
  seenVideo,
  videoView,
  type YouTubeState,
} from './fake-youtube-state.ts';
import { type Call, noContent, type Reply, told } from './kit/network.ts';

const pieceBytes = 256 * 1_024;
const maxCoverBytes = 2 * 1_024 * 1_024;

export function listChannels(state: YouTubeState, { account, url }: Call): Reply {
  const ids = [account?.accountId ?? '', ...state.settings.opens];
  const isMine = url.searchParams.get('mine') === 'true';
  const wanted = isMine ? ids : (url.searchParams.get('id') ?? '').split(',');
  const items = state.channels.filter(({ id }) => wanted.includes(id)).map(channelView);
  const pageInfo = { totalResults: items.length, resultsPerPage: 50 };
  // Nothing found is told by what is left out.
  return told(200, { kind: 'youtube#channelListResponse', pageInfo, ...(items.length === 0 ? {} : { items }) });
}

function channelView({ id, title, customUrl, longUploads }: FakeChannel): object {
  return {
    kind: 'youtube#channel',
    id,
    snippet: { title, customUrl, description: '' },
    contentDetails: { relatedPlaylists: { likes: '', uploads: uploadsOf(id) } },
    status: { privacyStatus: 'public', isLinked: true, longUploadsStatus: longUploads },
  };
}

const uploadsOf = (channelId: string) => `UU${channelId.slice(2)}`;

export function listUploads(state: YouTubeState, { account, url }: Call): Reply {
  const channelId = account?.accountId ?? '';
  const known = [...state.details].filter(([id, one]) => one.channelId === channelId && findVideo(state, id) !== null);
  const isList = url.searchParams.get('playlistId') === uploadsOf(channelId) && known.length > 0;
  if (!isList) return state.world.refuse({ status: 404, code: 'playlistNotFound' });
  const from = Number(url.searchParams.get('pageToken') ?? '0');
  const to = from + Number(url.searchParams.get('maxResults') ?? '5');
  const page = known.toReversed().slice(from, to);
  const items = page.map(([videoId]) => ({ kind: 'youtube#playlistItem', contentDetails: { videoId } }));
  const nextPageToken = to < known.length ? { nextPageToken: String(to) } : {};
  return told(200, { kind: 'youtube#playlistItemListResponse', items, ...nextPageToken });
}

export function listVideos(state: YouTubeState, { account, url }: Call): Reply {
  const ids = (url.searchParams.get('id') ?? '').split(',');
  const items = ids.flatMap((id) => {
    const video = seenVideo(state, id, account?.accountId);
    return video === null ? [] : [videoView(state, video)];
  });
  return told(200, { kind: 'youtube#videoListResponse', items, pageInfo: { totalResults: items.length } });
}

/** Begins a session with the words of the video. */
export function beginUpload(state: YouTubeState, call: Call): Reply {
  const { refuse } = state.world;
  const { headers } = call.request;
  const body = jsonOf(call);
  const [snippet, status] = [recordAt(body, 'snippet'), recordAt(body, 'status')];
  const why = wordsRefused(snippet) ?? privacyRefused(status);
  if (why !== null) return refuse({ status: 400, code: why });
  const mimeType = headers.get('x-upload-content-type') ?? '';
  const size = Number(headers.get('x-upload-content-length') ?? 'nothing');
  const isFile = /^(video\/|application\/octet-stream$)/u.test(mimeType) && Number.isSafeInteger(size) && size > 0;
  if (call.url.searchParams.get('uploadType') !== 'resumable' || !isFile) {
    return refuse({ status: 400, code: 'mediaBodyRequired' });
  }
  if (state.settings.uploadsLeft <= 0) return refuse({ status: 400, code: 'uploadLimitExceeded' });
  state.settings.uploadsLeft -= 1;
  const session: FakeSession = {
    id: `session-${state.nextNumber()}`,
    accountId: call.account?.accountId ?? '',
    size,
    mimeType,
    details: {
      title: textAt(snippet, 'title'),
      description: textAt(snippet, 'description'),
      defaultLanguage: textAt(snippet, 'defaultLanguage') || undefined,
      forChildren: status.selfDeclaredMadeForKids === true,
    },
    effects: call.effects,
    received: new Uint8Array(),
    videoId: null,
  };
  state.sessions.set(session.id, session);
  const location = `${state.origin()}/upload/youtube/v3/videos?uploadType=resumable&upload_id=${session.id}`;
  return { status: 200, code: null, headers: { location }, body: '' };
}

function wordsRefused(snippet: Record<string, unknown>): string | null {
  const title = textAt(snippet, 'title');
  const description = textAt(snippet, 'description');
  if (title === '' || title.length > 100 || /[<>]/u.test(title)) return 'invalidTitle';
  const isTooLong = new TextEncoder().encode(description).length > 5_000;
  return isTooLong || /[<>]/u.test(description) ? 'invalidDescription' : null;
}

function privacyRefused(status: Record<string, unknown>): string | null {
  return ['public', 'unlisted', 'private'].includes(textAt(status, 'privacyStatus')) ? null : 'invalidVideoMetadata';
}

/** A piece of the file, or the question how far it came. */
export function continueUpload(state: YouTubeState, call: Call): Reply {
  const session = state.sessions.get(call.url.searchParams.get('upload_id') ?? '');
  if (session?.accountId !== call.account?.accountId || session === undefined) {
    return { ...told(404, 'Not Found'), code: 'SESSION_OVER' };
  }
  if (session.videoId !== null) return toldVideo(state, session.videoId);
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/u.exec(call.request.headers.get('content-range') ?? '');
  const [, from, to, size] = range ?? [];
  if (Number(size) !== session.size) return state.world.refuse({ status: 400, code: 'badRequest' });
  if (from === undefined || to === undefined) return soFar(session);
  const { body } = call.request;
  const isLast = Number(to) + 1 === session.size;
  const fits = Number(from) === session.received.length && body.length === Number(to) - Number(from) + 1;
  if (!fits || (!isLast && body.length % pieceBytes !== 0)) {
    return state.world.refuse({ status: 400, code: 'badRequest' });
  }
  session.received = new Uint8Array(Buffer.concat([session.received, body]));
  return isLast ? toldVideo(state, becomeVideo(state, session)) : soFar(session);
}

function soFar({ received }: FakeSession): Reply {
  const headers = received.length === 0 ? {} : { range: `bytes=0-${received.length - 1}` };
  return { status: 308, code: null, headers, body: '' };
}

function toldVideo(state: YouTubeState, videoId: string): Reply {
  const video = findVideo(state, videoId);
  return video === null
    ? state.world.refuse({ status: 404, code: 'videoNotFound' })
    : told(200, videoView(state, video));
}

function becomeVideo(state: YouTubeState, session: FakeSession): string {
  const { accountId, details, effects, mimeType, received } = session;
  const { containers, media, time } = state.world;
  const upload = media.begin({ accountId, altText: '', mimeType, partCount: 1 });
  media.storePart({ mediaId: upload.id, index: 0, bytes: received });
  const draft = { accountId, key: null, text: details.description, mediaIds: [upload.id], replyTo: null };
  const { id } = containers.make(draft, effects);
  state.details.set(id, {
    ...details,
    categoryId: '22',
    tags: undefined,
    privacy: 'private',
    embeddable: true,
    cover: null,
    channelId: accountId,
    uploadedAt: time.now().toISOString(),
    file: received,
  });
  session.videoId = id;
  return id;
}

export function setThumbnail(state: YouTubeState, call: Call): Reply {
  const { refuse } = state.world;
  const videoId = call.url.searchParams.get('videoId') ?? '';
  const details = findVideo(state, videoId) === null ? undefined : state.details.get(videoId);
  if (details === undefined) return refuse({ status: 404, code: 'videoNotFound' });
  if (!state.settings.takesCovers) return refuse({ status: 403, code: 'forbidden' });
  const type = call.request.headers.get('content-type') ?? '';
  const { body } = call.request;
  const isImage = /^(image\/(jpeg|png)|application\/octet-stream)$/u.test(type);
  if (!isImage || body.length === 0 || body.length > maxCoverBytes)
    return refuse({ status: 400, code: 'invalidImage' });
  details.cover = body;
  return told(200, { kind: 'youtube#thumbnailSetResponse', items: [] });
}

/** What a part of an update leaves out is taken away. */
export function updateVideo(state: YouTubeState, call: Call): Reply {
  const { refuse } = state.world;
  const body = jsonOf(call);
  const video = seenVideo(state, textAt(body, 'id'), call.account?.accountId);
  const details = video === null ? undefined : state.details.get(video.id);
  if (video === null || details === undefined) return refuse({ status: 404, code: 'videoNotFound' });
  if (video.draft.accountId !== call.account?.accountId) return refuse({ status: 403, code: 'forbidden' });
  const parts = (call.url.searchParams.get('part') ?? '').split(',');
  const [snippet, status] = [recordAt(body, 'snippet'), recordAt(body, 'status')];
  if (parts.includes('snippet')) {
    const why = wordsRefused(snippet) ?? (textAt(snippet, 'categoryId') === '' ? 'invalidCategoryId' : null);
    if (why !== null) return refuse({ status: 400, code: why });
    changeWords(state, { videoId: video.id, postId: video.postId, details, snippet, effects: call.effects });
  }
  if (parts.includes('status')) {
    const why = privacyRefused(status);
    if (why !== null) return refuse({ status: 400, code: why });
    const isPublic = textAt(status, 'privacyStatus') !== 'private';
    if (isPublic && !state.settings.audited && state.settings.refusesPrivacy) {
      return refuse({ status: 403, code: 'forbiddenPrivacySetting' });
    }
    changeStatus(state, { videoId: video.id, details, status, effects: call.effects });
  }
  return toldVideo(state, video.id);
}

function changeWords(
  state: YouTubeState,
  made: {
    videoId: string;
    postId: string | null;
    details: FakeVideoDetails;
    snippet: Record<string, unknown>;
    effects: Call['effects'];
  },
): void {
  const { details, effects, postId, snippet } = made;
  const text = textAt(snippet, 'description');
  details.title = textAt(snippet, 'title');
  details.description = text;
  details.categoryId = textAt(snippet, 'categoryId');
  details.defaultLanguage = textAt(snippet, 'defaultLanguage') || undefined;
  details.tags = Array.isArray(snippet.tags) ? snippet.tags.map(String) : undefined;
  if (postId !== null) state.world.posts.change(postId, { text, mediaIds: [] }, effects);
}

function changeStatus(
  state: YouTubeState,
  made: {
    videoId: string;
    details: FakeVideoDetails;
    status: Record<string, unknown>;
    effects: Call['effects'];
  },
): void {
  const { details, effects, status, videoId } = made;
  const wanted = textAt(status, 'privacyStatus');
  details.forChildren = status.selfDeclaredMadeForKids === true;
  details.embeddable = status.embeddable === true;
  if (wanted === 'private') details.privacy = 'private';
  else if (state.settings.audited) {
    details.privacy = wanted === 'unlisted' ? 'unlisted' : 'public';
    state.world.containers.publish(videoId, effects);
  }
}

export function deleteVideo(state: YouTubeState, { account, url }: Call): Reply {
  const video = seenVideo(state, url.searchParams.get('id') ?? '', account?.accountId);
  if (video === null) return state.world.refuse({ status: 404, code: 'videoNotFound' });
  if (video.draft.accountId !== account?.accountId) return state.world.refuse({ status: 403, code: 'forbidden' });
  if (video.postId === null) state.world.containers.discard(video.id);
  else state.world.posts.remove(video.postId, 'account');
  return noContent;
}

/** The page that everybody sees. */
export function watchPage(state: YouTubeState, { url }: Call): { title: string; body: string } | null {
  const video = seenVideo(state, url.searchParams.get('v') ?? '', undefined);
  const view = video === null ? null : videoView(state, video);
  const snippet = isRecord(view) ? recordAt(view, 'snippet') : {};
  return view === null ? null : { title: textAt(snippet, 'title'), body: textAt(snippet, 'description') };
}
