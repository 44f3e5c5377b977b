/** Where the bytes of large media come from. Any part of them may be read more than once. */
export type MediaSource = {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset` on, in pieces; of about 512 KiB they cost the least memory (bench/media.mjs). */
  readonly read: (offset: number, length: number) => AsyncIterable<Uint8Array>;
};
