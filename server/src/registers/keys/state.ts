import type { KeyState } from './contract.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Often enough to tell whether a key is in use, seldom enough not to write with every request. */
const NOTE_USE_EVERY_MS = 60 * 1_000;
/** A key that was silent for so long and is used again is worth a line in the trail. */
const IDLE_MS = DAY_MS;
/** Time to make a new key and put it in place. */
export const WARN_BEFORE_MS = 14 * DAY_MS;

export type KeyFacts = {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly ownerState: 'invited' | 'active' | 'left';
};

/** What a key is worth now. It holds to the very instant of its expiry, not at it. */
export function keyStateOf(key: KeyFacts, now: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (now >= key.expiresAt) return 'expired';
  return key.ownerState === 'active' ? 'active' : 'owner_gone';
}

/** Whether a use is written down, and whether the trail is told of it. */
export function useToNote(lastUsedAt: Date | null, now: Date): { readonly note: boolean; readonly tell: boolean } {
  const silentMs = lastUsedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - lastUsedAt.getTime();
  return { note: silentMs >= NOTE_USE_EVERY_MS, tell: silentMs >= IDLE_MS };
}

export function expiryOf(createdAt: Date, days: number): Date {
  return new Date(createdAt.getTime() + days * DAY_MS);
}
