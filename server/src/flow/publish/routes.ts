import { isBackupLate } from '../../kernel/backup/due.ts';
import { lastRestore } from '../../kernel/backup/restore-point.ts';
import { readBackupHealth } from '../../kernel/backup/runs.ts';
import { type Route, serve } from '../../kernel/http/serve-endpoint.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type Scope } from '../../kernel/scope/scope.ts';
import { publishAccess } from './access.ts';
import * as contract from './contract.ts';
import * as correction from './correct/contract.ts';
import { correctPost, listStanding } from './correct/service.ts';
import { readHealth } from './health.ts';
import { readHealthReport } from './health-report.ts';
import * as quotas from './quotas/contract.ts';
import { listQuotas } from './quotas/service.ts';
import * as recalls from './recall/contract.ts';
import { countUses } from './recall/count-uses.ts';
import { listUses } from './recall/service.ts';
import { retryDelivery, retryJob } from './retry-delivery.ts';
import { countUnsettled, getClearance, getTrail, listDeliveries, settleByPerson, takeDown } from './service.ts';
import { liftStop, listStops, stopPublishing } from './stops/service.ts';

export { mountMediaFetch } from './media-fetch.ts';

export function publishRoutes(parts: {
  mailIsSetUp: boolean;
  textsAreSetUp: boolean;
  backupEveryHours: number | null;
}): Route[] {
  return [
    serve(contract.getClearance, ({ params }, seed) => inScope(seed, (scope) => getClearance(scope, params.id))),
    serve(contract.listDeliveries, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ deliveries: await listDeliveries(scope, params.id) })),
    ),
    serve(correction.listStanding, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ channels: await listStanding(scope, params.id) })),
    ),
    serve(correction.correctPost, ({ params, body }, seed) =>
      inScope(seed, (scope) => correctPost(scope, { postId: params.id, ...body })),
    ),
    serve(quotas.listQuotas, (_input, seed) => inScope(seed, async (scope) => ({ channels: await listQuotas(scope) }))),
    serve(recalls.countUses, ({ query }, seed) => inScope(seed, (scope) => countUses(scope, query.ids))),
    serve(recalls.listUses, ({ params }, seed) => inScope(seed, (scope) => listUses(scope, params.id))),
    serve(contract.takeDown, ({ params, body }, seed) =>
      inScope(seed, (scope) => takeDown(scope, { deliveryId: params.id, reason: body.reason })),
    ),
    serve(contract.settleDelivery, ({ params, body }, seed) =>
      inScope(seed, (scope) => settleByPerson(scope, { deliveryId: params.id, ...body })),
    ),
    serve(contract.listStops, (_input, seed) => inScope(seed, listStops)),
    serve(contract.stopPublishing, ({ body }, seed) => stopPublishing(seed, body)),
    serve(contract.liftStop, async ({ params, body }, seed) => {
      await liftStop(seed, { id: params.id, reason: body.reason });
      return { ok: true as const };
    }),
    serve(contract.getTrail, ({ params }, seed) =>
      inScope(seed, async (scope) => ({ entries: await getTrail(scope, params.id) })),
    ),
    serve(contract.getHealth, async (_input, seed) => {
      requireAnyRole(seed.actor, publishAccess.health, 'see health');
      const { lastJobAt, ...health } = await readHealth(seed.services);
      const { mailIsSetUp, textsAreSetUp, backupEveryHours } = parts;
      return inScope(seed, async (scope) => ({
        ...health,
        lastJobAt: lastJobAt?.toISOString() ?? null,
        mailIsSetUp,
        textsAreSetUp,
        counts: await countUnsettled(scope),
        backup: backupEveryHours === null ? null : await backupLine(scope, backupEveryHours),
        restore: await restoreLine(scope),
      }));
    }),
    serve(contract.getHealthReport, ({ query }, seed) => inScope(seed, (scope) => readHealthReport(scope, query))),
    serve(contract.retryDelivery, ({ params }, seed) => inScope(seed, (scope) => retryDelivery(scope, params.id))),
    serve(contract.retryJob, async ({ params }, seed) => {
      await inScope(seed, (scope) => retryJob(scope, params.number));
      return { ok: true as const };
    }),
  ];
}

/** How the backups are that Bedside makes by itself. */
async function backupLine(scope: Scope, everyHours: number): Promise<contract.HealthView['backup']> {
  const { lastDoneAt, failureCode } = await readBackupHealth(scope.tx);
  const isLate = isBackupLate(lastDoneAt, { now: scope.services.clock.now(), everyHours });
  return { lastDoneAt: lastDoneAt?.toISOString() ?? null, isLate, failureCode };
}

/** Long enough for everything that was looked for after a restore to be settled. */
const RESTORE_TOLD_MS = 7 * 86_400_000;

async function restoreLine(scope: Scope): Promise<contract.HealthView['restore']> {
  const restore = await lastRestore(scope.tx);
  const now = scope.services.clock.now().getTime();
  if (restore === null || now - restore.restoredAt.getTime() > RESTORE_TOLD_MS) return null;
  return { takenAt: restore.takenAt.toISOString(), restoredAt: restore.restoredAt.toISOString() };
}
