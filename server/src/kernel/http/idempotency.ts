import { createHmac } from 'node:crypto';
import { canonicalJson } from '../audit/leaf.ts';
import { deriveSecret } from '../crypto/keyring.ts';
import type { Tx } from '../db/database.ts';
import { BedsideError, conflict, unprocessable } from '../errors/bedside-error.ts';
import type { Claim, ScopeSeed, Services } from '../scope/scope.ts';
import { problemOf } from './problem.ts';
import {
  askForSweep,
  type FoundKey,
  findKey,
  insertKey,
  type KeyPlace,
  keepAnswer,
  type StoredAnswer,
  sweepHour,
} from './stored-answer.ts';

/**
 * How long a request may take from its first effect to its answer: longer than any call to a network waits. A key
 * without an answer that is older belongs to a process that died.
 */
export const ANSWER_WITHIN_MS = 60_000;

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/**
 * The key of a request (draft-ietf-httpapi-idempotency-key-header-07, read 2026-11-21), or null without the header. The
 * draft writes it as a quoted string; many clients leave the quotes out: both are taken, and mean the same.
 */
export function readIdempotencyKey(headers: Headers): string | null {
  const header = headers.get('idempotency-key');
  if (header === null) return null;
  const quoted = /^"(.*)"$/.exec(header.trim());
  const key = quoted?.[1] ?? header.trim();
  if (VISIBLE_ASCII.test(key)) return key;
  throw new BedsideError({
    code: 'IDEMPOTENCY_KEY_INVALID',
    status: 400,
    message: 'The Idempotency-Key is not 1 to 255 visible ASCII characters.',
    remedy: 'Make a new UUID for each thing that you want done once, and send it as the key.',
  });
}

/** A request that must have its effect at most once. `asked` is everything that tells it from another one, as JSON. */
export type OnceRequest = { readonly key: string | null; readonly asked: unknown };

export type OnceAnswer = StoredAnswer & { readonly replayed: boolean };

/** Runs a request, or gives the answer that it was given before. */
export type Once = (
  seed: ScopeSeed,
  request: OnceRequest,
  run: (seed: ScopeSeed) => Promise<StoredAnswer>,
) => Promise<OnceAnswer>;

/** The key is there already, so this transaction is undone: another process was quicker. */
class AlreadyClaimed extends Error {
  override readonly name = 'AlreadyClaimed';
}

/**
 * What makes repeated requests safe. The key is written in the transaction of the first effect, so that neither stands
 * without the other; equal requests in this process wait for the first one, those in others meet the row.
 */
export function createOnce(services: Services): Once {
  const hash = hasher(services);
  const underWay = new Map<string, Promise<void>>();
  const sweepAsked = new Map<string, string>();
  return async (seed, request, run) => {
    if (request.key === null) return { ...(await run(seed)), replayed: false };
    const actor = senderOf(seed);
    const place: KeyPlace = {
      organizationId: seed.organizationId,
      actor,
      keyHash: hash(`key|${seed.organizationId}|${actor}|${request.key}`),
    };
    const requestHash = hash(`request|${canonicalJson(request.asked)}`);
    const asks = async (tx: Tx, now: Date) => {
      if (sweepAsked.get(place.organizationId) === sweepHour(now)) return;
      await askForSweep(tx, { organizationId: place.organizationId, now });
    };
    const swept = (now: Date) => void sweepAsked.set(place.organizationId, sweepHour(now));
    return inTurn(underWay, place.keyHash, () => runOnce({ services, seed, place, requestHash, asks, swept }, run));
  };
}

/** Hashes under a secret of the installation: what was sent, a password maybe, cannot be guessed from them. */
function hasher(services: Services): (text: string) => string {
  const secret = deriveSecret(services.keyring, 'idempotency');
  return (text) => createHmac('sha256', secret).update(text).digest('base64url');
}

function senderOf({ actor }: ScopeSeed): string {
  if (actor.type === 'system') return `system:${actor.name}`;
  return actor.key === null ? `person:${actor.id}` : `key:${actor.key.id}`;
}

async function inTurn<T>(underWay: Map<string, Promise<void>>, name: string, work: () => Promise<T>): Promise<T> {
  for (let other = underWay.get(name); other !== undefined; other = underWay.get(name)) await other;
  const turn = Promise.withResolvers<void>();
  underWay.set(name, turn.promise);
  try {
    return await work();
  } finally {
    underWay.delete(name);
    turn.resolve();
  }
}

type Running = {
  readonly services: Services;
  readonly seed: ScopeSeed;
  readonly place: KeyPlace;
  readonly requestHash: string;
  /** Asks for the sweep of this hour, unless this process has. */
  readonly asks: (tx: Tx, now: Date) => Promise<void>;
  readonly swept: (now: Date) => void;
};

async function runOnce(parts: Running, run: (seed: ScopeSeed) => Promise<StoredAnswer>): Promise<OnceAnswer> {
  const found = await find(parts);
  if (found !== null) return tellFound(parts, found);
  const claim = createClaim(parts);
  try {
    const answer = await run({ ...parts.seed, claim });
    if (!claim.isWritten()) await inOwn(parts, claim.write).catch(passOverNoWrites);
    await keep(parts, answer);
    return { ...answer, replayed: false };
  } catch (error) {
    if (error instanceof AlreadyClaimed) return tellFound(parts, await find(parts));
    // Something was done before it failed: the same request must hear the same again. Otherwise nothing is kept.
    if (claim.isWritten()) await keep(parts, refusal(parts, error instanceof BedsideError ? error : answerLost()));
    throw error;
  }
}

/** Done without the database, which takes no writes just now: told as done, though a repeat is not known as one. */
function passOverNoWrites(error: unknown): void {
  const isTrouble = error instanceof BedsideError && ['DATABASE_UNAVAILABLE', 'DATABASE_FULL'].includes(error.code);
  if (!isTrouble) throw error;
}

function refusal(parts: Running, error: BedsideError): StoredAnswer {
  return { status: error.status, body: problemOf(error, parts.seed.requestId) };
}

function createClaim(parts: Running): Claim & { isWritten: () => boolean } {
  let state: 'free' | 'held' | 'written' = 'free';
  const now = parts.services.clock.now();
  return {
    begin: () => {
      if (state !== 'free') return false;
      state = 'held';
      return true;
    },
    write: async (tx) => {
      if (!(await insertKey(tx, { ...parts, now }))) throw new AlreadyClaimed();
      await parts.asks(tx, now);
    },
    end: (committed) => {
      state = committed ? 'written' : 'free';
      if (committed) parts.swept(now);
    },
    isWritten: () => state === 'written',
  };
}

function inOwn<T>(parts: Running, work: (tx: Tx) => Promise<T>): Promise<T> {
  return parts.services.db.inOrganization(parts.place.organizationId, work);
}

function find(parts: Running): Promise<FoundKey | null> {
  return inOwn(parts, (tx) => findKey(tx, parts.services, parts.place));
}

/** What was done is done: an answer that cannot be kept is given all the same, and a repeat is told that it was lost. */
async function keep(parts: Running, answer: StoredAnswer): Promise<void> {
  const { services, place } = parts;
  await inOwn(parts, (tx) => keepAnswer(tx, services, { place, answer })).catch(() => {});
}

function tellFound(parts: Running, found: FoundKey | null): OnceAnswer {
  // Gone between two looks: it turned a day old, and the next try is a new request.
  if (found === null) throw inFlight();
  if (found.requestHash !== parts.requestHash) throw keyReused();
  if (found.answer !== null) return { ...found.answer, replayed: true };
  const age = parts.services.clock.now().getTime() - found.createdAt.getTime();
  throw age < ANSWER_WITHIN_MS ? inFlight() : answerLost();
}

function keyReused(): BedsideError {
  return unprocessable({
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This Idempotency-Key was sent with another request before. Nothing was done.',
    remedy: 'Make a new key for each thing that you want done.',
  });
}

function inFlight(): BedsideError {
  return new BedsideError({
    code: 'IDEMPOTENCY_IN_FLIGHT',
    status: 409,
    message: 'The same request is still being carried out.',
    remedy: 'Wait a moment and send it again, with the same key: you get its answer.',
    details: { retryAfterSeconds: 1 },
  });
}

function answerLost(): BedsideError {
  return conflict(
    'IDEMPOTENCY_ANSWER_LOST',
    'This request was carried out, wholly or in part, and its answer was lost: Bedside failed in that moment.',
    'Read what it made or changed. What is still missing, ask for under a new key.',
  );
}
