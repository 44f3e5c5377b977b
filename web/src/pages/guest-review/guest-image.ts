import { addressOf } from '../../lib/api.ts';

/** Where the bytes of an image are for a guest, who has no other door to it. */
export function guestImage(mediaId: string): string {
  return addressOf('/guest-reviews/media/:id/content', { id: mediaId });
}
