import type { EgressFetch } from '@bedside/connectors';
import { z } from 'zod';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type Services } from '../../kernel/scope/scope.ts';
import { loadFedify } from './library.ts';
import { SEND_TASK, type SendJob, TELL_TASK, type TellJob, tellServers } from './queue-sending.ts';
import { createRemoteDocuments, type RemoteDocuments } from './remote-documents.ts';
import { sendToServer } from './send.ts';

const tellJob: z.ZodType<TellJob> = z.object({
  organizationId: z.uuid(),
  articleId: z.uuid(),
  kind: z.enum(['create', 'update', 'delete']),
  number: z.number().int(),
});
const sendJob: z.ZodType<SendJob> = z.object({ organizationId: z.uuid(), serverId: z.uuid() });

/** The job behind `tellOfArticle`: what happened to an article, for each server that is told. */
export function tellServersTask(services: Services): Task<TellJob> {
  return {
    name: TELL_TASK,
    payload: tellJob,
    run: (job) =>
      inScope(
        {
          services,
          // An id of a job that our own transaction wrote.
          organizationId: job.organizationId as OrganizationId,
          actor: { type: 'system', name: 'fediverse' },
          requestId: newId<'request'>(),
        },
        (scope) => tellServers(scope, job),
      ),
  };
}

/** The job behind `queueSending`: what waits for one server. */
export function sendToServerTask(parts: {
  readonly services: Services;
  readonly fetch: EgressFetch;
  /** Between 0 and 1; tests give their own. */
  readonly random?: () => number;
}): Task<SendJob> {
  const { services, fetch, random = Math.random } = parts;
  let documents: RemoteDocuments | null = null;
  return {
    name: SEND_TASK,
    payload: sendJob,
    run: async (job) => {
      documents ??= createRemoteDocuments(await loadFedify(), fetch)(null);
      await sendToServer({ services, fetch, documents, random }, job);
    },
  };
}
