import type { GroupName, MemberFields, MemberRow } from './member-record.ts';
import { refuse } from './scim-error.ts';
import { isObject, isTrue, type Resource, readKey } from './scim-patch.ts';
import { coerceResource, ENTERPRISE_SCHEMA, USER_SCHEMA, userDefinition } from './scim-schema.ts';

export type ScimAddresses = { readonly base: string };

/** Who is known by what name to an identity provider: theirs, or the address, or the id of who came otherwise. */
export function userNameOf({ userName, email, id }: Pick<MemberRow, 'userName' | 'email' | 'id'>): string {
  return userName ?? email ?? id;
}

/** A member as a User of SCIM. */
export function toUser(row: MemberRow, groups: readonly GroupName[], { base }: ScimAddresses): Resource {
  const formatted = [row.title, row.displayName, row.credentials].filter((part) => part !== null).join(' ');
  const name = {
    formatted,
    familyName: row.familyName,
    givenName: row.givenName,
    honorificPrefix: row.title,
    honorificSuffix: row.credentials,
  };
  return {
    schemas: row.department === null ? [USER_SCHEMA] : [USER_SCHEMA, ENTERPRISE_SCHEMA],
    id: row.id,
    ...withoutNulls({ externalId: row.externalId }),
    userName: userNameOf(row),
    name: withoutNulls(name),
    displayName: row.displayName,
    ...withoutNulls({ nickName: row.otherNames[0] ?? null, title: row.jobTitle }),
    active: row.state === 'active',
    ...(row.email === null ? {} : { emails: [{ value: row.email, type: 'work', primary: true }] }),
    ...(groups.length === 0 ? {} : { groups: groups.map((group) => groupOf(group, base)) }),
    ...(row.department === null ? {} : { [ENTERPRISE_SCHEMA]: { department: row.department } }),
    meta: {
      resourceType: 'User',
      created: row.createdAt.toISOString(),
      lastModified: row.updatedAt.toISOString(),
      location: `${base}/Users/${row.id}`,
      version: versionOf(row.revision),
    },
  };
}

function groupOf({ id, displayName }: GroupName, base: string) {
  return { value: id, $ref: `${base}/Groups/${id}`, display: displayName, type: 'direct' };
}

export function versionOf(revision: number): string {
  return `W/"${revision}"`;
}

function withoutNulls(object: Resource): Resource {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

export type SentUser = {
  readonly fields: Partial<MemberFields>;
  readonly active: boolean;
  /** Null where it was not sent. */
  readonly nickName: string | null;
};

/** Reads a User as an identity provider sends it. @throws `invalidValue` */
export function readUser(sent: Resource): SentUser {
  const user = coerceResource(userDefinition, { ...plainBooleans(sent), groups: undefined });
  const externalId = readKey(sent, 'externalId') ?? null;
  if (externalId !== null && typeof externalId !== 'string') throw wrong('externalId');
  const name = partsOf(user['name']);
  const displayName = textOf(user['displayName']) ?? textOf(name['formatted']);
  const fields = {
    userName: textOf(user['userName']),
    externalId,
    givenName: textOf(name['givenName']),
    familyName: textOf(name['familyName']),
    title: textOf(name['honorificPrefix']),
    credentials: textOf(name['honorificSuffix']),
    jobTitle: textOf(user['title']),
    department: textOf(partsOf(user[ENTERPRISE_SCHEMA])['department']),
    email: emailOf(user['emails']),
  };
  for (const [key, value] of Object.entries({ ...fields, displayName })) requireShort(key, value);
  if (fields.userName === null) throw wrong('userName');
  const isNamed = displayName !== null || fields.givenName !== null || fields.familyName !== null;
  const nickName = textOf(user['nickName']);
  requireShort('nickName', nickName);
  return {
    fields: { ...fields, displayName: displayName ?? (isNamed ? '' : fields.userName) },
    active: user['active'] !== false,
    nickName,
  };
}

const wrong = (name: string) => refuse('invalidValue', `The attribute "${name}" is missing or cannot be taken.`);

const MAX_UNITS = 254;

function requireShort(name: string, value: string | null): void {
  if (value !== null && value.length > MAX_UNITS) throw wrong(name);
}

/** Entra sends "True" and "False" for true and false. */
function plainBooleans(sent: Resource): Resource {
  const plain: Resource = { ...sent };
  for (const [key, value] of Object.entries(sent)) {
    if (key.toLowerCase() === 'active') plain[key] = plainBoolean(value);
    if (key.toLowerCase() === 'emails' && Array.isArray(value)) plain[key] = value.map(plainPrimary);
  }
  return plain;
}

function plainPrimary(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key.toLowerCase() === 'primary' ? plainBoolean(part) : part]),
  );
}

function plainBoolean(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (isTrue(value)) return true;
  return value.toLowerCase() === 'false' ? false : value;
}

function partsOf(value: unknown): Resource {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The primary address, else the one for work, else the first. */
function emailOf(value: unknown): string | null {
  const emails = Array.isArray(value) ? value.filter(isObject).filter((one) => textOf(one['value']) !== null) : [];
  const chosen =
    emails.find((one) => isTrue(one['primary'])) ?? emails.find((one) => one['type'] === 'work') ?? emails[0];
  return chosen === undefined ? null : textOf(chosen['value']);
}

/** Attributes that were asked for, or all but those that were not wanted (RFC 7644, 3.9). */
export function project(
  resource: Resource,
  query: { readonly attributes?: string | undefined; readonly excludedAttributes?: string | undefined },
): Resource {
  const wanted = pathsOf(query.attributes);
  if (wanted.length > 0) return keepPaths(resource, wanted);
  const unwanted = pathsOf(query.excludedAttributes);
  return unwanted.length > 0 ? dropPaths(resource, unwanted) : resource;
}

export function pathsOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((path) => path.trim().toLowerCase())
    .map((path) => path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(user|group):/, ''))
    .filter((path) => path !== '');
}

/** "Always" returned, whatever is asked for. */
const always: ReadonlySet<string> = new Set(['schemas', 'id', 'meta']);

function keepPaths(resource: Resource, wanted: readonly string[]): Resource {
  const kept: Resource = {};
  for (const [key, value] of Object.entries(resource)) {
    const name = key.toLowerCase();
    const subs = subsOf(name, wanted);
    if (always.has(name) || wanted.includes(name)) kept[key] = value;
    else if (subs.length > 0) kept[key] = eachPart(value, (part) => subs.includes(part));
  }
  return kept;
}

function dropPaths(resource: Resource, unwanted: readonly string[]): Resource {
  const kept: Resource = {};
  for (const [key, value] of Object.entries(resource)) {
    const name = key.toLowerCase();
    const subs = subsOf(name, unwanted);
    if (!always.has(name) && unwanted.includes(name)) continue;
    kept[key] = subs.length === 0 ? value : eachPart(value, (part) => !subs.includes(part));
  }
  return kept;
}

function subsOf(name: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const rest = path.startsWith(name) ? path.slice(name.length) : '';
    return rest.startsWith('.') || rest.startsWith(':') ? [rest.slice(1)] : [];
  });
}

function eachPart(value: unknown, keep: (part: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => eachPart(one, keep));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keep(key.toLowerCase())));
}
