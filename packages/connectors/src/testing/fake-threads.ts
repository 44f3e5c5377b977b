/**
 * Threads in memory, made from the documented API (developers.facebook.com/docs/threads, read 2026-11-23): consent, tokens
 * that are renewed, media fetched from an address, containers, carousels, answers, hiding, numbers, and a call that deletes.
 * `client.test.ts` beside the connector drives it with a client of somebody else's.
 */
import { threadsLength } from '../count/threads.ts';
import type { EgressFetch } from '../port.ts';
import { threadsConsent } from '../threads/api.ts';
import {
  answerBrowser,
  consentDecision,
  consentPage,
  createMetaIds,
  graphError,
  type MetaCall,
  type MetaDoor,
  metaDoors,
  metaTime,
  paged,
  tokenOf,
  unsupported,
  usualApp,
  wordRefusal,
} from './fake-meta.ts';
import type { ContainerDetail, ContainerSettings, ContainerState, SaidComment } from './fake-meta-containers.ts';
import * as common from './fake-meta-containers.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import { createFakeNetwork, type FakeNetwork, type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';
import { startFakeNetwork } from './kit/server.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type FakeThreads = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  /** What a browser gets to see. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly serviceUrl: string;
  readonly app: { readonly appId: string; readonly appSecret: string };
  readonly settings: ContainerSettings;
  /** Posts and answers that stand, oldest first. */
  readonly posts: readonly { readonly id: string; readonly text: string; readonly replyTo: string | null }[];
  readonly said: readonly SaidComment[];
  readonly calls: readonly string[];
  /** What an account's channel has after consent: a token of 60 days. */
  credentialsOf(accountId: string): { readonly accessToken: string; readonly expiresAt: string };
  altTextsOf(postId: string): readonly string[];
  /** Has everything thrown away that was handed in and not published. */
  expire(): void;
  answerNext(call: string, answer: () => Response | Promise<Response>): void;
  comment(said: { below: string; text: string; username: string }): SaidComment;
};

const usualSettings: ContainerSettings = {
  maxText: 500,
  fetchMedia: common.fetchByName,
  quotaTotal: 250,
  declined: [],
  goneMetrics: [],
};

export type FakeThreadsOptions = {
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
  /** From being made to being ready. */
  readonly readyAfterMs?: number;
};

export function createFakeThreads(options: FakeThreadsOptions = {}): FakeThreads {
  const { time = realTime, serviceUrl = 'https://threads.example.com', readyAfterMs = 2_000 } = options;
  const own: { state?: ContainerState } = {};
  const newId = createMetaIds();
  const network = createFakeNetwork({
    time,
    scopes: threadsConsent.scopes,
    newId,
    tokenOf,
    refuse: wordRefusal,
    containers: { readyAfterMs, keptMs: 86_400_000 },
    doors(world) {
      own.state = common.emptyContainerState(world, {
        app: usualApp,
        settings: { ...usualSettings },
        serviceUrl: typeof serviceUrl === 'string' ? () => serviceUrl : serviceUrl,
        newId: () => newId('post'),
      });
      return metaDoors(own.state, doors, common.endedToken);
    },
  });
  const { state } = own;
  if (state === undefined) throw new Error('The doors of a network are made with it.');
  for (const { id, name, username } of state.people) {
    network.accounts.add({ accountId: id, handle: username, displayName: name });
  }
  return shown(network, state);
}

function shown(network: FakeNetwork, state: ContainerState): FakeThreads {
  return {
    network,
    fetch: createNetworkFetch(network),
    answer: (request) => answerBrowser(network, request),
    get serviceUrl() {
      return state.serviceUrl();
    },
    app: state.app,
    settings: state.settings,
    get posts() {
      const stand = network.posts.all.filter((post) => post.state === 'public');
      return stand.map(({ id, replyTo, shownText: text }) => ({ id, text, replyTo }));
    },
    said: state.said,
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf(accountId) {
      const { scopes } = threadsConsent;
      const given = common.issue(state, { personId: accountId, scopes, isLong: true });
      const expiresAt = new Date(network.time.now().getTime() + given.expires_in * 1_000).toISOString();
      return { accessToken: given.access_token, expiresAt };
    },
    altTextsOf: (postId) => common.altTextsOf(state, postId),
    expire: () => {
      for (const id of network.containers.known.keys()) network.containers.expire(id);
    },
    answerNext: network.answerNext,
    comment: (said) => common.say(state, said),
  };
}

function me(state: ContainerState, { account }: MetaCall): Reply {
  return told(200, common.personOf(state, account?.accountId ?? ''));
}

const isAnswerable = (state: ContainerState, id: string) =>
  common.publicPost(state, id) !== null || state.said.some((one) => one.id === id);

function make(state: ContainerState, call: MetaCall): Reply {
  if (!common.isOwn(call)) return graphError(200, 0, { status: 403 });
  const { fields } = call;
  const { alt_text: altText = null, media_type: mediaType = '', reply_to_id: replyTo = null, text = '' } = fields;
  if (threadsLength(text) > state.settings.maxText) return graphError(100, 2_207_010);
  if (replyTo !== null && !isAnswerable(state, replyTo)) return unsupported();
  const detail = { mediaType, altText, isPart: fields.is_carousel_item === 'true', children: [], fields };
  if (mediaType === 'TEXT' && fields.auto_publish_text === 'true') return publishWords(state, call);
  if (mediaType !== 'CAROUSEL') {
    return mediumProblem(state, detail) ?? common.makeContainer(state, { call, detail, replyTo });
  }
  const children = common.readyParts(state, fields.children ?? '');
  if (children === null) return graphError(9_007, 2_207_027);
  if (children.length < 2 || children.length > 20) return graphError(100, 2_207_035);
  return common.makeContainer(state, { call, detail: { ...detail, children }, replyTo });
}

function mediumProblem(state: ContainerState, { fields, isPart, mediaType }: ContainerDetail): Reply | null {
  if (mediaType === 'TEXT') return (fields.text ?? '') === '' || isPart ? graphError(100) : null;
  const address = mediaType === 'VIDEO' ? fields.video_url : fields.image_url;
  if (!['IMAGE', 'VIDEO'].includes(mediaType) || address === undefined) return graphError(100);
  const fetched = state.settings.fetchMedia(address);
  if (fetched === null) return graphError(9_004, 2_207_052);
  const isTaken = mediaType === 'VIDEO' ? fetched.mimeType.startsWith('video/') : fetched.mimeType.startsWith('image/');
  return isTaken ? null : graphError(36_001, 2_207_005);
}

/** Words alone may be published in the call that makes them. */
function publishWords(state: ContainerState, { account, effects, fields }: MetaCall): Reply {
  const { reply_to_id: replyTo = null, text = '' } = fields;
  if (text === '') return graphError(100);
  const draft = { accountId: account?.accountId ?? '', key: null, text, mediaIds: [], replyTo };
  return told(200, { id: state.world.posts.accept(draft, effects).id });
}

function viewOf(state: ContainerState, { id, accountId, acceptedAt, replyTo, shownText }: FakePost): object {
  const username = common.personOf(state, accountId)?.username;
  return {
    id,
    ...(shownText === '' ? {} : { text: shownText }),
    username,
    timestamp: metaTime(acceptedAt),
    permalink: `${state.serviceUrl()}/@${username}/post/${id}`,
    is_reply_owned_by_me: true,
    hide_status: 'NOT_HUSHED',
    ...(replyTo === null ? {} : { replied_to: { id: replyTo } }),
  };
}

function list(kind: 'threads' | 'replies') {
  return (state: ContainerState, call: MetaCall): Reply => {
    if (!common.isOwn(call)) return unsupported();
    const items = state.world.posts
      .listPublic(call.account?.accountId)
      .filter(({ replyTo }) => (replyTo === null) === (kind === 'threads'));
    return paged({ items, fields: call.fields, viewOf: (post) => viewOf(state, post), idOf: ({ id }) => id });
  };
}

type Answer = { readonly id: string; readonly below: string; readonly createdAt: string; readonly view: object };

/** Answers at every depth, oldest first. */
function conversation(state: ContainerState, { fields, params }: MetaCall): Reply {
  if (common.publicPost(state, params.id) === null) return unsupported();
  const own = state.world.posts.listPublic().map((post): Answer => {
    return { id: post.id, below: post.replyTo ?? '', createdAt: post.acceptedAt, view: viewOf(state, post) };
  });
  const others = state.said.map(({ id, below, createdAt, hidden, text, username }): Answer => {
    const view = { id, text, username, timestamp: metaTime(createdAt), is_reply_owned_by_me: false };
    const hide_status = hidden ? 'HIDDEN' : 'NOT_HUSHED';
    return { id, below, createdAt, view: { ...view, hide_status, replied_to: { id: below } } };
  });
  const all = [...own, ...others].toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const reached = new Set([params.id ?? '']);
  const items: Answer[] = [];
  for (let found = all; found.length > 0; ) {
    found = all.filter(({ below, id }) => reached.has(below) && !reached.has(id));
    for (const one of found) reached.add(one.id);
    items.push(...found);
  }
  return paged({ items, fields, viewOf: ({ view }) => view, idOf: ({ id }) => id });
}

function show(state: ContainerState, call: MetaCall): Reply {
  if (call.params.id === call.account?.accountId) return me(state, call);
  const container = common.showContainer(state, call, 'status');
  if (container !== null) return container;
  const post = common.publicPost(state, call.params.id);
  return post === null ? unsupported() : told(200, viewOf(state, post));
}

function remove(state: ContainerState, { account, params }: MetaCall): Reply {
  const post = common.publicPost(state, params.id);
  if (post === null || post.accountId !== account?.accountId) return unsupported();
  state.world.posts.remove(post.id, 'account');
  return told(200, { success: true, deleted_id: post.id });
}

/** Top-level answers alone. */
function manageReply(state: ContainerState, { fields, params }: MetaCall): Reply {
  const answer = state.said.find(({ id }) => id === params.id);
  if (answer === undefined) return unsupported();
  if (common.publicPost(state, answer.below)?.replyTo !== null) return graphError(100);
  answer.hidden = fields.hide === 'true';
  return told(200, { success: true });
}

const insights = common.insightsOf({ views: 900, likes: 40, replies: 3, reposts: 4, quotes: 1, shares: 2 });
const publishScope = 'threads_content_publish';
const basicScope = 'threads_basic';

const doors: readonly MetaDoor<ContainerState>[] = [
  ['GET /oauth/authorize', 'verify', null, (state, call) => consentPage(common.consentsOf(state), call)],
  ['POST /oauth/authorize', 'verify', null, (state, call) => consentDecision(common.consentsOf(state), call)],
  ['POST /oauth/access_token', 'verify', null, common.trade],
  ['GET /access_token', 'verify', null, common.exchange(threadsConsent)],
  ['GET /refresh_access_token', 'verify', null, common.refresh(threadsConsent)],
  ['GET /v1.0/me', 'verify', basicScope, me],
  ['GET /v1.0/:user/threads_publishing_limit', 'verify', publishScope, common.publishingLimit],
  ['POST /v1.0/:user/threads', 'stage', publishScope, make],
  ['POST /v1.0/:user/threads_publish', 'publish', publishScope, common.publishContainer],
  ['GET /v1.0/:user/threads', 'list', basicScope, list('threads')],
  ['GET /v1.0/:user/replies', 'list', 'threads_read_replies', list('replies')],
  ['GET /v1.0/:id/conversation', 'list', 'threads_read_replies', conversation],
  ['POST /v1.0/:id/manage_reply', 'edit', 'threads_manage_replies', manageReply],
  ['GET /v1.0/:id/insights', 'read', 'threads_manage_insights', insights],
  ['GET /v1.0/:id', 'read', basicScope, show],
  ['DELETE /v1.0/:id', 'remove', 'threads_delete', remove],
];

export type StartedFakeThreads = FakeThreads & { close(): Promise<void> };

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeThreads(
  options: Pick<FakeThreadsOptions, 'readyAfterMs'> = {},
): Promise<StartedFakeThreads> {
  let address = '';
  const threads = createFakeThreads({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(threads.network);
  address = url;
  return Object.assign(threads, { close });
}
