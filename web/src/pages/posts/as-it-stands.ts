import type { DeliveryView } from '@bedside/server/contract/flow/publish';

/** A correction stands for as long as the post that it changed: once that is taken down, so are its words. */
export function asItStands(deliveries: readonly DeliveryView[]): DeliveryView[] {
  const states = new Map(deliveries.map(({ id, state }) => [id, state]));
  return deliveries.map((delivery) => {
    const { changesId, kind, state } = delivery;
    const changed = changesId === null ? undefined : states.get(changesId);
    const isGoing = changed === 'removing' || changed === 'removed';
    return kind === 'edit' && state === 'confirmed' && isGoing ? { ...delivery, state: changed } : delivery;
  });
}
