import type { trailEntry } from '@bedside/server/contract/flow/publish';
import type { z } from 'zod';

export type TrailEntry = z.output<typeof trailEntry>;

/** A line of the trail: an event, and how many alike followed it by the same person. `entry` is the last of them. */
export type TrailLine = { readonly entry: TrailEntry; readonly times: number };

/** Newest first; saves of the same draft by the same person, one after the other, are one line. */
export function trailLines(entries: readonly TrailEntry[]): TrailLine[] {
  const lines: TrailLine[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const joins =
      entry.action === 'draft.saved' && last?.entry.action === entry.action && last.entry.actorName === entry.actorName;
    if (joins) lines[lines.length - 1] = { entry, times: last.times + 1 };
    else lines.push({ entry, times: 1 });
  }
  return lines.toReversed();
}
