import type { NetworkId } from '@bedside/connectors';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { lastRestore } from '../../kernel/backup/restore-point.ts';
import { type Blanks, buildOnce, buildUpdates } from '../../kernel/db/build-once.ts';
import { newId, type OrganizationId } from '../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../kernel/scope/scope.ts';
import {
  type ChannelRow,
  countSending,
  credentialStoreOf,
  getChannel,
  markNeedsReauthorization,
  mayBeSent,
  noteAnswer,
  openAccount,
} from '../../registers/channels/service.ts';
import { getVersion, lockPost, noteStage, type PostRow, type VersionRow } from '../compose/service.ts';
import { claimDeliveries, endLeases, findDue } from './claim-deliveries.ts';
import { setWake, type Woken } from './delivery-wake.ts';
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
import { requireNewest } from './engine/fence.ts';
import { RESTORED } from './engine/look-after-restore.ts';
import { loadArmingClearance } from './load-clearance.ts';
import { outgoingPost, partsFor } from './outgoing-post.ts';
import { attempt, delivery, receipt, stagedPost } from './schema.ts';
import { comesAnew, readEdited } from './standing.ts';
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
    findDue: (input) => findDue(services, input),
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
  const [row] = await lockDelivery(scope, { id: claim.deliveryId });
  return { post, row: requireNewest(row, claim) };
}

const lockDelivery = buildOnce((tx, { organizationId, id }: Blanks<'organizationId' | 'id'>) =>
  tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.organizationId, organizationId), eq(delivery.id, id)))
    .for('update'),
);

/** The delivery of a claim as it is, to decide what to do; whatever is written locks it first. */
async function readClaimed(scope: Scope, claim: Claim): Promise<DeliveryRow> {
  const [row] = await scope.tx.select().from(delivery).where(deliveryIs(scope, claim.deliveryId));
  return requireNewest(row, claim);
}

function deliveryIs(scope: Scope, deliveryId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
}

function attemptsOf(scope: Scope, deliveryId: string) {
  return and(eq(attempt.organizationId, scope.organizationId), eq(attempt.deliveryId, deliveryId));
}

/** Version and channel of a delivery, read when they are first needed. */
function subjectOf(scope: Scope, row: DeliveryRow) {
  let version: Promise<VersionRow> | null = null;
  let channel: Promise<ChannelRow> | null = null;
  const readVersion = () => {
    version ??= getVersion(scope, row.versionId);
    return version;
  };
  const readChannel = () => {
    channel ??= getChannel(scope, row.channelId);
    return channel;
  };
  return {
    channel: readChannel,
    async both() {
      const [found, on] = await Promise.all([readVersion(), readChannel()]);
      return { version: found, channel: on };
    },
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
      const { version, channel } = await subject.both();
      const { network } = channel;
      const partKind = partKindOf(version, { network, part: row.part });
      const credentials = credentialStoreOf(scope, channel.id);
      return { network, account: await openAccount(scope, channel), credentials, partKind };
    },
    async outgoing(replyTo) {
      const { version, channel } = await subject.both();
      return outgoingPost(scope, { deliveryId: row.id, version, network: channel.network, part: row.part, replyTo });
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
    edited: () => readEdited(scope, row),
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
      const { version, channel } = await subject.both();
      return loadArmingClearance(scope, { post, version, channel, scheduleId: row.scheduleId, partBefore });
    },
    async mayBeSent() {
      const channel = await subject.channel();
      return mayBeSent(scope, { channel, waiter: row.id, dueAt: row.dueAt });
    },
    async countSending() {
      await countSending(scope, await subject.channel());
    },
    async noteAnswer(told) {
      const channel = await subject.channel();
      return noteAnswer(scope, { channel, waiter: row.id, dueAt: row.dueAt, ...told });
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
    editsOf: (id) =>
      scope.tx
        .select()
        .from(delivery)
        .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.changesId, id)))
        .orderBy(asc(delivery.createdAt), asc(delivery.id)),
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
      await updateAttempt(scope, { id }, patch);
    },
    async addReceipt(made) {
      const observedAt = scope.services.clock.now();
      const id = newId<'receipt'>(observedAt.getTime());
      await insertReceipt(scope, { id, deliveryId: row.id, observedAt, ...made });
    },
    writeStaged: (staged) => writeStaged(scope, row.id, staged),
    write: (patch) => write(scope, { id: row.id, epoch: row.epoch, patch }),
    writePart: (id, patch) => write(scope, { id, epoch: null, patch }),
    async record(entry, partId) {
      const object = { type: 'delivery', id: partId ?? row.id, version: row.versionId, sha256: row.contentHash };
      await recordEvent(scope, { object, ...entry });
    },
    async statesOfTime() {
      const rows = await statesOf(scope, { scheduleId: row.scheduleId });
      const states = rows.map(({ state }) => state);
      const leaves = states.some((state) => state === 'removing' || state === 'removed');
      // What makes room for a newer version is no end of its post.
      return leaves && (await comesAnew(scope, row)) ? [...states, 'planned'] : states;
    },
    noteStage: (event) => noteStage(scope, { row: post, event }),
    needReauthorization: (code) => markNeedsReauthorization(scope, row.channelId, code),
  };
}

const statesOf = buildOnce((tx, { organizationId, scheduleId }: Blanks<'organizationId' | 'scheduleId'>) =>
  tx
    .select({ state: delivery.state })
    .from(delivery)
    .where(and(eq(delivery.organizationId, organizationId), eq(delivery.scheduleId, scheduleId))),
);

async function addAttempt(scope: Scope, row: DeliveryRow, made: NewAttempt): Promise<AttemptRecord> {
  const armedAt = scope.services.clock.now();
  const fresh = {
    id: newId<'attempt'>(armedAt.getTime()),
    deliveryId: row.id,
    kind: row.kind,
    number: row.attemptCount + 1,
    epoch: row.epoch,
    armedAt,
    ...made,
  };
  await insertAttempt(scope, fresh);
  return { ...fresh, outcome: null, failureCode: null, resolvedAt: null };
}

const insertAttempt = buildOnce((tx, blanks: Blanks<'organizationId' | 'ambiguousCode' | AttemptField>) => {
  const { organizationId, id, deliveryId, kind, number, epoch, armedAt, notAfter, clearance, ambiguousCode } = blanks;
  return tx
    .insert(attempt)
    .values({ organizationId, id, deliveryId, kind, number, epoch, armedAt, notAfter, clearance, ambiguousCode });
});
type AttemptField = 'id' | 'deliveryId' | 'kind' | 'number' | 'epoch' | 'armedAt' | 'notAfter' | 'clearance';

const insertReceipt = buildOnce((tx, blanks: Blanks<keyof typeof receipt.$inferInsert>) => {
  const { organizationId, id, deliveryId, attemptId, kind, remoteId, url, evidence, observedAt } = blanks;
  return tx
    .insert(receipt)
    .values({ organizationId, id, deliveryId, attemptId, kind, remoteId, url, evidence, observedAt });
});

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
  const [written] =
    epoch === null ? await updateDelivery(scope, { id }, patch) : await updateNewest(scope, { id, epoch }, patch);
  if (written === undefined) throw new FencedError();
  if (patch.wakeAt !== undefined) await setWake(scope, written, patch.wakeAt);
}

const woken = { id: delivery.id, channelId: delivery.channelId, state: delivery.state };

const updateDelivery = buildUpdates<typeof delivery, 'organizationId' | 'id', Woken[]>(
  (tx, set, { organizationId, id }) =>
    tx
      .update(delivery)
      .set(set)
      .where(and(eq(delivery.organizationId, organizationId), eq(delivery.id, id)))
      .returning(woken),
);

const updateNewest = buildUpdates<typeof delivery, 'organizationId' | 'id' | 'epoch', Woken[]>(
  (tx, set, { organizationId, id, epoch }) =>
    tx
      .update(delivery)
      .set(set)
      .where(and(eq(delivery.organizationId, organizationId), eq(delivery.id, id), eq(delivery.epoch, epoch)))
      .returning(woken),
);

const updateAttempt = buildUpdates<typeof attempt, 'organizationId' | 'id', unknown>(
  (tx, set, { organizationId, id }) =>
    tx
      .update(attempt)
      .set(set)
      .where(and(eq(attempt.organizationId, organizationId), eq(attempt.id, id))),
);
