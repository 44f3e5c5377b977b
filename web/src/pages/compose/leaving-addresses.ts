import { manifests, type NetworkId, settleAddresses } from '@bedside/connectors/networks';
import { type Content, type ContentAddress, partsOf, UNMADE_CODE } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';

/** What the server settles addresses with, as far as this page knows. */
export type AddressFacts = {
  readonly postId: string | null;
  readonly channels: readonly Pick<ChannelView, 'id' | 'name' | 'network'>[];
  /** Addresses that the server has settled: their codes are made. */
  readonly known: readonly ContentAddress[];
  /** What a short address begins with, and places whose addresses leave as they are; null until they are known. */
  readonly places: { readonly shortBase: string; readonly house: readonly string[] } | null;
};

/**
 * The content with its addresses as they will leave, so that previews and counters show the true text. A short address
 * whose code is not made yet has another one of the same length.
 */
export function withLeavingAddresses(given: Content, { channels, known, places, postId }: AddressFacts): Content {
  const { addresses: _, ...content } = given;
  const { links } = content;
  if (places === null || links === undefined || (!links.shorten && links.utm === undefined)) return content;
  const made = new Map(known.map((one) => [`${one.network} ${one.target}`, one.leaves]));
  const chosen = channels.filter(({ id }) => content.channelIds.includes(id));
  const networks = [...new Set(chosen.map(({ network }) => network))].sort();
  const addresses = networks.flatMap((network) => {
    const own = chosen.filter((channel) => channel.network === network);
    const { takesFirstComment } = manifests[network];
    const unmade = `${places.shortBase}${UNMADE_CODE}`;
    return settleAddresses(partsOf(content, { id: network, takesFirstComment }), {
      utm: links.utm ?? null,
      facts: {
        network,
        channel: own.length === 1 ? (own[0]?.name ?? network) : network,
        post: postId?.slice(-8) ?? UNMADE_CODE,
      },
      leaveAlone: [...places.house, ...(links.keep ?? [])],
      shorten: links.shorten ? (target) => shortOf(made.get(`${network} ${target}`), places.shortBase) ?? unmade : null,
    }).map((one) => ({ network, ...one }));
  });
  return { ...content, addresses };
}

/** What was settled may be the target itself, when short addresses were not wished then. */
function shortOf(leaves: string | undefined, shortBase: string): string | undefined {
  return leaves?.startsWith(shortBase) ? leaves : undefined;
}

/** Whether there is an address in what a post says, in any wording. */
export function holdsAddress(content: Content): boolean {
  const wordings: (NetworkId | null)[] = [null, ...(Object.keys(content.variants) as NetworkId[])];
  const parts = wordings.flatMap((network) =>
    network === null
      ? [{ text: `${content.baseText}\n${content.firstComment ?? ''}`, link: content.link }]
      : [content.variants[network], ...(content.variants[network]?.thread ?? [])].map((own) => ({
          text: own?.text ?? '',
          link: null,
        })),
  );
  const facts = { network: '', channel: '', post: '' };
  return settleAddresses(parts, { utm: null, facts, leaveAlone: [], shorten: null }).length > 0;
}
