import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { StaffMemberView } from './contract.ts';
import { emailKey, foldText, userNameKey } from './name-keys.ts';
import { staffGroup, staffGroupMember, staffMember } from './schema.ts';

export type MemberRow = typeof staffMember.$inferSelect;

/** What is written of a member, from whatever source. All texts are cleaned. */
export type MemberFields = Pick<
  MemberRow,
  | 'displayName'
  | 'givenName'
  | 'familyName'
  | 'otherNames'
  | 'title'
  | 'credentials'
  | 'email'
  | 'jobTitle'
  | 'department'
  | 'site'
  | 'userName'
  | 'externalId'
>;

/** What is written of a member, apart from the rest of the row. */
export function fieldsOf(row: MemberRow): MemberFields {
  const { displayName, givenName, familyName, otherNames, title, credentials } = row;
  const { email, jobTitle, department, site, userName, externalId } = row;
  const name = { displayName, givenName, familyName, otherNames, title, credentials };
  return { ...name, email, jobTitle, department, site, userName, externalId };
}

export const emptyFields: MemberFields = {
  displayName: '',
  givenName: null,
  familyName: null,
  otherNames: [],
  title: null,
  credentials: null,
  email: null,
  jobTitle: null,
  department: null,
  site: null,
  userName: null,
  externalId: null,
};

const MAX_KEY_UNITS = 400;

/** Columns that follow from what is written: for finding, sorting and telling look-alikes. */
export function keysOf(fields: MemberFields) {
  const { familyName, givenName, displayName } = fields;
  const sorted = [familyName, givenName, displayName].filter((name) => name !== null).join(' ');
  const sought = [displayName, givenName, familyName, ...fields.otherNames, fields.email, fields.jobTitle];
  const words = [...sought, fields.department, fields.site, fields.externalId].filter((word) => word !== null);
  return {
    emailKey: fields.email === null ? null : emailKey(fields.email),
    userNameKey: fields.userName === null ? null : userNameKey(fields.userName),
    sortKey: foldText(sorted).slice(0, MAX_KEY_UNITS),
    searchKey: foldText(words.join(' ')),
  };
}

export function memberIs(scope: Scope, memberId: string): SQL | undefined {
  return and(eq(staffMember.organizationId, scope.organizationId), eq(staffMember.id, memberId));
}

/** The member's row. @throws `NOT_FOUND` */
export async function readMember(scope: Scope, memberId: string): Promise<MemberRow> {
  const [row] = await scope.tx.select().from(staffMember).where(memberIs(scope, memberId));
  if (row === undefined) throw notFound('entry of the directory');
  return row;
}

export type GroupName = { readonly id: string; readonly displayName: string };

/** Groups by member; of one member when an id is given. */
export async function groupsOf(scope: Scope, memberId?: string): Promise<ReadonlyMap<string, GroupName[]>> {
  const rows = await scope.tx
    .select({ memberId: staffGroupMember.memberId, id: staffGroup.id, displayName: staffGroup.displayName })
    .from(staffGroupMember)
    .innerJoin(
      staffGroup,
      and(eq(staffGroup.organizationId, staffGroupMember.organizationId), eq(staffGroup.id, staffGroupMember.groupId)),
    )
    .where(
      and(
        eq(staffGroupMember.organizationId, scope.organizationId),
        memberId === undefined ? undefined : eq(staffGroupMember.memberId, memberId),
      ),
    )
    .orderBy(staffGroup.nameKey);
  const groups = new Map<string, GroupName[]>();
  for (const { memberId: of, ...group } of rows) groups.set(of, [...(groups.get(of) ?? []), group]);
  return groups;
}

export function toMemberView(row: MemberRow, groups: readonly GroupName[]): StaffMemberView {
  const { displayName, givenName, familyName, otherNames, title, credentials, email } = row;
  return {
    id: row.id,
    displayName,
    givenName,
    familyName,
    otherNames,
    title,
    credentials,
    email,
    jobTitle: row.jobTitle,
    department: row.department,
    site: row.site,
    externalId: row.externalId,
    source: row.source,
    state: row.state,
    personId: row.personId,
    groups: [...groups],
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    leftAt: row.leftAt?.toISOString() ?? null,
  };
}

/** Members whom an identity provider may see: all but those whom it removed. */
export const seenByProvider = isNull(staffMember.deprovisionedAt);
