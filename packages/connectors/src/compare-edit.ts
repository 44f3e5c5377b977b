/**
 * What an edit has done, told by what stands: the words before it, those after it, or somebody else's. What cannot be told apart
 * counts as not edited yet, as editing again is harmless.
 */
import { matchText, type TextMatch } from './fingerprint.ts';
import { beforePublishing } from './http-outcome.ts';
import { composeNetworkText } from './networks.ts';
import type { EditOutcome, EditReading, Failure, Manifest, OutgoingPost } from './port.ts';

/** A post as far as a network tells it back. `altTexts` is null where it does not tell them. */
export type ShownPost = { readonly text: string; readonly altTexts: readonly string[] | null };

export type Compare = (sent: OutgoingPost, shown: ShownPost) => TextMatch;

/** Compares by the composed text, however the network writes it, and by the alternative texts. */
export function comparePosts(manifest: Manifest): Compare {
  return (sent, shown) => {
    const text = composeNetworkText(manifest, sent);
    const match = text === shown.text ? 'same' : matchText(text, shown.text);
    return hasAltTexts(sent, shown) ? match : 'different';
  };
}

/** A video's words come after those of the images. */
export function hasAltTexts({ images, video }: OutgoingPost, { altTexts }: ShownPost): boolean {
  if (altTexts === null) return true;
  const sent = [...images, ...(video === undefined ? [] : [video])];
  return sent.length === altTexts.length && sent.every(({ altText }, at) => altText.trim() === altTexts[at]?.trim());
}

/** Whether a post that stands has the words of an edit. */
export function judgeEdit(
  { before, post }: { before: OutgoingPost | null; post: OutgoingPost },
  shown: ShownPost,
  compare: Compare,
): 'edited' | 'unedited' | 'changed' {
  const after = compare(post, shown);
  if (before === null) return after === 'same' ? 'edited' : 'unedited';
  const isAsBefore = compare(before, shown) !== 'different';
  if (after === 'same' && !isAsBefore) return 'edited';
  return isAsBefore || after !== 'different' ? 'unedited' : 'changed';
}

/** Looks, and sends only where the look said that it may: a look that failed has sent nothing. */
export async function lookThenEdit(
  look: EditReading | Promise<EditReading>,
  send: () => Promise<EditOutcome>,
): Promise<EditOutcome> {
  const seen = await look;
  if (seen.kind === 'unedited') return send();
  return seen.kind === 'edited' || seen.kind === 'changed' || seen.kind === 'absent' ? seen : beforePublishing(seen);
}

/** Whether the same bytes go with both: pictures in their order, a video, a document. */
export function isSameMedia(one: OutgoingPost, other: OutgoingPost): boolean {
  return mediaOf(one) === mediaOf(other);
}

const mediaOf = ({ document, images, video }: OutgoingPost) =>
  JSON.stringify([images.map(({ sha256 }) => sha256), video?.sha256 ?? null, document?.sha256 ?? null]);

/** For networks on which an edit changes words alone (`manifest.edits`). */
export const mediaStays: Failure = {
  kind: 'rejected',
  code: 'MEDIA_STAYS',
  detail: 'The network changes the words of a post that stands, and not what goes with them. Nothing was sent.',
};
