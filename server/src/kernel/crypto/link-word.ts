/** What strangers come in by: a word in a link, a code of six digits. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { OrganizationId } from '../ids/ids.ts';
import { deriveSecret, type Keyring } from './keyring.ts';
import { hashSecret, newSecret } from './secret.ts';

/** What a link or a cookie carries: the organization in which its secret must be looked up, and the secret. */
export function newWord(organizationId: string): { word: string; hash: string } {
  const secret = newSecret();
  return { word: `${organizationId}.${secret}`, hash: hashSecret(secret) };
}

/** Null for what no link and no cookie of ours carries. */
export function readWord(word: string | null): { organizationId: OrganizationId; hash: string } | null {
  const [organizationId, secret] = (word ?? '').split('.', 2);
  if (!secret || !z.uuid().safeParse(organizationId).success) return null;
  // Just parsed as an id; whether such an organization exists, the look-up tells.
  return { organizationId: organizationId as OrganizationId, hash: hashSecret(secret) };
}

export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/**
 * Six digits are soon guessed from a plain hash, so the hash is keyed with a secret of the installation.
 * @param purpose what the codes are for; `id` of whom or what one is
 */
export function hashCode(keyring: Keyring, of: { purpose: string; id: string }, code: string): string {
  return createHmac('sha256', deriveSecret(keyring, of.purpose)).update(`${of.id}|${code}`).digest('hex');
}

export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
