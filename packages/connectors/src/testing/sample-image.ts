/** A small real picture for tests. */
import { createHash } from 'node:crypto';
import type { OutgoingImage } from '../port.ts';

/** A PNG of one grey pixel. */
const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);

/** An outgoing image with this alternative text. */
export function sampleImage(altText: string): OutgoingImage {
  const sha256 = createHash('sha256').update(png).digest('hex');
  return { sha256, mimeType: 'image/png', widthPx: 1, heightPx: 1, altText, bytes: async () => png };
}
