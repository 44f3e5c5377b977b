/** What the room of posting by hand needs of deliveries: what was cleared, and what a person says of it. */
import { and, eq, ne, or } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getChannel } from '../../registers/channels/service.ts';
import { getVersion, type PostRow } from '../compose/service.ts';
import { changeDelivery, resolveAttempt } from './engine/change-delivery.ts';
import type { Clearance } from './gate.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { changeOf, type DeliveryRow } from './postgres-store.ts';
import { delivery } from './schema.ts';
import { afterPerson, removedByPerson } from './state.ts';

export type Locked = { readonly post: PostRow; readonly row: DeliveryRow };

/**
 * What the gate says now of a delivery that a person has. That its time is long over is no reason: whoever has it was given
 * time of their own when it was due.
 */
export async function clearanceOfHanded(
  by: Scope,
  { post, row }: Locked,
): Promise<Pick<Clearance, 'verdict' | 'blockers'>> {
  // As where an attempt is armed: what stands in the way does not depend on who asks.
  const scope: Scope = { ...by, actor: { type: 'system', name: 'publisher' } };
  const version = await getVersion(scope, row.versionId);
  const channel = await getChannel(scope, row.channelId);
  const { scheduleId } = row;
  const clearance = await loadArmingClearance(scope, { post, version, channel, scheduleId, partBefore: 'out' });
  const blockers = clearance.blockers.filter(({ code }) => code !== 'TOO_LATE');
  return { verdict: blockers.length === 0 ? 'clear' : 'blocked', blockers };
}

/** A delivery as it is, to be shown. Throws `NOT_FOUND`. */
export async function readHanded(scope: Scope, deliveryId: string): Promise<DeliveryRow> {
  const [row] = await scope.tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId)));
  if (row === undefined) throw notFound('delivery');
  return row;
}

/** Throws `LINK_USED` where another delivery is known to stand at this address, or stood there. */
async function requireUnused(scope: Scope, { id }: DeliveryRow, url: string): Promise<void> {
  const isThere = or(eq(delivery.url, url), eq(delivery.remoteId, url));
  const others = await scope.tx.$count(
    delivery,
    and(eq(delivery.organizationId, scope.organizationId), ne(delivery.id, id), isThere),
  );
  if (others === 0) return;
  throw conflict(
    'LINK_USED',
    'Another post is known to stand at this address.',
    'Open the post that you have just made, and copy its own address.',
  );
}

/**
 * A person put it there, and has seen it. Where the permission on which it rests ended meanwhile it is asked to go away again at
 * once. Gives what the gate says now.
 * @throws `LINK_USED`
 */
export async function confirmHanded(scope: Scope, locked: Locked, url: string): Promise<Clearance['blockers']> {
  const { row } = locked;
  await requireUnused(scope, row, url);
  const { blockers } = await clearanceOfHanded(scope, locked);
  const change = changeOf(scope, locked);
  const transition = afterPerson('published');
  const attempt = await change.lastAttempt();
  if (attempt !== null) {
    await resolveAttempt(change, { attempt, transition });
    await change.addReceipt({
      attemptId: attempt.id,
      kind: 'person',
      remoteId: url,
      url,
      evidence: { saw: 'published', byHand: true, blockers: blockers.map(({ code }) => code).join(',') },
    });
  }
  await changeDelivery(change, {
    set: { state: transition.state, wakeAt: null, failureCode: null, blockers: [], remoteId: url, url },
    action: 'delivery.posted_by_hand',
    facts: { blockers: blockers.map(({ code }) => code).join(',') },
  });
  if (blockers.some(({ line }) => line === 'permission')) {
    await changeDelivery(
      changeOf(scope, { post: locked.post, row: { ...row, state: 'confirmed', remoteId: url, url } }),
      {
        set: { state: 'removing', wakeAt: scope.services.clock.now() },
        action: 'delivery.removing',
        facts: { because: 'permission_ended' },
      },
    );
  }
  return blockers;
}

/** A person has not put it there, and nobody else was asked: it provably is not out. */
export async function giveBackHanded(scope: Scope, locked: Locked, reason: string): Promise<void> {
  const change = changeOf(scope, locked);
  const transition = afterPerson('not_published');
  const attempt = await change.lastAttempt();
  if (attempt !== null) {
    await resolveAttempt(change, { attempt, transition });
    const evidence = { saw: 'not_published', byHand: true };
    await change.addReceipt({ attemptId: attempt.id, kind: 'person', remoteId: null, url: null, evidence });
  }
  await changeDelivery(change, {
    set: { state: transition.state, wakeAt: null, failureCode: transition.failureCode },
    action: 'delivery.given_back',
    reason,
  });
}

/** A person took it down, and has seen that it is gone. */
export async function removeHanded(scope: Scope, locked: Locked): Promise<void> {
  const { row } = locked;
  const change = changeOf(scope, locked);
  const attempt = await change.lastAttempt();
  if (attempt !== null) {
    const evidence = { saw: 'gone', byHand: true };
    await change.addReceipt({
      attemptId: attempt.id,
      kind: 'removal',
      remoteId: row.remoteId,
      url: row.url,
      evidence,
    });
  }
  await changeDelivery(change, {
    set: { state: removedByPerson.state, wakeAt: null, failureCode: null },
    action: 'delivery.removed_by_hand',
  });
}
