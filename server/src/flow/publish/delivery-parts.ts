import type { ReplyTo } from '@bedside/connectors';
import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { ContentPart } from '../compose/contract.ts';
import type { DeliveryState } from './contract.ts';
import { setWake } from './delivery-wake.ts';
import { delivery } from './schema.ts';
import { effectOnLaterParts } from './state.ts';

type DeliveryRow = typeof delivery.$inferSelect;
/** Which part of which version on which channel. */
type PartRow = Pick<DeliveryRow, 'id' | 'versionId' | 'contentHash' | 'channelId' | 'part'>;

/**
 * What a change of one part means for the others, in its transaction; the post is locked by the caller. The next part is
 * woken when this one is out; what had not left is cancelled when this one will not stand. A part that comes out after
 * the post it belongs to was taken down goes the same way.
 */
export async function followParts(scope: Scope, row: PartRow, state: DeliveryState): Promise<void> {
  const effect = effectOnLaterParts(state);
  if (effect === 'cancel') return cancelLater(scope, row);
  if (effect === 'wait') return;
  if (row.part > 0 && (await isPostTakenDown(scope, row))) return removeToo(scope, row);
  await wakeNext(scope, row);
}

function sameChannel(scope: Scope, row: Pick<PartRow, 'versionId' | 'channelId'>) {
  return and(
    eq(delivery.organizationId, scope.organizationId),
    eq(delivery.versionId, row.versionId),
    eq(delivery.channelId, row.channelId),
  );
}

async function wakeNext(scope: Scope, row: PartRow): Promise<void> {
  const now = scope.services.clock.now();
  const woken = await scope.tx
    .update(delivery)
    .set({ wakeAt: now, updatedAt: now })
    .where(and(sameChannel(scope, row), eq(delivery.part, row.part + 1), eq(delivery.state, 'planned')))
    .returning({ id: delivery.id });
  for (const { id } of woken) await setWake(scope, id, now);
}

async function cancelLater(scope: Scope, row: PartRow): Promise<void> {
  const cancelled = await scope.tx
    .update(delivery)
    .set({ state: 'cancelled', wakeAt: null, leasedUntil: null, updatedAt: scope.services.clock.now() })
    .where(and(sameChannel(scope, row), gt(delivery.part, row.part), eq(delivery.state, 'planned')))
    .returning({ id: delivery.id });
  for (const { id } of cancelled) {
    await setWake(scope, id, null);
    await record(scope, { ...row, id }, 'delivery.cancelled');
  }
}

async function isPostTakenDown(scope: Scope, row: PartRow): Promise<boolean> {
  const standing = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(sameChannel(scope, row), eq(delivery.part, 0), eq(delivery.state, 'confirmed')))
    .limit(1);
  return standing.length === 0;
}

async function removeToo(scope: Scope, row: PartRow): Promise<void> {
  const now = scope.services.clock.now();
  await scope.tx
    .update(delivery)
    .set({ state: 'removing', wakeAt: now, updatedAt: now })
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, row.id)));
  await setWake(scope, row.id, now);
  await record(scope, row, 'delivery.removing');
}

/** Opens the removal of every part after this one that stands on the network; what is under way follows when it is out. */
export async function removeLaterParts(scope: Scope, row: PartRow): Promise<void> {
  const standing = await scope.tx
    .select({ id: delivery.id, remoteId: delivery.remoteId })
    .from(delivery)
    .where(and(sameChannel(scope, row), gt(delivery.part, row.part), eq(delivery.state, 'confirmed')));
  for (const { id, remoteId } of standing) if (remoteId !== null) await removeToo(scope, { ...row, id });
}

function record(scope: Scope, row: PartRow, action: string): Promise<unknown> {
  return recordEvent(scope, {
    action,
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { because: 'part_of_post' },
  });
}

/** What a further part hangs below: null for the post itself, `missing` while a part before it does not stand. */
export async function placeOfPart(
  scope: Scope,
  row: PartRow,
  kind: ContentPart['kind'],
): Promise<ReplyTo | null | 'missing'> {
  if (row.part === 0) return null;
  const before = await scope.tx
    .select({ part: delivery.part, remoteId: delivery.remoteId })
    .from(delivery)
    .where(and(sameChannel(scope, row), lt(delivery.part, row.part), eq(delivery.state, 'confirmed')))
    .orderBy(asc(delivery.part));
  const ids = before.flatMap(({ remoteId }) => remoteId ?? []);
  const [rootId] = ids;
  const last = ids.at(-1);
  if (ids.length !== row.part || rootId === undefined || last === undefined) return 'missing';
  return { rootId, parentId: kind === 'first_comment' ? rootId : last };
}

/** Whether the part before a newly planned one is out already, so that nobody will wake it. */
export async function isPartBeforeOut(scope: Scope, row: Omit<PartRow, 'id' | 'contentHash'>): Promise<boolean> {
  const out = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(sameChannel(scope, row), eq(delivery.part, row.part - 1), eq(delivery.state, 'confirmed')))
    .limit(1);
  return out.length > 0;
}
