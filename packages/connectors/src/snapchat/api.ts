/** Calls of Snapchat's Public Profile API (developers.snap.com/api/marketing-api/Public-Profile-API, read 2026-11-23). */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import type { Failure } from '../port.ts';

const errorSchema = z.object({ error_code: z.string().min(1).max(100) });
/** Of the token endpoint (RFC 6749, 5.2). */
const grantErrorSchema = z.object({ error: z.string().min(1).max(100) });

/** The errors of posting that are documented, in our words. */
const codes: Readonly<Record<string, string>> = {
  MEDIA_PROCESSING: 'MEDIA_NOT_READY',
  MEDIA_EXPIRED: 'STAGED_EXPIRED',
  MEDIA_POSTING_ALREADY_IN_PROGRESS: 'IN_REVIEW',
};

export const dialect: Dialect = {
  successes: [200, 201],
  wordOf: (text) => parseJson(errorSchema, text)?.error_code ?? parseJson(grantErrorSchema, text)?.error ?? null,
  codeOf: (word) => codes[word] ?? null,
  budget: [],
};

/** Where people say yes, and where tokens come from: another host than that of the API, except where somebody else serves both. */
export function accountsOrigin(serviceUrl: string): string {
  const { host, origin } = new URL(serviceUrl);
  return host === 'businessapi.snapchat.com' ? 'https://accounts.snapchat.com' : origin;
}

/** `word` is Snapchat's own; null when no answer came, or one without it. Not for logs. */
export type SnapchatResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly word: string | null; readonly failure: Failure };

/** Makes one call. An answer that does not say "success" in its body is none, whatever its status. Never throws. */
export async function ask<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<SnapchatResult<z.output<Schema>>> {
  const answer = await askNetwork(operation, { ...request, schema: z.looseObject({ request_status: z.string() }) });
  if (!answer.ok) return { ok: false, word: answer.refusal?.word ?? null, failure: answer.failure };
  const isDone = answer.data.request_status.toUpperCase() === 'SUCCESS';
  const data = request.schema.safeParse(answer.data);
  if (isDone && data.success) return { ok: true, data: data.data };
  return { ok: false, word: null, failure: unreadableAnswer(answer.status) };
}
