/**
 * A WordPress in memory, made from the documented REST API (developer.wordpress.org/rest-api) and from what Debian's WordPress
 * answers (interop/src/wordpress.test.ts): application passwords, drafts, media, categories, comments, and the ways in which a
 * site stands in its own way. `fetch` reaches it without a socket; `startFakeWordpress` puts it behind one.
 */
import type { EgressFetch } from '../port.ts';
import * as comments from './fake-wordpress-comments.ts';
import * as posts from './fake-wordpress-posts.ts';
import {
  type FakeArticle,
  type FakeAttachment,
  type FakeComment,
  type FakeSite,
  type FakeWordpressSettings,
  isOut,
  listed,
  pageOf,
  refused,
  statusOf,
} from './fake-wordpress-state.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import { createNetworkFetch } from './kit/in-process.ts';
import {
  type Answer,
  type Call,
  createFakeNetwork,
  type Door,
  type FakeNetwork,
  type FakeRequest,
  type Refusal,
  type Reply,
  told,
  type World,
} from './kit/network.ts';
import { startFakeNetwork } from './kit/server.ts';
import { realTime, type TimePort } from './kit/time.ts';

export type { FakeArticle, FakeComment, FakeWordpressSettings } from './fake-wordpress-state.ts';

export type FakeWordpress = {
  /** Its faults and what really happened at it. */
  readonly network: FakeNetwork;
  readonly fetch: EgressFetch;
  /** The address that a person would type. */
  readonly serviceUrl: string;
  /** What it is like; may be changed at any time. */
  readonly settings: FakeWordpressSettings;
  /** Everything that was ever written and not removed for good. */
  readonly articles: ReadonlyMap<number, FakeArticle>;
  readonly attachments: ReadonlyMap<number, FakeAttachment>;
  readonly comments: ReadonlyMap<number, FakeComment>;
  /** Method and path of each request, in order; what publishes, edits or discards a post says so at its end. */
  readonly calls: readonly string[];
  credentialsOf(username: string, capabilities?: readonly string[]): { username: string; applicationPassword: string };
  answerNext: FakeNetwork['answerNext'];
  /** A comment by a visitor. */
  comment(on: { articleId: number; text: string }): FakeComment;
  /** Removes every draft for good, with its media, as people of the site may. */
  emptyDrafts(): void;
  /** Drafts, and media below them. */
  leftBehind(): number;
};

export type FakeWordpressOptions = { readonly time?: TimePort; readonly origin?: string | (() => string) };

const usualSettings: FakeWordpressSettings = {
  folder: '',
  pretty: true,
  title: 'Lakeside &amp; Children&#8217;s',
  stripsAuthorization: false,
  takesPasswords: true,
  tellsWrongPasswords: true,
  api: 'open',
  xmlrpc: true,
  movedTo: null,
  hasTrash: true,
  dropsComments: false,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
  maxUploadBytes: 64_000_000,
  commentsOpen: true,
  moderates: false,
};

/** Capabilities of the role "author". */
const ofAuthors = ['read', 'edit_posts', 'publish_posts', 'upload_files', 'delete_posts'] as const;

/** A site with two authors. */
export function createFakeWordpress(options: FakeWordpressOptions = {}): FakeWordpress {
  const { origin = 'https://www.example.org', time = realTime } = options;
  const settings = { ...usualSettings };
  const originOf = typeof origin === 'string' ? () => origin : origin;
  let lastId = 10;
  const nextId = () => (lastId += 1);
  const own: { site?: FakeSite } = {};
  const inner = createFakeNetwork({
    time,
    scopes: ofAuthors,
    newId: () => String(nextId()),
    tokenOf: passwordOf,
    refuse: wordRefusal,
    doors(world) {
      own.site = emptySite(world, { settings, nextId, siteUrl: () => `${originOf()}${settings.folder}` });
      return doorsOf(own.site);
    },
  });
  const { site } = own;
  if (site === undefined) throw new Error('The doors of a network are made with it.');
  inner.accounts.add({ accountId: '2', handle: 'nora', displayName: 'Nora Vance' });
  inner.accounts.add({ accountId: '3', handle: 'rosa', displayName: 'Rosa Ibarra' });
  const network: FakeNetwork = { ...inner, answer: (request) => answerSite(site, inner, request) };
  return {
    network,
    fetch: createNetworkFetch(network),
    get serviceUrl() {
      return site.siteUrl();
    },
    settings,
    articles: site.articles,
    attachments: site.attachments,
    comments: site.comments,
    get calls() {
      return inner.timeline.flatMap((event) => (event.kind === 'request' ? [`${event.method} ${event.path}`] : []));
    },
    credentialsOf: (username, capabilities = ofAuthors) => {
      const accountId = username === 'nora' ? '2' : '3';
      return { username, applicationPassword: inner.accounts.issueToken(accountId, capabilities) };
    },
    answerNext: inner.answerNext,
    comment: (on) => commentByVisitor(site, on),
    emptyDrafts: () => emptyDrafts(site),
    leftBehind: () => draftsOf(site).length + mediaOfDrafts(site).length,
  };
}

export type StartedFakeWordpress = FakeWordpress & {
  /** Ends open connections too. */
  close(): Promise<void>;
};

/** Starts it on a free port; its address is `http://127.0.0.1:<port>`. */
export async function startFakeWordpress(): Promise<StartedFakeWordpress> {
  let address = '';
  const wordpress = createFakeWordpress({ origin: () => address });
  const { url, close } = await startFakeNetwork(wordpress.network);
  address = url;
  return Object.assign(wordpress, { close });
}

function emptySite(world: World, parts: Pick<FakeSite, 'settings' | 'nextId' | 'siteUrl'>): FakeSite {
  const categories = [
    { id: 1, name: 'Uncategorized' },
    { id: 4, name: 'Vaccines &amp; prevention' },
  ];
  return { world, ...parts, articles: new Map(), attachments: new Map(), comments: new Map(), categories };
}

function commentByVisitor(site: FakeSite, { articleId, text }: { articleId: number; text: string }): FakeComment {
  const made = { id: site.nextId(), articleId, parent: 0, authorId: '0', authorName: 'A visitor', status: 'approved' };
  const comment = { ...made, content: text, createdAt: site.world.time.now().toISOString() };
  site.comments.set(comment.id, comment);
  return comment;
}

const draftsOf = (site: FakeSite) => [...site.articles.values()].filter((one) => !isOut(statusOf(site, one)));

function mediaOfDrafts(site: FakeSite): FakeAttachment[] {
  const drafts = new Set(draftsOf(site).map(({ id }) => id));
  return [...site.attachments.values()].filter(
    ({ articleId }) => drafts.has(articleId) || !site.articles.has(articleId),
  );
}

function emptyDrafts(site: FakeSite): void {
  for (const { id } of mediaOfDrafts(site)) site.attachments.delete(id);
  for (const { id } of draftsOf(site)) site.articles.delete(id);
}

/** The application password of a Basic header. */
function passwordOf({ headers }: FakeRequest): string | null {
  const basic = /^Basic (\S+)$/u.exec(headers.get('authorization') ?? '')?.[1];
  return basic === undefined ? null : (/^[^:]*:(.*)$/su.exec(Buffer.from(basic, 'base64').toString())?.[1] ?? null);
}

const words: Readonly<Record<string, string>> = {
  TOKEN_NOT_GOOD: 'incorrect_password',
  TOKEN_EXPIRED: 'incorrect_password',
  TOKEN_REVOKED: 'incorrect_password',
  SCOPE_MISSING: 'rest_cannot_edit',
  NO_SUCH_ADDRESS: 'rest_no_route',
};

/** Limits and faults are those of the host, which knows nothing of WordPress. */
function wordRefusal({ status, code, retryAfterSeconds = null }: Refusal): Reply {
  const word = words[code];
  if (word !== undefined) return { ...refused(status, word), code };
  const headers = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  const page = pageOf(status);
  return { ...page, code, headers: { ...page.headers, ...headers } };
}

const at = (reply: Reply): Answer => ({ kind: 'response', reply });

/** What stands before WordPress: redirects, plugins, and the two ways to write an address. */
async function answerSite(site: FakeSite, network: FakeNetwork, request: FakeRequest): Promise<Answer> {
  const { settings } = site;
  const url = new URL(request.url);
  if (settings.movedTo !== null) {
    return at({ ...pageOf(301), headers: { location: `${settings.movedTo}${url.pathname}${url.search}` } });
  }
  const path = pathWithin(settings, url);
  if (path === null) return at(pageOf(404));
  url.pathname = path.startsWith('/wp-json/wp/v2/posts/') ? named(site, path, request) : path;
  url.searchParams.delete('rest_route');
  if (path.startsWith('/wp-json')) {
    if (settings.api === 'closed') return at(refused(401, 'rest_login_required'));
    if (settings.api === 'guarded') return at(pageOf(403));
  }
  const headers = new Headers(request.headers);
  if (settings.stripsAuthorization) headers.delete('authorization');
  const isOpen = path === '/wp-json/' || path === '/xmlrpc.php';
  if (!isOpen && !isLookedAt(network, settings, { ...request, headers })) return at(refused(401, 'rest_not_logged_in'));
  if (path === '/wp-json/' && settings.tellsWrongPasswords && isWrong(network, settings, { ...request, headers })) {
    return at(refused(401, 'incorrect_password'));
  }
  return network.answer({ ...request, url: url.href, headers });
}

/** The path as WordPress without folder and with pretty addresses has it; null where some other page answers. */
function pathWithin({ folder, pretty, api }: FakeWordpressSettings, url: URL): string | null {
  if (!url.pathname.startsWith(folder)) return null;
  const path = url.pathname.slice(folder.length) || '/';
  const route = url.searchParams.get('rest_route');
  if (path === '/xmlrpc.php') return path;
  if (api === 'none') return null;
  if (route !== null) return path === '/' ? `/wp-json${route}` : null;
  return pretty && path.startsWith('/wp-json') ? path : null;
}

/** One door of WordPress does what are several calls of ours: which of them it is stands at the end of its path. */
function named(site: FakeSite, path: string, { method, body }: FakeRequest): string {
  const article = site.articles.get(Number(path.split('/').at(-1)));
  const wasOut = article !== undefined && isOut(statusOf(site, article));
  if (method === 'DELETE') return wasOut || article?.status === 'trash' ? path : `${path}/discard`;
  if (method !== 'POST') return path;
  if (wasOut) return `${path}/edit`;
  return /"status":"(?:publish|private)"/u.test(new TextDecoder().decode(body)) ? `${path}/publish` : path;
}

function isWrong({ accounts }: FakeNetwork, { takesPasswords }: FakeWordpressSettings, request: FakeRequest): boolean {
  const password = passwordOf(request);
  return takesPasswords && password !== null && accounts.tokens.get(password)?.state !== 'good';
}

/** Whether anybody looks at a password at all. */
function isLookedAt(network: FakeNetwork, settings: FakeWordpressSettings, request: FakeRequest): boolean {
  if (!settings.takesPasswords || passwordOf(request) === null) return false;
  return settings.tellsWrongPasswords || !isWrong(network, settings, request);
}

function index({ settings, siteUrl }: FakeSite): Reply {
  const authorization = `${siteUrl()}/wp-admin/authorize-application.php`;
  return told(200, {
    name: settings.title,
    url: siteUrl(),
    namespaces: ['oembed/1.0', 'wp/v2'],
    authentication: settings.takesPasswords ? { 'application-passwords': { endpoints: { authorization } } } : [],
  });
}

function ownUser({ world }: FakeSite, { account, request }: Call): Reply {
  const scopes = world.accounts.tokens.get(passwordOf(request) ?? '')?.scopes ?? new Set();
  const capabilities = Object.fromEntries([...scopes].map((name) => [name, true]));
  return told(200, {
    id: Number(account?.accountId),
    username: account?.handle,
    name: account?.displayName,
    capabilities,
  });
}

const xml = (inside: string): Reply => ({
  ...pageOf(200, `<?xml version="1.0"?><methodResponse>${inside}</methodResponse>`),
  headers: { 'content-type': 'text/xml' },
});
const xmlFault = (code: number) => xml(`<fault><value><int>${code}</int></value></fault>`);

function olderDoor({ settings, world }: FakeSite, { text }: Call): Reply {
  if (!settings.xmlrpc) return xmlFault(405);
  const password = [...text.matchAll(/<string>([^<]*)<\/string>/gu)][1]?.[1] ?? '';
  return world.accounts.tokens.get(password)?.state === 'good' ? xml('<params></params>') : xmlFault(403);
}

type Serve = (site: FakeSite, call: Call) => Reply | Promise<Reply>;

const ofSite: readonly (readonly [on: string, NetworkOperation, scope: string | null, Serve])[] = [
  ['GET /wp-json/', 'verify', null, index],
  ['POST /xmlrpc.php', 'verify', null, olderDoor],
  ['GET /wp-json/wp/v2/users/me', 'verify', 'read', ownUser],
  [
    'GET /wp-json/wp/v2/categories',
    'read',
    'read',
    (site, call) => listed(call, site.categories, 'rest_term_invalid_page'),
  ],
  ['GET /wp-json/wp/v2/posts', 'list', 'edit_posts', posts.listPosts],
  ['POST /wp-json/wp/v2/posts', 'stage', 'edit_posts', posts.createPost],
  ['GET /wp-json/wp/v2/posts/:id', 'read', 'edit_posts', posts.showPost],
  ['POST /wp-json/wp/v2/posts/:id', 'stage', 'edit_posts', posts.updatePost],
  ['POST /wp-json/wp/v2/posts/:id/publish', 'publish', 'publish_posts', posts.updatePost],
  ['POST /wp-json/wp/v2/posts/:id/edit', 'edit', 'publish_posts', posts.updatePost],
  ['DELETE /wp-json/wp/v2/posts/:id', 'remove', 'delete_posts', posts.deletePost],
  ['DELETE /wp-json/wp/v2/posts/:id/discard', 'discard', 'delete_posts', posts.deletePost],
  ['GET /wp-json/wp/v2/media', 'read', 'upload_files', posts.listMedia],
  ['POST /wp-json/wp/v2/media', 'upload', 'upload_files', posts.uploadMedia],
  ['POST /wp-json/wp/v2/media/:id', 'upload', 'upload_files', posts.updateMedia],
  ['DELETE /wp-json/wp/v2/media/:id', 'discard', 'delete_posts', posts.deleteMedia],
  ['GET /wp-json/wp/v2/comments', 'read', 'edit_posts', comments.listComments],
  ['POST /wp-json/wp/v2/comments', 'publish', 'edit_posts', comments.createComment],
  ['GET /wp-json/wp/v2/comments/:id', 'read', 'edit_posts', comments.showComment],
  ['POST /wp-json/wp/v2/comments/:id', 'edit', 'edit_posts', comments.updateComment],
  ['DELETE /wp-json/wp/v2/comments/:id', 'remove', 'edit_posts', comments.deleteComment],
];

function doorsOf(site: FakeSite): Door[] {
  return ofSite.map(([on, operation, scope, serve]) => ({
    on,
    operation,
    scope,
    serve: (call) => serve(site, call),
  }));
}
