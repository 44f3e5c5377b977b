import { and, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, forbidden, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId, type PersonId } from '../../kernel/ids/ids.ts';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import { hasAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { person } from '../people/schema.ts';
import { grantableScopes, keyAccess } from './access.ts';
import { type createKey as createEndpoint, type KeyScope, type KeyView, keyScope } from './contract.ts';
import { EXPIRY_TASK } from './jobs.ts';
import { apiKey } from './schema.ts';
import { expiryOf, keyStateOf, WARN_BEFORE_MS } from './state.ts';
import { hashToken, newToken } from './token.ts';

/** Enough for every program of one person; more would be keys that nobody remembers. */
const MAX_ACTIVE_KEYS = 25;
const MAX_LISTED = 500;

/**
 * Makes a key of the acting person. `token` is told once and kept nowhere. Nobody makes a key for somebody else: with it
 * they could write in that person's name, and then approve their own words.
 * Throws `KEY_SCOPE_REFUSED` for a scope that the person's roles do not allow, `KEY_LIMIT` for the 26th active key.
 */
export async function createKey(
  scope: Scope,
  input: z.output<(typeof createEndpoint)['body']>,
): Promise<{ key: KeyView; token: string }> {
  const personId = requirePerson(scope);
  const scopes = requireGrantable(scope, input.scopes);
  await requireRoom(scope, personId);
  const now = scope.services.clock.now();
  const id = newId<'key'>(now.getTime());
  const token = newToken(scope.organizationId);
  const expiresAt = expiryOf(now, input.expiresInDays);
  await scope.tx.insert(apiKey).values({
    organizationId: scope.organizationId,
    id,
    personId,
    name: input.name,
    secretHash: hashToken(token),
    lastFour: token.slice(-4),
    scopes,
    createdAt: now,
    expiresAt,
  });
  await recordEvent(scope, {
    action: 'key.created',
    object: { type: 'key', id },
    after: { name: input.name },
    facts: { owner: personId, scopes: scopes.join(' '), expires_at: expiresAt.toISOString() },
  });
  await planWarning(scope, { keyId: id, expiresAt });
  return { key: await getKey(scope, id), token };
}

function requirePerson(scope: Scope): PersonId {
  const personId = actingPersonId(scope);
  if (personId === null) throw forbidden('API keys belong to people.');
  return personId;
}

function requireGrantable(scope: Scope, wanted: readonly KeyScope[]): KeyScope[] {
  const grantable = grantableScopes(scope.actor);
  if (wanted.some((one) => !grantable.includes(one))) {
    throw forbidden(
      'A key can do no more than its owner: your roles do not allow one of these scopes.',
      'KEY_SCOPE_REFUSED',
      'Leave out the scope, or ask an administrator for the role that it needs.',
    );
  }
  // In the order of the list, each once.
  return grantable.filter((one) => wanted.includes(one));
}

async function requireRoom(scope: Scope, personId: PersonId): Promise<void> {
  // The person's row is locked, so that two requests at once are counted one after the other.
  await scope.tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.organizationId, scope.organizationId), eq(person.id, personId)))
    .for('update');
  const now = scope.services.clock.now();
  const rows = await readKeys(scope, eq(apiKey.personId, personId));
  if (rows.filter((row) => stateOf(row, now) === 'active').length < MAX_ACTIVE_KEYS) return;
  throw conflict('KEY_LIMIT', `You have ${MAX_ACTIVE_KEYS} active keys already.`, 'End one that is not in use.');
}

async function planWarning(scope: Scope, key: { keyId: string; expiresAt: Date }): Promise<void> {
  const runAt = new Date(key.expiresAt.getTime() - WARN_BEFORE_MS);
  // A key of two weeks or less needs no reminder: its owner has just made it.
  if (runAt <= scope.services.clock.now()) return;
  const payload = { organizationId: scope.organizationId, keyId: key.keyId };
  await enqueue(scope.tx, { task: EXPIRY_TASK, payload, runAt });
}

/** Keys, newest first: all of them for those who look after the house, else the acting person's own. */
export async function listKeys(scope: Scope): Promise<{ keys: KeyView[]; grantable: KeyScope[] }> {
  const personId = requirePerson(scope);
  const all = hasAnyRole(scope.actor, keyAccess.listAll);
  const now = scope.services.clock.now();
  const rows = await readKeys(scope, all ? undefined : eq(apiKey.personId, personId));
  return { keys: rows.map((row) => toView(row, now)), grantable: grantableScopes(scope.actor) };
}

/** Throws `NOT_FOUND` for a key that is not there or belongs to somebody else. */
export async function renameKey(scope: Scope, input: { keyId: string; name: string }): Promise<KeyView> {
  const before = await requireReach(scope, input.keyId);
  await scope.tx.update(apiKey).set({ name: input.name }).where(keyIs(scope, input.keyId));
  await recordEvent(scope, {
    action: 'key.renamed',
    object: { type: 'key', id: input.keyId },
    before: { name: before.name },
    after: { name: input.name },
  });
  return getKey(scope, input.keyId);
}

/** Ends a key at once; one that was ended stays as it is. Throws `NOT_FOUND` for somebody else's. */
export async function revokeKey(scope: Scope, keyId: string): Promise<KeyView> {
  const before = await requireReach(scope, keyId);
  if (before.revokedAt !== null) return before;
  await scope.tx.update(apiKey).set({ revokedAt: scope.services.clock.now() }).where(keyIs(scope, keyId));
  await recordEvent(scope, {
    action: 'key.revoked',
    object: { type: 'key', id: keyId },
    facts: { owner: before.owner.id },
  });
  return getKey(scope, keyId);
}

async function requireReach(scope: Scope, keyId: string): Promise<KeyView> {
  await scope.tx.select({ id: apiKey.id }).from(apiKey).where(keyIs(scope, keyId)).for('update');
  const found = await getKey(scope, keyId);
  const own = found.owner.id === actingPersonId(scope);
  if (!own && !hasAnyRole(scope.actor, keyAccess.changeAny)) throw notFound('key');
  return found;
}

async function getKey(scope: Scope, keyId: string): Promise<KeyView> {
  const [row] = await readKeys(scope, eq(apiKey.id, keyId));
  if (row === undefined) throw notFound('key');
  return toView(row, scope.services.clock.now());
}

function keyIs(scope: Scope, keyId: string) {
  return and(eq(apiKey.organizationId, scope.organizationId), eq(apiKey.id, keyId));
}

type KeyRow = Awaited<ReturnType<typeof readKeys>>[number];

function readKeys(scope: Scope, which: ReturnType<typeof eq> | undefined) {
  return scope.tx
    .select({ key: apiKey, ownerName: person.name, ownerState: person.state })
    .from(apiKey)
    .innerJoin(person, and(eq(person.organizationId, apiKey.organizationId), eq(person.id, apiKey.personId)))
    .where(and(eq(apiKey.organizationId, scope.organizationId), which))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
    .limit(MAX_LISTED);
}

function stateOf(row: KeyRow, now: Date) {
  return keyStateOf({ ...row.key, ownerState: row.ownerState }, now);
}

function toView(row: KeyRow, now: Date): KeyView {
  const { key } = row;
  return {
    id: key.id,
    name: key.name,
    owner: { id: key.personId, name: row.ownerName },
    lastFour: key.lastFour,
    scopes: key.scopes.map((one) => keyScope.parse(one)),
    state: stateOf(row, now),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
