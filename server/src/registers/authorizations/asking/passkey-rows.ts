import { createHash } from 'node:crypto';
import { and, asc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { openJson, sealJson } from '../../../kernel/crypto/seal.ts';
import { hashSecret } from '../../../kernel/crypto/secret.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { signerRole } from '../contract.ts';
import { signerChallenge, signerPasskey } from '../schema.ts';
import { type RequestRow, readAsked } from './request-rows.ts';

/** Time to find the finger, the face or the other phone. */
export const CHALLENGE_HOLDS_MS = 5 * 60_000;
/** Of one who signs: a phone, a tablet, and what came before them. */
export const MOST_PASSKEYS = 5;

/** How it was known who that is when a passkey was kept: it proves no more than that. */
const keptProof = z.object({
  method: z.enum(['code by mail', 'code by sms', 'code told by staff', 'witness']),
  /** Who vouches for it: a member of the staff, or the one-time code. */
  verifiedBy: z.string(),
  /** Where the code went. */
  sentTo: z.string().nullable(),
});
export type KeptProof = Readonly<z.infer<typeof keptProof>>;

const signerSchema = z.object({ role: signerRole, name: z.string(), kept: keptProof });

export type PasskeyRow = Omit<typeof signerPasskey.$inferSelect, 'signerSealed'> & {
  readonly signer: z.infer<typeof signerSchema>;
};

/** Whoever signs for a subject: the same person under another name for it is another signer. */
function signerOf(scope: Scope, row: RequestRow): Pick<PasskeyRow['signer'], 'role' | 'name'> {
  const { role, name } = readAsked(scope, row).signer;
  const plain = name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return { role, name: role === 'subject' ? '' : plain };
}

/** All passkeys of whoever is asked here, also those that prove nothing any more; the oldest first. */
export async function passkeysOf(scope: Scope, row: RequestRow): Promise<readonly PasskeyRow[]> {
  const rows = await scope.tx
    .select()
    .from(signerPasskey)
    .where(and(eq(signerPasskey.organizationId, scope.organizationId), eq(signerPasskey.subjectId, row.subjectId)))
    .orderBy(asc(signerPasskey.createdAt), asc(signerPasskey.id));
  const { role, name } = signerOf(scope, row);
  return rows.map((one) => open(scope, one)).filter(({ signer }) => signer.role === role && signer.name === name);
}

export async function findPasskey(scope: Scope, id: string): Promise<PasskeyRow | null> {
  const [row] = await scope.tx.select().from(signerPasskey).where(passkeyIs(scope, id));
  return row === undefined ? null : open(scope, row);
}

/** Null where its credential is on record: it belongs to somebody, and is never moved. */
export async function insertPasskey(
  scope: Scope,
  {
    row,
    kept,
    ...made
  }: { row: RequestRow; kept: KeptProof } & Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports'>,
): Promise<string | null> {
  const now = scope.services.clock.now();
  const { organizationId } = scope;
  const id = newId<'signer-passkey'>(now.getTime());
  const signer = { ...signerOf(scope, row), kept };
  const rows = await scope.tx
    .insert(signerPasskey)
    .values({
      organizationId,
      id,
      subjectId: row.subjectId,
      signerSealed: sealJson(scope.services.keyring, signer, placeOf(organizationId, id)),
      ...made,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: signerPasskey.id });
  return rows[0]?.id ?? null;
}

export async function updatePasskey(
  scope: Scope,
  id: string,
  set: Partial<Pick<PasskeyRow, 'counter' | 'lastUsedAt' | 'setAsideAt'>>,
): Promise<void> {
  await scope.tx.update(signerPasskey).set(set).where(passkeyIs(scope, id));
}

/** Whether it was there. */
export async function deletePasskey(scope: Scope, id: string): Promise<boolean> {
  const gone = await scope.tx.delete(signerPasskey).where(passkeyIs(scope, id)).returning({ id: signerPasskey.id });
  return gone.length > 0;
}

/** The row as it is now, locked: two who use a passkey at once do so one after the other. */
export async function lockPasskey(scope: Scope, id: string): Promise<PasskeyRow | null> {
  const [row] = await scope.tx.select().from(signerPasskey).where(passkeyIs(scope, id)).for('update');
  return row === undefined ? null : open(scope, row);
}

/** Which passkey it is, in trails and documents: in clear, its id would find it elsewhere. */
export function hashOfCredential(credentialId: string): string {
  return createHash('sha256').update(Buffer.from(credentialId, 'base64url')).digest('hex');
}

type Purpose = (typeof signerChallenge.$inferSelect)['purpose'];

/** Keeps the hash of a challenge. One for keeping makes those before it void; what is too old goes. */
export async function keepChallenge(
  scope: Scope,
  made: { row: RequestRow; purpose: Purpose; challenge: string },
): Promise<void> {
  const { organizationId, services, tx } = scope;
  const { row, purpose, challenge } = made;
  const now = services.clock.now();
  const ofHouse = eq(signerChallenge.organizationId, organizationId);
  await tx.delete(signerChallenge).where(and(ofHouse, lt(signerChallenge.expiresAt, now)));
  if (purpose === 'keep') {
    await tx.delete(signerChallenge).where(and(ofHouse, eq(signerChallenge.requestId, row.id), isFor(purpose)));
  }
  await tx.insert(signerChallenge).values({
    organizationId,
    id: newId<'signer-challenge'>(now.getTime()),
    requestId: row.id,
    linkNumber: row.linkNumber,
    purpose,
    challengeHash: hashSecret(challenge),
    expiresAt: new Date(now.getTime() + CHALLENGE_HOLDS_MS),
  });
}

/** Takes a challenge, once. The number of the link behind which it was made; null where it is unknown, of another link or purpose, or too old. */
export async function takeChallenge(
  scope: Scope,
  taken: { row: RequestRow; purpose: Purpose; challenge: string },
): Promise<number | null> {
  const [found] = await scope.tx
    .delete(signerChallenge)
    .where(
      and(
        eq(signerChallenge.organizationId, scope.organizationId),
        eq(signerChallenge.requestId, taken.row.id),
        isFor(taken.purpose),
        eq(signerChallenge.challengeHash, hashSecret(taken.challenge)),
      ),
    )
    .returning({ linkNumber: signerChallenge.linkNumber, expiresAt: signerChallenge.expiresAt });
  if (found === undefined || found.expiresAt <= scope.services.clock.now()) return null;
  return found.linkNumber;
}

const isFor = (purpose: Purpose) => eq(signerChallenge.purpose, purpose);

function passkeyIs({ organizationId }: Pick<Scope, 'organizationId'>, id: string) {
  return and(eq(signerPasskey.organizationId, organizationId), eq(signerPasskey.id, id));
}

function open(scope: Scope, { signerSealed, ...row }: typeof signerPasskey.$inferSelect): PasskeyRow {
  const place = placeOf(scope.organizationId, row.id);
  return { ...row, signer: signerSchema.parse(openJson(scope.services.keyring, signerSealed, place)) };
}

function placeOf(organizationId: string, id: string): string {
  return `signer_passkey.signer:${organizationId}:${id}`;
}
