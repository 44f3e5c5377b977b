import { content } from '@bedside/server/contract/flow/compose';
import { z } from 'zod';
import type { Base } from './draft-sync.ts';

const kept = z.object({ revision: z.number().int().nullable(), content });

/** Unsaved words of one person on one post, in this browser only until the server has them. */
export type KeptDraft = { read(): Base | null; keep(base: Base): void; forget(): void };

/** `postId` null stands for a post that the server does not know yet. Never throws: a browser without room keeps nothing. */
export function keptDraft(storage: Storage, personId: string, postId: string | null): KeptDraft {
  const key = `bedside.draft.${personId}.${postId ?? 'new'}`;
  return {
    read: () => {
      const text = storage.getItem(key);
      const parsed = kept.safeParse(text === null ? null : readJson(text));
      return parsed.success ? parsed.data : null;
    },
    keep: (base) => {
      try {
        storage.setItem(key, JSON.stringify(base));
      } catch {
        // Full or forbidden storage: the page itself still holds the words and warns before it is left.
      }
    },
    forget: () => storage.removeItem(key),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
