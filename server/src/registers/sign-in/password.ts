import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2Async = promisify(argon2);

// OWASP Password Storage Cheat Sheet (read 2026-11-20): argon2id, 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;

/** Only costs and salts that argon2 takes: at least 8 KiB, one pass and 8 bytes. */
const PHC = /^\$argon2id\$v=19\$m=([1-9]\d{1,6}),t=([1-9]\d?),p=1\$([A-Za-z0-9+/]{11,})\$([A-Za-z0-9+/]+)$/;

/** PHC string of an argon2id hash with a fresh salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, { nonce, memory: MEMORY_KIB, passes: PASSES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${base64(nonce)}$${base64(tag)}`;
}

/** Whether a password fits a PHC string made by `hashPassword`; false for anything else. */
export async function verifyPassword(input: { readonly hash: string; readonly password: string }): Promise<boolean> {
  const match = PHC.exec(input.hash);
  if (match === null) return false;
  const [, memory, passes, nonce, tag] = match;
  const expected = Buffer.from(tag ?? '', 'base64');
  const actual = await derive(input.password, {
    nonce: Buffer.from(nonce ?? '', 'base64'),
    memory: Number(memory),
    passes: Number(passes),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, cost: { nonce: Uint8Array; memory: number; passes: number }): Promise<Buffer> {
  return argon2Async('argon2id', {
    message: password.normalize('NFKC'),
    nonce: cost.nonce,
    memory: cost.memory,
    passes: cost.passes,
    parallelism: 1,
    tagLength: TAG_BYTES,
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
