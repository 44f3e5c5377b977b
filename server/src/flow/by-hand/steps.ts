import { composeNetworkText, manifests } from '@bedside/connectors/networks';
import type { z } from 'zod';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { findMedia, type MediaRow } from '../../registers/media/service.ts';
import { type Content, type ContentPart, imageFor } from '../compose/contract.ts';
import { getVersion, readPost } from '../compose/service.ts';
import { clearanceOfHanded, partsFor, readHanded } from '../publish/service.ts';
import { byHandAccess } from './access.ts';
import type { HandStep, handTaskDetail } from './contract.ts';

type Shown = Pick<z.output<typeof handTaskDetail>, 'blockers' | 'steps'>;
export const noSteps: Shown = { blockers: [], steps: [] };

/** What is to be posted, part by part, exactly as it was cleared; nothing where the gate says no now. */
export async function stepsOf(by: Scope, deliveryId: string): Promise<Shown> {
  // Whoever was given it sees it, whatever else their role lets them see.
  const scope: Scope = { ...by, actor: { type: 'system', name: 'publisher' } };
  const row = await readHanded(scope, deliveryId);
  const post = await readPost(scope, row.postId);
  const { blockers, verdict } = await clearanceOfHanded(scope, { post, row });
  if (verdict === 'blocked') return { blockers, steps: [] };
  const { content } = await getVersion(scope, row.versionId);
  const parts = partsFor(content, 'by-hand');
  const wanted = parts.map((part) => mediaOf(content, part));
  const known = await findMedia(
    scope,
    wanted.flat().map(({ mediaId }) => mediaId),
  );
  return {
    blockers,
    steps: parts.map((part, at) => ({
      kind: part.kind,
      text: composeNetworkText(manifests['by-hand'], part),
      media: (wanted[at] ?? []).flatMap((one) => toMedium(one, known.get(one.mediaId))),
    })),
  };
}

type Wanted = { readonly mediaId: string; readonly sha256: string; readonly altText: string };

/** The bytes that go with a part; video and document go with the post itself. */
function mediaOf(content: Content, part: ContentPart): Wanted[] {
  const images = part.imageIndexes.flatMap((index) => {
    const image = content.images[index];
    return image === undefined ? [] : [{ ...imageFor(image, 'by-hand'), altText: image.altText }];
  });
  if (part.kind !== 'post') return images;
  const { document, video } = content;
  return [
    ...images,
    ...(video === undefined ? [] : [video]),
    ...(document === undefined ? [] : [{ ...document, altText: document.title }]),
  ];
}

function toMedium({ mediaId, sha256, altText }: Wanted, row: MediaRow | undefined): HandStep['media'] {
  if (row === undefined || row.sha256 !== sha256) return [];
  return [{ id: mediaId, sha256, mimeType: row.mimeType, kind: row.kind, altText }];
}

/** The record of bytes that a task shows its reader at this moment. Throws `NOT_FOUND` for all others. */
export async function mediumOf(
  scope: Scope,
  asked: { detail: z.output<typeof handTaskDetail>; mediaId: string },
): Promise<MediaRow> {
  requireAnyRole(scope.actor, byHandAccess.read, 'see what is to be posted by hand');
  const isShown = asked.detail.steps.some(({ media }) => media.some(({ id }) => id === asked.mediaId));
  const row = isShown ? (await findMedia(scope, [asked.mediaId])).get(asked.mediaId) : undefined;
  if (row === undefined) throw notFound('picture');
  return row;
}
