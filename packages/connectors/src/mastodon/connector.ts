/**
 * The connector of Mastodon and of every server that speaks its API: GoToSocial, Pleroma, Hollo and others.
 *
 * Each post carries an `Idempotency-Key` made of the delivery. A server that keeps keys (Mastodon for one hour) answers a
 * second send with the first post, which is a help and no proof: after the hour, or on a server that keeps none, sending
 * again would publish again. So doubt is settled by looking (`read-back.ts`), never by sending, and the manifest does not
 * claim more than "refuses obvious duplicates". docs/decisions/018-mastodon-keys-are-a-second-belt.md tells why.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { composeNetworkText, manifestFor, manifests } from '../networks.ts';
import type {
  Account,
  Connector,
  ConnectorIo,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  FoundAccount,
  ListOwnOutcome,
  LookUpOutcome,
  LookUpRequest,
  Manifest,
  OutgoingPost,
  ReadBackOutcome,
  ReadBackRequest,
  RemoveOutcome,
  VerifyOutcome,
} from '../port.ts';
import { ask, type MastodonContext, startOperation } from './api.ts';
import { beginConsent, finishConsent, revoke } from './consent.ts';
import { edit, readEdit } from './edit.ts';
import { readInstance } from './instance.ts';
import { attachImages, remoteIdSchema, type Wait } from './media.ts';
import { findSent, ownStatuses, readById, readOwnAccount } from './read-back.ts';
import { type Status, statusSchema, toRemotePost } from './status.ts';
import { languageOf, warningOf } from './status-body.ts';

/** Times that a test may shorten, and how it waits. */
export type MastodonConnectorOverrides = {
  readonly quietPeriodMs?: number;
  readonly callTimeoutMs?: number;
  readonly wait?: Wait;
};

const patiently: Wait = (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined);

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole, pictures included. */
export function createMastodonConnector(overrides: MastodonConnectorOverrides = {}): Connector {
  const { wait = patiently, ...times } = overrides;
  const manifest: Manifest = { ...manifests.mastodon, ...times };
  const { callTimeoutMs } = manifest;
  const start = (io: ConnectorIo, account: Pick<Account, 'serviceUrl' | 'credentials'>) => {
    const accessToken = account.credentials.accessToken ?? '';
    return startOperation(io, { serviceUrl: account.serviceUrl, accessToken, callTimeoutMs });
  };
  const asNobody = (io: ConnectorIo, serviceUrl: string) =>
    startOperation(io, { serviceUrl, accessToken: null, callTimeoutMs });

  return {
    manifest,
    verify: (request, io) => verify(start(io, request), request),
    deliver: (request, io) => deliver(start(io, request.account), { request, manifest, wait }),
    readBack: (request, io) => readBack(start(io, request.account), request),
    listOwn: (request, io) => listOwn(start(io, request.account), request),
    remove: (request, io) => remove(start(io, request.account), request.remoteId),
    edit: (request, io) => edit(start(io, request.account), request, { manifest, wait }),
    readEdit: (request, io) => readEdit(start(io, request.account), request, manifest),
    lookUp: (request, io) => lookUp(start(io, request.account), request),
    consent: {
      begin: (request, io) => beginConsent(asNobody(io, request.serviceUrl), request),
      finish: (request, io) => finishConsent(asNobody(io, request.serviceUrl), request),
      revoke: ({ account }, io) => revoke(asNobody(io, account.serviceUrl), account.credentials),
    },
  };
}

const noToken: Failure = { kind: 'reauthorize', code: 'CREDENTIALS_MISSING', detail: 'The token is not there.' };

async function verify(
  context: MastodonContext,
  { serviceUrl, credentials }: { serviceUrl: string; credentials: Readonly<Record<string, string>> },
): Promise<VerifyOutcome> {
  if (context.authorization?.current() === '') return noToken;
  const own = await readOwnAccount(context);
  if (!own.ok) return own.failure;
  const { domain, limits } = await readInstance(context);
  const { id: remoteAccountId, username, display_name: name } = own.data;
  const handle = `${username}@${nameOfServer(serviceUrl, domain)}`;
  const displayName = (name ?? '').trim() || username;
  return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId, credentials, limits }, displayName };
}

/**
 * The server's name in handles. It may be shorter than its address (`example.org` at `social.example.org`), and nothing
 * else: a server does not speak in the name of another.
 */
function nameOfServer(serviceUrl: string, domain: string | null): string {
  const { host, hostname } = new URL(serviceUrl);
  const told = domain?.toLowerCase() ?? '';
  return told.includes('.') && hostname.endsWith(`.${told}`) ? told : host;
}

async function deliver(
  context: MastodonContext,
  { request, manifest, wait }: { request: DeliverRequest; manifest: Manifest; wait: Wait },
): Promise<DeliverOutcome> {
  const { account, deliveryKey: idempotencyKey, post } = request;
  if (context.authorization?.current() === '') return noToken;
  const attached = await attachImages(context, { images: post.images, video: post.video, wait });
  if (!attached.ok) return attached.failure;
  const text = composeNetworkText(manifestFor('mastodon', account.limits, manifest), post);
  const body = statusBody(post, { text, mediaIds: attached.mediaIds });
  const sent = await ask(context, {
    method: 'POST',
    path: '/api/v1/statuses',
    body,
    idempotencyKey,
    schema: statusSchema,
  });
  if (!sent.ok) return sent.failure;
  return { kind: 'published', post: toRemotePost(account, sent.data) };
}

/** Everything that matters is said, so that no setting of the account decides who sees a post. */
function statusBody(post: OutgoingPost, made: { text: string; mediaIds: readonly string[] }): Record<string, unknown> {
  const warning = warningOf(post);
  const language = languageOf(post);
  return {
    status: made.text,
    visibility: post.options?.visibility ?? 'public',
    sensitive: warning !== '',
    ...(made.mediaIds.length === 0 ? {} : { media_ids: made.mediaIds }),
    ...(warning === '' ? {} : { spoiler_text: warning }),
    ...(language === undefined ? {} : { language }),
    ...(post.replyTo === undefined ? {} : { in_reply_to_id: post.replyTo.parentId }),
  };
}

function readBack(context: MastodonContext, request: ReadBackRequest): Promise<ReadBackOutcome> {
  if (request.remoteId !== null) return readById(context, request);
  const { post } = request;
  const text = composeNetworkText(manifests.mastodon, post);
  return findSent(context, { request, expected: { text, contentWarning: warningOf(post) } });
}

async function listOwn(
  context: MastodonContext,
  { account, cursor, limit }: { account: Account; cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const page = await ownStatuses(context, { accountId: account.remoteAccountId, cursor, limit });
  if (!page.ok) return page.failure;
  return {
    kind: 'page',
    posts: page.data.filter(isOwn).map((status) => toRemotePost(account, status)),
    cursor: page.data.at(-1)?.id ?? null,
  };
}

/** What the account repeated of others is none of its posts, also where a server lists it all the same. */
const isOwn = ({ reblog }: Status) => (reblog ?? null) === null;

/** Servers delete only what is the account's own, and say "not found" of everything else. */
async function remove(context: MastodonContext, remoteId: string): Promise<RemoveOutcome> {
  const path = `/api/v1/statuses/${encodeURIComponent(remoteId)}`;
  const removed = await ask(context, { method: 'DELETE', path, schema: z.object({ id: remoteIdSchema }) });
  if (removed.ok) return { kind: 'removed' };
  if (removed.failure.code === 'UNREADABLE_ANSWER') {
    // The status comes back as it was; older and other servers answer with nothing. Whether it is gone can be asked.
    const left = await ask(context, { path, schema: statusSchema });
    return !left.ok && left.notFound ? { kind: 'removed' } : removed.failure;
  }
  return removed.notFound ? { kind: 'absent' } : removed.failure;
}

const foundAccountSchema = z.object({
  id: z.string(),
  acct: z.string().min(1).max(400),
  display_name: z.string().max(500).nullish(),
  url: z.string().max(2_000).nullish(),
});
const searchSchema = z.object({ accounts: z.array(z.unknown()) });

/** People and organizations whose name begins so, those that the server knows already. */
async function lookUp(context: MastodonContext, request: LookUpRequest): Promise<LookUpOutcome> {
  const { account, query, limit } = request;
  const found = await ask(context, {
    path: '/api/v2/search',
    params: { type: 'accounts', q: query, limit: String(Math.min(40, Math.max(1, limit))), resolve: 'false' },
    schema: searchSchema,
  });
  if (!found.ok) return found.failure;
  const accounts = found.data.accounts.flatMap((told): FoundAccount[] => {
    const parsed = foundAccountSchema.safeParse(told);
    return parsed.success ? [toFoundAccount(account, parsed.data)] : [];
  });
  return { kind: 'accounts', accounts: accounts.slice(0, limit) };
}

/** Whoever lives on the same server is told without it; a mention that names it works everywhere. */
function toFoundAccount(account: Account, told: z.output<typeof foundAccountSchema>): FoundAccount {
  const home = account.handle.slice(account.handle.indexOf('@') + 1);
  const handle = told.acct.includes('@') ? told.acct : `${told.acct}@${home}`;
  return { handle, mention: `@${handle}`, displayName: (told.display_name ?? '').trim() || told.acct };
}
