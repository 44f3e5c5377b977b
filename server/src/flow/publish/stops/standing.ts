import { and, eq, isNull, or } from 'drizzle-orm';
import { type Blanks, buildOnce, isAnyOf } from '../../../kernel/db/build-once.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import type { GateFacts } from '../gate.ts';
import { publishingStop } from '../schema.ts';
import { marksOf } from './marks.ts';

/**
 * What keeps a post on these channels back: rows that stand, and marks that are no rows yet. The caller has looked at the
 * marks before its transaction, so that none waits for the file store in it.
 */
export async function stopsFor(
  scope: Scope,
  about: { postId: string; channelIds: readonly string[] },
): Promise<GateFacts['stops']> {
  const { organizationId } = scope;
  // Marks first: one that becomes a row meanwhile is then seen as that row.
  const { isKnown, marks } = await marksOf(scope.services, organizationId);
  const targets = [organizationId, about.postId, ...about.channelIds];
  const rows = await standingStops(scope, { targets });
  const known = new Set(rows.map(({ id }) => id));
  const marked = marks.filter(({ id, targetId }) => !known.has(id) && targets.includes(targetId));
  return { isKnown, standing: [...rows, ...marked].map(({ id, kind, targetId }) => ({ id, kind, targetId })) };
}

const standingStops = buildOnce((tx, { organizationId, targets }: Blanks<'organizationId' | 'targets'>) =>
  tx
    .select({ id: publishingStop.id, kind: publishingStop.kind, targetId: publishingStop.targetId })
    .from(publishingStop)
    .where(
      and(
        eq(publishingStop.organizationId, organizationId),
        isNull(publishingStop.liftedAt),
        or(eq(publishingStop.kind, 'organization'), isAnyOf(publishingStop.targetId, targets)),
      ),
    ),
);
