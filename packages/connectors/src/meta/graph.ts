/**
 * How the three interfaces of Meta speak (Graph API, Instagram API, Threads API): versions, forms, proofs and errors.
 *
 * Errors are numbers in `error.code` and `error.error_subcode` (developers.facebook.com/docs/graph-api/guides/error-handling,
 * read 2026-11-23). Statuses of HTTP say little: most refusals are a 400, whatever they mean.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { beginOperation, type Dialect, type Operation, type OutgoingRequest, type RawBody } from '../http/ask.ts';
import type { Authorization } from '../http/authorization.ts';
import { type BudgetHeaders, budgetHeaders } from '../http/budget-headers.ts';
import type { ConnectorIo, Failure, Manifest, OutgoingPost } from '../port.ts';

export const graphVersion = 'v25.0';

const errorSchema = z.object({
  error: z.object({
    code: z.int(),
    error_subcode: z.int().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_data: z.unknown().optional(),
  }),
});
const placeSchema = z.object({ start_offset: z.coerce.number().int().min(0) });

/** An error as far as it is understood. `offset` is where an upload goes on that is out of step. */
export type GraphError = { readonly code: number; readonly subcode: number; readonly offset: number | null };

/** Out of step with a chunked upload; the error says where it goes on. */
const outOfStep = 1_363_037;

function wordOf(text: string): string | null {
  const told = parseJson(errorSchema, text)?.error;
  if (told === undefined) return null;
  const place = told.error_subcode === outOfStep ? placeOf(told.error_data) : '';
  return `${told.code}/${told.error_subcode ?? 0}/${told.is_transient === true ? 1 : 0}/${place}`;
}

/** Meta sends the data of an error as an object, or as one written in a text. */
function placeOf(data: unknown): string {
  const found = typeof data === 'string' ? parseJson(placeSchema, data) : placeSchema.safeParse(data).data;
  return found === undefined || found === null ? '' : String(found.start_offset);
}

type Word = GraphError & { readonly isTransient: boolean };

function readWord(word: string | null): Word | null {
  const [code, subcode, transient, offset = ''] = (word ?? '').split('/');
  if (word === null || code === undefined) return null;
  return {
    code: Number(code),
    subcode: Number(subcode ?? 0),
    isTransient: transient === '1',
    offset: offset === '' ? null : Number(offset),
  };
}

/** What a refusal said in numbers; null where it said nothing that could be read. */
export function graphErrorOf(result: {
  readonly refusal?: { readonly word: string | null } | null;
}): GraphError | null {
  return readWord(result.refusal?.word ?? null);
}

/** A refusal that says that the object is not there, or not for this token. */
export function isGone(result: { readonly refusal?: { readonly word: string | null } | null }): boolean {
  const told = graphErrorOf(result);
  return told !== null && ((told.code === 100 && told.subcode === 33) || told.code === 803 || told.code === 24);
}

/** Calls, users, pages and products, each with a limit of its own; 613 counts by the feature, 80001 to 80014 by the account. */
const tooMany = (code: number) => [4, 17, 32, 341, 613].includes(code) || (code >= 80_000 && code <= 80_014);
const noPermission = (code: number) => code === 3 || code === 10 || (code >= 200 && code <= 299);

/** Of an error in numbers: what it means (a status of HTTP), and the word of ours for it. */
export type Meaning = { readonly status: number; readonly code: string };

/** Whoever let Bedside in has no role on the page any more: subcode 492 (…/guides/error-handling, read 2026-11-23). */
function meaningOfSession(subcode: number): Meaning {
  return { status: 401, code: subcode === 492 ? 'PAGE_ROLE_LOST' : 'TOKEN_NOT_GOOD' };
}

function commonMeaning({ code, subcode, isTransient }: Word): Meaning | null {
  if (code === 190 || code === 102) return meaningOfSession(subcode);
  if (tooMany(code)) return { status: 429, code: 'TOO_MANY_REQUESTS' };
  if (noPermission(code)) return { status: 403, code: 'SCOPE_MISSING' };
  // What is temporary says nothing of what was done.
  if (isTransient || code === 1 || code === 2) return { status: 503, code: 'INTERNAL' };
  // The same as the last one: an earlier call may have made it, so only looking tells.
  if (code === 506) return { status: 423, code: 'DUPLICATE_POST' };
  if (code === 368) return { status: 422, code: 'ACTION_BLOCKED' };
  if (code === 100 && subcode === 33) return { status: 404, code: 'POST_NOT_FOUND' };
  return code === 100 ? { status: 400, code: 'PARAMETER_REFUSED' } : null;
}

export type DialectParts = {
  readonly budget: readonly BudgetHeaders[];
  /** Errors that mean something of their own on this network; asked first. */
  readonly meaning?: (error: GraphError) => Meaning | null;
  /** Signs each request that has a token, where the network takes that. */
  readonly appSecret?: string | undefined;
};

/** The dialect of one network of Meta. */
export function metaDialect({ budget, meaning, appSecret = '' }: DialectParts): Dialect {
  const understood = (word: string | null): Meaning | null => {
    const told = readWord(word);
    return told === null ? null : (meaning?.(told) ?? commonMeaning(told));
  };
  return {
    successes: [200],
    wordOf,
    codeOf: (word) => understood(word)?.code ?? null,
    statusOf: ({ status, word }) => understood(word)?.status ?? (word === null ? status : unknownStatus(status)),
    budget,
    ...(appSecret === '' ? {} : { rewrite: (outgoing: OutgoingRequest) => withProof(outgoing, appSecret) }),
  };
}

/** An error that nobody wrote down here proves nothing, whatever its status. */
const unknownStatus = (status: number) => (status >= 500 ? status : 423);

/** Shows that whoever has the token has the application's secret too (docs/graph-api/securing-requests, read 2026-11-23). */
function withProof(outgoing: OutgoingRequest, appSecret: string): OutgoingRequest {
  if (outgoing.token === null) return outgoing;
  const url = new URL(outgoing.url);
  url.searchParams.set('appsecret_proof', createHmac('sha256', appSecret).update(outgoing.token).digest('hex'));
  return { ...outgoing, url: url.href };
}

/** The headers in which both interfaces of Meta that count by accounts say so. */
export const businessBudget = [budgetHeaders.metaBusiness, budgetHeaders.metaApp] as const;

export type MetaPlace = {
  readonly serviceUrl: string;
  readonly dialect: Dialect;
  /** Null for calls that anybody may make. */
  readonly authorization: Authorization | null;
  readonly callTimeoutMs: number;
};

export function startOperation(io: ConnectorIo, place: MetaPlace): Operation {
  return beginOperation({ io, ...place });
}

/** A body of fields, as all three take them. What is undefined is left out. */
export function form(fields: Readonly<Record<string, string | undefined>>): RawBody {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const bytes = new TextEncoder().encode(new URLSearchParams(given).toString());
  return { contentType: 'application/x-www-form-urlencoded', bytes };
}

/** The network's other hosts; behind a fake or a proxy everything is at one address. */
export function hostOf(manifest: Manifest, serviceUrl: string, real: string): string {
  const isReal = serviceUrl === '' || sameOrigin(serviceUrl, manifest.serviceUrl ?? '');
  return isReal ? real : serviceUrl.replace(/\/+$/u, '');
}

function sameOrigin(left: string, right: string): boolean {
  return URL.canParse(left) && URL.canParse(right) && new URL(left).origin === new URL(right).origin;
}

/** A story is one picture or one video. */
export function storyProblem({ images, options, video }: OutgoingPost): Failure | null {
  const count = images.length + (video === undefined ? 0 : 1);
  if (options?.form !== 'story' || count === 1) return null;
  return {
    kind: 'rejected',
    code: 'STORY_TAKES_ONE',
    detail: 'A story is one picture or one video. Nothing was sent.',
  };
}

/** Ids are numbers longer than a double holds, sometimes told as numbers; a post has its page's before it. */
export const graphId = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(z.string().regex(/^[\w:-]{1,120}$/u));

/** `2026-09-01T10:00:00+0000` as ISO 8601 in UTC; null when it is none. */
export function instantOf(told: string | null | undefined): string | null {
  const at = Date.parse(told ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

export const pagingSchema = z
  .object({ cursors: z.object({ after: z.string().max(2_000).optional() }).optional(), next: z.string().optional() })
  .optional();

/** Where the next page begins; null on the last, which tells no `next`. */
export function nextOf(paging: z.output<typeof pagingSchema>): string | null {
  return paging?.next === undefined ? null : (paging.cursors?.after ?? null);
}

export const noToken: Failure = { kind: 'reauthorize', code: 'CREDENTIALS_MISSING', detail: 'The token is not there.' };
export const hasToken = ({ authorization }: Operation): boolean => (authorization?.current() ?? '') !== '';
