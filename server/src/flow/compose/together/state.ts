import type { DraftCommentView, DraftThreadView } from './contract.ts';
import type { draftComment } from './schema.ts';

type CommentRow = typeof draftComment.$inferSelect;

/** Long enough to mend a slip, too short to rewrite what others answered. */
const CHANGE_WITHIN_MS = 15 * 60_000;

/** The last moment at which a comment may be changed or deleted by whoever wrote it. */
export function changeableUntil(row: Pick<CommentRow, 'createdAt'>): Date {
  return new Date(row.createdAt.getTime() + CHANGE_WITHIN_MS);
}

/** Pure: rows in the order of their time as threads, for one reader. */
export function threadsOf(
  rows: readonly CommentRow[],
  by: { readonly names: ReadonlyMap<string, string>; readonly reader: string | null; readonly now: Date },
): DraftThreadView[] {
  const nameOf = (id: string) => by.names.get(id) ?? '';
  const toView = (row: CommentRow): DraftCommentView => ({
    id: row.id,
    authorId: row.authorPersonId,
    authorName: nameOf(row.authorPersonId),
    body: row.body,
    mentions: row.mentions.map((id) => ({ id, name: nameOf(id) })),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
    changeableUntil: isChangeable(row, by) ? changeableUntil(row).toISOString() : null,
  });
  return rows
    .filter(({ threadId }) => threadId === null)
    .map((first) => ({
      id: first.id,
      field: first.field,
      quote: first.quote,
      resolvedAt: first.resolvedAt?.toISOString() ?? null,
      resolvedByName: first.resolvedBy === null ? null : nameOf(first.resolvedBy),
      comments: [first, ...rows.filter(({ threadId }) => threadId === first.id)].map(toView),
    }));
}

function isChangeable(row: CommentRow, { reader, now }: { reader: string | null; now: Date }): boolean {
  return row.authorPersonId === reader && row.removedAt === null && now <= changeableUntil(row);
}
