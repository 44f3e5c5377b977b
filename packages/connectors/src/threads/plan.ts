/** What a post is made of on Threads: words, one picture or video, or a carousel of 2 to 20 (docs/threads/posts). */
import { mediaAddresses } from '../media/image-addresses.ts';
import type { ContainerPlan, Fields } from '../meta/containers.ts';
import { composeNetworkText } from '../networks.ts';
import type { Manifest, OutgoingPost } from '../port.ts';

export async function planOf(manifest: Manifest, post: OutgoingPost): Promise<ContainerPlan> {
  const given = await mediaAddresses(post);
  if (!given.ok) return given;
  const words = composeNetworkText(manifest, post);
  const common: Fields = { text: words === '' ? undefined : words, reply_to_id: post.replyTo?.parentId };
  const pictures = given.images.map((address, index): Fields => {
    return { media_type: 'IMAGE', image_url: address, alt_text: altText(post.images[index]?.altText) };
  });
  const films: Fields[] =
    given.video === null
      ? []
      : [{ media_type: 'VIDEO', video_url: given.video, alt_text: altText(post.video?.altText) }];
  const media = [...pictures, ...films];
  const [only] = media;
  if (only === undefined) return { ok: true, children: [], own: { media_type: 'TEXT', ...common } };
  if (media.length === 1) return { ok: true, children: [], own: { ...only, ...common } };
  const children = media.map((fields) => ({ ...fields, is_carousel_item: 'true' }));
  return { ok: true, children, own: { media_type: 'CAROUSEL', ...common } };
}

const altText = (given: string | undefined) => (given === '' ? undefined : given);
