import { createHash } from 'node:crypto';
import type { ImportField, RowError, RowFault } from './contract.ts';
import { readRow } from './import-row.ts';
import type { ImportTable } from './import-table.ts';
import { fieldsOf, type MemberFields, type MemberRow } from './member-record.ts';
import { emailKey, foldText } from './name-keys.ts';

export type FieldChange = {
  readonly field: ImportField | 'state';
  readonly before: string | null;
  readonly after: string | null;
};

/** What a file would do to the directory, row by row. Pure: the same file, choices and directory give the same plan. */
export type ImportPlan = {
  readonly added: readonly { readonly row: number; readonly fields: MemberFields }[];
  readonly changed: readonly {
    readonly row: number;
    readonly member: MemberRow;
    readonly fields: MemberFields;
    readonly changes: readonly FieldChange[];
  }[];
  readonly unchanged: number;
  readonly left: readonly MemberRow[];
  readonly errors: readonly RowError[];
};

export type PlanInput = {
  readonly table: ImportTable;
  readonly mapping: readonly (ImportField | null)[];
  /** Everybody in the directory whom a file may speak of. */
  readonly members: readonly MemberRow[];
  readonly markMissingAsLeft: boolean;
};

/** Plans an import: who is new, who changes in what, who is missing, and which rows cannot be taken and why. */
export function planImport(input: PlanInput): ImportPlan {
  const planner = new Planner(input);
  for (const row of input.table.rows) planner.take(row);
  return planner.plan();
}

/** Names a plan: SHA-256 over everything that it does and refuses. */
export function planSha256(contentSha256: string, plan: ImportPlan): string {
  const hash = createHash('sha256').update(contentSha256);
  for (const { row, fields } of plan.added) hash.update(JSON.stringify(['+', row, fields]));
  for (const { row, member, fields, changes } of plan.changed) {
    hash.update(JSON.stringify(['~', row, member.id, fields, changes]));
  }
  for (const { id } of plan.left) hash.update(JSON.stringify(['-', id]));
  for (const error of plan.errors) hash.update(JSON.stringify(['!', error]));
  return hash.digest('hex');
}

type Refusal = { readonly code: RowFault; readonly field: ImportField | null; readonly otherRow?: number };

class Planner {
  readonly #input: PlanInput;
  readonly #known: KnownMembers;
  readonly #added: ImportPlan['added'][number][] = [];
  readonly #changed: ImportPlan['changed'][number][] = [];
  readonly #errors: RowError[] = [];
  readonly #seen = new Map<string, number>();
  /** Members that a row speaks of, a refused one too: none of them is missing. */
  readonly #mentioned = new Map<string, number>();
  #unchanged = 0;

  constructor(input: PlanInput) {
    this.#input = input;
    this.#known = new KnownMembers(input.members);
  }

  take(row: ImportTable['rows'][number]): void {
    const { table, mapping } = this.#input;
    if (row.row === table.brokenOffAt) return this.#refuse(row.row, { code: 'QUOTE_OPEN', field: null });
    const read = readRow(row, mapping);
    if ('code' in read) {
      this.#mention(row);
      return this.#refuse(row.row, { code: read.code, field: mapping[read.column ?? -1] ?? null }, read.column);
    }
    const twice = this.#twice(row, read.fields);
    if (twice !== null) return this.#refuse(row.row, twice);
    const match = this.#known.find(read.fields);
    if ('code' in match) {
      for (const member of match.about) this.#mentioned.set(member.id, row.row);
      return this.#refuse(row.row, match);
    }
    if (match.member === null) return void this.#added.push({ row: row.row, fields: read.fields });
    return this.#takeMatch(row.row, match.member, read.fields);
  }

  #takeMatch(row: number, member: MemberRow, filled: MemberFields): void {
    const otherRow = this.#mentioned.get(member.id);
    if (otherRow !== undefined) return this.#refuse(row, { code: 'MEMBER_TWICE', field: null, otherRow });
    this.#mentioned.set(member.id, row);
    const fields = mergeFields(member, filled, this.#input.mapping);
    const changes = changesOf(member, fields);
    if (changes.length === 0) {
      this.#unchanged += 1;
      return undefined;
    }
    if (member.source === 'scim') return this.#refuse(row, { code: 'MANAGED_BY_SCIM', field: null });
    this.#changed.push({ row, member, fields, changes });
    return undefined;
  }

  /** A row that cannot be read still says whom it speaks of, as far as its id and address can be read. */
  #mention(row: ImportTable['rows'][number]): void {
    for (const member of this.#known.mentionedBy(row.cells, this.#input.mapping))
      this.#mentioned.set(member.id, row.row);
  }

  #twice({ row, cells }: ImportTable['rows'][number], fields: MemberFields): Refusal | null {
    const claims: readonly (readonly [key: string | null, refusal: Refusal])[] = [
      [`row ${JSON.stringify(cells)}`, { code: 'ROW_TWICE', field: null }],
      [fields.externalId && `id ${fields.externalId}`, { code: 'EXTERNAL_ID_TWICE', field: 'externalId' }],
      [fields.email && `email ${emailKey(fields.email)}`, { code: 'EMAIL_TWICE', field: 'email' }],
    ];
    let refusal: Refusal | null = null;
    for (const [key, how] of claims) {
      if (key === null) continue;
      const otherRow = this.#seen.get(key);
      if (otherRow === undefined) this.#seen.set(key, row);
      else refusal ??= { ...how, otherRow };
    }
    return refusal;
  }

  #refuse(row: number, refusal: Refusal, column: number | null = null): void {
    const { table, mapping } = this.#input;
    const at = column ?? (refusal.field === null ? -1 : mapping.indexOf(refusal.field));
    const { code, field, otherRow = null } = refusal;
    this.#errors.push({ row, column: table.headings[at] ?? null, field, code, otherRow });
  }

  plan(): ImportPlan {
    const { members, markMissingAsLeft, table } = this.#input;
    // Where a file breaks off, nobody knows who is missing from it.
    const mayMark = markMissingAsLeft && table.brokenOffAt === null;
    const left = mayMark ? members.filter((member) => this.#isMissing(member)) : [];
    return { added: this.#added, changed: this.#changed, unchanged: this.#unchanged, left, errors: this.#errors };
  }

  #isMissing({ id, source, state }: MemberRow): boolean {
    return source === 'csv' && state === 'active' && !this.#mentioned.has(id);
  }
}

type Match = { readonly member: MemberRow | null } | (Refusal & { readonly about: readonly MemberRow[] });

/** The directory as rows look into it: by id of the other system, by address, by name. */
class KnownMembers {
  readonly #byExternalId = new Map<string, MemberRow>();
  readonly #byEmail = new Map<string, MemberRow>();
  readonly #byName = new Map<string, MemberRow[]>();

  constructor(members: readonly MemberRow[]) {
    for (const member of members) {
      if (member.externalId !== null) this.#byExternalId.set(member.externalId, member);
      this.#takeEmail(member);
      const name = foldText(member.displayName);
      const namesakes = this.#byName.get(name);
      if (namesakes === undefined) this.#byName.set(name, [member]);
      else namesakes.push(member);
    }
  }

  #takeEmail(member: MemberRow): void {
    if (member.emailKey === null) return;
    const other = this.#byEmail.get(member.emailKey);
    // One active member has an address; among those who left, whoever left last is the likelier to come back.
    if (
      other === undefined ||
      (other.state === 'left' && member.updatedAt >= other.updatedAt) ||
      member.state === 'active'
    )
      this.#byEmail.set(member.emailKey, member);
  }

  find(fields: MemberFields): Match {
    const byId = fields.externalId === null ? undefined : this.#byExternalId.get(fields.externalId);
    const byEmail = fields.email === null ? undefined : this.#byEmail.get(emailKey(fields.email));
    if (byId !== undefined) {
      const isOthers = byEmail !== undefined && byEmail.id !== byId.id && byEmail.state === 'active';
      return isOthers ? { code: 'EMAIL_TAKEN', field: 'email', about: [byId, byEmail] } : { member: byId };
    }
    if (byEmail !== undefined) return matchByEmail(fields, byEmail);
    return this.#findByName(fields);
  }

  /** Somebody with an id or an address of their own is taken for somebody without one only where the name is the only one. */
  #findByName(fields: MemberFields): Match {
    const namesakes = this.#byName.get(foldText(fields.displayName)) ?? [];
    const isBare = fields.externalId === null && fields.email === null;
    const alike = isBare
      ? namesakes
      : namesakes.filter(
          ({ externalId, email }) => (externalId === null || fields.externalId === null) && email === null,
        );
    if (alike.length <= 1) return { member: alike[0] ?? null };
    const [one, ...more] = alike.filter(({ department }) => department === fields.department);
    if (one !== undefined && more.length === 0) return { member: one };
    return { code: 'NAME_AMBIGUOUS', field: 'displayName', about: alike };
  }

  mentionedBy(cells: readonly string[], mapping: readonly (ImportField | null)[]): MemberRow[] {
    const cellOf = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() ?? '';
    const found = [
      this.#byExternalId.get(cellOf('externalId')),
      this.#byEmail.get(emailKey(cellOf('email'))),
      ...(this.#byName.get(foldText(cellOf('displayName') || `${cellOf('givenName')} ${cellOf('familyName')}`)) ?? []),
    ];
    return found.filter((member) => member !== undefined);
  }
}

function matchByEmail(fields: MemberFields, member: MemberRow): Match {
  if (member.email !== fields.email) return { code: 'EMAIL_LOOKALIKE', field: 'email', about: [member] };
  const isOther = fields.externalId !== null && member.externalId !== null && member.state === 'active';
  return isOther ? { code: 'EMAIL_TAKEN', field: 'email', about: [member] } : { member };
}

/** What the file fills replaces what was there; columns that it lacks leave theirs alone. */
function mergeFields(member: MemberRow, filled: MemberFields, mapping: readonly (ImportField | null)[]): MemberFields {
  const { givenName, familyName } = member;
  const merged = fieldsOf(member);
  for (const field of mapping) {
    if (field !== null) Object.assign(merged, { [field]: filled[field] });
  }
  const isRenamed = merged.givenName !== givenName || merged.familyName !== familyName;
  if (isRenamed && !mapping.includes('displayName')) merged.displayName = filled.displayName;
  if (merged.displayName === '') merged.displayName = filled.displayName;
  return merged;
}

const told: readonly ImportField[] = [
  'displayName',
  'givenName',
  'familyName',
  'otherNames',
  'title',
  'credentials',
  'email',
  'jobTitle',
  'department',
  'site',
  'externalId',
];

function changesOf(member: MemberRow, fields: MemberFields): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of told) {
    const [before, after] = [asText(member[field]), asText(fields[field])];
    if (before !== after) changes.push({ field, before, after });
  }
  if (member.state === 'left') changes.push({ field: 'state', before: 'left', after: 'active' });
  return changes;
}

function asText(value: string | readonly string[] | null): string | null {
  if (value === null || typeof value === 'string') return value;
  return value.length === 0 ? null : value.join('; ');
}
