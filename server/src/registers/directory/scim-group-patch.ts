import type { GroupRow } from './groups.ts';
import { refuse } from './scim-error.ts';
import { matches } from './scim-filter.ts';
import { isObject, type Operation, parsePath, type Resource } from './scim-patch.ts';

export type SentGroup = {
  readonly displayName: string;
  readonly externalId: string | null;
  /** Ids of the members. */
  readonly members: ReadonlySet<string>;
};

type Draft = { displayName: string; externalId: string | null; members: Set<string> };

/**
 * Carries out a PatchOp on a group. Apart from users', since a group has thousands of members and each call moves one:
 * ids in a set, no list of objects. @throws `invalidPath`, `invalidValue`, `mutability`, `noTarget`
 */
export function applyGroupPatch(input: {
  readonly row: GroupRow;
  readonly members: ReadonlySet<string>;
  readonly operations: readonly Operation[];
}): SentGroup {
  const { row, operations } = input;
  const draft: Draft = { displayName: row.displayName, externalId: row.externalId, members: new Set(input.members) };
  for (const { op, path, value } of operations) {
    if (path !== undefined && path.trim() !== '') patchPath(draft, { op, path, value, id: row.id });
    else patchWhole(draft, { op, value, id: row.id });
  }
  return draft;
}

type Step = { readonly op: Operation['op']; readonly value: unknown; readonly id: string };

function patchWhole(draft: Draft, { op, value, id }: Step): void {
  if (op === 'remove') throw refuse('noTarget', 'An operation that removes needs a path.');
  if (!isObject(value)) throw refuse('invalidValue', 'An operation without a path needs an object of attributes.');
  for (const [path, part] of Object.entries(value)) patchPath(draft, { op, path, value: part, id });
}

function patchPath(draft: Draft, step: Step & { readonly path: string }): void {
  const path = parsePath(step.path);
  if (path.attribute === 'members') return patchMembers(draft, { ...step, parsed: path });
  if (path.filter !== null || path.sub !== null)
    throw refuse('invalidPath', 'A path goes into an attribute that has no parts.');
  switch (path.attribute) {
    case 'displayname':
      draft.displayName = textOf(step.op === 'remove' ? null : step.value, 'displayName');
      return;
    case 'externalid':
      draft.externalId = step.op === 'remove' || step.value === null ? null : textOf(step.value, 'externalId');
      return;
    case 'schemas':
    case 'meta':
      return;
    case 'id':
      // Okta sends the id along; that is no change.
      if (step.value === step.id && step.op !== 'remove') return;
      throw refuse('mutability', 'The attribute "id" cannot be changed.');
    default:
      throw refuse('invalidPath', 'An operation names an attribute that a group does not have.');
  }
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw refuse('invalidValue', `The attribute "${name}" needs text.`);
}

function patchMembers(draft: Draft, step: Step & { readonly parsed: ReturnType<typeof parsePath> }): void {
  const { op, value } = step;
  const { filter, sub } = step.parsed;
  if (sub !== null && sub !== 'value') throw refuse('mutability', 'Of a member only the id is kept.');
  if (filter !== null) {
    if (op !== 'remove') throw refuse('mutability', 'A member cannot be changed into another; remove and add instead.');
    for (const id of Array.from(draft.members))
      if (matches(filter, { value: id, type: 'User' })) draft.members.delete(id);
    return;
  }
  if (op === 'remove') {
    const isAll = value === undefined || value === null;
    for (const id of isAll ? [...draft.members] : idsOf(value)) draft.members.delete(id);
    return;
  }
  if (op === 'replace') draft.members.clear();
  for (const id of idsOf(value)) draft.members.add(id);
}

function idsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => {
    const id = isObject(one) ? memberId(one) : one;
    if (typeof id === 'string') return id.toLowerCase();
    throw refuse('invalidValue', 'A member needs the id of a user.');
  });
}

function memberId(member: Resource): unknown {
  const kind = member['type'];
  if (typeof kind === 'string' && kind.toLowerCase() === 'group') {
    throw refuse('invalidValue', 'Groups within groups are not kept.');
  }
  return member['value'];
}
