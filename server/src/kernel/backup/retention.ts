import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { blobFile, listSets, readList } from './place.ts';

const DAY_MS = 86_400_000;

/**
 * Which sets may go: those older than `keepDays`, except the newest that there is.
 *
 * @param sets newest first.
 */
export function outlived<S extends { readonly label: { readonly takenAt: string } }>(
  sets: readonly S[],
  at: { now: Date; keepDays: number },
): readonly S[] {
  const oldest = at.now.getTime() - at.keepDays * DAY_MS;
  return sets.slice(1).filter((set) => Date.parse(set.label.takenAt) < oldest);
}

/**
 * Removes sets that are too old, then files that no set left speaks of. Where a label or list cannot be read nothing is
 * removed: what it would have named must not be lost too.
 */
export async function removeOutlived(
  place: string,
  at: { now: Date; keepDays: number },
): Promise<{ sets: number; files: number }> {
  const sets = await listSets(place);
  const old = new Set(outlived(sets, at));
  const kept = sets.filter((set) => !old.has(set));
  const needed = new Set((await Promise.all(kept.map(readList))).flat().map((blob) => blob.name));
  for (const set of old) await rm(set.folder, { recursive: true });
  let files = 0;
  for (const name of await listStored(place)) {
    if (needed.has(name)) continue;
    await rm(blobFile(place, name));
    files += 1;
  }
  return { sets: old.size, files };
}

async function listStored(place: string): Promise<string[]> {
  const root = path.join(place, 'blobs');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.age'))
    .map((entry) => entry.name.slice(0, -'.age'.length));
}
