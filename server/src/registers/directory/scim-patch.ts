import { z } from 'zod';
import { refuse } from './scim-error.ts';
import { type Filter, matches, parseFilter } from './scim-filter.ts';
import { ENTERPRISE_SCHEMA, isKnownButNotKept, PATCH_SCHEMA } from './scim-schema.ts';

export type Resource = Record<string, unknown>;
type Values = readonly Record<string, unknown>[];

/** A PatchOp of RFC 7644, 3.5.2; "Add", "Replace" and "Remove" with a capital as Entra sends them. */
const operation = z.object({
  op: z.string().transform((op, context) => {
    const word = op.toLowerCase();
    if (word === 'add' || word === 'remove' || word === 'replace') return word;
    context.addIssue('op');
    return z.NEVER;
  }),
  path: z.string().max(4_000).optional(),
  value: z.unknown().optional(),
});
export type Operation = z.output<typeof operation>;

const MAX_OPERATIONS = 1_000;

/** Reads the operations of a PATCH body. Names of its parts may be written in any case. @throws `invalidSyntax` */
export function readOperations(body: Resource): readonly Operation[] {
  const schemas = readKey(body, 'schemas');
  const isPatch = Array.isArray(schemas) && schemas.includes(PATCH_SCHEMA);
  const listed = z.array(operation).min(1).max(MAX_OPERATIONS).safeParse(readKey(body, 'operations'));
  if (isPatch && listed.success) return listed.data;
  throw refuse('invalidSyntax', 'The body is not a PatchOp with operations that add, remove or replace.');
}

/** The value of a key in whatever case it is written. */
export function readKey(object: Resource, name: string): unknown {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** What patching knows of an attribute: its name as it is written, and its shape. */
export type Shape = 'simple' | 'complex' | 'list' | 'read-only';
export type Shapes = Readonly<Record<string, { readonly name: string; readonly shape: Shape }>>;

export const userShapes: Shapes = {
  schemas: { name: 'schemas', shape: 'read-only' },
  id: { name: 'id', shape: 'read-only' },
  meta: { name: 'meta', shape: 'read-only' },
  groups: { name: 'groups', shape: 'read-only' },
  externalid: { name: 'externalId', shape: 'simple' },
  username: { name: 'userName', shape: 'simple' },
  displayname: { name: 'displayName', shape: 'simple' },
  nickname: { name: 'nickName', shape: 'simple' },
  title: { name: 'title', shape: 'simple' },
  active: { name: 'active', shape: 'simple' },
  name: { name: 'name', shape: 'complex' },
  emails: { name: 'emails', shape: 'list' },
  [ENTERPRISE_SCHEMA.toLowerCase()]: { name: ENTERPRISE_SCHEMA, shape: 'complex' },
};

/** Sub-attributes as they are written. */
const subNames: ReadonlyMap<string, string> = new Map(
  [
    'formatted',
    'familyName',
    'givenName',
    'honorificPrefix',
    'honorificSuffix',
    'value',
    'display',
    'type',
    'primary',
    'department',
  ].map((name) => [name.toLowerCase(), name]),
);

export type Path = { readonly attribute: string; readonly filter: Filter | null; readonly sub: string | null };

const LIST_PATH = /^([^[\]]+)(?:\[(.*)\](?:\.([A-Za-z$][\w$-]*))?)?$/s;

/** Reads `attribute`, `attribute.sub`, `attribute[filter].sub` and what the ids of schemas lead. @throws `invalidPath` */
export function parsePath(text: string): Path {
  const found = LIST_PATH.exec(text.trim());
  if (found === null) throw refuse('invalidPath', 'A path cannot be read.');
  const [, plain = '', inner, after] = found;
  const [attribute, sub] = splitPlain(plain.trim());
  if (inner === undefined) return { attribute, filter: null, sub };
  if (sub !== null) throw refuse('invalidPath', 'A path has its filter in the wrong place.');
  return { attribute, filter: parseFilter(inner), sub: after?.toLowerCase() ?? null };
}

function splitPlain(text: string): [attribute: string, sub: string | null] {
  const lower = text.toLowerCase();
  const enterprise = ENTERPRISE_SCHEMA.toLowerCase();
  if (lower === enterprise) return [enterprise, null];
  if (lower.startsWith(`${enterprise}:`)) return [enterprise, lower.slice(enterprise.length + 1)];
  const core = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):(.*)$/.exec(lower)?.[1] ?? lower;
  const [attribute = '', sub, ...more] = core.split('.');
  if (more.length > 0 || !/^[a-z$][\w$-]*$/.test(attribute)) throw refuse('invalidPath', 'A path cannot be read.');
  return [attribute, sub ?? null];
}

/**
 * Carries out the operations on a user, one after another, and gives the changed resource. Attributes that RFC 7643
 * knows and Bedside does not keep are passed over. @throws `invalidPath`, `noTarget`, `mutability`, `invalidValue`
 */
export function patchUser(resource: Resource, operations: readonly Operation[]): Resource {
  const changed: Resource = structuredClone(resource);
  for (const one of operations) patchOnce(changed, one);
  return changed;
}

function patchOnce(resource: Resource, { op, path, value }: Operation): void {
  if (path !== undefined && path.trim() !== '') return patchPath(resource, { op, path, value });
  if (op === 'remove') throw refuse('noTarget', 'An operation that removes needs a path.');
  if (!isObject(value)) throw refuse('invalidValue', 'An operation without a path needs an object of attributes.');
  // Without a path each key of the value is one (Entra and Okta send also "name.givenName").
  for (const [key, part] of Object.entries(value)) patchPath(resource, { op, path: key, value: part, isKey: true });
}

type Step = { readonly op: Operation['op']; readonly path: string; readonly value: unknown; readonly isKey?: boolean };

function patchPath(resource: Resource, step: Step): void {
  const path = parsePath(step.path);
  const shape = Object.hasOwn(userShapes, path.attribute) ? userShapes[path.attribute] : undefined;
  if (shape === undefined) {
    if (isKnownButNotKept(bare(step.path))) return;
    throw refuse('invalidPath', 'An operation names an attribute that a user does not have.');
  }
  if (shape.shape === 'read-only') return patchReadOnly(resource, { name: shape.name, step });
  const target = { ...step, resource, name: shape.name, filter: path.filter, sub: subOf(path) };
  if (shape.shape === 'list') return patchList(target);
  if (path.filter !== null) throw refuse('invalidPath', 'A path filters an attribute that has one value.');
  if (shape.shape === 'complex') return patchComplex(target);
  if (path.sub !== null) throw refuse('invalidPath', 'A path goes into an attribute that has no parts.');
  setOrRemove(resource, { key: shape.name, op: step.op, value: step.value });
}

const bare = (path: string) => path.replace(/\[.*\]/s, '');

/** Null where the path names the whole; `''` for a part that RFC 7643 knows and Bedside does not keep. */
function subOf({ attribute, sub }: Path): string | null {
  if (sub === null) return null;
  const name = subNames.get(sub);
  if (name !== undefined) return name;
  const separator = attribute.startsWith('urn:') ? ':' : '.';
  if (isKnownButNotKept(`${attribute}${separator}${sub}`)) return '';
  throw refuse('invalidPath', 'A path goes into a part that the attribute does not have.');
}

/** Okta sends the id along; that is no change. */
function patchReadOnly(resource: Resource, { name, step }: { name: string; step: Step }): void {
  const isSame = name === 'schemas' || JSON.stringify(step.value) === JSON.stringify(resource[name]);
  if (isSame && step.op !== 'remove') return;
  if (step.isKey && name === 'meta') return;
  throw refuse('mutability', `The attribute "${name}" cannot be changed.`);
}

type Target = Step & {
  readonly resource: Resource;
  readonly name: string;
  readonly filter: Filter | null;
  readonly sub: string | null;
};

function setOrRemove(object: Resource, { key, op, value }: { key: string; op: Operation['op']; value: unknown }): void {
  if (op === 'remove' || value === null || value === undefined) delete object[key];
  else object[key] = value;
}

/** RFC 7644, 3.5.2.1 and 3.5.2.3: parts that are sent replace theirs, others stay. */
function patchComplex({ resource, name, op, value, sub }: Target): void {
  const current = resource[name];
  const parts: Resource = isObject(current) ? { ...current } : {};
  if (sub === '') return;
  if (sub !== null) setOrRemove(parts, { key: sub, op, value });
  else if (op === 'remove') {
    delete resource[name];
    return;
  } else mergeParts(parts, value);
  resource[name] = parts;
}

function mergeParts(parts: Resource, value: unknown): void {
  if (!isObject(value)) throw refuse('invalidValue', 'An attribute with parts needs an object of them.');
  for (const [key, part] of Object.entries(value)) {
    const name = subNames.get(key.toLowerCase());
    if (name !== undefined) setOrRemove(parts, { key: name, op: 'replace', value: part });
  }
}

function patchList(target: Target): void {
  const { resource, name, op, filter, sub } = target;
  const current = listOf(resource[name]);
  const chosen = filter === null ? current : current.filter((one) => matches(filter, one));
  const others = current.filter((one) => !chosen.includes(one));
  if (op === 'remove') {
    resource[name] = removeFrom({ target, current, chosen, others });
    return;
  }
  if (sub === '') return;
  if (filter === null && sub === null) {
    const sent = valuesOf(target.value);
    resource[name] = op === 'replace' ? sent : withNew(current, sent);
    return;
  }
  // Entra replaces `emails[type eq "work"].value` of somebody who has no address yet, and means to add it.
  const changed = chosen.length > 0 ? chosen : [made(filter)];
  resource[name] = onePrimary([...others, ...changed.map((one) => written(one, target))]);
}

function removeFrom(list: { target: Target; current: Values; chosen: Values; others: Values }): Values {
  const { target, current, chosen, others } = list;
  const { filter, sub, value } = target;
  if (sub !== null) return [...others, ...chosen.map((one) => without(one, sub))];
  if (filter !== null || value === undefined || value === null) return others;
  // Entra removes by a list of values instead of a filter.
  const gone = new Set(valuesOf(value).map((one) => one['value']));
  return current.filter((one) => !gone.has(one['value']));
}

function without(one: Resource, key: string): Resource {
  const { [key]: _gone, ...rest } = one;
  return rest;
}

function written(one: Resource, { sub, value }: Target): Resource {
  if (sub !== null) return value === null || value === undefined ? without(one, sub) : { ...one, [sub]: value };
  if (!isObject(value)) throw refuse('invalidValue', 'An attribute with parts needs an object of them.');
  const parts = { ...one };
  mergeParts(parts, value);
  return parts;
}

/** What a filter of equalities describes; anything else describes nothing that could be made. */
function made(filter: Filter | null): Resource {
  if (filter === null) return {};
  if (filter.op === 'eq') {
    const name = subNames.get(filter.path);
    return name === undefined ? {} : { [name]: filter.value };
  }
  if (filter.op === 'and') return Object.assign({}, ...filter.parts.map(made)) as Resource; // objects of simple values
  throw refuse('noTarget', 'A path finds no value to change.');
}

function withNew(current: Values, sent: Values): Values {
  const known = new Set(current.map((one) => one['value']));
  return onePrimary([...current, ...sent.filter((one) => !known.has(one['value']))]);
}

/** RFC 7643, 2.4: the primary value is one; the newest that says so is. */
function onePrimary(values: Values): Values {
  const last = values.findLastIndex((one) => isTrue(one['primary']));
  return values.map((one, at) => (isTrue(one['primary']) && at !== last ? { ...one, primary: false } : one));
}

export function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function valuesOf(value: unknown): Values {
  const list = Array.isArray(value) ? value : [value];
  return list.map((one: unknown) => {
    if (typeof one === 'string') return { value: one };
    if (!isObject(one)) throw refuse('invalidValue', 'A list needs objects with a value.');
    const parts: Resource = {};
    mergeParts(parts, one);
    return parts;
  });
}

function listOf(value: unknown): Values {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function isObject(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
