import { rm, stat } from 'node:fs/promises';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import type { FileFailure, RemuxedVideo, RewrittenDocument } from './file-job.ts';
import { type FileKind, liesAboutFile, sniffFile } from './file-kind.ts';
import { type FileOutcome, runFileJob } from './file-process.ts';
import { newSpoolPath, type Spooled, spool, tooLarge } from './spool.ts';

/** A file written anew, on the disk until `takeFile` is done. */
export type ClearedFile = {
  readonly path: string;
  readonly byteSize: number;
  readonly originalSha256: string;
  readonly facts: RemuxedVideo | RewrittenDocument;
};

export type FileUpload = {
  readonly kind: FileKind;
  readonly body: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  readonly declaredMime: string;
};

export type FileIntake = {
  /** Bytes. */
  readonly maxBytes: Readonly<Record<FileKind, number>>;
  /**
   * Keeps what comes on the disk while `use` runs. Throws `BedsideError` with a `MEDIA_…` code.
   */
  receive<T>(upload: FileUpload, use: (spooled: Spooled) => Promise<T>): Promise<T>;
  /**
   * Checks what it is by its bytes and writes it anew in a process of its own, with limits on length, memory and time; the
   * result lies on the disk while `use` runs. Throws `BedsideError` with a `MEDIA_…`, `VIDEO_…` or `DOCUMENT_…` code.
   */
  clear<T>(
    received: Spooled & Pick<FileUpload, 'kind' | 'fileName' | 'declaredMime'>,
    use: (cleared: ClearedFile) => Promise<T>,
  ): Promise<T>;
  /** Ends the processes that run. */
  close(): void;
};

export type FileIntakeOptions = {
  /** Where files lie while they are looked at. */
  readonly dir: string;
  readonly maxBytes?: Readonly<Record<FileKind, number>>;
  readonly maxDurationMs?: number;
  /** Of one picture of a film. */
  readonly maxPixels?: number;
  readonly maxPages?: number;
  readonly timeoutMs?: number;
};

const DEFAULTS = {
  maxBytes: { video: 1_000_000_000, document: 100_000_000 },
  // No network takes a longer one; for the house's own pages it is plenty.
  maxDurationMs: 4 * 60 * 60_000,
  // 8K.
  maxPixels: 7_680 * 4_320,
  maxPages: 300,
  timeoutMs: 5 * 60_000,
} as const satisfies Omit<Required<FileIntakeOptions>, 'dir'>;

/** Files that are written anew at the same time, and that wait for it: each lies on the disk twice. */
const MOST_RUNNING = 2;
const MOST_WAITING = 8;

/** Takes films and documents in as streams: they are never whole in memory of the server. */
export function createFileIntake(options: FileIntakeOptions): FileIntake {
  const limits = { ...DEFAULTS, ...options };
  const ended = new AbortController();
  const inTurn = turns();
  return {
    maxBytes: limits.maxBytes,
    receive: async (upload, use) => {
      const file = await newSpoolPath(limits.dir, new Date());
      try {
        const { body } = upload;
        return await use(await spool(body, { file, maxBytes: limits.maxBytes[upload.kind] }));
      } finally {
        await rm(file, { force: true });
      }
    },
    clear: async (received, use) => {
      requireKind(received);
      const outputPath = await newSpoolPath(limits.dir, new Date());
      const job = { kind: received.kind, inputPath: received.path, outputPath, limits };
      try {
        const facts = await inTurn(() => runFileJob(job, { timeoutMs: limits.timeoutMs, signal: ended.signal }));
        if (typeof facts === 'string') throw refused(facts);
        const { size: byteSize } = await stat(outputPath);
        const maxBytes = limits.maxBytes[received.kind];
        if (byteSize > maxBytes) throw tooLarge(maxBytes);
        return await use({ path: outputPath, byteSize, originalSha256: received.sha256, facts });
      } finally {
        await rm(outputPath, { force: true });
      }
    },
    close: () => ended.abort(),
  };
}

/** A few at once, some wait, more are turned away. */
function turns() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work: () => Promise<FileOutcome>): Promise<FileOutcome> => {
    if (running < MOST_RUNNING) running += 1;
    else if (waiting.length >= MOST_WAITING) throw refused('MEDIA_BUSY');
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits takes this place over.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

function requireKind(received: Pick<FileUpload, 'kind' | 'fileName' | 'declaredMime'> & Pick<Spooled, 'head'>): void {
  const found = sniffFile(received.head);
  if (found === null) throw refused(received.kind === 'video' ? 'VIDEO_TYPE_UNSUPPORTED' : 'DOCUMENT_TYPE_UNSUPPORTED');
  if (found !== received.kind || liesAboutFile(found, received)) throw refused('MEDIA_TYPE_MISMATCH', { found });
}

type FileCode =
  | FileFailure
  | 'MEDIA_TIMEOUT'
  | 'MEDIA_TOO_COSTLY'
  | 'MEDIA_BUSY'
  | 'MEDIA_TYPE_MISMATCH'
  | 'VIDEO_TYPE_UNSUPPORTED'
  | 'DOCUMENT_TYPE_UNSUPPORTED';

const REFUSALS: Readonly<Record<FileCode, readonly [message: string, remedy: string]>> = {
  VIDEO_TYPE_UNSUPPORTED: [
    'This is not an MP4 or MOV video.',
    'Export it as MP4 from your video program and add that.',
  ],
  VIDEO_UNREADABLE: [
    'The video is damaged and cannot be opened.',
    'Export it anew from your video program and add that.',
  ],
  VIDEO_TRUNCATED: [
    'The video does not come to its end: a part of the file is missing.',
    'Copy it anew from the camera and add that.',
  ],
  VIDEO_TRACK_MISSING: ['There is sound in this file and no picture.', 'Add a video that shows something.'],
  VIDEO_CODEC_REFUSED: [
    'The video is encoded in a way that few devices play.',
    'Export it as MP4 with H.264 pictures and AAC sound and add that.',
  ],
  VIDEO_EDITED: [
    'The file holds more than it shows: it is a cut that is kept beside the uncut scenes.',
    'Export the cut as a video of its own and add that.',
  ],
  VIDEO_TOO_LONG: ['The video is longer than four hours.', 'Cut it and add the parts that matter.'],
  VIDEO_TOO_MANY_PIXELS: ['The video has more pixels than can be handled.', 'Export it at 1920 × 1080 and add that.'],
  DOCUMENT_TYPE_UNSUPPORTED: ['This is not a PDF.', 'Save the document as PDF and add that.'],
  DOCUMENT_UNREADABLE: ['The PDF is damaged and cannot be opened.', 'Save it anew as PDF and add that.'],
  DOCUMENT_ENCRYPTED: ['The PDF is locked.', 'Save it without a password and add that.'],
  DOCUMENT_TOO_MANY_PAGES: ['The PDF has more than 300 pages.', 'Choose the pages that matter and add those.'],
  DOCUMENT_HAS_NOTES: [
    'The PDF has forms, comments or drawings that lie loosely on its pages.',
    'Print it to a new PDF, look whether all is covered that should be, and add that.',
  ],
  DOCUMENT_HAS_LAYERS: ['The PDF has layers that are switched off.', 'Print it to a new PDF and add that.'],
  MEDIA_TYPE_MISMATCH: [
    'The file is of another kind than its name says.',
    'Give the file the right ending, or save it again from your program.',
  ],
  MEDIA_TIMEOUT: ['The file took too long to open.', 'Save it again in a smaller size and add that.'],
  MEDIA_TOO_COSTLY: ['The file needs too much memory to open.', 'Save it again in a smaller size and add that.'],
  MEDIA_BUSY: ['Too many files came in at once.', 'Try again in a moment.'],
};

function refused(code: FileCode, details: Readonly<Record<string, string>> = {}): BedsideError {
  const [message, remedy] = REFUSALS[code];
  return new BedsideError({ code, status: code === 'MEDIA_BUSY' ? 503 : 422, message, remedy, details });
}
