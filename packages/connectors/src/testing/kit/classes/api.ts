/** How the connectors of the class networks ask. */
import { z } from 'zod';
import { call, parseJson, readSuccess } from '../../../call.ts';
import { comparePosts, judgeEdit, lookThenEdit } from '../../../compare-edit.ts';
import { beforePublishing, classifyAnswer } from '../../../http-outcome.ts';
import { composeNetworkText } from '../../../networks.ts';
import type {
  Account,
  Connector,
  ConnectorIo,
  DeliverOutcome,
  EditOutcome,
  EditReading,
  EditRequest,
  Failure,
  Manifest,
  OutgoingPost,
  ReadBackOutcome,
  ReadBackRequest,
  RemotePost,
} from '../../../port.ts';
import { type OwnPage, type OwnPost, searchOwn, standingOf } from '../../../search-own.ts';

const viewSchema = z.object({
  id: z.string(),
  key: z.string().nullable(),
  state: z.enum(['public', 'in-review', 'declined']),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  text: z.string(),
  images: z.array(z.object({ altText: z.string() })),
  url: z.string(),
});
type View = z.output<typeof viewSchema>;
export const onePostSchema = z.object({ post: viewSchema });
export const pageSchema = z.object({ posts: z.array(viewSchema), cursor: z.string().nullable() });
const sessionSchema = z.object({ accountId: z.string(), handle: z.string(), displayName: z.string() });
const createdSchema = z.object({ id: z.string() });
const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/** Small, so that a small picture has several parts. */
const partBytes = 40;

type Ask = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
};
type Answered = { readonly ok: true; readonly status: number; readonly text: string };
export type Asked = Answered | { readonly ok: false; readonly failure: Failure };
type Who = { readonly account: Pick<Account, 'serviceUrl' | 'credentials'>; readonly io: ConnectorIo };

export type ClassApi = {
  ask(who: Who, request: Ask): Promise<Asked>;
  /** Hands pictures in; a failure of it is one before publishing. */
  upload(who: Who, post: OutgoingPost): Promise<{ ok: true; mediaIds: string[] } | { ok: false; failure: Failure }>;
  /** Hands pictures in, then sends the post to `path` as it is composed; null as key where the network takes none. */
  send(who: Who, sent: { path: string; post: OutgoingPost; key: string | null }): Promise<Asked>;
  /** Looks among the account's own posts. */
  search(request: ReadBackRequest, io: ConnectorIo): Promise<ReadBackOutcome>;
  /** Looks at one post of which the id is known. */
  readOne(request: ReadBackRequest & { remoteId: string }, io: ConnectorIo): Promise<ReadBackOutcome>;
  readonly common: Pick<Connector, 'verify' | 'listOwn' | 'remove' | 'edit' | 'readEdit'>;
};

export function createClassApi(manifest: Manifest): ClassApi {
  const ask = (who: Who, request: Ask) => askNetwork(manifest, who, request);
  const upload: ClassApi['upload'] = (who, post) => uploadAll(ask, who, post);
  const list = (who: Who, page: { cursor: string | null; limit: number }) => listPage(ask, who, page);
  const readEdit = async (request: EditRequest, io: ConnectorIo) =>
    editReading(
      manifest,
      request,
      await ask({ account: request.account, io }, { method: 'GET', path: pathOf(request) }),
    );
  const edit = async (request: EditRequest, io: ConnectorIo): Promise<EditOutcome> => {
    const who = { account: request.account, io };
    const uploaded = await upload(who, request.post);
    if (!uploaded.ok) return uploaded.failure;
    const { mediaIds } = uploaded;
    const body = { key: null, text: composeNetworkText(manifest, request.post), mediaIds, replyTo: null };
    const asked = await ask(who, { method: 'PUT', path: pathOf(request), body });
    if (isRefusal(asked, 'POST_NOT_FOUND')) return { kind: 'absent' };
    const edited = parse(asked, onePostSchema);
    return edited.ok ? { kind: 'edited', post: toOwn(edited.data.post).post } : edited.failure;
  };
  return {
    ask,
    upload,
    async send(who, { path, post, key }) {
      const uploaded = await upload(who, post);
      if (!uploaded.ok) return uploaded;
      const body = {
        key,
        text: composeNetworkText(manifest, post),
        mediaIds: uploaded.mediaIds,
        replyTo: post.replyTo?.parentId ?? null,
      };
      return ask(who, { method: 'POST', path, body });
    },
    search({ account, post, firstArmedAt }, io) {
      const wanted = { text: composeNetworkText(manifest, post), firstArmedAt, now: io.now() };
      return searchOwn(wanted, (cursor) => list({ account, io }, { cursor, limit: 50 }));
    },
    async readOne({ account, remoteId }, io) {
      const asked = await ask({ account, io }, { method: 'GET', path: `/posts/${encodeURIComponent(remoteId)}` });
      if (isRefusal(asked, 'POST_NOT_FOUND')) return { kind: 'absent' };
      const read = parse(asked, onePostSchema);
      return read.ok ? standingOf(toOwn(read.data.post)) : read.failure;
    },
    common: {
      async verify({ serviceUrl, credentials }, io) {
        const who = { account: { serviceUrl, credentials }, io };
        const session = parse(await ask(who, { method: 'POST', path: '/session' }), sessionSchema);
        if (!session.ok) return session.failure;
        const { accountId: remoteAccountId, handle, displayName } = session.data;
        return { kind: 'verified', account: { ...who.account, handle, remoteAccountId }, displayName };
      },
      async listOwn({ account, cursor, limit }, io) {
        const page = await list({ account, io }, { cursor, limit });
        if (page.kind !== 'page') return page;
        const posts = page.posts.filter(({ state }) => state === 'public').map(({ post }) => post);
        return { kind: 'page', posts, cursor: page.cursor };
      },
      async remove({ account, remoteId }, io) {
        const asked = await ask({ account, io }, { method: 'DELETE', path: `/posts/${encodeURIComponent(remoteId)}` });
        if (isRefusal(asked, 'POST_NOT_FOUND')) return { kind: 'absent' };
        return asked.ok ? done(asked, io) : asked.failure;
      },
      edit: (request, io) => lookThenEdit(readEdit(request, io), () => edit(request, io)),
      readEdit,
    },
  };
}

const pathOf = ({ remoteId }: EditRequest) => `/posts/${encodeURIComponent(remoteId)}`;

function editReading(manifest: Manifest, request: EditRequest, asked: Asked): EditReading {
  if (isRefusal(asked, 'POST_NOT_FOUND')) return { kind: 'absent' };
  const read = parse(asked, onePostSchema);
  if (!read.ok) return read.failure;
  const { text, images } = read.data.post;
  const shown = { text, altTexts: images.map(({ altText }) => altText) };
  const kind = judgeEdit(request, shown, comparePosts(manifest));
  return kind === 'edited' ? { kind, post: toOwn(read.data.post).post } : { kind };
}

/** Only 204 says that it is done. */
export function done(asked: Answered, io: ConnectorIo): { kind: 'removed' } | Failure {
  return asked.status === 204 ? { kind: 'removed' } : classifyAnswer({ status: asked.status, now: io.now() });
}

/** Whether the network refused with one of its own codes. */
export function isRefusal(asked: Asked, ...codes: readonly string[]): boolean {
  return !asked.ok && ['rejected', 'reauthorize'].includes(asked.failure.kind) && codes.includes(asked.failure.code);
}

export function parse<Schema extends z.ZodType>(asked: Asked, schema: Schema): ReturnType<typeof readSuccess<Schema>> {
  return asked.ok ? readSuccess(schema, asked) : asked;
}

/** What the answer to the publishing call means. A duplicate is evidence that the post stands, and no proof. */
export function publishOutcome(asked: Asked): DeliverOutcome {
  if (isRefusal(asked, 'DUPLICATE')) {
    return { kind: 'ambiguous', code: 'DUPLICATE', detail: 'The network says that such a post is there already.' };
  }
  const created = parse(asked, onePostSchema);
  return created.ok ? asDelivered(standingOf(toOwn(created.data.post))) : created.failure;
}

/** What was found, as the outcome of a delivery. */
export function asDelivered(standing: ReturnType<typeof standingOf>): DeliverOutcome {
  return standing.kind === 'found' ? { kind: 'published', post: standing.post } : standing;
}

export function toOwn({ id, key, url, text, createdAt, state, editedAt }: View): OwnPost {
  const post: RemotePost = { remoteId: id, url, text, createdAt, deliveryKey: key };
  return { post, state, isEdited: editedAt !== null };
}

async function askNetwork(manifest: Manifest, { account, io }: Who, request: Ask): Promise<Asked> {
  const { method, path, body, bytes } = request;
  const type = bytes === undefined ? 'application/json' : 'application/octet-stream';
  const answer = await call(io, `${account.serviceUrl.replace(/\/+$/u, '')}${path}`, {
    method,
    headers: { authorization: `Bearer ${account.credentials.token ?? ''}`, 'content-type': type },
    body: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
    timeoutMs: manifest.callTimeoutMs,
  });
  if (!answer.ok) return answer;
  const { status, text, headers } = answer;
  if (status >= 200 && status < 300) return { ok: true, status, text };
  const code = parseJson(errorSchema, text)?.error.code ?? null;
  const failure = classifyAnswer({ status, code, retryAfter: headers.get('retry-after'), now: io.now() });
  return { ok: false, failure };
}

async function listPage(
  ask: ClassApi['ask'],
  who: Who,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<OwnPage> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });
  const page = parse(await ask(who, { method: 'GET', path: `/posts?${query}` }), pageSchema);
  return page.ok ? { kind: 'page', posts: page.data.posts.map(toOwn), cursor: page.data.cursor } : page.failure;
}

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. Nothing was sent.',
};

async function uploadAll(ask: ClassApi['ask'], who: Who, post: OutgoingPost): ReturnType<ClassApi['upload']> {
  const mediaIds: string[] = [];
  for (const { altText, mimeType, bytes } of post.images) {
    const read = await bytes().catch(() => null);
    if (read === null) return { ok: false, failure: unreadableImage };
    const partCount = Math.max(1, Math.ceil(read.byteLength / partBytes));
    const begun = parse(
      await ask(who, { method: 'POST', path: '/media', body: { altText, mimeType, partCount } }),
      createdSchema,
    );
    if (!begun.ok) return { ok: false, failure: beforePublishing(begun.failure) };
    const { id } = begun.data;
    for (let part = 0; part < partCount; part += 1) {
      const cut = read.subarray(part * partBytes, (part + 1) * partBytes);
      const stored = await ask(who, { method: 'PUT', path: `/media/${encodeURIComponent(id)}/${part}`, bytes: cut });
      if (!stored.ok) return { ok: false, failure: beforePublishing(stored.failure) };
    }
    mediaIds.push(id);
  }
  return { ok: true, mediaIds };
}
