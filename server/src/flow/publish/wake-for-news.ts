import type { WebhookHappening } from '@bedside/connectors';
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { setWake } from './delivery-wake.ts';
import { attempt, delivery, stagedPost } from './schema.ts';
import { MAX_DOUBT_MS } from './state.ts';

/** What a network told about one post of a channel; `remoteId` is the post's, or the handle under which it was handed in. */
export type PostNews = {
  readonly channelId: string;
  readonly remoteId: string;
  readonly happened: WebhookHappening;
};

/**
 * What a network told is a reason to look, at once, and nothing else: no state changes here. Deliveries that a worker holds
 * are being looked at, and left alone. Gives how many were woken.
 */
export async function wakeForNews(scope: Scope, news: PostNews): Promise<number> {
  const known = await knownDelivery(scope, news);
  if (news.happened === 'post-removed')
    return known === null ? 0 : wake(scope, await standing(scope, known), 'standing');
  if (news.happened !== 'post-visible' || known !== null) return 0;
  const processing = await inProcessing(scope, news);
  if (processing.length > 0) return wake(scope, processing, 'processing');
  return wake(scope, await inDoubt(scope, news.channelId), 'doubt');
}

/** The delivery that is known to have made this post. */
async function knownDelivery(scope: Scope, { channelId, remoteId }: PostNews): Promise<string | null> {
  const [row] = await scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(ofChannel(scope, channelId), eq(delivery.remoteId, remoteId)))
    .limit(1);
  return row?.id ?? null;
}

/** Unless it is being looked at already. */
function standing(scope: Scope, deliveryId: string) {
  return scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.id, deliveryId),
        eq(delivery.state, 'confirmed'),
        isNull(delivery.wakeAt),
      ),
    )
    .for('update');
}

/** What the network works on under this handle. */
function inProcessing(scope: Scope, { channelId, remoteId }: PostNews) {
  const isStaged = and(eq(stagedPost.organizationId, delivery.organizationId), eq(stagedPost.deliveryId, delivery.id));
  return scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .innerJoin(stagedPost, isStaged)
    .where(
      and(
        ofChannel(scope, channelId),
        eq(delivery.state, 'planned'),
        eq(stagedPost.handle, remoteId),
        eq(stagedPost.isReady, false),
        isFree(scope),
      ),
    )
    .for('update', { of: delivery, skipLocked: true });
}

/** A post that is nobody's yet may be that of any delivery in doubt; after an hour a person is asked, and no news helps. */
function inDoubt(scope: Scope, channelId: string) {
  const isOpen = and(
    eq(attempt.organizationId, delivery.organizationId),
    eq(attempt.deliveryId, delivery.id),
    isNull(attempt.resolvedAt),
  );
  const hourAgo = new Date(scope.services.clock.now().getTime() - MAX_DOUBT_MS);
  return scope.tx
    .select({ id: delivery.id })
    .from(delivery)
    .innerJoin(attempt, isOpen)
    .where(
      and(ofChannel(scope, channelId), eq(delivery.state, 'unknown'), gt(attempt.notAfter, hourAgo), isFree(scope)),
    )
    .orderBy(asc(delivery.id))
    .for('update', { of: delivery, skipLocked: true });
}

function ofChannel(scope: Scope, channelId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.channelId, channelId));
}

function isFree(scope: Scope) {
  return or(isNull(delivery.leasedUntil), lte(delivery.leasedUntil, scope.services.clock.now()));
}

async function wake(
  scope: Scope,
  rows: readonly { readonly id: string }[],
  why: 'standing' | 'processing' | 'doubt',
): Promise<number> {
  const now = scope.services.clock.now();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const woken = await scope.tx
    .update(delivery)
    .set({
      // Never later than it would have been.
      wakeAt: sql`least(${delivery.wakeAt}, ${now.toISOString()}::timestamptz)`,
      // Absence needs two looks, a quiet period apart: one that comes early begins to count anew.
      ...(why === 'processing' ? {} : { absentReads: 0 }),
      // From when on the look counts its time.
      ...(why === 'standing' ? { updatedAt: now } : {}),
    })
    .where(and(eq(delivery.organizationId, scope.organizationId), inArray(delivery.id, ids)))
    .returning({ id: delivery.id, channelId: delivery.channelId, state: delivery.state });
  for (const row of woken) await setWake(scope, row, now);
  return ids.length;
}
