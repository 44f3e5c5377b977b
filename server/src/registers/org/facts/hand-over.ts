import { and, asc, eq, sql } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { groupOf, type HandOver } from '../../people/service.ts';
import { organizationFact } from './schema.ts';

/** Facts that a leaver looked after are looked after by the successor; without one, by the administrators. */
export const factsHandOver: HandOver = {
  preview: async (scope, { from }) => {
    const items = (await factsOf(scope, from)).map(({ id, label, value, kind }) => ({
      id,
      label: label || value || kind,
      link: '/settings/facts',
    }));
    return groupOf('fact', 'moves', items);
  },
  handOver: async (scope, { from, to }) => {
    const now = scope.services.clock.now();
    for (const { id } of await factsOf(scope, from)) {
      await scope.tx
        .update(organizationFact)
        .set({ ownerPersonId: to, revision: sql`${organizationFact.revision} + 1`, updatedAt: now })
        .where(and(eq(organizationFact.organizationId, scope.organizationId), eq(organizationFact.id, id)));
      await recordEvent(scope, { action: 'fact.handed_over', object: { type: 'fact', id }, facts: { from, to } });
    }
  },
};

function factsOf(scope: Scope, personId: string) {
  const { id, label, value, kind } = organizationFact;
  return scope.tx
    .select({ id, label, value, kind })
    .from(organizationFact)
    .where(
      and(
        eq(organizationFact.organizationId, scope.organizationId),
        eq(organizationFact.ownerPersonId, personId),
        eq(organizationFact.state, 'active'),
      ),
    )
    .orderBy(asc(organizationFact.id));
}
