import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { indexMissingPosts } from './index-post.ts';

export const INDEX_TASK = 'search-index';

/** Posts that are read in one transaction: a second or two of work. */
const POSTS_AT_ONCE = 200;

const indexJob = z.object({ organizationId: z.uuid() });
type IndexJob = z.infer<typeof indexJob>;

/** Reads posts that were written before there was a search, some at a time, until none is left. */
export function indexPostsTask(services: Services): Task<IndexJob> {
  return {
    name: INDEX_TASK,
    payload: indexJob,
    run: ({ organizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        const done = await indexMissingPosts(scope, POSTS_AT_ONCE);
        if (done === POSTS_AT_ONCE) await askForIndexing(scope);
      }),
  };
}

/** Makes sure that every post is found; called when a worker starts. */
export async function planIndexing(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), askForIndexing);
  }
}

async function askForIndexing({ tx, organizationId }: Scope): Promise<void> {
  await enqueue(tx, { task: INDEX_TASK, payload: { organizationId }, jobKey: `${INDEX_TASK}:${organizationId}` });
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'search' },
    requestId: newId<'request'>(),
  };
}
