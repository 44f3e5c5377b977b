import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { role } from '../org/contract.ts';
import { directoryAccess } from './access.ts';
import type { mapGroupRoles as mapEndpoint, StaffGroupView } from './contract.ts';
import { type MemberRow, readMember } from './member-record.ts';
import { syncPersonOf } from './person-ties.ts';
import { staffGroup, staffGroupMember, staffMember } from './schema.ts';
import { powerfulRoles } from './state.ts';
import { lockDirectory } from './write-member.ts';

export type GroupRow = typeof staffGroup.$inferSelect;

export function groupIs(scope: Scope, groupId: string) {
  return and(eq(staffGroup.organizationId, scope.organizationId), eq(staffGroup.id, groupId));
}

/** All groups by name. Their names and roles are known to all who work here. */
export async function listGroups(scope: Scope): Promise<StaffGroupView[]> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  const rows = await scope.tx
    .select()
    .from(staffGroup)
    .where(eq(staffGroup.organizationId, scope.organizationId))
    .orderBy(asc(staffGroup.nameKey));
  const sizes = await scope.tx
    .select({ groupId: staffGroupMember.groupId, members: count() })
    .from(staffGroupMember)
    .where(eq(staffGroupMember.organizationId, scope.organizationId))
    .groupBy(staffGroupMember.groupId);
  const sizeOf = new Map(sizes.map(({ groupId, members }) => [groupId, members]));
  return rows.map((row) => toGroupView(row, sizeOf.get(row.id) ?? 0));
}

function toGroupView(row: GroupRow, members: number): StaffGroupView {
  return {
    id: row.id,
    displayName: row.displayName,
    externalId: row.externalId,
    roles: row.roles.map((name) => role.parse(name)),
    members,
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The group's row. @throws `NOT_FOUND` */
export async function readGroup(scope: Scope, groupId: string): Promise<GroupRow> {
  const [row] = await scope.tx.select().from(staffGroup).where(groupIs(scope, groupId));
  if (row === undefined) throw notFound('group');
  return row;
}

/**
 * Chooses the roles that members of a group get, and gives them to those who are people of Bedside.
 * @throws `STAFF_GROUP_CHANGED`, `POWERFUL_ROLE` where a role that changes rules was not allowed by name
 */
export async function mapGroupRoles(
  scope: Scope,
  input: { readonly groupId: string } & z.output<(typeof mapEndpoint)['body']>,
): Promise<StaffGroupView> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const roles = [...new Set(input.roles)].sort();
  if (!input.allowPowerfulRoles && roles.some((name) => powerfulRoles.includes(name))) throw powerfulRole();
  await lockDirectory(scope);
  const before = await readGroup(scope, input.groupId);
  if (before.revision !== input.revision) {
    throw conflict('STAFF_GROUP_CHANGED', 'This group was changed elsewhere in the meantime.');
  }
  await scope.tx
    .update(staffGroup)
    .set({ roles, revision: before.revision + 1, updatedAt: scope.services.clock.now() })
    .where(groupIs(scope, before.id));
  await recordEvent(scope, {
    action: 'staff_group.mapped',
    object: { type: 'staff_group', id: before.id, version: String(before.revision + 1) },
    facts: { roles_before: before.roles.join(','), roles_after: roles.join(',') },
  });
  const members = await membersOf(scope, before.id);
  await syncMembers(scope, members);
  return toGroupView(await readGroup(scope, before.id), members.length);
}

function powerfulRole() {
  return unprocessable({
    code: 'POWERFUL_ROLE',
    message: 'A group gives the role of administrator or privacy officer only when you allow it.',
    remedy:
      'Say that your identity provider may make people administrators or privacy officers, or leave the role out.',
  });
}

/** Ids of a group's members. */
export async function membersOf(scope: Scope, groupId: string): Promise<string[]> {
  const rows = await scope.tx
    .select({ memberId: staffGroupMember.memberId })
    .from(staffGroupMember)
    .where(and(eq(staffGroupMember.organizationId, scope.organizationId), eq(staffGroupMember.groupId, groupId)));
  return rows.map((row) => row.memberId);
}

/** Brings the people among these members in line with their groups. */
export async function syncMembers(scope: Scope, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  const linked = await scope.tx
    .select({ id: staffMember.id })
    .from(staffMember)
    .where(
      and(
        eq(staffMember.organizationId, scope.organizationId),
        sql`${staffMember.id} = any(${sql.param([...memberIds])}::uuid[])`,
        sql`${staffMember.personId} is not null`,
      ),
    );
  for (const { id } of linked) await syncOne(scope, id);
}

async function syncOne(scope: Scope, memberId: string): Promise<MemberRow> {
  return syncPersonOf(scope, await readMember(scope, memberId), { handOvers: [] });
}
