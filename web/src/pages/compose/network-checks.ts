import {
  checkPost,
  composeNetworkText,
  countText,
  manifests,
  type NetworkId,
  type PostProblem,
  type TextCount,
} from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { textFor } from './draft-content.ts';

export type NetworkCheck = {
  readonly network: NetworkId;
  readonly count: TextCount;
  readonly problems: readonly PostProblem[];
};

const everyNetwork = Object.keys(manifests) as NetworkId[];

/** Networks of the chosen channels, each once, in the manifests' order. */
export function chosenNetworks(content: Pick<Content, 'channelIds'>, channels: readonly ChannelView[]): NetworkId[] {
  const chosen = channels.filter(({ id }) => content.channelIds.includes(id)).map(({ network }) => network);
  return everyNetwork.filter((network) => chosen.includes(network));
}

/** Length and what each network would refuse, as it counts and composes. An image whose facts are not known yet passes. */
export function checkNetworks(
  content: Content,
  networks: readonly NetworkId[],
  media: ReadonlyMap<string, MediaView>,
): NetworkCheck[] {
  return networks.map((network) => {
    const manifest = manifests[network];
    const post = { text: textFor(content, network), link: content.link };
    const images = content.images.map(({ mediaId, altText }) => {
      const facts = media.get(mediaId);
      return { altText, bytes: facts?.byteSize ?? 0, mimeType: facts?.mimeType ?? 'image/png' };
    });
    const count = countText(manifest, composeNetworkText(manifest, post));
    return { network, count, problems: checkPost(manifest, { ...post, images }) };
  });
}

/** Networks that would refuse the post for another reason than a missing description, which has its own place. */
export function unfitNetworks(checks: readonly NetworkCheck[]): NetworkId[] {
  return checks
    .filter(({ problems }) => problems.some(({ code }) => code !== 'ALT_TEXT_MISSING'))
    .map(({ network }) => network);
}
