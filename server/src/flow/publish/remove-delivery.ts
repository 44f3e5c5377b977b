import { inScope, type Scope } from '../../kernel/scope/scope.ts';
import { getChannel, openAccount } from '../../registers/channels/service.ts';
import {
  changeDelivery,
  type DeliveryRow,
  insertReceipt,
  lastAttempt,
  lockClaimed,
  readClaimed,
  releaseClaim,
} from './delivery-store.ts';
import { guarded, ioFor, type Run } from './publish-context.ts';
import type { Settlement } from './settle-delivery.ts';
import { afterRemoval } from './state.ts';

/** Asks the network to remove a post; asking again is harmless. */
export async function removeRemote(run: Run): Promise<void> {
  const asked = await inScope(run.seed, async (scope) => {
    const row = await readClaimed(scope, run.claim);
    const channel = await getChannel(scope, row.channelId);
    return { row, channel, account: openAccount(scope, channel) };
  });
  const { row: known, account } = asked;
  const door = await run.context.connectors(asked.channel.network, run.seed.organizationId);
  const outcome =
    account === null || known.remoteId === null
      ? ({ kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED', detail: 'credentials were forgotten' } as const)
      : await guarded(door.connector.remove({ account, remoteId: known.remoteId }, ioFor(run, door)));
  await inScope(run.seed, async (scope) => {
    const { post, row } = await lockClaimed(scope, run.claim);
    const after = afterRemoval(outcome, { now: scope.services.clock.now(), askedSince: row.updatedAt });
    await finishRemoval(scope, { row, post, after });
  });
}

async function finishRemoval(
  scope: Scope,
  made: { row: DeliveryRow; post: Settlement['post']; after: ReturnType<typeof afterRemoval> },
): Promise<void> {
  const { row, post, after } = made;
  if (after.state === 'removing') {
    return releaseClaim(scope, { row, absentReads: row.absentReads, ...after });
  }
  const attempt = await lastAttempt(scope, row.id);
  if (attempt !== null) {
    await insertReceipt(scope, {
      row,
      attemptId: attempt.id,
      kind: 'removal',
      remoteId: row.remoteId,
      url: row.url,
      evidence: {},
    });
  }
  await changeDelivery(scope, {
    row,
    post,
    set: { state: 'removed', wakeAt: null, failureCode: null },
    action: 'delivery.removed',
  });
}
