import type { Context, Hono } from 'hono';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { readBody } from '../../../kernel/http/request-guards.ts';
import type { Gatekeeping } from '../../../kernel/http/serve-endpoint.ts';
import type { Services } from '../../../kernel/scope/scope.ts';
import type { FormLanguage } from '../forms/fill-form.ts';
import type { WhereUsed } from './own-view.ts';
import { type Draft, EMPTY_DRAFT, framePage, type Html, noticePart } from './page-parts.ts';
import { PAGE_WORDS, refusalWords } from './page-words.ts';
import { isRefusal } from './refusals.ts';
import { lookBehindLink, type SigningCall, type SigningParts } from './signing.ts';
import { asksDevice, doorPage } from './signing-page.ts';

export type App = Hono<{ Variables: { requestId: string } }>;
type Asked = Context<{ Variables: { requestId: string } }>;

/** `onFailure` is told of what nobody expected; whoever signs sees a page either way. */
export type SigningMount = SigningParts &
  Pick<Gatekeeping, 'rateLimit'> & {
    readonly services: Services;
    readonly mailIsSetUp: boolean;
    readonly textsAreSetUp: boolean;
    readonly whereUsed: WhereUsed;
    readonly onFailure: (error: unknown, requestId: string) => void;
  };

/** A drawn signature as text in a form, and all choices beside it. */
const MAX_FORM_BYTES = 500_000;

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Where a passkey may be used or kept, its script asks this house for a challenge. */
const PASSKEY_POLICY = `${PAGE_POLICY}; connect-src 'self'`;
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** One request to these pages. What was sent in stays with it, so that a refusal shows it again. */
export type Visit = {
  readonly call: SigningCall;
  readonly token: string;
  /** Its own script asks, and is answered in JSON. */
  readonly isOfScript: boolean;
  draft: Draft;
  submissionId: string;
};

export async function onPage(
  c: Asked,
  parts: SigningMount,
  work: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  const call: SigningCall = {
    services: parts.services,
    requestId: c.get('requestId'),
    request: c.req.raw,
    responseHeaders: new Headers(),
    mailIsSetUp: parts.mailIsSetUp,
    textsAreSetUp: parts.textsAreSetUp,
    whereUsed: parts.whereUsed,
  };
  const visit: Visit = {
    call,
    token: c.req.param('token') ?? '',
    isOfScript: c.req.path.endsWith('/begin'),
    draft: EMPTY_DRAFT,
    submissionId: crypto.randomUUID(),
  };
  try {
    const address = parts.clientAddress(c.req.raw);
    const cost = c.req.method === 'GET' ? 'read' : 'write';
    await parts.rateLimit.arrive({ address, cost });
    await parts.rateLimit.take({ address, cost, seed: null });
    return await work(visit);
  } catch (error) {
    return answerFailure(visit, parts, error);
  }
}

/** What else is told on the page itself. */
const TOLD_BESIDE: ReadonlySet<string> = new Set(['NO_MAIL', 'NOT_IN_AUTHORIZATION', 'PASSKEY_UNREADABLE']);

async function answerFailure(visit: Visit, parts: SigningMount, error: unknown): Promise<Response> {
  const language = languageOf(visit.call.request);
  const words = PAGE_WORDS[language];
  if (visit.isOfScript) return tellScript(visit, parts, error);
  if (isRefusal(error) || (error instanceof BedsideError && TOLD_BESIDE.has(error.code))) {
    return showDoor(visit, { status: error.status, code: error.code });
  }
  if (error instanceof BedsideError && error.status < 500) {
    if (error.status === 404) {
      const main = noticePart(words.nothing, words.nothingText);
      return sendPage(visit, framePage({ language, title: words.nothing, main }), { status: 404, language });
    }
    const text = error.status === 429 ? words.busy : error.status === 413 ? words.tooLarge : words.failed;
    const page = framePage({ language, title: words.wrong, main: noticePart(words.wrong, text) });
    return sendPage(visit, page, { status: error.status, language });
  }
  parts.onFailure(error, visit.call.requestId);
  const page = framePage({ language, title: words.wrong, main: noticePart(words.wrong, words.failed) });
  return sendPage(visit, page, { status: 500, language });
}

/** What went wrong, for the script that asked: in the words of the page, which shows them. */
async function tellScript({ call, token }: Visit, parts: SigningMount, error: unknown): Promise<Response> {
  const isExpected = error instanceof BedsideError && error.status < 500;
  if (!isExpected) parts.onFailure(error, call.requestId);
  const door = await lookBehindLink(call, token).catch(() => ({ stage: 'nothing' as const }));
  const language = door.stage === 'nothing' ? languageOf(call.request) : door.language;
  const words = PAGE_WORDS[language];
  const told = isExpected ? refusalWords(language, error.code) : null;
  const status = isExpected ? error.status : 500;
  const plain = status === 404 ? words.nothingText : status === 429 ? words.busy : words.passkeys.failed;
  return sendJson({ problem: told ?? plain }, status);
}

/** What its own script asked for. */
export function sendJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-security-policy': FILE_POLICY,
    },
  });
}

export async function showDoor(visit: Visit, refused?: { status: number; code: string }): Promise<Response> {
  const { call, token } = visit;
  const door = await lookBehindLink(call, token);
  const language = door.stage === 'nothing' ? languageOf(call.request) : door.language;
  const words = PAGE_WORDS[language];
  // What has ended, or was answered meanwhile, says so itself.
  const problem =
    refused === undefined || door.stage === 'nothing' || door.stage === 'declined'
      ? null
      : (refusalWords(language, refused.code) ?? words.failed);
  const { submissionId, draft } = visit;
  const page = doorPage(
    { path: `/permission/${encodeURIComponent(token)}`, language, problem, submissionId, draft },
    door,
  );
  const status = door.stage === 'nothing' ? 404 : problem === null ? 200 : (refused?.status ?? 200);
  return sendPage(visit, page, { status, language, policy: asksDevice(door) ? PASSKEY_POLICY : PAGE_POLICY });
}

async function sendPage(
  { call }: Visit,
  page: Html,
  { status, language, policy = PAGE_POLICY }: { status: number; language: FormLanguage; policy?: string },
): Promise<Response> {
  const headers = new Headers(call.responseHeaders);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', language);
  headers.set('cache-control', 'private, no-store');
  headers.set('content-security-policy', policy);
  // The form has to tell this house, and nobody else, where it comes from.
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-robots-tag', 'noindex, nofollow');
  return new Response((await page).toString(), { status, headers });
}

/** After a form was taken in: the page is asked for anew, so that reloading sends nothing twice. */
export function goBack({ call, token }: Visit): Response {
  const headers = new Headers(call.responseHeaders);
  headers.set('location', `/permission/${encodeURIComponent(token)}`);
  headers.set('cache-control', 'no-store');
  return new Response(null, { status: 303, headers });
}

export function fileOf(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'content-security-policy': FILE_POLICY },
  });
}

export function privateFile(bytes: Uint8Array, headers: Readonly<Record<string, string>>): Response {
  return new Response(Buffer.from(bytes), {
    headers: { ...headers, 'cache-control': 'private, no-store', 'content-security-policy': FILE_POLICY },
  });
}

export async function readFields(request: Request): Promise<URLSearchParams> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new BedsideError({
      code: 'CONTENT_TYPE',
      status: 415,
      message: 'This door takes what its own page sends.',
      remedy: 'Open the link and use the page.',
    });
  }
  const bytes = await readBody(request, MAX_FORM_BYTES);
  return new URLSearchParams(Buffer.from(bytes).toString('utf8'));
}

/** Before anything is known of whom it is for: what the browser asks for. */
function languageOf(request: Request): FormLanguage {
  return /^\s*es\b/i.test(request.headers.get('accept-language') ?? '') ? 'es' : 'en';
}
