/**
 * Large media, handed in piece by piece: no more of it is in memory than the connection holds, and after a lost connection
 * the network is asked how far it came. How a network does each of the four steps is its own (`UploadRemote`).
 *
 * Nothing here publishes anything, so every failure is one before publishing. What stands half done on the network
 * afterwards is told, to be gone on with or to be swept.
 */
import type { Wait } from '../http/wait.ts';
import { beforePublishing } from '../http-outcome.ts';
import type { Failure, StreamedBody } from '../port.ts';
import type { MediaSource } from './source.ts';

export type { MediaSource } from './source.ts';

/** How far an upload is. `gone`: the network has thrown it away. */
export type UploadState =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'finished'; readonly mediaId: string }
  | { readonly kind: 'gone' }
  | Failure;

/** An upload as one network takes it. Never throws. `handle` names an upload that was begun. */
export type UploadRemote = {
  begin(size: number): Promise<{ readonly kind: 'begun'; readonly handle: string } | Failure>;
  offset(handle: string): Promise<UploadState>;
  append(handle: string, chunk: { readonly offset: number; readonly body: StreamedBody }): Promise<UploadState>;
  /** Called when all bytes are there, where the last of them did not finish it; again when its answer was lost. */
  finish(handle: string): Promise<UploadState>;
};

export type UploadOptions = {
  /** Sent in one request. */
  readonly chunkBytes: number;
  /** Milliseconds since 1970 after which nothing is begun any more. */
  readonly deadline: number;
  readonly now: () => Date;
  /** Waits, or less when the signal aborts; never throws. */
  readonly wait: Wait;
  readonly signal: AbortSignal;
  /** What an earlier try left (`left`): it goes on from there. */
  readonly resume?: string | undefined;
};

/** `unnamed` are uploads that may have been begun, and whose name was lost with the answer. */
export type Orphans = { readonly unnamed: number };

export type UploadOutcome =
  /** `resumptions`: how often the network was asked how far it came. */
  | { readonly kind: 'uploaded'; readonly mediaId: string; readonly resumptions: number; readonly orphans: Orphans }
  /** `left` names what stands half done on the network, or is null. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly left: string | null; readonly orphans: Orphans };

const firstWaitMs = 250;
const longestWaitMs = 8_000;

/** Hands the media in, from where an earlier try left it. Never throws, and ends with the deadline. */
export async function uploadMedia(
  source: MediaSource,
  remote: UploadRemote,
  options: UploadOptions,
): Promise<UploadOutcome> {
  const upload: Upload = {
    source,
    remote,
    options,
    handle: options.resume ?? null,
    offset: null,
    waitMs: firstWaitMs,
    resumptions: 0,
    unnamed: 0,
    unreadable: false,
  };
  for (;;) {
    const failure = upload.unreadable ? notReadable : outOfTime(options);
    if (failure !== null) return failed(upload, failure);
    const step = await takeStep(upload);
    if (step.kind === 'finished') {
      const { resumptions, unnamed } = upload;
      return { kind: 'uploaded', mediaId: step.mediaId, resumptions, orphans: { unnamed } };
    }
    const ended = await follow(upload, step);
    if (ended !== null) return failed(upload, ended);
  }
}

type Upload = {
  readonly source: MediaSource;
  readonly remote: UploadRemote;
  readonly options: UploadOptions;
  handle: string | null;
  /** How far the network is; null when it must be asked. */
  offset: number | null;
  waitMs: number;
  resumptions: number;
  unnamed: number;
  unreadable: boolean;
};

/** The next request: begin, ask how far it came, send a chunk, or finish. */
async function takeStep(upload: Upload): Promise<UploadState> {
  const { remote, source } = upload;
  if (upload.handle === null) {
    const begun = await remote.begin(source.size);
    if (begun.kind === 'ambiguous') upload.unnamed += 1;
    if (begun.kind !== 'begun') return begun;
    upload.handle = begun.handle;
    return { kind: 'at', offset: 0 };
  }
  if (upload.offset === null) {
    upload.resumptions += 1;
    return remote.offset(upload.handle);
  }
  if (upload.offset === source.size) return remote.finish(upload.handle);
  const length = Math.min(upload.options.chunkBytes, source.size - upload.offset);
  const body = { stream: readNoting(upload, upload.offset, length), length };
  return remote.append(upload.handle, { offset: upload.offset, body });
}

/** A source that fails would look like a connection that fails, and be read again until time is over. */
async function* readNoting(upload: Upload, offset: number, length: number): AsyncGenerator<Uint8Array> {
  try {
    yield* upload.source.read(offset, length);
  } catch (error) {
    upload.unreadable = true;
    throw error;
  }
}

/** Takes a step's answer over. Gives the failure that ends it, or null to go on. */
async function follow(upload: Upload, step: Exclude<UploadState, { kind: 'finished' }>): Promise<Failure | null> {
  switch (step.kind) {
    case 'at':
      return goOn(upload, step.offset);
    case 'gone':
      upload.handle = null;
      upload.offset = null;
      await pause(upload, upload.waitMs);
      return null;
    case 'rejected':
    case 'reauthorize':
      return step;
    case 'retry-after':
      if (upload.options.now().getTime() + step.retryAfterMs >= upload.options.deadline) return step;
      await pause(upload, step.retryAfterMs);
      break;
    default:
      if (!upload.unreadable) await pause(upload, upload.waitMs);
  }
  upload.offset = null;
  return null;
}

async function goOn(upload: Upload, offset: number): Promise<Failure | null> {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > upload.source.size) return outOfStep;
  // Asked anew, or begun: any place will do. A chunk must have brought it further, and a finish all the way.
  if (upload.offset === null || offset > upload.offset) upload.waitMs = firstWaitMs;
  else await pause(upload, upload.waitMs);
  upload.offset = offset;
  return null;
}

/** Each wait is twice the one before, until something goes on. */
async function pause(upload: Upload, ms: number): Promise<void> {
  const { deadline, now, signal, wait } = upload.options;
  upload.waitMs = Math.min(longestWaitMs, upload.waitMs * 2);
  await wait(Math.max(0, Math.min(ms, deadline - now().getTime())), signal);
}

function outOfTime({ deadline, now, signal }: UploadOptions): Failure | null {
  if (signal.aborted) return givenUp;
  return now().getTime() >= deadline ? late : null;
}

function failed({ handle, unnamed }: Upload, failure: Failure): UploadOutcome {
  return { kind: 'failed', failure: beforePublishing(failure), left: handle, orphans: { unnamed } };
}

const notSent = (code: string, detail: string): Failure => ({ kind: 'not-sent', code, detail });
const late = notSent('UPLOAD_OUT_OF_TIME', 'The upload was not done when its time was over.');
const givenUp = notSent('GIVEN_UP', 'The caller gave up during the upload.');
const notReadable = notSent('MEDIA_NOT_READABLE', 'What was to be uploaded could not be read.');
const outOfStep: Failure = {
  kind: 'rejected',
  code: 'UPLOAD_OUT_OF_STEP',
  detail: 'The network says that it has more than there is.',
};
