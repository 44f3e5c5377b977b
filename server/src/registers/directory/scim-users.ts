import { and, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { HandOver } from '../people/service.ts';
import { directoryAccess } from './access.ts';
import {
  fieldsOf,
  groupsOf,
  type MemberFields,
  type MemberRow,
  memberIs,
  readMember,
  seenByProvider,
} from './member-record.ts';
import { syncPersonOf } from './person-ties.ts';
import { staffGroupMember, staffMember } from './schema.ts';
import { refuse, ScimRefusal } from './scim-error.ts';
import { parseFilter } from './scim-filter.ts';
import { type Attributes, filterSql } from './scim-filter-sql.ts';
import { type Operation, patchUser, type Resource } from './scim-patch.ts';
import { LIST_SCHEMA, MAX_RESULTS } from './scim-schema.ts';
import { pathsOf, project, readUser, type ScimAddresses, type SentUser, toUser, versionOf } from './scim-user.ts';
import { insertMember, lockDirectory, settleFields, updateMember } from './write-member.ts';

/** What a list is asked for. Numbers that are none are refused; those out of range are taken as the nearest in it. */
export const listQuery = z.object({
  filter: z.string().optional(),
  startIndex: z.coerce.number().int().optional(),
  count: z.coerce.number().int().optional(),
  sortBy: z.string().max(200).optional(),
  sortOrder: z.enum(['ascending', 'descending']).optional(),
  attributes: z.string().max(4_000).optional(),
  excludedAttributes: z.string().max(4_000).optional(),
});
export type ListQuery = z.output<typeof listQuery>;

const userName = sql`coalesce(${staffMember.userName}, ${staffMember.email}, ${staffMember.id}::text)`;

const userAttributes: Attributes = {
  id: { type: 'exact', value: sql`${staffMember.id}::text` },
  externalid: { type: 'exact', value: sql`${staffMember.externalId}` },
  username: { type: 'text', value: userName },
  displayname: { type: 'text', value: sql`${staffMember.displayName}` },
  nickname: { type: 'text', value: sql`${staffMember.otherNames}[1]` },
  title: { type: 'text', value: sql`${staffMember.jobTitle}` },
  active: { type: 'boolean', value: sql`${staffMember.state} = 'active'` },
  'name.formatted': { type: 'text', value: sql`${staffMember.displayName}` },
  'name.givenname': { type: 'text', value: sql`${staffMember.givenName}` },
  'name.familyname': { type: 'text', value: sql`${staffMember.familyName}` },
  'meta.created': { type: 'instant', value: sql`${staffMember.createdAt}` },
  'meta.lastmodified': { type: 'instant', value: sql`${staffMember.updatedAt}` },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department': {
    type: 'text',
    value: sql`${staffMember.department}`,
  },
  emails: {
    type: 'list',
    attributes: {
      value: { type: 'text', value: sql`${staffMember.email}` },
      type: { type: 'text', value: sql`'work'::text` },
      primary: { type: 'boolean', value: sql`true` },
    },
    has: (condition) => sql`(${staffMember.email} is not null and ${condition})`,
  },
};

const seen = (scope: Scope) => and(eq(staffMember.organizationId, scope.organizationId), seenByProvider);

/** A page of users as a ListResponse. @throws `invalidFilter`, `invalidValue` */
export async function listUsers(scope: Scope, query: ListQuery, addresses: ScimAddresses): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  const where = and(
    seen(scope),
    query.filter === undefined ? undefined : filterSql(parseFilter(query.filter), userAttributes),
  );
  const [total] = await scope.tx.select({ members: count() }).from(staffMember).where(where);
  const window = windowOf(query);
  const rows =
    window.count === 0
      ? []
      : await scope.tx
          .select()
          .from(staffMember)
          .where(where)
          .orderBy(...orderOf(query, { attributes: userAttributes, id: staffMember.id }))
          .limit(window.count)
          .offset(window.startIndex - 1);
  const groups = rows.length > 0 && wants(query, 'groups') ? await groupsOf(scope) : new Map<string, never[]>();
  const users = rows.map((row) => project(toUser(row, groups.get(row.id) ?? [], addresses), query));
  return listResponse({ resources: users, total: total?.members ?? 0, startIndex: window.startIndex });
}

/** Whether an attribute is going to be told. */
export function wants(query: Pick<ListQuery, 'attributes' | 'excludedAttributes'>, name: string): boolean {
  const wanted = pathsOf(query.attributes);
  if (wanted.length > 0) return wanted.some((path) => path === name || path.startsWith(`${name}.`));
  return !pathsOf(query.excludedAttributes).includes(name);
}

export function windowOf(query: ListQuery): { readonly startIndex: number; readonly count: number } {
  return {
    startIndex: Math.min(Math.max(query.startIndex ?? 1, 1), 1_000_000_000),
    count: Math.min(Math.max(query.count ?? 100, 0), MAX_RESULTS),
  };
}

export function orderOf(
  { sortBy, sortOrder }: ListQuery,
  known: { readonly attributes: Attributes; readonly id: typeof staffMember.id | SQL },
): SQL[] {
  const last = asc(known.id);
  if (sortBy === undefined) return [last];
  const [path = ''] = pathsOf(sortBy);
  const found = Object.hasOwn(known.attributes, path) ? known.attributes[path] : undefined;
  const attribute = found?.type === 'list' ? found.attributes['value'] : found;
  if (attribute === undefined || attribute.type === 'list')
    throw refuse('invalidValue', 'It cannot be sorted by this attribute.');
  const key = attribute.type === 'text' ? sql`lower(${attribute.value})` : attribute.value;
  return [sortOrder === 'descending' ? desc(key) : asc(key), last];
}

export function listResponse(page: { resources: Resource[]; total: number; startIndex: number }): Resource {
  const { resources, total, startIndex } = page;
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

async function readSeen(scope: Scope, userId: string): Promise<MemberRow> {
  if (!z.uuid().safeParse(userId).success) throw notFound('user');
  const row = await readMember(scope, userId);
  if (row.deprovisionedAt !== null) throw notFound('user');
  return row;
}

/** One user. @throws `NOT_FOUND` */
export async function getUser(scope: Scope, userId: string, addresses: ScimAddresses): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  return tell(scope, await readSeen(scope, userId), addresses);
}

async function tell(scope: Scope, row: MemberRow, addresses: ScimAddresses): Promise<Resource> {
  return toUser(row, (await groupsOf(scope, row.id)).get(row.id) ?? [], addresses);
}

/** Adds a user. @throws `uniqueness` as `STAFF_…_TAKEN`, `invalidValue` */
export async function createUser(scope: Scope, sent: Resource, addresses: ScimAddresses): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const user = readUser(sent);
  const fields = settleFields({ ...user.fields, otherNames: user.nickName === null ? [] : [user.nickName] });
  await lockDirectory(scope);
  const row = await insertMember(scope, { fields, source: 'scim', state: user.active ? 'active' : 'left' });
  await recordEvent(scope, {
    action: 'staff.added',
    object: { type: 'staff_member', id: row.id, version: '1' },
    after: fields,
    facts: { source: 'scim', state: row.state },
  });
  return tell(scope, row, addresses);
}

export type ResourceChange = {
  readonly id: string;
  /** If-Match, where it was sent. */
  readonly ifMatch: string | null;
  readonly addresses: ScimAddresses;
  /** What each room does when somebody leaves. */
  readonly handOvers: readonly HandOver[];
};

/** Replaces what an identity provider keeps of a user; what it never sends stays. */
export function replaceUser(scope: Scope, change: ResourceChange, sent: Resource): Promise<Resource> {
  return changeUser(scope, change, (row) => ({ row, user: readUser(sent), dropsNickName: false }));
}

/** Carries out a PatchOp. */
export function modifyUser(scope: Scope, change: ResourceChange, operations: readonly Operation[]): Promise<Resource> {
  return changeUser(scope, change, (row) => {
    const before = toUser(row, [], change.addresses);
    const after = patchUser(before, operations);
    return { row, user: readUser(after), dropsNickName: 'nickName' in before && !('nickName' in after) };
  });
}

type Intended = { readonly row: MemberRow; readonly user: SentUser; readonly dropsNickName: boolean };

async function changeUser(
  scope: Scope,
  change: ResourceChange,
  intend: (row: MemberRow) => Intended,
): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  const before = await readSeen(scope, change.id);
  requireMatch(change.ifMatch, before.revision);
  const { user, dropsNickName } = intend(before);
  const fields = settleUser(before, user, dropsNickName);
  const state = user.active ? 'active' : 'left';
  if (state === before.state && isSame(before, fields)) return tell(scope, before, change.addresses);
  const row = await updateMember(scope, before, { fields, state, source: 'scim' });
  await recordEvent(scope, {
    action: actionOf(before.state, state),
    object: { type: 'staff_member', id: row.id, version: String(row.revision) },
    before,
    after: fields,
    facts: { source: 'scim' },
  });
  return tell(scope, state === before.state ? row : await syncPersonOf(scope, row, change), change.addresses);
}

function actionOf(before: MemberRow['state'], after: MemberRow['state']): string {
  if (before === after) return 'staff.changed';
  return after === 'left' ? 'staff.left' : 'staff.came_back';
}

/** Names that were added by hand stay beside the nickname that the identity provider knows, which is the first. */
function settleUser(before: MemberRow, user: SentUser, dropsNickName: boolean): MemberFields {
  const [known, ...more] = before.otherNames;
  const first = user.nickName ?? (dropsNickName ? undefined : known);
  const otherNames = first === undefined ? more : [first, ...more];
  return settleFields({ ...user.fields, site: before.site, otherNames });
}

function isSame(before: MemberRow, fields: MemberFields): boolean {
  return Object.entries(fields).every(
    // The keys of the fields are columns of the row.
    ([key, value]) => JSON.stringify(before[key as keyof MemberFields]) === JSON.stringify(value),
  );
}

/** @throws 412 where somebody else was quicker */
export function requireMatch(ifMatch: string | null, revision: number): void {
  if (ifMatch === null) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes('*') || tags.includes(versionOf(revision).replace(/^W\//, ''))) return;
  throw new ScimRefusal(412, null, 'The resource was changed since this version. Read it again.');
}

/**
 * Removes a user from the identity provider's sight. An entry that no person of Bedside is linked to is gone; one that
 * is stays as somebody who left, with the trail of what they did.
 */
export async function deleteUser(scope: Scope, change: ResourceChange): Promise<void> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  const before = await readSeen(scope, change.id);
  requireMatch(change.ifMatch, before.revision);
  const ofMember = and(
    eq(staffGroupMember.organizationId, scope.organizationId),
    eq(staffGroupMember.memberId, before.id),
  );
  await scope.tx.delete(staffGroupMember).where(ofMember);
  if (before.personId === null) await scope.tx.delete(staffMember).where(memberIs(scope, before.id));
  else await keepAsLeft(scope, before, change);
  await recordEvent(scope, {
    action: before.personId === null ? 'staff.removed' : 'staff.left',
    object: { type: 'staff_member', id: before.id },
    before,
    facts: { source: 'scim', person: before.personId },
  });
}

async function keepAsLeft(scope: Scope, before: MemberRow, change: ResourceChange): Promise<void> {
  const fields = { ...fieldsOf(before), userName: null, externalId: null };
  const deprovisionedAt = scope.services.clock.now();
  await syncPersonOf(scope, await updateMember(scope, before, { fields, state: 'left', deprovisionedAt }), change);
}
