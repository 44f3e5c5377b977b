import { forbidden } from '../../kernel/errors/bedside-error.ts';
import type { PersonActor, ScopeSeed } from '../../kernel/scope/scope.ts';

/** What is bound to a session is done in one. Throws `KEY_REFUSED`. */
export function requireSession({ actor }: Pick<ScopeSeed, 'actor'>): PersonActor {
  if (actor.type === 'person' && actor.key === null) return actor;
  throw forbidden(
    'Only a person who is signed in does this.',
    'KEY_REFUSED',
    'Sign in to the console and do it there.',
  );
}
