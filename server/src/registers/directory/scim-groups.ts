import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { directoryAccess } from './access.ts';
import { type GroupRow, groupIs, membersOf, readGroup, syncMembers } from './groups.ts';
import { seenByProvider } from './member-record.ts';
import { cleanText, foldText } from './name-keys.ts';
import { staffGroup, staffGroupMember, staffMember } from './schema.ts';
import { refuse, ScimRefusal } from './scim-error.ts';
import { parseFilter } from './scim-filter.ts';
import { type Attributes, filterSql } from './scim-filter-sql.ts';
import { applyGroupPatch, type SentGroup } from './scim-group-patch.ts';
import { isObject, type Operation, type Resource, readKey } from './scim-patch.ts';
import { coerceResource, GROUP_SCHEMA, groupDefinition } from './scim-schema.ts';
import { project, type ScimAddresses, versionOf } from './scim-user.ts';
import {
  type ListQuery,
  listResponse,
  orderOf,
  type ResourceChange,
  requireMatch,
  wants,
  windowOf,
} from './scim-users.ts';
import { lockDirectory } from './write-member.ts';

const groupAttributes: Attributes = {
  id: { type: 'exact', value: sql`${staffGroup.id}::text` },
  externalid: { type: 'exact', value: sql`${staffGroup.externalId}` },
  displayname: { type: 'text', value: sql`${staffGroup.displayName}` },
  'meta.created': { type: 'instant', value: sql`${staffGroup.createdAt}` },
  'meta.lastmodified': { type: 'instant', value: sql`${staffGroup.updatedAt}` },
  members: {
    type: 'list',
    attributes: {
      value: { type: 'exact', value: sql`${staffGroupMember.memberId}::text` },
      type: { type: 'text', value: sql`'User'::text` },
    },
    has: (condition) => sql`exists (select from ${staffGroupMember}
      where ${staffGroupMember.organizationId} = ${staffGroup.organizationId}
        and ${staffGroupMember.groupId} = ${staffGroup.id} and ${condition})`,
  },
};

/** A page of groups as a ListResponse. Members are read only where they are told. */
export async function listScimGroups(scope: Scope, query: ListQuery, addresses: ScimAddresses): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  const where = and(
    eq(staffGroup.organizationId, scope.organizationId),
    query.filter === undefined ? undefined : filterSql(parseFilter(query.filter), groupAttributes),
  );
  const [total] = await scope.tx.select({ groups: count() }).from(staffGroup).where(where);
  const window = windowOf(query);
  const rows =
    window.count === 0
      ? []
      : await scope.tx
          .select()
          .from(staffGroup)
          .where(where)
          .orderBy(...orderOf(query, { attributes: groupAttributes, id: sql`${staffGroup.id}` }))
          .limit(window.count)
          .offset(window.startIndex - 1);
  const resources: Resource[] = [];
  for (const row of rows) resources.push(project(await tell(scope, row, { addresses, query }), query));
  return listResponse({ resources, total: total?.groups ?? 0, startIndex: window.startIndex });
}

type Telling = {
  readonly addresses: ScimAddresses;
  readonly query?: Pick<ListQuery, 'attributes' | 'excludedAttributes'>;
};

async function tell(scope: Scope, row: GroupRow, { addresses, query = {} }: Telling): Promise<Resource> {
  const members = wants(query, 'members') ? await readMembers(scope, row.id) : [];
  return {
    schemas: [GROUP_SCHEMA],
    id: row.id,
    ...(row.externalId === null ? {} : { externalId: row.externalId }),
    displayName: row.displayName,
    members: members.map(({ id, displayName }) => ({
      value: id,
      $ref: `${addresses.base}/Users/${id}`,
      display: displayName,
      type: 'User',
    })),
    meta: {
      resourceType: 'Group',
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: `${addresses.base}/Groups/${row.id}`,
      version: versionOf(row.revision),
    },
  };
}

function readMembers(scope: Scope, groupId: string) {
  return scope.tx
    .select({ id: staffMember.id, displayName: staffMember.displayName })
    .from(staffGroupMember)
    .innerJoin(
      staffMember,
      and(
        eq(staffMember.organizationId, staffGroupMember.organizationId),
        eq(staffMember.id, staffGroupMember.memberId),
      ),
    )
    .where(and(eq(staffGroupMember.organizationId, scope.organizationId), eq(staffGroupMember.groupId, groupId)))
    .orderBy(asc(staffMember.sortKey), asc(staffMember.id));
}

async function readSeenGroup(scope: Scope, groupId: string): Promise<GroupRow> {
  if (!z.uuid().safeParse(groupId).success) throw notFound('group');
  return readGroup(scope, groupId);
}

/** One group. @throws `NOT_FOUND` */
export async function getGroup(scope: Scope, groupId: string, telling: Telling): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.read, 'see the staff directory');
  return tell(scope, await readSeenGroup(scope, groupId), telling);
}

/** Reads a Group as an identity provider sends it. @throws `invalidValue` */
function readSent(sent: Resource): SentGroup {
  const group = coerceResource(groupDefinition, sent);
  const externalId = readKey(sent, 'externalId') ?? null;
  const members = Array.isArray(group['members']) ? group['members'].filter(isObject) : [];
  return settleGroup({
    displayName: String(group['displayName']),
    externalId: typeof externalId === 'string' ? externalId : null,
    members: new Set(members.map((member) => String(member['value']).toLowerCase())),
  });
}

const MAX_UNITS = 254;

function settleGroup(group: SentGroup): SentGroup {
  const displayName = cleanText(group.displayName);
  const externalId = cleanText(group.externalId ?? '') || null;
  if (displayName === '' || displayName.length > MAX_UNITS || (externalId?.length ?? 0) > MAX_UNITS) {
    throw refuse(
      'invalidValue',
      'A group needs a name, and name and external id must not be longer than 254 characters.',
    );
  }
  return { displayName, externalId, members: group.members };
}

/** Adds a group, which gives no roles until an administrator says so. @throws `uniqueness`, `invalidValue` */
export async function createGroup(scope: Scope, sent: Resource, addresses: ScimAddresses): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  const group = readSent(sent);
  await lockDirectory(scope);
  await requireUniqueGroup(scope, group, null);
  const now = scope.services.clock.now();
  const row: GroupRow = {
    organizationId: scope.organizationId,
    id: newId<'staff-group'>(now.getTime()),
    displayName: group.displayName,
    nameKey: foldText(group.displayName),
    externalId: group.externalId,
    roles: [],
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await scope.tx.insert(staffGroup).values(row);
  const { added } = await writeMembers(scope, row.id, group.members);
  await recordEvent(scope, {
    action: 'staff_group.added',
    object: { type: 'staff_group', id: row.id, version: '1' },
    after: { displayName: row.displayName },
    facts: { members_added: added },
  });
  return tell(scope, row, { addresses });
}

/** Replaces a group by what was sent. */
export function replaceGroup(scope: Scope, change: ResourceChange, sent: Resource): Promise<Resource> {
  return changeGroup(scope, change, () => readSent(sent));
}

/** Carries out a PatchOp. */
export function modifyGroup(scope: Scope, change: ResourceChange, operations: readonly Operation[]): Promise<Resource> {
  return changeGroup(scope, change, (row, members) => settleGroup(applyGroupPatch({ row, members, operations })));
}

async function changeGroup(
  scope: Scope,
  change: ResourceChange,
  intend: (row: GroupRow, members: ReadonlySet<string>) => SentGroup,
): Promise<Resource> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  const before = await readSeenGroup(scope, change.id);
  requireMatch(change.ifMatch, before.revision);
  const group = intend(before, new Set(await membersOf(scope, before.id)));
  await requireUniqueGroup(scope, group, before.id);
  const { added, removed } = await writeMembers(scope, before.id, group.members);
  const isSame = group.displayName === before.displayName && group.externalId === before.externalId;
  if (isSame && added + removed === 0) return tell(scope, before, { addresses: change.addresses });
  const [row] = await scope.tx
    .update(staffGroup)
    .set({
      displayName: group.displayName,
      nameKey: foldText(group.displayName),
      externalId: group.externalId,
      revision: before.revision + 1,
      updatedAt: scope.services.clock.now(),
    })
    .where(groupIs(scope, before.id))
    .returning();
  await recordEvent(scope, {
    action: 'staff_group.changed',
    object: { type: 'staff_group', id: before.id, version: String(before.revision + 1) },
    before: { displayName: before.displayName },
    after: { displayName: group.displayName },
    facts: { members_added: added, members_removed: removed },
  });
  return tell(scope, row ?? before, { addresses: change.addresses });
}

async function requireUniqueGroup(scope: Scope, group: SentGroup, groupId: string | null): Promise<void> {
  const [other] = await scope.tx
    .select({ id: staffGroup.id })
    .from(staffGroup)
    .where(
      and(
        eq(staffGroup.organizationId, scope.organizationId),
        groupId === null ? undefined : sql`${staffGroup.id} <> ${groupId}::uuid`,
        sql`(${staffGroup.nameKey} = ${foldText(group.displayName)} or ${staffGroup.externalId} = ${group.externalId}::text)`,
      ),
    )
    .limit(1);
  if (other !== undefined) throw new ScimRefusal(409, 'uniqueness', 'Another group has this name or external id.');
}

const IDS_A_STATEMENT = 5_000;

/** Makes a group's members these, and brings those who are people of Bedside in line. @throws `invalidValue` */
async function writeMembers(
  scope: Scope,
  groupId: string,
  wanted: ReadonlySet<string>,
): Promise<{ readonly added: number; readonly removed: number }> {
  const current = new Set(await membersOf(scope, groupId));
  const added = [...wanted].filter((id) => !current.has(id));
  const removed = [...current].filter((id) => !wanted.has(id));
  await requireMembers(scope, added);
  const addedAt = scope.services.clock.now();
  const { organizationId } = scope;
  for (let at = 0; at < added.length; at += IDS_A_STATEMENT) {
    const ids = added.slice(at, at + IDS_A_STATEMENT);
    await scope.tx
      .insert(staffGroupMember)
      .values(ids.map((memberId) => ({ organizationId, groupId, memberId, addedAt })));
  }
  for (let at = 0; at < removed.length; at += IDS_A_STATEMENT) {
    await scope.tx
      .delete(staffGroupMember)
      .where(
        and(
          eq(staffGroupMember.organizationId, organizationId),
          eq(staffGroupMember.groupId, groupId),
          inArray(staffGroupMember.memberId, removed.slice(at, at + IDS_A_STATEMENT)),
        ),
      );
  }
  await syncMembers(scope, [...added, ...removed]);
  return { added: added.length, removed: removed.length };
}

async function requireMembers(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const areIds = ids.every((id) => z.uuid().safeParse(id).success);
  const [known] = areIds
    ? await scope.tx
        .select({ members: count() })
        .from(staffMember)
        .where(
          and(
            eq(staffMember.organizationId, scope.organizationId),
            seenByProvider,
            sql`${staffMember.id} = any(${sql.param([...ids])}::uuid[])`,
          ),
        )
    : [];
  if (known?.members !== ids.length) throw refuse('invalidValue', 'A member of the group is no user here.');
}

/** Removes a group, and with it the roles that it gave. */
export async function deleteGroup(scope: Scope, change: ResourceChange): Promise<void> {
  requireAnyRole(scope.actor, directoryAccess.change, 'change the staff directory');
  await lockDirectory(scope);
  const before = await readSeenGroup(scope, change.id);
  requireMatch(change.ifMatch, before.revision);
  const { removed } = await writeMembers(scope, before.id, new Set());
  await scope.tx.delete(staffGroup).where(groupIs(scope, before.id));
  await recordEvent(scope, {
    action: 'staff_group.removed',
    object: { type: 'staff_group', id: before.id },
    before: { displayName: before.displayName },
    facts: { members_removed: removed, roles: before.roles.join(',') },
  });
}
