import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { draft, post } from '../compose/schema.ts';
import { discardPost, excerptOf } from '../compose/service.ts';
import { readPlan, unplanPost } from '../schedule/service.ts';
import { bulkAccess } from './access.ts';
import { type Checked, checkRows } from './check-rows.ts';
import type { BulkChoices, BulkPreview, bulkImportView, RowView } from './contract.ts';
import { importIs, lockOwnOpen, madePosts, type Prepared, prepare } from './load-import.ts';
import type { PlannedRow } from './plan-rows.ts';
import { bulkImport, bulkImportPart } from './schema.ts';

export { commitImport } from './commit-import.ts';

const importing = 'plan posts from a file';
/** Longest cell that a preview shows for mending; a longer one is mended in the file. */
const MAX_SHOWN_CELL = 2_000;
const MOST_LISTED = 20;

/** Begins an import. What the same person began before and never finished is closed. */
export async function startImport(scope: Scope): Promise<string> {
  requireAnyRole(scope.actor, bulkAccess.import, importing);
  const startedBy = actingPersonId(scope);
  if (startedBy === null) throw forbidden('A person imports files.');
  const open = await scope.tx
    .select({ id: bulkImport.id })
    .from(bulkImport)
    .where(
      and(
        eq(bulkImport.organizationId, scope.organizationId),
        eq(bulkImport.startedBy, startedBy),
        eq(bulkImport.state, 'open'),
      ),
    );
  for (const { id } of open) await closeImport(scope, id);
  const now = scope.services.clock.now();
  const id = newId<'bulk-import'>(now.getTime());
  await scope.tx
    .insert(bulkImport)
    .values({ organizationId: scope.organizationId, id, startedBy, state: 'open', createdAt: now });
  await recordEvent(scope, { action: 'bulk_import.started', object: { type: 'bulk_import', id } });
  return id;
}

/** Takes one part of the file's text; a part that is sent again replaces the older one. */
export async function takePart(
  scope: Scope,
  part: { readonly importId: string; readonly number: number; readonly text: string },
): Promise<void> {
  requireAnyRole(scope.actor, bulkAccess.import, importing);
  await lockOwnOpen(scope, part.importId);
  await scope.tx
    .insert(bulkImportPart)
    .values({ organizationId: scope.organizationId, importId: part.importId, number: part.number, body: part.text })
    .onConflictDoUpdate({
      target: [bulkImportPart.organizationId, bulkImportPart.importId, bulkImportPart.number],
      set: { body: part.text },
    });
}

/** Forgets a file that was sent; drafts that were made of it stay. */
export async function discardImport(scope: Scope, importId: string): Promise<void> {
  requireAnyRole(scope.actor, bulkAccess.import, importing);
  await closeImport(scope, importId);
}

/** An import that has made drafts can be undone later, one that has not is forgotten. */
async function closeImport(scope: Scope, importId: string): Promise<void> {
  const row = await lockOwnOpen(scope, importId);
  await scope.tx
    .delete(bulkImportPart)
    .where(and(eq(bulkImportPart.organizationId, scope.organizationId), eq(bulkImportPart.importId, importId)));
  const state = row.created > 0 ? ('committed' as const) : ('discarded' as const);
  await scope.tx.update(bulkImport).set({ state }).where(importIs(scope, importId));
  await recordEvent(scope, {
    action: 'bulk_import.closed',
    object: { type: 'bulk_import', id: importId },
    facts: { state },
  });
}

/** What the file would make, row by row. Nothing is written, and no transaction is held while texts are screened. */
export async function previewImport(
  seed: ScopeSeed,
  input: { readonly importId: string } & BulkChoices,
): Promise<BulkPreview> {
  requireAnyRole(seed.actor, bulkAccess.import, importing);
  const prepared = await inScope(seed, async (scope) => {
    await lockOwnOpen(scope, input.importId);
    return prepare(scope, input);
  });
  return toPreview(prepared, await checkRows(prepared.rows, prepared));
}

function toPreview(prepared: Prepared, checked: ReadonlyMap<number, Checked>): BulkPreview {
  const { contentSha256, planSha256, table, mapping, dateOrder, dateOrderMatters, repeats } = prepared;
  const rows = prepared.rows.map((one) => toRowView(one, { prepared, checked: checked.get(one.row) }));
  return {
    contentSha256,
    planSha256,
    separator: table.separator,
    dateOrder,
    dateOrderMatters,
    columns: table.headings.map((heading, at) => ({
      heading,
      field: mapping[at] ?? null,
      examples: table.rows.slice(0, 3).map(({ cells }) => (cells[at] ?? '').slice(0, 80)),
    })),
    counts: {
      rows: rows.length,
      ready: rows.filter(({ errors }) => errors.length === 0).length,
      faulty: rows.filter(({ errors }) => errors.length > 0).length,
      warned: rows.filter(({ errors, warnings }) => errors.length === 0 && warnings.length > 0).length,
      blocked: rows.filter(({ verdict }) => verdict === 'block').length,
    },
    rows,
    repeats,
  };
}

function toRowView(one: PlannedRow, seen: { prepared: Prepared; checked: Checked | undefined }): RowView {
  const { table, mapping, made } = seen.prepared;
  const { content } = one;
  const postId = made.get(one.row) ?? null;
  return {
    row: one.row,
    excerpt: excerptOf(one.text.slice(0, 400)),
    ownWordings: content === null ? [] : (Object.keys(content.variants) as RowView['ownWordings']), // keys of the contract's record
    channels: [...one.channelNames],
    link: content?.link ?? null,
    localTime: one.localTime,
    timeZone: one.localTime === null ? null : one.timeZone,
    dueAt: one.time?.dueAt.toISOString() ?? null,
    imageCount: content?.images.length ?? 0,
    language: one.language.slice(0, 40),
    hasFirstComment: content?.firstComment !== undefined,
    // What was made already cannot be faulty any more, such as by its time having come.
    errors: (postId === null ? one.errors : []).map(({ field, code, facts }) => {
      const at = field === null ? -1 : mapping.indexOf(field);
      const value = field === null ? null : (one.cells[field] ?? '');
      return {
        field,
        column: table.headings[at] ?? null,
        code,
        facts,
        value: value !== null && value.length <= MAX_SHOWN_CELL ? value : null,
      };
    }),
    warnings: (seen.checked?.warnings ?? []).map(({ code, facts }) => ({ code, facts })),
    verdict: one.errors.length > 0 ? null : (seen.checked?.verdict ?? null),
    findings: seen.checked?.findings ?? 0,
    postId,
  };
}

/** Puts the drafts of an import away that nobody has touched since; what was changed, sent or put away stays as it is. */
export async function undoImport(scope: Scope, importId: string): Promise<{ putAway: number; kept: number }> {
  requireAnyRole(scope.actor, bulkAccess.import, importing);
  const [row] = await scope.tx.select().from(bulkImport).where(importIs(scope, importId)).for('update');
  if (row === undefined || !mayUndo(scope, row) || row.created === 0) throw notFound('import');
  const made = [...(await madePosts(scope, importId)).values()];
  const untouched = await scope.tx
    .select({ id: post.id })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .where(
      and(
        eq(post.organizationId, scope.organizationId),
        inArray(post.id, made),
        eq(post.stage, 'draft'),
        eq(draft.revision, 1),
      ),
    );
  for (const { id } of untouched) {
    if ((await readPlan(scope, id)).plan?.state === 'standing') await unplanPost(scope, id);
    await discardPost(scope, id);
  }
  const counts = { putAway: untouched.length, kept: made.length - untouched.length };
  await scope.tx
    .delete(bulkImportPart)
    .where(and(eq(bulkImportPart.organizationId, scope.organizationId), eq(bulkImportPart.importId, importId)));
  await scope.tx
    .update(bulkImport)
    .set({ state: 'undone', undoneAt: scope.services.clock.now() })
    .where(importIs(scope, importId));
  await recordEvent(scope, {
    action: 'bulk_import.undone',
    object: { type: 'bulk_import', id: importId },
    facts: { put_away: counts.putAway, kept: counts.kept },
  });
  return counts;
}

function mayUndo(scope: Scope, row: typeof bulkImport.$inferSelect): boolean {
  if (row.state !== 'open' && row.state !== 'committed') return false;
  return row.startedBy === actingPersonId(scope) || hasAnyRole(scope.actor, ['administrator']);
}

/** The last imports that made drafts, newest first: one's own, and all of them for administrators. */
export async function listImports(scope: Scope): Promise<z.input<typeof bulkImportView>[]> {
  requireAnyRole(scope.actor, bulkAccess.import, importing);
  const own = actingPersonId(scope);
  const all = hasAnyRole(scope.actor, ['administrator']);
  const rows = await scope.tx
    .select()
    .from(bulkImport)
    .where(
      and(
        eq(bulkImport.organizationId, scope.organizationId),
        gt(bulkImport.created, 0),
        inArray(bulkImport.state, ['open', 'committed', 'undone']),
        all || own === null ? undefined : eq(bulkImport.startedBy, own),
      ),
    )
    .orderBy(desc(bulkImport.createdAt), desc(bulkImport.id))
    .limit(MOST_LISTED);
  const names = await namesOf(scope);
  return rows.flatMap((row) => {
    if (row.state === 'discarded') return [];
    return [
      {
        id: row.id,
        state: row.state,
        created: row.created,
        startedByName: names.get(row.startedBy) ?? '',
        committedAt: row.committedAt?.toISOString() ?? null,
        undoneAt: row.undoneAt?.toISOString() ?? null,
        mayUndo: mayUndo(scope, row),
      },
    ];
  });
}
