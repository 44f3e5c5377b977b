import { manifests, type NetworkId } from '@bedside/connectors';
import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/scope/scope.ts';
import { getChannel } from '../../registers/channels/service.ts';
import { type Content, imageFor } from '../compose/contract.ts';
import { getVersion } from '../compose/service.ts';
import { scheduleEntry } from '../schedule/schema.ts';
import type { CannotCorrect } from './correct/contract.ts';
import type { Edited } from './engine/delivery-store.ts';
import { outgoingPost, partsFor } from './outgoing-post.ts';
import { delivery } from './schema.ts';
import { NOT_PUBLISHED } from './state.ts';

type Row = typeof delivery.$inferSelect;

/** Of the deliveries of a query: the version that stands in the place of each, by its last edit or its own. */
export const standingVersionId = sql<string>`coalesce((
  select edit.version_id from delivery edit
   where edit.organization_id = delivery.organization_id and edit.changes_id = delivery.id and edit.state = 'confirmed'
   order by edit.created_at desc, edit.id desc limit 1), delivery.version_id)`;

/** Its number. */
export const standingVersionNumber = sql<number>`(
  select version.number from post_version version
   where version.organization_id = delivery.organization_id and version.id = ${standingVersionId})`;

/** See `DeliveryReading.edited`. */
export async function readEdited(scope: Scope, row: Row): Promise<Edited | null> {
  if (row.changesId === null) return null;
  const [changed] = await scope.tx
    .select()
    .from(delivery)
    .where(and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, row.changesId)));
  if (changed === undefined) throw new TypeError('an edit names a delivery');
  const others = await scope.tx.$count(
    delivery,
    and(editsOf(scope, changed.id), ne(delivery.id, row.id), inArray(delivery.state, ['armed', 'unknown'])),
  );
  const { network } = await getChannel(scope, row.channelId);
  return {
    stands: changed.state === 'confirmed',
    remoteId: changed.remoteId,
    before: await knownToStand(scope, changed, network),
    othersUnderWay: others > 0,
  };
}

function editsOf(scope: Scope, deliveryId: string) {
  return and(eq(delivery.organizationId, scope.organizationId), eq(delivery.changesId, deliveryId));
}

/** What was put there last; null once a person has looked since and saw something else. */
async function knownToStand(scope: Scope, changed: Row, network: NetworkId): Promise<Edited['before']> {
  const settled = or(
    eq(delivery.state, 'confirmed'),
    and(eq(delivery.state, 'rejected'), eq(delivery.failureCode, NOT_PUBLISHED)),
  );
  const [last] = await scope.tx
    .select({ state: delivery.state, versionId: delivery.versionId })
    .from(delivery)
    .where(and(editsOf(scope, changed.id), settled))
    .orderBy(desc(delivery.createdAt), desc(delivery.id))
    .limit(1);
  if (last?.state === 'rejected') return null;
  const version = await getVersion(scope, last?.versionId ?? changed.versionId);
  return outgoingPost(scope, { deliveryId: changed.id, version, network, part: changed.part, replyTo: null });
}

/** A delivery that put something on a network, or may have. */
export type OutRow = Pick<Row, 'id' | 'channelId' | 'part' | 'state' | 'versionId' | 'remoteId' | 'url'> & {
  /** The version that stands in its place, where it stands. */
  readonly standingVersionId: string;
};

const mayBeOut = ['armed', 'unknown', 'needs_person', 'confirmed', 'removing', 'removed'] as const;

/** What of a post stands on networks, stood there, or may: first part first. */
export async function readOut(scope: Scope, postId: string): Promise<OutRow[]> {
  const rows = await scope.tx
    .select({
      id: delivery.id,
      channelId: delivery.channelId,
      part: delivery.part,
      state: delivery.state,
      versionId: delivery.versionId,
      remoteId: delivery.remoteId,
      url: delivery.url,
      createdAt: delivery.createdAt,
      standingVersionId,
    })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.postId, postId),
        eq(delivery.kind, 'post'),
        inArray(delivery.state, [...mayBeOut]),
      ),
    )
    .orderBy(asc(delivery.part), asc(delivery.createdAt));
  // What made room for a newer version is told of no more.
  return rows.filter(
    ({ channelId, createdAt, state, versionId }) =>
      state !== 'removed' ||
      !rows.some(
        (newer) => newer.channelId === channelId && newer.versionId !== versionId && newer.createdAt > createdAt,
      ),
  );
}

/** Whether a newer version is to be posted where a delivery stands or stood, and has not been planned there. */
export async function comesAnew(scope: Scope, row: Pick<Row, 'postId' | 'channelId'>): Promise<boolean> {
  const wishes = await scope.tx
    .select({ scheduleId: scheduleEntry.id })
    .from(scheduleEntry)
    .where(
      and(
        eq(scheduleEntry.organizationId, scope.organizationId),
        eq(scheduleEntry.postId, row.postId),
        eq(scheduleEntry.state, 'active'),
        sql`${row.channelId}::uuid = any(${scheduleEntry.anew})`,
      ),
    );
  const [wish] = wishes;
  if (wish === undefined) return false;
  const planned = and(
    eq(delivery.organizationId, scope.organizationId),
    eq(delivery.scheduleId, wish.scheduleId),
    eq(delivery.channelId, row.channelId),
  );
  return (await scope.tx.$count(delivery, planned)) === 0;
}

const cannot = (because: CannotCorrect) => ({ corrects: [], because });

/** Whether other pictures, another video or another document would leave with a version than those that stand. */
export function hasOtherMedia(standing: Content, newest: Content, network: NetworkId): boolean {
  const mediaOf = (content: Content) => {
    const images = partsFor(content, network).map(({ imageIndexes }) =>
      imageIndexes.flatMap((index) => content.images[index] ?? []).map((image) => imageFor(image, network).sha256),
    );
    return JSON.stringify([images, content.video?.sha256 ?? null, content.document?.sha256 ?? null]);
  };
  return mediaOf(standing) !== mediaOf(newest);
}

/**
 * The deliveries that an edit of each part would change; none, with the reason, where they cannot all be changed.
 * `otherMedia`: other pictures or another video would have to take the place of what stands.
 */
export function judgeCorrection(
  there: readonly OutRow[],
  { network, otherMedia = false, partCount }: { network: NetworkId; otherMedia?: boolean; partCount: number },
): { readonly corrects: readonly OutRow[]; readonly because: CannotCorrect | null } {
  if (there.some(({ state }) => state === 'removing' || state === 'removed')) return cannot('TAKEN_DOWN');
  if (there.some(({ state }) => state !== 'confirmed')) return cannot('STILL_LEAVING');
  if (!manifests[network].canEdit) return cannot('NETWORK_CANNOT_EDIT');
  if (there.some(({ remoteId }) => remoteId === null)) return cannot('ADDRESS_UNKNOWN');
  if (there.length !== partCount || there.some(({ part }, at) => part !== at)) return cannot('PARTS_DIFFER');
  if (otherMedia && manifests[network].edits === 'words') return cannot('MEDIA_STAYS');
  return { corrects: there, because: null };
}
