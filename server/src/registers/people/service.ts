import { and, asc, eq, inArray } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import { hasOwnRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { language, type Role } from '../org/contract.ts';
import { peopleAccess } from './access.ts';
import type { PersonRecord, PersonView } from './contract.ts';
import { borrowedRole, readDeputies } from './deputies.ts';
import { readRoleLimits } from './limits.ts';
import { getPerson, type PersonRow, personIs, toView } from './person-record.ts';
import { membership, person } from './schema.ts';

export { appointDeputy, endDeputy } from './deputies.ts';
export { type GrantHolder, grantsOf, listGrantHolders } from './grants.ts';
export { groupOf, type HandOver, type Leaving } from './hand-over.ts';
export {
  createInvitation,
  type FoundInvitation,
  findInvitation,
  parseToken,
  useInvitation,
} from './invitations.ts';
export { leavePerson, previewLeaving, returnPerson } from './leave.ts';
export { listPeople, listPeoplePage } from './list-people.ts';
export { getPerson } from './person-record.ts';
export { recordTraining, updatePerson } from './update-person.ts';

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly locale?: string;
  /** ISO date to which the training in privacy law holds. */
  readonly privacyTrainedUntil?: string | null;
};

/** Adds a person who cannot sign in yet. Throws `PERSON_EXISTS` when the organization has the e-mail already. */
export async function addPerson(scope: Scope, input: NewPerson): Promise<PersonView> {
  requireAnyRole(scope.actor, peopleAccess.invite, 'invite people');
  if (input.roles.includes('administrator') && !hasOwnRole(scope.actor, peopleAccess.invite)) throw borrowedRole();
  const now = scope.services.clock.now();
  const row: PersonRow = {
    organizationId: scope.organizationId,
    id: newId<'person'>(now.getTime()),
    name: input.name,
    email: input.email.toLowerCase(),
    roles: [...input.roles],
    state: 'invited',
    locale: input.locale ?? 'en',
    privacyTrainedUntil: input.privacyTrainedUntil ?? null,
    revision: 1,
    leftAt: null,
    successorPersonId: null,
    createdAt: now,
    updatedAt: now,
  };
  await scope.tx
    .insert(person)
    .values(row)
    .catch((error: unknown) => {
      if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
      throw conflict(
        'PERSON_EXISTS',
        'Somebody with this e-mail address is here already.',
        'Look for them in the list of people.',
      );
    });
  await recordEvent(scope, {
    action: 'person.added',
    object: { type: 'person', id: row.id },
    after: { name: row.name, email: row.email },
    facts: { roles: row.roles.join(','), privacy_trained_until: row.privacyTrainedUntil },
  });
  return toView(row);
}

/** Lets a user of the sign-in register act as this person. */
export async function activatePerson(
  scope: Scope,
  input: { personId: string; userId: string; locale: string },
): Promise<PersonView> {
  await scope.tx.insert(membership).values({
    userId: input.userId,
    organizationId: scope.organizationId,
    personId: input.personId,
  });
  const [row] = await scope.tx
    .update(person)
    .set({ state: 'active', locale: input.locale, updatedAt: scope.services.clock.now() })
    .where(and(personIs(scope, input.personId), eq(person.state, 'invited')))
    .returning();
  if (row === undefined)
    throw conflict('INVITATION_USED', 'This invitation was used already.', 'Sign in with your password.');
  await recordEvent(scope, { action: 'person.activated', object: { type: 'person', id: row.id } });
  return toView(row);
}

/** A person with limits and deputies: one's own record, or any with the right to read records. */
export async function readPersonRecord(scope: Scope, personId: string): Promise<PersonRecord> {
  if (personId !== actingPersonId(scope)) {
    requireAnyRole(scope.actor, peopleAccess.readRecord, 'see the records of others');
  }
  const [row] = await scope.tx.select().from(person).where(personIs(scope, personId));
  if (row === undefined) throw notFound('person');
  const limits = await readRoleLimits(scope, [personId]);
  const successor = row.successorPersonId === null ? null : await getPerson(scope, row.successorPersonId);
  return {
    person: toView(row),
    limits: limits.get(personId) ?? [],
    ...(await readDeputies(scope, personId)),
    leftAt: row.leftAt?.toISOString() ?? null,
    successor: successor && { id: successor.id, name: successor.name },
  };
}

export async function setOwnLocale(scope: Scope, locale: string): Promise<PersonView> {
  const personId = actingPersonId(scope);
  const [row] = await scope.tx
    .update(person)
    .set({ locale, updatedAt: scope.services.clock.now() })
    .where(personIs(scope, personId ?? ''))
    .returning();
  if (row === undefined) throw notFound('person');
  await recordEvent(scope, { action: 'person.locale_set', object: { type: 'person', id: row.id }, facts: { locale } });
  return toView(row);
}

/** Names of people by id, for views. */
export async function namesOf(scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await allNames(scope, {});
  return new Map(rows.map((row) => [row.id, row.name]));
}

const allNames = buildOnce((tx, { organizationId }: Blanks<'organizationId'>) =>
  tx.select({ id: person.id, name: person.name }).from(person).where(eq(person.organizationId, organizationId)),
);

/** In which language to write to these people, in the order of their ids. */
export async function localesOf(
  scope: Scope,
  personIds: readonly string[],
): Promise<{ id: PersonId; locale: PersonView['locale'] }[]> {
  if (personIds.length === 0) return [];
  const rows = await scope.tx
    .select({ id: person.id, locale: person.locale })
    .from(person)
    .where(and(eq(person.organizationId, scope.organizationId), inArray(person.id, [...personIds])))
    .orderBy(asc(person.id));
  // The key of the table of people; an unknown language is told in English.
  return rows.map((row) => ({ id: row.id as PersonId, locale: language.catch('en').parse(row.locale) }));
}

/** The user who signs in as this person, or null when nobody joined as them. */
export async function userOfPerson(scope: Scope, personId: string): Promise<string | null> {
  const [row] = await scope.tx
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.organizationId, scope.organizationId), eq(membership.personId, personId)));
  return row?.userId ?? null;
}

/** Where a signed-in user belongs: ids only, read without an organization. First joined first. */
export async function findMemberships(
  scope: Pick<Scope, 'services'>,
  userId: string,
): Promise<{ organizationId: OrganizationId; personId: PersonId }[]> {
  const rows = await scope.services.db.acrossOrganizations((tx) =>
    tx
      .select({ organizationId: membership.organizationId, personId: membership.personId })
      .from(membership)
      .where(eq(membership.userId, userId))
      .orderBy(asc(membership.personId)),
  );
  // The columns hold ids of these kinds and nothing else.
  return rows as { organizationId: OrganizationId; personId: PersonId }[];
}
