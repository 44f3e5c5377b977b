import { readPermissions } from '@bedside/server/contract/flow/permit';
import { useQuery } from '@tanstack/react-query';
import { authorizationReaders } from '../../lib/authorization-roles.ts';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';

/**
 * On whose permission a post rests, its draft or the `version` that is named; asked for only by those whose roles show
 * permissions. `postId` null: not saved yet.
 */
export function usePostPermissions(postId: string | null, version?: string) {
  const { person } = useSession();
  const mayRead = hasRole(person, ...authorizationReaders);
  const found = useQuery({
    ...ask(readPermissions, { params: { id: postId ?? '' }, query: version === undefined ? {} : { version } }),
    enabled: mayRead && postId !== null,
  });
  return { mayRead, found };
}
