import { createHash } from 'node:crypto';
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { BYTE_ORDER_MARK, csvLines } from '../../../../kernel/csv/write-lines.ts';
import { conflict } from '../../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../../kernel/scope/scope.ts';
import { listChannels } from '../../../channels/service.ts';
import { findMedia, findMediaByHash, type IsShown, type MediaRow } from '../../../media/service.ts';
import { readOrganization } from '../../../org/service.ts';
import { listSites } from '../../../org/sites/service.ts';
import { authorizationAccess } from '../../access.ts';
import { loadHouseRules } from '../../house-rules.ts';
import type { commitOriginalsCsv, previewOriginalsCsv } from '../contract.ts';
import { dayOf } from '../original-facts.ts';
import { hashSourceKey, hashTwin } from '../original-rows.ts';
import { authorizationOriginal } from '../schema.ts';
import { keepOriginal } from '../service.ts';
import { type Known, type PlannedRow, planRows } from './plan-rows.ts';
import { type PermitFile, readFile } from './read-file.ts';

const importing = 'bring in permissions from a file';

type Preview = z.input<(typeof previewOriginalsCsv)['answer']>;
type Stood = PlannedRow & { readonly isKnown: boolean };
type Plan = { readonly file: PermitFile; readonly rows: readonly Stood[]; readonly planSha256: string };

/** What a file would give, row by row. Nothing is kept. Throws what `readFile` throws. */
export async function previewCsv(scope: Scope, isShown: IsShown, file: string): Promise<Preview> {
  requireAnyRole(scope.actor, authorizationAccess.ask, importing);
  const plan = await makePlan(scope, isShown, file);
  const states = plan.rows.map(stateOf);
  const count = (state: ReturnType<typeof stateOf>) => states.filter((one) => one === state).length;
  return {
    planSha256: plan.planSha256,
    counts: { rows: states.length, ready: count('ready'), known: count('known'), faulty: count('faulty') },
    rows: plan.rows.map((one) => ({
      row: one.row,
      name: one.name.slice(0, 120),
      state: stateOf(one),
      errors: one.isKnown ? [] : [...one.errors],
    })),
    faultyCsv: faultyCsv(plan),
  };
}

/**
 * Takes over the rows of a file that are right, exactly as its preview showed them; each waits for its scan. The same file
 * again makes nothing twice.
 * @throws `PLAN_OUTDATED` and what `readFile` throws
 */
export async function commitCsv(
  scope: Scope,
  isShown: IsShown,
  { file, planSha256 }: z.output<(typeof commitOriginalsCsv)['body']>,
): Promise<z.input<(typeof commitOriginalsCsv)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.ask, importing);
  // Two at once take turns, so that each tells what it made itself.
  const turn = `authorization-originals:${scope.organizationId}`;
  await scope.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const plan = await makePlan(scope, isShown, file);
  if (plan.planSha256 !== planSha256) throw outdated();
  const ready = plan.rows.filter((one) => stateOf(one) === 'ready');
  for (const { facts, sourceKey } of ready) {
    if (facts !== null) await keepOriginal(scope, { source: 'csv', sourceKey, facts, scan: null });
  }
  const known = plan.rows.filter((one) => stateOf(one) === 'known').length;
  return { created: ready.length, known, faulty: plan.rows.length - ready.length - known };
}

function stateOf({ isKnown, facts }: Stood): 'ready' | 'known' | 'faulty' {
  if (isKnown) return 'known';
  return facts === null ? 'faulty' : 'ready';
}

async function makePlan(scope: Scope, isShown: IsShown, base64: string): Promise<Plan> {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  const file = readFile(bytes);
  const planned = planRows(file, await loadKnown(scope, isShown, file));
  // What was taken over meanwhile changes nothing of what a file says.
  const said = planned.map(({ row, facts, errors }) => [row, facts, errors]);
  const planSha256 = createHash('sha256').update(bytes).update(JSON.stringify(said)).digest('hex');
  return { file, rows: await standing(scope, planned), planSha256 };
}

async function loadKnown(scope: Scope, isShown: IsShown, { table, columns }: PermitFile): Promise<Known> {
  const { timeZone } = await readOrganization(scope);
  const at = columns.indexOf('pictures');
  const named = table.rows.flatMap(({ cells }) => (at === -1 ? [] : (cells[at] ?? '').split(/[|;]/)));
  const sites = await listSites(scope);
  return {
    today: dayOf(scope.services.clock.now(), timeZone),
    channels: await listChannels(scope),
    sites,
    majorityAges: await majorityAgesOf(scope, [null, ...sites.map(({ id }) => id)]),
    pictures: await findShown(scope, isShown, [...new Set(named.map((one) => one.trim().toLowerCase()))]),
  };
}

async function majorityAgesOf(scope: Scope, siteIds: readonly (string | null)[]): Promise<Known['majorityAges']> {
  const at = siteIds.map((siteId) => ({ id: siteId ?? scope.organizationId, siteId }));
  const rules = await loadHouseRules(scope, { channels: at });
  const ages = new Map<string | null, number>();
  for (const { id, siteId } of at) {
    const age = rules.get(id)?.pack.majorityAge;
    if (age !== undefined) ages.set(siteId, age);
  }
  return ages;
}

/** Pictures that are named by id or by hash, and that the acting person may see. */
async function findShown(scope: Scope, isShown: IsShown, named: readonly string[]): Promise<Known['pictures']> {
  const ids = named.filter((one) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(one));
  const found = new Map<string, MediaRow>(await findMedia(scope, ids));
  for (const sha256 of named.filter((one) => /^[0-9a-f]{64}$/.test(one))) {
    const row = await findMediaByHash(scope, sha256);
    if (row !== null) found.set(sha256, row);
  }
  const shown = new Map<string, string>();
  for (const [name, row] of found) {
    if (row.createdBy === actingPersonId(scope) || (await isShown(scope, row.id))) shown.set(name, row.id);
  }
  return shown;
}

/** Rows with what is kept already: the same row was taken over, or somebody typed the same paper. */
async function standing(scope: Scope, planned: readonly PlannedRow[]): Promise<Stood[]> {
  const hashed = planned.map((one) => ({
    one,
    source: hashSourceKey(scope, one.sourceKey),
    twin: one.facts === null || 'id' in one.facts.subject ? '' : twinOf(scope, one.facts, one.facts.subject),
  }));
  const { sourceKeyHash, twinHash, state, source, organizationId } = authorizationOriginal;
  const rows =
    hashed.length === 0
      ? []
      : await scope.tx
          .select({ source, sourceKeyHash, twinHash })
          .from(authorizationOriginal)
          .where(
            and(
              eq(organizationId, scope.organizationId),
              or(
                and(
                  eq(source, 'csv'),
                  inArray(
                    sourceKeyHash,
                    hashed.map((each) => each.source),
                  ),
                ),
                and(
                  ne(state, 'discarded'),
                  inArray(
                    twinHash,
                    hashed.map((each) => each.twin),
                  ),
                ),
              ),
            ),
          );
  const keys = new Set(rows.flatMap((row) => (row.source === 'csv' ? [row.sourceKeyHash] : [])));
  const twins = new Set(rows.map((row) => row.twinHash));
  return hashed.map(({ one, source: key, twin }) => {
    if (keys.has(key)) return { ...one, isKnown: true };
    if (!twins.has(twin)) return { ...one, isKnown: false };
    return {
      ...one,
      facts: null,
      errors: [...one.errors, KEPT_ALREADY],
      isKnown: false,
    };
  });
}

const KEPT_ALREADY = { column: 'subject_name', code: 'KEPT_ALREADY' } as const;

type Facts = NonNullable<PlannedRow['facts']>;

function twinOf(scope: Scope, facts: Facts, subject: Exclude<Facts['subject'], { id: string }>): string {
  return hashTwin(scope, { name: subject.name, bornOn: subject.bornOn, facts });
}

/** Rows with errors as they came, with a column that says what is the matter; nothing in it is a formula. */
function faultyCsv({ file, rows }: Plan): string {
  const faulty = rows.filter((one) => stateOf(one) === 'faulty');
  if (faulty.length === 0) return '';
  const { headings } = file.table;
  const lines = faulty.map(({ cells, errors }) => [
    ...headings.map((_heading, at) => cells[at] ?? ''),
    errors.map(({ column, code }) => (column === null ? code : `${column}: ${code}`)).join(', '),
  ]);
  return BYTE_ORDER_MARK + csvLines([[...headings, 'error'], ...lines]);
}

function outdated() {
  return conflict(
    'PLAN_OUTDATED',
    'Something changed since the preview, so that this file would now give something else. Nothing was kept.',
    'Look at the new preview, and take that over.',
  );
}
