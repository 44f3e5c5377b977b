/**
 * One picture, video or document handed in: initializeUpload, PUT, and for a video finalizeUpload with what was answered to each
 * part (learn.microsoft.com/linkedin/marketing/community-management/shares/images-api, videos-api, documents-api, to be confirmed there).
 */
import { z } from 'zod';
import type { MediaSource } from '../media/source.ts';
import type { UploadRemote, UploadState } from '../media/upload.ts';
import type { Failure } from '../port.ts';
import { ask, type LinkedInContext, type LinkedInResult, urnSchema } from './api.ts';
import type { Part, StagedMedia } from './staged-media.ts';

export type MediaKind = 'image' | 'video' | 'document';

const address = z.url().max(4_000);
const wholeSchema = z.object({
  value: z.object({ uploadUrl: address, image: urnSchema.optional(), document: urnSchema.optional() }),
});
const videoSchema = z.object({
  value: z.object({
    video: urnSchema,
    uploadToken: z.string().max(4_000).default(''),
    uploadInstructions: z
      .array(z.object({ uploadUrl: address, firstByte: z.int().min(0), lastByte: z.int().min(0) }))
      .min(1)
      .max(1_000),
  }),
});

export type Begun =
  | { readonly ok: true; readonly media: StagedMedia }
  | { readonly ok: false; readonly failure: Failure };

/** Asks for the place to which the bytes go. */
export async function beginUpload(
  context: LinkedInContext,
  { kind, owner, size }: { kind: MediaKind; owner: string; size: number },
): Promise<Begun> {
  if (kind === 'video') return beginVideo(context, { owner, size });
  const told = await ask(context, {
    path: `/rest/${kind}s?action=initializeUpload`,
    body: { initializeUploadRequest: { owner } },
    schema: wholeSchema,
  });
  if (!told.ok) return told;
  const { document, image, uploadUrl: url } = told.data.value;
  const urn = image ?? document;
  if (urn === undefined) return { ok: false, failure: notNamed };
  const parts = [{ url, first: 0, last: size - 1, etag: null }];
  return { ok: true, media: { urn, state: 'sending', parts, token: '' } };
}

const notNamed: Failure = {
  kind: 'ambiguous',
  code: 'UNREADABLE_ANSWER',
  detail: 'The network did not name what is to be handed in.',
};

async function beginVideo(context: LinkedInContext, { owner, size }: { owner: string; size: number }): Promise<Begun> {
  const asked = { owner, fileSizeBytes: size, uploadCaptions: false, uploadThumbnail: false };
  const told = await ask(context, {
    path: '/rest/videos?action=initializeUpload',
    body: { initializeUploadRequest: asked },
    schema: videoSchema,
  });
  if (!told.ok) return told;
  const { uploadInstructions, uploadToken: token, video: urn } = told.data.value;
  const parts = uploadInstructions.map(({ firstByte: first, lastByte: last, uploadUrl: url }) => ({
    url,
    first,
    last,
    etag: null,
  }));
  const media = { urn, state: 'sending', parts, token } as const;
  return isWhole(parts, size) ? { ok: true, media } : { ok: false, failure: outOfStep };
}

/** The parts follow one another, from the first byte to the last. */
function isWhole(parts: readonly Part[], size: number): boolean {
  const firstOf = (at: number) => (at === 0 ? 0 : (parts[at - 1]?.last ?? -1) + 1);
  return (
    parts.every(({ first, last }, at) => first === firstOf(at) && last >= first) && parts.at(-1)?.last === size - 1
  );
}

/** An upload under way; `media` is how far it is. */
export type Upload = UploadRemote & { readonly media: () => StagedMedia };

/** Goes on with what was begun. LinkedIn keeps no upload's place: which parts are there is remembered here. */
export function createUpload(
  context: LinkedInContext,
  { kind, media, source }: { kind: MediaKind; media: StagedMedia; source: MediaSource },
): Upload {
  const parts: Part[] = [...media.parts];
  const next = () => parts.find(({ etag }) => etag === null);
  const at = (): UploadState => ({ kind: 'at', offset: next()?.first ?? source.size });
  return {
    media: () => ({ ...media, parts }),
    begin: async () => begunElsewhere,
    offset: async () => at(),
    async append(_urn, { offset, body }) {
      const index = parts.findIndex(({ etag, first }) => etag === null && first === offset);
      const part = parts[index];
      if (part === undefined || part.last - part.first + 1 !== body.length) return outOfStep;
      let opened = 0;
      const again = () => ({ stream: source.read(offset, body.length), length: body.length });
      const open = () => ((opened += 1) === 1 ? body : again());
      const contentType = 'application/octet-stream';
      const told = await ask(context, {
        method: 'PUT',
        path: part.url,
        body: { contentType, open },
        schema: z.unknown(),
      });
      if (!told.ok && told.failure.code !== 'UNREADABLE_ANSWER') return told.failure;
      const etag = told.ok ? (told.headers.get('etag') ?? '') : '';
      // Without it a video cannot be put together.
      if (kind === 'video' && etag === '') return notTold;
      parts[index] = { ...part, etag };
      return at();
    },
    async finish(urn) {
      if (kind !== 'video') return { kind: 'finished', mediaId: urn };
      const uploadedPartIds = parts.map(({ etag }) => etag ?? '');
      const asked = { video: urn, uploadToken: media.token, uploadedPartIds };
      const path = '/rest/videos?action=finalizeUpload';
      const told = await ask(context, { path, body: { finalizeUploadRequest: asked }, schema: z.unknown() });
      return told.ok ? { kind: 'finished', mediaId: urn } : told.failure;
    },
  };
}

const begunElsewhere: Failure = {
  kind: 'not-sent',
  code: 'STAGED_EXPIRED',
  detail: 'The upload is not there any more.',
};
const outOfStep: Failure = {
  kind: 'rejected',
  code: 'UPLOAD_OUT_OF_STEP',
  detail: 'The network wants other parts than there are.',
};
const notTold: Failure = {
  kind: 'ambiguous',
  code: 'UNREADABLE_ANSWER',
  detail: 'The network did not name the part that it was given.',
};

const statusSchema = z.object({
  status: z.union([
    z.literal('WAITING_UPLOAD'),
    z.literal('PROCESSING'),
    z.literal('AVAILABLE'),
    z.literal('PROCESSING_FAILED'),
  ]),
});

/** How far LinkedIn is with what it has whole. */
export function askStatus(
  context: LinkedInContext,
  { kind, urn }: { kind: MediaKind; urn: string },
): Promise<LinkedInResult<z.output<typeof statusSchema>>> {
  return ask(context, { path: `/rest/${kind}s/${encodeURIComponent(urn)}`, schema: statusSchema });
}
