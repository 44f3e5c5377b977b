import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import { lockOwnAccount } from '../../registers/channels/service.ts';
import { postVersion } from '../compose/schema.ts';
import { createSharePost } from '../compose/service.ts';
import { postShare } from '../library/schema.ts';
import { keepShare } from '../library/service.ts';
import type { DeliveryState } from '../publish/contract.ts';
import { delivery, receipt } from '../publish/schema.ts';
import { lockDelivery, removeFromNetwork, settleSeen } from '../publish/service.ts';
import { leaveNow } from '../schedule/service.ts';
import { sharingAccess } from './access.ts';
import type { listShares as listEndpoint, ShareView } from './contract.ts';
import { prepareShare, sourceInLibrary } from './prepare.ts';

const sharing = 'share from an account of their own';
const paging = definePaging('shares', z.tuple([instantKey, idKey]));

/**
 * Shares something of the library on the acting person's own account: a post of its own, which leaves by the same publisher and
 * the same gate. The caller has looked at the marks.
 * @throws `NOT_FOUND`, `SHARE_CHANGED`, `SHARE_BLOCKED`, `SHARED_ALREADY`
 */
export async function share(
  scope: Scope,
  input: { postId: string; accountId: string; sha256: string },
): Promise<ShareView> {
  requireAnyRole(scope.actor, sharingAccess.share, sharing);
  // Held until the end: of two at once the second finds what the first shared.
  const account = await lockOwnAccount(scope, input.accountId);
  const prepared = await prepareShare(scope, await sourceInLibrary(scope, input.postId), account);
  const { content, disclosure, source, words } = prepared;
  if (words.blockers.length > 0) {
    throw unprocessable({
      code: 'SHARE_BLOCKED',
      message: 'This cannot be shared there now.',
      remedy: 'Look at what stands against it.',
      details: { blockers: words.blockers },
    });
  }
  if (words.sha256 !== input.sha256) {
    throw conflict('SHARE_CHANGED', 'The words have changed since you saw them.', 'Look at them again, then share.');
  }
  await requireFirst(scope, { versionId: source.version.id, channelId: account.id });
  const version = await createSharePost(scope, content);
  await keepShare(scope, {
    postId: version.postId,
    sourcePostId: source.post.id,
    sourceVersionId: source.version.id,
    channelId: account.id,
    sharerId: requirePerson(scope),
    disclosure,
  });
  await leaveNow(scope, version);
  return viewOne(scope, version.postId);
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('posts are shared by people');
  return person;
}

/** Provably not there, or not any more. */
const over: ReadonlySet<DeliveryState> = new Set(['parked', 'rejected', 'cancelled', 'removed']);

async function requireFirst(scope: Scope, of: { versionId: string; channelId: string }): Promise<void> {
  const isSame = and(eq(postShare.sourceVersionId, of.versionId), eq(postShare.channelId, of.channelId));
  const before = await selectShares(scope).where(and(isOwn(scope), isSame));
  if (before.every(({ state }) => state !== null && over.has(state))) return;
  throw conflict(
    'SHARED_ALREADY',
    'You shared this on this account already.',
    'Take the first one down before you share it again.',
  );
}

/** What the acting person shared, the newest first. */
export async function listShares(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ shares: ShareView[]; next: string | null }> {
  requireAnyRole(scope.actor, sharingAccess.share, sharing);
  const rows = await selectShares(scope)
    .where(and(isOwn(scope), query.after === undefined ? undefined : isBefore(query.after)))
    .orderBy(desc(postShare.sharedAt), desc(postShare.postId))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ key, row }) => [key, row.postId]);
  return { shares: await viewAll(scope, page.rows), next: page.next };
}

function isBefore(cursor: string): SQL {
  const [sharedAt, id] = paging.read(cursor);
  return beyond('descending', [
    { column: postShare.sharedAt, value: sharedAt, type: 'timestamptz' },
    { column: postShare.postId, value: id, type: 'uuid' },
  ]);
}

/** The database shows nobody else's; this says it once more. */
function isOwn(scope: Scope): SQL | undefined {
  return and(eq(postShare.organizationId, scope.organizationId), eq(postShare.sharerId, requirePerson(scope)));
}

function selectShares({ tx }: Scope) {
  return tx
    .select({
      row: postShare,
      key: asInstantKey(postShare.sharedAt),
      content: postVersion.content,
      network: channel.network,
      handle: channel.handle,
      channelState: channel.state,
      deliveryId: delivery.id,
      state: delivery.state,
      url: delivery.url,
      failureCode: delivery.failureCode,
      blockers: delivery.blockers,
      isSourceGone: sql<boolean>`exists (select from delivery gone where gone.organization_id = ${postShare.organizationId}
        and gone.version_id = ${postShare.sourceVersionId} and gone.state in ('removing', 'removed'))`,
    })
    .from(postShare)
    .innerJoin(channel, and(eq(channel.organizationId, postShare.organizationId), eq(channel.id, postShare.channelId)))
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, postShare.organizationId), eq(postVersion.postId, postShare.postId)),
    )
    .leftJoin(
      delivery,
      and(eq(delivery.organizationId, postShare.organizationId), eq(delivery.postId, postShare.postId)),
    );
}

type Found = Awaited<ReturnType<typeof selectShares>>[number];

async function findOne(scope: Scope, shareId: string): Promise<Found> {
  const [found] = await selectShares(scope).where(and(isOwn(scope), eq(postShare.postId, shareId)));
  if (found === undefined) throw notFound('share');
  return found;
}

async function viewOne(scope: Scope, shareId: string): Promise<ShareView> {
  const [view] = await viewAll(scope, [await findOne(scope, shareId)]);
  if (view === undefined) throw notFound('share');
  return view;
}

async function viewAll(scope: Scope, rows: readonly Found[]): Promise<ShareView[]> {
  const ids = rows.flatMap(({ deliveryId }) => deliveryId ?? []);
  const receipts =
    ids.length === 0
      ? []
      : await scope.tx
          .select()
          .from(receipt)
          .where(and(eq(receipt.organizationId, scope.organizationId), inArray(receipt.deliveryId, ids)))
          .orderBy(asc(receipt.observedAt));
  return rows.map(({ row, content, channelState, deliveryId, ...found }) => ({
    id: row.postId,
    sourcePostId: row.sourcePostId,
    network: found.network,
    handle: found.handle,
    text: content.baseText,
    sharedAt: row.sharedAt.toISOString(),
    // Planned by a worker in a moment.
    state: found.state ?? 'planned',
    url: found.url,
    failureCode: found.failureCode,
    blockers: found.blockers ?? [],
    receipts: receipts
      .filter((one) => one.deliveryId === deliveryId)
      .map((one) => ({
        id: one.id,
        attemptId: one.attemptId,
        kind: one.kind,
        remoteId: one.remoteId,
        url: one.url,
        observedAt: one.observedAt.toISOString(),
      })),
    isConnected: channelState === 'connected',
    isSourceGone: found.isSourceGone,
  }));
}

/** The acting person's share, its delivery locked. Throws `NOT_FOUND`, `NOT_PUBLISHED`. */
async function lockOwnDelivery(scope: Scope, shareId: string) {
  const { deliveryId } = await findOne(scope, shareId);
  if (deliveryId === null) throw conflict('NOT_PUBLISHED', 'This has not left yet.', 'Look at its state again.');
  // Whose it is was just asked; the rooms of the house know nothing of it.
  return lockDelivery({ ...scope, actor: { type: 'system', name: 'publisher' } }, deliveryId);
}

/** Begins to take down what the acting person shared. Throws `NOT_FOUND`, `NOT_PUBLISHED`, `REMOTE_UNKNOWN`. */
export async function takeDownShare(scope: Scope, shareId: string): Promise<ShareView> {
  requireAnyRole(scope.actor, sharingAccess.share, sharing);
  await removeFromNetwork(scope, await lockOwnDelivery(scope, shareId));
  return viewOne(scope, shareId);
}

/** Writes down what the sharer saw on the network. Throws `NOT_FOUND`, `NOT_IN_DOUBT`. */
export async function settleShare(
  scope: Scope,
  input: { shareId: string; saw: 'published' | 'not_published' },
): Promise<ShareView> {
  requireAnyRole(scope.actor, sharingAccess.share, sharing);
  await settleSeen(scope, { ...(await lockOwnDelivery(scope, input.shareId)), saw: input.saw });
  return viewOne(scope, input.shareId);
}
