/** Calls of the AT Protocol (https://atproto.com/specs/xrpc) over `io.fetch`, with a closed outcome. */
import { z } from 'zod';
import { call, parseJson, readSuccess } from '../call.ts';
import { clampRetryAfter, classifyAnswer } from '../http-outcome.ts';
import type { ConnectorIo, Failure } from '../port.ts';

const errorSchema = z.object({ error: z.string() });

/** Words of a PDS for "these credentials are not good"; it sends some of them with status 400. */
const credentialErrors = new Set([
  'AccountDeactivated',
  'AccountTakedown',
  'AuthFactorTokenRequired',
  'AuthMissing',
  'AuthenticationRequired',
  'ExpiredToken',
  'InvalidToken',
]);

/** Where and as whom the calls of one operation are made, and until when. */
export type XrpcContext = {
  readonly io: ConnectorIo;
  readonly serviceUrl: string;
  /** Milliseconds since 1970 after which no further call is begun. */
  readonly deadline: number;
};

/** The calls of one operation share its time. */
export function startOperation(io: ConnectorIo, serviceUrl: string, callTimeoutMs: number): XrpcContext {
  return { io, serviceUrl: serviceUrl.replace(/\/+$/u, ''), deadline: io.now().getTime() + callTimeoutMs };
}

export type XrpcCall<Schema extends z.ZodType> = {
  readonly nsid: string;
  readonly params?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, bytes as they are. A call with a body is a procedure (POST), one without a query (GET). */
  readonly body?: object;
  readonly contentType?: string;
  readonly accessToken?: string;
  readonly schema: Schema;
};

/** `code` is the network's word for the error; null when it gave none. */
export type XrpcResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: string | null; readonly failure: Failure };

const outOfTime: Failure = { kind: 'not-sent', code: 'OUT_OF_TIME', detail: 'No time was left for this call.' };

/** Makes one call. Never throws. */
export async function xrpc<Schema extends z.ZodType>(
  context: XrpcContext,
  request: XrpcCall<Schema>,
): Promise<XrpcResult<z.output<Schema>>> {
  const { io, serviceUrl } = context;
  const timeoutMs = context.deadline - io.now().getTime();
  if (timeoutMs <= 0) return { ok: false, code: null, failure: outOfTime };
  const query = request.params === undefined ? '' : `?${new URLSearchParams(request.params)}`;
  const answer = await call(io, `${serviceUrl}/xrpc/${request.nsid}${query}`, {
    method: request.body === undefined ? 'GET' : 'POST',
    headers: headersOf(request),
    body: bodyOf(request.body),
    timeoutMs,
  });
  if (!answer.ok) return { ...answer, code: null };
  if (answer.status === 200) {
    const read = readSuccess(request.schema, answer);
    return read.ok ? read : { ...read, code: null };
  }
  const code = parseJson(errorSchema, answer.text)?.error ?? null;
  return { ok: false, code, failure: classifyXrpcError({ ...answer, code, now: io.now() }) };
}

function headersOf(request: XrpcCall<z.ZodType>): Record<string, string> {
  const { accessToken, body, contentType = 'application/json' } = request;
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': contentType }),
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  };
}

function bodyOf(body: object | undefined): string | Uint8Array | undefined {
  return body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body);
}

function classifyXrpcError(answer: { status: number; code: string | null; headers: Headers; now: Date }): Failure {
  const { code, headers, now } = answer;
  const status = code !== null && answer.status === 400 && credentialErrors.has(code) ? 401 : answer.status;
  const failure = classifyAnswer({ status, code, now, retryAfter: headers.get('retry-after') });
  // Bluesky names the end of its window in seconds since 1970 (docs.bsky.app/docs/advanced-guides/rate-limits).
  const resetsAt = Number(headers.get('ratelimit-reset') ?? Number.NaN);
  if (failure.kind !== 'retry-after' || headers.has('retry-after') || Number.isNaN(resetsAt)) return failure;
  return { ...failure, retryAfterMs: clampRetryAfter(resetsAt * 1_000 - now.getTime()) };
}
