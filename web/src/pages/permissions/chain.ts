import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import type { DeliveryState, DeliveryView } from '@bedside/server/contract/flow/publish';
import type { listUses, PermissionUse, RecallView } from '@bedside/server/contract/flow/publish/recall';
import type { z } from 'zod';

export type Uses = z.output<(typeof listUses)['answer']>;

/** A channel to which a post goes, or went, with what a permission is worth there. */
export type ChainStop = {
  readonly channelId: string;
  readonly worth: Pick<PermissionOfPost['channels'][number], 'state' | 'reason'> | null;
  /** The newest way of the post to it; null while there is none. */
  readonly delivery: DeliveryView | null;
  readonly recalledAt: string | null;
  readonly seenGoneAt: string | null;
};

/** From the signature to the public, and back: one permission of one post. */
export type Chain = {
  readonly permission: PermissionOfPost;
  /** The version that stands, or stood, on a channel; null for a draft. */
  readonly versionNumber: number | null;
  readonly stops: readonly ChainStop[];
  /** What was called back, where something of this post was. */
  readonly recalls: readonly RecallView[];
};

/** Puts together what is known of a permission, of where the post went, and of what was called back of it. */
export function buildChain(
  permission: PermissionOfPost,
  { deliveries, uses }: { readonly deliveries: readonly DeliveryView[]; readonly uses: Uses | undefined },
): Chain {
  const newest = newestByChannel(deliveries);
  const used = new Map((uses?.uses ?? []).map((use) => [use.deliveryId, use]));
  const chosen = permission.channels.map(({ channelId }) => channelId);
  // What it left meanwhile it may still stand on.
  const left = [...newest].filter(([id, { id: delivery }]) => used.has(delivery) && !chosen.includes(id));
  const stops = [...chosen, ...left.map(([id]) => id)].map((channelId): ChainStop => {
    const delivery = newest.get(channelId) ?? null;
    const use = delivery === null ? undefined : used.get(delivery.id);
    return {
      channelId,
      worth: permission.channels.find((each) => each.channelId === channelId) ?? null,
      delivery,
      recalledAt: use?.recalledAt ?? null,
      seenGoneAt: use?.seenGoneAt ?? null,
    };
  });
  const versions = stops.flatMap(({ delivery }) => (delivery === null ? [] : [delivery.standingVersionNumber]));
  const isCalledBack = stops.some(({ recalledAt }) => recalledAt !== null);
  return {
    permission,
    versionNumber: versions.length === 0 ? null : Math.max(...versions),
    stops,
    recalls: isCalledBack ? (uses?.recalls ?? []) : [],
  };
}

/** Of each channel the post itself, not its thread or corrections, and of several the one that was due last. */
function newestByChannel(deliveries: readonly DeliveryView[]): ReadonlyMap<string, DeliveryView> {
  const posts = deliveries.filter(({ kind, part }) => kind === 'post' && part === 0);
  const inOrder = posts.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  return new Map(inOrder.map((delivery) => [delivery.channelId, delivery]));
}

/** States in which the next seconds may bring news. */
const moving: ReadonlySet<DeliveryState> = new Set(['armed', 'unknown', 'removing']);

/** Whether something is being called back, or is on its way. */
export function isMoving({ uses, recalls }: Uses): boolean {
  return recalls.some(({ endedAt }) => endedAt === null) || uses.some(({ state }) => moving.has(state));
}

/** Whether its removal is asked for and nobody has seen it gone yet. */
export function isStillLookedFor({
  state,
  recalledAt,
  seenGoneAt,
}: Pick<PermissionUse, 'state' | 'recalledAt' | 'seenGoneAt'>): boolean {
  return recalledAt !== null && seenGoneAt === null && (state === 'removing' || state === 'removed');
}
