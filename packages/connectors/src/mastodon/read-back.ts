/**
 * Finding a post again. By its id where one is known. Else by looking through what the account posted since the delivery
 * was first armed: a status that came by our application and whose source is exactly the text that was sent.
 *
 * Nothing is ever sent to find out. A question that was not answered, more posts than can be looked through, several that
 * fit, or one of that time that somebody rewrote, are failures and never "absent".
 */
import { z } from 'zod';
import type { Failure, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { applicationName, ask, type MastodonContext, type MastodonResult } from './api.ts';
import { remoteIdSchema } from './media.ts';
import {
  comparable,
  comparableShown,
  instantOf,
  type Status,
  sourceSchema,
  statusSchema,
  toRemotePost,
} from './status.ts';

/** Clocks of two servers that both keep time differ by less. */
const clockSkewMs = 60_000;
const pageSize = 40;
/** More than a clinic posts between arming and looking; beyond it a person must look. */
const maxPages = 5;
const maxSources = 40;

/** What was sent, as far as it can be told again. */
export type Expected = { readonly text: string; readonly contentWarning: string };

/** One status of this account by its id. */
export async function readById(context: MastodonContext, request: ReadBackRequest): Promise<ReadBackOutcome> {
  const { account, remoteId } = request;
  const found = await ask(context, {
    path: `/api/v1/statuses/${encodeURIComponent(remoteId ?? '')}`,
    schema: statusSchema,
  });
  if (!found.ok) return found.notFound ? { kind: 'absent' } : found.failure;
  if (found.data.account.id !== account.remoteAccountId) return otherAccount;
  return { kind: 'found', post: toRemotePost(account, found.data) };
}

export const otherAccount: Failure = {
  kind: 'rejected',
  code: 'NOT_OWN_POST',
  detail: 'The post belongs to another account.',
};

/** The one status that this delivery made, if it made one. */
export async function findSent(
  context: MastodonContext,
  { request, expected }: { request: ReadBackRequest; expected: Expected },
): Promise<ReadBackOutcome> {
  const sinceMs = Date.parse(request.firstArmedAt) - clockSkewMs;
  if (Number.isNaN(sinceMs)) return noTime;
  const listed = await postsSince(context, { accountId: request.account.remoteAccountId, sinceMs });
  if (!listed.ok) return listed.failure;
  const candidates = listed.posts.filter(mayBeOurs);
  if (candidates.length > maxSources) return tooMany;
  const matches: { status: Status; text: string | null }[] = [];
  for (const status of candidates) {
    const told = await tellsTheSame(context, { status, expected });
    if (!told.ok) return told.failure;
    if (told.same) matches.push({ status, text: told.text });
  }
  const [match, ...others] = matches;
  if (match === undefined) return candidates.some(isRewritten) ? rewritten : { kind: 'absent' };
  if (others.length > 0) return several;
  return { kind: 'found', post: toRemotePost(request.account, match.status, match.text ?? undefined) };
}

/** A post by another application is not ours; one of which the server does not tell may be. */
function mayBeOurs(status: Status): boolean {
  return (status.reblog ?? null) === null && (status.application?.name ?? applicationName) === applicationName;
}

/** Its words are not those that were sent, whoever sent it. */
function isRewritten({ edited_at: editedAt }: Status): boolean {
  return (editedAt ?? null) !== null;
}

type Listed =
  | { readonly ok: true; readonly posts: readonly Status[] }
  | { readonly ok: false; readonly failure: Failure };

async function postsSince(
  context: MastodonContext,
  { accountId, sinceMs }: { accountId: string; sinceMs: number },
): Promise<Listed> {
  const posts = new Map<string, Status>();
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const listed: MastodonResult<Status[]> = await ownStatuses(context, { accountId, cursor, limit: pageSize });
    if (!listed.ok) return listed;
    const young = listed.data.filter(({ created_at: at }) => !(instantOf(at) < sinceMs));
    const known = posts.size;
    for (const status of young) posts.set(status.id, status);
    const last = listed.data.at(-1);
    // A page with nothing new on it is the end, also on servers that give the same page again.
    if (last === undefined || young.length < listed.data.length || posts.size === known) {
      return { ok: true, posts: [...posts.values()] };
    }
    cursor = last.id;
  }
  return { ok: false, failure: tooMany };
}

/**
 * A page of what the account posted, newest first, without what it repeated of others. "Nothing" is a weak word: any
 * server that is not itself may say it. It is believed only from one that also knows whose token this is.
 */
export async function ownStatuses(
  context: MastodonContext,
  page: { accountId: string; cursor: string | null; limit: number },
): Promise<MastodonResult<Status[]>> {
  const listed = await ask(context, {
    path: `/api/v1/accounts/${encodeURIComponent(page.accountId)}/statuses`,
    params: {
      exclude_reblogs: 'true',
      limit: String(Math.min(pageSize, Math.max(1, page.limit))),
      ...(page.cursor === null ? {} : { max_id: page.cursor }),
    },
    schema: z.array(statusSchema),
  });
  if (!listed.ok || listed.data.length > 0) return listed;
  const own = await readOwnAccount(context);
  if (!own.ok) return own;
  return own.data.id === page.accountId
    ? listed
    : { ok: false, notFound: false, noDoor: false, failure: accountChanged };
}

const accountChanged: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_CHANGED',
  detail: 'The token belongs to another account now.',
};

const ownAccountSchema = z.object({
  id: remoteIdSchema,
  username: z.string().min(1).max(200),
  display_name: z.string().max(500).nullish(),
});

/** Whose token it is. */
export function readOwnAccount(context: MastodonContext): Promise<MastodonResult<z.output<typeof ownAccountSchema>>> {
  return ask(context, { path: '/api/v1/accounts/verify_credentials', schema: ownAccountSchema });
}

type Compared =
  | { readonly ok: true; readonly same: boolean; readonly text: string | null }
  | { readonly ok: false; readonly failure: Failure };

/** Compares by what was typed; on servers that do not tell it, by the words that are shown. */
async function tellsTheSame(
  context: MastodonContext,
  { status, expected }: { status: Status; expected: Expected },
): Promise<Compared> {
  const source = await ask(context, {
    path: `/api/v1/statuses/${encodeURIComponent(status.id)}/source`,
    schema: sourceSchema,
  });
  if (source.ok) {
    const { text, spoiler_text: warning } = source.data;
    const same = comparable(text) === comparable(expected.text) && sameWarning(warning, expected);
    return { ok: true, same, text };
  }
  // Refused, missing or not known there: the list itself told what is shown. Anything else is no answer.
  if (!isWithoutSource(source)) return source;
  const shown = toRemotePost({ ...noAccount, serviceUrl: context.serviceUrl }, status).text ?? '';
  const same = comparableShown(shown) === comparableShown(expected.text) && sameWarning(status.spoiler_text, expected);
  return { ok: true, same, text: null };
}

/** Whether a server said that it tells no sources, or not this one, or not to us. */
export function isWithoutSource({ failure, noDoor }: Extract<MastodonResult<unknown>, { ok: false }>): boolean {
  return noDoor || failure.kind === 'rejected' || failure.code === 'HTTP_403' || failure.code === 'insufficient_scope';
}

const noAccount = { handle: '', remoteAccountId: '', credentials: {} } as const;

function sameWarning(told: string | null | undefined, expected: Expected): boolean {
  return comparable(told ?? '') === comparable(expected.contentWarning);
}

const noTime: Failure = {
  kind: 'not-sent',
  code: 'NOT_A_TIME',
  detail: 'The delivery does not say when it was armed.',
};

const tooMany: Failure = {
  kind: 'ambiguous',
  code: 'TOO_MANY_POSTS',
  detail: 'The account posted more since then than can be looked through.',
};

const rewritten: Failure = {
  kind: 'ambiguous',
  code: 'DOUBTFUL_MATCH',
  detail: 'A post of that time was rewritten: it may be this one.',
};

const several: Failure = {
  kind: 'ambiguous',
  code: 'SEVERAL_MATCHES',
  detail: 'Several posts of the account have exactly this text.',
};
