import type { EgressFetch } from '@bedside/connectors';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { listDirectory } from '../../registers/org/service.ts';
import { fetchFeed } from './fetch-feed.ts';
import { keepLook } from './keep-look.ts';
import { LOOK_TASK, type LookJob, lookJob, planAllLooks, readWatched } from './plan-look.ts';

type Parts = { readonly services: Services; readonly fetch: EgressFetch };

/** One look at a source: asked outside of any transaction, written down in one, which also plans the next look. */
export function lookAtSourceTask(parts: Parts): Task<LookJob> {
  return { name: LOOK_TASK, payload: lookJob, run: (job) => lookAtSource(parts, job) };
}

export async function lookAtSource({ services, fetch }: Parts, { organizationId, sourceId }: LookJob): Promise<void> {
  const seed = seedOf(services, organizationId);
  const source = await inScope(seed, (scope) => readWatched(scope, sourceId));
  if (source === null) return;
  const answer = await fetchFeed(fetch, source);
  await inScope(seed, (scope) => keepLook(scope, { sourceId, answer }));
}

/** Makes sure that every watched source has its next look planned; called when a worker starts. */
export async function planRelayLooks(services: Services): Promise<void> {
  for (const { organizationId } of await listDirectory(services)) {
    await inScope(seedOf(services, organizationId), planAllLooks);
  }
}

function seedOf(services: Services, organizationId: string): ScopeSeed {
  return {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload, or read from the directory
    actor: { type: 'system', name: 'relays' },
    requestId: newId<'request'>(),
  };
}
