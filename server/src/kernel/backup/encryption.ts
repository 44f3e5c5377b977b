import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { backupError, damaged } from './errors.ts';

/**
 * Files in the format of age (age-encryption.org/v1, read 2026-11-21): encrypted to public keys, so that a server that
 * makes backups cannot read them, and whoever has the secret key needs none of our programs to do so.
 */

/** A pair of keys for backups: `recipient` (`age1…`) may be known to all, `identity` (`AGE-SECRET-KEY-1…`) to nobody else. */
export async function makeBackupIdentity(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The public half of a secret key. Throws `BACKUP_IDENTITY_INVALID`; the message never repeats what was given. */
export async function recipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch {
    throw backupError({
      code: 'BACKUP_IDENTITY_INVALID',
      message: 'This is no secret key for backups.',
      remedy: 'It is one line that begins with AGE-SECRET-KEY-1. `bedside admin backup-identity` makes one.',
    });
  }
}

/** Whether a text is a public key that backups can be encrypted to. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** Encrypts to every recipient: each of them can read it alone. */
export async function encryptTo(
  recipients: readonly string[],
  plain: Readable | ReadableStream<Uint8Array>,
): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(plain instanceof Readable ? toWeb(plain) : plain));
}

/** Whether it is the right key is asked before, of a set's label: a file that does not open then is damaged. */
export async function decryptWith(identity: string, cipher: Readable): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(cipher)));
  } catch (cause) {
    cipher.destroy();
    throw damaged('A file of this backup does not open.', cause);
  }
}

// The library speaks the streams of browsers, whose types Node declares a second time.
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;

/** It may fail before somebody listens, while a folder is still being made: whoever reads it then is told all the same. */
function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  const readable = Readable.fromWeb(stream as unknown as NodeWebStream<Uint8Array>); // see above
  return readable.on('error', () => {});
}
