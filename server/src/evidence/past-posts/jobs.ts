import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { judgeNextPosts } from './judge-posts.ts';
import { type ReadPosted, readNextPage } from './read-channel.ts';

export const JUDGE_TASK = 'past-posts-judge';
export const READ_TASK = 'past-posts-read';

/** Whatever people wait for goes first. */
const PRIORITY = 20;

const judgeJob = z.object({ organizationId: z.uuid() });
const readJob = z.object({ organizationId: z.uuid(), importId: z.uuid() });

/** Plans that all posts that wait are looked at, in the transaction that brings them. */
export async function askForJudging({ tx, organizationId }: Scope): Promise<void> {
  const jobKey = `${JUDGE_TASK}:${organizationId}`;
  await enqueue(tx, { task: JUDGE_TASK, payload: { organizationId }, jobKey, queue: jobKey, priority: PRIORITY });
}

export async function askForReading({ tx, organizationId }: Scope, importId: string): Promise<void> {
  const payload: z.infer<typeof readJob> = { organizationId, importId };
  await enqueue(tx, { task: READ_TASK, payload, jobKey: `${READ_TASK}:${importId}`, priority: PRIORITY });
}

/** Looks at posts some at a time, each time in a job of its own, until none is left. */
export function judgePastPostsTask(services: Services): Task<z.infer<typeof judgeJob>> {
  return {
    name: JUDGE_TASK,
    payload: judgeJob,
    run: ({ organizationId }) =>
      inScope(seedOf(services, organizationId), async (scope) => {
        if ((await judgeNextPosts(scope)) > 0) await askForJudging(scope);
      }),
  };
}

/** Reads a page of a channel, each in a job of its own, and has the posts looked at. */
export function readPastChannelTask(services: Services, readPosted: ReadPosted): Task<z.infer<typeof readJob>> {
  return {
    name: READ_TASK,
    payload: readJob,
    run: async ({ organizationId, importId }) => {
      const seed = seedOf(services, organizationId);
      const read = await readNextPage(seed, readPosted, importId);
      if (read === null) return;
      await inScope(seed, async (scope) => {
        const more = await read(scope);
        if (more) await askForReading(scope, importId);
        await askForJudging(scope);
      });
    },
  };
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    // Written by our own transaction, and parsed as an id.
    organizationId: organizationId as OrganizationId,
    actor: { type: 'system', name: 'past-posts' },
    requestId: newId<'request'>(),
  };
}
