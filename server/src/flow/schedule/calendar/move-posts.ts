import { BedsideError } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { inScope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { scheduleAccess } from '../access.ts';
import { planPost, unplanPost } from '../plan-post.ts';
import type { Override } from './blackouts.ts';
import type { Move } from './contract.ts';

type Moved = {
  postId: string;
  ok: boolean;
  code: string | null;
  message: string | null;
  details: Record<string, unknown>;
};

/**
 * Moves or unplans several posts, each in a transaction of its own: what is refused is told beside what was done. Throws
 * `STEP_UP_REQUIRED` as a whole; what was moved before that is moved to the same time again, which changes nothing.
 */
export async function movePosts(
  seed: ScopeSeed,
  input: { moves: readonly Move[]; override?: Override | undefined },
): Promise<Moved[]> {
  requireAnyRole(seed.actor, scheduleAccess.plan, 'plan times for posts');
  const results: Moved[] = [];
  for (const move of input.moves) results.push(await moveOne(seed, move, input.override));
  return results;
}

async function moveOne(seed: ScopeSeed, move: Move, override: Override | undefined): Promise<Moved> {
  const { postId } = move;
  try {
    await inScope(seed, async (scope) => {
      if (move.to === 'time') await planPost(scope, { ...move, override });
      else await unplanPost(scope, postId);
    });
    return { postId, ok: true, code: null, message: null, details: {} };
  } catch (error) {
    if (!(error instanceof BedsideError) || error.status >= 500 || error.code === 'STEP_UP_REQUIRED') throw error;
    return { postId, ok: false, code: error.code, message: error.message, details: { ...error.details } };
  }
}
