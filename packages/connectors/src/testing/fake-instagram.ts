/**
 * Instagram in memory, made from the documented API with Instagram login (developers.facebook.com/docs/instagram-platform,
 * read 2026-11-23): consent, tokens that are renewed, media fetched from an address, containers, carousels, reels, stories,
 * comments, numbers, and no way to delete a post. Nobody's client drives it: see `fake-meta.ts`.
 */
import { instagramConsent } from '../instagram/api.ts';
import type { EgressFetch } from '../port.ts';
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

export type FakeInstagram = {
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  /** What a browser gets to see. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly serviceUrl: string;
  readonly app: { readonly appId: string; readonly appSecret: string };
  readonly settings: ContainerSettings;
  /** What the containers of posts that stand were made of, oldest first, with the fields as they came. */
  readonly posts: readonly {
    readonly id: string;
    readonly text: string;
    readonly fields: Readonly<Record<string, string>>;
  }[];
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
  maxText: 2_200,
  fetchMedia: common.fetchByName,
  quotaTotal: 50,
  declined: [],
  goneMetrics: [],
};

export type FakeInstagramOptions = {
  readonly time?: TimePort;
  readonly serviceUrl?: string | (() => string);
  /** From being made to being ready. */
  readonly readyAfterMs?: number;
};

export function createFakeInstagram(options: FakeInstagramOptions = {}): FakeInstagram {
  const { time = realTime, serviceUrl = 'https://instagram.example.com', readyAfterMs = 2_000 } = options;
  const own: { state?: ContainerState } = {};
  const newId = createMetaIds();
  const network = createFakeNetwork({
    time,
    scopes: instagramConsent.scopes,
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

function shown(network: FakeNetwork, state: ContainerState): FakeInstagram {
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
      return network.posts.all.flatMap(({ id, shownText: text, state: where }) => {
        const detail = state.containers.get(state.madeOf.get(id) ?? '');
        return where === 'public' && detail !== undefined ? [{ id, text, fields: detail.fields }] : [];
      });
    },
    said: state.said,
    get calls() {
      return network.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf(accountId) {
      const scopes = instagramConsent.scopes;
      const { access_token: accessToken, expires_in: seconds } = common.issue(state, {
        personId: accountId,
        scopes,
        isLong: true,
      });
      return { accessToken, expiresAt: new Date(network.time.now().getTime() + seconds * 1_000).toISOString() };
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
  const person = common.personOf(state, account?.accountId ?? '');
  return told(200, { id: `9${person?.id}`, user_id: person?.id, username: person?.username, name: person?.name });
}

function make(state: ContainerState, call: MetaCall): Reply {
  if (!common.isOwn(call)) return graphError(200, 0, { status: 403 });
  const { fields } = call;
  const { alt_text: altText = null, caption = '', media_type: mediaType = 'IMAGE' } = fields;
  if (caption.length > state.settings.maxText) return graphError(36_004, 2_207_010);
  const detail = { mediaType, altText, isPart: fields.is_carousel_item === 'true', children: [], fields };
  if (mediaType !== 'CAROUSEL') return mediumProblem(state, detail) ?? common.makeContainer(state, { call, detail });
  const children = common.readyParts(state, fields.children ?? '');
  if (children === null) return graphError(9_007, 2_207_027);
  if (children.length < 2 || children.length > 10) return graphError(100, 2_207_035);
  return common.makeContainer(state, { call, detail: { ...detail, children } });
}

/** Pictures are JPEG alone; a video is a reel, a story or a part of a carousel. */
function mediumProblem(state: ContainerState, { altText, fields, isPart, mediaType }: ContainerDetail): Reply | null {
  const { image_url: image = '', video_url: video } = fields;
  const isVideo = video !== undefined;
  const fits = isVideo ? ['REELS', 'STORIES', ...(isPart ? ['VIDEO'] : [])] : ['IMAGE', 'STORIES'];
  const hasAltText = altText !== null && (isVideo || mediaType === 'STORIES');
  if (!fits.includes(mediaType) || hasAltText) return graphError(100);
  const fetched = state.settings.fetchMedia(video ?? image);
  if (fetched === null) return graphError(9_004, 2_207_052);
  const isTaken = isVideo ? fetched.mimeType.startsWith('video/') : fetched.mimeType === 'image/jpeg';
  return isTaken ? null : graphError(36_001, 2_207_005);
}

const isStory = (state: ContainerState, { id }: FakePost) =>
  state.containers.get(state.madeOf.get(id) ?? '')?.mediaType === 'STORIES';

function viewOf(state: ContainerState, { id, shownText, acceptedAt }: FakePost): object {
  const permalink = `${state.serviceUrl()}/p/${id}/`;
  return { id, ...(shownText === '' ? {} : { caption: shownText }), timestamp: metaTime(acceptedAt), permalink };
}

function list(kind: 'media' | 'stories') {
  return (state: ContainerState, call: MetaCall): Reply => {
    if (!common.isOwn(call)) return unsupported();
    const items = state.world.posts
      .listPublic(call.account?.accountId)
      .filter((post) => (state.madeOf.get(post.id) ?? null) !== null && isStory(state, post) === (kind === 'stories'));
    return paged({ items, fields: call.fields, viewOf: (post) => viewOf(state, post), idOf: ({ id }) => id });
  };
}

type Below = { readonly id: string; readonly below: string; readonly createdAt: string; readonly view: object };

function allBelow(state: ContainerState): Below[] {
  const own = state.world.posts.listPublic().flatMap((post): Below[] => {
    if (state.madeOf.get(post.id) !== null) return [];
    const username = common.personOf(state, post.accountId)?.username;
    const { id, shownText: text, acceptedAt: createdAt, replyTo } = post;
    const view = { id, text, username, timestamp: metaTime(createdAt), hidden: false, from: { id: post.accountId } };
    return [{ id, below: replyTo ?? '', createdAt, view }];
  });
  const others = state.said.map(({ id, below, text, username, createdAt, hidden }): Below => {
    const view = { id, text, username, timestamp: metaTime(createdAt), hidden, from: { id: `of-${username}` } };
    return { id, below, createdAt, view };
  });
  return [...own, ...others].toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
}

function listComments(state: ContainerState, { fields, params }: MetaCall): Reply {
  if (common.publicPost(state, params.id) === null) return unsupported();
  const all = allBelow(state);
  const view = (one: Below) => {
    const data = all.filter(({ below }) => below === one.id).map((answer) => answer.view);
    return { ...one.view, ...(data.length === 0 ? {} : { replies: { data } }) };
  };
  const items = all.filter(({ below }) => below === params.id);
  return paged({ items, fields, viewOf: view, idOf: ({ id }) => id });
}

function addComment(state: ContainerState, { account, effects, fields, params }: MetaCall): Reply {
  const below = params.id ?? '';
  if (common.publicPost(state, below) === null && !state.said.some(({ id }) => id === below)) return unsupported();
  const { message: text = '' } = fields;
  if (text === '' || text.length > state.settings.maxText) return graphError(100);
  const draft = { accountId: account?.accountId ?? '', key: null, text, mediaIds: [], replyTo: below };
  const post = state.world.posts.accept(draft, effects);
  state.madeOf.set(post.id, null);
  return told(200, { id: post.id });
}

function show(state: ContainerState, call: MetaCall): Reply {
  const container = common.showContainer(state, call, 'status_code');
  if (container !== null) return container;
  const comment = allBelow(state).find(({ id }) => id === call.params.id);
  if (comment !== undefined) return told(200, comment.view);
  const post = common.publicPost(state, call.params.id);
  return post === null ? unsupported() : told(200, viewOf(state, post));
}

function hide(state: ContainerState, { fields, params }: MetaCall): Reply {
  const comment = state.said.find(({ id }) => id === params.id);
  if (comment === undefined) return unsupported();
  comment.hidden = fields.hide === 'true';
  return told(200, { success: true });
}

/** Comments alone: posts have no such call. */
function removeComment(state: ContainerState, { params }: MetaCall): Reply {
  const id = params.id ?? '';
  const at = state.said.findIndex((one) => one.id === id);
  if (at !== -1) state.said.splice(at, 1);
  else if (state.madeOf.get(id) !== null || !state.world.posts.remove(id, 'account')) return unsupported();
  return told(200, { success: true });
}

const insights = common.insightsOf({ views: 900, reach: 700, likes: 40, comments: 3, shares: 2, saved: 5 });
const publishScope = 'instagram_business_content_publish';
const basicScope = 'instagram_business_basic';
const commentScope = 'instagram_business_manage_comments';

const doors: readonly MetaDoor<ContainerState>[] = [
  ['GET /oauth/authorize', 'verify', null, (state, call) => consentPage(common.consentsOf(state), call)],
  ['POST /oauth/authorize', 'verify', null, (state, call) => consentDecision(common.consentsOf(state), call)],
  ['POST /oauth/access_token', 'verify', null, common.trade],
  ['GET /access_token', 'verify', null, common.exchange(instagramConsent)],
  ['GET /refresh_access_token', 'verify', null, common.refresh(instagramConsent)],
  ['GET /v25.0/me', 'verify', basicScope, me],
  ['GET /v25.0/:user/content_publishing_limit', 'verify', publishScope, common.publishingLimit],
  ['POST /v25.0/:user/media', 'stage', publishScope, make],
  ['POST /v25.0/:user/media_publish', 'publish', publishScope, common.publishContainer],
  ['GET /v25.0/:user/media', 'list', basicScope, list('media')],
  ['GET /v25.0/:user/stories', 'list', basicScope, list('stories')],
  ['GET /v25.0/:id/comments', 'list', commentScope, listComments],
  ['POST /v25.0/:id/comments', 'publish', commentScope, addComment],
  ['POST /v25.0/:id/replies', 'publish', commentScope, addComment],
  ['GET /v25.0/:id/insights', 'read', 'instagram_business_manage_insights', insights],
  ['GET /v25.0/:id', 'read', basicScope, show],
  ['POST /v25.0/:id', 'edit', commentScope, hide],
  ['DELETE /v25.0/:id', 'remove', commentScope, removeComment],
];

export type StartedFakeInstagram = FakeInstagram & { close(): Promise<void> };

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeInstagram(
  options: Pick<FakeInstagramOptions, 'readyAfterMs'> = {},
): Promise<StartedFakeInstagram> {
  let address = '';
  const instagram = createFakeInstagram({ ...options, serviceUrl: () => address });
  const { url, close } = await startFakeNetwork(instagram.network);
  address = url;
  return Object.assign(instagram, { close });
}
