import { formOf, type Manifest, manifests } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';

/** What a correction can do to a post that stands: all of it, its words, nothing but to be taken down and posted anew, or nothing at all. */
export type EditReach = 'all' | 'words' | 'anew' | 'by-hand' | 'unsettled';

export type ReachedChannel = Pick<DeliveryView, 'channelId' | 'channelName' | 'network' | 'url'> & { reach: EditReach };

const unsettled = ['armed', 'unknown', 'needs_person'] as const;

/** Where a post stands or may stand, each channel once, and how far a correction would reach there; told before anybody writes one. */
export function editReaches(deliveries: readonly DeliveryView[], content: Content | undefined): ReachedChannel[] {
  const first = deliveries.filter(
    ({ kind, part, state }) => kind === 'post' && part === 0 && (state === 'confirmed' || isUnsettled(state)),
  );
  return first.map(({ channelId, channelName, network, remoteId, state, url }) => ({
    channelId,
    channelName,
    network,
    url,
    reach: isUnsettled(state) ? 'unsettled' : reachOf(manifests[network], { content, isKnown: remoteId !== null }),
  }));
}

function isUnsettled(state: DeliveryView['state']): boolean {
  return unsettled.some((one) => one === state);
}

/** What has no words has none to change, and what has no address cannot be found. */
function reachOf(manifest: Manifest, of: { content: Content | undefined; isKnown: boolean }): EditReach {
  const { canEdit, canRemove, edits = 'all', network, wordless = [] } = manifest;
  if (!of.isKnown) return 'by-hand';
  const isWordless = wordless.includes(formOf(manifest, { options: of.content?.options?.[network] }));
  if (canEdit && !isWordless) return edits;
  return canRemove && !isWordless ? 'anew' : 'by-hand';
}
