import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { open, seal } from '../../kernel/crypto/seal.ts';
import { joinParts } from '../../kernel/csv/join-parts.ts';
import { readCsvTable } from '../../kernel/csv/read-table.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { type ChannelRow, getChannel, listChannels } from '../../registers/channels/service.ts';
import { readOrganization } from '../../registers/org/service.ts';
import { namesOf } from '../../registers/people/service.ts';
import { pastPostAccess } from './access.ts';
import {
  MAX_COLUMNS,
  MAX_FAULTS_TOLD,
  MAX_FILE_UNITS,
  MAX_ROWS,
  type PastImportView,
  type RowError,
  rowError,
} from './contract.ts';
import { askForJudging, askForReading } from './jobs.ts';
import { type FoundPost, keepPosts, keyOf } from './keep-posts.ts';
import { importIs } from './read-channel.ts';
import { type PastRow, readRows } from './read-rows.ts';
import { pastImport, pastImportPart } from './schema.ts';

type ImportRow = typeof pastImport.$inferSelect;

/** Begins to take a file. What the same person began before and never had read is forgotten. */
export async function startPastImport(scope: Scope): Promise<string> {
  const startedBy = requireImporter(scope);
  const waiting = await scope.tx
    .select({ id: pastImport.id })
    .from(pastImport)
    .where(
      and(
        eq(pastImport.organizationId, scope.organizationId),
        eq(pastImport.startedBy, startedBy),
        eq(pastImport.state, 'open'),
      ),
    );
  for (const { id } of waiting) await discardPastImport(scope, id);
  return insertImport(scope, { source: 'file', state: 'open', channelId: null });
}

function requireImporter(scope: Scope): string {
  requireAnyRole(scope.actor, pastPostAccess.decide, 'bring in posts from before');
  const person = actingPersonId(scope);
  if (person === null) throw forbidden('A person brings in posts.');
  return person;
}

async function insertImport(scope: Scope, made: Pick<ImportRow, 'source' | 'state' | 'channelId'>): Promise<string> {
  const startedBy = requireImporter(scope);
  const createdAt = scope.services.clock.now();
  const id = newId<'past-import'>(createdAt.getTime());
  await scope.tx.insert(pastImport).values({ organizationId: scope.organizationId, id, ...made, startedBy, createdAt });
  await recordEvent(scope, {
    action: 'past_import.started',
    object: { type: 'past_import', id },
    facts: { source: made.source, channel: made.channelId },
  });
  return id;
}

/** An open file that the acting person sends, locked. Whose file it is nobody else needs to know. */
async function lockOwnFile(scope: Scope, importId: string): Promise<void> {
  const startedBy = requireImporter(scope);
  const [row] = await scope.tx.select().from(pastImport).where(importIs(scope, importId)).for('update');
  if (row === undefined || row.source !== 'file' || row.startedBy !== startedBy) throw notFound('import');
  if (row.state === 'open') return;
  throw conflict('IMPORT_CLOSED', 'This file was read or put aside already.', 'Choose the file again.');
}

/** Takes one part of the file's text, sealed; a part that is sent again replaces the older one. */
export async function takePastPart(
  scope: Scope,
  part: { readonly importId: string; readonly number: number; readonly text: string },
): Promise<void> {
  await lockOwnFile(scope, part.importId);
  const { organizationId, services } = scope;
  const bodySealed = seal(
    services.keyring,
    Buffer.from(part.text),
    partPlace(organizationId, part.importId, part.number),
  );
  await scope.tx
    .insert(pastImportPart)
    .values({ organizationId, importId: part.importId, number: part.number, bodySealed })
    .onConflictDoUpdate({
      target: [pastImportPart.organizationId, pastImportPart.importId, pastImportPart.number],
      set: { bodySealed },
    });
}

function partPlace(organizationId: string, importId: string, number: number): string {
  return `past_import_part.body:${organizationId}:${importId}:${number}`;
}

/** Forgets a file that was sent and not read. */
export async function discardPastImport(scope: Scope, importId: string): Promise<void> {
  await lockOwnFile(scope, importId);
  await forgetParts(scope, importId);
  await scope.tx
    .update(pastImport)
    .set({ state: 'discarded', endedAt: scope.services.clock.now() })
    .where(importIs(scope, importId));
  await recordEvent(scope, { action: 'past_import.discarded', object: { type: 'past_import', id: importId } });
}

function forgetParts(scope: Scope, importId: string) {
  return scope.tx
    .delete(pastImportPart)
    .where(and(eq(pastImportPart.organizationId, scope.organizationId), eq(pastImportPart.importId, importId)));
}

/**
 * Keeps every good row of the file, all in one transaction, and tells of the others. Throws `IMPORT_INCOMPLETE`,
 * `IMPORT_EMPTY`, `IMPORT_TOO_MANY_ROWS`, `IMPORT_TOO_MANY_COLUMNS`, `PAST_FILE_TOO_LARGE`, `COLUMN_MISSING`: nothing is kept then.
 */
export async function readPastFile(
  scope: Scope,
  input: { readonly importId: string; readonly dateOrder: 'mdy' | 'dmy' | null },
): Promise<PastImportView> {
  const { importId } = input;
  await lockOwnFile(scope, importId);
  const table = readCsvTable(await readText(scope, importId), {
    separator: null,
    maxRows: MAX_ROWS,
    maxColumns: MAX_COLUMNS,
  });
  const { timeZone, languages } = await readOrganization(scope);
  const order = input.dateOrder ?? (languages[0] === 'es' ? 'dmy' : 'mdy');
  const { rows, errors, picturesTold } = readRows(table, { timeZone, order, now: scope.services.clock.now() });
  const channelOf = channelFinder(await listChannels(scope));
  const posts = rows.map((row) => foundRow(row, { channelId: channelOf(row.channel), picturesTold }));
  const added = await keepPosts(scope, importId, posts);
  await endFile(scope, { importId, added, known: posts.length - added, errors });
  if (added > 0) await askForJudging(scope);
  return getImport(scope, importId);
}

async function readText(scope: Scope, importId: string): Promise<string> {
  const { organizationId, services } = scope;
  const parts = await scope.tx
    .select({ number: pastImportPart.number, sealed: pastImportPart.bodySealed })
    .from(pastImportPart)
    .where(and(eq(pastImportPart.organizationId, organizationId), eq(pastImportPart.importId, importId)))
    .orderBy(asc(pastImportPart.number));
  const text = joinParts(
    parts.map(({ number, sealed }) => ({
      number,
      body: Buffer.from(open(services.keyring, sealed, partPlace(organizationId, importId, number))).toString('utf8'),
    })),
  );
  if (text.length <= MAX_FILE_UNITS) return text;
  throw unprocessable({
    code: 'PAST_FILE_TOO_LARGE',
    message: 'This file is larger than 50 MB.',
    remedy: 'Split it, and import the parts one after another.',
  });
}

async function endFile(
  scope: Scope,
  told: { importId: string; added: number; known: number; errors: readonly RowError[] },
): Promise<void> {
  const { importId, added, known, errors } = told;
  await forgetParts(scope, importId);
  await scope.tx
    .update(pastImport)
    .set({
      state: 'done',
      added,
      known,
      refused: errors.length,
      faults: errors.slice(0, MAX_FAULTS_TOLD),
      endedAt: scope.services.clock.now(),
    })
    .where(importIs(scope, importId));
  await recordEvent(scope, {
    action: 'past_import.read',
    object: { type: 'past_import', id: importId },
    facts: { added, known, refused: errors.length },
  });
}

function foundRow(row: PastRow, told: { channelId: string | null; picturesTold: boolean }): FoundPost {
  const { postedAt, channel, link, text, pictures } = row;
  const own = { postId: null, permission: null, pictures: [...pictures] };
  return {
    key: keyOf({ ...row, pictures: [...pictures] }),
    postedAt,
    channelName: channel,
    link,
    text,
    ...own,
    ...told,
  };
}

const fold = (name: string) => name.normalize('NFKC').trim().replace(/^@/, '').replaceAll(/\s+/g, ' ').toLowerCase();

/** The channel that a cell names by its name, handle, or network where that has one; null where none or several are meant. */
function channelFinder(channels: readonly ChannelRow[]): (cell: string) => string | null {
  return (cell) => {
    const key = fold(cell);
    if (key === '') return null;
    const ways = [
      channels.filter(({ name }) => fold(name) === key),
      channels.filter(({ handle }) => fold(handle) === key),
      channels.filter(({ network }) => network === key),
    ];
    const [one, ...more] = ways.find((found) => found.length > 0) ?? [];
    return one === undefined || more.length > 0 ? null : one.id;
  };
}

/** Begins to read what stands on a channel, by jobs. Throws `NOT_FOUND`, `PAST_IMPORT_RUNNING`. */
export async function readPastChannel(
  scope: Scope,
  input: { readonly channelId: string; readonly from: 'network' | 'bedside' },
): Promise<PastImportView> {
  requireImporter(scope);
  const { id: channelId } = await getChannel(scope, input.channelId);
  const [running] = await scope.tx
    .select({ id: pastImport.id })
    .from(pastImport)
    .where(
      and(
        eq(pastImport.organizationId, scope.organizationId),
        eq(pastImport.channelId, channelId),
        eq(pastImport.source, input.from),
        inArray(pastImport.state, ['reading', 'stopped']),
      ),
    );
  if (running !== undefined) {
    throw conflict('PAST_IMPORT_RUNNING', 'This channel is being read already.', 'Let that reading go on.');
  }
  const id = await insertImport(scope, { source: input.from, state: 'reading', channelId });
  await askForReading(scope, id);
  return getImport(scope, id);
}

/** Lets reading go on where it stopped. */
export async function resumePastImport(scope: Scope, importId: string): Promise<PastImportView> {
  requireImporter(scope);
  const [row] = await scope.tx.select().from(pastImport).where(importIs(scope, importId)).for('update');
  if (row === undefined) throw notFound('import');
  if (row.state !== 'stopped') throw conflict('PAST_IMPORT_NOT_STOPPED', 'This reading has not stopped.');
  await scope.tx.update(pastImport).set({ state: 'reading', errorCode: null }).where(importIs(scope, importId));
  await recordEvent(scope, { action: 'past_import.resumed', object: { type: 'past_import', id: importId } });
  await askForReading(scope, importId);
  return getImport(scope, importId);
}

const IMPORTS_SHOWN = 20;

/** The last imports, the newest first, with the rows that were not taken. */
export async function listPastImports(scope: Scope): Promise<PastImportView[]> {
  requireAnyRole(scope.actor, pastPostAccess.read, 'see posts from before');
  const rows = await scope.tx
    .select()
    .from(pastImport)
    .where(
      and(
        eq(pastImport.organizationId, scope.organizationId),
        ne(pastImport.state, 'discarded'),
        ne(pastImport.state, 'open'),
      ),
    )
    .orderBy(desc(pastImport.createdAt), desc(pastImport.id))
    .limit(IMPORTS_SHOWN);
  const names = await namesOf(scope);
  return rows.map((row) => viewImport(row, names));
}

async function getImport(scope: Scope, importId: string): Promise<PastImportView> {
  const [row] = await scope.tx.select().from(pastImport).where(importIs(scope, importId));
  if (row === undefined) throw notFound('import');
  return viewImport(row, await namesOf(scope));
}

function viewImport(row: ImportRow, names: ReadonlyMap<string, string>): PastImportView {
  const { id, source, state, channelId, added, known, refused, errorCode } = row;
  return {
    id,
    source,
    state,
    channelId,
    added,
    known,
    refused,
    errorCode,
    faults: rowError.array().parse(row.faults),
    startedByName: names.get(row.startedBy) ?? '',
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** Whether something is being read now. */
export async function isReading(scope: Scope): Promise<boolean> {
  const { rows } = await scope.tx.execute(
    sql`select 1 from past_import where organization_id = ${scope.organizationId}::uuid and state = 'reading' limit 1`,
  );
  return rows.length > 0;
}
