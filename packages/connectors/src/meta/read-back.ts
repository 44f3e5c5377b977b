/** What became of a container, held against the account's own list: the one knows whether, the other knows what. */
import type { Operation } from '../http/ask.ts';
import type { Failure, ReadBackOutcome } from '../port.ts';
import { type Container, containerIdOf, stateOf } from './containers.ts';
import { isGone } from './graph.ts';

/**
 * `search` looks through the list. A container that was published and is in no list was removed since, or does not show yet:
 * `publishedIsGone` is what that counts as. One that was not published, beside a post that has its words, is a doubt.
 */
export async function readContainerBack(
  operation: Operation,
  {
    container,
    handle,
    search,
    publishedIsGone,
  }: {
    container: Container;
    handle: string | undefined;
    search: () => Promise<ReadBackOutcome>;
    publishedIsGone: ReadBackOutcome;
  },
): Promise<ReadBackOutcome> {
  const id = containerIdOf(handle);
  if (id === null) return search();
  const state = await stateOf(operation, { container, id });
  if (!state.ok && !isGone(state)) return state.failure;
  const searched = await search();
  // Thrown away: only the list tells.
  if (!state.ok || state.data === 'EXPIRED') return searched;
  if (state.data === 'PUBLISHED') return searched.kind === 'absent' ? publishedIsGone : searched;
  return searched.kind === 'found' ? contradiction : searched;
}

const contradiction: Failure = {
  kind: 'ambiguous',
  code: 'DOUBTFUL_MATCH',
  detail: 'A post of that time has these words, and the network says that this one was not published.',
};
