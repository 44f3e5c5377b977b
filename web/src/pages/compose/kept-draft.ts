import { content } from '@bedside/server/contract/flow/compose';
import { z } from 'zod';
import type { BrowserStore, StoredRow } from '../../lib/browser-store.ts';
import type { Kept } from './draft-sync.ts';

const kept = z.object({
  base: z.object({ revision: z.number().int().nullable(), content }),
  content,
  conflicts: z.array(z.object({ path: z.array(z.string()), base: z.unknown(), theirs: z.unknown() })),
  inDoubt: z.array(content),
});

/** Whose work it is, and on which sheet: the post, or a new one that has no post yet. */
export type KeptPlace = {
  readonly owner: string;
  readonly organizationId: string;
  readonly sheetId: string;
  readonly postId: string | null;
};

/** Unsaved words of one person on one post, in this browser only until the server has them. */
export type KeptDraft = {
  keep(draft: Kept): void;
  forget(): void;
};

/**
 * Keeps one draft in the browser. Writes one after another, the newest of what waits; `onRoom` is told whether the last
 * one found room.
 */
export function keptDraft(
  store: BrowserStore,
  place: KeptPlace,
  by: { readonly nowMs: () => number; readonly onRoom: (hasRoom: boolean) => void },
): KeptDraft {
  const { owner, organizationId } = place;
  const key = keyOf(place);
  let wanted: { draft: Kept | null } | null = null;
  let busy = false;
  const write = async () => {
    if (busy) return;
    busy = true;
    while (wanted !== null) {
      const { draft } = wanted;
      wanted = null;
      if (draft === null) {
        await store.remove('drafts', key);
        by.onRoom(true);
        continue;
      }
      const row = { key, owner, organizationId, keptAt: by.nowMs(), value: draft };
      by.onRoom(await store.put('drafts', row));
    }
    busy = false;
  };
  const want = (draft: Kept | null) => {
    wanted = { draft };
    void write();
  };
  return { keep: want, forget: () => want(null) };
}

export async function readKept(store: BrowserStore, place: KeptPlace): Promise<Kept | null> {
  return keptIn(await store.read('drafts', keyOf(place)), place.owner);
}

/** A post that was begun here and that the server does not know yet. */
export type BegunHere = { readonly sheetId: string; readonly keptAt: number; readonly content: Kept['content'] };

/** Posts of this person in this organization that only this browser has, newest first. */
export async function listBegunHere(
  store: BrowserStore,
  { owner, organizationId }: Pick<KeptPlace, 'owner' | 'organizationId'>,
): Promise<BegunHere[]> {
  const rows = (await store.list('drafts')).filter((row) => row.organizationId === organizationId);
  return rows
    .flatMap((row) => {
      const draft = keptIn(row, owner);
      const sheetId = /\/new\/(.+)$/.exec(row.key)?.[1];
      if (draft === null || sheetId === undefined) return [];
      return [{ sheetId, keptAt: row.keptAt, content: draft.content }];
    })
    .toSorted((one, other) => other.keptAt - one.keptAt);
}

export function forgetBegunHere(store: BrowserStore, place: Omit<KeptPlace, 'postId'>): Promise<void> {
  return store.remove('drafts', keyOf({ ...place, postId: null }));
}

function keptIn(row: StoredRow<unknown> | null, owner: string): Kept | null {
  if (row?.owner !== owner) return null;
  const parsed = kept.safeParse(row.value);
  if (!parsed.success) return null;
  const { conflicts, ...draft } = parsed.data;
  // What is missing in JSON is undefined here, as everywhere.
  return { ...draft, conflicts: conflicts.map(({ path, base, theirs }) => ({ path, base, theirs })) };
}

function keyOf({ organizationId, owner, postId, sheetId }: KeptPlace): string {
  return `${organizationId}/${owner}/${postId === null ? `new/${sheetId}` : postId}`;
}
