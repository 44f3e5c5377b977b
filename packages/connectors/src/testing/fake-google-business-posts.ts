/** Local posts as API v4 has them (…/my-business/reference/rest/v4/accounts.locations.localPosts, read 2026-11-23). */
import { isRecord, jsonOf, recordAt, textAt } from './fake-google-words.ts';
import type { NetworkAccounts } from './kit/accounts.ts';
import { type Call, type Refusal, type Reply, told, type World } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakePlace = {
  /** `locations/2`; the same for all accounts that hold it. */
  readonly name: string;
  readonly title: string;
  readonly addressLines: readonly string[];
  readonly takesPosts: boolean;
};

/** What is said of a post beside its words, as it was sent. */
export type FakeLocalPost = {
  readonly place: string;
  body: Record<string, unknown>;
};

export type GoogleBusinessState = {
  readonly world: World;
  readonly places: readonly FakePlace[];
  /** Names of accounts with the names of their places, by the Google account that manages them. */
  readonly managed: Map<string, Map<string, readonly string[]>>;
  readonly posts: Map<string, FakeLocalPost>;
  /** When a place was edited, in ms. */
  readonly edits: Map<string, number[]>;
  readonly origin: () => string;
};

const editsPerMinute = 10;
const maxSummary = 1_500;
const actionTypes = new Set(['BOOK', 'ORDER', 'SHOP', 'LEARN_MORE', 'SIGN_UP', 'CALL']);

const invalid: Refusal = { status: 400, code: 'INVALID_ARGUMENT' };
const missing: Refusal = { status: 404, code: 'NOT_FOUND' };
const forbidden: Refusal = { status: 403, code: 'PERMISSION_DENIED' };

/** The place that a path names, where the caller may post to it. */
function placeOf({ managed, places }: GoogleBusinessState, { account, params }: Call): string | Refusal {
  const names = managed.get(account?.accountId ?? '')?.get(`accounts/${params.account}`);
  const place = places.find(({ name }) => name === `locations/${params.place}`);
  if (place === undefined) return missing;
  return names?.includes(place.name) === true && place.takesPosts
    ? `accounts/${params.account}/${place.name}`
    : forbidden;
}

export type Serve = (state: GoogleBusinessState, call: Call, place: string) => Reply;

/** A door of one place. */
export function atPlace(serve: Serve): (state: GoogleBusinessState, call: Call) => Reply {
  return (state, call) => {
    const place = placeOf(state, call);
    return typeof place === 'string' ? serve(state, call, place) : state.world.refuse(place);
  };
}

/** A door that changes something: ten a minute and place. */
export function editingPlace(serve: Serve): (state: GoogleBusinessState, call: Call) => Reply {
  return atPlace((state, call, place) => {
    const nowMs = state.world.time.now().getTime();
    const recent = (state.edits.get(place) ?? []).filter((at) => at > nowMs - 60_000);
    if (recent.length >= editsPerMinute) return state.world.refuse({ status: 429, code: 'RESOURCE_EXHAUSTED' });
    state.edits.set(place, [...recent, nowMs]);
    return serve(state, call, place);
  });
}

function whyNot(body: Record<string, unknown>): Refusal | null {
  const topic = textAt(body, 'topicType');
  const schedule = recordAt(body, 'event', 'schedule');
  const hasTimes = isRecord(schedule.startDate) && isRecord(schedule.endDate);
  const hasEvent = textAt(recordAt(body, 'event'), 'title') !== '' && hasTimes;
  const isTopic = topic === 'STANDARD' || (['EVENT', 'OFFER'].includes(topic) && hasEvent);
  const { callToAction } = body;
  const isButton = callToAction === undefined || (isRecord(callToAction) && isGoodButton(callToAction));
  const media = Array.isArray(body.media) ? body.media : [];
  const isMedia = media.every((one) => isRecord(one) && isWeb(one.sourceUrl));
  const summary = textAt(body, 'summary');
  return isTopic && isButton && isMedia && summary !== '' && summary.length <= maxSummary ? null : invalid;
}

function isGoodButton(button: Record<string, unknown>): boolean {
  const { actionType, url } = button;
  const hasAddress = isWeb(url) || (actionType === 'CALL' && url === undefined);
  return typeof actionType === 'string' && actionTypes.has(actionType) && hasAddress;
}

const isWeb = (address: unknown) => typeof address === 'string' && /^https?:\/\//u.test(address);

function ownPost(state: GoogleBusinessState, place: string, postId: string): FakePost | null {
  return state.posts.get(postId)?.place === place ? state.world.posts.standing(postId) : null;
}

const states = { 'in-review': 'PROCESSING', public: 'LIVE', declined: 'REJECTED', removed: 'REJECTED' } as const;

function view(state: GoogleBusinessState, post: FakePost): object {
  const { body, place } = state.posts.get(post.id) ?? { body: {}, place: '' };
  return {
    ...body,
    name: `${place}/localPosts/${post.id}`,
    summary: post.shownText,
    state: states[post.state],
    createTime: post.acceptedAt,
    updateTime: post.editedAt ?? post.acceptedAt,
    searchUrl: `${state.origin()}/local/posts?q=${post.id}`,
  };
}

export const createPost: Serve = (state, call, place) => {
  const body = jsonOf(call);
  const why = whyNot(body);
  if (why !== null) return state.world.refuse(why);
  const accountId = call.account?.accountId ?? '';
  const text = textAt(body, 'summary');
  const post = state.world.posts.accept({ accountId, key: null, text, mediaIds: [], replyTo: null }, call.effects);
  state.posts.set(post.id, { place, body: withoutZeros(body) });
  return told(200, view(state, post));
};

/** As Google tells numbers: those that are nothing are left out. */
function withoutZeros(body: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(body).filter(([, value]) => value !== 0);
  return Object.fromEntries(kept.map(([name, value]) => [name, isRecord(value) ? withoutZeros(value) : value]));
}

export const listPosts: Serve = (state, { url }, place) => {
  const own = state.world.posts.all.filter(({ id }) => ownPost(state, place, id) !== null);
  const from = Number(url.searchParams.get('pageToken') ?? '0');
  const to = from + Number(url.searchParams.get('pageSize') ?? '20');
  const localPosts = own.slice(from, to).map((post) => view(state, post));
  const nextPageToken = to < own.length ? { nextPageToken: String(to) } : {};
  return told(200, localPosts.length === 0 ? {} : { localPosts, ...nextPageToken });
};

export const readPost: Serve = (state, { params }, place) => {
  const post = ownPost(state, place, params.post ?? '');
  return post === null ? state.world.refuse(missing) : told(200, view(state, post));
};

/** Fields that the mask names take the body's values, or none. */
export const patchPost: Serve = (state, call, place) => {
  const postId = call.params.post ?? '';
  const kept = state.posts.get(postId);
  if (ownPost(state, place, postId) === null || kept === undefined) return state.world.refuse(missing);
  const body = jsonOf(call);
  const masked = (call.url.searchParams.get('updateMask') ?? '').split(',').filter(Boolean);
  const next: Record<string, unknown> = { ...kept.body };
  for (const field of masked) next[field] = body[field];
  const said = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
  if (masked.length === 0 || masked.includes('topicType') || whyNot(said) !== null) return state.world.refuse(invalid);
  kept.body = withoutZeros(said);
  const changed = state.world.posts.change(postId, { text: textAt(said, 'summary'), mediaIds: [] }, call.effects);
  return changed === null ? state.world.refuse(missing) : told(200, view(state, changed));
};

export const deletePost: Serve = (state, { params }, place) => {
  const postId = params.post ?? '';
  if (ownPost(state, place, postId) === null) return state.world.refuse(missing);
  state.world.posts.remove(postId, 'account');
  return told(200, {});
};

/** Accounts of whoever asks, two a page, so that callers read on. */
export function listAccounts(state: GoogleBusinessState, { account, url }: Call, accounts: NetworkAccounts): Reply {
  const names = [...(state.managed.get(account?.accountId ?? '')?.keys() ?? [])];
  const from = Number(url.searchParams.get('pageToken') ?? '0');
  const page = names.slice(from, from + 2).map((name) => ({
    name,
    accountName: accounts.find(account?.accountId ?? '')?.displayName ?? '',
    type: 'LOCATION_GROUP',
  }));
  const nextPageToken = from + 2 < names.length ? { nextPageToken: String(from + 2) } : {};
  return told(200, page.length === 0 ? {} : { accounts: page, ...nextPageToken });
}

export function listPlaces(state: GoogleBusinessState, { account, params, url }: Call): Reply {
  const names = state.managed.get(account?.accountId ?? '')?.get(`accounts/${params.account}`);
  if (names === undefined) return state.world.refuse(forbidden);
  if (!url.searchParams.has('readMask')) return state.world.refuse(invalid);
  const locations = state.places.filter(({ name }) => names.includes(name)).map(placeView);
  return told(200, locations.length === 0 ? {} : { locations });
}

export function readPlace(state: GoogleBusinessState, { account, params, url }: Call): Reply {
  const place = state.places.find(({ name }) => name === `locations/${params.place}`);
  if (place === undefined) return state.world.refuse(missing);
  const managed = [...(state.managed.get(account?.accountId ?? '')?.values() ?? [])].flat();
  if (!managed.includes(place.name)) return state.world.refuse(forbidden);
  return url.searchParams.has('readMask') ? told(200, placeView(place)) : state.world.refuse(invalid);
}

function placeView({ addressLines, name, takesPosts, title }: FakePlace): object {
  return {
    name,
    title,
    storefrontAddress: { regionCode: 'US', locality: 'Lakeside', addressLines },
    metadata: { canOperateLocalPost: takesPosts },
  };
}
