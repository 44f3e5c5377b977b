/** Finding a post again among those of the profile. Stories have no words: of those, any of the same time may be the one. */
import type { Operation } from '../http/ask.ts';
import type { Account, Failure, ListOwnOutcome, Manifest, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { type OwnPage, searchOwn } from '../search-own.ts';
import { allKinds, type Kind, kindOf, kindOfRemote, listKind, shownText } from './posts.ts';

const pageSize = 50;
const mostPages = 20;

export function readBack(operation: Operation, request: ReadBackRequest, manifest: Manifest): Promise<ReadBackOutcome> {
  const { account, firstArmedAt, post, remoteId } = request;
  if (remoteId !== null) return readOne(operation, account, remoteId);
  const kind = kindOf(post);
  const wanted = { text: shownText(manifest, post), firstArmedAt, now: operation.io.now() };
  return searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const page = await listKind(operation, { account, kind, cursor, limit: pageSize });
    if (!page.ok) return page.failure;
    const posts = page.posts.map((own) => ({ post: own, state: 'public', isEdited: false }) as const);
    return { kind: 'page', posts, cursor: page.next };
  });
}

/** No call asks for a single one: its list is read until it comes. */
async function readOne(operation: Operation, account: Account, remoteId: string): Promise<ReadBackOutcome> {
  const kind = kindOfRemote(remoteId);
  if (kind === null) return { kind: 'absent' };
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page: Awaited<ReturnType<typeof listKind>> = await listKind(operation, {
      account,
      kind,
      cursor,
      limit: pageSize,
    });
    if (!page.ok) return page.failure;
    const found = page.posts.find((post) => post.remoteId === remoteId);
    if (found !== undefined) return { kind: 'found', post: found };
    if (page.next === null) return { kind: 'absent' };
    cursor = page.next;
  }
  return tooLong;
}

const tooLong: Failure = {
  kind: 'ambiguous',
  code: 'LIST_TOO_LONG',
  detail: 'The list of posts is too long to be read whole.',
};

/** One kind after the other; the cursor says which. */
export async function listOwn(
  operation: Operation,
  { account, cursor, limit }: { account: Account; cursor: string | null; limit: number },
): Promise<ListOwnOutcome> {
  const [named, ...rest] = (cursor ?? '').split(' ');
  const kind: Kind = allKinds.find((one) => one === named) ?? 'saved_story';
  const within = rest.join(' ');
  const page = await listKind(operation, { account, kind, cursor: within === '' ? null : within, limit });
  if (!page.ok) return page.failure;
  const following = allKinds[allKinds.indexOf(kind) + 1];
  const next = page.next === null ? following : `${kind} ${page.next}`;
  return { kind: 'page', posts: page.posts, cursor: next ?? null };
}
