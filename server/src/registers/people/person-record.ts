import { and, eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { language, role } from '../org/contract.ts';
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
  };
}
