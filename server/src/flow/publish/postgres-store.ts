import type { NetworkId } from '@bedside/connectors';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { lastRestore } from '../../kernel/backup/restore-point.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import {
  budgetOf,
  type ChannelRow,
  countSending,
  credentialStoreOf,
  getChannel,
  markNeedsReauthorization,
  noteBudgets,
  openAccount,
} from '../../registers/channels/service.ts';
import { getVersion, lockPost, noteStage, type PostRow, type VersionRow } from '../compose/service.ts';
import { claimDeliveries, endLeases, findDue } from './claim-deliveries.ts';
import { setWake } from './delivery-wake.ts';
import {
  type AttemptRecord,
  type Claim,
  type DeliveryChange,
  type DeliveryPatch,
  type DeliveryReading,
  type DeliveryStore,
  FencedError,
  type NewAttempt,
  type StagedPost,
} from './engine/delivery-store.ts';
import { RESTORED } from './engine/look-after-restore.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { outgoingPost, partsFor } from './outgoing-post.ts';
import { attempt, delivery, receipt, stagedPost } from './schema.ts';
import { readMarks } from './stops/marks.ts';

export type DeliveryRow = typeof delivery.$inferSelect;
type Locked = { readonly post: PostRow; readonly row: DeliveryRow };

/** Deliveries as PostgreSQL keeps them, for the publisher of any number of processes. */
export function createPostgresStore(services: Services): DeliveryStore {
  const seed = (organizationId: OrganizationId, requestId: string): ScopeSeed => ({
    services,
    organizationId,
    actor: { type: 'system', name: 'publisher' },
    requestId,
  });
  return {
    now: () => services.clock.now(),
    findDue: (limit) => findDue(services, limit),
    claim: (organizationId, input) => claimDeliveries(seed(organizationId, newId<'request'>()), input),
    endLeases: (gone) => endLeases(services, gone),
    read: (claim, work) =>
      inScope(seed(claim.organizationId, claim.requestId), async (scope) =>
        work(readingOf(scope, await readClaimed(scope, claim))),
      ),
    change: async (claim, work) => {
      // Before the transaction, which then finds what was read: the file store may be slow.
      await readMarks(services);
      return inScope(seed(claim.organizationId, claim.requestId), async (scope) =>
        work(changeOf(scope, await lockClaimed(scope, claim))),
      );
    },
  };
}

/** Post and delivery of a claim, locked in this order. Throws `FencedError` when the claim is not the newest. */
async function lockClaimed(scope: Scope, claim: Claim): Promise<Locked> {
  const post = await lockPost(scope, claim.postId);
  const [row] = await scope.tx.select().from(delivery).where(deliveryIs(scope, claim.deliveryId)).for('update');
  return { post, row: requireNewest(row, claim) };
}

/** The delivery of a claim as it is, to decide what to do; whatever is written locks it first. */
async function readClaimed(scope: Scope, claim: Claim): Promise<DeliveryRow> {
  const [row] = await scope.tx.select().from(delivery).where(deliveryIs(scope, claim.deliveryId));
  return requireNewest(row, claim);
}

function requireNewest(row: DeliveryRow | undefined, claim: Claim): DeliveryRow {
  if (row === undefined || row.epoch !== claim.epoch) throw new FencedError();
  return row;
}

function deliveryIs(scope: Scope, deliveryId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
}

function attemptsOf(scope: Scope, deliveryId: string) {
  return and(eq(attempt.organizationId, scope.organizationId), eq(attempt.deliveryId, deliveryId));
}

/** Version and channel of a delivery, read when they are first needed. */
function subjectOf(scope: Scope, row: DeliveryRow) {
  let loading: Promise<{ version: VersionRow; channel: ChannelRow }> | null = null;
  const load = async () => ({
    version: await getVersion(scope, row.versionId),
    channel: await getChannel(scope, row.channelId),
  });
  return () => {
    loading ??= load();
    return loading;
  };
}

function partKindOf(version: VersionRow, of: { network: NetworkId; part: number }) {
  return partsFor(version.content, of.network)[of.part]?.kind ?? 'post';
}

function readingOf(scope: Scope, row: DeliveryRow, subject = subjectOf(scope, row)): DeliveryReading {
  return {
    row,
    now: () => scope.services.clock.now(),
    async target() {
      const { version, channel } = await subject();
      const { network } = channel;
      const partKind = partKindOf(version, { network, part: row.part });
      const credentials = credentialStoreOf(scope, channel.id);
      return { network, account: openAccount(scope, channel), credentials, partKind };
    },
    async outgoing(replyTo) {
      const { version, channel } = await subject();
      return outgoingPost(scope, { version, network: channel.network, part: row.part, replyTo });
    },
    async openAttempt() {
      const isOpen = and(attemptsOf(scope, row.id), isNull(attempt.resolvedAt));
      const [found] = await scope.tx.select().from(attempt).where(isOpen);
      return found ?? null;
    },
    async staged() {
      const [found] = await scope.tx.select().from(stagedPost).where(stagedIs(scope, row.id));
      return found ?? null;
    },
    lastRestore: () => lastRestore(scope.tx),
    async takenRemoteIds(remoteIds) {
      const isOfChannel = and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.channelId, row.channelId),
        inArray(delivery.remoteId, [...remoteIds]),
      );
      const known = await scope.tx
        .select({ id: delivery.id, remoteId: delivery.remoteId })
        .from(delivery)
        .where(isOfChannel);
      return new Set(known.flatMap(({ id, remoteId }) => (id === row.id || remoteId === null ? [] : [remoteId])));
    },
  };
}

/** A delivery whose post and row the caller has locked in this transaction. */
export function changeOf(scope: Scope, { post, row }: Locked): DeliveryChange {
  const subject = subjectOf(scope, row);
  return {
    ...readingOf(scope, row, subject),
    postCreatedAt: post.createdAt,
    async clearance(partBefore) {
      const { version, channel } = await subject();
      return loadArmingClearance(scope, { post, version, channel, scheduleId: row.scheduleId, partBefore });
    },
    async budget() {
      const { channel } = await subject();
      return budgetOf(scope, { channel, waiter: row.id });
    },
    async countSending() {
      await countSending(scope, (await subject()).channel);
    },
    async noteBudget(told) {
      await noteBudgets(scope, { channel: (await subject()).channel, ...told });
    },
    parts: () =>
      scope.tx
        .select()
        .from(delivery)
        .where(
          and(
            eq(delivery.organizationId, scope.organizationId),
            eq(delivery.versionId, row.versionId),
            eq(delivery.channelId, row.channelId),
          ),
        )
        .orderBy(asc(delivery.part), asc(delivery.createdAt)),
    async lastAttempt() {
      const newest = desc(attempt.number);
      const [found] = await scope.tx.select().from(attempt).where(attemptsOf(scope, row.id)).orderBy(newest).limit(1);
      return found ?? null;
    },
    async hasLookedAfter(restore) {
      const isLook = and(
        attemptsOf(scope, row.id),
        eq(attempt.ambiguousCode, RESTORED),
        eq(sql`${attempt.clearance}->>'restoredAt'`, restore.restoredAt.toISOString()),
      );
      const [looked] = await scope.tx.select({ id: attempt.id }).from(attempt).where(isLook).limit(1);
      return looked !== undefined;
    },
    addAttempt: (made) => addAttempt(scope, row, made),
    async writeAttempt({ id }, patch) {
      const isAttempt = and(eq(attempt.organizationId, scope.organizationId), eq(attempt.id, id));
      await scope.tx.update(attempt).set(patch).where(isAttempt);
    },
    async addReceipt(made) {
      const observedAt = scope.services.clock.now();
      const id = newId<'receipt'>(observedAt.getTime());
      const { organizationId } = scope;
      await scope.tx.insert(receipt).values({ organizationId, id, deliveryId: row.id, observedAt, ...made });
    },
    writeStaged: (staged) => writeStaged(scope, row.id, staged),
    write: (patch) => write(scope, { id: row.id, epoch: row.epoch, patch }),
    writePart: (id, patch) => write(scope, { id, epoch: null, patch }),
    async record(entry, partId) {
      const object = { type: 'delivery', id: partId ?? row.id, version: row.versionId, sha256: row.contentHash };
      await recordEvent(scope, { object, ...entry });
    },
    async statesOfTime() {
      const isOfTime = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.scheduleId, row.scheduleId));
      const rows = await scope.tx.select({ state: delivery.state }).from(delivery).where(isOfTime);
      return rows.map(({ state }) => state);
    },
    noteStage: (event) => noteStage(scope, { row: post, event }),
    needReauthorization: (code) => markNeedsReauthorization(scope, row.channelId, code),
  };
}

async function addAttempt(scope: Scope, row: DeliveryRow, made: NewAttempt): Promise<AttemptRecord> {
  const armedAt = scope.services.clock.now();
  const fresh = {
    organizationId: scope.organizationId,
    id: newId<'attempt'>(armedAt.getTime()),
    deliveryId: row.id,
    number: row.attemptCount + 1,
    epoch: row.epoch,
    armedAt,
    outcome: null,
    failureCode: null,
    resolvedAt: null,
    ...made,
  };
  await scope.tx.insert(attempt).values(fresh);
  return fresh;
}

function stagedIs(scope: Scope, deliveryId: string) {
  return and(eq(stagedPost.organizationId, scope.organizationId), eq(stagedPost.deliveryId, deliveryId));
}

async function writeStaged(scope: Scope, deliveryId: string, staged: StagedPost | null): Promise<void> {
  if (staged === null) {
    await scope.tx.delete(stagedPost).where(stagedIs(scope, deliveryId));
    return;
  }
  const { handle, isReady, expiresAt } = staged;
  const set = { handle, isReady, expiresAt, stagedAt: scope.services.clock.now() };
  await scope.tx
    .insert(stagedPost)
    .values({ organizationId: scope.organizationId, deliveryId, ...set })
    .onConflictDoUpdate({ target: [stagedPost.organizationId, stagedPost.deliveryId], set });
}

/** Writes a delivery and when it is woken. Where an epoch is named, another one means that the claim is not the newest. */
async function write(
  scope: Scope,
  { id, epoch, patch }: { id: string; epoch: number | null; patch: DeliveryPatch },
): Promise<void> {
  const isNewest = epoch === null ? undefined : eq(delivery.epoch, epoch);
  const written = await scope.tx
    .update(delivery)
    .set(patch)
    .where(and(deliveryIs(scope, id), isNewest))
    .returning({ id: delivery.id });
  if (written.length === 0) throw new FencedError();
  if (patch.wakeAt !== undefined) await setWake(scope, id, patch.wakeAt);
}
