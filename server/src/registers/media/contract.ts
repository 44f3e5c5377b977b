import { z } from 'zod';
import { defineEndpoint, instant, uuid } from '../../kernel/http/contract.ts';

export const mediaKind = z.enum(['image', 'video', 'document']);
export type MediaKind = z.infer<typeof mediaKind>;

export const mediaView = z.object({
  id: uuid,
  kind: mediaKind,
  sha256: z.string(),
  originalSha256: z.string().describe('Of the file that was handed in, so that it is known when it comes again.'),
  mimeType: z.string(),
  widthPx: z.number().int().describe('Of a document: of its first page, at 72 dots per inch.'),
  heightPx: z.number().int(),
  byteSize: z.number().int(),
  durationMs: z.number().int().nullable().describe('Of a video; null of all else.'),
  videoCodec: z.enum(['avc', 'hevc', 'av1']).nullable(),
  audioCodec: z.enum(['aac', 'mp3']).nullable().describe('Null where a video is silent.'),
  pageCount: z.number().int().nullable().describe('Of a document; null of all else.'),
  strippedMetadata: z
    .array(z.string())
    .describe('Kinds of metadata that were taken out on intake, e.g. `exif`, `gps`.'),
  derivedFrom: uuid.nullable().describe('The image that this one was cut from.'),
});
export type MediaView = z.infer<typeof mediaView>;

/**
 * `POST /media` takes the raw bytes of an image as body with their Content-Type and an optional `x-file-name` header,
 * `POST /media/videos` those of a video and `POST /media/documents` those of a PDF; see routes.
 */
export const getMedia = defineEndpoint({
  method: 'GET',
  path: '/media/:id',
  summary: 'Facts about an image; its bytes are at /media/:id/content',
  keyScope: 'media:read',
  params: z.object({ id: uuid }),
  answer: mediaView,
});

const px = z.number().int().max(100_000);

/** Cuts a part out of an image, in pixels of the image as it is kept. The image stays; the part is an image of its own. */
export const cropMedia = defineEndpoint({
  method: 'POST',
  path: '/media/:id/crop',
  summary: 'Cut a part out of an image; the answer is a new image',
  keyScope: 'media:write',
  cost: 'costly',
  params: z.object({ id: uuid }),
  body: z.object({ x: px.min(0), y: px.min(0), width: px.min(1), height: px.min(1) }),
  answer: mediaView,
});
export type CropArea = z.infer<typeof cropMedia.body>;

export const quarantineCause = z
  .enum(['marked', 'declined', 'withdrawn', 'rescinded'])
  .describe('Somebody of the staff said so; or whoever is to be seen said no to its taking, or took their yes back.');
export type QuarantineCause = z.infer<typeof quarantineCause>;

export const quarantineView = z.object({
  mediaId: uuid,
  sha256: z.string(),
  cause: quarantineCause,
  since: instant,
  markedByName: z.string().nullable().describe('Null: whoever is to be seen said so themselves.'),
  releaseAskedByName: z.string().nullable(),
  state: z.enum(['held', 'release_asked', 'released']),
  mayRelease: z.boolean().describe('Whether you may ask for its release, or agree to it as the second person.'),
  revision: z.number().int(),
});
export type QuarantineView = z.infer<typeof quarantineView>;

export const listQuarantine = defineEndpoint({
  method: 'GET',
  path: '/media-quarantine',
  summary: 'Pictures that were taken without consent, the longest held first',
  answer: z.object({ pictures: z.array(quarantineView) }),
});

const reason = z.string().trim().min(3).max(1_000);

export const quarantineMedia = defineEndpoint({
  method: 'POST',
  path: '/media/:id/quarantine',
  summary: 'Say that a picture was taken without consent: nobody attaches, approves or publishes it from then on',
  params: z.object({ id: uuid }),
  body: z.object({ reason }),
  answer: quarantineView,
});

export const releaseMedia = defineEndpoint({
  method: 'POST',
  path: '/media/:id/quarantine/release',
  summary: 'Ask for the release of a picture, or agree to it as the second person',
  params: z.object({ id: uuid }),
  body: z.object({ revision: z.number().int().min(1).describe('The one that was looked at.'), reason }),
  answer: quarantineView,
});
