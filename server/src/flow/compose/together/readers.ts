import { and, eq } from 'drizzle-orm';
import { hasAnyRole, reachOf } from '../../../kernel/scope/require-role.ts';
import { type Actor, personActor, type Scope } from '../../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../../registers/people/contract.ts';
import { type GrantHolder, listGrantHolders } from '../../../registers/people/service.ts';
import { postAccess } from '../access.ts';
import { draft, type post, postVersion } from '../schema.ts';

/**
 * Ids of the people who are here and may read a post: `readablePosts` of all people, for one post. Fails closed, as that
 * does.
 */
export async function readersOf(scope: Scope, row: typeof post.$inferSelect): Promise<string[]> {
  const [current] = await scope.tx
    .select({ content: draft.content, editors: draft.editors })
    .from(draft)
    .where(and(eq(draft.organizationId, scope.organizationId), eq(draft.postId, row.id)));
  const versions =
    row.currentVersionId === null
      ? []
      : await scope.tx
          .select({ content: postVersion.content })
          .from(postVersion)
          .where(and(eq(postVersion.organizationId, scope.organizationId), eq(postVersion.id, row.currentVersionId)));
  const channelIds = [...(current?.content.channelIds ?? []), ...versions.flatMap(({ content }) => content.channelIds)];
  const hands = [row.authorPersonId, ...(current?.editors ?? [])];
  const holders = await listGrantHolders(scope);
  return holders.filter((holder) => holder.active && mayRead(holder, { hands, channelIds })).map(({ id }) => id);
}

function mayRead(
  holder: GrantHolder,
  of: { readonly hands: readonly string[]; readonly channelIds: readonly string[] },
): boolean {
  const actor: Actor = { ...personActor({ id: holder.id, roles: [], sessionId: '' }), grants: holder.grants };
  if (!hasAnyRole(actor, postAccess.read)) return false;
  if (hasAnyRole(actor, seeAndStopEverywhere) || of.hands.includes(holder.id)) return true;
  const reach = reachOf(actor, postAccess.read);
  return reach === null || of.channelIds.some((id) => reach.has(id));
}
