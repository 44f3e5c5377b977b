/** Posting, looking, taking down. Google keeps no key of ours, so that a post whose answer was lost is looked for. */
import { z } from 'zod';
import { ask } from '../google/api.ts';
import type { Operation } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import { composeNetworkText, manifests } from '../networks.ts';
import type {
  Account,
  DeliverOutcome,
  DeliverRequest,
  Failure,
  ListOwnOutcome,
  ReadBackOutcome,
  ReadBackRequest,
  RemoveOutcome,
} from '../port.ts';
import { type OwnPage, searchOwn, standingOf } from '../search-own.ts';
import { type LocalPost, localPostSchema, mediaOf, nameSchema, toOwnPost, toRemotePost, write } from './local-post.ts';

/** A post that Google still looks at is in doubt until it is shown or declined. */
export async function deliver(operation: Operation, { account, post }: DeliverRequest): Promise<DeliverOutcome> {
  if (post.replyTo !== undefined) return noAnswers;
  const written = write(post);
  if (!written.ok) return written.failure;
  const found = await mediaOf(post);
  if (!found.ok) return beforePublishing(found.failure);
  const { languageCode, says } = written;
  const media = found.media.length === 0 ? {} : { media: found.media };
  const sent = await ask(operation, {
    path: `/v4/${pathOf(account.remoteAccountId)}/localPosts`,
    body: { languageCode, ...says, ...media },
    schema: localPostSchema,
  });
  if (!sent.ok) return sent.notFound ? placeGone : sent.failure;
  const standing = standingOf(toOwnPost(sent.data));
  return standing.kind === 'found' ? { kind: 'published', post: standing.post } : standing;
}

/** Names are the network's; each part of one is a part of a path. */
export function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

export type Looked =
  | { readonly ok: true; readonly post: LocalPost | null }
  | { readonly ok: false; readonly failure: Failure };

/** The post as it is now, of this account; null when it is gone. */
export async function lookAt(operation: Operation, account: Account, remoteId: string): Promise<Looked> {
  if (!nameSchema.safeParse(remoteId).success) return { ok: true, post: null };
  if (!remoteId.startsWith(`${account.remoteAccountId}/`)) return { ok: false, failure: notOwn };
  const told = await ask(operation, { path: `/v4/${pathOf(remoteId)}`, schema: localPostSchema });
  if (told.ok) return { ok: true, post: told.data };
  return told.notFound ? { ok: true, post: null } : told;
}

export async function readBack(operation: Operation, request: ReadBackRequest): Promise<ReadBackOutcome> {
  const { account, firstArmedAt, post, remoteId } = request;
  if (remoteId !== null) {
    const looked = await lookAt(operation, account, remoteId);
    if (!looked.ok) return looked.failure;
    return looked.post === null ? { kind: 'absent' } : standingOf(toOwnPost(looked.post));
  }
  const text = composeNetworkText(manifests['google-business'], post);
  return searchOwn({ text, firstArmedAt, now: operation.io.now() }, (cursor) =>
    ownPage(operation, { account, cursor, firstArmedAt }),
  );
}

/** The order of the list is not documented: what is too old is left out, so that the search reads on to the end. */
async function ownPage(
  operation: Operation,
  { account, cursor, firstArmedAt }: { account: Account; cursor: string | null; firstArmedAt: string },
): Promise<OwnPage> {
  const page = await list(operation, { account, cursor, limit: 100 });
  if (page.kind !== 'page') return page;
  const fromMs = Date.parse(firstArmedAt) - 2 * 60_000;
  const isRecent = ({ createTime }: LocalPost) => createTime == null || Date.parse(createTime) >= fromMs;
  return { kind: 'page', posts: page.posts.filter(isRecent).map(toOwnPost), cursor: page.cursor };
}

const listSchema = z.object({
  localPosts: z.array(localPostSchema).default([]),
  nextPageToken: z.string().nullish(),
  // An empty list is an empty object, and an error is none.
  error: z.never().optional(),
});

type Listing = { readonly account: Account; readonly cursor: string | null; readonly limit: number };
type Listed = { readonly kind: 'page'; readonly posts: readonly LocalPost[]; readonly cursor: string | null } | Failure;

async function list(operation: Operation, { account, cursor, limit }: Listing): Promise<Listed> {
  const pageSize = String(Math.min(100, Math.max(1, limit)));
  const told = await ask(operation, {
    path: `/v4/${pathOf(account.remoteAccountId)}/localPosts`,
    params: { pageSize, ...(cursor === null ? {} : { pageToken: cursor }) },
    schema: listSchema,
  });
  if (!told.ok) return told.notFound ? placeGone : told.failure;
  return { kind: 'page', posts: told.data.localPosts, cursor: told.data.nextPageToken || null };
}

/** Those that everybody sees. */
export async function listOwn(operation: Operation, listing: Listing): Promise<ListOwnOutcome> {
  const page = await list(operation, listing);
  if (page.kind !== 'page') return page;
  const shown = page.posts.filter(({ state }) => state === 'LIVE');
  return { kind: 'page', posts: shown.map(toRemotePost), cursor: page.cursor };
}

export async function remove(
  operation: Operation,
  { account, remoteId }: { account: Account; remoteId: string },
): Promise<RemoveOutcome> {
  if (!nameSchema.safeParse(remoteId).success) return { kind: 'absent' };
  if (!remoteId.startsWith(`${account.remoteAccountId}/`)) return notOwn;
  const path = `/v4/${pathOf(remoteId)}`;
  const removed = await ask(operation, { method: 'DELETE', path, schema: z.strictObject({}) });
  if (removed.ok) return { kind: 'removed' };
  return removed.notFound ? { kind: 'absent' } : removed.failure;
}

const noAnswers: Failure = {
  kind: 'rejected',
  code: 'ANSWERS_NOT_TAKEN',
  detail: 'Posts of a place take no answers and no comments.',
};
const placeGone: Failure = {
  kind: 'reauthorize',
  code: 'ACCOUNT_CHANGED',
  detail: 'The sign-in does not open this place any more.',
};
const notOwn: Failure = { kind: 'rejected', code: 'NOT_OWN_POST', detail: 'The post is of another place.' };
