import { and, asc, count, desc, eq, isNotNull, like, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { conflict } from '../../kernel/errors/bedside-error.ts';
import { beyond, definePaging, idKey, textKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getPerson, type HandOver } from '../people/service.ts';
import { directoryAccess } from './access.ts';
import type {
  changeStaff as changeStaffEndpoint,
  listStaff as listStaffEndpoint,
  StaffMemberInput,
  StaffMemberView,
  staffSummary,
} from './contract.ts';
import { groupsOf, type MemberRow, memberIs, readMember, toMemberView } from './member-record.ts';
import { foldText } from './name-keys.ts';
import { syncPersonOf } from './person-ties.ts';
import { staffGroupMember, staffImport, staffMember } from './schema.ts';
import { insertMember, lockDirectory, settleFields, staffChanged, updateMember } from './write-member.ts';

export { directoryNames, directoryRevision } from './directory-names.ts';

type ListQuery = z.output<(typeof listStaffEndpoint)['query']>;

const paging = definePaging('staff', z.tuple([textKey, idKey]));

/** A page of the directory by family name; `next` continues after the last one. Search finds parts of words. */
export async function listStaff(
  scope: Scope,
  query: ListQuery,
): Promise<{ members: StaffMemberView[]; next: string | null }> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  const rows = await scope.tx
    .select()
    .from(staffMember)
    .where(
      and(
        eq(staffMember.organizationId, scope.organizationId),
        query.state === undefined ? undefined : eq(staffMember.state, query.state),
        query.source === undefined ? undefined : eq(staffMember.source, query.source),
        query.department === undefined ? undefined : eq(staffMember.department, query.department),
        ...wordsOf(query.search).map((word) => like(staffMember.searchKey, `%${escapeLike(word)}%`)),
        query.after === undefined ? undefined : afterKeys(paging.read(query.after)),
      ),
    )
    .orderBy(asc(staffMember.sortKey), asc(staffMember.id))
    .limit(query.limit + 1);
  const { rows: page, next } = paging.page(rows, query.limit, (row) => [row.sortKey, row.id]);
  const groups = await groupsOf(scope);
  return { members: page.map((row) => toMemberView(row, groups.get(row.id) ?? [])), next };
}

function afterKeys([sortKey, id]: readonly [string, string]) {
  return beyond('ascending', [
    { column: staffMember.sortKey, value: sortKey, type: 'text' },
    { column: staffMember.id, value: id, type: 'uuid' },
  ]);
}

function wordsOf(search: string | undefined): string[] {
  return foldText(search ?? '')
    .split(' ')
    .filter((word) => word !== '');
}

/** How many are in the directory, in which departments, and what the last file brought. */
export async function readStaffSummary(scope: Scope): Promise<z.output<(typeof staffSummary)['answer']>> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  const states = await scope.tx
    .select({ state: staffMember.state, members: count() })
    .from(staffMember)
    .where(eq(staffMember.organizationId, scope.organizationId))
    .groupBy(staffMember.state);
  const departments = await scope.tx
    .selectDistinct({ name: staffMember.department })
    .from(staffMember)
    .where(and(eq(staffMember.organizationId, scope.organizationId), isNotNull(staffMember.department)))
    .orderBy(asc(staffMember.department))
    .limit(500);
  const of = (state: MemberRow['state']) => states.find((row) => row.state === state)?.members ?? 0;
  return {
    active: of('active'),
    left: of('left'),
    departments: departments.map(({ name }) => name ?? ''),
    scimAddress: `${scope.services.publicUrl}/scim/v2`,
    lastImport: await lastImport(scope),
  };
}

async function lastImport(scope: Scope) {
  const [row] = await scope.tx
    .select()
    .from(staffImport)
    .where(and(eq(staffImport.organizationId, scope.organizationId), isNotNull(staffImport.appliedAt)))
    .orderBy(desc(staffImport.appliedAt))
    .limit(1);
  if (row === undefined || row.appliedAt === null) return null;
  const { added, changed, markedLeft } = row;
  return { appliedAt: row.appliedAt.toISOString(), added, changed, markedLeft };
}

/** One member with their groups. @throws `NOT_FOUND` */
export async function getStaff(scope: Scope, memberId: string): Promise<StaffMemberView> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  return viewOf(scope, await readMember(scope, memberId));
}

async function viewOf(scope: Scope, row: MemberRow): Promise<StaffMemberView> {
  return toMemberView(row, (await groupsOf(scope, row.id)).get(row.id) ?? []);
}

/**
 * Adds somebody by hand.
 * @throws `STAFF_NAME_MISSING`, `STAFF_EMAIL_INVALID`, `STAFF_EMAIL_TAKEN`, `STAFF_EMAIL_LOOKALIKE`, `STAFF_EXTERNAL_ID_TAKEN`
 */
export async function addStaff(scope: Scope, input: StaffMemberInput): Promise<StaffMemberView> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const fields = settleFields(input);
  await lockDirectory(scope);
  const row = await insertMember(scope, { fields, source: 'manual' });
  await recordEvent(scope, {
    action: 'staff.added',
    object: { type: 'staff_member', id: row.id, version: '1' },
    after: fields,
    facts: { source: 'manual' },
  });
  return viewOf(scope, row);
}

/** Changes what is written of somebody. Throws `STAFF_CHANGED` when it is not the revision that was read. */
export async function changeStaff(
  scope: Scope,
  input: { readonly memberId: string } & z.output<(typeof changeStaffEndpoint)['body']>,
): Promise<StaffMemberView> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const typed = settleFields(input);
  const before = await lockMember(scope, input);
  const fields = { ...typed, userName: before.userName };
  const row = await updateMember(scope, before, { fields });
  await recordEvent(scope, {
    action: 'staff.changed',
    object: { type: 'staff_member', id: row.id, version: String(row.revision) },
    before,
    after: fields,
  });
  return viewOf(scope, row);
}

/** Locks the directory and reads the member at the revision that the caller saw. */
async function lockMember(
  scope: Scope,
  input: { readonly memberId: string; readonly revision: number },
): Promise<MemberRow> {
  await lockDirectory(scope);
  const row = await readMember(scope, input.memberId);
  if (row.revision !== input.revision) throw staffChanged();
  return row;
}

/** Marks somebody as left or as back. Who left and signs in to Bedside leaves Bedside too. */
export async function setStaffState(
  scope: Scope,
  input: { readonly memberId: string; readonly state: MemberRow['state']; readonly revision: number },
  handOvers: readonly HandOver[],
): Promise<StaffMemberView> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const before = await lockMember(scope, input);
  const row = before.state === input.state ? before : await changeState(scope, before, input.state);
  return viewOf(scope, await syncPersonOf(scope, row, { handOvers }));
}

async function changeState(scope: Scope, before: MemberRow, state: MemberRow['state']): Promise<MemberRow> {
  const row = await updateMember(scope, before, { state });
  await recordEvent(scope, {
    action: state === 'left' ? 'staff.left' : 'staff.came_back',
    object: { type: 'staff_member', id: row.id, version: String(row.revision) },
  });
  return row;
}

/** Removes an entry that nothing refers to. @throws `STAFF_IN_USE` */
export async function removeStaff(scope: Scope, memberId: string): Promise<void> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  const row = await readMember(scope, memberId);
  const [membership] = await scope.tx
    .select({ groupId: staffGroupMember.groupId })
    .from(staffGroupMember)
    .where(and(eq(staffGroupMember.organizationId, scope.organizationId), eq(staffGroupMember.memberId, memberId)))
    .limit(1);
  if (row.personId !== null || membership !== undefined) throw inUse();
  await scope.tx.delete(staffMember).where(memberIs(scope, memberId));
  await recordEvent(scope, {
    action: 'staff.removed',
    object: { type: 'staff_member', id: memberId },
    before: row,
  });
}

function inUse() {
  return conflict(
    'STAFF_IN_USE',
    'This entry belongs to a person of Bedside or to a group, so it cannot be removed.',
    'Mark it as left instead, or end the link first.',
  );
}

/**
 * Says which person of Bedside a member is, or that it is none. Only a signed-in administrator does this: an address in
 * a directory is no proof of who somebody is. @throws `STAFF_PERSON_TAKEN`, `STAFF_LEFT`
 */
export async function linkStaff(
  scope: Scope,
  input: { readonly memberId: string; readonly personId: string | null; readonly revision: number },
): Promise<StaffMemberView> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const before = await lockMember(scope, input);
  if (input.personId !== null) await requireFreePerson(scope, { memberId: before.id, personId: input.personId });
  if (input.personId !== null && before.state === 'left') throw hasLeft();
  // What groups gave goes before the link does; the next person gets it anew.
  const unlinked = before.personId === null ? before : await syncPersonOf(scope, before, { ending: true });
  const row = await updateMember(scope, unlinked, { personId: input.personId, grantedRoles: [] });
  await recordEvent(scope, {
    action: input.personId === null ? 'staff.unlinked' : 'staff.linked',
    object: { type: 'staff_member', id: row.id, version: String(row.revision) },
    facts: { person: input.personId, person_before: before.personId },
  });
  return viewOf(scope, await syncPersonOf(scope, row, { handOvers: [] }));
}

async function requireFreePerson(scope: Scope, link: { memberId: string; personId: string }): Promise<void> {
  await getPerson(scope, link.personId);
  const [other] = await scope.tx
    .select({ id: staffMember.id })
    .from(staffMember)
    .where(
      and(
        eq(staffMember.organizationId, scope.organizationId),
        eq(staffMember.personId, link.personId),
        sql`${staffMember.id} <> ${link.memberId}::uuid`,
      ),
    );
  if (other === undefined) return;
  throw conflict(
    'STAFF_PERSON_TAKEN',
    'This person is linked to another entry of the directory.',
    'End that link first.',
  );
}

function hasLeft() {
  return conflict('STAFF_LEFT', 'This entry is marked as left.', 'Mark it as back before you link it.');
}
