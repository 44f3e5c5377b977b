/** What the house has, so that a consent can name it. */
export type Known = {
  readonly today: string;
  readonly timeZone: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly channelIds: ReadonlySet<string>;
  readonly siteIds: ReadonlySet<string>;
  /** Hashes of pictures that are here and may be seen by whoever brings the file. */
  readonly pictures: ReadonlySet<string>;
};
