/**
 * Calls of the REST API of WordPress, version 2 (https://developer.wordpress.org/rest-api/reference/, read 2026-11-23), by
 * application passwords (WordPress 5.6 and later), with a closed outcome.
 */
import { z } from 'zod';
import { parseJson } from '../call.ts';
import { ask as askNetwork, beginOperation, type Dialect, type HttpRequest, type Operation } from '../http/ask.ts';
import { bearer } from '../http/authorization.ts';
import type { Account, ConnectorIo, Failure } from '../port.ts';
import { apiAddress } from './site-address.ts';

/**
 * How a site words an error; plugins bring words of their own, which are not repeated. A parameter that only people who are signed
 * in may give is told as one that is wrong, and why stands below it.
 */
const errorSchema = z.object({
  code: z.string(),
  data: z
    .object({ details: z.record(z.string(), z.object({ code: z.string() })) })
    .optional()
    .catch(undefined),
});

function wordOf(text: string): string | null {
  const error = parseJson(errorSchema, text);
  if (error?.code !== 'rest_invalid_param') return error?.code ?? null;
  const below = Object.values(error.data?.details ?? {}).map(({ code }) => code);
  return below.find((code) => Object.hasOwn(meanings, code)) ?? error.code;
}

/** What a word of WordPress means here; `status` is there where the site answers with one that says something else. */
type Meaning = { readonly code: string; readonly status?: number };

const refusedPassword: Meaning = { code: 'PASSWORD_REFUSED', status: 401 };
const passwordsOff: Meaning = { code: 'APPLICATION_PASSWORDS_OFF', status: 401 };
/** The role of the account does not allow it; told with 400 where the upload of media is refused so. */
const notAllowed: Meaning = { code: 'ROLE_DOES_NOT_ALLOW', status: 403 };
const restDisabled: Meaning = { code: 'REST_DISABLED' };
const parentGone: Meaning = { code: 'PARENT_GONE', status: 422 };
/** Told with 500 where PHP itself refused the file. */
const uploadRefused: Meaning = { code: 'UPLOAD_REFUSED', status: 422 };
const uploadTooLarge: Meaning = { code: 'UPLOAD_TOO_LARGE', status: 413 };

const meanings: Readonly<Record<string, Meaning>> = {
  incorrect_password: refusedPassword,
  invalid_username: refusedPassword,
  invalid_email: refusedPassword,
  application_passwords_disabled: passwordsOff,
  application_passwords_disabled_for_user: passwordsOff,
  rest_not_logged_in: { code: 'NOT_SIGNED_IN', status: 401 },
  rest_cannot_create: notAllowed,
  rest_cannot_publish: notAllowed,
  rest_cannot_edit: notAllowed,
  rest_cannot_edit_others: notAllowed,
  rest_cannot_delete: notAllowed,
  rest_cannot_assign_term: notAllowed,
  rest_cannot_read: notAllowed,
  rest_forbidden: notAllowed,
  rest_forbidden_context: notAllowed,
  rest_forbidden_param: notAllowed,
  rest_forbidden_status: notAllowed,
  // Words of the plugins that close the API, and of a site on which a route is missing.
  rest_disabled: restDisabled,
  rest_cannot_access: restDisabled,
  rest_login_required: restDisabled,
  rest_no_route: restDisabled,
  rest_comment_closed: { code: 'COMMENTS_CLOSED', status: 422 },
  rest_comment_draft_post: parentGone,
  rest_comment_trash_post: parentGone,
  rest_comment_invalid_post_id: parentGone,
  comment_flood: { code: 'TOO_MANY_REQUESTS', status: 429 },
  comment_content_column_length: { code: 'TEXT_TOO_LONG' },
  rest_upload_file_error: uploadRefused,
  rest_upload_no_data: uploadRefused,
  rest_upload_sideload_error: uploadRefused,
  rest_upload_unknown_error: uploadRefused,
  rest_upload_image_type_not_supported: uploadRefused,
  rest_upload_file_too_big: uploadTooLarge,
  rest_upload_limited_space: uploadTooLarge,
  rest_upload_user_quota_exceeded: uploadTooLarge,
};

const meaningOf = (word: string | null): Meaning | null =>
  word !== null && Object.hasOwn(meanings, word) ? (meanings[word] ?? null) : null;

const dialect: Dialect = {
  successes: [200, 201],
  wordOf,
  codeOf: (word) => meaningOf(word)?.code ?? null,
  statusOf: ({ status, word }) => meaningOf(word)?.status ?? status,
  budget: [],
  rewrite: ({ token, headers, ...outgoing }) => ({
    ...outgoing,
    token,
    headers: token === null ? headers : { ...headers, authorization: `Basic ${token}` },
  }),
};

/** The calls of one operation, which share its time, and whose they are. */
export type WordpressContext = Operation & { readonly authorId: string };

/** An account that is connected, or null where its password is not there. */
export function startOperation(
  io: ConnectorIo,
  at: { account: Account; callTimeoutMs: number },
): WordpressContext | null {
  const { account, callTimeoutMs } = at;
  const token = tokenOf(account.credentials);
  if (token === null) return null;
  const serviceUrl = apiAddress(account.serviceUrl);
  const authorization = bearer(token);
  const operation = beginOperation({ io, serviceUrl, dialect, authorization, callTimeoutMs });
  return { ...operation, authorId: account.remoteAccountId };
}

/** User name and password as Basic wants them (RFC 7617), or null where one is missing. */
function tokenOf({ username = '', applicationPassword = '' }: Account['credentials']): string | null {
  if (username === '' || applicationPassword === '') return null;
  return Buffer.from(`${username}:${applicationPassword}`).toString('base64');
}

export const noPassword: Failure = {
  kind: 'reauthorize',
  code: 'CREDENTIALS_MISSING',
  detail: 'The user name or the application password is not there.',
};

export type WordpressResult<Data> =
  | { readonly ok: true; readonly headers: Headers; readonly data: Data }
  | {
      readonly ok: false;
      /** The site itself said, in the documented way, that there is no such thing. */
      readonly notFound: boolean;
      /** The site's own word; null where no answer came, or one without a word. Not for logs. */
      readonly word: string | null;
      /** The status that it really means; null where no answer came, or an unreadable success. */
      readonly status: number | null;
      readonly failure: Failure;
    };

const unknownThings = new Set(['rest_post_invalid_id', 'rest_comment_invalid_id']);

/** Makes one call. Never throws. */
export async function ask<Schema extends z.ZodType>(
  context: Operation,
  request: HttpRequest<Schema>,
): Promise<WordpressResult<z.output<Schema>>> {
  const answer = await askNetwork(context, request);
  if (answer.ok) return answer;
  const { refusal, failure } = answer;
  const word = refusal?.word ?? null;
  const notFound = refusal?.status === 404 && word !== null && unknownThings.has(word);
  return { ok: false, notFound, word, status: refusal?.status ?? null, failure };
}

/**
 * A list. WordPress says with each how much there is in all (`X-WP-Total`); an empty list without that is no answer, as any
 * server that is not a WordPress may give one.
 */
export async function askList<Schema extends z.ZodType>(
  context: Operation,
  request: Omit<HttpRequest<z.ZodType>, 'schema'> & { readonly item: Schema },
): Promise<WordpressResult<{ readonly items: z.output<Schema>[]; readonly pages: number }>> {
  const { item, ...rest } = request;
  const answer = await ask(context, { ...rest, schema: z.array(item) });
  if (!answer.ok) return answer;
  const pages = Number(answer.headers.get('x-wp-totalpages') ?? Number.NaN);
  const isTold = answer.headers.has('x-wp-total') && Number.isInteger(pages) && pages >= 0;
  if (!isTold) return { ok: false, notFound: false, word: null, status: null, failure: unmarkedList };
  return { ...answer, data: { items: answer.data, pages } };
}

const unmarkedList: Failure = {
  kind: 'ambiguous',
  code: 'UNREADABLE_ANSWER',
  detail: 'The answer was a list, and did not say how much there is in all.',
};
