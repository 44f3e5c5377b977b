/** The connector of the practice network: HTTP over `io.fetch`, a bearer token, and a read-back by delivery key. */
import type { z } from 'zod';
import { call, parseJson, readSuccess } from '../call.ts';
import { comparePosts, judgeEdit, lookThenEdit } from '../compare-edit.ts';
import { classifyAnswer } from '../http-outcome.ts';
import { composeNetworkText, manifests } from '../networks.ts';
import type {
  Connector,
  ConnectorIo,
  DeliverRequest,
  EditOutcome,
  EditReading,
  EditRequest,
  Failure,
  Manifest,
  OutgoingPost,
  OutgoingVideo,
  RemotePost,
} from '../port.ts';
import { type ApiPost, apiErrorSchema, onePostSchema, postPageSchema, sessionSchema } from './api.ts';
import { practiceWebhooks } from './webhooks.ts';

/** Stands for the network in the same process, where no name is looked up; `.invalid` can never be one (RFC 2606). */
const inProcessUrl = 'http://practice.invalid';

/** Times that a test or a bench may shorten. */
export type PracticeConnectorOverrides = { readonly quietPeriodMs?: number; readonly callTimeoutMs?: number };

type Ask = {
  readonly serviceUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
};

type Answered = { readonly ok: true; readonly status: number; readonly text: string };
type Asked = Answered | { readonly ok: false; readonly failure: Failure; readonly status: number | null };

/** Makes the connector. An account with an empty `serviceUrl` is one of the network in this process. */
export function createPracticeConnector(overrides: PracticeConnectorOverrides = {}): Connector {
  const manifest: Manifest = { ...manifests.practice, ...overrides };
  const ask = (io: ConnectorIo, request: Ask) => askNetwork(io, manifest, request);

  return {
    manifest,
    webhooks: practiceWebhooks,
    async verify({ serviceUrl, credentials }, io) {
      const asked = await ask(io, { serviceUrl, credentials, method: 'POST', path: '/api/session' });
      const session = parse(asked, sessionSchema);
      if (!session.ok) return session.failure;
      const { accountId: remoteAccountId, handle, displayName } = session.data;
      return { kind: 'verified', account: { serviceUrl, handle, remoteAccountId, credentials }, displayName };
    },
    async deliver(request, io) {
      const body = await postBody(manifest, request);
      if (body === null) return unreadableImage;
      const asked = await ask(io, { ...request.account, method: 'POST', path: '/api/posts', body });
      const created = parse(asked, onePostSchema);
      return created.ok ? { kind: 'published', post: toRemotePost(created.data.post) } : created.failure;
    },
    async readBack({ account, deliveryKey }, io) {
      const path = `/api/posts?key=${encodeURIComponent(deliveryKey)}`;
      const found = parse(await ask(io, { ...account, method: 'GET', path }), postPageSchema);
      if (!found.ok) return found.failure;
      const [oldest] = found.data.posts;
      return oldest === undefined ? { kind: 'absent' } : { kind: 'found', post: toRemotePost(oldest) };
    },
    async listOwn({ account, cursor, limit }, io) {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor === null ? {} : { cursor }) });
      const page = parse(await ask(io, { ...account, method: 'GET', path: `/api/posts?${query}` }), postPageSchema);
      if (!page.ok) return page.failure;
      return { kind: 'page', posts: page.data.posts.map(toRemotePost), cursor: page.data.cursor };
    },
    async remove({ account, remoteId }, io) {
      const asked = await ask(io, { ...account, method: 'DELETE', path: `/api/posts/${encodeURIComponent(remoteId)}` });
      if (asked.ok) return asked.status === 204 ? { kind: 'removed' } : classify(asked.status, io.now());
      return isGone(asked) ? { kind: 'absent' } : asked.failure;
    },
    edit: (request, io) =>
      lookThenEdit(readEdit(ask, request, { manifest, io }), () => edit(ask, request, { manifest, io })),
    readEdit: (request, io) => readEdit(ask, request, { manifest, io }),
  };
}

const isGone = (asked: Asked) => !asked.ok && asked.status === 404 && asked.failure.code === 'POST_NOT_FOUND';

type AskOf = (io: ConnectorIo, request: Ask) => Promise<Asked>;
type Own = { readonly manifest: Manifest; readonly io: ConnectorIo };

const pathOf = ({ remoteId }: EditRequest) => `/api/posts/${encodeURIComponent(remoteId)}`;

async function readEdit(ask: AskOf, request: EditRequest, { manifest, io }: Own): Promise<EditReading> {
  const asked = await ask(io, { ...request.account, method: 'GET', path: pathOf(request) });
  if (isGone(asked)) return { kind: 'absent' };
  const found = parse(asked, onePostSchema);
  if (!found.ok) return found.failure;
  const { post } = found.data;
  const shown = { text: post.text, altTexts: post.images.map(({ altText }) => altText) };
  const kind = judgeEdit(request, shown, comparePosts(manifest));
  return kind === 'edited' ? { kind, post: toRemotePost(post) } : { kind };
}

async function edit(ask: AskOf, request: EditRequest, { manifest, io }: Own): Promise<EditOutcome> {
  const { account, post } = request;
  const images = await imagesOf(post);
  if (images === null) return unreadableImage;
  const body = { text: composeNetworkText(manifest, post), link: post.link, languages: post.languages, images };
  const asked = await ask(io, { ...account, method: 'PUT', path: pathOf(request), body });
  if (isGone(asked)) return { kind: 'absent' };
  const edited = parse(asked, onePostSchema);
  return edited.ok ? { kind: 'edited', post: toRemotePost(edited.data.post) } : edited.failure;
}

async function askNetwork(io: ConnectorIo, manifest: Manifest, request: Ask): Promise<Asked> {
  const answer = await call(io, `${request.serviceUrl.replace(/\/+$/u, '') || inProcessUrl}${request.path}`, {
    method: request.method,
    headers: { authorization: `Bearer ${request.credentials.token ?? ''}`, 'content-type': 'application/json' },
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    timeoutMs: manifest.callTimeoutMs,
  });
  if (!answer.ok) return { ...answer, status: null };
  const { status, text, headers } = answer;
  if (status >= 200 && status < 300) return { ok: true, status, text };
  const code = parseJson(apiErrorSchema, text)?.error.code ?? null;
  const failure = classifyAnswer({ status, code, retryAfter: headers.get('retry-after'), now: io.now() });
  return { ok: false, failure, status };
}

const classify = (status: number, now: Date): Failure => classifyAnswer({ status, now });

function parse<Schema extends z.ZodType>(asked: Asked, schema: Schema): ReturnType<typeof readSuccess<Schema>> {
  return asked.ok ? readSuccess(schema, asked) : asked;
}

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be read. Nothing was sent.',
};

async function postBody(manifest: Manifest, { post, deliveryKey }: DeliverRequest): Promise<unknown> {
  const images = await imagesOf(post);
  if (images === null) return null;
  const text = composeNetworkText(manifest, post);
  const replyTo = post.replyTo?.parentId ?? null;
  return { deliveryKey, text, link: post.link, languages: post.languages, images, replyTo };
}

async function imagesOf(post: OutgoingPost): Promise<unknown[] | null> {
  try {
    const images = await Promise.all(
      post.images.map(async ({ altText, mimeType, widthPx, heightPx, bytes }) => {
        const base64 = Buffer.from(await bytes()).toString('base64');
        return { altText, mimeType, widthPx, heightPx, base64 };
      }),
    );
    return post.video === undefined ? images : [...images, await videoOf(post.video)];
  } catch {
    return null;
  }
}

async function videoOf({ altText, mimeType, widthPx, heightPx, durationMs, source }: OutgoingVideo): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.read(0, source.size)) pieces.push(piece);
  const base64 = Buffer.concat(pieces).toString('base64');
  return { altText, mimeType, widthPx, heightPx, durationMs, base64 };
}

function toRemotePost(post: ApiPost): RemotePost {
  const { id: remoteId, url, text, createdAt, deliveryKey } = post;
  return { remoteId, url, text, createdAt, deliveryKey };
}
