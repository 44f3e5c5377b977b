import { and, asc, eq, sql } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { language, role } from '../org/contract.ts';
import { todayIn } from '../org/facts/state.ts';
import { readOrganization } from '../org/service.ts';
import type { PersonView } from './contract.ts';
import { person } from './schema.ts';

export type PersonRow = typeof person.$inferSelect;

export function personIs(scope: Scope, personId: string) {
  return and(eq(person.organizationId, scope.organizationId), eq(person.id, personId));
}

export async function getPerson(scope: Scope, personId: string): Promise<PersonView> {
  const [row] = await scope.tx.select().from(person).where(personIs(scope, personId));
  if (row === undefined) throw notFound('person');
  return toView(row);
}

export function toView(row: PersonRow): PersonView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles.map((name) => role.parse(name)),
    state: row.state,
    locale: language.catch('en').parse(row.locale),
    privacyTrainedUntil: row.privacyTrainedUntil,
    revision: row.revision,
  };
}

/** Locks everybody in one order, so that two people cannot leave or step down past each other. */
export async function lockPeople(scope: Scope): Promise<PersonRow[]> {
  return scope.tx
    .select()
    .from(person)
    .where(eq(person.organizationId, scope.organizationId))
    .orderBy(asc(person.id))
    .for('no key update');
}

/**
 * Changes a person who is still as they were read: the next revision. Throws `PERSON_CHANGED` where somebody was quicker.
 * @param expected the revision that was read; null where the caller holds the lock.
 */
export async function changePerson(
  scope: Scope,
  change: { personId: string; expected: number | null; set: Partial<PersonRow> },
): Promise<PersonRow> {
  const [row] = await scope.tx
    .update(person)
    .set({ ...change.set, revision: sql`${person.revision} + 1`, updatedAt: scope.services.clock.now() })
    .where(
      and(
        personIs(scope, change.personId),
        change.expected === null ? undefined : eq(person.revision, change.expected),
      ),
    )
    .returning();
  if (row !== undefined) return row;
  await getPerson(scope, change.personId);
  throw conflict('PERSON_CHANGED', 'Somebody else changed this person in the meantime.');
}

/** Today's ISO date where the organization is. */
export async function readToday(scope: Scope): Promise<string> {
  const { timeZone } = await readOrganization(scope);
  return todayIn(scope.services.clock.now(), timeZone);
}
