import { and, eq, ne, or, sql } from 'drizzle-orm';
import { type BedsideError, conflict, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { emptyFields, keysOf, type MemberFields, type MemberRow, memberIs } from './member-record.ts';
import { cleanEmail, cleanText, isEmail } from './name-keys.ts';
import { staffDirectory, staffMember } from './schema.ts';

/**
 * Locks the organization's directory until the end of the transaction and raises its version: changes take turns, so
 * that what one of them checked still holds when it writes.
 */
export async function lockDirectory(scope: Scope): Promise<number> {
  const now = scope.services.clock.now();
  const [row] = await scope.tx
    .insert(staffDirectory)
    .values({ organizationId: scope.organizationId, version: 1, updatedAt: now })
    .onConflictDoUpdate({
      target: staffDirectory.organizationId,
      set: { version: sql`${staffDirectory.version} + 1`, updatedAt: now },
    })
    .returning({ version: staffDirectory.version });
  return row?.version ?? 0;
}

type Typed = Partial<Omit<MemberFields, 'otherNames'>> & { readonly otherNames?: readonly string[] };

const clean = (value: string | null | undefined) => cleanText(value ?? '') || null;

/**
 * What somebody or something wrote, as it is kept. A missing display name is made of the others.
 * @throws `STAFF_NAME_MISSING`, `STAFF_EMAIL_INVALID`
 */
export function settleFields(typed: Typed): MemberFields {
  const givenName = clean(typed.givenName);
  const familyName = clean(typed.familyName);
  const email = cleanEmail(typed.email ?? '') || null;
  const displayName = clean(typed.displayName) ?? [givenName, familyName].filter((name) => name !== null).join(' ');
  if (!/[\p{L}\p{N}]/u.test(displayName)) throw nameMissing();
  if (email !== null && !isEmail(email)) throw emailInvalid();
  return {
    ...emptyFields,
    displayName,
    givenName,
    familyName,
    otherNames: [...new Set((typed.otherNames ?? []).map(cleanText).filter((name) => name !== ''))],
    title: clean(typed.title),
    credentials: clean(typed.credentials),
    email,
    jobTitle: clean(typed.jobTitle),
    department: clean(typed.department),
    site: clean(typed.site),
    userName: clean(typed.userName),
    externalId: clean(typed.externalId),
  };
}

/** Adds a member. The directory is locked by the caller. @throws `STAFF_EMAIL_TAKEN` and the like */
export async function insertMember(
  scope: Scope,
  input: { readonly fields: MemberFields; readonly source: MemberRow['source']; readonly state?: MemberRow['state'] },
): Promise<MemberRow> {
  const now = scope.services.clock.now();
  const state = input.state ?? 'active';
  await requireUnique(scope, { id: null, state, fields: input.fields });
  const row: MemberRow = {
    organizationId: scope.organizationId,
    id: newId<'staff-member'>(now.getTime()),
    ...input.fields,
    ...keysOf(input.fields),
    source: input.source,
    state,
    personId: null,
    grantedRoles: [],
    revision: 1,
    createdAt: now,
    updatedAt: now,
    leftAt: state === 'left' ? now : null,
    deprovisionedAt: null,
  };
  await scope.tx.insert(staffMember).values(row);
  return row;
}

/** Writes what changed of a member and raises the revision. The directory is locked by the caller. */
export async function updateMember(
  scope: Scope,
  before: MemberRow,
  change: { readonly fields?: MemberFields } & Partial<
    Pick<MemberRow, 'state' | 'source' | 'personId' | 'grantedRoles' | 'deprovisionedAt'>
  >,
): Promise<MemberRow> {
  const { fields, ...others } = change;
  const now = scope.services.clock.now();
  const after = { ...before, ...others, ...fields, ...(fields ? keysOf(fields) : {}) };
  if (fields !== undefined || after.state !== before.state) {
    await requireUnique(scope, { id: before.id, state: after.state, fields: after });
  }
  const leftAt = after.state === 'active' ? null : (before.leftAt ?? now);
  const { organizationId: _organization, id: _id, createdAt: _created, ...written } = after;
  const [row] = await scope.tx
    .update(staffMember)
    .set({ ...written, leftAt, revision: before.revision + 1, updatedAt: now })
    .where(memberIs(scope, before.id))
    .returning();
  return row ?? before;
}

async function requireUnique(
  scope: Scope,
  member: { readonly id: string | null; readonly state: MemberRow['state']; readonly fields: MemberFields },
): Promise<void> {
  const { email, externalId } = member.fields;
  const keys = keysOf(member.fields);
  const clashes = [
    keys.emailKey !== null && member.state === 'active'
      ? and(eq(staffMember.emailKey, keys.emailKey), eq(staffMember.state, 'active'))
      : undefined,
    keys.userNameKey === null ? undefined : eq(staffMember.userNameKey, keys.userNameKey),
    externalId === null ? undefined : eq(staffMember.externalId, externalId),
  ].filter((clash) => clash !== undefined);
  if (clashes.length === 0) return;
  const [other] = await scope.tx
    .select({ email: staffMember.email, emailKey: staffMember.emailKey, externalId: staffMember.externalId })
    .from(staffMember)
    .where(
      and(
        eq(staffMember.organizationId, scope.organizationId),
        member.id === null ? undefined : ne(staffMember.id, member.id),
        or(...clashes),
      ),
    )
    .limit(1);
  if (other !== undefined) throw taken(other, { email, emailKey: keys.emailKey, externalId });
}

type Claimed = Pick<MemberRow, 'email' | 'emailKey' | 'externalId'>;

function taken(other: Claimed, mine: Claimed): BedsideError {
  if (mine.externalId !== null && other.externalId === mine.externalId) {
    return conflict(
      'STAFF_EXTERNAL_ID_TAKEN',
      'Somebody else in the directory has this id from your other system.',
      'Look for them, and correct the id there or here.',
    );
  }
  if (mine.emailKey !== null && other.emailKey === mine.emailKey && other.email !== mine.email) {
    return conflict(
      'STAFF_EMAIL_LOOKALIKE',
      'This e-mail address looks the same as a colleague’s and is not the same.',
      'Type it anew with plain letters, or ask whoever gave it to you.',
    );
  }
  if (mine.emailKey !== null && other.emailKey === mine.emailKey) {
    return conflict(
      'STAFF_EMAIL_TAKEN',
      'Somebody else in the directory has this e-mail address.',
      'Look for them, or leave the address out if several people share it.',
    );
  }
  return conflict(
    'STAFF_USER_NAME_TAKEN',
    'Somebody else in the directory has this user name.',
    'Choose another one in your identity provider.',
  );
}

export function staffChanged(): BedsideError {
  return conflict('STAFF_CHANGED', 'This entry was changed elsewhere in the meantime.');
}

function nameMissing(): BedsideError {
  return unprocessable({
    code: 'STAFF_NAME_MISSING',
    message: 'A name is missing.',
    remedy: 'Give a full name, or a given name and a family name.',
  });
}

function emailInvalid(): BedsideError {
  return unprocessable({
    code: 'STAFF_EMAIL_INVALID',
    message: 'This is not an e-mail address.',
    remedy: 'Correct it, or leave it empty.',
  });
}
