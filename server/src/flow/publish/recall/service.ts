import { and, asc, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import {
  authorizationAccess,
  basisOfAuthorization,
  type WhereUsed,
} from '../../../registers/authorizations/service.ts';
import { channel } from '../../../registers/channels/schema.ts';
import { hashesCutFrom } from '../../../registers/media/service.ts';
import { placesFor } from '../../compose/contract.ts';
import { post, postVersion } from '../../compose/schema.ts';
import { excerptOf, postsRestingOn, readablePosts } from '../../compose/service.ts';
import { delivery, recall, recalledDelivery } from '../schema.ts';
import { standingVersionId } from '../standing.ts';
import type { PermissionUse, RecallView } from './contract.ts';

type Ended = {
  readonly authorizationId: string;
  readonly cause: RecallView['cause'];
  readonly withdrawalId: string | null;
};

export type RecallRow = typeof recall.$inferSelect;

/** Begins the recall of what rests on a permission that ended; told twice it is one. Null where it is over already. */
export async function beginRecall(scope: Scope, ended: Ended): Promise<RecallRow | null> {
  const now = scope.services.clock.now();
  const id = newId<'recall'>(now.getTime());
  const [made] = await scope.tx
    .insert(recall)
    .values({ organizationId: scope.organizationId, id, ...ended, begunAt: now })
    .onConflictDoNothing()
    .returning();
  if (made === undefined) return findRecall(scope, ended);
  await recordEvent(scope, {
    action: 'recall.begun',
    object: { type: 'authorization', id: ended.authorizationId },
    facts: { recall: id, cause: ended.cause, withdrawal: ended.withdrawalId },
  });
  return made;
}

async function findRecall(scope: Scope, { authorizationId, cause, withdrawalId }: Ended): Promise<RecallRow | null> {
  const isSame =
    withdrawalId === null
      ? and(eq(recall.cause, cause), isNull(recall.withdrawalId))
      : eq(recall.withdrawalId, withdrawalId);
  const [row] = await scope.tx
    .select()
    .from(recall)
    .where(and(eq(recall.organizationId, scope.organizationId), eq(recall.authorizationId, authorizationId), isSame));
  return row === undefined || row.endedAt !== null ? null : row;
}

/** Null where it is over. */
export async function readRecall(scope: Scope, recallId: string): Promise<RecallRow | null> {
  const [row] = await scope.tx.select().from(recall).where(recallIs(scope, recallId));
  return row === undefined || row.endedAt !== null ? null : row;
}

function recallIs(scope: Scope, recallId: string) {
  return and(eq(recall.organizationId, scope.organizationId), eq(recall.id, recallId));
}

/** Posts that rest on a permission: by its pictures, what was cut from them, or by its name. */
export async function postsOfPermission(scope: Scope, authorizationId: string): Promise<string[]> {
  const hashes = await basisOfAuthorization(scope, authorizationId);
  return postsRestingOn(scope, [authorizationId, ...hashes, ...(await hashesCutFrom(scope, hashes))]);
}

/** Writes down that all removals are asked for, and, where nothing is left to wait for, that the recall is over. */
export async function noteProgress(
  scope: Scope,
  { row, waiting }: { row: RecallRow; waiting: number },
): Promise<boolean> {
  const now = scope.services.clock.now();
  const left = waiting + (await countLeft(scope, row.id));
  const isOver = left === 0;
  if (row.askedAt !== null && !isOver) return false;
  await scope.tx
    .update(recall)
    .set({ askedAt: row.askedAt ?? now, ...(isOver ? { endedAt: now } : {}) })
    .where(recallIs(scope, row.id));
  if (isOver) {
    await recordEvent(scope, {
      action: 'recall.ended',
      object: { type: 'authorization', id: row.authorizationId },
      facts: { recall: row.id },
    });
  }
  return isOver;
}

/** What was asked to go away and is not known to be gone. */
async function countLeft(scope: Scope, recallId: string): Promise<number> {
  const [row] = await scope.tx
    .select({ left: count() })
    .from(recalledDelivery)
    .innerJoin(
      delivery,
      and(eq(delivery.organizationId, recalledDelivery.organizationId), eq(delivery.id, recalledDelivery.deliveryId)),
    )
    .where(
      and(
        eq(recalledDelivery.organizationId, scope.organizationId),
        eq(recalledDelivery.recallId, recallId),
        eq(recalledDelivery.effect, 'taken_down'),
        or(sql`${delivery.state} <> 'removed'`, isNull(recalledDelivery.seenGoneAt)),
      ),
    );
  return row?.left ?? 0;
}

/** Where a permission is used, or was: what staff see of it. */
export async function listUses(
  scope: Scope,
  authorizationId: string,
): Promise<{ uses: PermissionUse[]; recalls: RecallView[] }> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see where a permission is used');
  const uses = await readUses(scope, authorizationId, readablePosts(scope));
  const recalls = await scope.tx
    .select()
    .from(recall)
    .where(and(eq(recall.organizationId, scope.organizationId), eq(recall.authorizationId, authorizationId)))
    .orderBy(desc(recall.begunAt), desc(recall.id));
  return { uses, recalls: recalls.map(toRecallView) };
}

function toRecallView(row: RecallRow): RecallView {
  return {
    id: row.id,
    cause: row.cause,
    withdrawalId: row.withdrawalId,
    begunAt: row.begunAt.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

const shown = ['planned', 'armed', 'unknown', 'needs_person', 'confirmed', 'parked', 'removing', 'removed'] as const;

/** Deliveries of versions that show a picture of the permission or name it, newest first. */
export async function readUses(
  scope: Scope,
  authorizationId: string,
  limit?: ReturnType<typeof readablePosts>,
): Promise<PermissionUse[]> {
  const postIds = await postsOfPermission(scope, authorizationId);
  if (postIds.length === 0) return [];
  const hashes = await basisOfAuthorization(scope, authorizationId);
  const refs = new Set([...hashes, ...(await hashesCutFrom(scope, hashes))]);
  const rows = await scope.tx
    .select({
      row: delivery,
      channelName: channel.name,
      network: channel.network,
      content: postVersion.content,
      seenGoneAt: sql<string | null>`(
        select max(gone.seen_gone_at) from recalled_delivery gone
         where gone.organization_id = delivery.organization_id and gone.delivery_id = delivery.id)`,
      recalledAt: sql<string | null>`(
        select min(gone.at) from recalled_delivery gone
         where gone.organization_id = delivery.organization_id and gone.delivery_id = delivery.id)`,
    })
    .from(delivery)
    .innerJoin(post, and(eq(post.organizationId, delivery.organizationId), eq(post.id, delivery.postId)))
    .innerJoin(channel, and(eq(channel.organizationId, delivery.organizationId), eq(channel.id, delivery.channelId)))
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, standingVersionId)),
    )
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        inArray(delivery.postId, postIds),
        eq(delivery.part, 0),
        eq(delivery.kind, 'post'),
        inArray(delivery.state, [...shown]),
        limit,
      ),
    )
    .orderBy(desc(delivery.dueAt), asc(channel.name));
  return rows
    .filter(({ content, network }) => {
      const named = content.permission?.authorizationIds.includes(authorizationId) === true;
      return named || placesFor(content, network).some(({ forms }) => forms.some(({ sha256 }) => refs.has(sha256)));
    })
    .map(({ row, content, channelName, network, seenGoneAt, recalledAt }) => ({
      deliveryId: row.id,
      postId: row.postId,
      excerpt: excerptOf(content.baseText),
      channelName,
      network,
      state: row.state,
      url: row.url,
      dueAt: row.dueAt.toISOString(),
      recalledAt: toInstant(recalledAt),
      seenGoneAt: toInstant(seenGoneAt),
    }));
}

/** What a raw expression gives: text, or a date where the driver parsed it. */
function toInstant(at: string | Date | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

const seenAs = {
  armed: 'stands',
  unknown: 'stands',
  needs_person: 'stands',
  confirmed: 'stands',
  removing: 'going',
  removed: 'gone',
} as const;

/** Where a permission is used, as whoever signed it is told: what is out, or may be, or was. */
export const usesForSigner: WhereUsed = async (scope, authorizationId) =>
  (await readUses(scope, authorizationId)).flatMap(({ state, channelName, url, dueAt }) =>
    state in seenAs
      ? [{ place: channelName, url, since: new Date(dueAt), state: seenAs[state as keyof typeof seenAs] }]
      : [],
  );
