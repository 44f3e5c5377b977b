import { z } from 'zod';
import { defineEndpoint, uuid } from '../../kernel/http/contract.ts';

export const mediaView = z.object({
  id: uuid,
  sha256: z.string(),
  mimeType: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  byteSize: z.number().int(),
  strippedMetadata: z
    .array(z.string())
    .describe('Kinds of metadata that were taken out on intake, e.g. `exif`, `gps`.'),
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
