import { networkId } from '@bedside/server/contract/registers/channels';
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
export const networkFilter = networkId;
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
  view: z.enum(['asked', 'signed', 'originals', 'ends', 'past']).optional().catch(undefined),
  state: z.enum(['open', 'signed', 'declined', 'cancelled']).optional().catch(undefined),
  /** Of the calendar of ends: how it is shown, its month and day or its weeks, and what it is narrowed by. */
  show: z.enum(['month', 'weeks', 'waits']).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  day: date,
  weeks: z.enum(['4', '8', '13', '26', '52']).optional().catch(undefined),
  what: z.enum(['expires', 'of_age', 'event', 'link']).optional().catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z0-9_]{1,32}$/)
    .optional()
    .catch(undefined),
  site: id,
});
export type AuthorizationFilters = z.infer<typeof authorizationFilters>;

export const relayFilters = z.object({
  source: id,
  state: z.enum(['new', 'drafted', 'passed_on', 'set_aside']).optional().catch(undefined),
  changed: z.literal('true').optional().catch(undefined),
});
export type RelayFilters = z.infer<typeof relayFilters>;

/** What a saved view keeps of filters and words: those that are set. */
export function setFilters(filters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}
