/**
 * One question to a network, whichever it is: authorization, deadline, limits, and what the answer proves. Never throws;
 * everything that is not provably something else is ambiguous. What networks do differently is data (`Dialect`).
 */
import type { z } from 'zod';
import { type CallResult, call, readSuccess } from '../call.ts';
import { clampRetryAfter, classifyAnswer } from '../http-outcome.ts';
import type { ConnectorIo, Failure, StreamedBody } from '../port.ts';
import type { Authorization } from './authorization.ts';
import { readBudgets } from './budget.ts';
import type { BudgetHeaders, BudgetNote } from './budget-headers.ts';

/** What a network said in an answer that is no success. */
export type Refusal = {
  readonly status: number;
  /** The network's own word for it, as it came; null when it gave none. Not for logs: `Dialect.codeOf` says what may be told. */
  readonly word: string | null;
  readonly headers: Headers;
};

/** How a network speaks. */
export type Dialect = {
  readonly successes: readonly number[];
  /** The network's word for an error, from the body of an answer. */
  readonly wordOf: (text: string) => string | null;
  /** The word, where it is one of those that may be repeated in logs and on screens. */
  readonly codeOf: (word: string) => string | null;
  /** The status that a refusal really means, where a network sends another one. */
  readonly statusOf?: (refusal: Refusal) => number;
  /** A 401 is documented to come before anything is done. Without this it is not taken for that. */
  readonly refusesBeforeActing?: (refusal: Refusal) => boolean;
  readonly budget: readonly BudgetHeaders[];
  /** What networks ask of every request that is not the same everywhere: a version in a header, a proof beside the token. */
  readonly rewrite?: (outgoing: OutgoingRequest) => OutgoingRequest;
};

/** A request as it is about to leave. `token` is null for requests that anybody may make. */
export type OutgoingRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
};

/** Where and as whom the requests of one operation are made, and until when. */
export type Operation = {
  readonly io: ConnectorIo;
  /** Without a slash at its end. */
  readonly serviceUrl: string;
  readonly dialect: Dialect;
  /** Null for requests that anybody may make. */
  readonly authorization: Authorization | null;
  /** Milliseconds since 1970 after which no further request is begun. */
  readonly deadline: number;
};

/** Bytes that leave as they are, with what they are. */
export type RawBody = { readonly contentType: string; readonly bytes: Uint8Array };
/** Bytes that are read while they leave. `open` may be called again, for a request that is made again. */
export type StreamBody = { readonly contentType: string; readonly open: () => StreamedBody };

export type HttpRequest<Schema extends z.ZodType> = {
  /** GET without a body, POST with one. */
  readonly method?: string;
  /**
   * Begins with a slash; parts of it that come from elsewhere are encoded by the caller. Or a whole address (`https://…`)
   * that the network gave, as for uploads: the token goes with it all the same unless `withoutToken` says otherwise.
   */
  readonly path: string;
  readonly withoutToken?: true;
  readonly params?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is. */
  readonly body?: object | RawBody | StreamBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: Schema;
};

export type HttpResult<Data> =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly data: Data }
  /** `refusal` is null when no answer came, or one that could not be read. */
  | { readonly ok: false; readonly refusal: Refusal | null; readonly failure: Failure };

type Answer = Extract<CallResult, { ok: true }>;

const outOfTime: Failure = { kind: 'not-sent', code: 'OUT_OF_TIME', detail: 'No time was left for this call.' };

/** The operation's start: its calls share its time. */
export function beginOperation(given: Omit<Operation, 'deadline'> & { readonly callTimeoutMs: number }): Operation {
  const { callTimeoutMs, ...operation } = given;
  const serviceUrl = operation.serviceUrl.replace(/\/+$/u, '');
  return { ...operation, serviceUrl, deadline: operation.io.now().getTime() + callTimeoutMs };
}

/**
 * Makes one request. When the token is refused and there is a way to a new one, it is renewed; the request is made once
 * more only where the refusal proves that nothing was done, and is ambiguous where it does not.
 */
export async function ask<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<HttpResult<z.output<Schema>>> {
  const { authorization } = operation;
  const token = request.withoutToken === true ? null : (authorization?.current() ?? null);
  const first = await once(operation, request, token);
  if (first.ok || first.refusal?.status !== 401 || token === null || authorization?.renew === undefined) return first;
  const renewed = await authorization.renew(token);
  if (operation.dialect.refusesBeforeActing?.(first.refusal) !== true) {
    return { ...first, failure: renewed.ok ? unproven : first.failure };
  }
  return renewed.ok ? once(operation, request, renewed.token) : { ...first, failure: renewed.failure };
}

const unproven: Failure = {
  kind: 'ambiguous',
  code: 'REFUSED_UNPROVEN',
  detail: 'The network refused the token, without saying that nothing was done.',
};

async function once<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
  token: string | null,
): Promise<HttpResult<z.output<Schema>>> {
  const { io, dialect, serviceUrl } = operation;
  const timeoutMs = operation.deadline - io.now().getTime();
  if (timeoutMs <= 0) return { ok: false, refusal: null, failure: outOfTime };
  const outgoing = { url: addressOf(serviceUrl, request), headers: headersOf(request, token), token };
  const leaving = dialect.rewrite?.(outgoing) ?? outgoing;
  const answer = await call(io, leaving.url, {
    method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
    headers: leaving.headers,
    body: bodyOf(request.body),
    timeoutMs,
  });
  if (!answer.ok) return { ok: false, refusal: null, failure: answer.failure };
  const budgets = readBudgets(answer, dialect.budget, io.now());
  for (const note of budgets) io.noteBudget?.(note);
  if (dialect.successes.includes(answer.status)) {
    const read = readSuccess(request.schema, answer);
    const { status, headers } = answer;
    return read.ok ? { ok: true, status, headers, data: read.data } : { ...read, refusal: null };
  }
  return refused(operation, answer, budgets);
}

function refused({ dialect, io }: Operation, answer: Answer, budgets: readonly BudgetNote[]): HttpResult<never> {
  const { status, headers } = answer;
  const said: Refusal = { status, headers, word: dialect.wordOf(answer.text) };
  const refusal = { ...said, status: dialect.statusOf?.(said) ?? status };
  const code = refusal.word === null ? null : dialect.codeOf(refusal.word);
  const now = io.now();
  const retryAfter = headers.get('retry-after');
  const failure = withReset(classifyAnswer({ status: refusal.status, code, now, retryAfter }), {
    resetAt: retryAfter === null ? (emptiest(budgets)?.resetAt ?? null) : null,
    now,
  });
  if (failure.kind === 'retry-after') {
    io.noteBudget?.({ remaining: 0, limit: null, resetAt: new Date(now.getTime() + failure.retryAfterMs) });
  }
  return { ok: false, refusal, failure };
}

/** Where a network does not say how long to wait, the end of its window is as good. */
function withReset(failure: Failure, at: { resetAt: Date | null; now: Date }): Failure {
  if (failure.kind !== 'retry-after' || at.resetAt === null) return failure;
  return { ...failure, retryAfterMs: clampRetryAfter(at.resetAt.getTime() - at.now.getTime()) };
}

function emptiest(notes: readonly BudgetNote[]): BudgetNote | undefined {
  return notes.toSorted((a, b) => a.remaining - b.remaining || b.resetAt.getTime() - a.resetAt.getTime())[0];
}

function addressOf(serviceUrl: string, { params, path }: HttpRequest<z.ZodType>): string {
  const address = path.startsWith('/') ? `${serviceUrl}${path}` : path;
  if (params === undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(params)}`;
}

function isRaw(body: object): body is RawBody {
  return 'bytes' in body && body.bytes instanceof Uint8Array;
}

function isStream(body: object): body is StreamBody {
  return 'open' in body && typeof body.open === 'function';
}

function headersOf(request: HttpRequest<z.ZodType>, token: string | null): Record<string, string> {
  const { body } = request;
  const contentType = body === undefined ? null : isRaw(body) || isStream(body) ? body.contentType : 'application/json';
  return {
    accept: 'application/json',
    ...(contentType === null ? {} : { 'content-type': contentType }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...request.headers,
  };
}

function bodyOf(body: HttpRequest<z.ZodType>['body']): string | Uint8Array | StreamedBody | undefined {
  if (body === undefined) return undefined;
  if (isStream(body)) return body.open();
  return isRaw(body) ? body.bytes : JSON.stringify(body);
}
