import { asc, eq } from 'drizzle-orm';
import { isPostgresError, type Tx, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { findMemberships, getPerson } from '../people/service.ts';
import { hashPassword } from './password.ts';
import { password, user } from './schema.ts';

/** One user, in one organization, as one person. */
export type Member = { readonly userId: string; readonly organizationId: OrganizationId; readonly personId: PersonId };

export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function findUserByEmail(tx: Tx, email: string): Promise<{ id: string; email: string } | null> {
  const [row] = await tx
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(eq(user.email, normalEmail(email)));
  return row ?? null;
}

/** A new user, with a password or without one. Throws `ACCOUNT_EXISTS` where the address has one. */
export async function createUser(
  scope: Pick<Scope, 'tx' | 'services'>,
  input: { email: string; password: string | null },
): Promise<string> {
  const now = scope.services.clock.now();
  const id = newId<'user'>(now.getTime());
  await scope.tx
    .insert(user)
    .values({ id, email: normalEmail(input.email), createdAt: now, updatedAt: now })
    .catch((error: unknown) => {
      if (isPostgresError(error, UNIQUE_VIOLATION)) throw accountExists();
      throw error;
    });
  if (input.password !== null) await storePassword(scope, { userId: id, password: input.password });
  return id;
}

export function accountExists() {
  return conflict(
    'ACCOUNT_EXISTS',
    'Somebody signs in with this e-mail address already.',
    'Sign in with that account first, then open the link again.',
  );
}

export async function storePassword(
  scope: Pick<Scope, 'tx' | 'services'>,
  input: { userId: string; password: string },
): Promise<void> {
  const set = { hash: await hashPassword(input.password), changedAt: scope.services.clock.now() };
  await scope.tx
    .insert(password)
    .values({ userId: input.userId, ...set })
    .onConflictDoUpdate({ target: password.userId, set });
}

export async function readPasswordHash(tx: Tx, userId: string): Promise<{ hash: string; changedAt: Date } | null> {
  const [row] = await tx
    .select({ hash: password.hash, changedAt: password.changedAt })
    .from(password)
    .where(eq(password.userId, userId));
  return row ?? null;
}

export async function emailOf(tx: Tx, userId: string): Promise<string> {
  const [row] = await tx.select({ email: user.email }).from(user).where(eq(user.id, userId)).orderBy(asc(user.id));
  return row?.email ?? '';
}

type Call = { readonly services: Services; readonly requestId: string };

/** A seed for Bedside's own reading and writing on behalf of somebody who is not signed in yet. */
export function signInSeed(call: Call, organizationId: OrganizationId): ScopeSeed {
  const actor = { type: 'system', name: 'sign-in' } as const;
  return { services: call.services, requestId: call.requestId, organizationId, actor };
}

/** Where this user may work now: their memberships as active people. */
export async function activeMemberships(call: Call, userId: string): Promise<Member[]> {
  const active: Member[] = [];
  for (const member of await findMemberships(call, userId)) {
    const found = await inScope(signInSeed(call, member.organizationId), (scope) => getPerson(scope, member.personId));
    if (found.state === 'active') active.push({ ...member, userId });
  }
  return active;
}
