/** What is handed in for one post and how far it is, written into the handle. */
import { z } from 'zod';
import { idSchema } from './api.ts';

const mediaSchema = z.object({
  id: idSchema,
  /** Bytes that X has confirmed. */
  sent: z.int().min(0),
  /** `working`: whole, and X is still at it. `bare`: done, its description is still to come. */
  state: z.enum(['sending', 'working', 'bare', 'ready']),
});
export type StagedMedia = z.output<typeof mediaSchema>;

const stagedSchema = z.object({
  media: z.array(mediaSchema).max(20),
  /** When X throws the first of them away; ISO 8601 UTC. */
  until: z.iso.datetime().nullable(),
});
export type Staged = z.output<typeof stagedSchema>;

export const nothingStaged: Staged = { media: [], until: null };

export function writeHandle(staged: Staged): string {
  return JSON.stringify(staged);
}

/** Null for what is none of ours. */
export function readHandle(handle: string): Staged | null {
  try {
    return stagedSchema.safeParse(JSON.parse(handle)).data ?? null;
  } catch {
    return null;
  }
}
