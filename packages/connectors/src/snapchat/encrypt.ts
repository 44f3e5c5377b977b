/**
 * Media leave encrypted (AES-256-CBC); Snapchat is told the key beforehand. Key and start are made of the delivery and of the
 * media, so that a later call goes on with the same bytes: encrypting half a gigabyte again up to there takes a second.
 */
import { createCipheriv, createHash } from 'node:crypto';
import type { MediaSource } from '../media/source.ts';

export type Cipher = { readonly key: Buffer; readonly iv: Buffer };

const blockBytes = 16;

export function cipherOf(deliveryKey: string, sha256: string): Cipher {
  const of = (use: string) => createHash('sha256').update(`${use} ${deliveryKey} ${sha256}`).digest();
  return { key: of('snapchat key'), iv: of('snapchat start').subarray(0, blockBytes) };
}

/** Bytes after encrypting: whole blocks, and always some that fill up the last one. */
export const encryptedSize = (size: number): number => (Math.floor(size / blockBytes) + 1) * blockBytes;

/** A part of the encrypted media, as a source of its own. */
export function encryptedPart(
  source: MediaSource,
  cipher: Cipher,
  { from, length }: { from: number; length: number },
): MediaSource {
  return {
    size: length,
    read: (offset, wanted) => slice(encrypt(source, cipher), from + offset, from + offset + wanted),
  };
}

async function* encrypt(source: MediaSource, { iv, key }: Cipher): AsyncGenerator<Uint8Array> {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  for await (const piece of source.read(0, source.size)) yield cipher.update(piece);
  yield cipher.final();
}

async function* slice(pieces: AsyncIterable<Uint8Array>, from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of pieces) {
    const part = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
    if (part.length > 0) yield part;
    at += piece.length;
    if (at >= to) return;
  }
}
