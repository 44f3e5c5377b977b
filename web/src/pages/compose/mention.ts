import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';

/** Somebody on a network whom a post can mention. */
export type Mention = {
  readonly network: NetworkId;
  /** What stands in the text: `@handle`. */
  readonly mention: string;
  readonly displayName: string;
};

/** Whether a network has accounts of others; the newsroom and the practice network are Bedside's own, and have none. */
export function hasAccounts(network: NetworkId): boolean {
  return network !== 'newsroom' && network !== 'practice';
}

/** Networks on which a handle that was put into this text would be words and nothing more. */
export function strangersTo(mention: Mention, wordsGoTo: readonly NetworkId[]): NetworkId[] {
  return wordsGoTo.filter((network) => network !== mention.network);
}

/** Networks that get the text for all: those without a wording of their own. */
export function networksOfBase(content: Pick<Content, 'variants'>, networks: readonly NetworkId[]): NetworkId[] {
  return networks.filter((network) => content.variants[network] === undefined);
}

/**
 * The handle in its network's own wording alone: that wording begins as the text for all, in which the name takes the
 * place of the handle. Where the network has a wording already, that stays as it is.
 */
export function inOwnWording(
  now: Pick<Content, 'baseText' | 'variants'>,
  { network, mention, displayName }: Mention,
): Pick<Content, 'baseText' | 'variants'> {
  const name = displayName.trim() === '' ? mention.replace(/^@/, '') : displayName.trim();
  const own = now.variants[network] ?? { text: now.baseText };
  // As a function, so that signs in a name mean nothing.
  return { baseText: now.baseText.replace(mention, () => name), variants: { ...now.variants, [network]: own } };
}
