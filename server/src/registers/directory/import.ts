import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { joinParts } from '../../kernel/csv/join-parts.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import type { HandOver } from '../people/service.ts';
import { directoryAccess } from './access.ts';
import { type ImportChoices, type ImportField, type ImportPreview, MAX_ROWS_SHOWN } from './contract.ts';
import { planSha256 as hashPlan, type ImportPlan, planImport } from './import-plan.ts';
import { guessColumns, type ImportTable, readTable } from './import-table.ts';
import { keysOf, type MemberRow } from './member-record.ts';
import { syncPersonOf } from './person-ties.ts';
import { staffImport, staffImportPart, staffMember } from './schema.ts';
import { lockDirectory } from './write-member.ts';

/** Begins an import. What the same person began before and never applied is forgotten. */
export async function startImport(scope: Scope): Promise<string> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const startedBy = actingPersonId(scope);
  if (startedBy === null) throw forbidden('A person imports files.');
  const open = await scope.tx
    .select({ id: staffImport.id })
    .from(staffImport)
    .where(
      and(
        eq(staffImport.organizationId, scope.organizationId),
        eq(staffImport.startedBy, startedBy),
        eq(staffImport.state, 'open'),
      ),
    );
  for (const { id } of open) await discardImport(scope, id);
  const now = scope.services.clock.now();
  const id = newId<'staff-import'>(now.getTime());
  await scope.tx
    .insert(staffImport)
    .values({ organizationId: scope.organizationId, id, startedBy, state: 'open', createdAt: now });
  await recordEvent(scope, { action: 'staff_import.started', object: { type: 'staff_import', id } });
  return id;
}

/** Takes one part of the file's text; a part that is sent again replaces the older one. */
export async function takePart(
  scope: Scope,
  part: { readonly importId: string; readonly number: number; readonly text: string },
): Promise<void> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await readOpenImport(scope, part.importId);
  await scope.tx
    .insert(staffImportPart)
    .values({ organizationId: scope.organizationId, importId: part.importId, number: part.number, body: part.text })
    .onConflictDoUpdate({
      target: [staffImportPart.organizationId, staffImportPart.importId, staffImportPart.number],
      set: { body: part.text },
    });
}

function importIs(scope: Scope, importId: string) {
  return and(eq(staffImport.organizationId, scope.organizationId), eq(staffImport.id, importId));
}

async function readOpenImport(scope: Scope, importId: string): Promise<void> {
  const [row] = await scope.tx.select({ state: staffImport.state }).from(staffImport).where(importIs(scope, importId));
  if (row === undefined) throw notFound('import');
  if (row.state === 'open') return;
  throw conflict('IMPORT_CLOSED', 'This file was applied or put aside already.', 'Choose the file again.');
}

type Prepared = {
  readonly contentSha256: string;
  readonly table: ImportTable;
  readonly mapping: readonly (ImportField | null)[];
  readonly plan: ImportPlan;
  readonly planSha256: string;
};

/** What the file would change; nothing in the directory changes. */
export async function previewImport(
  scope: Scope,
  input: { readonly importId: string } & ImportChoices,
): Promise<ImportPreview> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await readOpenImport(scope, input.importId);
  return toPreview(await prepare(scope, input));
}

async function prepare(scope: Scope, input: { readonly importId: string } & ImportChoices): Promise<Prepared> {
  const text = await readText(scope, input.importId);
  const contentSha256 = createHash('sha256').update(text).digest('hex');
  const table = readTable(text, input.separator);
  const mapping = settleMapping(table, input.mapping);
  const isNamed = mapping.some((field) => field !== null && nameFields.includes(field));
  const members = isNamed ? await listMembers(scope) : [];
  const plan = planImport({
    table: isNamed ? table : { ...table, rows: [] },
    mapping,
    members,
    markMissingAsLeft: input.markMissingAsLeft,
  });
  return { contentSha256, table, mapping, plan, planSha256: hashPlan(contentSha256, plan) };
}

const nameFields: readonly ImportField[] = ['displayName', 'givenName', 'familyName'];

async function readText(scope: Scope, importId: string): Promise<string> {
  const parts = await scope.tx
    .select({ number: staffImportPart.number, body: staffImportPart.body })
    .from(staffImportPart)
    .where(and(eq(staffImportPart.organizationId, scope.organizationId), eq(staffImportPart.importId, importId)))
    .orderBy(asc(staffImportPart.number));
  return joinParts(parts);
}

function settleMapping(table: ImportTable, chosen: ImportChoices['mapping']): (ImportField | null)[] {
  if (chosen === null) return guessColumns(table.headings);
  const used = chosen.filter((field) => field !== null && field !== 'otherNames');
  if (new Set(used).size !== used.length) {
    throw unprocessable({
      code: 'IMPORT_FIELD_TWICE',
      message: 'Two columns are to fill the same field.',
      remedy: 'Choose one of them. Only other names may come from several columns.',
    });
  }
  return table.headings.map((_heading, at) => chosen[at] ?? null);
}

function listMembers(scope: Scope): Promise<MemberRow[]> {
  return scope.tx
    .select()
    .from(staffMember)
    .where(and(eq(staffMember.organizationId, scope.organizationId), isNull(staffMember.deprovisionedAt)))
    .orderBy(asc(staffMember.sortKey), asc(staffMember.id));
}

const shown = <Row>(rows: readonly Row[]) => rows.slice(0, MAX_ROWS_SHOWN);

function toPreview({ contentSha256, table, mapping, plan, planSha256 }: Prepared): ImportPreview {
  return {
    contentSha256,
    planSha256,
    separator: table.separator,
    columns: table.headings.map((heading, at) => ({
      heading,
      field: mapping[at] ?? null,
      examples: table.rows.slice(0, 3).map(({ cells }) => (cells[at] ?? '').slice(0, 80)),
    })),
    counts: countsOf(table, plan),
    added: shown(plan.added).map(({ row, fields: { displayName, email, department, jobTitle } }) => ({
      row,
      displayName,
      email,
      department,
      jobTitle,
    })),
    changed: shown(plan.changed).map(({ row, member, fields, changes }) => ({
      row,
      id: member.id,
      displayName: fields.displayName,
      changes: [...changes],
    })),
    left: shown(plan.left).map(({ id, displayName, department }) => ({ id, displayName, department })),
    errors: shown(plan.errors),
  };
}

function countsOf(table: ImportTable, plan: ImportPlan): ImportPreview['counts'] {
  return {
    rows: table.rows.length,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    left: plan.left.length,
    refused: plan.errors.length,
  };
}

/**
 * Does exactly what the preview showed, in this transaction. One audit event tells of the whole batch, with the hash
 * over all its rows. @throws `IMPORT_NAMES_UNMAPPED`, `IMPORT_OUTDATED` when the file or the directory changed so that
 * something else would be done
 */
export async function applyImport(
  scope: Scope,
  input: { readonly importId: string; readonly contentSha256: string; readonly planSha256: string } & ImportChoices,
  handOvers: readonly HandOver[],
): Promise<ImportPreview['counts']> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  await readOpenImport(scope, input.importId);
  const prepared = await prepare(scope, input);
  if (!prepared.mapping.some((field) => field !== null && nameFields.includes(field))) throw namesUnmapped();
  if (prepared.contentSha256 !== input.contentSha256 || prepared.planSha256 !== input.planSha256) throw outdated();
  const { plan } = prepared;
  await writePlan(scope, plan, handOvers);
  const counts = countsOf(prepared.table, plan);
  await closeImport(scope, input.importId, { ...prepared, counts });
  return counts;
}

async function closeImport(
  scope: Scope,
  importId: string,
  {
    contentSha256,
    planSha256,
    counts,
  }: Pick<Prepared, 'contentSha256' | 'planSha256'> & {
    readonly counts: ImportPreview['counts'];
  },
): Promise<void> {
  const { added, changed, unchanged, left, refused } = counts;
  await scope.tx
    .update(staffImport)
    .set({
      state: 'applied',
      contentSha256,
      planSha256,
      added,
      changed,
      unchanged,
      refused,
      markedLeft: left,
      appliedAt: scope.services.clock.now(),
    })
    .where(importIs(scope, importId));
  await forgetParts(scope, importId);
  await recordEvent(scope, {
    action: 'staff_import.applied',
    object: { type: 'staff_import', id: importId, sha256: contentSha256 },
    facts: { added, changed, unchanged, left, refused, plan: planSha256 },
  });
}

/** Most rows of one statement: each has 26 values, and PostgreSQL takes 65,535. */
const ROWS_A_STATEMENT = 1_000;

async function writePlan(scope: Scope, plan: ImportPlan, handOvers: readonly HandOver[]): Promise<void> {
  const now = scope.services.clock.now();
  const fresh = { personId: null, grantedRoles: [], revision: 1, createdAt: now, updatedAt: now, leftAt: null };
  const added = plan.added.map(
    ({ fields }): MemberRow => ({
      organizationId: scope.organizationId,
      id: newId<'staff-member'>(now.getTime()),
      ...fields,
      ...keysOf(fields),
      ...fresh,
      source: 'csv',
      state: 'active',
      deprovisionedAt: null,
    }),
  );
  const changed = plan.changed.map(({ member, fields }): MemberRow => {
    const revision = member.revision + 1;
    const back = { state: 'active' as const, leftAt: null, source: 'csv' as const };
    return { ...member, ...fields, ...keysOf(fields), ...back, revision, updatedAt: now };
  });
  const left = plan.left.map(
    (member): MemberRow => ({ ...member, state: 'left', leftAt: now, revision: member.revision + 1, updatedAt: now }),
  );
  // Whoever leaves frees an address first.
  const rows = [...left, ...changed, ...added];
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await writeRows(scope, rows.slice(at, at + ROWS_A_STATEMENT));
  }
  for (const row of [...left, ...changed]) if (row.personId !== null) await syncPersonOf(scope, row, { handOvers });
}

/** What the statement would have inserted, for a row that is there already. */
const written = (column: string) => sql.raw(`excluded.${column}`);

async function writeRows(scope: Scope, rows: MemberRow[]): Promise<void> {
  await scope.tx
    .insert(staffMember)
    .values(rows)
    .onConflictDoUpdate({
      target: [staffMember.organizationId, staffMember.id],
      set: {
        displayName: written('display_name'),
        givenName: written('given_name'),
        familyName: written('family_name'),
        otherNames: written('other_names'),
        title: written('title'),
        credentials: written('credentials'),
        email: written('email'),
        emailKey: written('email_key'),
        jobTitle: written('job_title'),
        department: written('department'),
        site: written('site'),
        externalId: written('external_id'),
        source: written('source'),
        state: written('state'),
        sortKey: written('sort_key'),
        searchKey: written('search_key'),
        revision: written('revision'),
        updatedAt: written('updated_at'),
        leftAt: written('left_at'),
      },
    })
    .catch((error: unknown) => {
      if (isPostgresError(error, UNIQUE_VIOLATION)) throw exchanged();
      throw error;
    });
}

/** Forgets a file that was sent and not applied. */
export async function discardImport(scope: Scope, importId: string): Promise<void> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await readOpenImport(scope, importId);
  await forgetParts(scope, importId);
  await scope.tx.update(staffImport).set({ state: 'discarded' }).where(importIs(scope, importId));
  await recordEvent(scope, { action: 'staff_import.discarded', object: { type: 'staff_import', id: importId } });
}

async function forgetParts(scope: Scope, importId: string): Promise<void> {
  await scope.tx
    .delete(staffImportPart)
    .where(
      and(eq(staffImportPart.organizationId, scope.organizationId), inArray(staffImportPart.importId, [importId])),
    );
}

function outdated() {
  return conflict(
    'IMPORT_OUTDATED',
    'The directory changed since the preview, so that this file would now do something else. Nothing was changed.',
    'Look at the new preview, and apply that.',
  );
}

function exchanged() {
  return conflict(
    'IMPORT_EXCHANGES',
    'In this file people exchange e-mail addresses or ids with each other, which cannot be done at once. Nothing was changed.',
    'Leave these rows out, apply the rest, and then import them by themselves.',
  );
}

function namesUnmapped() {
  return unprocessable({
    code: 'IMPORT_NAMES_UNMAPPED',
    message: 'No column of this file is a name.',
    remedy: 'Choose which column holds the name, or given name and family name.',
  });
}
