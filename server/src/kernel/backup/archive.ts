import { pipeline, Readable } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { damaged } from './errors.ts';

/** A named piece of an archive. */
export type ArchiveEntry = { readonly name: string; readonly bytes: Uint8Array };

/** Above every entry that we write: a piece of a table ends after 4 MB, but a single row may be larger. */
const LARGEST_ENTRY_BYTES = 1_100_000_000;

/**
 * Entries as a compressed tar, made while it is read: what is waiting to be written is one entry, however large the whole.
 * An error of the entries becomes an error of the stream.
 */
export function packArchive(entries: AsyncIterable<ArchiveEntry>): Readable {
  const tar = pack();
  void fill(tar, entries).catch((error: unknown) => tar.destroy(asError(error)));
  // The callback keeps an error that comes after the reader has gone from ending the process; the reader sees it itself.
  return pipeline(tar, createZstdCompress(), () => {});
}

async function fill(tar: ReturnType<typeof pack>, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const { name, bytes } of entries) {
    await new Promise<void>((resolve, reject) => {
      const closed = () => reject(new Error('the archive was closed before it was whole'));
      tar.once('close', closed);
      tar.entry({ name, size: bytes.byteLength, mode: 0o600 }, Buffer.from(bytes), (error) => {
        tar.off('close', closed);
        if (error) reject(error);
        else resolve();
      });
    });
  }
  tar.finalize();
}

/** The entries of an archive, one at a time, in the order in which they were written. Throws `BACKUP_DAMAGED`. */
export async function* readArchive(compressed: Readable): AsyncGenerator<ArchiveEntry> {
  const tar = extract();
  pipeline(compressed, createZstdDecompress(), tar, () => {});
  try {
    for await (const entry of tar) {
      if ((entry.header.size ?? 0) > LARGEST_ENTRY_BYTES)
        throw damaged('An archive has an entry larger than any of ours.');
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk as Uint8Array); // a stream of bytes, typed as one of anything
      yield { name: entry.header.name, bytes: Buffer.concat(chunks) };
    }
  } catch (error) {
    throw asDamage(error);
  } finally {
    compressed.destroy();
  }
}

/** What a consumer of the entries throws passes through generators as it is; only what reading threw is damage. */
function asDamage(error: unknown): Error {
  if (error instanceof Error && error.name === 'BedsideError') return error;
  return damaged('The archive of the database is not whole.', error);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the entries ended with something that is no error');
}
