import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type BedsideError, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { hasOwnRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import type { Role } from '../org/contract.ts';
import { readOrganization } from '../org/service.ts';
import { peopleAccess } from './access.ts';
import type {
  PersonView,
  RoleLimit,
  recordTraining as trainingEndpoint,
  updatePerson as updateEndpoint,
} from './contract.ts';
import { borrowedRole } from './deputies.ts';
import { dropOtherLimits, readRoleLimits, replaceRoleLimits } from './limits.ts';
import { changePerson, getPerson, lockPeople, type PersonRow, toView } from './person-record.ts';
import { type Hindrance, hindrancesOf } from './state.ts';

type Update = Omit<z.output<(typeof updateEndpoint)['body']>, 'revision'> & { readonly revision?: number };

/**
 * Changes roles and where they hold. Limits of roles that go, go with them.
 * @param input `revision` is the one that was read; left out where another register is the source of the roles.
 * @throws `PERSON_CHANGED`, `LAST_ADMINISTRATOR`, `LAST_PRIVACY_OFFICER`, `LIMIT_UNFIT`, `BORROWED_ROLE`
 */
export async function updatePerson(scope: Scope, input: { personId: string } & Update): Promise<PersonView> {
  requireAnyRole(scope.actor, peopleAccess.update, 'change roles');
  const before = await getPerson(scope, input.personId);
  const roles = [...new Set(input.roles ?? before.roles)];
  requireOwnAdministrator(scope, { before, roles });
  await requireOthersIn(scope, { personId: before.id, rolesAfter: roles });
  const limitsBefore = await limitsOf(scope, before.id);
  if (input.limits === undefined) await dropOtherLimits(scope, { personId: before.id, roles });
  else await replaceRoleLimits(scope, { personId: before.id, roles, limits: input.limits });
  const limits = await limitsOf(scope, before.id);
  const row = await changePerson(scope, { personId: before.id, expected: input.revision ?? null, set: { roles } });
  await recordEvent(scope, {
    action: 'person.updated',
    object: { type: 'person', id: row.id, version: String(row.revision) },
    before: { limits: limitsBefore },
    after: { limits },
    facts: {
      roles_before: before.roles.join(','),
      roles_after: row.roles.join(','),
      limited_roles: limits.map(({ role }) => role).join(','),
    },
  });
  return toView(row);
}

async function limitsOf(scope: Scope, personId: string): Promise<RoleLimit[]> {
  return (await readRoleLimits(scope, [personId])).get(personId) ?? [];
}

/** A borrowed administrator's role makes nobody an administrator, and does not change one's own roles. */
function requireOwnAdministrator(scope: Scope, change: { before: PersonView; roles: readonly Role[] }): void {
  const isOwn = change.before.id === actingPersonId(scope);
  const promotes = change.roles.includes('administrator') && !change.before.roles.includes('administrator');
  if ((isOwn || promotes) && !hasOwnRole(scope.actor, peopleAccess.update)) throw borrowedRole();
}

/** Refuses to leave the organization without an administrator, or without a privacy officer where it needs one. */
async function requireOthersIn(
  scope: Scope,
  change: { personId: string; rolesAfter: readonly string[] },
): Promise<void> {
  const [hindrance] = await hindrancesTo(scope, change, await lockPeople(scope));
  if (hindrance !== undefined) throw hindrances[hindrance]();
}

/** What stands against a change of roles, or against leaving (no roles after). */
export async function hindrancesTo(
  scope: Scope,
  change: { personId: string; rolesAfter: readonly string[] },
  people: readonly PersonRow[],
): Promise<Hindrance[]> {
  const { reviewSteps } = await readOrganization(scope);
  // Where reviews ask for one, nobody else could waive a finding.
  const needsPrivacyOfficer = reviewSteps.some((step) => step.roles.includes('privacy_officer'));
  return hindrancesOf(change, { people, needsPrivacyOfficer });
}

export const hindrances: Readonly<Record<Hindrance, () => BedsideError>> = {
  LAST_ADMINISTRATOR: () =>
    unprocessable({
      code: 'LAST_ADMINISTRATOR',
      message: 'The last administrator cannot give up the role.',
      remedy: 'Make somebody else an administrator first.',
    }),
  LAST_PRIVACY_OFFICER: () =>
    unprocessable({
      code: 'LAST_PRIVACY_OFFICER',
      message: 'The reviews here ask for a privacy officer, and this is the last one.',
      remedy: 'Give somebody else the role first.',
    }),
};

/** Records to which day somebody's training in privacy law holds; null takes it back. Throws `PERSON_CHANGED`. */
export async function recordTraining(
  scope: Scope,
  input: { personId: string; revision?: number } & Pick<
    z.output<(typeof trainingEndpoint)['body']>,
    'privacyTrainedUntil'
  >,
): Promise<PersonView> {
  requireAnyRole(scope.actor, peopleAccess.recordTraining, 'record trainings');
  const { privacyTrainedUntil } = input;
  const row = await changePerson(scope, {
    personId: input.personId,
    expected: input.revision ?? null,
    set: { privacyTrainedUntil },
  });
  await recordEvent(scope, {
    action: 'person.training_recorded',
    object: { type: 'person', id: row.id, version: String(row.revision) },
    facts: { privacy_trained_until: privacyTrainedUntil },
  });
  return toView(row);
}
