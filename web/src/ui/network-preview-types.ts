import type { NetworkId } from '@bedside/connectors/networks';

export type PreviewImage = { readonly src: string; readonly altText: string };

export type PreviewPost = {
  readonly network: NetworkId;
  /** Name and handle of the account, as the network shows them. */
  readonly name: string;
  readonly handle: string;
  readonly text: string;
  readonly link: string | null;
  readonly images: readonly PreviewImage[];
  readonly language: string;
};
