import { and, desc, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { hashSecret, newSecret } from '../../kernel/crypto/secret.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { noteWhereWritable } from '../../kernel/db/note-where-writable.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { newId, type OrganizationId, type PersonId } from '../../kernel/ids/ids.ts';
import type { PersonActor, Scope, ScopeSeed, Services } from '../../kernel/scope/scope.ts';
import { getPerson, grantsOf } from '../people/service.ts';
import type { Auth } from './auth.ts';
import { browserName } from './browser-name.ts';
import type { SignInMethod } from './contract.ts';
import { readCookie, setCookie } from './cookies.ts';
import { session } from './schema.ts';
import type { Member } from './users.ts';

/** A session ends after 15 minutes without use, and after 12 hours in any case. */
export const IDLE_MS = 15 * 60 * 1_000;
export const ABSOLUTE_MS = 12 * 60 * 60 * 1_000;
/** Use is written down at most once a minute. */
const NOTE_USE_MS = 60 * 1_000;

/** A request, and where its answer's cookies go. */
export type HttpCall = {
  readonly services: Services;
  readonly requestId: string;
  readonly request: Request;
  readonly responseHeaders: Headers;
};

export type SessionRow = typeof session.$inferSelect & {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
};

/** Begins a session in the scope's transaction; the cookie is set by `giveSessionCookie` once that is committed. */
export async function startSession(
  scope: Scope,
  input: { member: Member; method: SignInMethod; auth: Auth; request: Request },
): Promise<{ id: string; token: string }> {
  const now = scope.services.clock.now();
  const id = newId<'session'>(now.getTime());
  const token = newSecret();
  await scope.tx.insert(session).values({
    id,
    tokenHash: hashSecret(token),
    ...input.member,
    method: input.method,
    startedAt: now,
    usedAt: now,
    provedAt: now,
    browser: browserName(input.request.headers.get('user-agent') ?? ''),
    address: input.auth.clientAddress(input.request).slice(0, 60),
  });
  await recordEvent(scope, {
    action: 'session.started',
    object: { type: 'person', id: input.member.personId },
    facts: { session: id, method: input.method },
  });
  return { id, token };
}

export function giveSessionCookie(auth: Auth, call: Pick<HttpCall, 'responseHeaders'>, token: string): void {
  // A session cookie: shared computers on a ward forget it with the browser.
  setCookie(auth, call.responseHeaders, { name: 'session', value: token });
}

/** The seed of every scope of a request: who acts, in which organization. Null when nobody is signed in. */
export async function authenticate(auth: Auth, call: HttpCall): Promise<ScopeSeed | null> {
  const found = await readSession(auth, call);
  if (found === null) return null;
  return {
    services: call.services,
    requestId: call.requestId,
    organizationId: found.row.organizationId,
    actor: found.actor,
  };
}

async function readSession(auth: Auth, call: HttpCall): Promise<{ row: SessionRow; actor: PersonActor } | null> {
  const token = readCookie(auth, call.request, 'session');
  if (token === null || token === '') return null;
  const { services } = call;
  // A page that only looks whether something changed does not keep a session alive.
  const counts = !call.request.headers.has('x-bedside-background');
  return services.db.inOrganizationOf(
    (tx) => openSession(tx, { token, now: services.clock.now(), counts }),
    async (tx, row) => {
      const scope: Scope = {
        ...call,
        tx,
        organizationId: row.organizationId,
        actor: { type: 'system', name: 'sign-in' },
      };
      const grants = await grantsOf(scope, row.personId);
      // Whoever has not joined or has left holds nothing; so may somebody who is here without a role.
      if (grants.length === 0 && !(await isActive(scope, row.personId))) return null;
      const actor: PersonActor = {
        type: 'person',
        id: row.personId,
        grants,
        sessionId: row.id,
        provedAt: row.provedAt,
        key: null,
      };
      return { row, actor };
    },
  );
}

async function isActive(scope: Scope, personId: string): Promise<boolean> {
  const found = await getPerson(scope, personId).catch(() => null);
  return found?.state === 'active';
}

async function openSession(tx: Tx, asked: { token: string; now: Date; counts: boolean }): Promise<SessionRow | null> {
  const { now } = asked;
  const [row] = await tx
    .select()
    .from(session)
    .where(and(eq(session.tokenHash, hashSecret(asked.token)), or(isAlive(now), isUsedUnnoted(now))));
  if (row === undefined) return null;
  if (asked.counts && now.getTime() - row.usedAt.getTime() >= NOTE_USE_MS) {
    const isNoted = await noteWhereWritable(tx, (inner) =>
      inner.update(session).set({ usedAt: now }).where(eq(session.id, row.id)),
    );
    if (isNoted) unnoted.delete(row.id);
    else unnoted.set(row.id, now);
  }
  return row as SessionRow; // the columns hold ids of these kinds and nothing else
}

/** When sessions were last used whose use could not be written down: who is at work stays signed in meanwhile. */
const unnoted = new Map<string, Date>();

function isUsedUnnoted(now: Date) {
  for (const [id, at] of unnoted) if (now.getTime() - at.getTime() > IDLE_MS) unnoted.delete(id);
  if (unnoted.size === 0) return undefined;
  const began = gt(session.startedAt, new Date(now.getTime() - ABSOLUTE_MS));
  return and(inArray(session.id, [...unnoted.keys()]), isNull(session.endedAt), began);
}

function isAlive(now: Date) {
  return and(
    isNull(session.endedAt),
    gt(session.usedAt, new Date(now.getTime() - IDLE_MS)),
    gt(session.startedAt, new Date(now.getTime() - ABSOLUTE_MS)),
  );
}

export async function getSessionRow(tx: Tx, sessionId: string): Promise<SessionRow> {
  const [row] = await tx.select().from(session).where(eq(session.id, sessionId));
  if (row === undefined) throw notFound('session');
  return row as SessionRow; // the columns hold ids of these kinds and nothing else
}

/** Sessions of one user that hold now, last used first. */
export async function listSessions(scope: Pick<Scope, 'tx' | 'services'>, userId: string): Promise<SessionRow[]> {
  const rows = await scope.tx
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), isAlive(scope.services.clock.now())))
    .orderBy(desc(session.usedAt), desc(session.id));
  return rows as SessionRow[]; // the columns hold ids of these kinds and nothing else
}

/** Ends sessions of a user: one, or all but one. Gives how many ended. */
export async function endSessions(
  scope: Scope,
  which: { userId: string; only?: string; except?: string },
): Promise<number> {
  const now = scope.services.clock.now();
  const ended = await scope.tx
    .update(session)
    .set({ endedAt: now })
    .where(
      and(
        eq(session.userId, which.userId),
        isNull(session.endedAt),
        which.only === undefined ? undefined : eq(session.id, which.only),
        which.except === undefined ? undefined : ne(session.id, which.except),
      ),
    )
    .returning({ id: session.id, personId: session.personId, organizationId: session.organizationId });
  // Long over: nobody asks for them any more, and the audit trail tells of each.
  await scope.tx.delete(session).where(lt(session.startedAt, new Date(now.getTime() - 30 * 24 * 60 * 60 * 1_000)));
  for (const row of ended) {
    await recordEvent(scope, {
      action: 'session.ended',
      object: { type: 'person', id: row.personId },
      facts: { session: row.id },
    });
  }
  return ended.length;
}

/** Writes down that the person proved who they are, just now. */
export async function noteProof(scope: Scope, proof: { sessionId: string; by: string }): Promise<Date> {
  const now = scope.services.clock.now();
  const [row] = await scope.tx
    .update(session)
    .set({ provedAt: now })
    .where(and(eq(session.id, proof.sessionId), isNull(session.endedAt)))
    .returning({ personId: session.personId });
  if (row === undefined) throw notFound('session');
  await recordEvent(scope, {
    action: 'session.proved',
    object: { type: 'person', id: row.personId },
    facts: { session: proof.sessionId, by: proof.by },
  });
  return now;
}

/** Moves a session to another organization of the same user. */
export async function moveSession(scope: Scope, move: { sessionId: string; member: Member }): Promise<void> {
  await scope.tx
    .update(session)
    .set({ organizationId: move.member.organizationId, personId: move.member.personId })
    .where(and(eq(session.id, move.sessionId), eq(session.userId, move.member.userId), isNull(session.endedAt)));
  await recordEvent(scope, {
    action: 'session.moved_here',
    object: { type: 'person', id: move.member.personId },
    facts: { session: move.sessionId },
  });
}
