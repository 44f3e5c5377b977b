import type { ArchiveRecord } from './archive.ts';

/** Which column holds what; null where an archive has no such column. */
export type ColumnChoice = {
  readonly text: string;
  readonly id: string | null;
  readonly date: string | null;
  readonly link: string | null;
};

/** Names that networks and exports give their columns, the most telling first. */
const usual = {
  text: ['full_text', 'text', 'message', 'body', 'content', 'caption', 'post', 'description', 'texto', 'mensaje'],
  id: ['id_str', 'id', 'post_id', 'postid', 'uri', 'identificador'],
  date: ['created_at', 'createdat', 'date', 'published_at', 'published', 'timestamp', 'time', 'fecha'],
  link: ['permalink', 'url', 'link', 'post_url', 'enlace'],
} as const;

/** Every column of some records, in the order in which they come. */
export function listColumns(records: readonly ArchiveRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** A first choice of columns, by their names; the text falls back to the column with the most words. Null without columns. */
export function guessColumns(columns: readonly string[], records: readonly ArchiveRecord[]): ColumnChoice | null {
  const text = byName(columns, usual.text) ?? longest(columns, records);
  if (text === null) return null;
  const others = columns.filter((column) => column !== text);
  return {
    text,
    id: byName(others, usual.id),
    date: byName(others, usual.date),
    link: byName(others, usual.link),
  };
}

function byName(columns: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const found = columns.find((column) => lastPart(column) === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** `tweet.Full Text` → `full_text`. */
function lastPart(column: string): string {
  return (column.split('.').at(-1) ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

function longest(columns: readonly string[], records: readonly ArchiveRecord[]): string | null {
  const units = (column: string) => records.reduce((sum, record) => sum + (record[column]?.length ?? 0), 0);
  const [first] = [...columns].sort((a, b) => units(b) - units(a));
  return first ?? null;
}
