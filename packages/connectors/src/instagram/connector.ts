/**
 * The connector of Instagram's professional accounts. A post is handed in as a container, whose state tells whether it was
 * published; which post became of it, the account's list tells. No call takes a post down.
 */

import { z } from 'zod';
import type { MeasureOutcome } from '../conversation.ts';
import { ask, type Operation } from '../http/ask.ts';
import { patiently, type Wait } from '../http/wait.ts';
import type { Measure } from '../manifest.ts';
import { createMetaAccounts } from '../meta/account.ts';
import { publishContainer, stageContainer } from '../meta/containers.ts';
import { form, graphId, hasToken, isGone, noToken } from '../meta/graph.ts';
import { insightOf } from '../meta/insights.ts';
import { beginLongLived, finishLongLived, revokeByHand } from '../meta/long-lived.ts';
import { notePublishingLimit } from '../meta/publishing-limit.ts';
import { composeNetworkText, manifestFor, manifests } from '../networks.ts';
import type {
  Account,
  Connector,
  Credentials,
  DeliverOutcome,
  DeliverRequest,
  Manifest,
  VerifyOutcome,
} from '../port.ts';
import { containerOf, type InstagramContext, instagramConsent, instagramDialect, instagramPath } from './api.ts';
import { instagramComments } from './comments.ts';
import { planOf } from './plan.ts';
import { commentPrefix, listOwn, readBack, remove } from './posts.ts';
import { instagramWebhooks } from './webhooks.ts';

/** Times that a test may shorten, and how it waits. */
export type InstagramConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Comments are words, and need not be handed in. */
const commentHandle = 'comment';

export function createInstagramConnector(overrides: InstagramConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.instagram, ...times };
  const { callTimeoutMs } = manifest;
  const accounts = createMetaAccounts({ kind: instagramConsent, dialect: instagramDialect, callTimeoutMs, wait });
  const { asNobody, start } = accounts;
  const ofAccount = ({ limits }: Account) => manifestFor('instagram', limits, manifest);
  return {
    manifest,
    verify: (request, io) => verify(accounts.asBearer(io, request), request),
    async stage({ account, handle, post }, io) {
      const context = await start(io, account);
      if (!hasToken(context)) return noToken;
      if (post.replyTo !== undefined) return { kind: 'staged', handle: commentHandle, expiresAt: null };
      const plan = () => planOf(ofAccount(account), post);
      return stageContainer(context, { container: containerOf(context), plan, handle });
    },
    async deliver(request, io) {
      const context = await start(io, request.account);
      return hasToken(context) ? deliver(context, { request, manifest: ofAccount(request.account) }) : noToken;
    },
    readBack: async (request, io) =>
      readBack(await start(io, request.account), {
        request,
        text: composeNetworkText(ofAccount(request.account), request.post),
      }),
    listOwn: async ({ account, cursor, limit }, io) => listOwn(await start(io, account), { cursor, limit }),
    remove: async ({ account, remoteId }, io) => remove(await start(io, account), remoteId),
    measure: async ({ account, remoteId }, io) => measure(await start(io, account), remoteId),
    comments: instagramComments(start),
    consent: {
      begin: async (request) => beginLongLived(instagramConsent, request),
      finish: (request, io) => finishLongLived(asNobody(io, request.serviceUrl), { kind: instagramConsent, request }),
      revoke: async () => revokeByHand,
    },
    webhooks: instagramWebhooks,
  };
}

const meSchema = z.object({
  user_id: graphId,
  username: z.string().min(1).max(200),
  name: z.string().max(500).optional().catch(undefined),
});

async function verify(
  own: Operation,
  { serviceUrl, credentials }: { serviceUrl: string; credentials: Credentials },
): Promise<VerifyOutcome> {
  if (!hasToken(own)) return noToken;
  const fields = 'user_id,username,name';
  const asked = await ask(own, { path: instagramPath('me'), params: { fields }, schema: meSchema });
  if (!asked.ok) return asked.failure;
  const { user_id: remoteAccountId, username: handle, name = '' } = asked.data;
  await notePublishingLimit(own, instagramPath(remoteAccountId, 'content_publishing_limit'));
  const account = { serviceUrl, handle, remoteAccountId, credentials };
  return { kind: 'verified', account, displayName: name.trim() || handle };
}

async function deliver(
  context: InstagramContext,
  { request, manifest }: { request: DeliverRequest; manifest: Manifest },
): Promise<DeliverOutcome> {
  const { handle, post } = request;
  const text = composeNetworkText(manifest, post);
  const createdAt = context.io.now().toISOString();
  if (post.replyTo !== undefined) {
    const path = instagramPath(post.replyTo.parentId, 'comments');
    const sent = await ask(context, { path, body: form({ message: text }), schema: z.object({ id: graphId }) });
    if (!sent.ok) return sent.failure;
    const remoteId = `${commentPrefix}${sent.data.id}`;
    return { kind: 'published', post: { remoteId, url: null, text, createdAt, deliveryKey: null } };
  }
  const made = await publishContainer(context, { container: containerOf(context), handle });
  if (made.kind !== 'made') return made;
  // The address is asked for; without it the post stands all the same.
  const found = await readBack(context, { request: { ...request, remoteId: made.id }, text });
  if (found.kind === 'found') return { kind: 'published', post: found.post };
  return { kind: 'published', post: { remoteId: made.id, url: null, text, createdAt, deliveryKey: null } };
}

/** docs/instagram-platform/reference/instagram-media/insights: not every kind of post has each of them. */
const metrics = [
  ['views', 'views'],
  ['reach', 'reach'],
  ['likes', 'likes'],
  ['comments', 'comments'],
  ['shares', 'shares'],
  ['saves', 'saved'],
] as const satisfies readonly (readonly [Measure, string])[];

async function measure(context: InstagramContext, remoteId: string): Promise<MeasureOutcome> {
  if (remoteId.startsWith(commentPrefix)) return { kind: 'measured', numbers: {} };
  const path = instagramPath(remoteId);
  const stands = await ask(context, { path, params: { fields: 'id' }, schema: z.object({ id: graphId }) });
  if (!stands.ok) return isGone(stands) ? { kind: 'absent' } : stands.failure;
  const numbers: Partial<Record<Measure, number>> = {};
  for (const [name, metric] of metrics) {
    const told = await insightOf(context, { path: instagramPath(remoteId, 'insights'), metric });
    if (told !== null) numbers[name] = told;
  }
  return { kind: 'measured', numbers };
}
