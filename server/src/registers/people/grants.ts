import { and, eq, isNull, or, type Placeholder, sql } from 'drizzle-orm';
import { type Blanks, buildOnce, isAnyOf } from '../../kernel/db/build-once.ts';
import type { Tx } from '../../kernel/db/database.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import type { Grant, Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../channels/schema.ts';
import { organization } from '../org/schema.ts';
import { deputy, person, roleLimit } from './schema.ts';

/** A person with every role that they hold today, own and borrowed. */
export type GrantHolder = {
  readonly id: PersonId;
  readonly active: boolean;
  /** ISO date to which the training in privacy law holds, or null. */
  readonly privacyTrainedUntil: string | null;
  readonly grants: readonly Grant[];
};

/**
 * What a person may do today: their own roles with the channels that these are limited to, and the roles of everybody
 * whose deputy they are on this day in the organization's time zone. Borrowed roles are not lent on, and the
 * administrator's only where an administrator lent it. Empty for somebody who has not joined or has left.
 */
export async function grantsOf(scope: Scope, personId: string): Promise<Grant[]> {
  const rows = await readLending(scope, personId);
  return grantsFrom(personId, rows, await readLimits(scope, rows));
}

/** Everybody of the organization with their grants, as `grantsOf` tells them. A leaver keeps their own ones, inactive. */
export async function listGrantHolders(scope: Scope): Promise<GrantHolder[]> {
  const rows = await readLending(scope, null);
  const limits = await readLimits(scope, rows);
  const people = new Map(rows.map((row) => [row.id, row]));
  return [...people.values()].map((row) => ({
    id: row.id as PersonId, // the key of the table of people
    active: row.state === 'active',
    privacyTrainedUntil: row.privacyTrainedUntil,
    grants: row.state === 'active' ? grantsFrom(row.id, rows, limits) : ownGrants(row, { limits, onBehalfOf: null }),
  }));
}

type Lending = Awaited<ReturnType<typeof readLending>>[number];
/** Channels by person and role; what is not in it is not limited. */
type Limits = ReadonlyMap<string, ReadonlySet<string>>;

/** People, each as often as they have deputies today: everybody, or one person and those whom they stand in for. */
function readLending(scope: Scope, personId: string | null) {
  const now = scope.services.clock.now();
  return personId === null ? lendingOfAll(scope, { now }) : lendingOfOne(scope, { now, personId });
}

const lendingOfAll = buildOnce((tx, { organizationId, now }: Blanks<'organizationId' | 'now'>) =>
  lending(tx, now).where(eq(person.organizationId, organizationId)).orderBy(person.id, deputy.id),
);

const lendingOfOne = buildOnce((tx, { organizationId, now, personId }: Blanks<'organizationId' | 'now' | 'personId'>) =>
  lending(tx, now)
    .where(
      and(eq(person.organizationId, organizationId), or(eq(person.id, personId), eq(deputy.deputyPersonId, personId))),
    )
    .orderBy(person.id, deputy.id),
);

function lending(tx: Tx, now: Placeholder) {
  const today = sql`(${now}::timestamptz at time zone ${organization.timeZone})::date`;
  return tx
    .select({
      id: person.id,
      state: person.state,
      roles: person.roles,
      privacyTrainedUntil: person.privacyTrainedUntil,
      deputyId: deputy.deputyPersonId,
      kind: deputy.kind,
      lentRoles: deputy.roles,
      lendsAdministrator: deputy.lendsAdministrator,
    })
    .from(person)
    .innerJoin(organization, eq(organization.organizationId, person.organizationId))
    .leftJoin(
      deputy,
      and(
        eq(deputy.organizationId, person.organizationId),
        eq(deputy.personId, person.id),
        isNull(deputy.endedAt),
        sql`${today} between ${deputy.fromDate} and ${deputy.untilDate}`,
      ),
    );
}

/** A limited role has an entry, be it an empty one: a site without channels. */
async function readLimits(scope: Scope, rows: readonly Lending[]): Promise<Limits> {
  const ids = [...new Set(rows.map((row) => row.id))];
  if (ids.length === 0) return new Map();
  const found = await limitsOf(scope, { ids });
  const limits = new Map<string, Set<string>>();
  for (const { personId, role, channelId } of found) {
    const channels = limits.get(limitKey(personId, role)) ?? new Set();
    limits.set(limitKey(personId, role), channelId === null ? channels : channels.add(channelId));
  }
  return limits;
}

const limitsOf = buildOnce((tx, { organizationId, ids }: Blanks<'organizationId' | 'ids'>) =>
  tx
    .select({
      personId: roleLimit.personId,
      role: roleLimit.role,
      channelId: sql<string | null>`coalesce(${roleLimit.channelId}, ${channel.id})`,
    })
    .from(roleLimit)
    .leftJoin(channel, and(eq(channel.organizationId, roleLimit.organizationId), eq(channel.siteId, roleLimit.siteId)))
    .where(and(eq(roleLimit.organizationId, organizationId), isAnyOf(roleLimit.personId, ids))),
);

function limitKey(personId: string, role: string): string {
  return `${personId} ${role}`;
}

function grantsFrom(personId: string, rows: readonly Lending[], limits: Limits): Grant[] {
  const own = rows.find((row) => row.id === personId);
  if (own?.state !== 'active') return [];
  const lent = rows
    .filter((row) => row.deputyId === personId && mayLend(row))
    // The table's key, which the query tells as text.
    .flatMap((row) =>
      ownGrants(row, { limits, onBehalfOf: row.id as PersonId }).filter(({ role }) => lends(row, role)),
    );
  return [...ownGrants(own, { limits, onBehalfOf: null }), ...lent];
}

/** Somebody who is here, or, for a handover, somebody who has left. */
function mayLend(row: Lending): boolean {
  return row.state === 'active' || (row.state === 'left' && row.kind === 'handover');
}

function lends(row: Lending, role: string): boolean {
  if (role === 'administrator') return row.lendsAdministrator === true;
  return row.lentRoles === null || row.lentRoles.includes(role);
}

function ownGrants(row: Pick<Lending, 'id' | 'roles'>, made: { limits: Limits; onBehalfOf: PersonId | null }): Grant[] {
  return row.roles.map((role) => ({
    role,
    channelIds: made.limits.get(limitKey(row.id, role)) ?? null,
    onBehalfOf: made.onBehalfOf,
  }));
}
