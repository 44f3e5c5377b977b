import { BedsideError, forbidden } from '../errors/bedside-error.ts';
import type { Actor, ScopeSeed } from '../scope/scope.ts';
import type { Endpoint } from './contract.ts';

/** How long a proof of who one is opens the doors that ask for one. */
export const STEP_UP_MS = 5 * 60 * 1_000;

/** Whether this door opens: somebody is signed in, a key has the scope, and a fresh proof is there where one is asked for. */
export function requireEntry(
  endpoint: Pick<Endpoint, 'keyScope' | 'stepUp'>,
  seed: ScopeSeed | null,
  now: Date,
): asserts seed is ScopeSeed {
  if (seed === null) throw notSignedIn();
  const { actor } = seed;
  if (actor.type !== 'person') return;
  if (actor.key !== null) return requireKeyScope(endpoint.keyScope, actor.key.scopes);
  if (endpoint.stepUp && !isFresh(actor.provedAt, now)) throw stepUpRequired();
}

/**
 * For an act that needs a fresh proof only in some of its cases, so that the door itself cannot ask: a key must have the
 * scope, a person must have proved who they are a moment ago. Throws `STEP_UP_REQUIRED`, `KEY_SCOPE_MISSING`.
 */
export function requireProof(actor: Actor, keyScope: string, now: Date): void {
  if (actor.type !== 'person') return;
  if (actor.key !== null) return requireKeyScope(keyScope, actor.key.scopes);
  if (!isFresh(actor.provedAt, now)) throw stepUpRequired();
}

function isFresh(provedAt: Date | null, now: Date): boolean {
  return provedAt !== null && now.getTime() - provedAt.getTime() <= STEP_UP_MS;
}

function requireKeyScope(needed: string | null, scopes: ReadonlySet<string>): void {
  if (needed === null) {
    throw forbidden(
      'No API key opens this door: a person must do this.',
      'KEY_REFUSED',
      'Sign in to the console and do it there.',
    );
  }
  if (!scopes.has(needed)) {
    throw forbidden(
      `This API key does not have the scope ${needed}.`,
      'KEY_SCOPE_MISSING',
      'Make a key with this scope, under “API and webhooks”.',
    );
  }
}

export function notSignedIn(): BedsideError {
  return new BedsideError({
    code: 'NOT_SIGNED_IN',
    status: 401,
    message: 'You are not signed in, or your session has ended.',
    remedy: 'Sign in again. What you had typed is kept in this browser.',
  });
}

function stepUpRequired(): BedsideError {
  return new BedsideError({
    code: 'STEP_UP_REQUIRED',
    status: 403,
    message: 'This step asks again who you are: your last proof is older than five minutes.',
    remedy: 'Confirm with your passkey, your password or a code, then do it again.',
  });
}
