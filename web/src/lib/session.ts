import type { Role } from '@bedside/server/contract/registers/org';
import type { PersonView } from '@bedside/server/contract/registers/people';
import { getSession, type SessionView } from '@bedside/server/contract/registers/sign-in';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { ask, keyOf } from './query.ts';

/** Who is signed in; refreshed when the window is looked at again. */
export const sessionQuery = { ...ask(getSession), staleTime: 60_000 };

/** Keeps the answer of a sign-in, so that the next page need not ask. */
export function keepSession(client: QueryClient, session: SessionView): void {
  client.setQueryData(keyOf(getSession), { session });
}

/** Somebody signed in: what was read for anybody before is forgotten, and the next page need not ask who it is. */
export function beginSession(client: QueryClient, session: SessionView): void {
  client.removeQueries({ type: 'inactive' });
  keepSession(client, session);
}

/** Nobody is signed in any more, as far as is known: the next page asks. */
export function forgetSession(client: QueryClient): void {
  client.removeQueries({ queryKey: keyOf(getSession) });
}

/** The person and organization of the page; only below the signed-in frame, where both are known. */
export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery);
  if (!data?.session) throw new Error('This page is shown only to somebody who is signed in.');
  return data.session;
}

export function hasRole(person: PersonView, ...roles: Role[]): boolean {
  return roles.some((role) => person.roles.includes(role));
}
