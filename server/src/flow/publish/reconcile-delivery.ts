import type { Account, OutgoingPost, ReadBackOutcome } from '@bedside/connectors';
import { inScope } from '../../kernel/scope/scope.ts';
import { type ChannelRow, getChannel, type NetworkDoor, openAccount } from '../../registers/channels/service.ts';
import { getVersion } from '../compose/service.ts';
import {
  type AttemptRow,
  changeDelivery,
  type DeliveryRow,
  lockClaimed,
  openAttempt,
  readClaimed,
  releaseClaim,
  resolveAttempt,
} from './delivery-store.ts';
import { lookForLost, RESTORED } from './look-after-restore.ts';
import { outgoingPost } from './outgoing-post.ts';
import { guarded, ioFor, type Run, reached } from './publish-context.ts';
import { factsOf, settle } from './settle-delivery.ts';
import { afterRead, doubt } from './state.ts';

/** Shows that nobody knows what came of an armed attempt. */
export async function raiseDoubt(run: Run, code: string): Promise<void> {
  await inScope(run.seed, async (scope) => {
    const { post, row } = await lockClaimed(scope, run.claim);
    const attempt = await openAttempt(scope, row.id);
    if (attempt === null || row.state !== 'armed') return;
    const transition = doubt(factsOf(row, attempt), code, scope.services.clock.now());
    await resolveAttempt(scope, { attempt, transition });
    await changeDelivery(scope, {
      row,
      post,
      set: { state: 'unknown', failureCode: code },
      keepLease: true,
      action: 'delivery.unknown',
      facts: { attempt: attempt.number, failure: code },
    });
  });
}

/** Looks on the network; never sends. */
export async function reconcile(run: Run, attempt: AttemptRow): Promise<void> {
  const asked = await inScope(run.seed, async (scope) => {
    const row = await readClaimed(scope, run.claim);
    const channel = await getChannel(scope, row.channelId);
    const version = await getVersion(scope, row.versionId);
    const { network } = channel;
    const post = await outgoingPost(scope, { version, network, part: row.part, replyTo: null });
    return { row, channel, account: openAccount(scope, channel), post };
  });
  const door = await run.context.connectors(asked.channel.network, run.seed.organizationId);
  const { manifest } = door.connector;
  const outcome = await look(run, { ...asked, attempt, door });
  await reached(run, 'read-back');
  await inScope(run.seed, async (scope) => {
    const { post, row } = await lockClaimed(scope, run.claim);
    const now = scope.services.clock.now();
    const transition = afterRead(factsOf(row, attempt), { outcome, timing: manifest, now });
    if (transition.state === 'unknown') return releaseClaim(scope, { row, ...transition });
    await settle(scope, { run, row, post, network: manifest.network, attempt, transition, answer: outcome });
  });
}

type Asked = {
  readonly row: DeliveryRow;
  readonly channel: ChannelRow;
  readonly account: Account | null;
  readonly post: OutgoingPost;
  readonly attempt: AttemptRow;
  readonly door: NetworkDoor;
};

/** Asks the network, by what is known of the delivery; after a restore also by what it would have published. */
function look(run: Run, asked: Asked): Promise<ReadBackOutcome> {
  const { row, account, post, attempt, door } = asked;
  if (account === null) return Promise.resolve(forgotten);
  const request = {
    account,
    deliveryKey: row.id,
    firstArmedAt: (row.firstArmedAt ?? attempt.armedAt).toISOString(),
    remoteId: row.remoteId,
    post,
  };
  const io = ioFor(run, door);
  if (attempt.ambiguousCode !== RESTORED) return guarded(door.connector.readBack(request, io));
  return guarded(lookForLost({ seed: run.seed, door, io, request, row }));
}

const forgotten = { kind: 'reauthorize', code: 'CHANNEL_DISCONNECTED', detail: 'credentials were forgotten' } as const;
