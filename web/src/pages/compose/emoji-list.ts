/** One emoji as the data of emojibase has it (compact form, version 16). */
export type RawEmoji = {
  readonly hexcode: string;
  readonly label: string;
  readonly unicode: string;
  readonly group?: number;
  readonly order?: number;
  readonly tags?: readonly string[];
  readonly skins?: readonly RawEmoji[];
};

export type Emoji = {
  /** Hexcode without a skin tone: what is remembered. */
  readonly id: string;
  readonly label: string;
  readonly group: number;
  /** Label and tags in lower case without accents, for search. */
  readonly words: string;
  /** By skin tone, 0 for none and 1 (light) to 5 (dark); without tones the first alone. */
  readonly tones: readonly string[];
};

export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** Parts of other emoji, such as skin tones, are no emoji to choose. */
const COMPONENTS = 2;

/** Fitzpatrick modifiers, U+1F3FB (light) to U+1F3FF (dark): Unicode Technical Standard 51, 1.4.4. */
const modifiers = ['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF'];

/** The emoji one can choose, in the order of Unicode. */
export function toEmojis(raw: readonly RawEmoji[]): Emoji[] {
  return raw
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((each) => ({
      id: each.hexcode,
      label: each.label,
      group: each.group ?? 0,
      words: folded([each.label, ...(each.tags ?? [])].join(' ')),
      tones: [each.unicode, ...tonesOf(each)],
    }));
}

/** One variant a tone. Of two people, those are taken where both have the same. */
function tonesOf({ skins = [] }: RawEmoji): string[] {
  const tones = modifiers.map((modifier) =>
    skins.find(({ hexcode }) => {
      const own = hexcode.split('-').filter((part) => modifiers.includes(part));
      return own.length > 0 && own.every((part) => part === modifier);
    }),
  );
  return tones.every((tone) => tone !== undefined) ? tones.map(({ unicode }) => unicode) : [];
}

/** What is inserted: in the tone that was chosen, where the emoji has tones. */
export function inTone(emoji: Emoji, tone: Tone): string {
  return emoji.tones[tone] ?? emoji.tones[0] ?? '';
}

/** Emoji in whose label or tags every word of the query begins a word; those whose label begins so come first. */
export function searchEmoji(emojis: readonly Emoji[], query: string, most = 80): Emoji[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found = emojis.filter(({ words }) => wanted.every((word) => ` ${words}`.includes(` ${word}`)));
  const first = wanted[0] ?? '';
  const rank = (emoji: Emoji) => (emoji.words.startsWith(first) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}

function folded(words: string): string {
  return words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export type GridKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'PageUp' | 'PageDown';

const ROWS_OF_A_PAGE = 5;

/** Where the keyboard goes in a grid of `count` cells in rows of `columns`; null when it leaves the grid at its top. */
export function moveInGrid(at: number, key: string, grid: { count: number; columns: number }): number | null {
  const { count, columns } = grid;
  const last = count - 1;
  const rowStart = at - (at % columns);
  // A key that is not here moves nothing.
  const moves: Partial<Record<string, number>> = {
    ArrowLeft: Math.max(0, at - 1),
    ArrowRight: Math.min(last, at + 1),
    ArrowUp: at - columns,
    ArrowDown: at + columns > last ? at : at + columns,
    Home: rowStart,
    End: Math.min(last, rowStart + columns - 1),
    PageUp: Math.max(at % columns, at - ROWS_OF_A_PAGE * columns),
    PageDown: at + ROWS_OF_A_PAGE * columns > last ? last : at + ROWS_OF_A_PAGE * columns,
  } satisfies Record<GridKey, number>;
  const next = moves[key] ?? at;
  return next < 0 ? null : next;
}
