import { getSession } from '@bedside/server/contract/registers/sign-in';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { BatchRun, type BatchState } from './batch-run.ts';

export function startBatchWorker(): Worker {
  return new Worker(new URL('./batch.worker.ts', import.meta.url), { type: 'module' });
}

/** One for the whole console: it goes on while other rooms are looked at. */
const run = new BatchRun({ startWorker: startBatchWorker, nowMs: () => Date.now() });

const watched = new WeakSet<QueryClient>();

/** Nobody finds another person's results: they go with the session in which they were made. */
function forgetWithSession(client: QueryClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'removed' && query.queryKey[0] === getSession.path) run.clear();
  });
}

/** The check that is running or was made last, and what may be done with it. */
export function useBatchRun(): { run: BatchRun; state: BatchState } {
  const client = useQueryClient();
  useEffect(() => forgetWithSession(client), [client]);
  return { run, state: useSyncExternalStore(run.subscribe, run.state) };
}
