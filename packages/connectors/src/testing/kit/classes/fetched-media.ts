/** Pictures that a network fetches itself, by the addresses that it is given. */
import { z } from 'zod';
import { imageAddresses } from '../../../media/image-addresses.ts';
import { composeNetworkText } from '../../../networks.ts';
import type { Account, ConnectorIo, Manifest, OutgoingPost } from '../../../port.ts';
import type { Call, Reply } from '../network.ts';
import type { Asked, ClassApi } from './api.ts';
import { type ClassWorld, draftSchema, type FetchMedia, parseBody } from './doors.ts';

const bodySchema = draftSchema.omit({ mediaIds: true }).extend({
  pictures: z.array(z.object({ url: z.url(), altText: z.string().max(20_000) })).max(50),
});

/** The connector's side: hands in addresses in the place of bytes. */
export async function sendAddresses(
  api: ClassApi,
  who: { readonly account: Account; readonly io: ConnectorIo },
  { manifest, post }: { manifest: Manifest; post: OutgoingPost },
): Promise<Asked> {
  const given = await imageAddresses(post);
  if (!given.ok) return given;
  const body: z.input<typeof bodySchema> = {
    key: null,
    text: composeNetworkText(manifest, post),
    replyTo: post.replyTo?.parentId ?? null,
    pictures: post.images.map(({ altText }, index) => ({ altText, url: given.addresses[index] ?? '' })),
  };
  return api.ask(who, { method: 'POST', path: '/containers', body });
}

/** The network's side: the call as if the pictures had been handed in, or the refusal. */
export async function withFetchedMedia(
  { world }: ClassWorld,
  call: Call,
  fetchMedia: FetchMedia,
): Promise<{ readonly call: Call } | { readonly refusal: Reply }> {
  const body = parseBody(bodySchema, call.text);
  if (body === null || call.account === null) return { refusal: world.refuse({ status: 400, code: 'MALFORMED' }) };
  const { pictures, ...draft } = body;
  const mediaIds: string[] = [];
  for (const { url, altText } of pictures) {
    const fetched = await fetchMedia(url);
    if (fetched.status !== 200) return { refusal: world.refuse({ status: 422, code: 'MEDIA_NOT_FETCHED' }) };
    const { mimeType, bytes } = fetched;
    const { id } = world.media.begin({ accountId: call.account.accountId, altText, mimeType, partCount: 1 });
    world.media.storePart({ mediaId: id, index: 0, bytes });
    mediaIds.push(id);
  }
  return { call: { ...call, text: JSON.stringify({ ...draft, mediaIds }) } };
}
