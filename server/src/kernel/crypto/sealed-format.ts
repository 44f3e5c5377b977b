import { BedsideError } from '../errors/bedside-error.ts';

const VERSION = 1;
/** Nonce 12, key 32, tag 16. */
const WRAPPED_DEK_BYTES = 60;
/** Nonce 12, tag 16: the content of an empty value. */
const MIN_CONTENT_BYTES = 28;

/**
 * One sealed value: version (1 byte), length of the key id (1 byte), key id (ASCII), wrapped data key (60 bytes),
 * content (nonce, ciphertext, tag).
 */
export type SealedParts = {
  readonly keyId: string;
  readonly wrappedDek: Uint8Array;
  readonly content: Uint8Array;
};

export function encodeSealed(parts: SealedParts): Uint8Array {
  const keyId = Buffer.from(parts.keyId, 'ascii');
  return Buffer.concat([Buffer.from([VERSION, keyId.byteLength]), keyId, parts.wrappedDek, parts.content]);
}

export function decodeSealed(sealed: Uint8Array): SealedParts {
  const keyIdBytes = sealed[1];
  if (sealed[0] !== VERSION || keyIdBytes === undefined) throw notSealed();
  const dekAt = 2 + keyIdBytes;
  const contentAt = dekAt + WRAPPED_DEK_BYTES;
  if (sealed.byteLength < contentAt + MIN_CONTENT_BYTES) throw notSealed();
  return {
    keyId: Buffer.from(sealed.subarray(2, dekAt)).toString('latin1'),
    wrappedDek: sealed.subarray(dekAt, contentAt),
    content: sealed.subarray(contentAt),
  };
}

function notSealed(): BedsideError {
  return new BedsideError({
    code: 'CRYPTO_FORMAT',
    status: 500,
    message: 'A stored value is not in the sealed format.',
  });
}
