import { and, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { recordEvent } from '../../kernel/audit/service.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { mediaAccess } from './access.ts';
import type { CropArea, MediaView } from './contract.ts';
import type { ImageIntake, IntakeResult } from './image-intake.ts';
import { quarantinedAmong, requireShowable } from './quarantine.ts';
import { media } from './schema.ts';

export { answerBytes } from './answer-bytes.ts';
export { type FetchGrant, fetchAddressOf, readFetchToken } from './fetch-address.ts';
export type { FileIntake } from './files/file-intake.ts';
export type { ImageIntake } from './image-intake.ts';
export { quarantinedAmong, quarantinePictures, requireShowable, requireUsable } from './quarantine.ts';

export type MediaRow = typeof media.$inferSelect;

/**
 * Takes an image in: it is decoded, its metadata stripped and encoded anew outside any transaction; then the bytes are
 * kept under their hash and a record is written. What was uploaded is not kept. Throws the intake's `MEDIA_…` codes.
 */
export async function addImage(
  seed: ScopeSeed,
  intake: ImageIntake,
  upload: { bytes: Uint8Array; fileName: string; declaredMime: string },
): Promise<MediaView> {
  requireAnyRole(seed.actor, mediaAccess.add, 'add images');
  const image = await intake.intake(upload.bytes, { fileName: upload.fileName, declaredMime: upload.declaredMime });
  // Bytes first: a record without bytes would be a lie, bytes without a record are only waste.
  await seed.services.blobs.put(image.bytes, { maxBytes: image.bytes.byteLength });
  return inScope(seed, async (scope) => {
    const row = await insertImage(scope, image, null);
    await recordEvent(scope, {
      action: 'media.added',
      object: { type: 'media', id: row.id, sha256: row.sha256 },
      facts: { mime_type: row.mimeType, bytes: row.byteSize, stripped: row.strippedMetadata.join(',') },
    });
    return toView(row);
  });
}

async function insertImage(scope: Scope, image: IntakeResult, derivedFrom: string | null): Promise<MediaRow> {
  const now = scope.services.clock.now();
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('an image is added by a person');
  const row: MediaRow = {
    organizationId: scope.organizationId,
    id: newId<'media'>(now.getTime()),
    sha256: image.sha256,
    originalSha256: image.originalSha256,
    mimeType: image.mimeType,
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    byteSize: image.bytes.byteLength,
    kind: 'image',
    durationMs: null,
    videoCodec: null,
    audioCodec: null,
    pageCount: null,
    strippedMetadata: [...image.strippedMetadata],
    derivedFrom,
    createdBy: person,
    createdAt: now,
  };
  await scope.tx.insert(media).values(row);
  return row;
}

/** Hashes of all files that the organization's images lie in; for a backup, which reads nothing else. */
export async function listFileHashes(tx: Pick<Tx, 'selectDistinct'>): Promise<readonly string[]> {
  const rows = await tx.selectDistinct({ sha256: media.sha256 }).from(media);
  return rows.map((row) => row.sha256);
}

/**
 * Cuts a part out of an image that the acting person may see: a new image, derived from the first one that was added, so
 * that what becomes known of the whole is known of its parts. The same part again is the same image. Pixels are cut outside
 * any transaction. Throws `NOT_FOUND`, `MEDIA_CROP_OUTSIDE`, `MEDIA_CROP_ANIMATED` and the intake's other codes.
 */
export async function cropImage(
  seed: ScopeSeed,
  parts: { intake: ImageIntake; isShown: IsShown },
  input: { mediaId: string; area: CropArea },
): Promise<MediaView> {
  requireAnyRole(seed.actor, mediaAccess.add, 'cut images');
  const source = await inScope(seed, (scope) => readImage(scope, input.mediaId, parts.isShown));
  if (source.kind !== 'image') throw notFound('image');
  const bytes = await seed.services.blobs.get(source.sha256);
  const told = { fileName: '', declaredMime: source.mimeType, crop: input.area };
  const image = await parts.intake.intake(bytes, told);
  await seed.services.blobs.put(image.bytes, { maxBytes: image.bytes.byteLength });
  return inScope(seed, async (scope) => {
    const origin = source.derivedFrom ?? source.id;
    const [known] = await scope.tx
      .select()
      .from(media)
      .where(
        and(
          eq(media.organizationId, scope.organizationId),
          eq(media.derivedFrom, origin),
          eq(media.sha256, image.sha256),
        ),
      )
      .limit(1);
    if (known !== undefined) return toView(known);
    const row = await insertImage(scope, image, origin);
    await recordEvent(scope, {
      action: 'media.cropped',
      object: { type: 'media', id: row.id, sha256: row.sha256 },
      facts: { derived_from: origin, width_px: row.widthPx, height_px: row.heightPx },
    });
    return toView(row);
  });
}

export async function getMedia(scope: Scope, mediaId: string): Promise<MediaRow> {
  const [row] = await scope.tx
    .select()
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), eq(media.id, mediaId)));
  if (row === undefined) throw notFound('image');
  return row;
}

/** Whether an image belongs to something that the acting person may see. Posts belong to the flow, so `main` hands this in. */
export type IsShown = (scope: Scope, mediaId: string) => Promise<boolean>;

/**
 * An image that the acting person added, or that belongs to what they may see, or was cut from such a one; another one
 * looks as if it did not exist. Throws `NOT_FOUND`, and `PICTURE_QUARANTINED` for those who do not decide about such.
 */
export async function readImage(scope: Scope, mediaId: string, isShown: IsShown): Promise<MediaRow> {
  const row = await findShown(scope, mediaId, isShown);
  await requireShowable(scope, row);
  return row;
}

async function findShown(scope: Scope, mediaId: string, isShown: IsShown): Promise<MediaRow> {
  requireAnyRole(scope.actor, mediaAccess.read, 'see images');
  const row = await getMedia(scope, mediaId);
  // Whoever decides about a picture has to see it, whoever's it is.
  if (hasAnyRole(scope.actor, mediaAccess.quarantine) && (await quarantinedAmong(scope, [mediaId])).size > 0)
    return row;
  if (row.createdBy === actingPersonId(scope) || (await isShown(scope, mediaId))) return row;
  if (row.derivedFrom !== null && (await isShown(scope, row.derivedFrom))) return row;
  throw notFound('image');
}

/** Records of these images by id; those that do not exist are left out. */
export async function findMedia(scope: Scope, mediaIds: readonly string[]): Promise<ReadonlyMap<string, MediaRow>> {
  if (mediaIds.length === 0) return new Map();
  const rows = await scope.tx
    .select()
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), inArray(media.id, [...mediaIds])));
  return new Map(rows.map((row) => [row.id, row]));
}

export function toView(row: MediaRow): MediaView {
  return {
    id: row.id,
    kind: row.kind,
    sha256: row.sha256,
    originalSha256: row.originalSha256,
    mimeType: row.mimeType,
    widthPx: row.widthPx,
    heightPx: row.heightPx,
    byteSize: row.byteSize,
    durationMs: row.durationMs,
    videoCodec: row.videoCodec,
    audioCodec: row.audioCodec,
    pageCount: row.pageCount,
    strippedMetadata: row.strippedMetadata,
    derivedFrom: row.derivedFrom,
  };
}

/** An image with exactly these bytes, or null. */
export async function findMediaByHash(scope: Scope, sha256: string): Promise<MediaRow | null> {
  const [row] = await scope.tx
    .select()
    .from(media)
    .where(and(eq(media.organizationId, scope.organizationId), eq(media.sha256, sha256)))
    .limit(1);
  return row ?? null;
}

/** Pictures that were cut from others, each with what it was cut from, by the hashes of their bytes. */
export async function cutsOf(
  scope: Scope,
  hashes: readonly string[],
): Promise<readonly { readonly origin: string; readonly sha256: string }[]> {
  if (hashes.length === 0) return [];
  const origin = alias(media, 'origin');
  return scope.tx
    .selectDistinct({ origin: origin.sha256, sha256: media.sha256 })
    .from(media)
    .innerJoin(origin, and(eq(origin.organizationId, media.organizationId), eq(origin.id, media.derivedFrom)))
    .where(and(eq(media.organizationId, scope.organizationId), inArray(origin.sha256, [...hashes])));
}

/** Hashes of what was cut from images with these bytes. */
export async function hashesCutFrom(scope: Scope, hashes: readonly string[]): Promise<string[]> {
  return [...new Set((await cutsOf(scope, hashes)).map(({ sha256 }) => sha256))];
}
