import type { NetworkId, PartKind, PostForm } from '@bedside/connectors/networks';
import type { NetworkOptions } from '@bedside/server/contract/flow/compose';

export type PreviewImage = { readonly src: string; readonly altText: string };
export type PreviewFilm = { readonly src: string; readonly poster?: string | undefined; readonly altText: string };

/** One post on the network as it will leave: the text is exactly what is sent, its link in it where the network wants it there. */
export type PreviewPart = {
  readonly kind: PartKind;
  readonly text: string;
  /** What is sent beside the text; null where it goes without. */
  readonly title: string | null;
  readonly link: string | null;
  readonly images: readonly PreviewImage[];
  readonly video?: PreviewFilm;
  readonly document?: { readonly title: string; readonly pageCount: number | null };
};

/** The card of a link: what it says, and a word on where that comes from. */
export type PreviewCard = {
  readonly host: string;
  readonly title: string;
  readonly description: string | null;
  readonly from: 'sent' | 'titled' | 'made' | 'likely';
};

/** What a button says, and where it leads; null where the network knows (a telephone number). */
export type PreviewButton = {
  readonly kind: 'book' | 'order' | 'learn-more' | 'sign-up' | 'call' | 'redeem';
  readonly url: string | null;
};

export type PreviewPost = {
  readonly network: NetworkId;
  /** Name and handle of the account, as the network shows them. */
  readonly name: string;
  readonly handle: string;
  /** Images that the account takes with one post. */
  readonly maxImages: number;
  readonly form: PostForm;
  /** The post, the parts of its thread, and its first comment, in the order in which they leave. */
  readonly parts: readonly PreviewPart[];
  /** Of the first part. */
  readonly card: PreviewCard | null;
  readonly button: PreviewButton | null;
  readonly event: NetworkOptions['event'] | null;
  readonly offer: NetworkOptions['offer'] | null;
  /** The name of the board or the category, where it is known. */
  readonly place: string | null;
  /** Shown instead of the words until somebody opens them. */
  readonly contentWarning: string | null;
  /** Who sees it; null where everybody does. */
  readonly visibility: NetworkOptions['visibility'] | null;
  readonly language: string;
};
