/** What a post is made of on Instagram (docs/instagram-platform/instagram-graph-api/reference/ig-user/media, read 2026-11-23). */
import { mediaAddresses } from '../media/image-addresses.ts';
import type { ContainerPlan, Fields } from '../meta/containers.ts';
import { storyProblem } from '../meta/graph.ts';
import { composeNetworkText } from '../networks.ts';
import type { Failure, Manifest, OutgoingPost } from '../port.ts';

const mediaMissing: Failure = {
  kind: 'rejected',
  code: 'MEDIA_MISSING',
  detail: 'The network takes no post without a picture or a video. Nothing was sent.',
};

/** Alternative texts go with pictures of the feed alone: reels and stories have no place for them. */
export async function planOf(manifest: Manifest, post: OutgoingPost): Promise<ContainerPlan> {
  const count = post.images.length + (post.video === undefined ? 0 : 1);
  if (count === 0) return { ok: false, failure: mediaMissing };
  const problem = storyProblem(post);
  if (problem !== null) return { ok: false, failure: problem };
  const given = await mediaAddresses(post);
  if (!given.ok) return given;
  const caption = composeNetworkText(manifest, post);
  const { cover, images, video } = given;
  if (post.options?.form === 'story') {
    const medium: Fields = video === null ? { image_url: images[0] } : { video_url: video };
    return { ok: true, children: [], own: { media_type: 'STORIES', ...medium } };
  }
  const pictures = images.map((address, index): Fields => {
    return { image_url: address, alt_text: post.images[index]?.altText };
  });
  if (count === 1) {
    const isReel = post.options?.form === 'reel';
    // Every video is a reel; one of the feed is shown there too.
    const film: Fields = {
      media_type: 'REELS',
      video_url: video ?? undefined,
      cover_url: cover ?? undefined,
      share_to_feed: String(!isReel),
    };
    return { ok: true, children: [], own: { ...(video === null ? pictures[0] : film), caption } };
  }
  const films: Fields[] = video === null ? [] : [{ media_type: 'VIDEO', video_url: video }];
  const children = [...pictures, ...films].map((fields) => ({ ...fields, is_carousel_item: 'true' }));
  return { ok: true, children, own: { media_type: 'CAROUSEL', caption } };
}
