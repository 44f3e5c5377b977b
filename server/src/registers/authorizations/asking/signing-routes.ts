import type { Context, Hono } from 'hono';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { readBody } from '../../../kernel/http/request-guards.ts';
import type { Gatekeeping } from '../../../kernel/http/serve-endpoint.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Services } from '../../../kernel/scope/scope.ts';
import type { FormLanguage } from '../forms/fill-form.ts';
import type { ChoiceOf } from '../forms/forms.ts';
import { declineForm, type Submitted, signForm } from './answer.ts';
import type { WhereUsed } from './own-view.ts';
import { drawScript, signingCss } from './page-files.ts';
import { type Draft, EMPTY_DRAFT, framePage, type Html, noticePart } from './page-parts.ts';
import { PAGE_WORDS, refusalWords } from './page-words.ts';
import { isRefusal } from './refusals.ts';
import {
  giveCode,
  lookBehindLink,
  readCopy,
  readShownPicture,
  type SigningCall,
  type SigningParts,
  sendCode,
  takeBack,
} from './signing.ts';
import { doorPage } from './signing-page.ts';

type App = Hono<{ Variables: { requestId: string } }>;
type Asked = Context<{ Variables: { requestId: string } }>;

/** `onFailure` is told of what nobody expected; whoever signs sees a page either way. */
export type SigningMount = SigningParts &
  Pick<Gatekeeping, 'rateLimit'> & {
    readonly services: Services;
    readonly mailIsSetUp: boolean;
    readonly whereUsed: WhereUsed;
    readonly onFailure: (error: unknown, requestId: string) => void;
  };

/** A drawn signature as text in a form, and all choices beside it. */
const MAX_FORM_BYTES = 500_000;

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The pages of whoever is asked for a permission, below `/permission`. Looking at them changes nothing. */
export function mountSigning(app: App, parts: SigningMount): void {
  app.get('/permission/style.css', () => fileOf(signingCss, 'text/css; charset=utf-8'));
  app.get('/permission/draw.js', () => fileOf(drawScript, 'text/javascript; charset=utf-8'));
  app.get('/permission/:token', (c) => onPage(c, parts, (visit) => showDoor(visit)));
  app.post('/permission/:token/code', (c) =>
    onPage(c, parts, async (visit) => {
      await sendCode(visit.call, visit.token);
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/enter', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await giveCode(visit.call, visit.token, fields.get('code') ?? '');
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/decline', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      await declineForm(visit.call, visit.token, submissionOf(fields));
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/sign', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      visit.draft = draftOf(fields);
      visit.submissionId = submissionOf(fields);
      await signForm(visit.call, parts, { token: visit.token, submitted: submittedOf(fields) });
      return goBack(visit);
    }),
  );
  app.post('/permission/:token/take-back', (c) =>
    onPage(c, parts, async (visit) => {
      const fields = await readFields(c.req.raw);
      const [mediaSha256, channelIds] = [fields.getAll('media'), fields.getAll('channels')];
      await takeBack(visit.call, visit.token, { isAll: fields.get('all') === 'yes', mediaSha256, channelIds });
      return goBack(visit);
    }),
  );
  app.get('/permission/:token/pictures/:sha256', (c) =>
    onPage(c, parts, async ({ call, token }) => {
      const { bytes, mimeType } = await readShownPicture(call, token, c.req.param('sha256') ?? '');
      return privateFile(bytes, { 'content-type': mimeType });
    }),
  );
  app.get('/permission/:token/copy', (c) =>
    onPage(c, parts, async ({ call, token }) =>
      privateFile(await readCopy(call, token), {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="permission.pdf"',
      }),
    ),
  );
}

/** One request to these pages. What was sent in stays with it, so that a refusal shows it again. */
type Visit = {
  readonly call: SigningCall;
  readonly token: string;
  draft: Draft;
  submissionId: string;
};

async function onPage(c: Asked, parts: SigningMount, work: (visit: Visit) => Promise<Response>): Promise<Response> {
  const call: SigningCall = {
    services: parts.services,
    requestId: c.get('requestId'),
    request: c.req.raw,
    responseHeaders: new Headers(),
    mailIsSetUp: parts.mailIsSetUp,
    whereUsed: parts.whereUsed,
  };
  const visit: Visit = {
    call,
    token: c.req.param('token') ?? '',
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
const TOLD_BESIDE: ReadonlySet<string> = new Set(['NO_MAIL', 'NOT_IN_AUTHORIZATION']);

async function answerFailure(visit: Visit, parts: SigningMount, error: unknown): Promise<Response> {
  const language = languageOf(visit.call.request);
  const words = PAGE_WORDS[language];
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

async function showDoor(visit: Visit, refused?: { status: number; code: string }): Promise<Response> {
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
  return sendPage(visit, page, { status, language });
}

async function sendPage(
  { call }: Visit,
  page: Html,
  { status, language }: { status: number; language: FormLanguage },
): Promise<Response> {
  const headers = new Headers(call.responseHeaders);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', language);
  headers.set('cache-control', 'private, no-store');
  headers.set('content-security-policy', PAGE_POLICY);
  // The form has to tell this house, and nobody else, where it comes from.
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-robots-tag', 'noindex, nofollow');
  return new Response((await page).toString(), { status, headers });
}

/** After a form was taken in: the page is asked for anew, so that reloading sends nothing twice. */
function goBack({ call, token }: Visit): Response {
  const headers = new Headers(call.responseHeaders);
  headers.set('location', `/permission/${encodeURIComponent(token)}`);
  headers.set('cache-control', 'no-store');
  return new Response(null, { status: 303, headers });
}

function fileOf(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'content-security-policy': FILE_POLICY },
  });
}

function privateFile(bytes: Uint8Array, headers: Readonly<Record<string, string>>): Response {
  return new Response(Buffer.from(bytes), {
    headers: { ...headers, 'cache-control': 'private, no-store', 'content-security-policy': FILE_POLICY },
  });
}

async function readFields(request: Request): Promise<URLSearchParams> {
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

const choices: readonly ChoiceOf[] = ['media', 'infoScope', 'channels', 'purposes'];
const ANSWER = 'answer.';

function submittedOf(fields: URLSearchParams): Submitted {
  const chosen = choices.flatMap((of) => (fields.has(of) ? [[of, [...new Set(fields.getAll(of))]] as const] : []));
  const answers = [...fields].flatMap(([name, value]) =>
    name.startsWith(ANSWER) && (value === 'yes' || value === 'no') ? [[name.slice(ANSWER.length), value] as const] : [],
  );
  return {
    submissionId: submissionOf(fields),
    shownSha256: fields.get('shown') ?? '',
    chosen: Object.fromEntries(chosen),
    answers: Object.fromEntries(answers),
    name: fields.get('name') ?? '',
    drawing: drawingOf(fields.get('drawing') ?? ''),
  };
}

function draftOf(fields: URLSearchParams): Draft {
  const { answers, name } = submittedOf(fields);
  const chosen = new Set(choices.flatMap((of) => fields.getAll(of).map((id) => `${of}:${id}`)));
  return { chosen, answers, name: name.slice(0, 200) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a page did not make is a submission of its own. */
function submissionOf(fields: URLSearchParams): string {
  const given = fields.get('submission') ?? '';
  return UUID.test(given) ? given : newId<'submission'>();
}

const PNG = 'data:image/png;base64,';

function drawingOf(url: string): Uint8Array | null {
  return url.startsWith(PNG) && url.length > PNG.length
    ? new Uint8Array(Buffer.from(url.slice(PNG.length), 'base64'))
    : null;
}

/** Before anything is known of whom it is for: what the browser asks for. */
function languageOf(request: Request): FormLanguage {
  return /^\s*es\b/i.test(request.headers.get('accept-language') ?? '') ? 'es' : 'en';
}
