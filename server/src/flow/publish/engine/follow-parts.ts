import type { ReplyTo } from '@bedside/connectors';
import type { DeliveryState } from '../contract.ts';
import { POST_GONE } from '../edit-state.ts';
import { effectOnLaterParts } from '../state.ts';
import type { DeliveryChange, DeliveryRecord, Target } from './delivery-store.ts';

const BECAUSE = { because: 'part_of_post' };

/**
 * What a change of one part means for the others, in its transaction. The next part is woken when this one is out; what
 * had not left is cancelled when this one will not stand. A part that comes out after the post it belongs to was taken
 * down goes the same way. A post that goes away cancels its edits that have not left; an edit makes no part stand or go.
 */
export async function followParts(delivery: DeliveryChange, state: DeliveryState): Promise<void> {
  const { row } = delivery;
  const effect = effectOnLaterParts(state);
  if (effect === 'wait' || row.kind === 'edit') return;
  if (state === 'removing' || state === 'removed') await cancelEdits(delivery, row);
  const parts = await delivery.parts();
  const later = parts.filter(({ part }) => part > row.part);
  if (effect === 'cancel') return cancel(delivery, later);
  const stands = parts.some((one) => one.part === 0 && one.state === 'confirmed');
  if (!stands) return remove(delivery, row);
  await wake(
    delivery,
    later.find((one) => one.part === row.part + 1 && one.state === 'planned'),
  );
}

async function wake(delivery: DeliveryChange, next: DeliveryRecord | undefined): Promise<void> {
  if (next === undefined) return;
  const now = delivery.now();
  await delivery.writePart(next.id, { wakeAt: now, updatedAt: now });
}

async function cancel(delivery: DeliveryChange, later: readonly DeliveryRecord[]): Promise<void> {
  for (const { id, state, leasedUntil } of later) {
    if (state !== 'planned') continue;
    const now = delivery.now();
    // Whoever wakes gives back what was handed in for it; whoever hands it in at this moment is let finish first.
    await delivery.writePart(id, { state: 'cancelled', wakeAt: leasedUntil ?? now, updatedAt: now });
    await delivery.record({ action: 'delivery.cancelled', facts: BECAUSE }, id);
  }
}

async function remove(delivery: DeliveryChange, row: DeliveryRecord): Promise<void> {
  const now = delivery.now();
  await delivery.writePart(row.id, { state: 'removing', wakeAt: now, updatedAt: now });
  await delivery.record({ action: 'delivery.removing', facts: BECAUSE }, row.id);
  await cancelEdits(delivery, row);
}

/** What goes away is changed no more: corrections of it that have not left are cancelled. */
async function cancelEdits(delivery: DeliveryChange, { id: changesId }: DeliveryRecord): Promise<void> {
  const now = delivery.now();
  for (const { id, state } of await delivery.editsOf(changesId)) {
    if (state !== 'planned') continue;
    // Whoever holds it finds it cancelled when they come to arm it.
    await delivery.writePart(id, {
      state: 'cancelled',
      wakeAt: null,
      failureCode: POST_GONE,
      blockers: [],
      updatedAt: now,
    });
    await delivery.record({ action: 'delivery.cancelled', facts: { failure: POST_GONE } }, id);
  }
}

/** Opens the removal of every part after this one that stands on the network; what is under way follows when it is out. */
export async function removeLaterParts(delivery: DeliveryChange): Promise<void> {
  for (const one of await delivery.parts()) {
    const stands = one.part > delivery.row.part && one.state === 'confirmed';
    if (stands && one.remoteId !== null) await remove(delivery, one);
  }
}

/** What a further part hangs below: null for the post itself, `missing` while a part before it does not stand. */
export async function placeOfPart(
  delivery: DeliveryChange,
  kind: Target['partKind'],
): Promise<ReplyTo | null | 'missing'> {
  const { row } = delivery;
  if (row.part === 0 || row.kind === 'edit') return null;
  const before = (await delivery.parts()).filter(({ part, state }) => part < row.part && state === 'confirmed');
  const ids = before.flatMap(({ remoteId }) => remoteId ?? []);
  const [rootId] = ids;
  const last = ids.at(-1);
  if (ids.length !== row.part || rootId === undefined || last === undefined) return 'missing';
  return { rootId, parentId: kind === 'first_comment' ? rootId : last };
}
