import { forbidden } from '../errors/bedside-error.ts';
import type { Actor, Grant } from './scope.ts';

/**
 * Lets Bedside's own parts pass, and people who hold one of the roles, be it for some channels only; refuses all others.
 * Default deny. Where the act touches channels, ask `requireRoleOn` too.
 */
export function requireAnyRole(actor: Actor, allowed: readonly string[], whatFor: string): void {
  if (!hasAnyRole(actor, allowed)) throw forbidden(`Your roles do not allow you to ${whatFor}.`);
}

/** Like `requireAnyRole`, for an act on channels: one of the roles must hold for all of them. */
export function requireRoleOn(
  actor: Actor,
  allowed: readonly string[],
  act: { readonly whatFor: string; readonly channelIds: readonly string[] },
): void {
  requireAnyRole(actor, allowed, act.whatFor);
  if (hasAnyRole(actor, allowed, act.channelIds)) return;
  throw forbidden(
    `Your roles allow you to ${act.whatFor}, but not for all of these channels.`,
    'CHANNEL_OUT_OF_REACH',
    'Leave out the channels that are not yours, or ask an administrator.',
  );
}

export function hasAnyRole(actor: Actor, allowed: readonly string[], channelIds: readonly string[] = []): boolean {
  return actor.type === 'system' || actor.grants.some((grant) => holdsOn(grant, allowed, channelIds));
}

/** Whether a grant is one of these roles and reaches all of these channels. */
function holdsOn(grant: Grant, allowed: readonly string[], channelIds: readonly string[]): boolean {
  if (!allowed.includes(grant.role)) return false;
  return grant.channelIds === null || channelIds.every((id) => grant.channelIds?.has(id));
}
