import { and, asc, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import { hasAnyRole } from '../../kernel/scope/require-role.ts';
import type { PersonActor, Scope } from '../../kernel/scope/scope.ts';
import { grantsOf } from '../../registers/people/service.ts';
import { relayAccess } from './access.ts';
import { passOn } from './pass-on.ts';
import { relayNotice, relaySource } from './schema.ts';
import { hashtagsFor } from './state.ts';

/** A feed that suddenly shows a hundred notices fills nobody's list of drafts. */
const MOST_AT_ONCE = 5;

/**
 * Begins drafts about new notices where somebody asked for that, in their name and with what they may do today. Whoever may
 * write posts no more is asked no more: the source then prepares no drafts.
 */
export async function prepareDrafts(
  scope: Scope,
  of: { source: typeof relaySource.$inferSelect; noticeIds: readonly string[] },
): Promise<void> {
  const { source, noticeIds } = of;
  if (source.draftsFor === null || noticeIds.length === 0) return;
  const actor: PersonActor = {
    type: 'person',
    id: source.draftsFor as PersonId, // the column holds ids of persons only, by its foreign key
    grants: await grantsOf(scope, source.draftsFor),
    sessionId: `relay:${source.id}`,
    provedAt: null,
    key: null,
  };
  if (!hasAnyRole(actor, relayAccess.passOn)) return endDrafts(scope, source.id);
  const rows = await scope.tx
    .select({ id: relayNotice.id, title: relayNotice.title, summary: relayNotice.summary })
    .from(relayNotice)
    .where(and(eq(relayNotice.organizationId, scope.organizationId), inArray(relayNotice.id, [...noticeIds])))
    .orderBy(asc(relayNotice.listedAt), asc(relayNotice.id));
  for (const { id, ...words } of rows.slice(-MOST_AT_ONCE)) {
    const hashtags = hashtagsFor(words).slice(0, 2);
    await passOn({ ...scope, actor }, { noticeId: id, channelIds: [], quotes: false, hashtags });
  }
}

async function endDrafts(scope: Scope, sourceId: string): Promise<void> {
  await scope.tx
    .update(relaySource)
    .set({ draftsFor: null })
    .where(and(eq(relaySource.organizationId, scope.organizationId), eq(relaySource.id, sourceId)));
  await recordEvent(scope, {
    action: 'relay.source_changed',
    object: { type: 'relay_source', id: sourceId },
    facts: { drafts: false },
  });
}
