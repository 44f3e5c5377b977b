/** Boards, pins, videos and numbers as Pinterest has them. */
import { z } from 'zod';
import type { FakePin, FakePinterestState, FakeVideo } from './fake-pinterest-state.ts';
import { refusedBy } from './fake-pinterest-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { type Call, type Door, noContent, type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

const picture = z.strictObject({ content_type: z.enum(['image/jpeg', 'image/png']), data: z.base64().min(1) });
const mediaSourceSchema = z.discriminatedUnion('source_type', [
  picture.extend({ source_type: z.literal('image_base64') }),
  z.strictObject({ source_type: z.literal('multiple_image_base64'), items: z.array(picture).min(2).max(5) }),
  z.strictObject({
    source_type: z.literal('video_id'),
    media_id: z.string(),
    cover_image_content_type: z.enum(['image/jpeg', 'image/png']).optional(),
    cover_image_data: z.base64().optional(),
    cover_image_key_frame_time: z.int().min(0).optional(),
  }),
]);
const wordsSchema = z.strictObject({
  title: z.string().max(100).nullish(),
  description: z.string().max(800).nullish(),
  link: z.string().max(2_048).nullish(),
  alt_text: z.string().max(500).nullish(),
  board_id: z.string().nullish(),
});
const pinSchema = wordsSchema.extend({ board_id: z.string(), media_source: mediaSourceSchema });

type Serve = (state: FakePinterestState, call: Call) => Reply | Promise<Reply>;

const doors: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /v5/user_account', 'verify', 'user_accounts:read', userAccount],
  ['GET /v5/boards', 'read', 'boards:read', listBoards],
  ['POST /v5/media', 'stage', 'pins:write', registerVideo],
  ['POST /form/:id', 'upload', null, takeForm],
  ['GET /v5/media/:id', 'status', 'pins:read', showVideo],
  ['POST /v5/pins', 'publish', 'pins:write', createPin],
  ['GET /v5/pins', 'list', 'pins:read', listPins],
  ['GET /v5/pins/:id', 'read', 'pins:read', showPin],
  ['PATCH /v5/pins/:id', 'edit', 'pins:write', changePin],
  ['DELETE /v5/pins/:id', 'remove', 'pins:write', deletePin],
  ['GET /v5/pins/:id/analytics', 'read', 'pins:read', analytics],
];

export function pinDoors(state: FakePinterestState): Door[] {
  return doors.map(([on, operation, scope, serve]) => ({ on, operation, scope, serve: (call) => serve(state, call) }));
}

const noPin = () => refusedBy(404, { code: 50, message: 'Pin not found.' });
const wrong = (message: string) => refusedBy(400, { code: 1, message });

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function userAccount(_state: FakePinterestState, { account }: Call): Reply {
  const { accountId: id, displayName, handle: username } = account ?? { accountId: '', displayName: '', handle: '' };
  return told(200, { id, username, account_type: 'BUSINESS', business_name: displayName });
}

/** A page and the bookmark of the next. */
function pageOf<Item>(items: readonly Item[], { url }: Call, largest = 250) {
  const size = Number(url.searchParams.get('page_size') ?? '25');
  const from = Number(url.searchParams.get('bookmark') ?? '0');
  if (!Number.isInteger(size) || size < 1 || size > largest) return null;
  const bookmark = from + size < items.length ? String(from + size) : null;
  return { items: items.slice(from, from + size), bookmark };
}

function listBoards({ boards }: FakePinterestState, call: Call): Reply {
  const own = boards.filter(({ accountId }) => accountId === call.account?.accountId);
  const page = pageOf(
    own.map(({ id, name }) => ({ id, name, privacy: 'PUBLIC' })),
    call,
  );
  return page === null ? wrong('Invalid page_size.') : told(200, page);
}

function registerVideo(state: FakePinterestState, call: Call): Reply {
  if (parsed(z.strictObject({ media_type: z.literal('video') }), call.text) === null)
    return wrong('Invalid media_type.');
  const accountId = call.account?.accountId ?? '';
  const { id } = state.world.media.begin({ accountId, altText: '', mimeType: 'video/mp4', partCount: 1 });
  const asksLeft = state.settings.asksUntilReady;
  state.videos.set(id, { accountId, status: 'registered', bytes: null, asksLeft });
  return told(201, {
    media_id: id,
    media_type: 'video',
    upload_url: `${state.serviceUrl()}/form/${id}`,
    upload_parameters: {
      key: `uploads/${id}`,
      'x-amz-date': '20260901T100000Z',
      'Content-Type': 'multipart/form-data',
    },
  });
}

/** The store: it asks for its own fields, for the file last, and for no token. */
async function takeForm({ videos, world }: FakePinterestState, { params, request }: Call): Promise<Reply> {
  const id = params.id ?? '';
  const video = videos.get(id);
  const type = request.headers.get('content-type') ?? '';
  const form = await new Request(request.url, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(request.body),
  }).formData();
  const file = form.get('file');
  const isFine =
    video !== undefined &&
    form.get('key') === `uploads/${id}` &&
    [...form.keys()].at(-1) === 'file' &&
    request.headers.get('authorization') === null;
  if (!isFine || !(file instanceof File)) return { status: 403, code: 'AccessDenied', headers: {}, body: '<Error/>' };
  video.bytes = new Uint8Array(await file.arrayBuffer());
  video.status = 'processing';
  world.media.storePart({ mediaId: id, index: 0, bytes: video.bytes });
  return noContent;
}

function showVideo({ settings, videos }: FakePinterestState, { account, params }: Call): Reply {
  const video = videos.get(params.id ?? '');
  if (video?.accountId !== account?.accountId || video === undefined) {
    return refusedBy(404, { code: 2_100, message: 'Media not found.' });
  }
  stepOn(video, settings.videosFail);
  return told(200, { media_id: params.id, media_type: 'video', status: video.status });
}

function stepOn(video: FakeVideo, fails: boolean): void {
  if (video.status !== 'processing') return;
  video.asksLeft -= 1;
  if (video.asksLeft < 0) video.status = fails ? 'failed' : 'succeeded';
}

function createPin(state: FakePinterestState, call: Call): Reply {
  if (state.settings.isTrial) {
    const message = 'Apps with Trial access may not create Pins in production https://api.pinterest.com.';
    return refusedBy(403, { code: 29, message });
  }
  const draft = parsed(pinSchema, call.text);
  if (draft === null) return wrong('Invalid request: a field is missing, unknown or too long.');
  const accountId = call.account?.accountId ?? '';
  const board = state.boards.find(({ id }) => id === draft.board_id);
  if (board?.accountId !== accountId) return refusedBy(404, { code: 40, message: 'Board not found.' });
  const source = draft.media_source;
  if (source.source_type === 'video_id' && !isReady(state, source)) return wrong('Video or cover is not valid.');
  return told(201, view(state, keepPin(state, draft, call)));
}

type Draft = z.output<typeof pinSchema>;
type VideoSource = Extract<Draft['media_source'], { source_type: 'video_id' }>;

function isReady({ videos }: FakePinterestState, source: VideoSource): boolean {
  const hasCover = source.cover_image_data !== undefined || source.cover_image_key_frame_time !== undefined;
  return videos.get(source.media_id)?.status === 'succeeded' && hasCover;
}

function keepPin(state: FakePinterestState, draft: Draft, { account, effects }: Call): FakePost {
  const source = draft.media_source;
  const videoId = source.source_type === 'video_id' ? source.media_id : null;
  const mediaIds = videoId === null ? [] : [videoId];
  const text = draft.description ?? '';
  const accountId = account?.accountId ?? '';
  const post = state.world.posts.accept({ accountId, key: null, text, mediaIds, replyTo: null }, effects);
  state.details.set(post.id, {
    title: draft.title ?? null,
    link: draft.link ?? null,
    altText: draft.alt_text ?? null,
    boardId: draft.board_id,
    source: source.source_type,
    pictures: picturesOf(source),
    videoId,
  });
  return post;
}

function picturesOf(source: Draft['media_source']): Uint8Array[] {
  if (source.source_type === 'video_id') return [];
  return 'items' in source ? source.items.map(bytesOf) : [bytesOf(source)];
}

const bytesOf = ({ data }: { data: string }) => new Uint8Array(Buffer.from(data, 'base64'));

function detailsOf(state: FakePinterestState, id: string): FakePin {
  const found = state.details.get(id);
  if (found === undefined) throw new Error(`The pin ${id} has no details.`);
  return found;
}

function view(state: FakePinterestState, { acceptedAt, accountId, id, shownText }: FakePost): object {
  const { altText, boardId, link, title } = detailsOf(state, id);
  const { handle } = state.world.accounts.find(accountId) ?? { handle: '' };
  return {
    id,
    created_at: `${acceptedAt.slice(0, 19)}${state.settings.zone}`,
    title,
    description: shownText,
    link,
    alt_text: altText,
    board_id: boardId,
    board_owner: { username: handle },
    is_owner: true,
  };
}

function standing({ world }: FakePinterestState, { account, params }: Call): FakePost | null {
  const post = world.posts.standing(params.id ?? '');
  return post?.accountId === account?.accountId ? post : null;
}

function showPin(state: FakePinterestState, call: Call): Reply {
  const post = standing(state, call);
  return post === null ? noPin() : told(200, view(state, post));
}

function listPins(state: FakePinterestState, call: Call): Reply {
  const own = state.world.posts.listPublic(call.account?.accountId ?? '').map((post) => view(state, post));
  const page = pageOf(own, call);
  return page === null ? wrong('Invalid page_size.') : told(200, page);
}

function changePin(state: FakePinterestState, call: Call): Reply {
  const post = standing(state, call);
  if (post === null) return noPin();
  const change = parsed(wordsSchema, call.text);
  if (change === null) return wrong('Invalid request: a field is unknown or too long.');
  const before = detailsOf(state, post.id);
  const { alt_text: altText, board_id: boardId, description, link, title } = change;
  state.details.set(post.id, {
    ...before,
    title: kept(title, before.title),
    link: kept(link, before.link),
    altText: kept(altText, before.altText),
    boardId: kept(boardId, before.boardId),
  });
  const text = description === undefined ? post.text : (description ?? '');
  const changed = state.world.posts.change(post.id, { text, mediaIds: post.mediaIds }, call.effects);
  return changed === null ? noPin() : told(200, view(state, changed));
}

function kept<Value>(value: Value | undefined, old: Value): Value {
  return value === undefined ? old : value;
}

function deletePin(state: FakePinterestState, call: Call): Reply {
  const post = standing(state, call);
  if (post === null) return noPin();
  state.world.posts.remove(post.id, 'account');
  return noContent;
}

const known = ['IMPRESSION', 'SAVE', 'OUTBOUND_CLICK', 'PIN_CLICK'];
const ofVideos = ['VIDEO_MRC_VIEW', 'VIDEO_AVG_WATCH_TIME'];
const ofLife = ['TOTAL_COMMENTS', 'TOTAL_REACTIONS'];
const dayMs = 86_400_000;

function analytics(state: FakePinterestState, call: Call): Reply {
  const post = standing(state, call);
  if (post === null) return noPin();
  const query = call.url.searchParams;
  const names = (query.get('metric_types') ?? '').split(',');
  const isVideo = detailsOf(state, post.id).source === 'video_id';
  const today = Date.parse(state.world.time.now().toISOString().slice(0, 10));
  const [from, to] = [Date.parse(query.get('start_date') ?? ''), Date.parse(query.get('end_date') ?? '')];
  const isWithin = today - from <= 90 * dayMs && to - from <= 90 * dayMs && to >= from;
  const allowed = [...known, ...ofLife, ...(isVideo ? ofVideos : [])];
  if (!isWithin || !names.every((name) => allowed.includes(name))) return wrong('Invalid date or metric.');
  const numberOf = (name: string) => [name, 10 * (allowed.indexOf(name) + 1)] as const;
  const pick = (group: readonly string[]) =>
    Object.fromEntries(names.filter((name) => group.includes(name)).map(numberOf));
  return told(200, {
    all: { daily_metrics: [], summary_metrics: pick([...known, ...ofVideos]), lifetime_metrics: pick(ofLife) },
  });
}
