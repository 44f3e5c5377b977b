/** Calls of the Mastodon API (https://docs.joinmastodon.org/api/), with a closed outcome. */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import {
  ask as askNetwork,
  beginOperation,
  type Dialect,
  type HttpRequest,
  type Operation,
  type RawBody,
} from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import { manifests } from '../networks.ts';
import type { ConnectorIo, Failure } from '../port.ts';

/** The name under which Bedside registers with a server; the server shows it beside each post that came by us. */
export const applicationName = 'Bedside';

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

const dialect: Dialect = {
  // "Stands", "made", "taken in", "gone" and "not done yet". 201 and 204 are what other servers than Mastodon say.
  successes: [200, 201, 202, 204, 206],
  wordOf: (text) => parseJson(errorSchema, text)?.error ?? null,
  codeOf: (word) => (knownErrors.has(word) ? word : null),
  budget: manifests.mastodon.budget?.headers ?? [],
};

export type MastodonContext = Operation;

/** The calls of one operation share its time. `accessToken` is null for calls that anybody may make. */
export function startOperation(
  io: ConnectorIo,
  at: { serviceUrl: string; accessToken: string | null; callTimeoutMs: number },
): MastodonContext {
  const { accessToken, ...operation } = at;
  return beginOperation({
    ...operation,
    io,
    dialect,
    authorization: accessToken === null ? null : bearer(accessToken),
  });
}

export type MastodonCall<Schema extends z.ZodType> = Omit<HttpRequest<Schema>, 'headers'> & {
  readonly idempotencyKey?: string;
};

/**
 * `notFound`: the server itself said, in the documented way, that there is no such thing. `noDoor`: an answer came, and it is
 * that of a server that has no such call; one that has it may say the same of what is not there.
 */
export type MastodonResult<Data> =
  | { readonly ok: true; readonly status: number; readonly data: Data }
  | { readonly ok: false; readonly notFound: boolean; readonly noDoor: boolean; readonly failure: Failure };

/** Statuses of what a server does not have: of all, of this method, of this form (RFC 9110, 15.5 and 15.6). */
const noDoorStatuses = new Set([404, 405, 406, 410, 501]);

/** A form, which OAuth asks for (RFC 6749, 4.1.3 and RFC 7009, 2.1); some servers take nothing else there. */
export function formOf(fields: Readonly<Record<string, string>>): RawBody {
  const bytes = new TextEncoder().encode(new URLSearchParams(fields).toString());
  return { contentType: 'application/x-www-form-urlencoded', bytes };
}

/** Makes one call. Never throws. */
export async function ask<Schema extends z.ZodType>(
  context: MastodonContext,
  { idempotencyKey, ...request }: MastodonCall<Schema>,
): Promise<MastodonResult<z.output<Schema>>> {
  const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
  const answer = await askNetwork(context, { ...request, headers });
  if (answer.ok) return answer;
  const { refusal, failure } = answer;
  const status = refusal?.status ?? 0;
  const notFound = (status === 404 || status === 410) && refusal?.word !== null;
  return { ok: false, notFound, noDoor: noDoorStatuses.has(status), failure };
}
