import {
  type MediaSource,
  manifests,
  type NetworkId,
  type OutgoingDocument,
  type OutgoingImage,
  type OutgoingPost,
  type OutgoingVideo,
  type PostOptions,
  type ReplyTo,
} from '@bedside/connectors';
import type { Scope, Services } from '../../kernel/scope/scope.ts';
import { fetchAddressOf, findMedia, type MediaRow } from '../../registers/media/service.ts';
import {
  type Content,
  type ContentFiles,
  type ContentPart,
  type ContentVideo,
  imageFor,
  type NetworkOptions,
  partsOf,
  type StoredMedium,
} from '../compose/contract.ts';
import type { VersionRow } from '../compose/service.ts';

/** What leaves for a network, part by part, in the order in which it leaves. */
export function partsFor(content: Content, network: NetworkId): ContentPart[] {
  return partsOf(content, { id: network, takesFirstComment: manifests[network].takesFirstComment });
}

/** Every medium whose bytes leave with a part: its images as this network gets them, and with the post itself video, cover and document. */
export function leavingWith(content: Content, part: ContentPart, network: NetworkId): StoredMedium[] {
  const images = part.imageIndexes.flatMap((index) => content.images[index] ?? []);
  const { document, video } = part.files;
  const files = [video, video?.cover, document].flatMap((one) => one ?? []);
  return [...images.map((image) => imageFor(image, network)), ...files];
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
  const options = content.options?.[network];
  return {
    text: part.text,
    link: part.link,
    languages: [content.language],
    images: await outgoingImages(scope, { deliveryId, content, network, indexes: part.imageIndexes }),
    ...(await outgoingFiles(scope, { deliveryId, files: part.files })),
    ...(replyTo === null ? {} : { replyTo }),
    ...(options === undefined ? {} : { options: withoutUndefined(options) }),
  };
}

/** The video and the document of a part, read piece by piece. */
async function outgoingFiles(
  scope: Scope,
  { deliveryId, files }: { deliveryId: string; files: ContentFiles },
): Promise<Pick<OutgoingPost, 'video' | 'document'>> {
  const { document, video } = files;
  const media = await findMedia(
    scope,
    [video, video?.cover, document].flatMap((one) => one?.mediaId ?? []),
  );
  const file = (one: StoredMedium) => fileOf(scope, { deliveryId, row: media.get(one.mediaId) });
  return {
    ...(video === undefined ? {} : { video: outgoingVideo({ video, media, file }) }),
    ...(document === undefined ? {} : { document: { title: document.title, ...file(document) } }),
  };
}

type OutgoingFile = Pick<OutgoingDocument, 'sha256' | 'mimeType' | 'source' | 'address'>;

const sizeOf = (one: MediaRow | undefined) => ({ widthPx: one?.widthPx ?? 0, heightPx: one?.heightPx ?? 0 });

function outgoingVideo(of: {
  video: ContentVideo;
  media: ReadonlyMap<string, MediaRow>;
  file: (one: StoredMedium) => OutgoingFile;
}): OutgoingVideo {
  const { file, media, video } = of;
  const row = media.get(video.mediaId);
  const cover = video.cover && media.get(video.cover.mediaId);
  return {
    ...file(video),
    ...sizeOf(row),
    durationMs: row?.durationMs ?? 0,
    altText: video.altText,
    ...(video.cover === undefined
      ? {}
      : { cover: coverOf(file(video.cover), { ...sizeOf(cover), altText: video.altText }) }),
  };
}

/** What the video says of itself, its cover says too. */
function coverOf(
  { source, ...file }: OutgoingFile,
  shown: Pick<OutgoingImage, 'widthPx' | 'heightPx' | 'altText'>,
): OutgoingImage {
  const bytes = async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.read(0, source.size)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  return { ...file, ...shown, bytes };
}

/** The bytes are held against their hash as a whole before the first piece of them is read. */
function fileOf(scope: Scope, { deliveryId, row }: { deliveryId: string; row: MediaRow | undefined }): OutgoingFile {
  if (row === undefined) throw new TypeError('the gate lets only known media pass');
  const { organizationId, services } = scope;
  const { byteSize: size, mimeType, sha256 } = row;
  let checked: Promise<void> | null = null;
  const source: MediaSource = {
    size,
    async *read(offset, length) {
      checked ??= checkBytes(services, sha256);
      await checked;
      yield* services.blobs.read(sha256, { offset, length });
    },
  };
  return { sha256, mimeType, source, ...addressFor(services, { organizationId, deliveryId, sha256 }) };
}

async function checkBytes({ blobs }: Services, sha256: string): Promise<void> {
  for await (const _ of await blobs.stream(sha256)) continue;
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

/** A connector is given what was chosen, and no keys without a value. */
function withoutUndefined(options: NetworkOptions): PostOptions {
  return Object.fromEntries(Object.entries(options).filter(([, chosen]) => chosen !== undefined));
}
