import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { hashSecret, newSecret } from '../../kernel/crypto/secret.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { ceremony } from './schema.ts';

/** Five minutes to find the phone, touch the key, or come back from a provider. */
export const CEREMONY_SECONDS = 5 * 60;

/** One kind of step that waits for the next one, with what it must remember. */
export type CeremonyKind<Data> = { readonly kind: string; readonly data: z.ZodType<Data> };

/** Begins a step; gives the secret that only this browser gets, as a cookie. */
export async function beginCeremony<Data>(
  tx: Tx,
  step: CeremonyKind<Data>,
  made: { data: Data; now: Date },
): Promise<string> {
  const secret = newSecret();
  await tx.delete(ceremony).where(lt(ceremony.expiresAt, made.now));
  await tx.insert(ceremony).values({
    idHash: hashSecret(secret),
    kind: step.kind,
    data: made.data,
    expiresAt: new Date(made.now.getTime() + CEREMONY_SECONDS * 1_000),
  });
  return secret;
}

/** Takes what a step remembered; it works once. Null when it is unknown, of another kind, or too old. */
export async function takeCeremony<Data>(
  tx: Tx,
  step: CeremonyKind<Data>,
  asked: { secret: string | null; now: Date },
): Promise<Data | null> {
  if (asked.secret === null) return null;
  const [row] = await tx
    .delete(ceremony)
    .where(isOpen(step, asked.secret, asked.now))
    .returning({ data: ceremony.data });
  return row === undefined ? null : step.data.parse(row.data);
}

/** Looks at a step and counts a try; null also after `maxTries`. */
export async function tryCeremony<Data>(
  tx: Tx,
  step: CeremonyKind<Data>,
  asked: { secret: string | null; now: Date; maxTries: number },
): Promise<Data | null> {
  if (asked.secret === null) return null;
  const [row] = await tx
    .update(ceremony)
    .set({ tries: sql`${ceremony.tries} + 1` })
    .where(and(isOpen(step, asked.secret, asked.now), lt(ceremony.tries, asked.maxTries)))
    .returning({ data: ceremony.data });
  return row === undefined ? null : step.data.parse(row.data);
}

function isOpen(step: { readonly kind: string }, secret: string, now: Date) {
  return and(eq(ceremony.idHash, hashSecret(secret)), eq(ceremony.kind, step.kind), gt(ceremony.expiresAt, now));
}
