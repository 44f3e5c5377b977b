import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { hashCode } from '../../../kernel/crypto/link-word.ts';

export function hashGuestCode(keyring: Keyring, guestId: string, code: string): string {
  return hashCode(keyring, { purpose: 'review-guest-code', id: guestId }, code);
}
