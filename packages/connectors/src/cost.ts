/** What a network takes for a post, from the price in its manifest. Safe in a browser. */
import { findEntities } from './count/entities.ts';
import type { Manifest } from './manifest.ts';
import { composeNetworkText } from './network-text.ts';

/** `dollars`: US dollars for all parts together. `withAddress`: how many of the parts cost more for an address in them. */
export type PostCost = { readonly dollars: number; readonly withAddress: number };

/** The cost of a post and its further parts on one account; null where the network takes nothing. */
export function costOf(
  manifest: Manifest,
  parts: readonly { readonly text: string; readonly link: string | null }[],
): PostCost | null {
  const { cost } = manifest;
  if (cost === undefined) return null;
  const withAddress = parts.filter((part) =>
    findEntities(composeNetworkText(manifest, part)).some(({ kind }) => kind === 'link'),
  ).length;
  return { dollars: withAddress * cost.withAddress + (parts.length - withAddress) * cost.post, withAddress };
}
