import { and, eq, inArray } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { authorizationsThatAre } from '../../registers/authorizations/service.ts';
import { findMedia, type MediaRow, requireUsable } from '../../registers/media/service.ts';
import {
  type Content,
  type ContentMedia,
  everyMedium,
  type MediaPlace,
  mediaPlaces,
  type StoredMedium,
} from './contract.ts';
import { postBasis } from './schema.ts';

/** What a content rests on: its pictures, video and document by the hash of their bytes, and the permissions that it names. */
export function basisOf(content: ContentMedia & Pick<Content, 'permission'>): string[] {
  const pictures = everyMedium(content).map(({ sha256 }) => sha256);
  return [...new Set([...pictures, ...(content.permission?.authorizationIds ?? [])])];
}

/** Nothing rests on what is not there. Throws `IMAGE_UNKNOWN`, `PICTURE_QUARANTINED`, `PERMISSION_UNKNOWN`. */
export async function requireBasis(scope: Scope, content: Content): Promise<void> {
  const images = everyMedium(content);
  const media = await findMedia(
    scope,
    images.map(({ mediaId }) => mediaId),
  );
  const strayImage = strayAmong(mediaPlaces(content), media);
  if (strayImage !== undefined) {
    throw unprocessable({
      code: 'IMAGE_UNKNOWN',
      message: 'One of the images, videos or documents is not in the library.',
      remedy: 'Add it again.',
      details: { mediaId: strayImage.mediaId },
    });
  }
  await requireUsable(
    scope,
    images.map(({ mediaId }) => mediaId),
  );
  const named = content.permission?.authorizationIds ?? [];
  const signed = await authorizationsThatAre(scope, named);
  const stray = named.find((id) => !signed.has(id));
  if (stray === undefined) return;
  throw unprocessable({
    code: 'PERMISSION_UNKNOWN',
    message: 'One of the permissions that this post names is not there.',
    remedy: 'Choose from the signed permissions.',
    details: { authorizationId: stray },
  });
}

/** The first medium that is not in the library, or is of another kind than the post takes it for. */
function strayAmong(places: readonly MediaPlace[], media: ReadonlyMap<string, MediaRow>): StoredMedium | undefined {
  return places.flatMap((place) => place.forms.filter((form) => !isForm(place, form, media)))[0];
}

/** Whether the library has these bytes, of the kind that the post takes them for. */
export function isForm(
  { kind }: Pick<MediaPlace, 'kind'>,
  form: StoredMedium,
  media: ReadonlyMap<string, MediaRow>,
): boolean {
  const row = media.get(form.mediaId);
  return row?.sha256 === form.sha256 && row.kind === (kind === 'cover' ? 'image' : kind);
}

/** Keeps what a post rests on, so that it is found by it. What it rested on once stays: older versions may stand. */
export async function noteBasis(scope: Scope, of: { postId: string; content: Content }): Promise<void> {
  const refs = basisOf(of.content);
  if (refs.length === 0) return;
  const { organizationId } = scope;
  await scope.tx
    .insert(postBasis)
    .values(refs.map((ref) => ({ organizationId, ref, postId: of.postId })))
    .onConflictDoNothing();
}

/** Posts that rest on any of these, or did in an earlier version; first written first. */
export async function postsRestingOn(scope: Scope, refs: readonly string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const rows = await scope.tx
    .selectDistinct({ postId: postBasis.postId })
    .from(postBasis)
    .where(and(eq(postBasis.organizationId, scope.organizationId), inArray(postBasis.ref, [...refs])))
    .orderBy(postBasis.postId);
  return rows.map(({ postId }) => postId);
}
