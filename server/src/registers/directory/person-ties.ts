import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { role } from '../org/contract.ts';
import { getPerson, updatePerson } from '../people/service.ts';
import type { MemberRow } from './member-record.ts';
import { staffGroup, staffGroupMember } from './schema.ts';
import { rolesAfter } from './state.ts';
import { updateMember } from './write-member.ts';

/**
 * Brings the linked person in line with the directory: who left here leaves Bedside, and who is here has the roles that
 * their groups give. Does nothing for a member who is no person of Bedside. Gives the member as it is now.
 * @param how `ending`: the link is about to end, so what groups gave goes.
 */
export async function syncPersonOf(
  scope: Scope,
  member: MemberRow,
  how: { readonly ending: boolean } = { ending: false },
): Promise<MemberRow> {
  if (member.personId === null) return member;
  const person = await getPerson(scope, member.personId);
  const isHere = member.state === 'active' && !how.ending;
  const wanted = isHere ? await rolesOfGroups(scope, member.id) : [];
  const { roles, granted } = rolesAfter({ held: person.roles, granted: member.grantedRoles, wanted });
  if (roles.join() !== person.roles.join()) {
    await updatePerson(scope, { personId: person.id, roles: roles.map((name) => role.parse(name)) });
  }
  if (granted.join() === member.grantedRoles.join()) return member;
  return updateMember(scope, member, { grantedRoles: granted });
}

async function rolesOfGroups(scope: Scope, memberId: string): Promise<string[]> {
  const rows = await scope.tx
    .select({ roles: staffGroup.roles })
    .from(staffGroupMember)
    .innerJoin(
      staffGroup,
      and(eq(staffGroup.organizationId, staffGroupMember.organizationId), eq(staffGroup.id, staffGroupMember.groupId)),
    )
    .where(and(eq(staffGroupMember.organizationId, scope.organizationId), eq(staffGroupMember.memberId, memberId)));
  return rows.flatMap((row) => row.roles);
}
