/**
 * Resumable uploads (developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, read 2026-11-23): a session
 * is begun with the words, its pieces are multiples of 256 KiB, 308 tells how far they came, and the answer to the last
 * one is the video, private. A session that was left alone is thrown away by YouTube and was never a video.
 */
import { z } from 'zod';
import { ask, type GoogleResult, googleDialect } from '../google/api.ts';
import { isGoogleAddress } from '../google/hosts.ts';
import type { Dialect, Operation, StreamBody } from '../http/ask.ts';
import { unreadableAnswer } from '../http-outcome.ts';
import type { UploadRemote, UploadState } from '../media/upload.ts';
import { composeNetworkText } from '../networks.ts';
import type { Manifest, OutgoingPost, OutgoingVideo } from '../port.ts';
import { titleOf, videoIdSchema } from './video.ts';

/** 32 × 256 KiB. */
export const chunkBytes = 8 * 1_024 * 1_024;

/** A piece cannot be read twice from one stream: after a 401 the session is asked how far it came. */
const { refusesBeforeActing: _again, ...rest } = googleDialect;
const uploadDialect: Dialect = { ...rest, successes: [200, 201, 308] };

const uploadedSchema = z.object({ id: videoIdSchema });
/** 308 has no body. */
const pieceSchema = z.union([uploadedSchema, z.undefined()]);

type Words = { readonly manifest: Manifest; readonly post: OutgoingPost; readonly video: OutgoingVideo };

/** The steps of one upload. Handles are addresses of sessions. */
export function createUploadRemote(asked: Operation, words: Words): UploadRemote {
  const { mimeType: contentType, source } = words.video;
  const { size } = source;
  const offset = (address: string) => askSession(asked, { address, size });
  return {
    begin: () => beginSession({ ...asked, dialect: uploadDialect }, words),
    offset,
    append: (address, { offset: from, body }) =>
      put(asked, {
        address,
        range: `${from}-${from + body.length - 1}/${size}`,
        body: { contentType, open: () => body },
      }),
    // The answer to the last piece was lost: asked again, the session tells the video.
    finish: offset,
  };
}

async function beginSession(operation: Operation, words: Words): Promise<Awaited<ReturnType<UploadRemote['begin']>>> {
  const { mimeType, source } = words.video;
  const begun = await ask(operation, {
    path: '/upload/youtube/v3/videos',
    params: { uploadType: 'resumable', part: 'snippet,status' },
    headers: { 'x-upload-content-length': String(source.size), 'x-upload-content-type': mimeType },
    body: metadataOf(words),
    schema: z.unknown(),
  });
  if (!begun.ok) return begun.failure;
  const handle = begun.headers.get('location') ?? '';
  return isGoogleAddress(handle, operation.serviceUrl) ? { kind: 'begun', handle } : unreadableAnswer(begun.status);
}

/** How far a session is. `size`: of the whole file, in bytes. */
export function askSession(
  operation: Operation,
  { address, size }: { readonly address: string; readonly size: number },
): Promise<UploadState> {
  return put(operation, { address, range: `*/${size}` });
}

type Piece = { readonly address: string; readonly range: string; readonly body?: StreamBody };

async function put(operation: Operation, { address, body, range }: Piece): Promise<UploadState> {
  const told = await ask(
    { ...operation, dialect: uploadDialect },
    {
      method: 'PUT',
      path: address,
      headers: { 'content-range': `bytes ${range}` },
      ...(body === undefined ? {} : { body }),
      schema: pieceSchema,
    },
  );
  return stateOf(told);
}

function stateOf(told: GoogleResult<z.output<typeof pieceSchema>>): UploadState {
  if (!told.ok) return told.isOver ? { kind: 'gone' } : told.failure;
  if (told.data !== undefined) return { kind: 'finished', mediaId: told.data.id };
  if (told.status !== 308) return unreadableAnswer(told.status);
  const last = /^bytes=0-(\d+)$/u.exec(told.headers.get('range') ?? '')?.[1];
  return { kind: 'at', offset: last === undefined ? 0 : Number(last) + 1 };
}

/** Everything is said, so that no setting of the channel decides. Private until it is delivered. */
function metadataOf({ manifest, post }: Words): object {
  const [language = ''] = post.languages;
  const isTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(language);
  return {
    snippet: {
      title: titleOf(post),
      description: composeNetworkText(manifest, post),
      ...(isTag ? { defaultLanguage: language } : {}),
    },
    status: { privacyStatus: 'private', selfDeclaredMadeForKids: post.options?.forChildren ?? false },
  };
}
