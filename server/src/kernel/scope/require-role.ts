import { forbidden } from '../errors/bedside-error.ts';
import type { Actor } from './scope.ts';

/** Lets Bedside's own parts pass, and people who have one of the roles; refuses all others. Default deny. */
export function requireAnyRole(actor: Actor, allowed: readonly string[], whatFor: string): void {
  if (!hasAnyRole(actor, allowed)) throw forbidden(`Your roles do not allow you to ${whatFor}.`);
}

export function hasAnyRole(actor: Actor, allowed: readonly string[]): boolean {
  return actor.type === 'system' || actor.roles.some((role) => allowed.includes(role));
}
