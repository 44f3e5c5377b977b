/**
 * A network that exists in memory: doors that answer requests, a plan of faults, and a timeline of what really happened.
 * It has no transport, no timers and no clock of its own; `in-process.ts` and `server.ts` are its two transports.
 */
import { NotSentError } from '../../port.ts';
import { createSeededRandom } from '../../practice/faults.ts';
import { createNetworkAccounts, type NetworkAccount, type NetworkAccounts, type NetworkToken } from './accounts.ts';
import { type Containers, type ContainerTimes, createContainers } from './containers.ts';
import {
  createNetworkFaults,
  type FaultDraws,
  type NetworkFaultKind,
  type NetworkFaultRule,
  type NetworkFaults,
  type NetworkOperation,
} from './fault-plan.ts';
import { countingIds, type NewId } from './ids.ts';
import { createMediaUploads, type MediaUploads } from './media.ts';
import { createPosts, type Posts } from './posts.ts';
import type { TimePort } from './time.ts';
import { createTimeline, type Timeline, type TimelineEvent } from './timeline.ts';
import { createWebhooks, type WebhookDelivery, type WebhookWords } from './webhooks.ts';

/** A request whose body is here already, so that answering waits for nothing but the network's own time. */
export type FakeRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

/** An answer of HTTP. `code`: why nothing was done, for the timeline; null for a success. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly code: string | null;
};

/**
 * What becomes of a call: an answer; an answer of which half arrives; no answer; a connection that is reset; or one that the
 * network ends in good order without having answered.
 */
export type Answer =
  | { readonly kind: 'response' | 'truncated'; readonly reply: Reply }
  | { readonly kind: 'never' | 'reset' | 'closed' };

/** A call that may be served. `account` is null at a door that asks for no scope. */
export type Call = {
  readonly request: FakeRequest;
  readonly url: URL;
  /** What stands in the place of `:name` in the door's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly account: NetworkAccount | null;
  /** Faults that fall on what the call makes; hand them to `posts.accept`, `containers.make` and `containers.publish`. */
  readonly effects: readonly NetworkFaultRule[];
  /** The body as text. */
  readonly text: string;
};

/** One address of the network's API. */
export type Door = {
  /** Method and path, with `:name` for a part and `?name` for a parameter that must be there: `GET /posts/:id`. */
  readonly on: string;
  readonly operation: NetworkOperation;
  /** What a token must allow; null lets everybody in. */
  readonly scope: string | null;
  serve(call: Call): Reply | Promise<Reply>;
};

/** Why the network does not do what it was asked. */
export type Refusal = { readonly status: number; readonly code: string; readonly retryAfterSeconds?: number | null };

/** What the doors of a network stand on. */
export type World = {
  readonly time: TimePort;
  readonly posts: Posts;
  readonly media: MediaUploads;
  readonly containers: Containers;
  readonly accounts: NetworkAccounts;
  /** A refusal as this network words it. */
  readonly refuse: (refusal: Refusal) => Reply;
};

export type FakeNetworkOptions = {
  readonly time: TimePort;
  readonly doors: (world: World) => readonly Door[];
  /** Scopes of a token when nothing else is said. */
  readonly scopes: readonly string[];
  /** How the network words a refusal; `{"error":{"code":…}}` by default. */
  readonly refuse?: (refusal: Refusal) => Reply;
  /** The token of a request; that of `Authorization: Bearer` by default. */
  readonly tokenOf?: (request: FakeRequest) => string | null;
  /** Whether a token with these scopes opens a door that asks for one; when it is among them by default. */
  readonly allows?: (scopes: ReadonlySet<string>, scope: string) => boolean;
  /** The ids of posts, media and containers; `post-1` and the like by default. */
  readonly newId?: NewId;
  readonly webhooks?: WebhookWords;
  readonly containers?: ContainerTimes;
  /** Numbers in [0, 1) for what a rule's own draw does not decide; seeded by default. */
  readonly random?: () => number;
};

export type FakeNetwork = Omit<World, 'refuse'> & {
  /** Asked before a byte leaves: an error when the network cannot be reached. */
  connect(request: { method: string; url: string }): NotSentError | null;
  answer(request: FakeRequest): Promise<Answer>;
  readonly faults: NetworkFaults;
  /** Answers the next call whose method and path begin so with this instead, and does nothing. */
  answerNext(call: string, answer: PlannedAnswer): void;
  /** What happened, in order. */
  readonly timeline: readonly TimelineEvent[];
  /** Called for every webhook; gives what stops it. */
  onWebhook(listener: (delivery: WebhookDelivery) => void): () => void;
};

type PlannedAnswer = () => Response | Promise<Response>;

type House = {
  readonly world: World;
  readonly doors: readonly CompiledDoor[];
  readonly faults: FaultDraws;
  readonly planned: { readonly call: string; readonly answer: PlannedAnswer }[];
  readonly timeline: Timeline;
  readonly random: () => number;
  readonly tokenOf: (request: FakeRequest) => string | null;
  readonly allows: (scopes: ReadonlySet<string>, scope: string) => boolean;
};

/** A JSON answer. */
export function told(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    code: null,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

export const noContent: Reply = { status: 204, code: null, headers: {}, body: '' };

/** Makes a network that holds nothing yet. */
export function createFakeNetwork(options: FakeNetworkOptions): FakeNetwork {
  const { time, random = createSeededRandom(1), tokenOf = bearerToken, refuse = refusal } = options;
  const { allows = (scopes, scope) => scopes.has(scope), newId = countingIds() } = options;
  const nowMs = () => time.now().getTime();
  const faults = createNetworkFaults(nowMs);
  const timeline = createTimeline(nowMs);
  const words = options.webhooks ?? { secret: 'webhooks of a fake network' };
  const webhooks = createWebhooks({ time, faults, timeline, words });
  const posts = createPosts({ time, timeline, newId, emit: webhooks.emit });
  const media = createMediaUploads({ timeline, newId });
  const times = options.containers ?? { readyAfterMs: 0, keptMs: 86_400_000 };
  const containers = createContainers({ time, timeline, newId, posts, media, times });
  const { scopes } = options;
  const accounts = createNetworkAccounts(timeline, { scopes, disconnected: webhooks.emitDisconnected });
  const shown = { time, posts, media, containers, accounts };
  const world: World = { ...shown, refuse };
  const doors = options.doors(world).map(compile);
  const house: House = { world, doors, faults, planned: [], timeline, random, tokenOf, allows };
  return {
    ...shown,
    connect: (request) => connect(house, request),
    answer: (request) => answer(house, request),
    faults,
    answerNext: (call, instead) => void house.planned.push({ call, answer: instead }),
    timeline: timeline.events,
    onWebhook: webhooks.listen,
  };
}

function bearerToken({ headers }: FakeRequest): string | null {
  return /^Bearer (\S+)$/u.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}

function refusal({ status, code, retryAfterSeconds = null }: Refusal): Reply {
  const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { ...told(status, { error: { code } }, headers), code };
}

const connectCodes: Partial<Record<NetworkFaultKind, string>> = {
  refused: 'ECONNREFUSED',
  'name-not-found': 'ENOTFOUND',
  'tls-failed': 'CERT_HAS_EXPIRED',
};

function connect(house: House, request: { method: string; url: string }): NotSentError | null {
  const { operation = null } = findDoor(house, request)?.door ?? {};
  const rule = operation === null ? null : house.faults.one({ aspect: 'connect', operation });
  if (rule === null) return null;
  house.timeline.note({ kind: 'not-sent', operation, path: new URL(request.url).pathname, fault: rule.kind });
  return new NotSentError(connectCodes[rule.kind] ?? 'NOT_SENT', 'The network could not be reached.');
}

type CompiledDoor = { readonly door: Door; readonly path: RegExp; readonly parameter: string | undefined };

function compile(door: Door): CompiledDoor {
  const [path = '', parameter] = door.on.split('?');
  const pattern = path.replaceAll('.', String.raw`\.`).replaceAll(/:([a-z]+)/giu, '(?<$1>[^/]+)');
  return { door, path: new RegExp(`^${pattern}$`, 'u'), parameter };
}

type Found = { readonly door: Door; readonly params: Readonly<Record<string, string>> };

function findDoor({ doors }: House, { method, url }: { method: string; url: string }): Found | null {
  const { pathname, searchParams } = new URL(url);
  for (const { door, path, parameter } of doors) {
    const matched = path.exec(`${method} ${pathname}`);
    if (matched === null || (parameter !== undefined && !searchParams.has(parameter))) continue;
    return { door, params: Object.fromEntries(Object.entries(matched.groups ?? {}).map(decodePair)) };
  }
  return null;
}

/** What is not well encoded stays as it came. */
function decodePair([name, value]: readonly [string, string]): [string, string] {
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    return [name, value];
  }
}

/** Faults come before anything else, as a broken network does not look at tokens first. */
async function answer(house: House, request: FakeRequest): Promise<Answer> {
  const found = findDoor(house, request);
  const { method } = request;
  const path = new URL(request.url).pathname;
  const come = { kind: 'request', operation: found?.door.operation ?? null, method, path } as const;
  const at = house.planned.findIndex(({ call }) => `${method} ${path}`.startsWith(call));
  const [instead] = at === -1 ? [] : house.planned.splice(at, 1);
  if (instead !== undefined) {
    house.timeline.note({ ...come, fault: null });
    return { kind: 'response', reply: await toReply(await instead.answer()) };
  }
  if (found === null) {
    house.timeline.note({ ...come, fault: null });
    return { kind: 'response', reply: refused(house, null, { status: 404, code: 'NO_SUCH_ADDRESS' }) };
  }
  const { operation } = found.door;
  const fits = (one: NetworkFaultRule) => one.kind !== 'daily-quota' || postsToday(house, request) >= one.limit;
  const rule = house.faults.one({ aspect: 'call', operation, fits });
  house.timeline.note({ ...come, fault: rule?.kind ?? null });
  const asked: Asked = { ...found, request };
  return rule === null ? { kind: 'response', reply: await serve(house, asked) } : play(house, asked, rule);
}

async function toReply(response: Response): Promise<Reply> {
  const { status, headers } = response;
  return { status, code: null, headers: Object.fromEntries(headers), body: await response.text() };
}

type Asked = Found & { readonly request: FakeRequest };

async function play(house: House, asked: Asked, rule: NetworkFaultRule): Promise<Answer> {
  const { time } = house.world;
  switch (rule.kind) {
    case 'late-accept':
      // What fails later fails unheard, as it would elsewhere.
      time.after(rule.delayMs, () => void Promise.resolve(serve(house, asked)).catch(() => undefined));
      return { kind: 'never' };
    case 'slow':
      await new Promise<void>((resolve) => time.after(rule.delayMs, resolve));
      return { kind: 'response', reply: await serve(house, asked) };
    case 'storm':
      if (house.random() < rule.acceptedShare) await serve(house, asked);
      else noteRefused(house, asked, { status: 503, code: rule.kind });
      return { kind: 'response', reply: house.world.refuse({ status: 503, code: 'UNAVAILABLE' }) };
    default:
      return strikesAfter(rule.kind) ? spoiled(house, rule, await serve(house, asked)) : notServed(house, asked, rule);
  }
}

const strikesAfter = (kind: NetworkFaultKind) => kind.endsWith('-after-accept') || kind === 'truncated';

function notServed(house: House, asked: Asked, rule: NetworkFaultRule): Answer {
  const instead = spoiled(house, rule, null);
  const status = 'reply' in instead ? instead.reply.status : 0;
  noteRefused(house, asked, { status, code: rule.kind });
  return instead;
}

/** What the caller gets to see; `reply` is what it should have seen, null when nothing was done. */
function spoiled({ world }: House, rule: NetworkFaultRule, reply: Reply | null): Answer {
  const { retryAfterSeconds } = rule;
  switch (rule.kind) {
    case 'timeout-before-accept':
    case 'timeout-after-accept':
      return { kind: 'never' };
    case 'reset-before-accept':
    case 'reset-after-accept':
      return { kind: 'reset' };
    case 'half-close-before-accept':
    case 'half-close-after-accept':
      return { kind: 'closed' };
    case 'not-json-before-accept':
    case 'not-json-after-accept':
      return { kind: 'response', reply: pageOfHtml };
    case 'rate-limit':
      return { kind: 'response', reply: world.refuse({ status: 429, code: 'TOO_MANY_REQUESTS', retryAfterSeconds }) };
    case 'daily-quota':
      return { kind: 'response', reply: world.refuse({ status: 429, code: 'DAILY_QUOTA', retryAfterSeconds }) };
    case 'duplicate-refusal':
      return { kind: 'response', reply: world.refuse({ status: 403, code: 'DUPLICATE' }) };
    case 'truncated':
      if (reply !== null && reply.body !== '') return { kind: 'truncated', reply };
      return { kind: 'closed' };
    default:
      return { kind: 'response', reply: world.refuse({ status: 500, code: 'INTERNAL' }) };
  }
}

const pageOfHtml: Reply = {
  status: 200,
  code: null,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>One moment, please</title><p>We are checking your browser.</p>',
};

function noteRefused({ timeline }: House, { door }: Asked, why: { status: number; code: string }): void {
  timeline.note({ kind: 'refused', operation: door.operation, ...why });
}

function refused(house: House, operation: NetworkOperation | null, why: Refusal): Reply {
  house.timeline.note({ kind: 'refused', operation, status: why.status, code: why.code });
  return house.world.refuse(why);
}

/** Posts that the caller's account made today, in UTC. */
function postsToday({ world, tokenOf }: House, request: FakeRequest): number {
  const { accountId } = world.accounts.tokens.get(tokenOf(request) ?? '') ?? {};
  const today = world.time.now().toISOString().slice(0, 10);
  return world.posts.all.filter((post) => post.accountId === accountId && post.acceptedAt.startsWith(today)).length;
}

/** Does what was asked, if the caller may, and notes why when it does not. */
async function serve(house: House, { door, params, request }: Asked): Promise<Reply> {
  const { operation, scope } = door;
  const { accounts } = house.world;
  const token = house.tokenOf(request);
  const [loss] = house.faults.each({ aspect: 'account', operation });
  if (loss !== undefined && token !== null) spoil(accounts, token, { kind: loss.kind, scope });
  const known = accounts.tokens.get(token ?? '') ?? null;
  const why = scope === null ? null : whyNot(known, (scopes) => house.allows(scopes, scope));
  if (why !== null) return refused(house, operation, why);
  const account = known === null ? null : accounts.find(known.accountId);
  const effects = house.faults.each({ aspect: 'effect', operation });
  const text = new TextDecoder().decode(request.body);
  const reply = await door.serve({ request, url: new URL(request.url), params, account, effects, text });
  const { status, code } = reply;
  if (status >= 400) house.timeline.note({ kind: 'refused', operation, status, code: code ?? `HTTP_${status}` });
  return reply;
}

function spoil(
  accounts: NetworkAccounts,
  token: string,
  { kind, scope }: { kind: NetworkFaultKind; scope: string | null },
): void {
  if (kind !== 'scope-removed') accounts.spoil(token, { why: kind === 'token-expired' ? 'expired' : 'revoked' });
  else if (scope !== null) accounts.spoil(token, { why: 'scope-removed', scope });
}

function whyNot(token: NetworkToken | null, allows: (scopes: ReadonlySet<string>) => boolean): Refusal | null {
  if (token === null) return { status: 401, code: 'TOKEN_NOT_GOOD' };
  if (token.state !== 'good')
    return { status: 401, code: token.state === 'expired' ? 'TOKEN_EXPIRED' : 'TOKEN_REVOKED' };
  return allows(token.scopes) ? null : { status: 403, code: 'SCOPE_MISSING' };
}
