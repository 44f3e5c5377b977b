import { and, eq, gt, inArray, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { BedsideError, conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { retryFailedJob } from '../../kernel/jobs/failed-jobs.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import { lockPost, type PostRow } from '../compose/service.ts';
import { schedulePost } from '../schedule/service.ts';
import { publishAccess } from './access.ts';
import type { Blocker, retryDelivery as retryEndpoint } from './contract.ts';
import { changeDelivery } from './engine/change-delivery.ts';
import { loadPreviewClearance } from './load-clearance.ts';
import { changeOf, type DeliveryRow } from './postgres-store.ts';
import { delivery } from './schema.ts';

type Retried = z.input<(typeof retryEndpoint)['answer']>;

/** What a new time mends by itself. */
const timely: ReadonlySet<Blocker['code']> = new Set(['TOO_LATE', 'NOT_SCHEDULED', 'SCHEDULE_CANCELLED', 'NOT_DUE']);

/**
 * What one person's press may do for a delivery that did not go out. In doubt, the network is read at once, and nothing is
 * sent; provably not out, the version is scheduled anew, and the gate is asked as ever. Never sends by itself.
 * @throws `NEEDS_PERSON`, `NOTHING_TO_RETRY`, `STILL_BLOCKED` (details: the blockers), `TAKEN_DOWN_ELSEWHERE`, and what
 * `schedulePost` throws
 */
export async function retryDelivery(scope: Scope, deliveryId: string): Promise<Retried> {
  requireAnyRole(scope.actor, publishAccess.retry, 'try deliveries again');
  const { post, row } = await lockWithPost(scope, deliveryId);
  requireRoleOn(scope.actor, publishAccess.retry, {
    whatFor: 'try deliveries again',
    channelIds: [row.channelId],
    unbound: seeAndStopEverywhere,
  });
  switch (row.state) {
    case 'unknown':
      return lookNow(scope, { post, row });
    case 'parked':
    case 'rejected':
      return goAgain(scope, { post, row });
    case 'needs_person':
      throw conflict(
        'NEEDS_PERSON',
        'Nobody knows whether this is out, and Bedside has stopped looking.',
        'Look on the network yourself, then say what is there.',
      );
    default:
      throw conflict('NOTHING_TO_RETRY', 'This delivery is not stuck any more.', 'Look at its state again.');
  }
}

async function lockWithPost(scope: Scope, deliveryId: string): Promise<{ post: PostRow; row: DeliveryRow }> {
  const isRow = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
  const [seen] = await scope.tx.select({ postId: delivery.postId }).from(delivery).where(isRow);
  if (seen === undefined) throw notFound('delivery');
  const post = await lockPost(scope, seen.postId);
  const [row] = await scope.tx.select().from(delivery).where(isRow).for('update');
  if (row === undefined) throw notFound('delivery');
  return { post, row };
}

/**
 * Brings the next look forward. Absence is proven by looks a quiet period apart, so once one has found nothing the next
 * keeps its distance: pressing must not wear the proof thin.
 */
async function lookNow(scope: Scope, { post, row }: { post: PostRow; row: DeliveryRow }): Promise<Retried> {
  const now = scope.services.clock.now();
  const next = row.wakeAt ?? now;
  const isLookedAt = row.leasedUntil !== null && row.leasedUntil > now;
  if (isLookedAt || next <= now) return { outcome: 'looking', postId: post.id, at: now.toISOString() };
  const change = changeOf(scope, { post, row });
  if (row.absentReads > 0 || (await change.openAttempt()) === null) {
    return { outcome: 'looks_later', postId: post.id, at: next.toISOString() };
  }
  await changeDelivery(change, { set: { wakeAt: now }, action: 'delivery.look_asked' });
  return { outcome: 'looking', postId: post.id, at: now.toISOString() };
}

async function goAgain(scope: Scope, { post, row }: { post: PostRow; row: DeliveryRow }): Promise<Retried> {
  await requireNewest(scope, row);
  await requireNoneTakenDown(scope, row);
  const { blockers } = await loadPreviewClearance(scope, post);
  const standing = blockers.filter(({ code }) => !timely.has(code));
  if (standing.length > 0) throw stillBlocked(standing);
  const { dueAt } = await schedulePost(scope, { postId: post.id, body: { mode: 'now', versionId: row.versionId } });
  await recordEvent(scope, {
    action: 'delivery.retried',
    object: { type: 'delivery', id: row.id, version: row.versionId, sha256: row.contentHash },
    facts: { state: row.state, due_at: dueAt },
  });
  return { outcome: 'goes_again', postId: post.id, at: dueAt };
}

/** Whatever was planned after this one for the same channel is what counts now. */
async function requireNewest(scope: Scope, row: DeliveryRow): Promise<void> {
  const newer = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, row.postId),
        eq(delivery.channelId, row.channelId),
        ne(delivery.scheduleId, row.scheduleId),
        gt(delivery.createdAt, row.createdAt),
      ),
    )
    .limit(1);
  if (newer.length === 0) return;
  throw conflict('NOTHING_TO_RETRY', 'This post was planned anew for this channel.', 'Look at its state again.');
}

/** A new time is for all channels of the version: what somebody took down must not come back by the way. */
async function requireNoneTakenDown(scope: Scope, row: DeliveryRow): Promise<void> {
  const gone = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.versionId, row.versionId),
        inArray(delivery.state, ['removed', 'removing']),
      ),
    )
    .limit(1);
  if (gone.length === 0) return;
  throw conflict(
    'TAKEN_DOWN_ELSEWHERE',
    'This post was taken down from another channel, and would go there again.',
    'Begin a new post with these words, for the channels that you want.',
  );
}

function stillBlocked(blockers: readonly Blocker[]): BedsideError {
  return new BedsideError({
    code: 'STILL_BLOCKED',
    status: 409,
    message: 'Something still stands between this post and the public.',
    remedy: 'Open the post, solve what is named there, then try again.',
    details: { blockers },
  });
}

/** Puts dead work back into the queue. Throws `NOT_FOUND` for what is not dead or not of this organization. */
export async function retryJob(scope: Scope, jobId: string): Promise<void> {
  requireAnyRole(scope.actor, publishAccess.retryJob, 'try failed work again');
  const task = await retryFailedJob(scope, jobId);
  if (task === null) throw notFound('failed work');
  await recordEvent(scope, {
    action: 'job.retried',
    object: { type: 'organization', id: scope.organizationId },
    facts: { job: jobId, task },
  });
}
