/**
 * The practice network: a small social network of our own, for learning, for trying a set-up, and for measuring that
 * nothing is posted twice. It does not drop repeated posts: whoever sends twice finds two public posts and a
 * `duplicated` line in its log. It can be told to misbehave (`faults`).
 */
import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { checkPost, manifests } from '../networks.ts';
import type { FindPracticeAccount, PracticeAccount } from './accounts.ts';
import { inTheMannerOfFetch, type PracticeAnswer } from './answer.ts';
import {
  type ApiPost,
  type CreatePostBody,
  createPostSchema,
  type EditPostBody,
  editPostSchema,
  onePostSchema,
} from './api.ts';
import { answerControl } from './control.ts';
import { createFaultPlayer, type FaultPlayer, type FaultRule, type PracticeOperation } from './faults.ts';
import type { PracticeLogEntry, PracticePage, PracticePost, PracticeStore } from './store.ts';
import { type PracticeWebhook, writePracticeWebhook } from './webhooks.ts';

export type PracticeNetworkOptions = {
  readonly now: () => Date;
  readonly store: PracticeStore;
  /** Knows the tokens; see `createPracticeAccounts`. */
  readonly findAccount: FindPracticeAccount;
  /** Opens /api/faults and /api/arrivals; without it they are not there. */
  readonly controlToken?: string | null;
  /** Public address of a post; none when the network has no public page. */
  readonly postUrl?: (post: PracticePost) => string | null;
  /** Decides about faults; a house with several processes gives one that they share. Its own by default. */
  readonly faults?: FaultPlayer;
  /** Waits for the faults `slow` and `late-accept`. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly newId?: () => string;
  /** What its webhooks are signed with; without one it tells nothing. */
  readonly webhookSecret?: string | null;
  /** Sees to it that `moderate` is called after the delay; by default the network does so itself, and tells nobody. */
  readonly moderateLater?: (due: ModeratedPost & { readonly delayMs: number }) => Promise<void>;
};

/** A post that the network itself takes down. */
export type ModeratedPost = { readonly accountId: string; readonly postId: string };

export type PracticeNetwork = {
  /** Answers a request, with faults told apart; for servers that can break a socket. */
  answer(request: Request): Promise<PracticeAnswer>;
  /** The same in the manner of fetch: a fault rejects, or waits until the request's signal aborts. */
  handler(request: Request): Promise<Response>;
  readonly faults: FaultPlayer;
  /** Posts of everybody, newest first, for the public page. */
  listPublic(page: { cursor: string | null; limit: number }): Promise<PracticePage>;
  /** One public post, or null. */
  getPublic(postId: string): Promise<PracticePost | null>;
  /** Bytes of an image of a public post, index from 0, or null. */
  image(postId: string, index: number): Promise<{ readonly mimeType: string; readonly bytes: Uint8Array } | null>;
  /** The network's own log, oldest first; `after` skips entries. This is where duplicates are counted. */
  arrivals(page?: { after?: number; limit?: number }): Promise<readonly PracticeLogEntry[]>;
  /** Takes a post down by the network's own decision, if it stands; gives what the network tells of it, the same each time. */
  moderate(post: ModeratedPost): Promise<PracticeWebhook | null>;
};

/** Four images of 2 MB, or a video of 6 MB, in base64, and the rest. */
const maxBodyBytes = 12_000_000;

/** A post was asked for: what is known of it before anything is done. */
type Call = {
  readonly request: Request;
  readonly url: URL;
  readonly operation: PracticeOperation;
  readonly postId: string | null;
};

type House = Required<Omit<PracticeNetworkOptions, 'controlToken'>>;

/** Makes a practice network. It holds no state but its fault plan; posts and log are the store's. */
export function createPracticeNetwork(options: PracticeNetworkOptions): PracticeNetwork {
  const house: House = {
    postUrl: () => null,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: randomUUID,
    faults: createFaultPlayer(),
    webhookSecret: null,
    moderateLater: async ({ delayMs, ...post }) => {
      void house
        .sleep(delayMs)
        .then(() => moderate(house, post))
        .catch(() => undefined);
    },
    ...options,
  };
  const arrivals: PracticeNetwork['arrivals'] = ({ after = 0, limit = 1_000_000 } = {}) =>
    house.store.readLog({ after, limit });

  async function answer(request: Request): Promise<PracticeAnswer> {
    const url = new URL(request.url);
    const control = { token: options.controlToken ?? null, faults: house.faults, arrivals };
    const controlled = await answerControl({ request, url }, control);
    if (controlled !== null) return { kind: 'response', response: controlled };
    const call = routeOf(request, url);
    if (call === null) return { kind: 'response', response: problem(404, 'NO_SUCH_ADDRESS') };
    return playFault(house, call);
  }

  return {
    answer,
    handler: async (request) => inTheMannerOfFetch(await answer(request), request.signal),
    faults: house.faults,
    listPublic: ({ cursor, limit }) => house.store.list({ accountId: null, cursor, limit }),
    getPublic: (postId) => house.store.get(postId),
    image: (postId, index) => house.store.image(postId, index),
    arrivals,
    moderate: (post) => moderate(house, post),
  };
}

function routeOf(request: Request, url: URL): Call | null {
  const call = (operation: PracticeOperation, postId: string | null = null): Call => ({
    request,
    url,
    operation,
    postId,
  });
  const route = `${request.method} ${url.pathname}`;
  if (route === 'POST /api/session') return call('session');
  if (route === 'POST /api/posts') return call('create');
  if (route === 'GET /api/posts') return call(url.searchParams.has('key') ? 'read' : 'list');
  const postId = /^\/api\/posts\/([\w-]{1,64})$/u.exec(url.pathname)?.[1];
  if (postId === undefined) return null;
  if (request.method === 'GET') return call('read', postId);
  if (request.method === 'PUT') return call('edit', postId);
  return request.method === 'DELETE' ? call('remove', postId) : null;
}

/** Faults come before anything else, as a broken network does not look at tokens first. */
async function playFault(house: House, call: Call): Promise<PracticeAnswer> {
  const rule = house.faults.next(call.operation);
  if (rule === null) return { kind: 'response', response: await serve(house, call, null) };
  const refuse = async (status: number): Promise<void> => {
    if (call.operation !== 'create') return;
    const body = await readBody(call.request, createPostSchema);
    await log(house, { kind: 'refused', status, fault: rule.kind, deliveryKey: body?.deliveryKey ?? null });
  };
  switch (rule.kind) {
    case 'timeout-before-accept':
      await refuse(0);
      return { kind: 'never' };
    case 'reset-before-accept':
      await refuse(0);
      return { kind: 'reset' };
    case 'error-500-before-accept':
      await refuse(500);
      return { kind: 'response', response: problem(500, 'INTERNAL') };
    case 'late-accept':
      await acceptLater(house, call, rule);
      return { kind: 'never' };
    case 'rate-limit':
      await refuse(429);
      return { kind: 'response', response: tooMany(rule) };
    default:
      return playFaultAfterServing(house, call, rule);
  }
}

/** The body is read now: the connection that carries it will be gone. What fails later fails unheard, as it would elsewhere. */
async function acceptLater(house: House, call: Call, rule: FaultRule): Promise<void> {
  const { method, headers, url } = call.request;
  const bytes = await call.request.arrayBuffer();
  const request = new Request(url, { method, headers, ...(bytes.byteLength === 0 ? {} : { body: bytes }) });
  void house
    .sleep(rule.delayMs)
    .then(() => serve(house, { ...call, request }, rule.kind))
    .catch(() => undefined);
}

async function playFaultAfterServing(house: House, call: Call, rule: FaultRule): Promise<PracticeAnswer> {
  if (rule.kind === 'slow') await house.sleep(rule.delayMs);
  const response = await serve(house, call, rule.kind);
  switch (rule.kind) {
    case 'timeout-after-accept':
      return { kind: 'never' };
    case 'reset-after-accept':
      return { kind: 'reset' };
    case 'error-500-after-accept':
      return { kind: 'response', response: problem(500, 'INTERNAL') };
    case 'truncated':
      return { kind: 'truncated', response };
    case 'moderated':
      await moderateLater(house, response.clone(), rule);
      return { kind: 'response', response };
    default:
      return { kind: 'response', response };
  }
}

/** Only a post that was taken in is looked at. */
async function moderateLater(house: House, created: Response, { delayMs }: FaultRule): Promise<void> {
  if (created.status !== 201) return;
  const { id } = onePostSchema.parse(await created.json()).post;
  const post = await house.store.get(id);
  if (post !== null) await house.moderateLater({ accountId: post.accountId, postId: id, delayMs });
}

async function moderate(house: House, { accountId, postId }: ModeratedPost): Promise<PracticeWebhook | null> {
  if (await house.store.remove(accountId, postId)) {
    await log(house, { kind: 'removed', status: 0, fault: 'moderated', accountId, postId });
  }
  const { webhookSecret: secret } = house;
  const message = { event: 'post.removed', accountId, postId } as const;
  return secret === null ? null : writePracticeWebhook(message, { secret, now: house.now() });
}

function tooMany(rule: FaultRule): Response {
  const headers = rule.retryAfterSeconds === null ? {} : { 'retry-after': String(rule.retryAfterSeconds) };
  return Response.json({ error: { code: 'TOO_MANY_REQUESTS' } }, { status: 429, headers });
}

async function serve(house: House, call: Call, fault: string | null): Promise<Response> {
  const token = /^Bearer (\S+)$/u.exec(call.request.headers.get('authorization') ?? '')?.[1];
  const account = token === undefined ? null : await house.findAccount(token);
  if (account === null) return problem(401, 'TOKEN_NOT_GOOD');
  switch (call.operation) {
    case 'session':
      return Response.json(account);
    case 'create':
      return createPost(house, account, { call, fault });
    case 'edit':
      return editPost(house, account, { call, fault });
    case 'read':
      return call.postId === null ? findByKey(house, account, call.url) : getPost(house, account, call.postId);
    case 'list':
      return listPosts(house, account, call.url);
    case 'remove':
      return removePost(house, account, { postId: call.postId ?? '', fault });
    default:
      return call.operation satisfies never;
  }
}

async function createPost(
  house: House,
  account: PracticeAccount,
  { call, fault }: { call: Call; fault: string | null },
): Promise<Response> {
  const body = await readBody(call.request, createPostSchema);
  const refuse = async (status: number, code: string): Promise<Response> => {
    const deliveryKey = body?.deliveryKey ?? null;
    await log(house, { kind: 'refused', status, fault, deliveryKey, accountId: account.accountId });
    return problem(status, code);
  };
  if (body === null) return refuse(400, 'MALFORMED');
  const { imageBytes, problem: why } = read(body);
  if (why !== null) return refuse(422, why);
  const parent = body.replyTo === null ? null : await house.store.get(body.replyTo);
  if (body.replyTo !== null && parent?.accountId !== account.accountId) return refuse(422, 'PARENT_NOT_FOUND');

  const post = toPost(house, account, { body, imageBytes });
  const { earlierWithKey } = await house.store.insertPost(post, imageBytes);
  const kind = earlierWithKey > 0 ? 'duplicated' : 'accepted';
  await log(house, { kind, status: 201, fault, ...post, postId: post.id, at: post.createdAt });
  return Response.json({ post: toApi(house, post) }, { status: 201 });
}

type Read = { readonly imageBytes: readonly Uint8Array[]; readonly problem: string | null };

/** The bytes of a body's images, and the first thing about it that the network would refuse. */
function read({ text, link, images }: EditPostBody): Read {
  const imageBytes = images.map((image) => new Uint8Array(Buffer.from(image.base64, 'base64')));
  const checked = images.map((image, index) => ({ ...image, bytes: imageBytes[index]?.length ?? 0 }));
  const film = checked.find(isFilm);
  const video = film === undefined ? undefined : { ...film, durationMs: film.durationMs ?? 0 };
  const [first] = checkPost(manifests.practice, { text, link, images: checked.filter((one) => !isFilm(one)), video });
  return { imageBytes, problem: first?.code ?? null };
}

const isFilm = ({ mimeType }: { readonly mimeType: string }) => mimeType.startsWith('video/');

async function editPost(
  house: House,
  account: PracticeAccount,
  { call, fault }: { call: Call; fault: string | null },
): Promise<Response> {
  const body = await readBody(call.request, editPostSchema);
  if (body === null) return problem(400, 'MALFORMED');
  const { imageBytes, problem: why } = read(body);
  if (why !== null) return problem(422, why);
  const { text, link, languages } = body;
  const change = { text, link, languages, images: imagesOf(body, imageBytes), editedAt: house.now().toISOString() };
  const { accountId } = account;
  const post = await house.store.edit({ accountId, postId: call.postId ?? '' }, change, imageBytes);
  if (post === null) return problem(404, 'POST_NOT_FOUND');
  await log(house, { kind: 'edited', status: 200, fault, ...post, postId: post.id, at: change.editedAt });
  return Response.json({ post: toApi(house, post) });
}

function imagesOf({ images }: EditPostBody, imageBytes: readonly Uint8Array[]): PracticePost['images'] {
  return images.map(({ altText, mimeType, widthPx, heightPx }, index) => {
    const bytes = imageBytes[index] ?? new Uint8Array();
    return { altText, mimeType, widthPx, heightPx, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

function toPost(
  house: House,
  account: PracticeAccount,
  { body, imageBytes }: { body: CreatePostBody; imageBytes: readonly Uint8Array[] },
): PracticePost {
  return {
    ...account,
    id: house.newId(),
    deliveryKey: body.deliveryKey,
    text: body.text,
    link: body.link,
    languages: body.languages,
    images: imagesOf(body, imageBytes),
    createdAt: house.now().toISOString(),
    editedAt: null,
    replyTo: body.replyTo,
  };
}

async function findByKey(house: House, account: PracticeAccount, url: URL): Promise<Response> {
  const posts = await house.store.findByKey(account.accountId, url.searchParams.get('key') ?? '');
  return Response.json({ posts: posts.map((post) => toApi(house, post)), cursor: null });
}

async function getPost(house: House, account: PracticeAccount, postId: string): Promise<Response> {
  const post = await house.store.get(postId);
  if (post?.accountId !== account.accountId) return problem(404, 'POST_NOT_FOUND');
  return Response.json({ post: toApi(house, post) });
}

async function listPosts(house: House, account: PracticeAccount, url: URL): Promise<Response> {
  const limit = Math.min(100, Math.max(1, Number.parseInt(url.searchParams.get('limit') ?? '', 10) || 50));
  const cursor = url.searchParams.get('cursor');
  const page = await house.store.list({ accountId: account.accountId, cursor, limit });
  return Response.json({ posts: page.posts.map((post) => toApi(house, post)), cursor: page.cursor });
}

async function removePost(
  house: House,
  account: PracticeAccount,
  { postId, fault }: { postId: string; fault: string | null },
): Promise<Response> {
  if (!(await house.store.remove(account.accountId, postId))) return problem(404, 'POST_NOT_FOUND');
  await log(house, { kind: 'removed', status: 204, fault, accountId: account.accountId, postId });
  return new Response(null, { status: 204 });
}

/** The body of a new or changed post, or null when it is not one. The request can be read again by the caller. */
async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema> | null> {
  try {
    const text = await request.clone().text();
    return text.length > maxBodyBytes ? null : schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function toApi(house: House, post: PracticePost): ApiPost {
  const { id, text, link, createdAt, editedAt, deliveryKey, replyTo } = post;
  const lists = { languages: [...post.languages], images: [...post.images] };
  return { id, text, link, createdAt, editedAt, deliveryKey, replyTo, url: house.postUrl(post), ...lists };
}

type LogLine = Pick<PracticeLogEntry, 'kind' | 'status' | 'fault'> & Partial<PracticeLogEntry>;

function log(house: House, line: LogLine): Promise<void> {
  const { kind, status, fault, accountId = null, deliveryKey = null, postId = null } = line;
  const at = line.at ?? house.now().toISOString();
  return house.store.appendLog({ kind, at, accountId, deliveryKey, postId, status, fault });
}

function problem(status: number, code: string): Response {
  return Response.json({ error: { code } }, { status });
}
