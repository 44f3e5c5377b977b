import { and, eq, inArray } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import type { PermitChannel } from './judge-content.ts';

/** Where something goes, or went, whatever became of the channel since. For everybody: it tells nothing of them. */
export async function channelsOf(scope: Scope, channelIds: readonly string[]): Promise<PermitChannel[]> {
  if (channelIds.length === 0) return [];
  return scope.tx
    .select({ id: channel.id, network: channel.network, siteId: channel.siteId })
    .from(channel)
    .where(and(eq(channel.organizationId, scope.organizationId), inArray(channel.id, [...channelIds])))
    .orderBy(channel.id);
}
