import { hasAnyRole } from '../../kernel/scope/require-role.ts';
import type { Actor } from '../../kernel/scope/scope.ts';
import { type Role, role } from '../org/contract.ts';
import { type KeyScope, keyScope } from './contract.ts';

export type KeyAction = 'listAll' | 'changeAny';

/** Everybody sees and ends their own keys; these roles reach those of others. Nobody makes a key for somebody else. */
export const keyAccess: Readonly<Record<KeyAction, readonly Role[]>> = {
  listAll: ['administrator', 'auditor'],
  changeAny: ['administrator'],
};

const everybody: readonly Role[] = role.options;
const writers: readonly Role[] = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
];

/**
 * Which roles may put a scope into a key: those that the rooms behind its doors let in. A scope only opens the door:
 * behind it the rules of that room ask the owner's roles of the day again.
 */
export const scopeRoles: Readonly<Record<KeyScope, readonly Role[]>> = {
  'posts:read': everybody,
  'posts:write': writers,
  'posts:publish': ['publisher'],
  'reviews:read': everybody,
  'channels:read': everybody,
  'media:read': everybody,
  'media:write': writers,
  screen: everybody,
  'people:read': everybody,
  'people:write': ['administrator', 'trainer'],
  'organization:read': everybody,
  'organization:write': ['administrator', 'coordinator'],
  'directory:read': everybody,
  'directory:write': ['administrator'],
  'webhooks:read': ['administrator', 'auditor'],
  'webhooks:write': ['administrator'],
};

/** The scopes that this actor may put into a key. */
export function grantableScopes(actor: Actor): KeyScope[] {
  return keyScope.options.filter((scope) => hasAnyRole(actor, scopeRoles[scope]));
}
