import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import type { Task } from '../../kernel/jobs/jobs.ts';
import { inScope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import { CHECK_TASK, type CheckJob, checkJob } from './check-job.ts';
import type { ConnectorSource } from './connector-source.ts';
import { keepCheck, readAccount, verify } from './service.ts';

/** The job behind `askForCheck`. An answer that says neither yes nor no is asked for again, as jobs are. */
export function checkChannelTask(parts: {
  readonly services: Services;
  readonly connectors: ConnectorSource;
}): Task<CheckJob> {
  return { name: CHECK_TASK, payload: checkJob, run: (job) => checkChannel(parts, job) };
}

async function checkChannel(
  { services, connectors }: { services: Services; connectors: ConnectorSource },
  { organizationId, channelId }: CheckJob,
): Promise<void> {
  const seed: ScopeSeed = {
    services,
    organizationId: organizationId as OrganizationId, // parsed as an id by the task's payload
    actor: { type: 'system', name: 'channels' },
    requestId: newId<'request'>(),
  };
  const { row, account } = await readAccount(seed, channelId);
  if (row.state !== 'connected' || account === null) return;
  const outcome = await verify(seed, await connectors(row.network, seed.organizationId), account);
  const isAnswer = ['verified', 'reauthorize', 'rejected'].includes(outcome.kind);
  if (!isAnswer) throw new Error('the network did not say whether the account still works');
  await inScope(seed, (scope) => keepCheck(scope, { channelId, outcome }));
}
