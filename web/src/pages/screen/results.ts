import type { PostedRow } from './posted-row.ts';

export type ResultFilter = {
  readonly show: 'all' | 'block' | 'warn' | 'pass' | 'lacking';
  /** A category, or `code:<code>` for one kind of finding; null for every kind. */
  readonly kind: string | null;
  readonly search: string;
};

export const everything: ResultFilter = { show: 'all', kind: null, search: '' };

/** Rows that a filter lets through, in their order. Words are searched in text, id, date and link, without case. */
export function filterRows(rows: readonly PostedRow[], { show, kind, search }: ResultFilter): readonly PostedRow[] {
  if (show === 'all' && kind === null && search === '') return rows;
  const words = search.toLowerCase();
  return rows.filter((row) => isShown(row, show) && isOfKind(row, kind) && holds(row, words));
}

function isShown(row: PostedRow, show: ResultFilter['show']): boolean {
  if (show === 'all') return true;
  return show === 'lacking' ? row.lacksAuthorization : row.verdict === show;
}

function isOfKind(row: PostedRow, kind: string | null): boolean {
  if (kind === null) return true;
  return row.findings.some(({ category, code }) => category === kind || `code:${code}` === kind);
}

function holds(row: PostedRow, words: string): boolean {
  return words === '' || [row.text, row.id, row.date, row.link].some((part) => part.toLowerCase().includes(words));
}

export type ResultCounts = Readonly<Record<ResultFilter['show'], number>>;

export function countRows(rows: readonly PostedRow[]): ResultCounts {
  const counts = { all: rows.length, block: 0, warn: 0, pass: 0, lacking: 0 };
  for (const row of rows) {
    counts[row.verdict] += 1;
    if (row.lacksAuthorization) counts.lacking += 1;
  }
  return counts;
}

export type KindCount = {
  readonly category: PostedRow['findings'][number]['category'];
  /** Posts with a finding of this category. */
  readonly posts: number;
  /** Kinds of findings within it, the most frequent first; `message` is the engine's own sentence. */
  readonly codes: readonly { readonly code: string; readonly message: string; readonly posts: number }[];
};

/** Which kinds of findings there are, by category, with the number of posts that have them. */
export function countKinds(rows: readonly PostedRow[]): KindCount[] {
  const categories = new Map<
    KindCount['category'],
    { posts: number; codes: Map<string, KindCount['codes'][number]> }
  >();
  for (const row of rows) {
    for (const category of new Set(row.findings.map((finding) => finding.category))) {
      const known = categories.get(category) ?? { posts: 0, codes: new Map() };
      known.posts += 1;
      categories.set(category, known);
      const own = row.findings.filter((finding) => finding.category === category);
      for (const { code, message } of new Map(own.map((finding) => [finding.code, finding])).values()) {
        known.codes.set(code, { code, message, posts: (known.codes.get(code)?.posts ?? 0) + 1 });
      }
    }
  }
  return [...categories].map(([category, { posts, codes }]) => ({
    category,
    posts,
    codes: [...codes.values()].sort((a, b) => b.posts - a.posts),
  }));
}

/** Units kept on each side of the place that an excerpt is about. */
const EXCERPT_UNITS = 90;

export type Excerpt = {
  readonly text: string;
  /** Where the excerpt begins in the whole text, in UTF-16 units. */
  readonly start: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
};

const weight = { block: 2, warn: 1, note: 0 } as const;

/** The part of a post around its heaviest finding, or its beginning; cut between words and never inside a character. */
export function excerptOf({ text, findings }: Pick<PostedRow, 'text' | 'findings'>): Excerpt {
  const [heaviest] = [...findings].sort((a, b) => weight[b.severity] - weight[a.severity] || a.start - b.start);
  const about = heaviest ?? { start: 0, end: 0 };
  const from = about.start <= EXCERPT_UNITS ? 0 : about.start - EXCERPT_UNITS;
  const until = Math.min(text.length, Math.max(about.start, Math.min(about.end, about.start + 200)) + EXCERPT_UNITS);
  const start = from === 0 ? 0 : wordEdge(text, from, about.start);
  const end =
    until === text.length ? until : text.lastIndexOf(' ', until) > about.end ? text.lastIndexOf(' ', until) : until;
  return { text: text.slice(start, end).toWellFormed(), start, cutBefore: start > 0, cutAfter: end < text.length };
}

function wordEdge(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < before ? space + 1 : from;
}
