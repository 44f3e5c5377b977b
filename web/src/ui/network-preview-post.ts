import {
  formOf,
  type Manifest,
  type NetworkId,
  type WordsThatLeave,
  wordsThatLeave,
} from '@bedside/connectors/networks';
import {
  type Content,
  imageFor,
  type LinkCheck,
  type NetworkOptions,
  partsOf,
} from '@bedside/server/contract/flow/compose';
import { previewLooks } from './network-preview-looks.ts';
import type { PreviewButton, PreviewCard, PreviewPart, PreviewPost } from './network-preview-types.ts';

type Known = {
  readonly addressOf: (mediaId: string) => string;
  /** What is known about the page behind the link. */
  readonly page?: LinkCheck['card'];
  readonly pageCount?: number | null;
  readonly place?: string | null;
};

/** A post as it leaves for one account: its parts and words are those that the publisher sends. */
export function previewPost(
  content: Content,
  { handle, manifest, name }: { name: string; handle: string; manifest: Manifest },
  known: Known,
): PreviewPost {
  const { network } = manifest;
  const options = content.options?.[network] ?? {};
  const parts = previewParts(content, manifest, known);
  const taken = <T>(option: Manifest['options'][number], value: T | null | undefined): T | null =>
    manifest.options.includes(option) ? (value ?? null) : null;
  const form = formOf(manifest, { options });
  const isTimed = form === 'event' || form === 'offer';
  return {
    network,
    name,
    handle,
    maxImages: manifest.media.maxImages,
    form,
    parts,
    card: cardOf(network, parts[0], known.page ?? null),
    button: taken('action', buttonOf(options, parts[0]?.link ?? null, form === 'offer')),
    event: isTimed ? taken('event', options.event) : null,
    offer: form === 'offer' ? taken('offer', options.offer) : null,
    place: taken('place', known.place),
    contentWarning: taken('contentWarning', options.contentWarning),
    visibility: options.visibility === 'public' ? null : taken('visibility', options.visibility),
    language: content.language,
  };
}

function previewParts(content: Content, manifest: Manifest, { addressOf, pageCount = null }: Known): PreviewPart[] {
  const { network } = manifest;
  const options = content.options?.[network];
  return partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment }).map((part, index) => {
    const { document, video } = part.files;
    const images = part.imageIndexes.flatMap((at) => {
      const image = content.images[at];
      return image === undefined ? [] : [{ src: addressOf(imageFor(image, network).mediaId), altText: image.altText }];
    });
    const { link, text, title }: WordsThatLeave = wordsThatLeave(manifest, {
      text: part.text,
      link: part.link,
      images,
      video,
      document,
      options,
      ...(index === 0 ? {} : { replyTo: part.kind }),
    });
    return {
      kind: part.kind,
      text,
      title,
      link,
      images,
      ...(video === undefined
        ? {}
        : {
            video: {
              src: addressOf(video.mediaId),
              poster: video.cover && addressOf(video.cover.mediaId),
              altText: video.altText,
            },
          }),
      ...(document === undefined ? {} : { document: { title: document.title, pageCount } }),
    };
  });
}

/** Bluesky and LinkedIn get a card from us, which holds what was approved alone; others make one from the page; some have none. */
function cardOf(network: NetworkId, part: PreviewPart | undefined, page: LinkCheck['card']): PreviewCard | null {
  const { card } = previewLooks[network];
  if (part === undefined || card === 'none') return null;
  const address = part.link ?? lastAddress(part);
  if (address === null || !URL.canParse(address)) return null;
  const host = new URL(address).host.replace(/^www\./u, '');
  const bare = { host, title: part.title ?? host, description: null };
  if (card === 'sent') return { ...bare, from: part.title === null ? 'sent' : 'titled' };
  if (page === null) return { ...bare, title: host, from: 'made' };
  return { host: page.siteName ?? host, title: page.title, description: page.description, from: 'likely' };
}

/** Beside pictures there is no room for a card. */
function lastAddress({ document, images, text, video }: PreviewPart): string | null {
  if (images.length > 0 || video !== undefined || document !== undefined) return null;
  return /https?:\/\/\S+$/iu.exec(text)?.[0] ?? null;
}

/** As Bedside sends it: a link is the button "Learn more", and an offer is redeemed at its own address or the link. */
function buttonOf({ action, offer }: NetworkOptions, link: string | null, isOffer: boolean): PreviewButton | null {
  if (isOffer) {
    const url = offer?.redeemUrl ?? link;
    return url === null ? null : { kind: 'redeem', url };
  }
  if (action !== undefined) return { kind: action.kind, url: action.kind === 'call' ? null : (action.url ?? null) };
  return link === null ? null : { kind: 'learn-more', url: link };
}
