/**
 * The practice network: a small social network of our own, for learning, for trying a set-up, and for measuring that
 * nothing is posted twice. It does not drop repeated posts: whoever sends twice finds two public posts and a
 * `duplicated` line in its log. It can be told to misbehave (`faults`).
 */
import { createHash, randomUUID } from 'node:crypto';
import { checkPost, manifests } from '../networks.ts';
import type { FindPracticeAccount, PracticeAccount } from './accounts.ts';
import { type ApiPost, type CreatePostBody, createPostSchema } from './api.ts';
import { answerControl } from './control.ts';
import { createFaultPlayer, type FaultPlayer, type FaultRule, type PracticeOperation } from './faults.ts';
import type { PracticeLogEntry, PracticePage, PracticePost, PracticeStore } from './store.ts';

/** What the network does with a call: answers, never answers, breaks the connection, or breaks it in the middle of the answer. */
export type PracticeAnswer =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'truncated'; readonly response: Response }
  | { readonly kind: 'never' }
  | { readonly kind: 'reset' };

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
};

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
};

/** Four images of 2 MB in base64, and the rest. */
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
  return request.method === 'DELETE' ? call('remove', postId) : null;
}

/** Faults come before anything else, as a broken network does not look at tokens first. */
async function playFault(house: House, call: Call): Promise<PracticeAnswer> {
  const rule = house.faults.next(call.operation);
  if (rule === null) return { kind: 'response', response: await serve(house, call, null) };
  const refuse = async (status: number): Promise<void> => {
    if (call.operation !== 'create') return;
    const body = await readPost(call.request);
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
    default:
      return { kind: 'response', response };
  }
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
  const body = await readPost(call.request);
  const refuse = async (status: number, code: string): Promise<Response> => {
    const deliveryKey = body?.deliveryKey ?? null;
    await log(house, { kind: 'refused', status, fault, deliveryKey, accountId: account.accountId });
    return problem(status, code);
  };
  if (body === null) return refuse(400, 'MALFORMED');
  const imageBytes = body.images.map((image) => new Uint8Array(Buffer.from(image.base64, 'base64')));
  const [first] = checkPost(manifests.practice, {
    text: body.text,
    link: body.link,
    images: body.images.map((image, index) => ({ ...image, bytes: imageBytes[index]?.length ?? 0 })),
  });
  if (first !== undefined) return refuse(422, first.code);
  const parent = body.replyTo === null ? null : await house.store.get(body.replyTo);
  if (body.replyTo !== null && parent?.accountId !== account.accountId) return refuse(422, 'PARENT_NOT_FOUND');

  const post = toPost(house, account, { body, imageBytes });
  const { earlierWithKey } = await house.store.insertPost(post, imageBytes);
  const kind = earlierWithKey > 0 ? 'duplicated' : 'accepted';
  await log(house, { kind, status: 201, fault, ...post, postId: post.id, at: post.createdAt });
  return Response.json({ post: toApi(house, post) }, { status: 201 });
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
    images: body.images.map(({ altText, mimeType, widthPx, heightPx }, index) => {
      const sha256 = createHash('sha256')
        .update(imageBytes[index] ?? new Uint8Array())
        .digest('hex');
      return { altText, mimeType, widthPx, heightPx, sha256 };
    }),
    createdAt: house.now().toISOString(),
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

/** The body of a new post, or null when it is not one. The request can be read again by the caller. */
async function readPost(request: Request): Promise<CreatePostBody | null> {
  try {
    const text = await request.clone().text();
    return text.length > maxBodyBytes ? null : createPostSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function toApi(house: House, post: PracticePost): ApiPost {
  const { id, text, link, createdAt, deliveryKey, replyTo } = post;
  const lists = { languages: [...post.languages], images: [...post.images] };
  return { id, text, link, createdAt, deliveryKey, replyTo, url: house.postUrl(post), ...lists };
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

async function inTheMannerOfFetch(answer: PracticeAnswer, signal: AbortSignal): Promise<Response> {
  switch (answer.kind) {
    case 'response':
      return answer.response;
    case 'reset':
      throw new TypeError('The connection was reset.');
    case 'truncated':
      return truncate(answer.response);
    case 'never':
      return new Promise((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    default:
      return answer satisfies never;
  }
}

async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
      controller.error(new TypeError('The connection ended in the middle of the answer.'));
    },
  });
  return new Response(body, { status: response.status === 204 ? 200 : response.status, headers: response.headers });
}
