import { and, eq } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { role } from '../org/contract.ts';
import { getPerson, type HandOver, leavePerson, updatePerson } from '../people/service.ts';
import type { MemberRow } from './member-record.ts';
import { staffGroup, staffGroupMember } from './schema.ts';
import { rolesAfter } from './state.ts';
import { updateMember } from './write-member.ts';

/**
 * Brings the linked person in line with the directory: who left here leaves Bedside, and who is here has the roles that
 * their groups give. Does nothing for a member who is no person of Bedside. Gives the member as it is now.
 * @param how `handOvers`: what each room does when somebody leaves. `ending`: the link is about to end, so what groups
 * gave goes, and nobody leaves.
 * @throws `LAST_ADMINISTRATOR` and the like, where Bedside cannot do without this person
 */
export async function syncPersonOf(
  scope: Scope,
  member: MemberRow,
  how: { readonly handOvers: readonly HandOver[] } | { readonly ending: true },
): Promise<MemberRow> {
  if (member.personId === null) return member;
  const person = await getPerson(scope, member.personId);
  // Who has left keeps their record as it was; an administrator brings them back.
  if (person.state === 'left') return member;
  if (member.state === 'left' && 'handOvers' in how) {
    await leavePerson(scope, { personId: person.id }, how.handOvers);
    return member;
  }
  const wanted = 'ending' in how ? [] : await rolesOfGroups(scope, member.id);
  const { roles, granted } = rolesAfter({ held: person.roles, granted: member.grantedRoles, wanted });
  if (roles.join() !== person.roles.join()) {
    await updatePerson(scope, {
      personId: person.id,
      roles: roles.map((name) => role.parse(name)),
    });
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
