import { listUses } from '@bedside/server/contract/flow/publish/recall';
import { ask } from '../../lib/query.ts';
import { isMoving, type Uses } from './chain.ts';

const MOVING_MS = 3_000;
const QUIET_MS = 15_000;

/** Where a permission is used: asked for again every few seconds while something is called back, seldom else. */
export function usesQuery(authorizationId: string) {
  return {
    ...ask(listUses, { params: { id: authorizationId } }),
    refetchInterval: (query: { state: { data: Uses | undefined } }) => {
      const uses = query.state.data;
      return uses !== undefined && isMoving(uses) ? MOVING_MS : QUIET_MS;
    },
  };
}
