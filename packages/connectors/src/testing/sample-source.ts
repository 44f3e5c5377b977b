/** Media of any size for tests, made while they are read. */
import { createHash } from 'node:crypto';
import type { MediaSource } from '../media/source.ts';
import type { OutgoingVideo } from '../port.ts';

const pieceBytes = 64 * 1_024;

/** Bytes of which no two kilobytes are alike; the same ones each time. */
export function sampleSource(size: number): MediaSource {
  return {
    size,
    async *read(offset, length) {
      const end = Math.min(size, offset + length);
      for (let at = offset; at < end; at += pieceBytes) yield bytesFrom(at, Math.min(end, at + pieceBytes));
    },
  };
}

function bytesFrom(from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  for (let at = from; at < to; at += 1) bytes[at - from] = (at * 31 + Math.floor(at / 256)) % 251;
  return bytes;
}

/** An outgoing video of so many bytes, with whatever else is said of it. It plays nowhere. */
export function sampleVideoOf(size: number, video: Partial<OutgoingVideo> = {}): OutgoingVideo {
  return {
    sha256: createHash('sha256').update(bytesFrom(0, size)).digest('hex'),
    mimeType: 'video/mp4',
    widthPx: 1_080,
    heightPx: 1_920,
    durationMs: 12_000,
    altText: 'A nurse shows how to wash hands.',
    source: sampleSource(size),
    ...video,
  };
}
