import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError, conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { createPost } from '../compose/service.ts';
import { submitDraft } from '../review/service.ts';
import { planPost } from '../schedule/service.ts';
import { bulkAccess } from './access.ts';
import { checkRows } from './check-rows.ts';
import { type commitBulkImport as commitEndpoint, ROWS_A_CALL } from './contract.ts';
import { type ImportRow, importIs, type Prepared, prepare } from './load-import.ts';
import type { PlannedRow } from './plan-rows.ts';
import { bulkImport, bulkImportPart, bulkImportPost } from './schema.ts';

type Order = { readonly importId: string } & z.output<(typeof commitEndpoint)['body']>;
type Told = z.input<(typeof commitEndpoint)['answer']>;
type LeftOut = Told['leftOut'][number];

/**
 * Makes drafts of a file exactly as the preview showed, with their planned times. `all` makes all rows or none; `good`
 * makes the next hundred rows without a fault, each for itself. A row makes one draft, however often this is called: what
 * was finished answers as it did.
 * @throws `PLAN_OUTDATED`, `IMPORT_REPEATED`, `IMPORT_ROWS_FAULTY` (`all`, with the rows in the details)
 */
export async function commitImport(scope: Scope, order: Order): Promise<Told> {
  requireAnyRole(scope.actor, bulkAccess.import, 'plan posts from a file');
  const [row] = await scope.tx.select().from(bulkImport).where(importIs(scope, order.importId)).for('update');
  if (row === undefined || row.startedBy !== actingPersonId(scope)) throw notFound('import');
  if (row.state === 'committed' && row.planSha256 === order.planSha256) return finished(row);
  if (row.state !== 'open') {
    throw conflict('IMPORT_CLOSED', 'This file was imported or put aside already.', 'Choose the file again.');
  }
  const prepared = await prepare(scope, order);
  if (prepared.contentSha256 !== order.contentSha256 || prepared.planSha256 !== order.planSha256) throw outdated();
  if (prepared.repeats !== null && !order.again) throw repeated();
  const open = prepared.rows.filter((one) => !prepared.made.has(one.row));
  const faulty = open.filter((one) => one.errors.length > 0 || one.content === null);
  if (order.take === 'all' && faulty.length > 0) throw rowsFaulty(faulty);
  const good = open.filter((one) => !faulty.includes(one));
  const turn = order.take === 'all' ? good : good.slice(0, ROWS_A_CALL);
  const done = await makeRows(scope, { order, prepared, turn });
  const remaining = good.length - turn.length;
  const created = row.created + done.created;
  await keepCount(scope, { order, created, remaining });
  const refused = faulty.map((one) => ({ row: one.row, code: one.errors[0]?.code ?? 'TEXT_MISSING' }));
  await recordEvent(scope, {
    action: 'bulk_import.rows_made',
    object: { type: 'bulk_import', id: order.importId, sha256: prepared.contentSha256 },
    facts: { made: done.created, sent_for_review: done.sentForReview, remaining, plan: order.planSha256 },
  });
  const leftOut = [...(remaining === 0 ? refused : []), ...done.leftOut];
  return { created, sentForReview: done.sentForReview, remaining, leftOut };
}

function finished(row: ImportRow): Told {
  return { created: row.created, sentForReview: 0, remaining: 0, leftOut: [] };
}

async function makeRows(
  scope: Scope,
  made: { order: Order; prepared: Prepared; turn: readonly PlannedRow[] },
): Promise<{ created: number; sentForReview: number; leftOut: LeftOut[] }> {
  const { order, prepared, turn } = made;
  const checked = order.sendForReview ? await checkRows(turn, prepared) : new Map();
  const leftOut: LeftOut[] = [];
  let [created, sentForReview] = [0, 0];
  for (const one of turn) {
    // What the check blocks stays a draft: somebody must look at it first.
    const sends = order.sendForReview && checked.get(one.row)?.verdict !== 'block';
    const make = (inner: Scope) => makeRow(inner, { importId: order.importId, one, sends });
    const failure = order.take === 'all' ? await make(scope).then(() => null) : await attempt(scope, make);
    if (failure !== null) {
      leftOut.push({ row: one.row, code: failure });
      continue;
    }
    created += 1;
    if (sends) sentForReview += 1;
  }
  return { created, sentForReview, leftOut };
}

/** One row for itself: what it was refused for, as a code, with nothing of it written; null when it was made. */
async function attempt(scope: Scope, make: (inner: Scope) => Promise<void>): Promise<string | null> {
  try {
    await scope.tx.transaction((tx) => make({ ...scope, tx }));
    return null;
  } catch (error) {
    if (error instanceof BedsideError) return error.code;
    throw error;
  }
}

async function makeRow(scope: Scope, made: { importId: string; one: PlannedRow; sends: boolean }): Promise<void> {
  const { content, time, row } = made.one;
  if (content === null) throw new TypeError('a row without content is left out before');
  const post = await createPost(scope, { content });
  await scope.tx
    .insert(bulkImportPost)
    .values({ organizationId: scope.organizationId, importId: made.importId, rowNumber: row, postId: post.id });
  if (time !== null) {
    const { localTime, timeZone, fold } = time;
    await planPost(scope, { postId: post.id, localTime, timeZone, fold });
  }
  if (made.sends) await submitDraft(scope, { postId: post.id, revision: post.draft.revision });
}

async function keepCount(scope: Scope, made: { order: Order; created: number; remaining: number }): Promise<void> {
  const { order, created, remaining } = made;
  const isDone = remaining === 0;
  await scope.tx
    .update(bulkImport)
    .set({
      created,
      contentSha256: order.contentSha256,
      planSha256: order.planSha256,
      committedAt: scope.services.clock.now(),
      ...(isDone ? { state: 'committed' as const } : {}),
    })
    .where(importIs(scope, order.importId));
  if (!isDone) return;
  await scope.tx
    .delete(bulkImportPart)
    .where(and(eq(bulkImportPart.organizationId, scope.organizationId), eq(bulkImportPart.importId, order.importId)));
}

function outdated() {
  return conflict(
    'PLAN_OUTDATED',
    'Something changed since the preview, so that this file would now make something else. Nothing was made.',
    'Look at the new preview, and import that.',
  );
}

function repeated() {
  return conflict(
    'IMPORT_REPEATED',
    'This file was imported already. Nothing was made.',
    'Undo the earlier import, or say that you want its posts a second time.',
  );
}

function rowsFaulty(faulty: readonly PlannedRow[]) {
  return unprocessable({
    code: 'IMPORT_ROWS_FAULTY',
    message: 'Some rows cannot become posts. Nothing was made.',
    remedy: 'Mend these rows, or import the good ones only.',
    details: { rows: faulty.map(({ row }) => row) },
  });
}
