import type { NetworkId, PartKind } from '@bedside/connectors/networks';

export type PreviewImage = { readonly src: string; readonly altText: string };

/** One post on the network as it will leave, its link already in the text where the network wants it there. */
export type PreviewPart = {
  readonly kind: PartKind;
  readonly text: string;
  readonly images: readonly PreviewImage[];
};

/** The card below a post without pictures: what it says, and a word on where that comes from. */
export type PreviewCard = {
  readonly host: string;
  readonly title: string;
  readonly description: string | null;
  readonly note: string;
};

export type PreviewPost = {
  readonly network: NetworkId;
  /** Name and handle of the account, as the network shows them. */
  readonly name: string;
  readonly handle: string;
  /** Images that the account's server shows with one post, where it says so itself. */
  readonly maxImages?: number;
  /** The post, the parts of its thread, and its first comment, in the order in which they leave. */
  readonly parts: readonly PreviewPart[];
  readonly link: string | null;
  /** Of the first part. */
  readonly card: PreviewCard | null;
  /** Shown instead of the words until somebody opens them. */
  readonly contentWarning: string | null;
  /** Who sees it, in the network's words; null where everybody does. */
  readonly visibility: string | null;
  readonly language: string;
};
