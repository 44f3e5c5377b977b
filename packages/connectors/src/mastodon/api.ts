/** Calls of the Mastodon API (https://docs.joinmastodon.org/api/) over `io.fetch`, with a closed outcome. */
import { z } from 'zod';
import { call, parseJson, readSuccess } from '../call.ts';
import { clampRetryAfter, classifyAnswer } from '../http-outcome.ts';
import type { ConnectorIo, Failure } from '../port.ts';

/** The name under which Bedside registers with a server; the server shows it beside each post that came by us. */
export const applicationName = 'Bedside';

/** Where and as whom the calls of one operation are made, and until when. */
export type MastodonContext = {
  readonly io: ConnectorIo;
  readonly serviceUrl: string;
  /** Null for calls that anybody may make. */
  readonly accessToken: string | null;
  /** Milliseconds since 1970 after which no further call is begun. */
  readonly deadline: number;
};

/** The calls of one operation share its time. */
export function startOperation(
  io: ConnectorIo,
  at: { serviceUrl: string; accessToken: string | null; callTimeoutMs: number },
): MastodonContext {
  const { accessToken, callTimeoutMs } = at;
  const serviceUrl = at.serviceUrl.replace(/\/+$/u, '');
  return { io, serviceUrl, accessToken, deadline: io.now().getTime() + callTimeoutMs };
}

/** Bytes that leave as they are, with what they are. */
export type RawBody = { readonly contentType: string; readonly bytes: Uint8Array };

export type MastodonCall<Schema extends z.ZodType> = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Begins with a slash; parts of it that come from elsewhere are encoded by the caller. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is. */
  readonly body?: object | RawBody;
  readonly idempotencyKey?: string;
  readonly schema: Schema;
};

/** `notFound`: the server itself said, in the documented way, that there is no such thing. */
export type MastodonResult<Data> =
  | { readonly ok: true; readonly status: number; readonly data: Data }
  | { readonly ok: false; readonly notFound: boolean; readonly failure: Failure };

const outOfTime: Failure = { kind: 'not-sent', code: 'OUT_OF_TIME', detail: 'No time was left for this call.' };

/** Mastodon tells errors in words, which are not repeated; those of OAuth (RFC 6749, 5.2; RFC 6750, 3.1) are codes. */
const errorSchema = z.object({ error: z.string() });
const knownErrors = new Set([
  'access_denied',
  'insufficient_scope',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'unauthorized_client',
  'unsupported_grant_type',
]);

/** Makes one call. Never throws. Successes are 200, 202 and 206, which mean "stands", "taken in" and "not done yet". */
export async function ask<Schema extends z.ZodType>(
  context: MastodonContext,
  request: MastodonCall<Schema>,
): Promise<MastodonResult<z.output<Schema>>> {
  const { io, serviceUrl } = context;
  const timeoutMs = context.deadline - io.now().getTime();
  if (timeoutMs <= 0) return { ok: false, notFound: false, failure: outOfTime };
  const query = request.params === undefined ? '' : `?${new URLSearchParams(request.params)}`;
  const answer = await call(io, `${serviceUrl}${request.path}${query}`, {
    method: request.method ?? 'GET',
    headers: headersOf(context, request),
    body: bodyOf(request.body),
    timeoutMs,
  });
  if (!answer.ok) return { ok: false, notFound: false, failure: answer.failure };
  const { status } = answer;
  if (status === 200 || status === 202 || status === 206) {
    const read = readSuccess(request.schema, answer);
    return read.ok ? { ...read, status } : { ...read, notFound: false };
  }
  const error = parseJson(errorSchema, answer.text)?.error ?? null;
  const failure = classify({ status, code: error, headers: answer.headers, now: io.now() });
  return { ok: false, notFound: status === 404 && error !== null, failure };
}

function isRaw(body: object): body is RawBody {
  return 'bytes' in body && body.bytes instanceof Uint8Array;
}

function headersOf(context: MastodonContext, request: MastodonCall<z.ZodType>): Record<string, string> {
  const { body, idempotencyKey } = request;
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': isRaw(body) ? body.contentType : 'application/json' }),
    ...(context.accessToken === null ? {} : { authorization: `Bearer ${context.accessToken}` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function bodyOf(body: object | undefined): string | Uint8Array | undefined {
  if (body === undefined) return undefined;
  return isRaw(body) ? body.bytes : JSON.stringify(body);
}

function classify(answer: { status: number; code: string | null; headers: Headers; now: Date }): Failure {
  const { status, headers, now } = answer;
  const code = answer.code !== null && knownErrors.has(answer.code) ? answer.code : null;
  const failure = classifyAnswer({ status, code, now, retryAfter: headers.get('retry-after') });
  if (failure.kind !== 'retry-after' || headers.has('retry-after')) return failure;
  // The end of the window, as an ISO 8601 instant (docs.joinmastodon.org/api/rate-limits).
  const resetsAt = Date.parse(headers.get('x-ratelimit-reset') ?? '');
  if (Number.isNaN(resetsAt)) return failure;
  return { ...failure, retryAfterMs: clampRetryAfter(resetsAt - now.getTime()) };
}
