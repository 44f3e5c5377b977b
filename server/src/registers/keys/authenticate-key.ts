import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { noteWhereWritable } from '../../kernel/db/note-where-writable.ts';
import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { PersonId } from '../../kernel/ids/ids.ts';
import type { PersonActor, Scope, ScopeSeed, Services } from '../../kernel/scope/scope.ts';
import { person } from '../people/schema.ts';
import { grantsOf } from '../people/service.ts';
import { apiKey } from './schema.ts';
import { keyStateOf, useToNote } from './state.ts';
import { readToken, sameHash } from './token.ts';

/** Longer headers cannot hold a key, and are not looked at. */
const MAX_HEADER = 200;
const BEARER = /^bearer +(\S+)$/i;

/**
 * Who sends a request with `Authorization: Bearer bsk_…`: the key's owner, with what they may do today and within the
 * key's scopes. Null for a request without that header. Throws `KEY_INVALID` for every header that opens nothing,
 * whatever the reason, so that nobody learns whether a key exists; such a request never falls back to a cookie.
 */
export async function authenticateKey(
  services: Services,
  call: { readonly request: Request; readonly requestId: string },
): Promise<ScopeSeed | null> {
  const header = call.request.headers.get('authorization');
  if (header === null) return null;
  const token = header.length > MAX_HEADER ? undefined : BEARER.exec(header)?.[1];
  const read = token === undefined ? null : readToken(token);
  if (read === null) throw keyInvalid();
  const { organizationId, hash } = read;
  const { requestId } = call;
  const actor = await services.db.inOrganization(organizationId, (tx) => {
    const system = { type: 'system', name: 'keys' } as const;
    return actorOf({ services, organizationId, actor: system, requestId, tx }, hash);
  });
  if (actor === null) throw keyInvalid();
  return { services, organizationId, actor, requestId };
}

async function actorOf(scope: Scope, hash: Uint8Array): Promise<PersonActor | null> {
  const now = scope.services.clock.now();
  const [row] = await scope.tx
    .select({ key: apiKey, ownerState: person.state })
    .from(apiKey)
    .innerJoin(person, and(eq(person.organizationId, apiKey.organizationId), eq(person.id, apiKey.personId)))
    .where(and(eq(apiKey.organizationId, scope.organizationId), eq(apiKey.secretHash, hash)));
  if (row === undefined || !sameHash(row.key.secretHash, hash)) return null;
  if (keyStateOf({ ...row.key, ownerState: row.ownerState }, now) !== 'active') return null;
  const actor: PersonActor = {
    type: 'person',
    // The column holds ids of persons only, by its foreign key.
    id: row.key.personId as PersonId,
    grants: await grantsOf(scope, row.key.personId),
    sessionId: `key:${row.key.id}`,
    provedAt: null,
    key: { id: row.key.id, scopes: new Set(row.key.scopes) },
  };
  if (useToNote(row.key.lastUsedAt, now).note)
    await noteWhereWritable(scope.tx, (tx) => noteUse({ ...scope, actor, tx }, row.key));
  return actor;
}

/** Of several requests at once, one writes: the others find the row newer than they thought. */
async function noteUse(scope: Scope, key: typeof apiKey.$inferSelect): Promise<void> {
  const now = scope.services.clock.now();
  const { note, tell } = useToNote(key.lastUsedAt, now);
  if (!note) return;
  const written = await scope.tx
    .update(apiKey)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKey.organizationId, scope.organizationId),
        eq(apiKey.id, key.id),
        key.lastUsedAt === null
          ? isNull(apiKey.lastUsedAt)
          : or(isNull(apiKey.lastUsedAt), lte(apiKey.lastUsedAt, key.lastUsedAt)),
      ),
    )
    .returning({ id: apiKey.id });
  if (written.length === 0 || !tell) return;
  await recordEvent(scope, {
    action: 'key.used',
    object: { type: 'key', id: key.id },
    facts: { first: key.lastUsedAt === null },
  });
}

/** One answer for everything: a key that never was, was mistyped, has expired, was ended, or whose owner has gone. */
export function keyInvalid(): BedsideError {
  return new BedsideError({
    code: 'KEY_INVALID',
    status: 401,
    message: 'This API key opens nothing: it is not complete, has expired, was ended, or its owner has left.',
    remedy: 'Look at the key’s state under “API and webhooks”, or make a new one there.',
  });
}
