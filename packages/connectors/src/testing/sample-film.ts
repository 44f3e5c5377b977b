import { createHash } from 'node:crypto';
import type { OutgoingVideo } from '../port.ts';

/** An outgoing video with these words: bytes that no network looks into, in pieces. */
export function sampleFilm(altText: string, size = 1_500): OutgoingVideo {
  const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mimeType: 'video/mp4',
    widthPx: 96,
    heightPx: 64,
    durationMs: 2_000,
    altText,
    source: {
      size,
      async *read(offset, length) {
        for (let at = offset; at < offset + length; at += 500) {
          yield bytes.subarray(at, Math.min(at + 500, offset + length));
        }
      },
    },
  };
}
