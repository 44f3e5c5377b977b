/** What is handed in for one post and how far it is, written into the handle. */
import { z } from 'zod';
import { urnSchema } from './api.ts';

/** One part of a video: where it goes, and which bytes of it; `etag` once it is there. */
const partSchema = z.object({
  url: z.url().max(4_000),
  first: z.int().min(0),
  last: z.int().min(0),
  etag: z.string().max(1_000).nullable(),
});
export type Part = z.output<typeof partSchema>;

const mediaSchema = z.object({
  urn: urnSchema,
  /** `working`: whole, and LinkedIn is still at it. */
  state: z.enum(['sending', 'working', 'ready']),
  /** Empty once all is there. */
  parts: z.array(partSchema).max(1_000),
  /** What LinkedIn wants to have back at the end of a video. */
  token: z.string().max(4_000),
});
export type StagedMedia = z.output<typeof mediaSchema>;

const stagedSchema = z.object({ media: z.array(mediaSchema).max(40) });
export type Staged = z.output<typeof stagedSchema>;

export const nothingStaged: Staged = { media: [] };

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
