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
  max_media_attachments: count(50),
  description_limit: count(100_000),
});
type Told = z.output<typeof instanceSchema>;

export type Instance = { readonly domain: string | null; readonly limits: AccountLimits };

const unknown: Instance = { domain: null, limits: {} };

/**
 * Limits as the server tells them; none where it tells nothing, and then the manifest's hold. Servers that speak the newer
 * call may tell in the older one what matters most, how long a post may be.
 */
export async function readInstance(context: MastodonContext): Promise<Instance> {
  const anybody = { ...context, authorization: null };
  const newer = await ask(anybody, { path: '/api/v2/instance', schema: instanceSchema });
  if (newer.ok && limitsOf(newer.data).maxLength !== undefined) return toInstance([newer.data]);
  if (!newer.ok && newer.failure.kind !== 'rejected' && !newer.noDoor && newer.failure.code !== 'UNREADABLE_ANSWER') {
    return unknown;
  }
  const older = await ask(anybody, { path: '/api/v1/instance', schema: instanceSchema });
  return toInstance([...(newer.ok ? [newer.data] : []), ...(older.ok ? [older.data] : [])]);
}

/** The first that tells something of a limit is believed. */
function toInstance(told: readonly Told[]): Instance {
  const limits = Object.assign({}, ...told.map(limitsOf).toReversed()) as AccountLimits; // each of them is such
  return { domain: told.find(({ domain }) => domain !== undefined)?.domain ?? null, limits };
}

function limitsOf(told: Told): AccountLimits {
  const { statuses, media_attachments: media } = told.configuration ?? {};
  const images = media?.supported_mime_types?.filter((type) => type.startsWith('image/')) ?? [];
  const limits = {
    maxLength: statuses?.max_characters ?? told.max_toot_chars,
    addressLength: statuses?.characters_reserved_per_url,
    maxImages: statuses?.max_media_attachments ?? told.max_media_attachments,
    maxImageBytes: media?.image_size_limit ?? told.upload_limit,
    // A list without pictures is one that was not filled in.
    mimeTypes: images.length === 0 ? undefined : images,
    altTextMaxLength: media?.description_limit ?? told.description_limit,
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
