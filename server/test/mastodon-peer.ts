/**
 * A server on loopback that follows as Mastodon does, made from its documentation on node:http and node:crypto: nothing of the
 * library that the product federates with. It signs after draft-cavage, shows its accounts only to whom it can name (secure
 * mode), takes in strictly what others tell it, and has a home timeline.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CavageKey, type SeenRequest, signCavage, verifyCavage } from './cavage.ts';
import {
  actorFlaw,
  asJson,
  hasContext,
  idOf,
  isActivityType,
  type Json,
  listOf,
  readNote,
  type ShownStatus,
  textOf,
} from './mastodon-rules.ts';

export type MastodonPeer = {
  readonly origin: string;
  /** What was told and not taken, in a word each, and requests that were not signed well. */
  readonly flaws: readonly string[];
  /** Types of what was taken in, in order. */
  readonly heard: readonly string[];
  /** Answers to signed requests for accounts here. */
  readonly shownActors: readonly number[];
  /** Finds an account as the search of Mastodon does: `@slug@host`, WebFinger, the account. Throws what is wrong. */
  find(handle: string): Promise<Json>;
  /** Asks to follow; the answer comes to the inbox. */
  follow(handle: string): Promise<void>;
  unfollow(): Promise<void>;
  isFollowing(): boolean;
  /** Newest first, as whoever follows sees it. */
  timeline(): ShownStatus[];
  /** Looks at what was published before, as a page of the account's posts does. */
  readOutbox(): Promise<ShownStatus[]>;
  /** What the search of Mastodon finds for the address of a page. */
  search(url: string): Promise<ShownStatus | null>;
  close(): Promise<void>;
};

type Account = { readonly url: string; readonly key: CavageKey; readonly publicKeyPem: string };
type Peer = {
  readonly origin: string;
  readonly now: () => Date;
  readonly server: Account;
  readonly alice: Account;
  readonly flaws: string[];
  readonly heard: string[];
  readonly shownActors: number[];
  readonly statuses: Map<string, ShownStatus>;
  /** Ids that were deleted: what comes late of them is not shown. */
  readonly gone: Set<string>;
  follows: number;
  /** The account that is followed or asked to be. */
  followed: { readonly actor: Json; readonly url: string; readonly followId: string; isAccepted: boolean } | null;
};

const ACTIVITY_ACCEPT =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const CONTEXT = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'];
const TYPED = { 'content-type': 'application/activity+json; charset=utf-8' };
/** Making a pair takes a while; all peers of a test file have the same. */
let pair: { publicKey: KeyObject; privateKey: KeyObject } | null = null;

function accountAt(url: string): Account {
  pair ??= generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const publicKeyPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { url, publicKeyPem, key: { keyId: `${url}#main-key`, privateKey: pair.privateKey } };
}

export async function startMastodonPeer({ now = () => new Date() }: { now?: () => Date } = {}): Promise<MastodonPeer> {
  let started: Peer | null = null;
  const server = createServer((incoming, outgoing) => {
    if (started !== null) void serve(started, incoming).then((answer) => answerWith(outgoing, answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const peer: Peer = {
    origin,
    now,
    server: accountAt(`${origin}/actor`),
    alice: accountAt(`${origin}/users/alice`),
    flaws: [],
    heard: [],
    shownActors: [],
    statuses: new Map(),
    gone: new Set(),
    follows: 0,
    followed: null,
  };
  started = peer;
  return {
    origin,
    flaws: peer.flaws,
    heard: peer.heard,
    shownActors: peer.shownActors,
    find: (handle) => find(peer, handle),
    follow: (handle) => follow(peer, handle),
    unfollow: () => unfollow(peer),
    isFollowing: () => peer.followed?.isAccepted === true,
    timeline: () => [...peer.statuses.values()].toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
    readOutbox: () => readOutbox(peer),
    search: (url) => search(peer, url),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { readonly status: number; readonly body?: Json; readonly headers?: Readonly<Record<string, string>> };

function answerWith(outgoing: ServerResponse, { status, body, headers = TYPED }: Answer): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body === undefined ? '' : JSON.stringify(body));
}

async function serve(peer: Peer, incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const request: SeenRequest = {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks),
  };
  switch (`${request.method} ${request.path.replace(/\?.*$/u, '')}`) {
    // The server's own account is open, or nobody could find the key by which it asks.
    case 'GET /actor':
      return { status: 200, body: actorOf(peer, peer.server) };
    case 'GET /users/alice':
      return showAlice(peer, request);
    case 'POST /inbox':
    case 'POST /users/alice/inbox':
      return hear(peer, request);
    default:
      return { status: 404 };
  }
}

function actorOf({ origin, server }: Peer, account: Account): Json {
  const { url, publicKeyPem, key } = account;
  return {
    '@context': CONTEXT,
    id: url,
    type: account === server ? 'Application' : 'Person',
    preferredUsername: account === server ? new URL(origin).host : 'alice',
    inbox: `${url}/inbox`,
    outbox: `${url}/outbox`,
    followers: `${url}/followers`,
    endpoints: { sharedInbox: `${origin}/inbox` },
    publicKey: { id: key.keyId, owner: url, publicKeyPem },
  };
}

/** Secure mode: nothing is shown to whom nobody can name. */
async function showAlice(peer: Peer, request: SeenRequest): Promise<Answer> {
  const by = await verifyCavage(request, { findKey: (keyId) => findKey(peer, keyId), now: peer.now() });
  const status = 'owner' in by ? 200 : 401;
  peer.shownActors.push(status);
  return status === 200 ? { status, body: actorOf(peer, peer.alice) } : { status };
}

async function findKey(peer: Peer, keyId: string) {
  const actorUrl = keyId.replace(/#.*$/u, '');
  const actor = await fetchDocument(peer, actorUrl).catch(() => null);
  const key = asJson(actor?.['publicKey']);
  if (actor === null || key['id'] !== keyId || actorFlaw(actor, actorUrl) !== null) return null;
  return { owner: actorUrl, publicKeyPem: textOf(key['publicKeyPem']) };
}

/** Asks with a signature, follows redirects, and takes only what says that it is an activity or an object. */
async function fetchDocument(peer: Peer, url: string): Promise<Json> {
  let at = url;
  for (let hops = 0; hops <= 3; hops += 1) {
    const headers = signCavage(peer.server.key, { method: 'GET', url: at, date: peer.now(), accept: ACTIVITY_ACCEPT });
    const answer = await fetch(at, { headers, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && location !== null) {
      at = new URL(location, at).href;
      continue;
    }
    if (answer.status !== 200) throw new Error(`status ${answer.status}`);
    if (!isActivityType(answer.headers.get('content-type'))) throw new Error('not the type of an activity');
    return asJson(await answer.json());
  }
  throw new Error('too many redirects');
}

/** Mastodon answers 202 to what is signed, and looks at it afterwards. */
async function hear(peer: Peer, request: SeenRequest): Promise<Answer> {
  const by = await verifyCavage(request, { findKey: (keyId) => findKey(peer, keyId), now: peer.now() });
  if ('because' in by) {
    peer.flaws.push(by.because);
    return { status: 401 };
  }
  if (!isActivityType(request.headers['content-type'] ?? null)) peer.flaws.push('another content type');
  const activity = asJson(JSON.parse(request.body.toString('utf8')));
  const flaw = take(peer, activity, by.owner);
  if (flaw === null) peer.heard.push(textOf(activity['type']));
  else peer.flaws.push(`${textOf(activity['type'])}: ${flaw}`);
  return { status: 202 };
}

function take(peer: Peer, activity: Json, signer: string): string | null {
  if (!hasContext(activity)) return 'no context of activities';
  if (idOf(activity['actor']) !== signer) return 'signed by another';
  const id = textOf(activity['id']);
  if (!URL.canParse(id) || new URL(id).origin !== new URL(signer).origin) return 'an id on another host';
  const object = asJson(activity['object']);
  switch (activity['type']) {
    case 'Accept':
      return takeAccept(peer, object, signer);
    case 'Create':
      return takeNote(peer, object, signer);
    case 'Update':
      return takeEdit(peer, object, signer);
    case 'Delete':
      return takeDeletion(peer, activity['object'], signer);
    default:
      return 'of no known type';
  }
}

function takeAccept(peer: Peer, accepted: Json, signer: string): string | null {
  const { followed } = peer;
  const isOurs =
    accepted['type'] === 'Follow' &&
    idOf(accepted['actor']) === peer.alice.url &&
    followed?.url === signer &&
    idOf(accepted) === followed.followId &&
    idOf(accepted['object']) === signer;
  if (followed === null || !isOurs) return 'no follow of ours';
  followed.isAccepted = true;
  return null;
}

/** Only what an account publishes that somebody here follows is of use; the rest is dropped. */
function takeNote(peer: Peer, note: Json, signer: string): string | null {
  if (peer.followed?.isAccepted !== true || peer.followed.url !== signer) return 'nobody here follows';
  const read = readNote(note, signer);
  if ('flaw' in read) return read.flaw;
  if (!peer.gone.has(read.status.id) && !peer.statuses.has(read.status.id))
    peer.statuses.set(read.status.id, read.status);
  return null;
}

/** Without a later `updated` nothing counts as an edit. */
function takeEdit(peer: Peer, note: Json, signer: string): string | null {
  const read = readNote(note, signer);
  if ('flaw' in read) return read.flaw;
  const { status } = read;
  const known = peer.statuses.get(status.id);
  if (known === undefined) return 'an edit of what is not known';
  if (status.editedAt === null || status.editedAt <= (known.editedAt ?? known.publishedAt)) return 'no later edit';
  peer.statuses.set(status.id, { ...status, publishedAt: known.publishedAt });
  return null;
}

function takeDeletion(peer: Peer, object: unknown, signer: string): string | null {
  const id = idOf(object);
  const isTombstone = typeof object === 'string' || asJson(object)['type'] === 'Tombstone';
  if (!isTombstone || !URL.canParse(id) || new URL(id).origin !== new URL(signer).origin)
    return 'no tombstone of its own';
  peer.gone.add(id);
  peer.statuses.delete(id);
  return null;
}

async function find(peer: Peer, handle: string): Promise<Json> {
  const [, name = '', host = ''] = /^@?([^@]+)@([^@]+)$/u.exec(handle) ?? [];
  // Loopback is asked by http, as Mastodon does in development.
  const resource = `acct:${name}@${host}`;
  const answer = await fetch(`http://${host}/.well-known/webfinger?resource=${encodeURIComponent(resource)}`);
  if (answer.status !== 200) throw new Error(`WebFinger ${answer.status}`);
  if (!/^application\/(?:jrd\+)?json/u.test(answer.headers.get('content-type') ?? ''))
    throw new Error('WebFinger type');
  const jrd = asJson(await answer.json());
  if (jrd['subject'] !== resource) throw new Error('WebFinger subject');
  const self = listOf(jrd['links'])
    .map(asJson)
    .find(({ rel, type }) => rel === 'self' && isActivityType(textOf(type)));
  const url = textOf(self?.['href']);
  const actor = await fetchDocument(peer, url);
  const flaw = actorFlaw(actor, url);
  if (flaw !== null) throw new Error(flaw);
  if (actor['preferredUsername'] !== name) throw new Error('another user name');
  return actor;
}

async function post(peer: Peer, activity: Json): Promise<void> {
  const inbox = textOf(peer.followed?.actor['inbox']);
  const body = JSON.stringify({ '@context': CONTEXT[0], ...activity });
  const headers = signCavage(peer.alice.key, { method: 'POST', url: inbox, body, date: peer.now() });
  const answer = await fetch(inbox, { method: 'POST', headers, body });
  if (answer.status !== 202 && answer.status !== 200) throw new Error(`inbox ${answer.status}`);
}

async function follow(peer: Peer, handle: string): Promise<void> {
  const actor = await find(peer, handle);
  const url = textOf(actor['id']);
  peer.follows += 1;
  const followId = `${peer.origin}/${peer.follows}f2b8c3d-follow`;
  peer.followed = { actor, url, followId, isAccepted: false };
  await post(peer, { id: followId, type: 'Follow', actor: peer.alice.url, object: url });
}

async function unfollow(peer: Peer): Promise<void> {
  const { followed, alice } = peer;
  if (followed === null) return;
  const { followId, url } = followed;
  const object = { id: followId, type: 'Follow', actor: alice.url, object: url };
  await post(peer, { id: `${alice.url}#follows/${peer.follows}/undo`, type: 'Undo', actor: alice.url, object });
  peer.followed = null;
  peer.statuses.clear();
}

async function readOutbox(peer: Peer): Promise<ShownStatus[]> {
  const { actor, url } = peer.followed ?? { actor: {}, url: '' };
  const outbox = await fetchDocument(peer, textOf(asJson(actor)['outbox']));
  if (outbox['type'] !== 'OrderedCollection') throw new Error('the outbox is no collection');
  const statuses: ShownStatus[] = [];
  let next: unknown = outbox['first'];
  while (next !== undefined) {
    const page = typeof next === 'string' ? await fetchDocument(peer, next) : asJson(next);
    for (const item of listOf(page['orderedItems']).map(asJson)) {
      const told = item['object'];
      const note = typeof told === 'string' ? await fetchDocument(peer, told) : asJson(told);
      const read = readNote(note, url);
      if ('flaw' in read) peer.flaws.push(`outbox: ${read.flaw}`);
      else statuses.push(read.status);
    }
    ({ next } = page);
  }
  return statuses;
}

/** The address may be that of a page, which leads to the object; the object is believed under its own id alone. */
async function search(peer: Peer, url: string): Promise<ShownStatus | null> {
  const found = await fetchDocument(peer, url).catch(() => null);
  const id = textOf(found?.['id']);
  const own = id === url || found === null ? found : await fetchDocument(peer, id).catch(() => null);
  if (own === null || own['id'] !== id) return null;
  const read = readNote(own, idOf(own['attributedTo']));
  return 'status' in read ? read.status : null;
}
