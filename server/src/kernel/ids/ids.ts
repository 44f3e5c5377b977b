import { randomBytes } from 'node:crypto';

/** A UUIDv7 that says whose id it is; a plain string at run time. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type OrganizationId = Id<'organization'>;
export type PersonId = Id<'person'>;
export type ChannelId = Id<'channel'>;
export type MediaId = Id<'media'>;
export type PostId = Id<'post'>;
export type VersionId = Id<'version'>;
export type ReviewId = Id<'review'>;
export type DeliveryId = Id<'delivery'>;
export type AttemptId = Id<'attempt'>;

/**
 * A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits. Sorted by time to the millisecond.
 * @param nowMs Unix time in milliseconds; tests pass their own clock.
 */
export function newId<Kind extends string>(nowMs: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  // The brand exists for the compiler only; a fresh id is of whatever kind the caller names.
  return text as Id<Kind>;
}
