import { createHash } from 'node:crypto';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { CropArea } from './contract.ts';
import { type ImageMime, liesAboutKind, sniffImage } from './image-kind.ts';
import { ImageProcess, type JobOutcome } from './image-process.ts';

export type IntakeResult = {
  readonly bytes: Uint8Array;
  /** Of `bytes`, 64 lowercase hex digits; `originalSha256` of what was handed in. */
  readonly sha256: string;
  readonly originalSha256: string;
  readonly mimeType: ImageMime;
  /** As shown: upright, and of one frame. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the original held and the result does not: `exif`, `gps`, `thumbnail`, `xmp`, `iptc`, `icc`, `comment`, `orientation`, `animation`. Sorted. */
  readonly strippedMetadata: readonly string[];
};

type Told = {
  readonly fileName: string;
  readonly declaredMime: string;
  /** The part to keep, in pixels of the upright image; the whole where it is left out. */
  readonly crop?: CropArea;
};

export type ImageIntake = {
  /** Throws `BedsideError` with a `MEDIA_…` code; never for a reason that lies with other images. */
  intake(bytes: Uint8Array, told: Told): Promise<IntakeResult>;
  /** Ends the worker. Images under way are refused as unreadable. */
  close(): Promise<void>;
};

export type ImageIntakeOptions = {
  readonly maxBytes?: number;
  /** Width × height × frames. Four bytes of memory each. */
  readonly maxPixels?: number;
  readonly maxFrames?: number;
  readonly maxMemoryBytes?: number;
  readonly timeoutMs?: number;
  /** Images that may wait; each holds its bytes in memory. */
  readonly maxWaiting?: number;
};

const DEFAULTS = {
  maxBytes: 25_000_000,
  maxPixels: 50_000_000,
  maxFrames: 60,
  maxMemoryBytes: 1_000_000_000,
  timeoutMs: 30_000,
  maxWaiting: 16,
} as const satisfies Required<ImageIntakeOptions>;

/**
 * Takes images in: checks what they are by their bytes, then decodes and encodes them anew in a process of its own,
 * with limits on pixels, memory and time. The process starts with the first image.
 */
export function createImageIntake(options: ImageIntakeOptions = {}): ImageIntake {
  const limits = { ...DEFAULTS, ...options };
  const worker = new ImageProcess(limits.timeoutMs);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;
  const inTurn = async (work: () => Promise<JobOutcome>): Promise<JobOutcome> => {
    if (waiting >= limits.maxWaiting) throw refused('MEDIA_BUSY');
    waiting += 1;
    const turn = last.then(() => (closed ? 'MEDIA_UNREADABLE' : work()));
    last = turn.catch(() => undefined);
    return turn.finally(() => {
      waiting -= 1;
    });
  };
  return {
    intake: async (bytes, told) => {
      const mimeType = checkKind(bytes, told, limits.maxBytes);
      const { crop } = told;
      const outcome = await inTurn(() =>
        worker.run({ bytes, mimeType, limits, ...(crop === undefined ? {} : { crop }) }),
      );
      if (typeof outcome === 'string') throw refused(outcome);
      if (outcome.bytes.byteLength > limits.maxBytes) throw refused('MEDIA_TOO_LARGE');
      return { ...outcome, mimeType, sha256: sha256(outcome.bytes), originalSha256: sha256(bytes) };
    },
    close: async () => {
      closed = true;
      worker.close();
      await last;
    },
  };
}

function checkKind(bytes: Uint8Array, told: Told, maxBytes: number): ImageMime {
  if (bytes.byteLength > maxBytes) throw refused('MEDIA_TOO_LARGE');
  const found = sniffImage(bytes);
  if (found === 'svg') throw refused('MEDIA_SVG_REFUSED');
  if (found === null) throw refused('MEDIA_TYPE_UNSUPPORTED');
  if (liesAboutKind(found, told)) throw refused('MEDIA_TYPE_MISMATCH', { found });
  return found;
}

type MediaCode =
  | Extract<JobOutcome, string>
  | 'MEDIA_TOO_LARGE'
  | 'MEDIA_SVG_REFUSED'
  | 'MEDIA_TYPE_UNSUPPORTED'
  | 'MEDIA_TYPE_MISMATCH';

const REFUSALS: Readonly<Record<MediaCode, readonly [status: number, message: string, remedy: string]>> = {
  MEDIA_TOO_LARGE: [413, 'The image is too large.', 'Choose an image below 25 MB.'],
  MEDIA_SVG_REFUSED: [422, 'SVG files can carry programs and are not taken.', 'Save the picture as PNG and add that.'],
  MEDIA_TYPE_UNSUPPORTED: [
    422,
    'This is not a JPEG, PNG, WebP or GIF image.',
    'Save the picture as JPEG or PNG and add that.',
  ],
  MEDIA_TYPE_MISMATCH: [
    422,
    'The file is of another kind than its name says.',
    'Give the file the right ending, or save it again from your image program.',
  ],
  MEDIA_TOO_MANY_PIXELS: [
    422,
    'The image has more pixels than can be handled.',
    'Make it smaller: 8,000 pixels on the long side are plenty.',
  ],
  MEDIA_TOO_MANY_FRAMES: [422, 'The animation has too many frames.', 'Shorten it to 60 frames.'],
  MEDIA_UNREADABLE: [
    422,
    'The image is damaged and cannot be opened.',
    'Open it in an image program, save it again and add that.',
  ],
  MEDIA_TIMEOUT: [422, 'The image took too long to open.', 'Save it again in a smaller size and add that.'],
  MEDIA_TOO_COSTLY: [422, 'The image needs too much memory to open.', 'Save it again in a smaller size and add that.'],
  MEDIA_CROP_ANIMATED: [422, 'A moving picture cannot be cut.', 'Cut it in your image program and add that.'],
  MEDIA_CROP_OUTSIDE: [422, 'The part lies outside the image.', 'Choose a part inside the image.'],
  MEDIA_BUSY: [503, 'Too many images came in at once.', 'Try again in a moment.'],
};

function refused(code: MediaCode, details: Readonly<Record<string, string>> = {}): BedsideError {
  const [status, message, remedy] = REFUSALS[code];
  return new BedsideError({ code, status, message, remedy, details });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
