import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { OrganizationId } from '../../kernel/ids/ids.ts';

const SECRET_BYTES = 32;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^6 is more than 2^32. */
const CHECK_CHARACTERS = 6;
/** Marker, organization, 32 random bytes in base64url, and their check. Scanners of secrets look for this shape. */
const SHAPE = /^bsk_([0-9a-f]{32})_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/;
const LENGTH = 4 + 32 + 1 + 43 + CHECK_CHARACTERS;

/** A new key of an organization: `bsk_<organization>_<secret><check>`. */
export function newToken(organizationId: OrganizationId): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const body = `bsk_${organizationId.replaceAll('-', '')}_${secret}`;
  return `${body}${checkOf(body)}`;
}

/** Where a token is to be looked up, or null when it cannot be a key: wrong shape, or a check that tells of a typo. */
export function readToken(text: string): { readonly organizationId: OrganizationId; readonly hash: Uint8Array } | null {
  if (text.length !== LENGTH) return null;
  const hex = SHAPE.exec(text)?.[1];
  if (hex === undefined || !text.endsWith(checkOf(text.slice(0, -CHECK_CHARACTERS)))) return null;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  // Whether such an organization exists, the look-up tells.
  return { organizationId: id as OrganizationId, hash: hashToken(text) };
}

/** SHA-256 of the whole token: 256 random bits need no slow hash. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** Compares in constant time; hashes of other lengths are never equal. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

/** CRC-32 in base 62, as other makers of keys do it: it tells typos apart from keys, and proves nothing. */
function checkOf(body: string): string {
  let rest = crc32(body);
  let check = '';
  while (check.length < CHECK_CHARACTERS) {
    check = `${BASE62.charAt(rest % 62)}${check}`;
    rest = Math.floor(rest / 62);
  }
  return check;
}
