import { z } from 'zod';

/**
 * What lists are narrowed by, as it stands in the address: short words and ids, never what somebody typed. What an address
 * has wrongly is left out.
 */
export const stageFilter = z.enum([
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'publishing',
  'published',
  'parked',
  'taken_down',
  'discarded',
]);
export const networkFilter = z.enum(['newsroom', 'practice', 'bluesky', 'mastodon']);
export const fileFilter = z.enum(['jpeg', 'png', 'webp', 'gif', 'avif']);
const id = z.uuid().optional().catch(undefined);
const date = z.iso.date().optional().catch(undefined);

export const postFilters = z.object({
  stage: stageFilter.optional().catch(undefined),
  author: id,
  channel: id,
});
export type PostFilters = z.infer<typeof postFilters>;

export const searchFilters = postFilters.extend({
  kind: z.enum(['posts', 'images', 'people', 'channels', 'receipts']).optional().catch(undefined),
  network: networkFilter.optional().catch(undefined),
  from: date,
  to: date,
  image: z.enum(['with', 'without']).optional().catch(undefined),
  file: fileFilter.optional().catch(undefined),
});
export type SearchPageFilters = z.infer<typeof searchFilters>;

export const authorizationFilters = z.object({
  view: z.enum(['asked', 'signed', 'originals', 'past']).optional().catch(undefined),
  state: z.enum(['open', 'signed', 'declined', 'cancelled']).optional().catch(undefined),
});
export type AuthorizationFilters = z.infer<typeof authorizationFilters>;

/** What a saved view keeps of filters and words: those that are set. */
export function setFilters(filters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}
