/** What goes to the worker process of videos and documents, and comes back. Files are named, their bytes are not sent. */
export type VideoJob = {
  readonly kind: 'video';
  readonly inputPath: string;
  readonly outputPath: string;
  readonly limits: { readonly maxDurationMs: number; readonly maxPixels: number };
};

export type DocumentJob = {
  readonly kind: 'document';
  readonly inputPath: string;
  readonly outputPath: string;
  readonly limits: { readonly maxPages: number };
};

export type FileJob = VideoJob | DocumentJob;

/**
 * `widthPx` and `heightPx` as shown, upright. `strippedMetadata`: what the original held and the result does not, sorted:
 * `cover`, `gps`, `hidden` (scenes before its beginning or after its end), `tags`, `tracks`, `userdata`.
 */
export type RemuxedVideo = {
  readonly kind: 'video';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  readonly videoCodec: 'avc' | 'hevc' | 'av1';
  readonly audioCodec: 'aac' | 'mp3' | null;
  readonly strippedMetadata: readonly string[];
};

/** Width and height of the first page at 72 dots per inch. `strippedMetadata`: `attachments`, `info`, `links`, `outline`, `scripts`, `structure`, `xmp`. */
export type RewrittenDocument = {
  readonly kind: 'document';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pageCount: number;
  readonly strippedMetadata: readonly string[];
};

/** Why a file is not taken. */
export const fileFailures = [
  'VIDEO_UNREADABLE',
  'VIDEO_TRUNCATED',
  'VIDEO_TRACK_MISSING',
  'VIDEO_CODEC_REFUSED',
  'VIDEO_EDITED',
  'VIDEO_TOO_LONG',
  'VIDEO_TOO_MANY_PIXELS',
  'DOCUMENT_UNREADABLE',
  'DOCUMENT_ENCRYPTED',
  'DOCUMENT_TOO_MANY_PAGES',
  'DOCUMENT_HAS_NOTES',
  'DOCUMENT_HAS_LAYERS',
] as const;
export type FileFailure = (typeof fileFailures)[number];

export type FileResult = RemuxedVideo | RewrittenDocument | FileFailure;
