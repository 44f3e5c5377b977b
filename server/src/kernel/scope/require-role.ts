import { forbidden } from '../errors/bedside-error.ts';
import type { PersonId } from '../ids/ids.ts';
import type { Actor, Grant } from './scope.ts';

/** Who lent the role by which somebody passed whose own roles would not have sufficed: told by the events that follow. */
const lenders = new WeakMap<Actor, PersonId>();

/** The person on whose behalf an actor was let pass, or null: what an audit event tells as `acting_as`. */
export function lenderOf(actor: Actor): PersonId | null {
  return lenders.get(actor) ?? null;
}

/**
 * Lets Bedside's own parts pass, and people who hold one of the roles, be it for some channels only; refuses all others.
 * Default deny. Where the act touches channels, ask `requireRoleOn` too.
 */
export function requireAnyRole(actor: Actor, allowed: readonly string[], whatFor: string): void {
  if (passes(actor, allowed, [])) return;
  throw forbidden(`Your roles do not allow you to ${whatFor}.`);
}

/** Like `requireAnyRole`, for an act on channels: one of the roles must hold for all of them. */
export function requireRoleOn(
  actor: Actor,
  allowed: readonly string[],
  act: {
    readonly whatFor: string;
    readonly channelIds: readonly string[];
    /** Roles whose limits do not bind this act. */
    readonly unbound?: readonly string[];
  },
): void {
  if (passes(actor, allowed, act.channelIds)) return;
  const unbound = allowed.filter((role) => act.unbound?.includes(role));
  if (passes(actor, unbound, [])) return;
  requireAnyRole(actor, allowed, act.whatFor);
  throw forbidden(
    `Your roles allow you to ${act.whatFor}, but not for all of these channels.`,
    'CHANNEL_OUT_OF_REACH',
    'Leave out the channels that are not yours, or ask an administrator.',
  );
}

/** Like `hasAnyRole`, and remembers whose role it was where one's own did not suffice. */
function passes(actor: Actor, allowed: readonly string[], channelIds: readonly string[]): boolean {
  const found = grantFor(actor, allowed, channelIds);
  if (found?.onBehalfOf) lenders.set(actor, found.onBehalfOf);
  return found !== null || actor.type === 'system';
}

export function hasAnyRole(actor: Actor, allowed: readonly string[], channelIds: readonly string[] = []): boolean {
  return actor.type === 'system' || grantFor(actor, allowed, channelIds) !== null;
}

/** Whether one of these roles is the actor's own: for what a borrowed role must not be used for. */
export function hasOwnRole(actor: Actor, allowed: readonly string[]): boolean {
  return actor.type === 'system' || actor.grants.some((grant) => !grant.onBehalfOf && allowed.includes(grant.role));
}

/** The same actor without what these people lent: for what nobody may do in the name of one of them. */
export function withoutLenders(actor: Actor, lenderIds: readonly string[]): Actor {
  if (actor.type !== 'person') return actor;
  return { ...actor, grants: actor.grants.filter(({ onBehalfOf }) => !onBehalfOf || !lenderIds.includes(onBehalfOf)) };
}

/** Channels that these roles reach, own and borrowed together; null is everywhere. */
export function reachOf(actor: Actor, allowed: readonly string[]): ReadonlySet<string> | null {
  if (actor.type === 'system') return null;
  const reach = new Set<string>();
  for (const grant of actor.grants) {
    if (!allowed.includes(grant.role)) continue;
    if (grant.channelIds === null) return null;
    for (const id of grant.channelIds) reach.add(id);
  }
  return reach;
}

/** A grant that is one of these roles and reaches all of these channels: an own one where there is one. */
function grantFor(actor: Actor, allowed: readonly string[], channelIds: readonly string[]): Grant | null {
  if (actor.type === 'system') return null;
  const fitting = actor.grants.filter((grant) => holdsOn(grant, allowed, channelIds));
  return fitting.find((grant) => grant.onBehalfOf === null) ?? fitting[0] ?? null;
}

/** Whether a grant is one of these roles and reaches all of these channels. */
export function holdsOn(
  grant: Pick<Grant, 'role' | 'channelIds'>,
  allowed: readonly string[],
  channelIds: readonly string[],
): boolean {
  if (!allowed.includes(grant.role)) return false;
  return grant.channelIds === null || channelIds.every((id) => grant.channelIds?.has(id));
}
