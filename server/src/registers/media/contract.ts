import { z } from 'zod';
import { defineEndpoint, uuid } from '../../kernel/http/contract.ts';

export const mediaView = z.object({
  id: uuid,
  sha256: z.string(),
  originalSha256: z.string().describe('Of the file that was handed in, so that it is known when it comes again.'),
  mimeType: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  byteSize: z.number().int(),
  strippedMetadata: z
    .array(z.string())
    .describe('Kinds of metadata that were taken out on intake, e.g. `exif`, `gps`.'),
  derivedFrom: uuid.nullable().describe('The image that this one was cut from.'),
});
export type MediaView = z.infer<typeof mediaView>;

/** `POST /media` takes the raw bytes as body with their Content-Type and an optional `x-file-name` header; see routes. */
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
