import { randomBytes } from 'node:crypto';
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { open, seal } from '../../kernel/crypto/seal.ts';
import { hashSecret } from '../../kernel/crypto/secret.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { recoveryCode, totp } from './schema.ts';

type InTransaction = Pick<Scope, 'tx' | 'services'>;

const STEP_SECONDS = 30;
/** RFC 4226, 4: at least 128 bits, 160 recommended. */
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Crockford's letters: none that is read as another. */
const CODE_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Whether codes by an app are asked for. */
export async function hasTotp(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ userId: totp.userId })
    .from(totp)
    .where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)));
  return row !== undefined;
}

/** A fresh secret, which counts once a first code confirmed it. Throws `TOTP_SET_UP_ALREADY`. */
export async function beginTotp(scope: InTransaction, who: { userId: string; email: string }) {
  if (await hasTotp(scope.tx, who.userId)) {
    throw conflict('TOTP_SET_UP_ALREADY', 'Codes by an app are set up already.', 'Remove them first to begin anew.');
  }
  const secret = randomBytes(SECRET_BYTES);
  const row = {
    secretSealed: seal(scope.services.keyring, secret, secretPlace(who.userId)),
    confirmedAt: null,
    lastStep: 0,
    createdAt: scope.services.clock.now(),
  };
  await scope.tx
    .insert(totp)
    .values({ userId: who.userId, ...row })
    .onConflictDoUpdate({ target: totp.userId, set: row });
  const generator = generatorOf(secret, who.email);
  return { secret: generator.secret.base32, uri: generator.toString() };
}

/** Confirms the app by its first code. Throws `CODE_WRONG`. */
export async function confirmTotp(scope: InTransaction, given: { userId: string; code: string }): Promise<void> {
  if (!(await takeTotpCode(scope, { ...given, confirmed: false }))) throw codeWrong();
  await scope.tx.update(totp).set({ confirmedAt: scope.services.clock.now() }).where(eq(totp.userId, given.userId));
}

/** Takes a code of the app; each works once. `confirmed: false` asks the secret that is being set up. */
export async function takeTotpCode(
  scope: InTransaction,
  given: { userId: string; code: string; confirmed?: boolean },
): Promise<boolean> {
  const state = given.confirmed === false ? isNull(totp.confirmedAt) : isNotNull(totp.confirmedAt);
  const [row] = await scope.tx
    .select({ secretSealed: totp.secretSealed })
    .from(totp)
    .where(and(eq(totp.userId, given.userId), state));
  if (row === undefined) return false;
  const secret = open(scope.services.keyring, row.secretSealed, secretPlace(given.userId));
  const nowMs = scope.services.clock.now().getTime();
  // One step to either side for clocks that differ (RFC 6238, 5.2).
  const delta = generatorOf(secret, '').validate({ token: given.code.replace(/\s/g, ''), timestamp: nowMs, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(nowMs / 1_000 / STEP_SECONDS) + delta;
  const taken = await scope.tx
    .update(totp)
    .set({ lastStep: step })
    .where(and(eq(totp.userId, given.userId), lt(totp.lastStep, step)))
    .returning({ userId: totp.userId });
  return taken.length > 0;
}

function generatorOf(secret: Uint8Array, email: string): TOTP {
  const bytes = new Uint8Array(secret); // a copy with a buffer of its own, as the library asks for
  return new TOTP({
    issuer: 'Bedside',
    label: email,
    secret: new Secret({ buffer: bytes.buffer }),
    period: STEP_SECONDS,
  });
}

function secretPlace(userId: string): string {
  return `auth.totp.secret|${userId}`;
}

export async function removeTotp(tx: Tx, userId: string): Promise<void> {
  await tx.delete(totp).where(eq(totp.userId, userId));
  await tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
}

/** Ten new codes of 50 bits, shown once; older ones end. Throws `TOTP_MISSING`. */
export async function renewRecoveryCodes(scope: InTransaction, userId: string): Promise<string[]> {
  if (!(await hasTotp(scope.tx, userId))) {
    throw unprocessable({
      code: 'TOTP_MISSING',
      message: 'Recovery codes stand in for codes by an app, and none are set up.',
      remedy: 'Set up codes by an app first.',
    });
  }
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await scope.tx.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  const createdAt = scope.services.clock.now();
  await scope.tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ userId, codeHash: hashSecret(plain(code)), createdAt })));
  return codes;
}

function newRecoveryCode(): string {
  const letters = [...randomBytes(10)].map((byte) => CODE_LETTERS[byte & 31]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Typed codes: any case, with or without the hyphen, o for 0 and l or i for 1. */
function plain(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}

/** Takes a recovery code; it works once. */
export async function takeRecoveryCode(
  scope: InTransaction,
  given: { userId: string; code: string },
): Promise<boolean> {
  const used = await scope.tx
    .update(recoveryCode)
    .set({ usedAt: scope.services.clock.now() })
    .where(
      and(
        eq(recoveryCode.userId, given.userId),
        eq(recoveryCode.codeHash, hashSecret(plain(given.code))),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ userId: recoveryCode.userId });
  return used.length > 0;
}

export async function recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ left: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)));
  return row?.left ?? 0;
}

export function codeWrong() {
  return unprocessable({
    code: 'CODE_WRONG',
    message: 'This code is not right, or was used already.',
    remedy: 'Wait for the next code of your app and try again, or use a recovery code.',
  });
}
