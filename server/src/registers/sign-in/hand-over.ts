import { and, eq, isNull } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { HandOver } from '../people/service.ts';
import { session } from './schema.ts';

/** Sessions of a leaver in this organization end. They are refused in any case, since each request asks who is here. */
export const sessionsHandOver: HandOver = {
  preview: async () => [],
  handOver: async (scope, { from }) => {
    const ended = await scope.tx
      .update(session)
      .set({ endedAt: scope.services.clock.now() })
      .where(and(eq(session.organizationId, scope.organizationId), eq(session.personId, from), isNull(session.endedAt)))
      .returning({ id: session.id });
    for (const { id } of ended) {
      await recordEvent(scope, {
        action: 'session.ended',
        object: { type: 'person', id: from },
        facts: { session: id },
      });
    }
  },
};
