import type { CropArea } from './contract.ts';
import type { ImageMime } from './image-kind.ts';
import type { ImageLimits, ReEncoded, ReEncodeFailure } from './re-encode-image.ts';

/** What goes to the worker process and comes back. */
export type ImageJob = {
  readonly bytes: Uint8Array;
  readonly mimeType: ImageMime;
  /** The part to keep; the whole where it is left out. */
  readonly crop?: CropArea;
  readonly limits: ImageLimits & { readonly maxMemoryBytes: number };
};
export type WorkerRequest = ImageJob & { readonly id: number };
export type WorkerAnswer = { readonly id: number; readonly result: ReEncoded | ReEncodeFailure };

/** The worker ended itself because one image took too much memory. */
export const OUT_OF_MEMORY_EXIT = 75;
