import { createHash } from 'node:crypto';
import type { Screener } from '@bedside/screening';
import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { joinParts } from '../../kernel/csv/join-parts.ts';
import { type CsvTable, readCsvTable } from '../../kernel/csv/read-table.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { networkId } from '../../registers/channels/contract.ts';
import type { MediaRow } from '../../registers/media/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { screenerOf } from '../screen/service.ts';
import { activeBlackouts, type Blackout, knownChannels, postsWithWords, usableImages } from './check-rows.ts';
import { guessColumns } from './columns.ts';
import {
  type BulkChoices,
  type BulkField,
  type BulkPreview,
  type DateOrder,
  MAX_COLUMNS,
  MAX_ROWS,
} from './contract.ts';
import type { KnownChannel } from './find-channels.ts';
import { readDateOrder } from './parse-when.ts';
import { imageIdsIn, type PlannedRow, planRows, planSha256 } from './plan-rows.ts';
import { bulkImport, bulkImportPart, bulkImportPost } from './schema.ts';

export type ImportRow = typeof bulkImport.$inferSelect;

/** A file as it would be imported now. */
export type Prepared = {
  readonly contentSha256: string;
  readonly planSha256: string;
  readonly table: CsvTable;
  readonly mapping: readonly (BulkField | null)[];
  readonly dateOrder: DateOrder;
  readonly dateOrderMatters: boolean;
  readonly rows: readonly PlannedRow[];
  readonly channels: readonly KnownChannel[];
  readonly images: ReadonlyMap<string, MediaRow>;
  readonly standing: ReadonlyMap<string, string>;
  readonly blackouts: readonly Blackout[];
  readonly made: ReadonlyMap<number, string>;
  readonly screener: Screener;
  readonly repeats: BulkPreview['repeats'];
};

export function importIs(scope: Scope, importId: string) {
  return and(eq(bulkImport.organizationId, scope.organizationId), eq(bulkImport.id, importId));
}

/** An import that the acting person began and that is open, locked: what is done to it takes turns. */
export async function lockOwnOpen(scope: Scope, importId: string): Promise<ImportRow> {
  const [row] = await scope.tx.select().from(bulkImport).where(importIs(scope, importId)).for('update');
  // Whose texts these are nobody else needs to know.
  if (row === undefined || row.startedBy !== actingPersonId(scope)) throw notFound('import');
  if (row.state === 'open') return row;
  throw conflict('IMPORT_CLOSED', 'This file was imported or put aside already.', 'Choose the file again.');
}

/** Reads a file that was sent against the organization as it is now. Writes nothing. */
export async function prepare(scope: Scope, input: { readonly importId: string } & BulkChoices): Promise<Prepared> {
  const text = await readText(scope, input.importId);
  const contentSha256 = createHash('sha256').update(text).digest('hex');
  const table = readCsvTable(text, { separator: input.separator, maxRows: MAX_ROWS, maxColumns: MAX_COLUMNS });
  const mapping = settleMapping(table, input.mapping);
  const organization = await readOrganization(scope);
  const order = readDateOrder(dateCells(table, mapping));
  const [language = 'en'] = organization.languages;
  const dateOrder = input.dateOrder ?? order.told ?? (language === 'es' ? 'dmy' : 'mdy');
  const channels = await knownChannels(scope);
  const images = await usableImages(scope, imageIdsIn(table, mapping, input));
  const now = scope.services.clock.now();
  const facts = { now, timeZone: organization.timeZone, language, dateOrder, channels, images };
  const rows = planRows(table, mapping, { choices: input, facts });
  return {
    contentSha256,
    planSha256: planSha256(contentSha256, rows),
    table,
    mapping,
    dateOrder,
    dateOrderMatters: order.matters,
    rows,
    channels,
    images,
    standing: await postsWithWords(
      scope,
      rows.map(({ text: words }) => words),
    ),
    blackouts: await activeBlackouts(scope),
    made: await madePosts(scope, input.importId),
    screener: await screenerOf(scope, organization),
    repeats: await findRepeated(scope, { contentSha256, importId: input.importId }),
  };
}

async function readText(scope: Scope, importId: string): Promise<string> {
  const parts = await scope.tx
    .select({ number: bulkImportPart.number, body: bulkImportPart.body })
    .from(bulkImportPart)
    .where(and(eq(bulkImportPart.organizationId, scope.organizationId), eq(bulkImportPart.importId, importId)))
    .orderBy(asc(bulkImportPart.number));
  return joinParts(parts);
}

function settleMapping(table: CsvTable, chosen: BulkChoices['mapping']): (BulkField | null)[] {
  if (chosen === null) return guessColumns(table.headings, networkId.options);
  const used = chosen.filter((field) => field !== null);
  if (new Set(used).size !== used.length) {
    throw unprocessable({
      code: 'IMPORT_FIELD_TWICE',
      message: 'Two columns are to fill the same field.',
      remedy: 'Choose one of them.',
    });
  }
  return table.headings.map((_heading, at) => chosen[at] ?? null);
}

function dateCells(table: CsvTable, mapping: readonly (BulkField | null)[]): string[] {
  const columns = [mapping.indexOf('date'), mapping.indexOf('dateTime')].filter((at) => at >= 0);
  return columns.flatMap((at) => table.rows.map(({ cells }) => cells[at] ?? ''));
}

/** The drafts that an import has made, by row. */
export async function madePosts(scope: Scope, importId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await scope.tx
    .select({ row: bulkImportPost.rowNumber, postId: bulkImportPost.postId })
    .from(bulkImportPost)
    .where(and(eq(bulkImportPost.organizationId, scope.organizationId), eq(bulkImportPost.importId, importId)));
  return new Map(rows.map(({ row, postId }) => [row, postId]));
}

async function findRepeated(
  scope: Scope,
  file: { readonly contentSha256: string; readonly importId: string },
): Promise<BulkPreview['repeats']> {
  const [row] = await scope.tx
    .select({ importId: bulkImport.id, committedAt: bulkImport.committedAt })
    .from(bulkImport)
    .where(
      and(
        eq(bulkImport.organizationId, scope.organizationId),
        eq(bulkImport.contentSha256, file.contentSha256),
        eq(bulkImport.state, 'committed'),
        ne(bulkImport.id, file.importId),
      ),
    )
    .orderBy(desc(bulkImport.committedAt))
    .limit(1);
  if (row === undefined || row.committedAt === null) return null;
  return { importId: row.importId, committedAt: row.committedAt.toISOString() };
}
