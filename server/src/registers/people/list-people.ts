import { and, asc, eq, ilike, or } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { beyond, definePaging, idKey, textKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { peopleAccess } from './access.ts';
import type { ListedPerson, listPeople as listEndpoint, PersonView } from './contract.ts';
import { readRoleLimits } from './limits.ts';
import { toView } from './person-record.ts';
import { person } from './schema.ts';

const paging = definePaging('people.name', z.tuple([textKey, idKey]));

/** A page of people by name, with the roles that hold for some channels only. Throws `CURSOR_INVALID`. */
export async function listPeoplePage(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ people: ListedPerson[]; next: string | null }> {
  requireAnyRole(scope.actor, peopleAccess.list, 'see the list of people');
  const [name, id] = query.after === undefined ? [] : paging.read(query.after);
  const pattern = `%${escapeLike(query.search ?? '')}%`;
  const found = await scope.tx
    .select()
    .from(person)
    .where(
      and(
        eq(person.organizationId, scope.organizationId),
        query.state ? eq(person.state, query.state) : undefined,
        query.search ? or(ilike(person.name, pattern), ilike(person.email, pattern)) : undefined,
        name === undefined || id === undefined
          ? undefined
          : beyond('ascending', [
              { column: person.name, value: name, type: 'text' },
              { column: person.id, value: id, type: 'uuid' },
            ]),
      ),
    )
    .orderBy(asc(person.name), asc(person.id))
    .limit(query.limit + 1);
  const { rows, next } = paging.page(found, query.limit, (row) => [row.name, row.id]);
  const ids = rows.map((row) => row.id);
  const limits = await readRoleLimits(scope, ids);
  const people = rows.map((row) => ({
    ...toView(row),
    limitedRoles: (limits.get(row.id) ?? []).map(({ role }) => role),
  }));
  return { people, next };
}

/** Everybody in the organization, by name. */
export async function listPeople(scope: Scope): Promise<PersonView[]> {
  requireAnyRole(scope.actor, peopleAccess.list, 'see the list of people');
  const rows = await scope.tx
    .select()
    .from(person)
    .where(eq(person.organizationId, scope.organizationId))
    .orderBy(asc(person.name), asc(person.id));
  return rows.map(toView);
}
