import type { OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { readOrganization } from '../org/service.ts';
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
    };
  });
  const { row, person, organization, proofs } = own;
  return {
    person,
    organization,
    organizations: await organizationsOf(asked, row),
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

async function organizationsOf(call: ScopeSeed, row: SessionRow): Promise<SessionView['organizations']> {
  // Whoever was vouched for by one organization's provider is let into that one alone.
  const members =
    row.method === 'sso' ? [{ organizationId: row.organizationId }] : await activeMemberships(call, row.userId);
  const found: { id: OrganizationId; name: string }[] = [];
  for (const { organizationId } of members) {
    const { name } = await inScope(signInSeed(call, organizationId), readOrganization);
    found.push({ id: organizationId, name });
  }
  return found;
}
