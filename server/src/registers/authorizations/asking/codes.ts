import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { hashCode } from '../../../kernel/crypto/link-word.ts';

export function hashAskingCode(keyring: Keyring, requestId: string, code: string): string {
  return hashCode(keyring, { purpose: 'authorization-code', id: requestId }, code);
}
