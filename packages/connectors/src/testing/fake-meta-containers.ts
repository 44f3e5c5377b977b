/**
 * What the fakes of Instagram and Threads have in common: accounts, tokens of an hour and of 60 days, media that are fetched
 * from an address, containers and what is made of them.
 */
import type { LongLived } from '../meta/long-lived.ts';
import {
  graphError,
  type MetaApp,
  type MetaCall,
  type MetaConsents,
  takeCode,
  tokenOf,
  unsupported,
} from './fake-meta.ts';
import type { Call, World } from './kit/network.ts';
import { type Reply, told } from './kit/network.ts';
import type { FakePost } from './kit/posts.ts';

export type FakePerson = { readonly id: string; readonly username: string; readonly name: string };

/** What an address gives; null where nothing is there. */
export type FetchForMeta = (address: string) => { readonly mimeType: string } | null;

export type ContainerSettings = {
  maxText: number;
  fetchMedia: FetchForMeta;
  /** Posts that an account may make in 24 hours. */
  quotaTotal: number;
  /** Permissions that the person takes off the list. */
  declined: readonly string[];
  goneMetrics: readonly string[];
};

/** What a container is made of. */
export type ContainerDetail = {
  readonly mediaType: string;
  readonly altText: string | null;
  readonly isPart: boolean;
  readonly children: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
};

export type SaidComment = {
  readonly id: string;
  readonly below: string;
  readonly text: string;
  readonly username: string;
  readonly createdAt: string;
  hidden: boolean;
};

type HeldToken = { readonly isLong: boolean; readonly issuedAtMs: number; readonly endsAtMs: number };

export type ContainerState = {
  readonly world: World;
  readonly app: MetaApp;
  readonly serviceUrl: () => string;
  readonly settings: ContainerSettings;
  readonly people: readonly FakePerson[];
  readonly containers: Map<string, ContainerDetail>;
  /** The container of a post, by the post's id; null for comments. */
  readonly madeOf: Map<string, string | null>;
  readonly said: SaidComment[];
  readonly tokens: Map<string, HeldToken>;
  readonly codes: MetaConsents['codes'];
  readonly newId: () => string;
};

export const lakesideAccount = '178410000000001';
export const harborAccount = '178410000000002';

export const usualPeople: readonly FakePerson[] = [
  { id: lakesideAccount, username: 'lakeside', name: 'Lakeside Children’s' },
  { id: harborAccount, username: 'harbor', name: 'Harbor Clinic' },
];

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

/** Fetches by the ending of an address; nothing is at addresses that say `missing`. */
export const fetchByName: FetchForMeta = (address) => {
  const mimeType = types[/\.([a-z0-9]+)$/u.exec(address)?.[1] ?? ''];
  return mimeType === undefined || address.includes('missing') ? null : { mimeType };
};

export function emptyContainerState(
  world: World,
  parts: Pick<ContainerState, 'app' | 'serviceUrl' | 'settings' | 'newId'>,
): ContainerState {
  return {
    world,
    people: usualPeople,
    containers: new Map(),
    madeOf: new Map(),
    said: [],
    tokens: new Map(),
    codes: new Map(),
    ...parts,
  };
}

/** `me` is whoever asks. */
export const isOwn = ({ account, params }: MetaCall) =>
  account !== null && (params.user === 'me' || params.user === account.accountId);
export const personOf = (state: ContainerState, id: string) => state.people.find((one) => one.id === id);

/** A token has its end, which the network holds it to. */
export function endedToken(state: ContainerState, { request }: Call): Reply | null {
  const held = state.tokens.get(tokenOf(request) ?? '');
  const isOver = held !== undefined && held.endsAtMs <= state.world.time.now().getTime();
  return isOver ? graphError(190, 463) : null;
}

const hourMs = 3_600_000;
const longMs = 60 * 24 * hourMs;

export function issue(
  state: ContainerState,
  { personId, scopes, isLong }: { personId: string; scopes: readonly string[]; isLong: boolean },
) {
  const issuedAtMs = state.world.time.now().getTime();
  const token = state.world.accounts.issueToken(personId, scopes);
  state.tokens.set(token, { isLong, issuedAtMs, endsAtMs: issuedAtMs + (isLong ? longMs : hourMs) });
  return { access_token: token, token_type: 'bearer', expires_in: (isLong ? longMs : hourMs) / 1_000 };
}

export function consentsOf(state: ContainerState): MetaConsents {
  const { app, codes, settings } = state;
  return { app, codes, declined: settings.declined, signedInAs: lakesideAccount };
}

/** A code for a token of an hour. */
export function trade(state: ContainerState, { fields }: MetaCall): Reply {
  const found = fields.grant_type === 'authorization_code' ? takeCode(consentsOf(state), fields) : null;
  if (found === null) return graphError(100, 36_009);
  const { personId, scopes } = found;
  const { access_token } = issue(state, { personId, scopes, isLong: false });
  return told(200, { access_token, user_id: personId, permissions: scopes });
}

function renewed(state: ContainerState, token: string): Reply {
  const known = state.world.accounts.tokens.get(token);
  if (known === undefined) return graphError(190);
  return told(200, issue(state, { personId: known.accountId, scopes: [...known.scopes], isLong: true }));
}

/** A token of an hour for one of 60 days. */
export function exchange({ exchangeGrant }: LongLived) {
  return (state: ContainerState, { fields }: MetaCall): Reply => {
    const { access_token: token = '' } = fields;
    const isOurs = fields.grant_type === exchangeGrant && fields.client_secret === state.app.appSecret;
    if (!isOurs || state.tokens.get(token)?.isLong !== false) return graphError(100);
    return renewed(state, token);
  };
}

/** A token of 60 days for another, once it is a day old and while it holds. */
export function refresh({ refreshGrant }: LongLived) {
  return (state: ContainerState, { fields }: MetaCall): Reply => {
    const { access_token: token = '' } = fields;
    const held = state.tokens.get(token);
    const now = state.world.time.now().getTime();
    if (fields.grant_type !== refreshGrant || held?.isLong !== true) return graphError(100);
    if (held.endsAtMs <= now) return graphError(190, 463);
    return now - held.issuedAtMs < 24 * hourMs ? graphError(100) : renewed(state, token);
  };
}

/** Makes a container; it is ready later. */
export function makeContainer(
  state: ContainerState,
  { call, detail, replyTo = null }: { call: MetaCall; detail: ContainerDetail; replyTo?: string | null },
): Reply {
  const text = call.fields.caption ?? call.fields.text ?? '';
  const accountId = call.account?.accountId ?? '';
  const { id } = state.world.containers.make({ accountId, key: null, text, mediaIds: [], replyTo }, call.effects);
  state.containers.set(id, detail);
  return told(200, { id });
}

/** The parts of a carousel that are ready; null when one is not, or is none. */
export function readyParts(state: ContainerState, children: string): string[] | null {
  const ids = children.split(',').filter(Boolean);
  const isReady = (id: string) =>
    state.world.containers.known.get(id)?.state === 'ready' && state.containers.get(id)?.isPart === true;
  return ids.every(isReady) ? ids : null;
}

const dayMs = 24 * hourMs;

/** Posts of an account in the last 24 hours. */
export function usedQuota(state: ContainerState, accountId: string): number {
  const sinceMs = state.world.time.now().getTime() - dayMs;
  return state.world.posts.all.filter(
    (post) =>
      post.accountId === accountId && Date.parse(post.acceptedAt) > sinceMs && state.madeOf.get(post.id) !== null,
  ).length;
}

/** Publishes a container by its id; `refused` words what is not ready, not there, or too much. */
export function publishContainer(state: ContainerState, call: MetaCall): Reply {
  if (!isOwn(call)) return graphError(200, 0, { status: 403 });
  const id = call.fields.creation_id ?? '';
  const container = state.world.containers.known.get(id);
  if (container === undefined || state.containers.get(id)?.isPart === true) return graphError(24, 2_207_006);
  if (container.state === 'processing') return graphError(9_007, 2_207_027);
  if (container.state !== 'ready') return graphError(24, 2_207_006);
  const accountId = call.account?.accountId ?? '';
  if (usedQuota(state, accountId) >= state.settings.quotaTotal) return graphError(9, 2_207_042, { status: 403 });
  const post = state.world.containers.publish(id, call.effects);
  if (post === null) return graphError(9_007, 2_207_027);
  state.madeOf.set(post.id, id);
  return told(200, { id: post.id });
}

const statusWords = {
  processing: 'IN_PROGRESS',
  ready: 'FINISHED',
  failed: 'ERROR',
  expired: 'EXPIRED',
  published: 'PUBLISHED',
} as const;

/** A container's state under the name that the network gives it; null when there is none. */
export function showContainer(state: ContainerState, { params }: MetaCall, statusField: string): Reply | null {
  const container = state.world.containers.known.get(params.id ?? '');
  return container === undefined ? null : told(200, { id: container.id, [statusField]: statusWords[container.state] });
}

export function publishingLimit(state: ContainerState, call: MetaCall): Reply {
  if (!isOwn(call)) return unsupported();
  const config = { quota_total: state.settings.quotaTotal, quota_duration: 86_400 };
  return told(200, { data: [{ quota_usage: usedQuota(state, call.account?.accountId ?? ''), config }] });
}

/** A post that everybody sees. */
export function publicPost(state: ContainerState, id: string | undefined): FakePost | null {
  const post = state.world.posts.standing(id ?? '');
  return post?.state === 'public' ? post : null;
}

/** Alternative texts of a post, in order, as far as it has them. */
export function altTextsOf(state: ContainerState, postId: string): string[] {
  const id = state.madeOf.get(postId) ?? '';
  const detail = state.containers.get(id);
  const parts = detail === undefined || detail.children.length === 0 ? [id] : detail.children;
  return parts.flatMap((part) => state.containers.get(part)?.altText ?? []);
}

/** Says something below a post in somebody else's name. */
export function say(
  state: ContainerState,
  { below, text, username }: { below: string; text: string; username: string },
): SaidComment {
  const createdAt = state.world.time.now().toISOString();
  const comment = { id: state.newId(), below, text, username, createdAt, hidden: false };
  state.said.push(comment);
  return comment;
}

/** One name that is not known refuses all. */
export function insightsOf(numbers: Readonly<Record<string, number>>) {
  return (state: ContainerState, { fields, params }: MetaCall): Reply => {
    if (publicPost(state, params.id) === null) return unsupported();
    const names = (fields.metric ?? '').split(',');
    const isKnown = (name: string) => numbers[name] !== undefined && !state.settings.goneMetrics.includes(name);
    if (!names.every(isKnown)) return graphError(100);
    const data = names.map((name) => ({ name, period: 'lifetime', values: [{ value: numbers[name] }] }));
    return told(200, { data });
  };
}
