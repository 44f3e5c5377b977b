import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { BedsideError } from '../errors/bedside-error.ts';
import type { Keyring } from './keyring.ts';
import { decodeSealed, encodeSealed, type SealedParts } from './sealed-format.ts';

const CIPHER = 'aes-256-gcm';
const DEK_BYTES = 32;
/** 96-bit random nonces (NIST SP 800-38D, 8.2.2). A content key is used once, and master keys stay far below 2^32 wraps. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with a fresh data key, which is wrapped by the active master key. `aad` names where the value belongs
 * (table, column, organization, row): opened anywhere else, it fails.
 */
export function seal(keyring: Keyring, plaintext: Uint8Array, aad: string): Uint8Array {
  const dek = randomBytes(DEK_BYTES);
  const content = encrypt(createSecretKey(dek), plaintext, contentAad(aad));
  const keyId = keyring.activeKeyId;
  const wrappedDek = wrapDek({ keyring, keyId, dek, content });
  dek.fill(0);
  return encodeSealed({ keyId, wrappedDek, content });
}

/** Throws `BedsideError`: `CRYPTO_FORMAT`, `CRYPTO_KEY_UNKNOWN`, or `CRYPTO_OPEN_FAILED` for another place or changed bytes. */
export function open(keyring: Keyring, sealed: Uint8Array, aad: string): Uint8Array {
  const parts = decodeSealed(sealed);
  const dek = unwrapDek(keyring, parts);
  const plaintext = decrypt(createSecretKey(dek), parts.content, contentAad(aad));
  dek.fill(0);
  return plaintext;
}

/** Wraps the data key with the active master key; the encrypted content stays byte for byte. Returns the same value when nothing is to be done. */
export function rewrap(keyring: Keyring, sealed: Uint8Array): Uint8Array {
  const parts = decodeSealed(sealed);
  const keyId = keyring.activeKeyId;
  if (parts.keyId === keyId) return sealed;
  const dek = unwrapDek(keyring, parts);
  const wrappedDek = wrapDek({ keyring, keyId, dek, content: parts.content });
  dek.fill(0);
  return encodeSealed({ keyId, wrappedDek, content: parts.content });
}

/** The master key that a sealed value needs; for the count of values that a rotation still has to move. */
export function sealedKeyId(sealed: Uint8Array): string {
  return decodeSealed(sealed).keyId;
}

export function sealJson(keyring: Keyring, value: unknown, aad: string): Uint8Array {
  return seal(keyring, Buffer.from(JSON.stringify(value)), aad);
}

/** Gives `unknown`: parse it with the schema of its owner. */
export function openJson(keyring: Keyring, sealed: Uint8Array, aad: string): unknown {
  return JSON.parse(Buffer.from(open(keyring, sealed, aad)).toString('utf8'));
}

/** Nonce, ciphertext and tag, one after the other. */
function encrypt(key: KeyObject, plaintext: Uint8Array, aad: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, box: Uint8Array, aad: Buffer): Buffer {
  const bytes = Buffer.from(box.buffer, box.byteOffset, box.byteLength);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new BedsideError({
      code: 'CRYPTO_OPEN_FAILED',
      status: 500,
      message: 'A sealed value was changed, or belongs to another place.',
      cause,
    });
  }
}

function wrapDek(input: { keyring: Keyring; keyId: string; dek: Uint8Array; content: Uint8Array }): Buffer {
  return encrypt(masterKey(input.keyring, input.keyId), input.dek, wrapAad(input.keyId, input.content));
}

function unwrapDek(keyring: Keyring, parts: SealedParts): Buffer {
  return decrypt(masterKey(keyring, parts.keyId), parts.wrappedDek, wrapAad(parts.keyId, parts.content));
}

function masterKey(keyring: Keyring, keyId: string): KeyObject {
  const key = keyring.key(keyId);
  if (key) return key;
  throw new BedsideError({
    code: 'CRYPTO_KEY_UNKNOWN',
    status: 500,
    message: 'A sealed value needs a key that is not in the key file.',
    remedy: 'Restore the key file that was in use when the value was stored.',
  });
}

function contentAad(aad: string): Buffer {
  return Buffer.from(`bedside.content.v1\0${aad}`);
}

/** Ties the wrapped key to its master key and, by the content's tag, to its content. */
function wrapAad(keyId: string, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`bedside.dek.v1\0${keyId}\0`), content.subarray(-TAG_BYTES)]);
}
