/** Calls of Pinterest's API v5 (developers.pinterest.com/docs/api/v5, read 2026-11-23), with a closed outcome. */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { manifests } from '../networks.ts';
import type { Failure } from '../port.ts';

/** Errors are a number and a sentence. */
const errorSchema = z.object({ code: z.int(), message: z.string() });

/** Only the sentence tells an application that may not publish yet from a person who may not. */
const trialAccess = 'TRIAL_ACCESS';

function wordOf(text: string): string | null {
  const error = parseJson(errorSchema, text);
  if (error === null) return null;
  return /\btrial access\b/iu.test(error.message) ? trialAccess : String(error.code);
}

export const dialect: Dialect = {
  successes: [200, 201, 204],
  wordOf,
  codeOf: (word) => (word === trialAccess ? word : null),
  // The account is as good as before: its application waits for Standard access.
  statusOf: ({ status, word }) => (word === trialAccess ? 400 : status),
  // "Authentication failed": the token was looked at, and nothing else.
  refusesBeforeActing: ({ word }) => word === '2',
  budget: manifests.pinterest.budget?.headers ?? [],
};

/** Where people say yes: another host than that of the API, except where somebody else serves both. */
export function consentPage(serviceUrl: string): string {
  const { host, origin } = new URL(serviceUrl);
  return `${/^api(-sandbox)?\.pinterest\.com$/u.test(host) ? 'https://www.pinterest.com' : origin}/oauth/`;
}

/** `notFound`: the network itself said, in the documented way, that there is no such thing. */
export type PinterestResult<Data> =
  | { readonly ok: true; readonly status: number; readonly data: Data }
  | { readonly ok: false; readonly notFound: boolean; readonly failure: Failure };

/** Makes one call. Never throws. */
export async function ask<Schema extends z.ZodType>(
  operation: Operation,
  request: HttpRequest<Schema>,
): Promise<PinterestResult<z.output<Schema>>> {
  const answer = await askNetwork(operation, request);
  if (answer.ok) return answer;
  const { failure, refusal } = answer;
  return { ok: false, notFound: refusal?.status === 404 && refusal.word !== null, failure };
}
