import {
  type CheckedPost,
  checkParts,
  countText,
  type EntityKind,
  findEntities,
  type Manifest,
  manifestFor,
  manifests,
  type NetworkId,
  narrowestLimits,
  type PartKind,
  type PostProblem,
  type PostProblemCode,
  type TextCount,
  wordsThatLeave,
} from '@bedside/connectors/networks';
import { type Content, type ContentFiles, imageFor, partsOf } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { MediaView } from '@bedside/server/contract/registers/media';

/** The length of one part on a network, and how many addresses, mentions and hashtags are in it. */
export type PartCount = {
  readonly kind: PartKind;
  readonly count: TextCount;
  readonly holds: Readonly<Record<EntityKind, number>>;
};

export type NetworkCheck = {
  readonly network: NetworkId;
  /** What it takes, on the narrowest of the chosen accounts. */
  readonly manifest: Manifest;
  /** Of the post itself. */
  readonly count: TextCount;
  /** Of the post, the parts of its thread, and its first comment, in the order in which they leave. */
  readonly parts: readonly PartCount[];
  readonly problems: readonly PostProblem[];
};

/** The longest description of an image that a network takes, on the narrowest of the chosen accounts; in graphemes. */
export type AltLimit = { readonly network: NetworkId; readonly max: number };

const everyNetwork = Object.keys(manifests) as NetworkId[];

/** Networks of the chosen channels, each once, in the manifests' order. */
export function chosenNetworks(content: Pick<Content, 'channelIds'>, channels: readonly ChannelView[]): NetworkId[] {
  const chosen = channels.filter(({ id }) => content.channelIds.includes(id)).map(({ network }) => network);
  return everyNetwork.filter((network) => chosen.includes(network));
}

/** Length and what each network would refuse, as it counts and composes. An image whose facts are not known yet passes. */
export function checkNetworks(
  content: Content,
  networks: readonly NetworkId[],
  media: ReadonlyMap<string, MediaView>,
): NetworkCheck[] {
  return check(
    content,
    networks.map((network) => manifests[network]),
    media,
  );
}

/** The same for chosen channels: of each network what all of its chosen accounts take, whose servers differ. */
export function checkChannels(
  content: Content,
  channels: readonly ChannelView[],
  media: ReadonlyMap<string, MediaView>,
): NetworkCheck[] {
  const chosen = channels.filter(({ id }) => content.channelIds.includes(id));
  const narrowest = chosenNetworks(content, channels).map((network) => {
    const own = chosen.filter((channel) => channel.network === network).map(({ limits }) => limits);
    return manifestFor(network, narrowestLimits(network, own));
  });
  return check(content, narrowest, media);
}

function check(content: Content, networks: readonly Manifest[], media: ReadonlyMap<string, MediaView>): NetworkCheck[] {
  return networks.map((manifest) => {
    const { network } = manifest;
    const options = content.options?.[network];
    const images = content.images.map((image) => {
      const facts = media.get(imageFor(image, network).mediaId);
      return { altText: image.altText, bytes: facts?.byteSize ?? 0, mimeType: facts?.mimeType ?? 'image/png' };
    });
    const parts = partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment }).map((part) => ({
      ...part,
      options,
      images: part.imageIndexes.flatMap((index) => images[index] ?? []),
      ...filesOf(part.files, media),
    }));
    const counts = parts.map((part) => countPart(manifest, part));
    const count = counts[0]?.count ?? countText(manifest, '');
    return { network, manifest, count, parts: counts, problems: checkParts(manifest, parts) };
  });
}

/** Video and document; what is not known yet passes. */
function filesOf(
  { document, video }: ContentFiles,
  media: ReadonlyMap<string, MediaView>,
): Pick<CheckedPost, 'video' | 'document'> {
  const film = video && media.get(video.mediaId);
  return {
    ...(video === undefined
      ? {}
      : { video: { bytes: film?.byteSize ?? 0, mimeType: 'video/mp4', durationMs: film?.durationMs ?? 60_000 } }),
    ...(document === undefined
      ? {}
      : { document: { bytes: media.get(document.mediaId)?.byteSize ?? 0, mimeType: 'application/pdf' } }),
  };
}

/** What a network counts of one part, as it will leave. */
function countPart(manifest: Manifest, part: CheckedPost & { kind: PartKind }): PartCount {
  const { text } = wordsThatLeave(manifest, { ...part, ...(part.kind === 'post' ? {} : { replyTo: part.kind }) });
  const holds = { link: 0, mention: 0, hashtag: 0 };
  for (const { kind } of findEntities(text)) holds[kind] += 1;
  return { kind: part.kind, count: countText(manifest, text, part.options?.contentWarning), holds };
}

export function altLimitsOf(checks: readonly NetworkCheck[]): AltLimit[] {
  return checks.map(({ network, manifest }) => ({ network, max: manifest.media.altTextMaxLength }));
}

/** Whether a length is worth a word: over the limit, or so near that a sentence more would be. */
export function isNear({ remaining, max, over }: TextCount): boolean {
  return over || remaining <= Math.max(20, Math.round(max * 0.1));
}

export type Unfit = { readonly network: NetworkId; readonly problem: PostProblemCode };

/** What networks would refuse, each reason once; a missing description has its own place. */
export function unfitNetworks(checks: readonly NetworkCheck[]): Unfit[] {
  return checks.flatMap(({ network, problems }) => {
    const codes = new Set(problems.map(({ code }) => code).filter((code) => code !== 'ALT_TEXT_MISSING'));
    return [...codes].map((problem) => ({ network, problem }));
  });
}
