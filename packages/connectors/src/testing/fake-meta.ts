/**
 * What the fakes of Facebook, Instagram and Threads have in common: fields of requests, errors in numbers, whose token it is,
 * the page on which a person says yes, and headers of limits. Made from developers.facebook.com/docs/graph-api (read
 * 2026-11-23). The one official package, facebook-nodejs-business-sdk, is under a licence of Meta's own, which ties it to
 * their platform, so no test drives the fakes with it; instagram-graph-api knows one host, which is not this one's. Threads is
 * driven by threads-graph-api.
 */
import { createHmac } from 'node:crypto';
import { escapeHtml } from './fake-mastodon-words.ts';
import type { NetworkOperation } from './kit/fault-plan.ts';
import type { NewId } from './kit/ids.ts';
import {
  type Call,
  type Door,
  type FakeNetwork,
  type FakeRequest,
  type Refusal,
  type Reply,
  told,
} from './kit/network.ts';

/** The house's application at the network. */
export type MetaApp = { readonly appId: string; readonly appSecret: string };
export const usualApp: MetaApp = { appId: '480000000000001', appSecret: 'fake-secret-of-the-application' };

export type MetaCall = Call & {
  /** Of the address and of the body, whichever way it was written. */
  readonly fields: Readonly<Record<string, string>>;
  /** A file in the body. */
  readonly file: { readonly mimeType: string; readonly bytes: Uint8Array } | null;
};

/** Numbers longer than a double holds. */
export function createMetaIds(): NewId {
  let last = 122_000_000_000_000_000n;
  return () => String((last += 1n));
}

/** An error of Meta. Most of them are a 400. */
export function graphError(code: number, subcode = 0, more: { status?: number; data?: object } = {}): Reply {
  const error = {
    message: `(#${code}) A sentence about ${code}.`,
    type: code === 190 ? 'OAuthException' : 'GraphMethodException',
    code,
    ...(subcode === 0 ? {} : { error_subcode: subcode }),
    ...(more.data === undefined ? {} : { error_data: more.data }),
    ...(code === 2 ? { is_transient: true } : {}),
    fbtrace_id: 'AbCdEf',
  };
  return { ...told(more.status ?? 400, { error }), code: `GRAPH_${code}_${subcode}` };
}

/** There is no such thing, or not for this token: the same words for both. */
export const unsupported = (): Reply => graphError(100, 33);

const refusals: Readonly<Record<string, () => Reply>> = {
  TOKEN_NOT_GOOD: () => graphError(190, 0, { status: 401 }),
  TOKEN_EXPIRED: () => graphError(190, 463),
  TOKEN_REVOKED: () => graphError(190, 460),
  SCOPE_MISSING: () => graphError(200, 0, { status: 403 }),
  TOO_MANY_REQUESTS: () => graphError(4),
  DAILY_QUOTA: () => graphError(613),
  DUPLICATE: () => graphError(506),
  NO_SUCH_ADDRESS: () => graphError(2_500),
};

export function wordRefusal({ status, code }: Refusal): Reply {
  const reply = refusals[code]?.() ?? graphError(2, 0, { status });
  return { ...reply, code };
}

/** A token stands in a header, in the address, or among the fields of a form. */
export function tokenOf({ body, headers, url }: FakeRequest): string | null {
  const given = /^(?:Bearer|OAuth) (\S+)$/u.exec(headers.get('authorization') ?? '')?.[1];
  return given ?? new URL(url).searchParams.get('access_token') ?? tokenOfForm(headers, body);
}

function tokenOfForm(headers: Headers, body: Uint8Array): string | null {
  if (!(headers.get('content-type') ?? '').startsWith('multipart/')) return null;
  return /name="access_token"\r\n\r\n(\S+)\r\n/iu.exec(new TextDecoder().decode(body))?.[1] ?? null;
}

/** A proof that is given must be right. */
function isProofGood({ request, url }: Call, { appSecret }: MetaApp): boolean {
  const proof = url.searchParams.get('appsecret_proof');
  return (
    proof === null ||
    proof ===
      createHmac('sha256', appSecret)
        .update(tokenOf(request) ?? '')
        .digest('hex')
  );
}

async function readFields(call: Call): Promise<Pick<MetaCall, 'fields' | 'file'>> {
  const { request, url } = call;
  const fields = Object.fromEntries(url.searchParams);
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded') && !type.startsWith('multipart/')) {
    return { fields, file: null };
  }
  const body = new Uint8Array(request.body);
  const form = await new Request(request.url, { method: 'POST', headers: { 'content-type': type }, body }).formData();
  let file: MetaCall['file'] = null;
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else file = { mimeType: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { fields, file };
}

export type MetaDoor<State> = readonly [
  on: string,
  operation: NetworkOperation,
  scope: string | null,
  serve: (state: State, call: MetaCall) => Reply | Promise<Reply>,
];

/** Doors of a fake: with their fields read, the proof checked, and the headers of limits on each answer. */
export function metaDoors<State extends { readonly app: MetaApp }>(
  state: State,
  doors: readonly MetaDoor<State>[],
  guard: (state: State, call: Call) => Reply | null = () => null,
): Door[] {
  return doors.map(([on, operation, scope, serve]) => ({
    on,
    operation,
    scope,
    async serve(call) {
      const no = isProofGood(call, state.app) ? guard(state, call) : graphError(100);
      const reply = no ?? (await serve(state, { ...call, ...(await readFields(call)) }));
      return withUsage(reply, call.account?.accountId);
    },
  }));
}

function withUsage(reply: Reply, accountId: string | undefined): Reply {
  if (accountId === undefined) return reply;
  const use = { type: 'pages', call_count: 2, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0 };
  return {
    ...reply,
    headers: { ...reply.headers, 'x-business-use-case-usage': JSON.stringify({ [accountId]: [use] }) },
  };
}

/** Follows no redirect. */
export async function answerBrowser(network: FakeNetwork, request: Request): Promise<Response> {
  const { method, url, headers } = request;
  const answer = await network.answer({ method, url, headers, body: new Uint8Array(await request.arrayBuffer()) });
  if (answer.kind !== 'response') throw new TypeError('fetch failed');
  const { reply } = answer;
  return new Response(reply.body === '' ? null : reply.body, { status: reply.status, headers: { ...reply.headers } });
}

/** What a person's yes is remembered as until it is traded; a code works once. */
export type MetaConsents = {
  readonly codes: Map<
    string,
    { readonly redirectUri: string; readonly scopes: readonly string[]; readonly personId: string }
  >;
  readonly app: MetaApp;
  readonly signedInAs: string;
  /** Permissions that the person takes off the list before saying yes. */
  readonly declined: readonly string[];
};

const page = (status: number, title: string, body: string): Reply => ({
  status,
  code: status === 200 ? null : 'PAGE',
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`,
});

function isAsked({ app }: MetaConsents, query: URLSearchParams): boolean {
  const redirect = query.get('redirect_uri') ?? '';
  return query.get('client_id') === app.appId && query.get('response_type') === 'code' && URL.canParse(redirect);
}

/** The page on which a person says yes or no. */
export function consentPage(consents: MetaConsents, { url }: MetaCall): Reply {
  if (!isAsked(consents, url.searchParams)) return page(400, 'Invalid request', '');
  const scopes = (url.searchParams.get('scope') ?? '').split(',');
  const action = `${url.pathname}${escapeHtml(url.search)}`;
  return page(
    200,
    'Authorization required',
    `<ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>` +
      `<form method="post" action="${action}"><button name="decision" value="yes">Authorize</button> ` +
      `<button name="decision" value="no">Deny</button></form>`,
  );
}

/** What the person chose, as a way back. */
export function consentDecision(consents: MetaConsents, { fields, url }: MetaCall): Reply {
  const query = url.searchParams;
  if (!isAsked(consents, query)) return page(400, 'Invalid request', '');
  const redirectUri = query.get('redirect_uri') ?? '';
  const back = new URL(redirectUri);
  back.searchParams.set('state', query.get('state') ?? '');
  if (fields.decision === 'yes') {
    const scopes = (query.get('scope') ?? '').split(',').filter((scope) => !consents.declined.includes(scope));
    const code = `code-${consents.codes.size + 1}`;
    consents.codes.set(code, { redirectUri, scopes, personId: consents.signedInAs });
    back.searchParams.set('code', code);
  } else {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_reason', 'user_denied');
  }
  return { status: 302, code: null, headers: { location: back.href }, body: '' };
}

/** Who said yes, and to what; null where the code, the address or the application is not right. */
export function takeCode(consents: MetaConsents, fields: MetaCall['fields']) {
  const { client_id: id, client_secret: secret, code = '', redirect_uri: redirectUri } = fields;
  const found = consents.codes.get(code);
  consents.codes.delete(code);
  const isOurs = id === consents.app.appId && secret === consents.app.appSecret;
  return isOurs && found !== undefined && found.redirectUri === redirectUri ? found : null;
}

/** Meta tells the fields that it is asked for, and an id. */
function onlyAsked(view: object, { fields }: MetaCall['fields']): object {
  if (fields === undefined) return view;
  // What stands in braces is asked of what stands before them.
  let flat = fields;
  for (let depth = 0; depth < 5; depth += 1) flat = flat.replaceAll(/\{[^{}]*\}/gu, '');
  const asked = new Set(['id', ...flat.split(',')]);
  return Object.fromEntries(Object.entries(view).filter(([name]) => asked.has(name)));
}

/** A page of a list, as Meta pages. */
export function paged<Item>({
  items,
  fields,
  viewOf,
  idOf,
}: {
  items: readonly Item[];
  fields: MetaCall['fields'];
  viewOf: (item: Item) => object;
  idOf: (item: Item) => string;
}): Reply {
  const limit = Math.min(100, Math.max(1, Number(fields.limit ?? 25)));
  const from = fields.after === undefined ? 0 : items.findIndex((item) => idOf(item) === fields.after) + 1;
  const shown = items.slice(from, from + limit);
  const last = shown.at(-1);
  const more = from + limit < items.length ? { next: 'https://graph.example/next' } : {};
  const paging = last === undefined ? {} : { paging: { cursors: { after: idOf(last) }, ...more } };
  return told(200, { data: shown.map((item) => onlyAsked(viewOf(item), fields)), ...paging });
}

/** `2026-09-01T10:00:00+0000`, as Meta writes times. */
export const metaTime = (iso: string): string => `${iso.slice(0, 19)}+0000`;
