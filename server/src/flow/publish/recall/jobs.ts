import { z } from 'zod';
import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import { enqueue, type Task } from '../../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import { authorizationEnded } from '../../../registers/authorizations/service.ts';
import type { ConnectorSource } from '../../../registers/channels/service.ts';
import { recallPost } from './recall-post.ts';
import { seeGone } from './see-gone.ts';
import { beginRecall, noteProgress, postsOfPermission, type RecallRow, readRecall } from './service.ts';

const recallJob = z.object({ organizationId: z.uuid(), recallId: z.uuid() });
type RecallJob = z.infer<typeof recallJob>;
const RECALL_TASK = 'recall';

type Parts = {
  readonly services: Services;
  readonly connectors: ConnectorSource;
  /** Told when removals are asked for, so that they do not wait for the next look at what is due. */
  readonly asked: () => void;
};

/** Hears that a permission ended, and calls back what rests on it. */
export function beginRecallTask(parts: Parts): Task<z.infer<typeof authorizationEnded.payload>> {
  return {
    name: authorizationEnded.name,
    payload: authorizationEnded.payload,
    run: async ({ organizationId, ...ended }) => {
      const seed = seedOf(parts.services, organizationId);
      const row = await inScope(seed, (scope) => beginRecall(scope, ended));
      if (row !== null) await carryOn(parts, seed, row);
    },
  };
}

/** Goes on with a recall of which something is not known to be gone yet. */
export function carryOnRecallTask(parts: Parts): Task<RecallJob> {
  return {
    name: RECALL_TASK,
    payload: recallJob,
    run: async ({ organizationId, recallId }) => {
      const seed = seedOf(parts.services, organizationId);
      const row = await inScope(seed, (scope) => readRecall(scope, recallId));
      if (row !== null) await carryOn(parts, seed, row);
    },
  };
}

/** Posts that are called back at once; each is one transaction. */
const AT_ONCE = 8;
const SOON_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

async function carryOn({ services, connectors, asked }: Parts, seed: ScopeSeed, row: RecallRow): Promise<void> {
  const postIds = await inScope(seed, (scope) => postsOfPermission(scope, row.authorizationId));
  let waiting = 0;
  let isAsked = false;
  const next = postIds.values();
  const work = async () => {
    for (const postId of next) {
      const done = await inScope(seed, (scope) => recallPost(scope, { recall: row, postId }));
      waiting += done.waiting;
      isAsked ||= done.takenDown > 0;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (isAsked) asked();
  await seeGone(seed, connectors, row.id);
  await inScope(seed, async (scope) => {
    if (await noteProgress(scope, { row, waiting })) return;
    const now = services.clock.now();
    const age = now.getTime() - row.begunAt.getTime();
    const { organizationId } = seed;
    await enqueue(scope.tx, {
      task: RECALL_TASK,
      payload: { organizationId, recallId: row.id } as RecallJob,
      // Waits grow with the time that it takes: 2 s at first, never over five minutes.
      runAt: new Date(now.getTime() + Math.min(LONGEST_MS, Math.max(SOON_MS, age / 4))),
      jobKey: `${RECALL_TASK}:${row.id}`,
    });
  });
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
    actor: { type: 'system', name: 'publisher' },
    requestId: newId<'request'>(),
  };
}
