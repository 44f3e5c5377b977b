/** The exact text that leaves for a network, how long it is there, and an account's own limits. */
import { byteLength, lengthIn } from './count/length.ts';
import type { AccountLimits, Manifest, NetworkId } from './manifest.ts';
import { manifests } from './manifests/manifests.ts';

/** What a counter shows. `length`, `max` and `remaining` are in the manifest's unit, `bytes` is UTF-8; `remaining` is negative when over. */
export type TextCount = {
  readonly length: number;
  readonly bytes: number;
  readonly max: number;
  readonly remaining: number;
  /** Longer than the network takes, in its unit or in bytes. */
  readonly over: boolean;
};

/**
 * Counts a text as the network counts it. Count the composed text (`composeNetworkText`), not what was typed; a content
 * warning counts with it where the network says so. Lone surrogates count as the replacement character, which is what
 * would leave.
 */
export function countText(manifest: Manifest, text: string, contentWarning = ''): TextCount {
  const { addressLength, countUnit, maxBytes, maxLength: max } = manifest.text;
  const bytes = byteLength(text);
  const length = lengthIn(countUnit, text, { contentWarning, urlLength: addressLength });
  return { length, bytes, max, remaining: max - length, over: length > max || (maxBytes !== null && bytes > maxBytes) };
}

/**
 * The manifest with an account's own limits in its place. Limits are the account's server's word, so they are only ever
 * numbers; of the media types only those that the network takes at all are kept, and all of them when none would be left.
 */
export function manifestFor(
  network: NetworkId,
  limits: AccountLimits | null | undefined,
  manifest: Manifest = manifests[network],
): Manifest {
  const { media, text } = manifest;
  const { addressLength = text.addressLength, mimeTypes = media.mimeTypes } = limits ?? {};
  const taken = media.mimeTypes.filter((type) => mimeTypes.includes(type));
  return {
    ...manifest,
    text: {
      ...text,
      maxLength: limits?.maxLength ?? text.maxLength,
      ...(addressLength === undefined ? {} : { addressLength }),
    },
    media: {
      ...media,
      maxImages: limits?.maxImages ?? media.maxImages,
      maxImageBytes: limits?.maxImageBytes ?? media.maxImageBytes,
      mimeTypes: taken.length === 0 ? media.mimeTypes : taken,
      altTextMaxLength: limits?.altTextMaxLength ?? media.altTextMaxLength,
      ...(media.video === undefined || limits?.maxVideoSeconds === undefined
        ? {}
        : { video: { ...media.video, maxSeconds: limits.maxVideoSeconds } }),
    },
  };
}

/** What all of several accounts take: of each limit the narrowest. Null and undefined are accounts without limits of their own. */
export function narrowestLimits(
  network: NetworkId,
  accounts: readonly (AccountLimits | null | undefined)[],
): AccountLimits {
  const each = (accounts.length === 0 ? [null] : accounts).map((limits) => manifestFor(network, limits));
  const least = (of: (manifest: Manifest) => number) => Math.min(...each.map(of));
  const { mimeTypes } = manifests[network].media;
  const addressLengths = each.flatMap(({ text }) => text.addressLength ?? []);
  return {
    maxLength: least(({ text }) => text.maxLength),
    // An address that counts more leaves less room.
    ...(addressLengths.length === 0 ? {} : { addressLength: Math.max(...addressLengths) }),
    maxImages: least(({ media }) => media.maxImages),
    maxImageBytes: least(({ media }) => media.maxImageBytes),
    mimeTypes: mimeTypes.filter((type) => each.every(({ media }) => media.mimeTypes.includes(type))),
    altTextMaxLength: least(({ media }) => media.altTextMaxLength),
  };
}

/** A link stands in a text when what follows it cannot belong to the address any more. */
function textHoldsLink(text: string, link: string): boolean {
  for (let at = text.indexOf(link); at !== -1; at = text.indexOf(link, at + 1)) {
    if (/^[.,;:!?)\]}"'”’»]*(\s|$)/u.test(text.slice(at + link.length))) return true;
  }
  return false;
}

/**
 * The exact text that leaves for a network: trailing white space cut, and the link on its own paragraph where the
 * network takes links in the text (`manifest.link === 'inline'`) and it is not there already. Composing twice changes
 * nothing, so a composed text may be stored and composed again by the connector.
 */
export function composeNetworkText(manifest: Manifest, post: { text: string; link: string | null }): string {
  const text = post.text.trimEnd();
  const link = post.link?.trim() ?? '';
  if (manifest.link !== 'inline' || link === '' || textHoldsLink(text, link)) return text;
  return text === '' ? link : `${text}\n\n${link}`;
}
