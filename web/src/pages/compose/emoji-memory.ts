import { z } from 'zod';
import type { Tone } from './emoji-list.ts';

const KEY = 'bedside.emoji';
const MOST_RECENT = 24;

const memory = z.object({
  recent: z.array(z.string().regex(/^[0-9A-F-]{2,80}$/)).max(MOST_RECENT),
  tone: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
});
type EmojiMemory = { readonly recent: readonly string[]; readonly tone: Tone };

const nothing: EmojiMemory = { recent: [], tone: 0 };

/** Which emoji were chosen last, newest first, and in which skin tone: kept in this browser alone. */
export function readEmojiMemory(storage: Storage): EmojiMemory {
  try {
    const parsed = memory.safeParse(JSON.parse(storage.getItem(KEY) ?? ''));
    return parsed.success ? parsed.data : nothing;
  } catch {
    return nothing;
  }
}

export function rememberEmoji(storage: Storage, change: { chosen?: string; tone?: Tone }): EmojiMemory {
  const now = readEmojiMemory(storage);
  const recent =
    change.chosen === undefined
      ? now.recent
      : [change.chosen, ...now.recent.filter((id) => id !== change.chosen)].slice(0, MOST_RECENT);
  const next = { recent: [...recent], tone: change.tone ?? now.tone };
  try {
    storage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Full or forbidden storage: then nothing is remembered.
  }
  return next;
}
