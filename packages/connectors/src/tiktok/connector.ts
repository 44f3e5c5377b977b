/** The connector of TikTok (Content Posting API, direct post): one video, or 1 to 35 photos that TikTok fetches itself. */

import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import { createAccountDoor } from '../http/account-door.ts';
import type { Operation } from '../http/ask.ts';
import { patiently, type Wait } from '../http/wait.ts';
import type { Measure } from '../manifest.ts';
import { manifests } from '../networks.ts';
import type { Connector, Failure, ListOwnOutcome, Manifest, VerifyOutcome } from '../port.ts';
import { ask, dialect } from './api.ts';
import { beginConsent, finishConsent, refresh, revoke } from './consent.ts';
import { readCreator } from './creator.ts';
import { isPublishId } from './handle.ts';
import { deliver } from './publish.ts';
import { readBack } from './read-back.ts';
import { stage } from './stage.ts';
import { listVideos, readStanding, toRemotePost } from './status.ts';
import { tiktokWebhooks } from './webhooks.ts';

export type TikTokConnectorOverrides = { readonly callTimeoutMs?: number; readonly wait?: Wait };

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole. */
export function createTikTokConnector(overrides: TikTokConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.tiktok, ...times };
  const parts = { manifest, wait };
  const door = createAccountDoor({ dialect, callTimeoutMs: manifest.callTimeoutMs, refresh, wait });
  return {
    manifest,
    verify: (request, io) => door.as(io, request, (operation) => verify(operation, request)),
    stage: (request, io) => door.as(io, request.account, (operation) => stage(operation, request, parts)),
    deliver: (request, io) => door.as(io, request.account, (operation) => deliver(operation, request, parts)),
    readBack: (request, io) => door.as(io, request.account, (operation) => readBack(operation, request, manifest)),
    listOwn: (request, io) => door.as(io, request.account, (operation) => listOwn(operation, request)),
    remove: async () => removedByHand,
    measure: (request, io) => door.as(io, request.account, (operation) => measure(operation, request.remoteId)),
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(door.asNobody(io, request.serviceUrl), request),
      revoke: ({ account }, io) => revoke(door.asNobody(io, account.serviceUrl), account),
    },
    webhooks: tiktokWebhooks,
  };
}

const userSchema = z.object({
  user: z.object({ open_id: z.string().min(1).max(200), display_name: z.string().max(500).nullish() }),
});

/** What the creator may do just now is no matter of letting Bedside in, except where the token may not publish. */
async function verify(
  operation: Operation,
  { credentials, serviceUrl }: Parameters<Connector['verify']>[0],
): Promise<VerifyOutcome> {
  const params = { fields: 'open_id,display_name' };
  const own = await ask(operation, { path: '/v2/user/info/', params, schema: userSchema });
  if (!own.ok) return own.failure;
  const creator = await readCreator(operation);
  if (!creator.ok && creator.failure.kind === 'reauthorize') return creator.failure;
  const { display_name: name, open_id: remoteAccountId } = own.data.user;
  const told = creator.ok ? creator.data : null;
  const handle = told?.creator_username ?? ((name ?? '').trim() || remoteAccountId);
  const seconds = told?.max_video_post_duration_sec;
  const limits = typeof seconds === 'number' ? { limits: { maxVideoSeconds: seconds } } : {};
  const displayName = (told?.creator_nickname ?? name ?? '').trim() || handle;
  return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId, credentials, ...limits }, displayName };
}

async function listOwn(
  operation: Operation,
  request: { cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const page = await listVideos(operation, request);
  if (!page.ok) return page.failure;
  return { kind: 'page', posts: page.videos.map(toRemotePost), cursor: page.cursor };
}

const removedByHand: Failure = {
  kind: 'rejected',
  code: 'REMOVE_BY_HAND',
  detail: 'The network has no call that takes a post down. A person does it in the app.',
};

const count = z.number().nonnegative().nullish().catch(undefined);
const numbersSchema = z.object({
  videos: z.array(z.object({ view_count: count, like_count: count, comment_count: count, share_count: count })),
});

async function measure(operation: Operation, remoteId: string): Promise<MeasureOutcome> {
  const standing = isPublishId(remoteId) ? await readStanding(operation, remoteId) : null;
  if (standing?.kind === 'unknown') return standing.failure;
  const postId = standing === null ? remoteId : standing.kind === 'published' ? standing.postId : null;
  // Not told of as long as not everybody sees it.
  if (postId === null) return { kind: 'measured', numbers: {} };
  const told = await ask(operation, {
    path: '/v2/video/query/',
    params: { fields: 'view_count,like_count,comment_count,share_count' },
    body: { filters: { video_ids: [postId] } },
    schema: numbersSchema,
  });
  if (!told.ok) return told.failure;
  const [video] = told.data.videos;
  if (video === undefined) return { kind: 'absent' };
  const { comment_count: comments, like_count: likes, share_count: shares, view_count: views } = video;
  const numbers = Object.entries({ views, likes, comments, shares }).filter(([, value]) => typeof value === 'number');
  const known: Partial<Record<Measure, number>> = Object.fromEntries(numbers);
  return { kind: 'measured', numbers: known };
}
