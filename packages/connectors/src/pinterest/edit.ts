/** Changing a pin's words and its board (PATCH /v5/pins/:id). Pictures and videos stay. */
import { isSameMedia, judgeEdit, lookThenEdit, mediaStays } from '../compare-edit.ts';
import { matchText, type TextMatch } from '../fingerprint.ts';
import type { Operation } from '../http/ask.ts';
import type { EditOutcome, EditReading, EditRequest, Manifest, OutgoingPost } from '../port.ts';
import { ask } from './api.ts';
import { type Pin, pinSchema, toRemotePost, wordsOf } from './pin.ts';
import { readPin } from './read-back.ts';

export async function readEdit(operation: Operation, request: EditRequest, manifest: Manifest): Promise<EditReading> {
  const found = await readPin(operation, request.remoteId);
  if (!found.ok) return found.notFound ? { kind: 'absent' } : found.failure;
  const pin = found.data;
  const shown = { text: pin.description ?? '', altTexts: null };
  const kind = judgeEdit(request, shown, (sent) => compare(manifest, sent, pin));
  return kind === 'edited' ? { kind, post: toRemotePost(request.account.serviceUrl, pin) } : { kind };
}

export async function edit(operation: Operation, request: EditRequest, manifest: Manifest): Promise<EditOutcome> {
  if (request.before !== null && !isSameMedia(request.before, request.post)) return mediaStays;
  return lookThenEdit(readEdit(operation, request, manifest), async () => {
    const path = `/v5/pins/${encodeURIComponent(request.remoteId)}`;
    const { board_id: board, ...words } = wordsOf(manifest, request.post);
    const body = { ...words, ...(board === null ? {} : { board_id: board }) };
    const sent = await ask(operation, { method: 'PATCH', path, body, schema: pinSchema });
    if (sent.ok) return { kind: 'edited', post: toRemotePost(request.account.serviceUrl, sent.data) };
    return sent.notFound ? { kind: 'absent' } : sent.failure;
  });
}

/** Everything that can be changed is as it was sent; the description may have been written in another way. */
function compare(manifest: Manifest, sent: OutgoingPost, pin: Pin): TextMatch {
  const words = wordsOf(manifest, sent);
  const isElsewhere = words.board_id !== null && !isSame(words.board_id, pin.board_id);
  const stands = isSame(words.title, pin.title) && isSame(words.alt_text, pin.alt_text) && isSame(words.link, pin.link);
  if (!stands || isElsewhere) return 'different';
  return isSame(words.description, pin.description) ? 'same' : matchText(words.description, pin.description ?? '');
}

function isSame(ours: string | null, theirs: string | null | undefined): boolean {
  return (ours ?? '').normalize('NFC') === (theirs ?? '').trim().normalize('NFC');
}
