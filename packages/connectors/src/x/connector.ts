/**
 * The connector of X (API v2, docs.x.com). X refuses what is like a post of the last hours, and does not say which: a help, and
 * no proof, so doubt is settled by reading the account's own posts. Reading costs too; lists begin where the delivery did.
 */

import { z } from 'zod';
import { createAccountDoor } from '../http/account-door.ts';
import { patiently, type Wait } from '../http/wait.ts';
import { composeNetworkText, manifestFor, manifests } from '../networks.ts';
import type {
  Account,
  AccountLimits,
  Connector,
  Credentials,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  Manifest,
  RemoveOutcome,
  VerifyOutcome,
} from '../port.ts';
import { ask, idSchema, pageOrigin, reading, type XContext } from './api.ts';
import { createComments } from './comments.ts';
import { beginConsent, finishConsent, revoke } from './consent.ts';
import { measure } from './measure.ts';
import { listOwn, readBack, readOwn } from './read.ts';
import { stage } from './stage.ts';
import { readHandle } from './staged-media.ts';
import { refresh } from './tokens.ts';
import { webhooks } from './webhooks.ts';

/** Times that a test may shorten, and how it waits. */
export type XConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

/** Makes the connector. `callTimeoutMs` bounds each call as a whole. */
export function createXConnector(overrides: XConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.x, ...times };
  const door = createAccountDoor({ dialect: reading, callTimeoutMs: manifest.callTimeoutMs, refresh, wait });
  return {
    manifest,
    verify: (request, io) => door.as(io, request, (context) => verify(context, request)),
    stage: (request, io) => door.as(io, request.account, (context) => stage(context, request, wait)),
    deliver: (request, io) => door.as(io, request.account, (context) => deliver(context, request, manifest)),
    readBack: (request, io) => door.as(io, request.account, (context) => readBack(context, { manifest, request })),
    listOwn: (request, io) => door.as(io, request.account, (context) => listOwn(context, request)),
    remove: (request, io) => door.as(io, request.account, (context) => remove(context, request)),
    measure: ({ account, remoteId }, io) => door.as(io, account, (context) => measure(context, remoteId)),
    comments: createComments(door),
    webhooks,
    consent: {
      begin: async (request) => beginConsent(request),
      finish: (request, io) => finishConsent(door.asNobody(io, request.serviceUrl), request),
      revoke: ({ account }, io) => revoke(door.asNobody(io, account.serviceUrl), account),
    },
  };
}

const meSchema = z.object({
  data: z.object({
    id: idSchema,
    name: z.string().max(200),
    username: z.string().min(1).max(100),
    /** None, Basic, Premium or PremiumPlus. */
    subscription_type: z.string().max(40).optional().catch(undefined),
  }),
});

type Verified = { readonly serviceUrl: string; readonly credentials: Credentials; readonly app?: Credentials };

async function verify(context: XContext, { serviceUrl, credentials, app }: Verified): Promise<VerifyOutcome> {
  const params = { 'user.fields': 'name,subscription_type,username' };
  const told = await ask(context, { path: '/2/users/me', params, schema: meSchema });
  if (!told.ok) return told.failure;
  const { id: remoteAccountId, name, subscription_type: subscription, username: handle } = told.data.data;
  const limits = limitsOf(subscription ?? 'None');
  const account: Account = { serviceUrl, handle, remoteAccountId, credentials, limits, ...(app ? { app } : {}) };
  return { kind: 'verified', account, displayName: name.trim() || handle };
}

/**
 * Limits follow the account's own subscription, and not the application's plan: help.x.com/en/using-x/x-premium (longer posts)
 * and docs.x.com/x-api/media/quickstart/best-practices (videos of 125 minutes), read 2026-11-23.
 */
function limitsOf(subscription: string): AccountLimits {
  return subscription.startsWith('Premium') ? { maxLength: 25_000, maxVideoSeconds: 7_500 } : {};
}

const madeSchema = z.object({ data: z.object({ id: idSchema }) });

async function deliver(context: XContext, request: DeliverRequest, manifest: Manifest): Promise<DeliverOutcome> {
  const { account, post } = request;
  const mediaIds = mediaOf(request);
  if (mediaIds === null) return notHandedIn;
  const text = composeNetworkText(manifestFor('x', account.limits, manifest), post);
  const body = {
    text,
    ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
    ...(post.replyTo === undefined ? {} : { reply: { in_reply_to_tweet_id: post.replyTo.parentId } }),
  };
  const told = await ask(context, { path: '/2/tweets', body, schema: madeSchema, publishes: true });
  if (told.ok) {
    const { id } = told.data.data;
    const url = `${pageOrigin(account.serviceUrl)}/${account.handle}/status/${id}`;
    // What X tells here has its short addresses in it; reading back tells the words.
    return { kind: 'published', post: { remoteId: id, url, text: null, createdAt: null, deliveryKey: null } };
  }
  if (told.word !== 'duplicate') return told.failure;
  // It may be ours, of a call whose answer was lost, or somebody's of yesterday: only looking tells.
  return { kind: 'ambiguous', code: 'DUPLICATE', detail: 'The network says that such a post is there already.' };
}

/** The ids of what was handed in; null when that is not all there is to the post. */
function mediaOf({ handle, post }: DeliverRequest): string[] | null {
  const count = post.images.length + (post.video === undefined ? 0 : 1);
  if (count === 0) return [];
  const media = handle === undefined ? [] : (readHandle(handle)?.media ?? []);
  const isWhole = media.length === count && media.every(({ state }) => state === 'ready');
  return isWhole ? media.map(({ id }) => id) : null;
}

const notHandedIn: Failure = {
  kind: 'not-sent',
  code: 'HANDLE_NEEDED',
  detail: 'The pictures or the video were not handed in. Nothing was sent.',
};

/** Looks first: whether X tells what it deletes from what is gone already is not documented. */
async function remove(
  context: XContext,
  { account, remoteId }: { account: Account; remoteId: string },
): Promise<RemoveOutcome> {
  const found = await readOwn(context, account, remoteId);
  if (found.kind !== 'tweet') return found;
  const path = `/2/tweets/${encodeURIComponent(remoteId)}`;
  const schema = z.object({ data: z.object({ deleted: z.literal(true) }) });
  const told = await ask(context, { method: 'DELETE', path, schema });
  if (told.ok) return { kind: 'removed' };
  return told.status === 404 && told.word === 'resource-not-found' ? { kind: 'absent' } : told.failure;
}
