/**
 * Media are handed in beforehand: announced with their key, sent in parts, and closed. A media object is kept for 24 hours
 * (developers.snap.com/api/marketing-api/Public-Profile-API/ProfileAssetManagement, read 2026-11-23): parts of 32 MB at most, 35 of them.
 */
import { z } from 'zod';
import type { Operation } from '../http/ask.ts';
import { beforePublishing } from '../http-outcome.ts';
import { formOf, formWithFile } from '../media/form-data.ts';
import type { MediaSource } from '../media/source.ts';
import type { Failure, OutgoingPost, StageOutcome, StageRequest } from '../port.ts';
import { ask } from './api.ts';
import { type Cipher, cipherOf, encryptedPart, encryptedSize } from './encrypt.ts';

/** The largest video has 30 of them. */
const partBytes = 16 * 1_048_576;
const keptMs = 24 * 3_600_000;
const lookAgainMs = 1_000;
/** No part is begun in the last part of a call: it takes its time. */
const lastPart = 0.25;

/** How far it is: `next` is the part to be sent, from 1; null when it is whole. */
export type Handle = {
  readonly mediaId: string;
  /** Milliseconds since 1970. */
  readonly beganAt: number;
  readonly next: number | null;
  readonly addPath: string;
  readonly finalizePath: string;
};

const path = z
  .string()
  .max(1_000)
  .regex(/^\/?[\w./?=&%~-]+$/u);
const createdSchema = z.object({ media_id: z.string().regex(/^[\w-]{1,100}$/u), add_path: path, finalize_path: path });

function writeHandle({ addPath, beganAt, finalizePath, mediaId, next }: Handle): string {
  return [mediaId, beganAt, next ?? 'whole', addPath, finalizePath].join(' ');
}

/** Null when it is none of ours. */
export function readHandle(handle: string): Handle | null {
  const [mediaId = '', began = '', step = '', addPath = '', finalizePath = ''] = handle.split(' ');
  const paths = createdSchema.safeParse({ media_id: mediaId, add_path: addPath, finalize_path: finalizePath });
  if (!paths.success || !/^\d{1,15}$/u.test(began) || !/^(whole|\d{1,2})$/u.test(step)) return null;
  return { mediaId, beganAt: Number(began), next: step === 'whole' ? null : Number(step), addPath, finalizePath };
}

export const isOver = ({ beganAt }: Handle, now: Date): boolean => now.getTime() - beganAt >= keptMs;

type Medium = { readonly kind: 'VIDEO' | 'IMAGE'; readonly source: MediaSource; readonly sha256: string };

/** Null when it cannot be read. */
async function mediumOf({ images, video }: OutgoingPost): Promise<Medium | null> {
  if (video !== undefined) return { kind: 'VIDEO', source: video.source, sha256: video.sha256 };
  const bytes = (await images[0]?.bytes().catch(() => undefined)) ?? null;
  if (bytes === null) return null;
  const read: MediaSource['read'] = async function* readBytes(offset, length) {
    yield bytes.subarray(offset, offset + length);
  };
  return { kind: 'IMAGE', source: { size: bytes.length, read }, sha256: images[0]?.sha256 ?? '' };
}

export async function stage(operation: Operation, request: StageRequest): Promise<StageOutcome> {
  const { account, deliveryKey, handle, post } = request;
  const known = handle === null ? null : readHandle(handle);
  if (handle !== null && (known === null || isOver(known, operation.io.now()))) return { kind: 'expired' };
  if (known?.next === null) return staged(known);
  const medium = await mediumOf(post);
  if (medium === null) return unreadable;
  const cipher = cipherOf(deliveryKey, medium.sha256);
  if (known !== null) return sendParts(operation, { medium, cipher, handle: known });
  const created = await ask(operation, {
    path: `/v1/public_profiles/${encodeURIComponent(account.remoteAccountId)}/media`,
    body: {
      type: medium.kind,
      name: `bedside-${deliveryKey}`,
      key: cipher.key.toString('base64'),
      iv: cipher.iv.toString('base64'),
    },
    schema: createdSchema,
  });
  if (!created.ok) return beforePublishing(created.failure);
  const { add_path: addPath, finalize_path: finalizePath, media_id: mediaId } = created.data;
  const beganAt = operation.io.now().getTime();
  return sendParts(operation, { medium, cipher, handle: { mediaId, beganAt, next: 1, addPath, finalizePath } });
}

type Sending = { readonly medium: Medium; readonly cipher: Cipher; readonly handle: Handle };

/** As many parts as the call has time for. One whose answer was lost is sent again under its number. */
async function sendParts(operation: Operation, { cipher, handle, medium }: Sending): Promise<StageOutcome> {
  const { io } = operation;
  const total = encryptedSize(medium.source.size);
  const count = Math.ceil(total / partBytes);
  const until = operation.deadline - (operation.deadline - io.now().getTime()) * lastPart;
  for (let next = handle.next ?? 1; next <= count; next += 1) {
    const at = { ...handle, next };
    if (io.now().getTime() >= until) return { kind: 'processing', handle: writeHandle(at), lookAgainMs };
    const from = (next - 1) * partBytes;
    const part = encryptedPart(medium.source, cipher, { from, length: Math.min(partBytes, total - from) });
    const failure = await sendPart(operation, { at, part, sha256: medium.sha256 });
    if (failure !== null) return afterFailure(failure, at);
  }
  return finalize(operation, { ...handle, next: count + 1 });
}

async function sendPart(
  operation: Operation,
  { at, part, sha256 }: { at: Handle; part: MediaSource; sha256: string },
): Promise<Failure | null> {
  const file = { field: 'file', fileName: 'part.bin', mimeType: 'application/octet-stream', sha256, source: part };
  const body = formWithFile({ action: 'ADD', part_number: String(at.next) }, file);
  const sent = await ask(operation, { path: fromRoot(at.addPath), body, schema: z.unknown() });
  return sent.ok ? null : sent.failure;
}

async function finalize(operation: Operation, at: Handle): Promise<StageOutcome> {
  const body = formOf({ action: 'FINALIZE' });
  const sent = await ask(operation, { path: fromRoot(at.finalizePath), body, schema: z.unknown() });
  return sent.ok ? staged({ ...at, next: null }) : afterFailure(sent.failure, at);
}

const fromRoot = (relative: string) => (relative.startsWith('/') ? relative : `/${relative}`);

/** Doubt is gone on with; a no to a part or to closing it says that this upload is of no use. */
function afterFailure(failure: Failure, at: Handle): StageOutcome {
  if (failure.kind === 'ambiguous') return { kind: 'processing', handle: writeHandle(at), lookAgainMs };
  return failure.kind === 'rejected' ? { kind: 'expired' } : failure;
}

function staged(handle: Handle): StageOutcome {
  const expiresAt = new Date(handle.beganAt + keptMs).toISOString();
  return { kind: 'staged', handle: writeHandle(handle), expiresAt };
}

const unreadable: Failure = {
  kind: 'not-sent',
  code: 'IMAGE_NOT_READABLE',
  detail: 'The image of the post could not be read. Nothing was sent.',
};
