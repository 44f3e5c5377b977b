import type { EgressFetch } from '@bedside/connectors';
import type { Federation } from '@fedify/fedify';
import type { Context, Hono } from 'hono';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { readBody } from '../../kernel/http/request-guards.ts';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { findNewsroomOwner, getArticle, newsroomAddresses } from '../newsroom/service.ts';
import { listOrganizations } from './account.ts';
import { noteOf } from './activities.ts';
import { fediverseAddresses, organizationOf } from './addresses.ts';
import { findAccount, isOn, isUuid, openFederation } from './federation.ts';
import { createHearing, type HearMessage } from './hear-message.ts';
import { loadFedify, loadVocabulary } from './library.ts';
import { createRemoteDocuments, type RemoteDocuments } from './remote-documents.ts';
import { toWireForm } from './wire-form.ts';

/** What has an effect here takes a kilobyte or two; what servers tell of long posts is ignored, and larger is refused. */
const MAX_MESSAGE_BYTES = 100_000;
const ACTIVITY_TYPE = 'application/activity+json';
const ACTIVITY_TYPES = /application\/(?:activity\+json|ld\+json)/iu;

type DoorParts = {
  readonly services: Services;
  readonly fetch: EgressFetch;
  readonly version: string;
  /** Before anything is looked at. Throws `RATE_LIMITED`. */
  readonly arrive: (request: Request, cost: 'read' | 'write') => Promise<void>;
  /** When it is known that nobody signed it. Throws `RATE_LIMITED`. */
  readonly stranger: (request: Request) => Promise<void>;
};
type App = Hono<{ Variables: { requestId: string } }>;
type Call = Context<{ Variables: { requestId: string } }>;

/** What is made when the first request needs it. */
type House = DoorParts & {
  readonly hear: HearMessage;
  readonly federation: () => Promise<Federation<void>>;
  readonly documents: () => Promise<RemoteDocuments>;
};

/** The doors by which other servers find a newsroom, read it, and tell who follows. Mount it before the newsroom. */
export function mountFediverse(app: App, parts: DoorParts): void {
  const documents = once(async () => createRemoteDocuments(await loadFedify(), parts.fetch)(null));
  const { services, version } = parts;
  const federation = once(async () => openFederation({ services, documents: await documents(), version }));
  const house: House = { ...parts, hear: createHearing(parts), federation, documents };
  app.get('/.well-known/webfinger', (c) => sendWebFinger(c, house));
  app.get('/.well-known/nodeinfo', (c) => sendNodeInfo(c, house));
  app.get('/fediverse/nodeinfo/2.1', (c) => sendNodeInfo(c, house));
  app.post('/fediverse/inbox', (c) => takeMessage(c, house, null));
  app.post('/fediverse/:organization/inbox', (c) => takeMessage(c, house, c.req.param('organization')));
  app.get('/fediverse/:organization', (c) => sendActor(c, house));
  app.get('/fediverse/:organization/posts/:post', (c) => sendPost(c, house));
  for (const list of ['outbox', 'followers', 'following'])
    app.get(`/fediverse/:organization/${list}`, (c) => sendList(c, house));
  app.get('/newsroom/:owner', (c, next) => leadOn(c, house, next));
  app.get('/newsroom/:owner/:article', (c, next) => leadOn(c, house, next));
}

async function sendWebFinger(c: Call, house: House): Promise<Response> {
  await house.arrive(c.req.raw, 'read');
  const organizationId = await askedFor(house.services, c.req.query('resource') ?? '');
  if (organizationId === null || !(await isOn(house.services, organizationId))) throw notFound('page');
  return askFederation(c, house);
}

/** Whom a WebFinger query asks for: `acct:lakeside@news.example`, or the address of an account. */
async function askedFor(services: Services, resource: string): Promise<OrganizationId | null> {
  const [, slug, host] = /^acct:@?([a-z0-9-]{1,120})@([^@/]+)$/iu.exec(resource) ?? [];
  if (slug !== undefined && host?.toLowerCase() === new URL(services.publicUrl).host) {
    return (await findNewsroomOwner(services.db, slug.toLowerCase()))?.organizationId ?? null;
  }
  const id = organizationOf(services.publicUrl, resource);
  return id === null ? null : ((await findAccount(services, id))?.owner.organizationId ?? null);
}

async function sendNodeInfo(c: Call, house: House): Promise<Response> {
  await house.arrive(c.req.raw, 'read');
  for (const organizationId of await listOrganizations(house.services.db)) {
    if (await isOn(house.services, organizationId)) return askFederation(c, house);
  }
  throw notFound('page');
}

/** People are led to the newsroom; the account answers also while it is off, as its keys prove what it takes back. */
async function sendActor(c: Call, house: House): Promise<Response> {
  await house.arrive(c.req.raw, 'read');
  const found = await findAccount(house.services, c.req.param('organization') ?? '');
  if (found === null) throw notFound('page');
  if (wantsActivity(c)) return askFederation(c, house);
  const pages = newsroomAddresses(house.services.publicUrl);
  return leadTo(c, pages.absolute(pages.home(found.owner.slug)));
}

async function sendList(c: Call, house: House): Promise<Response> {
  await house.arrive(c.req.raw, 'read');
  const found = await findAccount(house.services, c.req.param('organization') ?? '');
  if (found === null || !found.account.isOn) throw notFound('page');
  const { before } = { before: c.req.query('cursor') };
  if (before !== undefined && before !== '' && !isUuid(before)) throw notFound('page');
  return askFederation(c, house, { accept: ACTIVITY_TYPE });
}

/** A post as a note while it stands, and as a tombstone when it was taken down. */
async function sendPost(c: Call, house: House): Promise<Response> {
  const { services } = house;
  await house.arrive(c.req.raw, 'read');
  const found = await findAccount(services, c.req.param('organization') ?? '');
  const id = c.req.param('post') ?? '';
  if (found === null || !isUuid(id)) throw notFound('page');
  const { owner, account } = found;
  const { organizationId } = owner;
  const article = await services.db.inOrganization(organizationId, (tx) => getArticle(tx, organizationId, { id }));
  if (article === null) throw notFound('page');
  const pages = newsroomAddresses(services.publicUrl);
  if (!wantsActivity(c)) return leadTo(c, pages.absolute(pages.article(owner.slug, article.slug)));
  const vocab = await loadVocabulary();
  const { context: contextLoader } = await house.documents();
  const asJson = { format: 'compact', contextLoader } as const;
  if (article.removedAt !== null) {
    const url = fediverseAddresses(services.publicUrl, organizationId).post(id);
    const gone = await new vocab.Tombstone({ id: new URL(url) }).toJsonLd(asJson);
    return sendActivity(c, gone, 410);
  }
  if (!account.isOn) throw notFound('page');
  const note = noteOf({ vocab, publicUrl: services.publicUrl, owner }, article);
  return sendActivity(c, await note.toJsonLd(asJson), 200);
}

/** Whoever asks for the activity of a page in the newsroom is led to it; everybody else goes on to the page. */
async function leadOn(c: Call, { services }: House, next: () => Promise<void>): Promise<Response | undefined> {
  if (wantsActivity(c)) {
    const target = await activityOfPage(services, c.req.param('owner') ?? '', c.req.param('article') ?? null);
    if (target !== null) return leadTo(c, target);
  }
  await next();
  c.header('Vary', 'Accept', { append: true });
  return undefined;
}

async function activityOfPage(services: Services, slug: string, article: string | null): Promise<string | null> {
  const owner = await findNewsroomOwner(services.db, slug);
  if (owner === null || !(await isOn(services, owner.organizationId))) return null;
  const { organizationId } = owner;
  const ids = fediverseAddresses(services.publicUrl, organizationId);
  if (article === null) return ids.actor;
  const found = await services.db.inOrganization(organizationId, (tx) =>
    getArticle(tx, organizationId, { slug: article }),
  );
  return found === null ? null : ids.post(found.id);
}

/** 202 for all that was signed or has no effect: nobody outside learns what came of it. */
async function takeMessage(c: Call, house: House, inboxOf: string | null): Promise<Response> {
  await house.arrive(c.req.raw, 'write');
  const body = new Uint8Array(await readBody(c.req.raw, MAX_MESSAGE_BYTES));
  const found = inboxOf === null ? null : await findAccount(house.services, inboxOf);
  if (inboxOf !== null && found === null) throw notFound('page');
  const heard = await house.hear({
    request: atPublicAddress(c, house.services.publicUrl, { body }),
    body,
    organizationId: found?.owner.organizationId ?? null,
    requestId: c.get('requestId'),
  });
  if (heard !== 'unsigned') return c.body(null, 202, { 'cache-control': 'no-store' });
  await house.stranger(c.req.raw);
  return c.body(null, 401, { 'cache-control': 'no-store' });
}

async function askFederation(c: Call, house: House, more: { readonly accept?: string } = {}): Promise<Response> {
  const federation = await house.federation();
  const request = atPublicAddress(c, house.services.publicUrl, more);
  const answer = await federation.fetch(request, { contextData: undefined });
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-cache');
  headers.append('vary', 'accept');
  const isActivity = ACTIVITY_TYPES.test(headers.get('content-type') ?? '');
  const body = isActivity ? JSON.stringify(toWireForm(await answer.json())) : answer.body;
  if (isActivity) headers.delete('content-length');
  return new Response(body, { status: answer.status, headers });
}

/** The request as the other server meant it: a proxy may have changed scheme and host, which signatures cover. */
function atPublicAddress(
  c: Call,
  publicUrl: string,
  { body, accept }: { readonly body?: Uint8Array<ArrayBuffer>; readonly accept?: string },
): Request {
  const { pathname, search } = new URL(c.req.url);
  const base = new URL(publicUrl);
  const headers = new Headers(c.req.raw.headers);
  headers.set('host', base.host);
  if (accept !== undefined) headers.set('accept', accept);
  const method = c.req.method;
  return new Request(`${base.origin}${pathname}${search}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
}

function sendActivity(c: Call, json: unknown, status: 200 | 410): Response {
  return c.body(JSON.stringify(toWireForm(json)), status, {
    'content-type': ACTIVITY_TYPE,
    'cache-control': 'no-cache',
    vary: 'Accept',
  });
}

function leadTo(c: Call, url: string): Response {
  c.header('Vary', 'Accept');
  c.header('Cache-Control', 'no-cache');
  return c.redirect(url, 302);
}

function wantsActivity(c: Call): boolean {
  return ACTIVITY_TYPES.test(c.req.header('accept') ?? '');
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
