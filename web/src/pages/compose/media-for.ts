import type { NetworkId, PostProblemCode } from '@bedside/connectors/networks';
import type { Content, MediaChoice } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { checkChannels, type NetworkCheck } from './network-checks.ts';

/** What a network would refuse of which media go there, and a choice may mend. */
const OF_MEDIA: ReadonlySet<PostProblemCode> = new Set<PostProblemCode>([
  'TEXT_EMPTY',
  'TOO_MANY_IMAGES',
  'IMAGE_TOO_LARGE',
  'MIME_NOT_ALLOWED',
  'MEDIA_MISSING',
  'MEDIA_NOT_MIXED',
  'VIDEO_NOT_TAKEN',
  'VIDEO_TOO_LARGE',
  'VIDEO_TOO_SHORT',
  'VIDEO_TOO_LONG',
  'DOCUMENT_NOT_TAKEN',
  'DOCUMENT_TOO_LARGE',
]);

/** The first thing that a network would refuse of the media that go there. */
export function mediaProblem({ problems }: Pick<NetworkCheck, 'problems'>): PostProblemCode | undefined {
  return problems.find(({ code }) => OF_MEDIA.has(code))?.code;
}

/** What can be chosen of the media that a post holds, besides everything. */
export function choicesIn({ document, images, video }: Pick<Content, 'images' | 'video' | 'document'>): MediaChoice[] {
  return [
    ...(images.length > 0 ? (['images'] as const) : []),
    ...(images.length > 1 ? (['first-image'] as const) : []),
    ...(video === undefined ? [] : (['video'] as const)),
    ...(document === undefined ? [] : (['document'] as const)),
    'none',
  ];
}

/** Whether there is something to choose: several kinds of media, a choice that stands, or media that a network refuses. */
export function isMediaChosen(content: Content, checks: readonly NetworkCheck[]): boolean {
  const { document, images, video } = content;
  const kinds = [images.length > 0, video !== undefined, document !== undefined].filter(Boolean).length;
  if (checks.length === 0) return false;
  if (kinds > 1 || checks.some(({ network }) => content.mediaFor?.[network] !== undefined)) return true;
  return kinds > 0 && checks.some((check) => mediaProblem(check) !== undefined);
}

/** A content with another choice for one network; undefined is everything. */
export function withMediaFor(
  now: Pick<Content, 'mediaFor'>,
  network: NetworkId,
  choice: MediaChoice | undefined,
): Pick<Content, 'mediaFor'> {
  const { [network]: _before, ...others } = now.mediaFor ?? {};
  const mediaFor = choice === undefined ? others : { ...others, [network]: choice };
  return { mediaFor: Object.keys(mediaFor).length === 0 ? undefined : mediaFor };
}

/**
 * What each network of the chosen channels would get, so that it takes the post: everything where it does, else the first
 * that fits of pictures, one picture, video, document, and words alone. Where descriptions of pictures have no place, the
 * video comes first. A network that takes none of these keeps everything, and its refusal is told.
 */
export function proposeMedia(
  content: Content,
  channels: readonly ChannelView[],
  media: ReadonlyMap<string, MediaView>,
): Pick<Content, 'mediaFor'> {
  const choices = choicesIn(content);
  const fits = new Map(
    [undefined, ...choices].map((choice) => [choice, fitting(content, { channels, media, choice })]),
  );
  return checkChannels(content, channels, media).reduce<Pick<Content, 'mediaFor'>>((now, { manifest, network }) => {
    const filmFirst = manifest.media.altTextMaxLength === 0;
    const inOrder = filmFirst ? choices.toSorted((one, other) => rank(one) - rank(other)) : choices;
    const first = [undefined, ...inOrder].find((choice) => fits.get(choice)?.has(network));
    return withMediaFor(now, network, first);
  }, content);
}

/** The video, and all others as they stood. */
const rank = (choice: MediaChoice) => (choice === 'video' ? 0 : 1);

/** Networks that take the post if this is what they all get. */
function fitting(
  content: Content,
  given: {
    channels: readonly ChannelView[];
    media: ReadonlyMap<string, MediaView>;
    choice: MediaChoice | undefined;
  },
): ReadonlySet<NetworkId> {
  const { channels, choice, media } = given;
  const chosen = channels.map(({ network }) => [network, choice] as const);
  const mediaFor = choice === undefined ? undefined : Object.fromEntries(chosen);
  const checks = checkChannels({ ...content, mediaFor }, channels, media);
  return new Set(checks.filter((check) => mediaProblem(check) === undefined).map(({ network }) => network));
}
