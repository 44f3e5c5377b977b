/**
 * The connector of Bluesky and every other AT Protocol server.
 *
 * Sending twice cannot make two posts: the record key comes from the delivery (`recordKeyFor`), and `putRecord` with
 * `swapRecord: null` writes only where no record stands. A repeated send finds the record there, and is a success.
 * `createRecord` with a chosen key would fail with a status of 500 instead, which proves nothing; `putRecord` without
 * the condition would rewrite a public post when, say, a mention resolves differently today.
 *
 * Reading back and listing need no session, since records are public; so a revoked password hides no post from us, and
 * the small budget of sign-ins (300 a day) is kept for writing.
 */
import { z } from 'zod';
import { beforePublishing } from '../http-outcome.ts';
import { manifests } from '../networks.ts';
import type {
  Account,
  Connector,
  ConnectorIo,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  Manifest,
  ReadBackOutcome,
  RemotePost,
  RemoveOutcome,
} from '../port.ts';
import { lookUp } from './look-up.ts';
import { buildRecord, type PostRecord, type ReplyRefs } from './post-record.ts';
import { recordKeyFor } from './record-key.ts';
import { openSession } from './session.ts';
import { startOperation, type XrpcContext, type XrpcResult, xrpc } from './xrpc.ts';

const collection = 'app.bsky.feed.post';

const writtenSchema = z.object({ uri: z.string().startsWith('at://') });
const recordSchema = z.object({
  uri: z.string().startsWith('at://'),
  cid: z.string().optional(),
  value: z.looseObject({ text: z.string().optional(), createdAt: z.string().optional() }),
});
type FoundRecord = z.output<typeof recordSchema>;
const recordPageSchema = z.object({ records: z.array(recordSchema), cursor: z.string().optional() });

/** Times that a test may shorten. */
export type BlueskyConnectorOverrides = { readonly quietPeriodMs?: number; readonly callTimeoutMs?: number };

/** Makes the connector. `callTimeoutMs` bounds each operation as a whole, uploads included. */
export function createBlueskyConnector(overrides: BlueskyConnectorOverrides = {}): Connector {
  const manifest: Manifest = { ...manifests.bluesky, ...overrides };
  const start = (io: ConnectorIo, serviceUrl: string) => startOperation(io, serviceUrl, manifest.callTimeoutMs);

  return {
    manifest,
    async verify({ serviceUrl, credentials }, io) {
      const opened = await openSession(start(io, serviceUrl), credentials);
      if (!opened.ok) return opened.failure;
      const { did, handle, personalDataServer } = opened.session;
      const account = { serviceUrl: personalDataServer ?? serviceUrl, handle, remoteAccountId: did, credentials };
      return { kind: 'verified', account, displayName: handle };
    },
    deliver: (request, io) => deliver(start(io, request.account.serviceUrl), request),
    async readBack({ account, deliveryKey, firstArmedAt, remoteId }, io) {
      const recordKey = recordKeyOf(account, remoteId) ?? recordKeyFor({ deliveryKey, firstArmedAt });
      if (recordKey === null) return noTime;
      return readRecord(start(io, account.serviceUrl), { account, recordKey });
    },
    async listOwn({ account, cursor, limit }, io) {
      const pageSize = String(Math.min(100, Math.max(1, limit)));
      const onwards = cursor === null ? {} : { cursor };
      const params = { repo: account.remoteAccountId, collection, limit: pageSize, ...onwards };
      const nsid = 'com.atproto.repo.listRecords';
      const page = await xrpc(start(io, account.serviceUrl), { nsid, params, schema: recordPageSchema });
      if (!page.ok) return page.failure;
      const posts = page.data.records.map((record) => toRemotePost(account, record));
      // A server may name a cursor with the last, empty page too.
      return { kind: 'page', posts, cursor: posts.length === 0 ? null : (page.data.cursor ?? null) };
    },
    lookUp: (request, io) => lookUp(start(io, request.account.serviceUrl), request),
    remove: ({ account, remoteId }, io) => remove(start(io, account.serviceUrl), { account, remoteId }),
  };
}

async function deliver(context: XrpcContext, request: DeliverRequest): Promise<DeliverOutcome> {
  const { account } = request;
  const recordKey = recordKeyFor(request);
  if (recordKey === null) return noTime;
  const opened = await openOwnSession(context, account);
  if (!opened.ok) return opened.failure;
  const { accessToken } = opened.session;
  const reply = await replyOf(context, request);
  if (!reply.ok) return reply.failure;
  const built = await buildRecord(context, { request, accessToken, reply: reply.refs });
  if (!built.ok) return built.failure;
  const { record } = built;
  return writeRecord(context, { account, recordKey, record, accessToken });
}

type Write = {
  readonly account: Account;
  readonly recordKey: string;
  readonly record: PostRecord;
  readonly accessToken: string;
};

/** Statuses of a server that does not have a method (atproto.com/specs/xrpc: 501; 404 and 405 of those that route by path). */
const noMethodStatuses: readonly (number | null)[] = [404, 405, 501];

async function writeRecord(context: XrpcContext, { accessToken, ...write }: Write): Promise<DeliverOutcome> {
  const { account, recordKey, record } = write;
  const key = { repo: account.remoteAccountId, collection, rkey: recordKey, record };
  const written = await xrpc(context, {
    nsid: 'com.atproto.repo.putRecord',
    body: { ...key, swapRecord: null },
    accessToken,
    schema: writtenSchema,
  });
  if (written.ok) return { kind: 'published', post: toRemotePost(account, { uri: written.data.uri, value: record }) };
  if (written.code === 'InvalidSwap') return adoptStandingRecord(context, write);
  return noMethodStatuses.includes(written.status)
    ? createWhereNothingStands(context, { accessToken, ...write })
    : written.failure;
}

/**
 * For servers without `putRecord`. A chosen key still makes one record of it; what a refusal means is seen by looking, as
 * the lexicon names no error for a key that is taken.
 */
async function createWhereNothingStands(
  context: XrpcContext,
  { accessToken, ...write }: Write,
): Promise<DeliverOutcome> {
  const { account, recordKey, record } = write;
  const before = await readRecord(context, write);
  if (before.kind === 'found') return adoptStandingRecord(context, write);
  if (before.kind !== 'absent') return beforePublishing(before);
  const created = await xrpc(context, {
    nsid: 'com.atproto.repo.createRecord',
    body: { repo: account.remoteAccountId, collection, rkey: recordKey, record },
    accessToken,
    schema: writtenSchema,
  });
  if (created.ok) return { kind: 'published', post: toRemotePost(account, { uri: created.data.uri, value: record }) };
  if (created.failure.kind !== 'rejected') return created.failure;
  const after = await readRecord(context, write);
  return after.kind === 'found' ? adoptStandingRecord(context, write) : created.failure;
}

type Reply = { readonly ok: true; readonly refs: ReplyRefs | null } | { readonly ok: false; readonly failure: Failure };

/** What an answer names: address and hash of the post that began the thread and of the one it answers. */
async function replyOf(context: XrpcContext, { account, post }: DeliverRequest): Promise<Reply> {
  if (post.replyTo === undefined) return { ok: true, refs: null };
  const { rootId, parentId } = post.replyTo;
  const root = await strongRef(context, account, rootId);
  if (!root.ok) return root;
  if (parentId === rootId) return { ok: true, refs: { root: root.ref, parent: root.ref } };
  const parent = await strongRef(context, account, parentId);
  return parent.ok ? { ok: true, refs: { root: root.ref, parent: parent.ref } } : parent;
}

type Ref = { readonly ok: true; readonly ref: ReplyRefs['root'] } | { readonly ok: false; readonly failure: Failure };

async function strongRef(context: XrpcContext, account: Account, remoteId: string): Promise<Ref> {
  const recordKey = recordKeyOf(account, remoteId);
  if (recordKey === null) return { ok: false, failure: parentGone };
  const found = await getRecord(context, { account, recordKey });
  if (!found.ok) {
    return { ok: false, failure: found.code === 'RecordNotFound' ? parentGone : beforePublishing(found.failure) };
  }
  const { uri, cid } = found.data;
  return cid === undefined ? { ok: false, failure: parentGone } : { ok: true, ref: { uri, cid } };
}

const parentGone: Failure = {
  kind: 'rejected',
  code: 'PARENT_GONE',
  detail: 'The post that this one answers does not stand on the network any more.',
};

/** The key is taken, so this delivery was sent before: what stands there is its result. */
async function adoptStandingRecord(
  context: XrpcContext,
  { account, recordKey, record }: { account: Account; recordKey: string; record: PostRecord },
): Promise<DeliverOutcome> {
  const standing = await readRecord(context, { account, recordKey });
  if (standing.kind !== 'found') {
    const detail = 'A record stands under the key of this delivery, but it could not be read.';
    return { kind: 'ambiguous', code: 'RECORD_NOT_READ', detail };
  }
  const { text, createdAt } = standing.post;
  if (text === record.text && createdAt === record.createdAt) return { kind: 'published', post: standing.post };
  return { kind: 'rejected', code: 'KEY_TAKEN', detail: 'A different post stands under the key of this delivery.' };
}

/** A session of exactly this account. A failure here comes before anything was published. */
async function openOwnSession(context: XrpcContext, account: Account): ReturnType<typeof openSession> {
  const opened = await openSession(context, account.credentials);
  if (!opened.ok) return { ok: false, failure: beforePublishing(opened.failure) };
  if (opened.session.did === account.remoteAccountId) return opened;
  const detail = 'The app password belongs to a different account now.';
  return { ok: false, failure: { kind: 'reauthorize', code: 'ACCOUNT_CHANGED', detail } };
}

const noTime: Failure = {
  kind: 'not-sent',
  code: 'NOT_A_TIME',
  detail: 'The delivery does not say when it was armed.',
};

type OneRecord = { readonly account: Account; readonly recordKey: string };

async function readRecord(context: XrpcContext, { account, recordKey }: OneRecord): Promise<ReadBackOutcome> {
  const found = await getRecord(context, { account, recordKey });
  if (found.ok) return { kind: 'found', post: toRemotePost(account, found.data) };
  if (found.code === 'RecordNotFound') return { kind: 'absent' };
  const isInOwnWords = found.code !== null && found.failure.kind === 'rejected';
  return isInOwnWords && (await isUnlisted(context, { account, recordKey })) ? { kind: 'absent' } : found.failure;
}

/** Keys of one day's posts; who posts more has a server that knows the lexicon's word. */
const mostPages = 3;

/**
 * Older and smaller servers have a word of their own for a record that does not stand, which may mean anything. Whether it
 * stands can be told from the list of all that do: newest key first.
 */
async function isUnlisted(context: XrpcContext, { account, recordKey }: OneRecord): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const onwards: Record<string, string> = cursor === undefined ? {} : { cursor };
    const params = { repo: account.remoteAccountId, collection, limit: '100', ...onwards };
    const listed = await xrpc(context, { nsid: 'com.atproto.repo.listRecords', params, schema: recordPageSchema });
    if (!listed.ok) return false;
    const keys = listed.data.records.map(({ uri }) => recordKeyOf(account, uri) ?? '');
    if (keys.includes(recordKey)) return false;
    ({ cursor } = listed.data);
    const [newest = '', oldest = ''] = [keys[0], keys.at(-1)];
    const isPast = newest >= oldest && oldest < recordKey;
    if (keys.length === 0 || cursor === undefined || isPast) return true;
  }
  return false;
}

function getRecord(context: XrpcContext, { account, recordKey }: OneRecord): Promise<XrpcResult<FoundRecord>> {
  const params = { repo: account.remoteAccountId, collection, rkey: recordKey };
  return xrpc(context, { nsid: 'com.atproto.repo.getRecord', params, schema: recordSchema });
}

/** `deleteRecord` succeeds whether or not a record stands, so presence is asked first. */
async function remove(
  context: XrpcContext,
  { account, remoteId }: { account: Account; remoteId: string },
): Promise<RemoveOutcome> {
  const recordKey = recordKeyOf(account, remoteId);
  if (recordKey === null) {
    return { kind: 'rejected', code: 'NOT_OWN_POST', detail: 'The address is not that of a post of this account.' };
  }
  const standing = await readRecord(context, { account, recordKey });
  if (standing.kind !== 'found') return standing;
  const opened = await openOwnSession(context, account);
  if (!opened.ok) return opened.failure;
  const deleted = await xrpc(context, {
    nsid: 'com.atproto.repo.deleteRecord',
    body: { repo: account.remoteAccountId, collection, rkey: recordKey },
    accessToken: opened.session.accessToken,
    // Older lexicons define no output.
    schema: z.union([z.undefined(), z.looseObject({})]),
  });
  return deleted.ok ? { kind: 'removed' } : deleted.failure;
}

/** The record key in an `at://` address of a post of this account, or null. */
function recordKeyOf(account: Account, remoteId: string | null): string | null {
  const prefix = `at://${account.remoteAccountId}/${collection}/`;
  const recordKey = remoteId?.startsWith(prefix) ? remoteId.slice(prefix.length) : '';
  return /^[\w.~:-]{1,512}$/u.test(recordKey) ? recordKey : null;
}

type Told = { readonly text?: string | undefined; readonly createdAt?: string | undefined };

function toRemotePost(account: Account, { uri, value }: { uri: string; value: Told }): RemotePost {
  const { text = null, createdAt = null } = value;
  return { remoteId: uri, url: publicUrl(account, uri), text, createdAt, deliveryKey: null };
}

/**
 * Where the public sees a post. Servers on https take part in the network, so bsky.app shows their posts. A server on
 * plain http (loopback, a trial) does not; there the record itself is the proof, at an address that anyone can open.
 */
function publicUrl(account: Account, uri: string): string {
  const recordKey = uri.slice(uri.lastIndexOf('/') + 1);
  if (account.serviceUrl.startsWith('https://')) {
    return `https://bsky.app/profile/${account.handle}/post/${recordKey}`;
  }
  const query = new URLSearchParams({ repo: account.remoteAccountId, collection, rkey: recordKey });
  return `${account.serviceUrl.replace(/\/+$/u, '')}/xrpc/com.atproto.repo.getRecord?${query}`;
}
