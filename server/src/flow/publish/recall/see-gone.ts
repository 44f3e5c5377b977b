import { and, asc, eq, isNull } from 'drizzle-orm';
import { inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import type { ConnectorSource } from '../../../registers/channels/service.ts';
import { lockPost } from '../../compose/service.ts';
import { changeDelivery } from '../engine/change-delivery.ts';
import { changeOf } from '../postgres-store.ts';
import { delivery, recalledDelivery } from '../schema.ts';

type Seed = ScopeSeed;

/**
 * Asks each network again that said a recalled post is gone. What it does not show any more is written down as seen; what it
 * still shows, or shows again, is asked to go away once more. What could not be asked is asked another time.
 */
export async function seeGone(seed: Seed, connectors: ConnectorSource, recallId: string): Promise<void> {
  const ids = await inScope(seed, (scope) => removedOf(scope, recallId));
  for (const deliveryId of ids) {
    const outcome = await look(seed, connectors, deliveryId);
    if (outcome === 'absent') await inScope(seed, (scope) => noteSeen(scope, { recallId, deliveryId }));
    if (outcome === 'found') await inScope(seed, (scope) => removeAgain(scope, { recallId, deliveryId }));
  }
}

async function removedOf(scope: Scope, recallId: string): Promise<string[]> {
  const rows = await scope.tx
    .select({ id: delivery.id })
    .from(recalledDelivery)
    .innerJoin(
      delivery,
      and(eq(delivery.organizationId, recalledDelivery.organizationId), eq(delivery.id, recalledDelivery.deliveryId)),
    )
    .where(
      and(
        eq(recalledDelivery.organizationId, scope.organizationId),
        eq(recalledDelivery.recallId, recallId),
        eq(recalledDelivery.effect, 'taken_down'),
        eq(delivery.state, 'removed'),
        isNull(recalledDelivery.seenGoneAt),
      ),
    )
    .orderBy(asc(recalledDelivery.at), asc(delivery.id));
  return rows.map(({ id }) => id);
}

/** Outside any transaction. Null where the network did not say. */
async function look(seed: Seed, connectors: ConnectorSource, deliveryId: string): Promise<'absent' | 'found' | null> {
  const asked = await inScope(seed, async (scope) => {
    const change = await lockDelivery(scope, deliveryId);
    return { row: change.row, post: await change.outgoing(null), ...(await change.target()) };
  });
  const { row, post, network, account, credentials } = asked;
  // A person has seen that it is gone, where nothing but a person can.
  if (account === null || row.remoteId === null) return 'absent';
  const door = await connectors(network, seed.organizationId);
  const outcome = await door.connector.readBack(
    {
      account,
      deliveryKey: row.id,
      firstArmedAt: (row.firstArmedAt ?? row.dueAt).toISOString(),
      remoteId: row.remoteId,
      post,
    },
    {
      fetch: door.fetch,
      now: () => seed.services.clock.now(),
      signal: AbortSignal.timeout(door.connector.manifest.callTimeoutMs),
      noteBudget: () => undefined,
      ...(credentials === null ? {} : { credentials }),
    },
  );
  return outcome.kind === 'absent' || outcome.kind === 'found' ? outcome.kind : null;
}

async function lockDelivery(scope: Scope, deliveryId: string) {
  const isIt = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
  const [seen] = await scope.tx.select({ postId: delivery.postId }).from(delivery).where(isIt);
  if (seen === undefined) throw new TypeError('what is recalled is a delivery');
  const post = await lockPost(scope, seen.postId);
  const [row] = await scope.tx.select().from(delivery).where(isIt).for('update');
  if (row === undefined) throw new TypeError('deliveries are never deleted');
  return changeOf(scope, { post, row });
}

type Which = { readonly recallId: string; readonly deliveryId: string };

async function noteSeen(scope: Scope, { recallId, deliveryId }: Which): Promise<void> {
  const change = await lockDelivery(scope, deliveryId);
  const isIt = and(
    eq(recalledDelivery.organizationId, scope.organizationId),
    eq(recalledDelivery.recallId, recallId),
    eq(recalledDelivery.deliveryId, deliveryId),
    isNull(recalledDelivery.seenGoneAt),
  );
  if (change.row.state !== 'removed') return;
  const noted = await scope.tx
    .update(recalledDelivery)
    .set({ seenGoneAt: scope.services.clock.now() })
    .where(isIt)
    .returning({ id: recalledDelivery.deliveryId });
  if (noted.length > 0) await change.record({ action: 'delivery.seen_gone', facts: { recall: recallId } });
}

async function removeAgain(scope: Scope, { recallId, deliveryId }: Which): Promise<void> {
  const change = await lockDelivery(scope, deliveryId);
  if (change.row.state !== 'removed') return;
  await changeDelivery(change, {
    set: { state: 'removing', wakeAt: scope.services.clock.now() },
    action: 'delivery.removing',
    facts: { because: 'seen_again', recall: recallId },
  });
}
