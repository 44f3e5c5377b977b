/** Finding a pin again: by its id, or among the account's own pins, by its words and its board. */
import { matchText } from '../fingerprint.ts';
import type { Operation } from '../http/ask.ts';
import type { Failure, Manifest, ReadBackOutcome, ReadBackRequest } from '../port.ts';
import { type OwnPage, type OwnPost, searchOwn } from '../search-own.ts';
import { ask, type PinterestResult } from './api.ts';
import { type Pin, pinPageSchema, pinSchema, toRemotePost, wordsOf } from './pin.ts';

const largestPage = 250;

export async function readBack(
  operation: Operation,
  { account, firstArmedAt, post, remoteId }: ReadBackRequest,
  manifest: Manifest,
): Promise<ReadBackOutcome> {
  if (remoteId !== null) {
    const found = await readPin(operation, remoteId);
    if (!found.ok) return found.notFound ? { kind: 'absent' } : found.failure;
    return { kind: 'found', post: toRemotePost(account.serviceUrl, found.data) };
  }
  const words = wordsOf(manifest, post);
  const wanted = { text: searched(words), firstArmedAt, now: operation.io.now() };
  const told = await searchOwn(wanted, async (cursor): Promise<OwnPage> => {
    const page = await listPins(operation, { cursor, limit: largestPage });
    if (!page.ok) return page.failure;
    const posts = page.data.items.map((pin): OwnPost => {
      const text = searchedText(pin, { wanted: wanted.text, boardId: words.board_id });
      return { post: { ...toRemotePost(account.serviceUrl, pin), text }, state: 'public', isEdited: false };
    });
    return { kind: 'page', posts, cursor: page.data.bookmark ?? null };
  });
  if (told.kind !== 'found') return told;
  const { length } = words.title ?? '';
  return { kind: 'found', post: { ...told.post, text: (told.post.text ?? '').slice(length).trimStart() } };
}

/** Title and description together, so that pins without words below their pictures are told apart. */
function searched({
  title,
  description,
}: {
  title?: string | null | undefined;
  description?: string | null | undefined;
}) {
  return `${title ?? ''}\n${description ?? ''}`.trim();
}

/** The same words on another board may be another post, or this one, moved by a person: nobody can tell. */
function searchedText(pin: Pin, sent: { wanted: string; boardId: string | null }): string | null {
  const text = searched(pin);
  const isElsewhere = sent.boardId !== null && typeof pin.board_id === 'string' && pin.board_id !== sent.boardId;
  return isElsewhere && matchText(sent.wanted, text) !== 'different' ? null : text;
}

/** A pin of the account; one of somebody else is told as such. */
export async function readPin(operation: Operation, remoteId: string): Promise<PinterestResult<Pin>> {
  const found = await ask(operation, { path: `/v5/pins/${encodeURIComponent(remoteId)}`, schema: pinSchema });
  if (found.ok && found.data.is_owner === false) return { ok: false, notFound: false, failure: notOwn };
  return found;
}

const notOwn: Failure = { kind: 'ambiguous', code: 'NOT_OWN_POST', detail: 'The pin belongs to another account.' };

export function listPins(operation: Operation, { cursor, limit }: { cursor: string | null; limit: number }) {
  const size = String(Math.min(largestPage, Math.max(1, limit)));
  const params = { page_size: size, ...(cursor === null ? {} : { bookmark: cursor }) };
  return ask(operation, { path: '/v5/pins', params, schema: pinPageSchema });
}
