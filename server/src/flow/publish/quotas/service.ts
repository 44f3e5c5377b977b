import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels, readBudgets } from '../../../registers/channels/service.ts';
import { publishAccess } from '../access.ts';
import { delivery } from '../schema.ts';
import type { ChannelQuotaView } from './contract.ts';
import { outlook } from './outlook.ts';

/** No quota is longer than a day, and plans are seldom crowded further ahead. */
const AHEAD_MS = 31 * 86_400_000;
/** More than any account may send in a month. */
const MOST_PLANNED = 20_000;

/** What is used of the quotas of every connected account, and what of the plan will have to wait. */
export async function listQuotas(scope: Scope): Promise<ChannelQuotaView[]> {
  requireAnyRole(scope.actor, publishAccess.read, 'see what networks still take');
  const budgets = await readBudgets(scope, await listChannels(scope));
  const now = scope.services.clock.now().getTime();
  const planned = await plannedOf(scope, { channelIds: budgets.map(({ channel }) => channel.id), now });
  return budgets.map(({ channel, quotas, fullUntil }) => {
    const seen = outlook(quotas, { planned: planned.get(channel.id) ?? [], now });
    return {
      channelId: channel.id,
      network: channel.network,
      quotas: seen.quotas.map(({ perMs, ...quota }) => ({ ...quota, perSeconds: perMs / 1_000 })),
      fullUntil: fullUntil?.toISOString() ?? null,
      waits: seen.waits && {
        posts: seen.waits.posts,
        firstDueAt: new Date(seen.waits.firstDueAt).toISOString(),
        firstAt: new Date(seen.waits.firstAt).toISOString(),
      },
    };
  });
}

async function plannedOf(
  { organizationId, tx }: Scope,
  of: { channelIds: readonly string[]; now: number },
): Promise<ReadonlyMap<string, number[]>> {
  if (of.channelIds.length === 0) return new Map();
  const rows = await tx
    .select({ channelId: delivery.channelId, dueAt: delivery.dueAt })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, organizationId),
        inArray(delivery.channelId, [...of.channelIds]),
        eq(delivery.state, 'planned'),
        lt(delivery.dueAt, new Date(of.now + AHEAD_MS)),
      ),
    )
    .orderBy(asc(delivery.dueAt))
    .limit(MOST_PLANNED);
  const byChannel = Map.groupBy(rows, ({ channelId }) => channelId);
  return new Map([...byChannel].map(([id, own]) => [id, own.map(({ dueAt }) => dueAt.getTime())]));
}
