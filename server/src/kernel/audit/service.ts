import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { open, seal } from '../crypto/seal.ts';
import { type Blanks, buildOnce } from '../db/build-once.ts';
import { newId, type PersonId } from '../ids/ids.ts';
import { lenderOf } from '../scope/require-role.ts';
import type { Actor, Scope } from '../scope/scope.ts';
import { canonicalJson, commitment, type Leaf } from './leaf.ts';
import { auditClearText, auditEvent, subjectKey } from './schema.ts';

export type EventObject = {
  readonly type: string;
  readonly id: string;
  readonly version?: string;
  /** Hash of the content that the event is about, e.g. a version's `contentHash`. */
  readonly sha256?: string;
};

export type NewEvent = {
  /** `room.verb`, e.g. `review.decided`. */
  readonly action: string;
  readonly object: EventObject;
  /** Codes, counts and ids that may be read by everybody who may read the trail; never words of people. */
  readonly facts?: Leaf['facts'];
  /** Values with words in them: committed to in the leaf, kept in clear only under the subject's key. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  /** Whose role was used; left out, it is whose role let the actor pass where their own would not have sufficed. */
  readonly actingAs?: PersonId | null;
  /** Whose key seals the clear text; the object itself by default. */
  readonly subject?: { readonly type: string; readonly id: string };
};

/**
 * Writes one audit event in the transaction of the change that it tells of.
 * @returns the event's id. Throws when the leaf exceeds 65,535 bytes (facts must stay small).
 */
export async function recordEvent(scope: Scope, event: NewEvent): Promise<string> {
  const at = scope.services.clock.now();
  const id = newId<'event'>(at.getTime());
  const hasClearText = event.before !== undefined || event.after !== undefined || event.reason !== undefined;
  const salt = hasClearText ? randomBytes(32) : null;
  const actingAs = event.actingAs === undefined ? lenderOf(scope.actor) : event.actingAs;
  const commit = (value: unknown) => (salt === null || value === undefined ? null : commitment(salt, value));
  const leaf: Leaf = {
    v: 1,
    organization: scope.organizationId,
    id,
    at: at.toISOString(),
    mono: process.hrtime.bigint().toString(),
    actor: actorName(scope.actor),
    acting_as: actingAs === null ? null : `person:${actingAs}`,
    auth_ctx: scope.actor.type === 'system' ? null : `session:${scope.actor.sessionId}`,
    action: event.action,
    object: {
      type: event.object.type,
      id: event.object.id,
      version: event.object.version ?? null,
      sha256: event.object.sha256 ?? null,
    },
    before: commit(event.before),
    after: commit(event.after),
    reason: commit(event.reason),
    req_id: scope.requestId,
    facts: event.facts ?? {},
  };
  await insertEvent(scope, {
    id,
    at,
    action: event.action,
    actor: leaf.actor,
    objectType: event.object.type,
    objectId: event.object.id,
    leaf: canonicalJson(leaf),
  });
  if (salt !== null) await keepClearText(scope, { id, salt, event });
  const { action, object } = event;
  await scope.services.eventRecorded?.(scope, { id, action, object, facts: leaf.facts, at });
  return id;
}

const insertEvent = buildOnce(
  (tx, blanks: Blanks<'organizationId' | 'id' | 'at' | 'action' | 'actor' | 'objectType' | 'objectId' | 'leaf'>) => {
    const { organizationId, id, at, action, actor, objectType, objectId, leaf } = blanks;
    return tx.insert(auditEvent).values({ organizationId, id, at, action, actor, objectType, objectId, leaf });
  },
);

function actorName(actor: Actor): string {
  return actor.type === 'system' ? `system:${actor.name}` : `${actor.type}:${actor.id}`;
}

async function keepClearText(
  scope: Scope,
  input: { readonly id: string; readonly salt: Uint8Array; readonly event: NewEvent },
): Promise<void> {
  const { id, salt, event } = input;
  const subject = event.subject ?? event.object;
  const clear = canonicalJson({
    salt: Buffer.from(salt).toString('base64'),
    before: event.before ?? null,
    after: event.after ?? null,
    reason: event.reason ?? null,
  });
  const key = await subjectKeyFor(scope, subject);
  if (key === null) return; // The subject was erased: its events go on, without clear text.
  await scope.tx.insert(auditClearText).values({
    organizationId: scope.organizationId,
    eventId: id,
    subjectType: subject.type,
    subjectId: subject.id,
    sealed: encrypt(key, clear, id),
  });
}

/** The subject's own key, made on first use; null once it was destroyed. */
async function subjectKeyFor(scope: Scope, subject: { type: string; id: string }): Promise<Uint8Array | null> {
  const found = await findSubjectKey(scope, subject);
  if (found !== undefined) return found;
  const fresh = randomBytes(32);
  await scope.tx
    .insert(subjectKey)
    .values({
      organizationId: scope.organizationId,
      subjectType: subject.type,
      subjectId: subject.id,
      wrappedKey: await seal(scope.services.keyring, fresh, keyContext(scope, subject)),
      createdAt: scope.services.clock.now(),
    })
    .onConflictDoNothing();
  return (await findSubjectKey(scope, subject)) ?? null;
}

async function findSubjectKey(
  scope: Scope,
  subject: { type: string; id: string },
): Promise<Uint8Array | null | undefined> {
  const [row] = await scope.tx
    .select({ wrappedKey: subjectKey.wrappedKey })
    .from(subjectKey)
    .where(subjectIs(scope, subject));
  if (row === undefined) return undefined;
  return row.wrappedKey === null ? null : open(scope.services.keyring, row.wrappedKey, keyContext(scope, subject));
}

function subjectIs(scope: Scope, subject: { type: string; id: string }) {
  return and(
    eq(subjectKey.organizationId, scope.organizationId),
    eq(subjectKey.subjectType, subject.type),
    eq(subjectKey.subjectId, subject.id),
  );
}

function keyContext(scope: Scope, subject: { type: string; id: string }): string {
  return `subject_key|${scope.organizationId}|${subject.type}|${subject.id}`;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function encrypt(key: Uint8Array, text: string, context: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array, context: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** Makes the clear text of all events about a subject unreadable for ever; the leaves stay, so that the log still verifies. */
export async function eraseSubject(scope: Scope, subject: { type: string; id: string }): Promise<void> {
  const now = scope.services.clock.now();
  // A subject without a key gets one that is destroyed, so that no later event makes a fresh one.
  await scope.tx
    .insert(subjectKey)
    .values({
      organizationId: scope.organizationId,
      subjectType: subject.type,
      subjectId: subject.id,
      createdAt: now,
      destroyedAt: now,
    })
    .onConflictDoUpdate({
      target: [subjectKey.organizationId, subjectKey.subjectType, subjectKey.subjectId],
      set: { wrappedKey: null, destroyedAt: now },
    });
  await recordEvent(scope, { action: 'subject.erased', object: { type: subject.type, id: subject.id } });
}

export type TrailEvent = {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly leaf: Leaf;
};

/** Events about one of these objects, oldest first. */
export async function listEvents(
  scope: Scope,
  objects: readonly { type: string; id: string }[],
): Promise<TrailEvent[]> {
  if (objects.length === 0) return [];
  const isObject = objects.map((object) =>
    and(eq(auditEvent.objectType, object.type), eq(auditEvent.objectId, object.id)),
  );
  const rows = await scope.tx
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.organizationId, scope.organizationId), or(...isObject)))
    .orderBy(asc(auditEvent.at), asc(auditEvent.id));
  // A leaf was written by recordEvent and can never be updated, so its shape is known.
  return rows.map((row) => ({ ...row, leaf: JSON.parse(row.leaf) as Leaf }));
}

/** Clear text of one event, or null when there is none or its subject was erased. */
export async function readClearText(
  scope: Scope,
  eventId: string,
): Promise<{ salt: string; before: unknown; after: unknown; reason: string | null } | null> {
  const [row] = await scope.tx
    .select({ sealed: auditClearText.sealed, type: auditClearText.subjectType, id: auditClearText.subjectId })
    .from(auditClearText)
    .innerJoin(
      subjectKey,
      and(
        eq(subjectKey.organizationId, auditClearText.organizationId),
        eq(subjectKey.subjectType, auditClearText.subjectType),
        eq(subjectKey.subjectId, auditClearText.subjectId),
        isNull(subjectKey.destroyedAt),
      ),
    )
    .where(and(eq(auditClearText.organizationId, scope.organizationId), eq(auditClearText.eventId, eventId)));
  if (row === undefined) return null;
  const key = await findSubjectKey(scope, row);
  return key ? JSON.parse(decrypt(key, row.sealed, eventId)) : null;
}
