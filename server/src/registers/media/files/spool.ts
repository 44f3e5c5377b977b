import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { HEAD_BYTES } from './file-kind.ts';

/** A file that came in and lies on the disk, for as long as it is looked at. */
export type Spooled = {
  readonly path: string;
  readonly byteSize: number;
  /** 64 lowercase hex digits. */
  readonly sha256: string;
  /** Its first bytes. */
  readonly head: Uint8Array;
};

/** What a process left behind that was ended. */
const LEFT_OVER_MS = 24 * 60 * 60_000;

/** A new name in the folder, in which nothing lies yet. Sweeps what was left there long ago. */
export async function newSpoolPath(dir: string, now: Date): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const name of await readdir(dir)) {
    const file = path.join(dir, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && now.getTime() - found.mtimeMs > LEFT_OVER_MS) await rm(file, { force: true });
  }
  return path.join(dir, randomUUID());
}

/**
 * Writes what comes to a file, piece by piece. The caller removes the file, also after an error.
 *
 * @throws BedsideError `MEDIA_TOO_LARGE` as soon as more than `maxBytes` have come, `BODY_BROKEN_OFF`
 */
export async function spool(
  body: AsyncIterable<Uint8Array>,
  { file, maxBytes }: { file: string; maxBytes: number },
): Promise<Spooled> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let byteSize = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const piece of orBrokenOff(body)) {
      if (byteSize < HEAD_BYTES) head.push(piece.slice(0, HEAD_BYTES));
      byteSize += piece.byteLength;
      if (byteSize > maxBytes) throw tooLarge(maxBytes);
      hash.update(piece);
      await handle.writeFile(piece);
    }
  } finally {
    await handle.close();
  }
  return { path: file, byteSize, sha256: hash.digest('hex'), head: Buffer.concat(head).subarray(0, HEAD_BYTES) };
}

async function* orBrokenOff(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new BedsideError({
      code: 'BODY_BROKEN_OFF',
      status: 400,
      message: 'The body did not come whole.',
      remedy: 'Send it again.',
      cause,
    });
  }
}

export function tooLarge(maxBytes: number): BedsideError {
  return new BedsideError({
    code: 'MEDIA_TOO_LARGE',
    status: 413,
    message: `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`,
    remedy: 'Make it smaller, or shorten it, and add it again. Nothing was kept.',
    details: { maxBytes },
  });
}
