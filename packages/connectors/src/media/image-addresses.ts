/** For networks that fetch pictures themselves. */
import type { Failure, OutgoingPost } from '../port.ts';

export type ImageAddresses =
  | { readonly ok: true; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly failure: Failure };

/** Where the network can fetch the images of a post, in their order, or why it cannot. */
export async function imageAddresses({ images }: Pick<OutgoingPost, 'images'>): Promise<ImageAddresses> {
  const addresses: string[] = [];
  for (const { address } of images) {
    if (address === undefined) return { ok: false, failure: noPublicAddress };
    const given = await address().catch(() => null);
    if (given === null) return { ok: false, failure: unreadableImage };
    addresses.push(given);
  }
  return { ok: true, addresses };
}

const noPublicAddress: Failure = {
  kind: 'rejected',
  code: 'NO_PUBLIC_ADDRESS',
  detail: 'The network fetches images itself, and this house has no address that it could reach. Nothing was sent.',
};

const unreadableImage: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'An image of the post could not be given an address. Nothing was sent.',
};
