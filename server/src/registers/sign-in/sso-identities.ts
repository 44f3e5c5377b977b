import { and, eq } from 'drizzle-orm';
import { isPostgresError, type Tx, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import { ssoIdentity } from './schema.ts';

export type Identity = { readonly organizationId: string; readonly issuer: string; readonly subject: string };

/** The user whom an organization's provider knows by this subject, or null. E-mail addresses never link. */
export async function findIdentity(tx: Tx, identity: Identity): Promise<{ userId: string } | null> {
  const [row] = await tx.select({ userId: ssoIdentity.userId }).from(ssoIdentity).where(isIdentity(identity));
  return row ?? null;
}

/** How an organization's provider knows this user, or null. */
export async function identityOf(
  tx: Tx,
  of: { organizationId: string; userId: string },
): Promise<{ issuer: string; subject: string } | null> {
  const [row] = await tx
    .select({ issuer: ssoIdentity.issuer, subject: ssoIdentity.subject })
    .from(ssoIdentity)
    .where(and(eq(ssoIdentity.organizationId, of.organizationId), eq(ssoIdentity.userId, of.userId)));
  return row ?? null;
}

/** Throws `SSO_LINKED_ELSEWHERE` where the provider's account belongs to another user. */
export async function linkIdentity(tx: Tx, link: Identity & { userId: string; now: Date }): Promise<void> {
  const { now, ...row } = link;
  const known = await findIdentity(tx, link);
  if (known?.userId === link.userId) return;
  await tx
    .insert(ssoIdentity)
    .values({ ...row, linkedAt: now })
    .catch((error: unknown) => {
      if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
      throw conflict(
        'SSO_LINKED_ELSEWHERE',
        'This account of your organization belongs to somebody else in Bedside.',
        'Sign in there with your own account, or ask an administrator.',
      );
    });
}

export async function noteIdentityUse(tx: Tx, identity: Identity & { now: Date }): Promise<void> {
  await tx.update(ssoIdentity).set({ lastUsedAt: identity.now }).where(isIdentity(identity));
}

export async function unlinkIdentity(tx: Tx, of: { organizationId: string; userId: string }): Promise<void> {
  await tx
    .delete(ssoIdentity)
    .where(and(eq(ssoIdentity.organizationId, of.organizationId), eq(ssoIdentity.userId, of.userId)));
}

function isIdentity(identity: Identity) {
  return and(
    eq(ssoIdentity.organizationId, identity.organizationId),
    eq(ssoIdentity.issuer, identity.issuer),
    eq(ssoIdentity.subject, identity.subject),
  );
}
