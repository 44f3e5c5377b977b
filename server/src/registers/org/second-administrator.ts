import { eq } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { hasAnyRole, hasOwnRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { organizationAccess } from './access.ts';
import type { OrganizationView, SecondAdministrator } from './contract.ts';
import { organization } from './schema.ts';
import { readOrganization } from './service.ts';

/**
 * Administrators and privacy officers ask for a second administrator; that none is needed, a privacy officer says who is no
 * administrator: nobody loosens what binds themselves. Throws `BOUND_BY_IT`. Channels that await confirmation go on waiting.
 */
export async function setSecondAdministrator(
  scope: Scope,
  input: { secondAdministrator: SecondAdministrator; reason: string },
): Promise<OrganizationView> {
  const waives = input.secondAdministrator === 'not-needed';
  const allowed = waives ? organizationAccess.waiveSecond : organizationAccess.askForSecond;
  requireAnyRole(scope.actor, allowed, 'say whether a second administrator is needed');
  const isBound = hasAnyRole(scope.actor, ['administrator']) || !hasOwnRole(scope.actor, allowed);
  if (waives && scope.actor.type !== 'system' && isBound) throw boundByIt();
  const changed = await scope.tx
    .update(organization)
    .set({ secondAdministrator: input.secondAdministrator, updatedAt: scope.services.clock.now() })
    .where(eq(organization.organizationId, scope.organizationId))
    .returning({ id: organization.organizationId });
  if (changed.length === 0) throw notFound('organization');
  await recordEvent(scope, {
    action: 'organization.second_administrator_set',
    object: { type: 'organization', id: scope.organizationId },
    facts: { second_administrator: input.secondAdministrator },
    reason: input.reason,
  });
  return readOrganization(scope);
}

function boundByIt() {
  return forbidden(
    'This rule binds administrators, so none of them takes it away.',
    'BOUND_BY_IT',
    'Ask a privacy officer who is no administrator.',
  );
}
