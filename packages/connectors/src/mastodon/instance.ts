/** What a server takes, read from the server itself: `/api/v2/instance`, or `/api/v1/instance` of older ones. */
import { z } from 'zod';
import type { AccountLimits } from '../port.ts';
import { ask, type MastodonContext } from './api.ts';

/** A number that is none, or makes no sense, is as if it had not been told. */
const count = (most: number) => z.int().min(1).max(most).optional().catch(undefined);

const configurationSchema = z
  .object({
    statuses: z
      .object({
        max_characters: count(1_000_000),
        max_media_attachments: count(50),
        characters_reserved_per_url: count(500),
      })
      .optional()
      .catch(undefined),
    media_attachments: z
      .object({
        supported_mime_types: z.array(z.string().max(100)).max(200).optional().catch(undefined),
        image_size_limit: count(1_000_000_000),
        description_limit: count(100_000),
      })
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);

const instanceSchema = z.object({
  domain: z.string().max(253).optional().catch(undefined),
  configuration: configurationSchema,
  /** Older servers and Pleroma. */
  max_toot_chars: count(1_000_000),
  upload_limit: count(1_000_000_000),
  description_limit: count(100_000),
});

export type Instance = { readonly domain: string | null; readonly limits: AccountLimits };

const unknown: Instance = { domain: null, limits: {} };

/** Limits as the server tells them; none where it tells nothing, and then the manifest's hold. */
export async function readInstance(context: MastodonContext): Promise<Instance> {
  const anybody = { ...context, authorization: null };
  for (const path of ['/api/v2/instance', '/api/v1/instance']) {
    const told = await ask(anybody, { path, schema: instanceSchema });
    if (told.ok) return toInstance(told.data);
    // Only a server that does not know the newer call is asked the older one.
    if (told.failure.kind !== 'rejected') return unknown;
  }
  return unknown;
}

function toInstance(told: z.output<typeof instanceSchema>): Instance {
  const { statuses, media_attachments: media } = told.configuration ?? {};
  const limits = {
    maxLength: statuses?.max_characters ?? told.max_toot_chars,
    addressLength: statuses?.characters_reserved_per_url,
    maxImages: statuses?.max_media_attachments,
    maxImageBytes: media?.image_size_limit ?? told.upload_limit,
    mimeTypes: media?.supported_mime_types?.filter((type) => type.startsWith('image/')),
    altTextMaxLength: media?.description_limit ?? told.description_limit,
  };
  const known = Object.entries(limits).filter(([, value]) => value !== undefined);
  return { domain: told.domain ?? null, limits: Object.fromEntries(known) };
}
