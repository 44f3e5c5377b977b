import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: what a cookie or a link carries. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret; high entropy needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
