/** Creators, what is handed in, its state, and posts as TikTok has them. */
import { z } from 'zod';
import { answered, asNumber, type FakeSharing, type FakeTikTokState, refusedBy } from './fake-tiktok-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import type { Call, Door, Reply } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

type Serve = (state: FakeTikTokState, call: Call) => Reply;

const doors: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /v2/user/info/', 'verify', 'user.info.basic', userInfo],
  ['POST /v2/post/publish/creator_info/query/', 'read', 'video.publish', creatorInfo],
  ['POST /v2/post/publish/video/init/', 'stage', 'video.publish', beginVideo],
  ['PUT /upload/:id', 'publish', null, takeChunk],
  ['POST /v2/post/publish/content/init/', 'publish', 'video.publish', beginPhotos],
  ['POST /v2/post/publish/status/fetch/', 'status', 'video.publish', showStatus],
  ['POST /v2/video/list/', 'list', 'video.list', listVideos],
  ['POST /v2/video/query/', 'read', 'video.list', queryVideos],
];

export function postDoors(state: FakeTikTokState): Door[] {
  return doors.map(([on, operation, scope, serve]) => ({ on, operation, scope, serve: (call) => serve(state, call) }));
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const wrong = () => refusedBy(400, 'invalid_params');

function userInfo(_state: FakeTikTokState, { account }: Call): Reply {
  return answered({ user: { open_id: account?.accountId, display_name: account?.displayName } });
}

function creatorInfo({ settings }: FakeTikTokState, { account }: Call): Reply {
  return answered({
    creator_username: account?.handle,
    creator_nickname: account?.displayName,
    creator_avatar_url: 'https://media.example/avatar.webp',
    privacy_level_options: settings.privacyLevels,
    comment_disabled: true,
    duet_disabled: false,
    stitch_disabled: true,
    max_video_post_duration_sec: settings.maxVideoSeconds,
  });
}

const infoSchema = z.strictObject({
  privacy_level: z.string(),
  title: z.string().max(2_200).optional(),
  description: z.string().max(4_000).optional(),
  disable_comment: z.boolean(),
  disable_duet: z.boolean().optional(),
  disable_stitch: z.boolean().optional(),
  auto_add_music: z.boolean().optional(),
});
const videoSchema = z.strictObject({
  post_info: infoSchema,
  source_info: z.strictObject({
    source: z.literal('FILE_UPLOAD'),
    video_size: z.int().min(1).max(4_000_000_000),
    chunk_size: z.int().min(1).max(64_000_000),
    total_chunk_count: z.int().min(1).max(1_000),
  }),
});

/** Why nothing may be begun; null when it may. */
function refusal(state: FakeTikTokState, { account }: Call, privacy: string): Reply | null {
  const { settings } = state;
  const now = state.world.time.now().getTime();
  const accountId = account?.accountId ?? '';
  const recent = state.begun.filter((one) => one.accountId === accountId && now - one.at < 60_000);
  if (recent.length >= settings.initsPerMinute) return refusedBy(429, 'rate_limit_exceeded');
  if (!settings.privacyLevels.includes(privacy)) return refusedBy(403, 'privacy_level_option_mismatch');
  if (!settings.isAudited && privacy !== 'SELF_ONLY') {
    return refusedBy(403, 'unaudited_client_can_only_post_to_private_accounts');
  }
  state.begun.push({ accountId, at: now });
  return null;
}

function beginVideo(state: FakeTikTokState, call: Call): Reply {
  const asked = parsed(videoSchema, call.text);
  if (asked === null) return wrong();
  const { post_info: info, source_info: source } = asked;
  const { chunk_size: chunkSize, total_chunk_count: chunkCount, video_size: size } = source;
  const isWhole = chunkCount === 1 && chunkSize === size;
  const isParted = chunkSize >= 5_000_000 && chunkCount === Math.floor(size / chunkSize);
  if (!isWhole && !isParted) return wrong();
  const refused = refusal(state, call, info.privacy_level);
  if (refused !== null) return refused;
  const sharing = keep(state, call, {
    kind: 'video',
    text: info.title ?? '',
    title: '',
    privacy: info.privacy_level,
    size,
    chunkSize,
    chunkCount,
    addresses: [],
  });
  return answered({ publish_id: sharing.publishId, upload_url: `${state.serviceUrl()}/upload/${sharing.publishId}` });
}

type Draft = Omit<
  FakeSharing,
  'publishId' | 'accountId' | 'received' | 'bytes' | 'postId' | 'failReason' | 'isGone' | 'asksLeft'
>;

function keep(state: FakeTikTokState, { account }: Call, draft: Draft): FakeSharing {
  const sharing: FakeSharing = {
    ...draft,
    publishId: state.newPublishId(draft.kind === 'video' ? 'v' : 'p'),
    accountId: account?.accountId ?? '',
    received: 0,
    bytes: [],
    postId: null,
    failReason: null,
    isGone: false,
    asksLeft: state.settings.asksUntilPublished,
  };
  state.sharings.set(sharing.publishId, sharing);
  return sharing;
}

const keptMs = 3_600_000;

/** Chunks come in their order; with the last one it is published. */
function takeChunk(state: FakeTikTokState, call: Call): Reply {
  const sharing = state.sharings.get(call.params.id ?? '');
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(call.request.headers.get('content-range') ?? '');
  const began = state.begun.findLast(({ accountId }) => accountId === sharing?.accountId)?.at ?? 0;
  const isOver = state.world.time.now().getTime() - began >= keptMs;
  if (sharing === undefined || sharing.isGone || isOver || call.request.headers.get('authorization') !== null) {
    return { status: 403, code: 'FORBIDDEN', headers: {}, body: '' };
  }
  const [from, to, size] = (range ?? []).slice(1).map(Number);
  const { length } = call.request.body;
  const isLast = to === sharing.size - 1;
  const isNext = from === sharing.received && size === sharing.size && to === (from ?? 0) + length - 1;
  const isFull = length === sharing.chunkSize || (isLast && length <= 128_000_000);
  if (!isNext || !isFull) return { status: 416, code: 'RANGE', headers: {}, body: '' };
  sharing.received += length;
  sharing.bytes.push(call.request.body);
  if (!isLast) return { status: 206, code: null, headers: {}, body: '' };
  publish(state, sharing, call);
  return { status: 201, code: null, headers: {}, body: '' };
}

function publish(state: FakeTikTokState, sharing: FakeSharing, { effects }: Call): void {
  sharing.failReason = state.settings.failReason;
  if (sharing.failReason !== null) return;
  const { accountId, publishId, text } = sharing;
  const draft = { accountId, key: publishId, text, mediaIds: [], replyTo: null };
  sharing.postId = state.world.posts.accept(draft, effects).id;
}

const photosSchema = z.strictObject({
  media_type: z.literal('PHOTO'),
  post_mode: z.literal('DIRECT_POST'),
  post_info: infoSchema.extend({ title: z.string().max(90).optional() }),
  source_info: z.strictObject({
    source: z.literal('PULL_FROM_URL'),
    photo_cover_index: z.int().min(0),
    photo_images: z.array(z.url()).min(1).max(35),
  }),
});

function beginPhotos(state: FakeTikTokState, call: Call): Reply {
  const asked = parsed(photosSchema, call.text);
  if (asked === null) return wrong();
  const { post_info: info, source_info: source } = asked;
  const { verifiedPrefix } = state.settings;
  if (!source.photo_images.every((address) => address.startsWith(verifiedPrefix))) {
    return refusedBy(403, 'url_ownership_unverified');
  }
  const refused = refusal(state, call, info.privacy_level);
  if (refused !== null) return refused;
  const sharing = keep(state, call, {
    kind: 'photos',
    text: info.description ?? '',
    title: info.title ?? '',
    privacy: info.privacy_level,
    size: 0,
    chunkSize: 0,
    chunkCount: 0,
    addresses: source.photo_images,
  });
  publish(state, sharing, call);
  return answered({ publish_id: sharing.publishId });
}

function showStatus(state: FakeTikTokState, call: Call): Reply {
  const asked = parsed(z.strictObject({ publish_id: z.string() }), call.text);
  const sharing = state.sharings.get(asked?.publish_id ?? '');
  if (sharing?.accountId !== call.account?.accountId || sharing === undefined || sharing.isGone) {
    return refusedBy(400, 'invalid_publish_id');
  }
  const uploaded = { uploaded_bytes: sharing.received };
  if (sharing.failReason !== null) {
    return answered({
      status: 'FAILED',
      fail_reason: sharing.failReason,
      publicaly_available_post_id: [],
      ...uploaded,
    });
  }
  if (sharing.postId === null) return answered({ status: 'PROCESSING_UPLOAD', ...uploaded });
  if (sharing.asksLeft > 0) {
    sharing.asksLeft -= 1;
    return answered({ status: sharing.kind === 'video' ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD', ...uploaded });
  }
  const post = state.world.posts.all.find(({ id }) => id === sharing.postId);
  const isPublic = sharing.privacy === 'PUBLIC_TO_EVERYONE' && post?.state !== 'in-review';
  const ids = isPublic ? [asNumber(sharing.postId)] : [];
  return answered({ status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ids, ...uploaded });
}

function seenByAll({ sharings, world }: FakeTikTokState, accountId: string | undefined): readonly FakePost[] {
  const open = new Set(
    [...sharings.values()].filter(({ privacy }) => privacy === 'PUBLIC_TO_EVERYONE').map(({ postId }) => postId),
  );
  return world.posts.listPublic(accountId ?? '').filter(({ id, key }) => key === null || open.has(id));
}

function view({ id, acceptedAt, shownText }: FakePost): object {
  return {
    id,
    title: '',
    video_description: shownText,
    create_time: Math.floor(Date.parse(acceptedAt) / 1_000),
    share_url: `https://www.tiktok.com/@lakeside/video/${id}`,
    view_count: 400,
    like_count: 30,
    comment_count: 2,
    share_count: 1,
  };
}

function listVideos(state: FakeTikTokState, call: Call): Reply {
  const schema = z.strictObject({ max_count: z.int().min(1).max(20), cursor: z.int().min(0).optional() });
  const asked = parsed(schema, call.text);
  if (asked === null || !call.url.searchParams.has('fields')) return wrong();
  const own = seenByAll(state, call.account?.accountId);
  const from = asked.cursor ?? 0;
  const videos = own.slice(from, from + asked.max_count).map(view);
  const cursor = from + videos.length;
  return answered({ videos, cursor, has_more: cursor < own.length });
}

function queryVideos(state: FakeTikTokState, call: Call): Reply {
  const schema = z.strictObject({ filters: z.strictObject({ video_ids: z.array(z.string()).min(1).max(20) }) });
  const asked = parsed(schema, call.text);
  if (asked === null || !call.url.searchParams.has('fields')) return wrong();
  const own = seenByAll(state, call.account?.accountId);
  return answered({ videos: own.filter(({ id }) => asked.filters.video_ids.includes(id)).map(view) });
}
