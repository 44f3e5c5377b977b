import { and, eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { enqueue } from '../../kernel/jobs/jobs.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { relaySource } from './schema.ts';

export const LOOK_TASK = 'relay-look';

export const lookJob = z.object({ organizationId: z.uuid(), sourceId: z.uuid() });
export type LookJob = z.infer<typeof lookJob>;

/** Asks for the next look at a source. One job waits for each, however often it is asked. */
export async function planLook(scope: Scope, look: { sourceId: string; at: Date }): Promise<void> {
  const payload: LookJob = { organizationId: scope.organizationId, sourceId: look.sourceId };
  await enqueue(scope.tx, {
    task: LOOK_TASK,
    payload,
    runAt: look.at,
    jobKey: `${LOOK_TASK}:${scope.organizationId}:${look.sourceId}`,
  });
}

/** Asks anew for every look that is due some time: where a worker was gone for long, its jobs may have been given up. */
export async function planAllLooks(scope: Scope): Promise<void> {
  const rows = await scope.tx
    .select({ id: relaySource.id, nextLookAt: relaySource.nextLookAt })
    .from(relaySource)
    .where(
      and(
        eq(relaySource.organizationId, scope.organizationId),
        eq(relaySource.state, 'watched'),
        isNotNull(relaySource.nextLookAt),
      ),
    );
  for (const { id, nextLookAt } of rows) {
    if (nextLookAt !== null) await planLook(scope, { sourceId: id, at: nextLookAt });
  }
}

/** What a look needs to know; null where the source is not watched any more. */
export async function readWatched(
  scope: Scope,
  sourceId: string,
): Promise<{ feedUrl: string; etag: string | null; lastModified: string | null } | null> {
  const [row] = await scope.tx
    .select({ feedUrl: relaySource.feedUrl, etag: relaySource.etag, lastModified: relaySource.lastModified })
    .from(relaySource)
    .where(
      and(
        eq(relaySource.organizationId, scope.organizationId),
        eq(relaySource.id, sourceId),
        eq(relaySource.state, 'watched'),
      ),
    );
  return row ?? null;
}
