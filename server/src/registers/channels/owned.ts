import { and, eq, ne } from 'drizzle-orm';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import type { ChannelRow } from './accounts.ts';
import { channel } from './schema.ts';

/** Not disconnected, and this person's own. */
export function ownedBy(scope: Scope, personId: string | null) {
  // Nobody's own are none: no channel has this owner.
  return and(
    eq(channel.organizationId, scope.organizationId),
    eq(channel.ownerId, personId ?? scope.organizationId),
    ne(channel.state, 'disconnected'),
  );
}

/** One of the acting person's own, locked until the end of the transaction. Throws `NOT_FOUND`, also for other people's. */
export async function lockOwnAccount(scope: Scope, channelId: string): Promise<ChannelRow> {
  const [row] = await scope.tx
    .select()
    .from(channel)
    .where(and(ownedBy(scope, actingPersonId(scope)), eq(channel.id, channelId)))
    .for('update');
  if (row === undefined) throw notFound('account');
  return row;
}
