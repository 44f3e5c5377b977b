import { createHash } from 'node:crypto';
import { BedsideError } from '../errors/bedside-error.ts';
import { type BlobSource, blobCorrupt } from './blob-store.ts';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Yields the chunks of `source` until there are more than `maxBytes`. */
export async function* capped(source: BlobSource, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

/** Passes chunks on, and ends in an error when they are not those of `sha256`. */
export async function* verified(source: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw blobCorrupt();
}

/** Pulls a chunk when one is asked for; a reader that leaves early ends the source. */
export function toWebStream(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
}

function tooLarge(maxBytes: number): BedsideError {
  return new BedsideError({
    code: 'BLOB_TOO_LARGE',
    status: 413,
    message: `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`,
    remedy: 'Choose a smaller file.',
    details: { maxBytes },
  });
}
