import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, gt, inArray, lt, sql } from 'drizzle-orm';
import ipaddr from 'ipaddr.js';
import type { Tx } from '../../kernel/db/database.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { Services } from '../../kernel/scope/scope.ts';
import { throttle } from './schema.ts';

export type Limit = { readonly key: string; readonly failures: number; readonly windowMs: number };

const TEN_MINUTES = 10 * 60 * 1_000;
const HOUR = 60 * 60 * 1_000;

/**
 * Which failures count against whom. A browser that signed in to this account before is counted by itself, so that
 * strangers who guess cannot keep its person out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies", read
 * 2026-11-21); everybody else is counted by account and network, by network, and by account over all networks.
 */
export function limitsFor(attempt: { email: string; address: string; device: string | null }): Limit[] {
  if (attempt.device !== null) return [{ key: `device|${attempt.device}`, failures: 10, windowMs: TEN_MINUTES }];
  const network = networkOf(attempt.address);
  return [
    { key: `pair|${attempt.email}|${network}`, failures: 10, windowMs: TEN_MINUTES },
    { key: `network|${network}`, failures: 100, windowMs: TEN_MINUTES },
    { key: `account|${attempt.email}`, failures: 50, windowMs: HOUR },
  ];
}

/** Mails with links to set a new password, whether the address is known or not: three an hour are enough for anybody. */
export function resetLimits(asked: { email: string; address: string }): Limit[] {
  return [
    { key: `reset|${asked.email}`, failures: 3, windowMs: HOUR },
    { key: `network|reset|${networkOf(asked.address)}`, failures: 30, windowMs: HOUR },
  ];
}

/** A household or a ward shares these bits: /24 of IPv4, /64 of IPv6. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  return bytes.slice(0, parsed.kind() === 'ipv4' ? 3 : 8).join('.');
}

/** Throws `TOO_MANY_TRIES` when one of the limits is reached. */
export async function requireTriesLeft(services: Services, limits: readonly Limit[]): Promise<void> {
  const now = services.clock.now();
  const rows = await services.db.acrossOrganizations((tx) =>
    tx
      .select({ keyHash: throttle.keyHash, failures: throttle.failures })
      .from(throttle)
      .where(
        and(
          inArray(
            throttle.keyHash,
            limits.map(({ key }) => hashKey(key)),
          ),
          gt(throttle.windowEndsAt, now),
        ),
      ),
  );
  const failures = new Map(rows.map((row) => [row.keyHash, row.failures]));
  if (limits.every((limit) => (failures.get(hashKey(limit.key)) ?? 0) < limit.failures)) return;
  throw new BedsideError({
    code: 'TOO_MANY_TRIES',
    status: 429,
    message: 'There were too many tries in a short time.',
    remedy: 'Wait ten minutes and try again, or sign in with a passkey.',
  });
}

/** Counts a failure. Windows that are over begin anew. */
export async function noteFailure(services: Services, limits: readonly Limit[]): Promise<void> {
  const now = services.clock.now();
  await services.db.acrossOrganizations(async (tx) => {
    await tx.delete(throttle).where(lt(throttle.windowEndsAt, new Date(now.getTime() - HOUR)));
    for (const limit of limits) await countOne(tx, limit, now);
  });
}

async function countOne(tx: Tx, limit: Limit, now: Date): Promise<void> {
  const windowEndsAt = new Date(now.getTime() + limit.windowMs);
  const over = sql`${throttle.windowEndsAt} <= ${now.toISOString()}::timestamptz`;
  await tx
    .insert(throttle)
    .values({ keyHash: hashKey(limit.key), failures: 1, windowEndsAt })
    .onConflictDoUpdate({
      target: throttle.keyHash,
      set: {
        failures: sql`case when ${over} then 1 else ${throttle.failures} + 1 end`,
        windowEndsAt: sql`case when ${over} then ${windowEndsAt.toISOString()}::timestamptz else ${throttle.windowEndsAt} end`,
      },
    });
}

/** A success makes these failures forgotten. */
export async function forgetFailures(services: Services, limits: readonly Limit[]): Promise<void> {
  // The network as a whole goes on being counted: one good guess does not excuse the other accounts.
  const keys = limits.filter(({ key }) => !key.startsWith('network|')).map(({ key }) => hashKey(key));
  await services.db.acrossOrganizations((tx) => tx.delete(throttle).where(inArray(throttle.keyHash, keys)));
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Value of the cookie that says "this browser signed in to this account before". */
export function deviceCookie(secret: Uint8Array, email: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${sign(secret, nonce, email).toString('base64url')}`;
}

/** The browser's own name where its cookie was made for this account, else null. */
export function knownDevice(secret: Uint8Array, email: string, cookie: string | null): string | null {
  const [nonce = '', signature = ''] = (cookie ?? '').split('.', 2);
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(secret, nonce, email);
  return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
}

function sign(secret: Uint8Array, nonce: string, email: string): Buffer {
  return createHmac('sha256', secret).update(`${nonce}|${email}`).digest();
}
