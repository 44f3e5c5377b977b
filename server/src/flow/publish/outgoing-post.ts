import { manifests, type NetworkId, type OutgoingImage, type OutgoingPost, type ReplyTo } from '@bedside/connectors';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { fetchAddressOf, findMedia } from '../../registers/media/service.ts';
import { type Content, type ContentPart, imageFor, partsOf } from '../compose/contract.ts';
import type { VersionRow } from '../compose/service.ts';

/** What leaves for a network, part by part, in the order in which it leaves. */
export function partsFor(content: Content, network: NetworkId): ContentPart[] {
  return partsOf(content, { id: network, takesFirstComment: manifests[network].takesFirstComment });
}

/** One part of a version as a connector takes it. The gate has seen that part and images are there. */
export async function outgoingPost(
  scope: Scope,
  made: { deliveryId: string; version: VersionRow; network: NetworkId; part: number; replyTo: ReplyTo | null },
): Promise<OutgoingPost> {
  const { deliveryId, network, replyTo } = made;
  const { content } = made.version;
  const part = partsFor(content, network)[made.part];
  if (part === undefined) throw new TypeError('a delivery is planned for parts that are there');
  const options = network === 'mastodon' ? content.options?.mastodon : undefined;
  return {
    text: part.text,
    link: part.link,
    languages: [content.language],
    images: await outgoingImages(scope, { deliveryId, content, network, indexes: part.imageIndexes }),
    ...(replyTo === null ? {} : { replyTo }),
    ...(options === undefined ? {} : { options: withoutUndefined(options) }),
  };
}

async function outgoingImages(
  scope: Scope,
  made: { deliveryId: string; content: Content; network: NetworkId; indexes: readonly number[] },
): Promise<OutgoingPost['images']> {
  const chosen = made.indexes.flatMap((index) => made.content.images[index] ?? []);
  const images = chosen.map((image) => ({ altText: image.altText, ...imageFor(image, made.network) }));
  const media = await findMedia(
    scope,
    images.map((image) => image.mediaId),
  );
  const { organizationId, services } = scope;
  return images.map((image) => {
    const row = media.get(image.mediaId);
    if (row === undefined) throw new TypeError('the gate lets only known images pass');
    return {
      sha256: image.sha256,
      mimeType: row.mimeType,
      widthPx: row.widthPx,
      heightPx: row.heightPx,
      altText: image.altText,
      bytes: () => services.blobs.get(image.sha256),
      ...addressFor(services, { organizationId, deliveryId: made.deliveryId, sha256: image.sha256 }),
    };
  });
}

/** Left out where no network could reach this house. */
function addressFor(services: Services, of: Parameters<typeof fetchAddressOf>[1]): Pick<OutgoingImage, 'address'> {
  const address = fetchAddressOf(services, of);
  return address === null ? {} : { address: async () => address() };
}

function withoutUndefined(
  options: NonNullable<NonNullable<Content['options']>['mastodon']>,
): NonNullable<OutgoingPost['options']> {
  const { visibility, contentWarning } = options;
  return {
    ...(visibility === undefined ? {} : { visibility }),
    ...(contentWarning === undefined ? {} : { contentWarning }),
  };
}
