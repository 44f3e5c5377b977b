/** What a post says of itself beside its text. */
import type { OutgoingPost } from '../port.ts';

export const warningOf = (post: OutgoingPost): string => post.options?.contentWarning?.trim() ?? '';

/** Two or three letters of ISO 639; servers refuse longer tags. */
export function languageOf(post: OutgoingPost): string | undefined {
  return /^[a-z]{2,3}(?=-|$)/iu.exec(post.languages[0] ?? '')?.[0].toLowerCase();
}
