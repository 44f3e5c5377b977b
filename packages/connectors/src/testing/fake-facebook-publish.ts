/** Doors of the fake of Facebook that take media in and publish. */
import { addPost, type FacebookState, type FakeVideo, findPost, graphIdOf, handedIn } from './fake-facebook-state.ts';
import { graphError, type MetaCall, unsupported } from './fake-meta.ts';
import { type Reply, told } from './kit/network.ts';

const isOwnPage = ({ account, params }: MetaCall) => account?.accountId === params.page;
/** Bytes with which pictures begin. */
const beginnings = [
  [0xff, 0xd8],
  [0x89, 0x50],
];

export function addPhoto(state: FacebookState, call: MetaCall): Reply {
  if (!isOwnPage(call)) return graphError(200, 0, { status: 403 });
  const { file, fields, account } = call;
  const isPicture = file !== null && beginnings.some((begin) => begin.every((byte, at) => file.bytes[at] === byte));
  if (!isPicture || file.bytes.length > state.settings.maxPhotoBytes) return graphError(324);
  if (fields.published !== 'false') return graphError(100);
  const id = state.newId();
  const altText = fields.alt_text_custom ?? '';
  state.photos.set(id, { id, pageId: account?.accountId ?? '', altText, bytes: file.bytes, shownBy: null });
  return told(200, { id });
}

function attachedPhotos(state: FacebookState, fields: MetaCall['fields']): string[] | null {
  const ids: string[] = [];
  for (let at = 0; fields[`attached_media[${at}]`] !== undefined; at += 1) {
    // The fake's own clients write JSON here.
    const { media_fbid: id } = JSON.parse(fields[`attached_media[${at}]`] ?? '{}') as { media_fbid?: string };
    const photo = state.photos.get(id ?? '');
    if (photo === undefined || photo.shownBy !== null) return null;
    ids.push(photo.id);
  }
  return ids;
}

export function addToFeed(state: FacebookState, call: MetaCall): Reply {
  if (!isOwnPage(call)) return graphError(200, 0, { status: 403 });
  const { fields, effects, params } = call;
  const photoIds = attachedPhotos(state, fields);
  const { link = null, message: text = '' } = fields;
  const isEmpty = text === '' && link === null && photoIds?.length === 0;
  if (photoIds === null || isEmpty || text.length > state.settings.maxMessage) return graphError(100);
  if (link !== null && photoIds.length > 0) return graphError(100);
  const detail = { kind: 'feed', photoIds, videoId: null, link, below: null } as const;
  const post = addPost(state, { ...detail, pageId: params.page ?? '', text, effects });
  return told(200, { id: graphIdOf(state, post) });
}

export function addComment(state: FacebookState, call: MetaCall): Reply {
  const { account, effects, fields, params } = call;
  const below = params.id ?? '';
  const stands = findPost(state, below) !== null || state.comments.some(({ id }) => id === below);
  if (!stands) return unsupported();
  const { message: text = '' } = fields;
  if (text === '' || text.length > 8_000) return graphError(100);
  const detail = { kind: 'comment', photoIds: [], videoId: null, link: null, below } as const;
  const post = addPost(state, { ...detail, pageId: account?.accountId ?? '', text, effects });
  return told(200, { id: graphIdOf(state, post) });
}

/** `upload_phase=start`, of all three kinds; `transfer` of the chunked one. */
export function takeVideoIn(edge: FakeVideo['edge']) {
  return (state: FacebookState, call: MetaCall): Reply => {
    if (!isOwnPage(call)) return graphError(200, 0, { status: 403 });
    const { fields, file, params } = call;
    if (fields.upload_phase === 'transfer' && edge === 'videos') return takeChunk(state, { fields, file });
    if (fields.upload_phase !== 'start') return graphError(100);
    const id = state.newId();
    const session = state.newId();
    const size = Number(fields.file_size ?? 0);
    const made = { id, session, size, edge, pageId: params.page ?? '', chunks: [], title: '', postId: null };
    state.videos.set(id, { ...made, state: 'uploading' });
    if (edge !== 'videos') {
      return told(200, { video_id: id, upload_url: `${state.serviceUrl()}/video-upload/v25.0/${id}` });
    }
    return told(200, { upload_session_id: session, video_id: id, start_offset: '0', end_offset: String(size) });
  };
}

function takeChunk(state: FacebookState, { fields, file }: Pick<MetaCall, 'fields' | 'file'>): Reply {
  const video = [...state.videos.values()].find(({ session }) => session === fields.upload_session_id);
  if (video === undefined) return unsupported();
  const at = handedIn(video);
  const place = { start_offset: String(at), end_offset: String(video.size) };
  if (Number(fields.start_offset) !== at) return graphError(6_000, 1_363_037, { data: place });
  if (file === null || at + file.bytes.length > video.size) return graphError(100);
  video.chunks.push(file.bytes);
  return told(200, { start_offset: String(handedIn(video)), end_offset: String(video.size) });
}

/** The address that takes the stream of a reel or story in. */
export function takeStream(state: FacebookState, { params, request }: MetaCall): Reply {
  const video = state.videos.get(params.id ?? '');
  if (video === undefined) return unsupported();
  const at = handedIn(video);
  if (Number(request.headers.get('offset') ?? Number.NaN) !== at) return debugError();
  const size = Number(request.headers.get('file_size'));
  const whole = { ...video, size };
  const { streamBreaksAfter } = state.settings;
  const taken = request.body.subarray(0, streamBreaksAfter ?? request.body.length);
  state.videos.set(video.id, whole);
  whole.chunks.push(new Uint8Array(taken));
  if (taken.length === request.body.length) return told(200, { success: true });
  state.settings.streamBreaksAfter = null;
  return graphError(2, 0, { status: 503 });
}

/** This host words its errors in a way of its own. */
const debugError = (): Reply => ({
  ...told(400, { debug_info: { retriable: false, type: 'ParameterValidationError', message: 'A sentence.' } }),
  code: 'OFFSET',
});

/** `upload_phase=finish`: publishes. */
export function finishVideo(edge: FakeVideo['edge']) {
  return (state: FacebookState, call: MetaCall): Reply => {
    if (!isOwnPage(call)) return graphError(200, 0, { status: 403 });
    const { effects, fields } = call;
    const video = [...state.videos.values()].find(
      (one) => one.edge === edge && (one.id === fields.video_id || one.session === fields.upload_session_id),
    );
    if (video === undefined) return unsupported();
    const isUp = handedIn(video) === video.size && video.size > 0;
    if (fields.upload_phase !== 'finish' || !isUp || video.postId !== null) return graphError(100);
    if (edge === 'video_reels' && fields.video_state !== 'PUBLISHED') return graphError(100);
    const kind = edge === 'video_stories' ? 'story' : 'feed';
    const detail = { kind, photoIds: [], videoId: video.id, link: null, below: null } as const;
    const post = addPost(state, { ...detail, pageId: video.pageId, text: fields.description ?? '', effects });
    Object.assign(video, { postId: post.id, title: fields.title ?? '', state: 'published' });
    return told(200, { success: true, ...(kind === 'story' ? { post_id: post.id } : {}) });
  };
}

export function addPhotoStory(state: FacebookState, call: MetaCall): Reply {
  if (!isOwnPage(call)) return graphError(200, 0, { status: 403 });
  const { effects, fields, params } = call;
  const photo = state.photos.get(fields.photo_id ?? '');
  if (photo === undefined || photo.shownBy !== null) return unsupported();
  const detail = { kind: 'story', photoIds: [photo.id], videoId: null, link: null, below: null } as const;
  const post = addPost(state, { ...detail, pageId: params.page ?? '', text: '', effects });
  return told(200, { success: true, post_id: post.id });
}
