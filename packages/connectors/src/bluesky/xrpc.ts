/** Calls of the AT Protocol (https://atproto.com/specs/xrpc), with a closed outcome. */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask, beginOperation, type Dialect, type Operation } from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import { manifests } from '../networks.ts';
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

const dialect: Dialect = {
  successes: [200],
  wordOf: (text) => parseJson(errorSchema, text)?.error ?? null,
  codeOf: (word) => word,
  statusOf: ({ status, word }) => (status === 400 && word !== null && credentialErrors.has(word) ? 401 : status),
  budget: manifests.bluesky.budget?.headers ?? [],
};

export type XrpcContext = Operation;

/** The calls of one operation share its time. */
export function startOperation(io: ConnectorIo, serviceUrl: string, callTimeoutMs: number): XrpcContext {
  return beginOperation({ io, serviceUrl, callTimeoutMs, dialect, authorization: null });
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

/** `code` is the network's word for the error; null when it gave none. `status` is null when no answer came that could be read. */
export type XrpcResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly code: string | null; readonly status: number | null; readonly failure: Failure };

/** Makes one call. Never throws. */
export async function xrpc<Schema extends z.ZodType>(
  context: XrpcContext,
  { nsid, accessToken, body, contentType = 'application/json', ...request }: XrpcCall<Schema>,
): Promise<XrpcResult<z.output<Schema>>> {
  const operation = accessToken === undefined ? context : { ...context, authorization: bearer(accessToken) };
  const sent = body instanceof Uint8Array ? { contentType, bytes: body } : body;
  const path = `/xrpc/${nsid}`;
  const answer = await ask(operation, { ...request, path, ...(sent === undefined ? {} : { body: sent }) });
  if (answer.ok) return answer;
  const { refusal, failure } = answer;
  return { ok: false, code: refusal?.word ?? null, status: refusal?.status ?? null, failure };
}
