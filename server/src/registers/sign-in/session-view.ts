import { and, eq, ne } from 'drizzle-orm';
import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../org/service.ts';
import { membership } from '../people/schema.ts';
import { getPerson } from '../people/service.ts';
import type { Auth } from './auth.ts';
import type { SessionView } from './contract.ts';
import { passkeysOf } from './passkeys.ts';
import { hasTotp } from './second-factor.ts';
import { ABSOLUTE_MS, getSessionRow, type SessionRow } from './sessions.ts';
import { identityOf } from './sso-identities.ts';
import { activeMemberships, readPasswordHash, signInSeed } from './users.ts';

/** A session as its person sees it. */
export async function viewSession(auth: Auth, asked: ScopeSeed & { sessionId: string }): Promise<SessionView> {
  const own = await inScope(asked, async (scope) => {
    const row = await getSessionRow(scope.tx, asked.sessionId);
    return {
      row,
      person: await getPerson(scope, row.personId),
      organization: await readOrganization(scope),
      proofs: await proofsOf(auth, { tx: scope.tx, row }),
      elsewhere: row.method !== 'sso' && (await belongsElsewhere(scope, row)),
    };
  });
  const { row, person, organization, proofs, elsewhere } = own;
  return {
    person,
    organization,
    // Whoever was vouched for by one organization's provider is let into that one alone.
    organizations: elsewhere
      ? await organizationsOf(asked, row)
      : [{ id: row.organizationId, name: organization.name }],
    method: row.method,
    proofs,
    endsAt: new Date(row.startedAt.getTime() + ABSOLUTE_MS).toISOString(),
  };
}

/** What can prove who this person is. Where codes by an app are set up, the password alone does not. */
export async function proofsOf(
  auth: Pick<Auth, 'relyingParty'>,
  of: { tx: Parameters<typeof passkeysOf>[0]; row: SessionRow },
): Promise<SessionView['proofs']> {
  const { tx, row } = of;
  const totp = await hasTotp(tx, row.userId);
  const passkey = auth.relyingParty.possible && (await passkeysOf(tx, row.userId)).length > 0;
  const password = !totp && (await readPasswordHash(tx, row.userId)) !== null;
  const sso = (await identityOf(tx, row)) !== null;
  return [
    ...(passkey ? ['passkey' as const] : []),
    ...(totp ? ['totp' as const] : []),
    ...(password ? ['password' as const] : []),
    ...(sso ? ['sso' as const] : []),
  ];
}

async function belongsElsewhere(scope: Scope, row: SessionRow): Promise<boolean> {
  const [other] = await scope.tx
    .select({ organizationId: membership.organizationId })
    .from(membership)
    .where(and(eq(membership.userId, row.userId), ne(membership.organizationId, row.organizationId)))
    .limit(1);
  return other !== undefined;
}

async function organizationsOf(call: ScopeSeed, row: SessionRow): Promise<SessionView['organizations']> {
  const found: { id: OrganizationId; name: string }[] = [];
  for (const { organizationId } of await activeMemberships(call, row.userId)) {
    const { name } = await inScope(signInSeed(call, organizationId), readOrganization);
    found.push({ id: organizationId, name });
  }
  return found;
}
