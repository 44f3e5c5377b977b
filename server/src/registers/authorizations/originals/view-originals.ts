import { and, eq } from 'drizzle-orm';
import { hasAnyRole, withoutLenders } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { namesOf } from '../../people/service.ts';
import { authorizationAccess } from '../access.ts';
import type { SubjectView } from '../contract.ts';
import { findSubjects } from '../subjects.ts';
import { type Comparing, type OriginalSummary, type OriginalView, OVERDUE_DAYS } from './contract.ts';
import { type OriginalRow, originalOf, readReason, readTyped, type Typed } from './original-rows.ts';
import { authorizationOriginalScan } from './schema.ts';
import { act, mayCorrect, refusalOfCompare } from './state.ts';

const OVERDUE_MS = OVERDUE_DAYS * 24 * 60 * 60 * 1_000;

/** Originals as a list shows them, in the order of the rows. */
export async function viewSummaries(scope: Scope, rows: readonly OriginalRow[]): Promise<OriginalSummary[]> {
  const opened = rows.map((row) => ({ row, typed: readTyped(scope, row) }));
  const subjects = await subjectsOf(
    scope,
    opened.map(({ typed }) => typed),
  );
  const names = await namesOf(scope);
  const now = scope.services.clock.now();
  return opened.map(({ row, typed: { facts } }) => ({
    id: row.id,
    source: row.source,
    state: row.state,
    stateAt: row.stateAt.toISOString(),
    isOverdue: isOverdue(row, now),
    kind: facts.kind,
    subjectName: subjectOf(facts, subjects).name,
    signedOn: facts.signedOn,
    typedByName: names.get(row.typedBy) ?? '',
    typedAt: row.typedAt.toISOString(),
  }));
}

/** It waits for somebody, and has for longer than a week. */
function isOverdue({ state, stateAt }: OriginalRow, now: Date): boolean {
  return state !== 'signed' && state !== 'discarded' && now.getTime() - stateAt.getTime() > OVERDUE_MS;
}

export async function viewOriginal(scope: Scope, row: OriginalRow): Promise<OriginalView> {
  const [summary] = await viewSummaries(scope, [row]);
  if (summary === undefined) throw new TypeError('one row gives one summary');
  const { facts, media } = readTyped(scope, row);
  const names = await namesOf(scope);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    ...summary,
    revision: row.revision,
    facts,
    subject: subjectOf(facts, await subjectsOf(scope, [{ facts, media }])),
    media: [...media],
    scan: await scanOf(scope, row.id),
    scannedByName: nameOf(row.scannedBy),
    scannedAt: row.scannedAt?.toISOString() ?? null,
    comparedByName: nameOf(row.comparedBy),
    reason: readReason(scope, row),
    authorizationId: row.authorizationId,
    ...actsOf(scope, row),
  };
}

/** What the acting person may do with it now, and why they may not compare it. */
function actsOf(
  scope: Scope,
  row: OriginalRow,
): Pick<OriginalView, 'comparing' | 'mayCorrect' | 'mayScan' | 'mayDiscard'> {
  const by = actingPersonId(scope);
  const asks = by !== null && hasAnyRole(scope.actor, authorizationAccess.ask);
  const original = originalOf(row);
  const allows = (kind: 'scan' | 'discard') => asks && 'original' in act(original, { kind, by });
  return {
    comparing: comparingOf(scope, row),
    mayCorrect: asks && mayCorrect(original, by),
    mayScan: allows('scan'),
    mayDiscard: allows('discard'),
  };
}

function comparingOf(scope: Scope, row: OriginalRow): Comparing {
  const by = actingPersonId(scope);
  const own = withoutLenders(scope.actor, [row.typedBy, row.scannedBy ?? row.typedBy]);
  const mayEver = hasAnyRole(scope.actor, authorizationAccess.withdraw);
  // Whoever typed it keeps hearing why; a role that they lent is theirs.
  const isOwn = by === row.typedBy || by === row.scannedBy;
  if (by === null || !mayEver || !(isOwn || hasAnyRole(own, authorizationAccess.withdraw))) return 'not_your_role';
  const refused = refusalOfCompare(originalOf(row), by);
  if (refused === null) return 'yes';
  return refused === 'SECOND_PERSON_NEEDED' ? 'same_person' : 'not_waiting';
}

async function scanOf(scope: Scope, originalId: string): Promise<OriginalView['scan']> {
  const [row] = await scope.tx
    .select({
      mimeType: authorizationOriginalScan.mimeType,
      sha256: authorizationOriginalScan.sha256,
      byteSize: authorizationOriginalScan.byteSize,
      pages: authorizationOriginalScan.pageCount,
    })
    .from(authorizationOriginalScan)
    .where(
      and(
        eq(authorizationOriginalScan.organizationId, scope.organizationId),
        eq(authorizationOriginalScan.originalId, originalId),
      ),
    );
  return row ?? null;
}

async function subjectsOf(scope: Scope, all: readonly Typed[]): Promise<ReadonlyMap<string, SubjectView>> {
  const ids = all.flatMap(({ facts }) => ('id' in facts.subject ? [facts.subject.id] : []));
  return findSubjects(scope, ids);
}

function subjectOf({ subject }: Typed['facts'], known: ReadonlyMap<string, SubjectView>): OriginalView['subject'] {
  if (!('id' in subject)) return { id: null, ...subject };
  const found = known.get(subject.id);
  if (found === undefined) throw new TypeError('whoever is named was found when it was typed');
  return found;
}
