import { and, eq } from 'drizzle-orm';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { lockPost, type PostRow } from '../compose/service.ts';
import type { DeliveryRow } from './postgres-store.ts';
import { delivery } from './schema.ts';

/** A delivery and its post, locked in the order that everybody keeps. Throws `NOT_FOUND`. */
export async function lockDelivery(scope: Scope, deliveryId: string): Promise<{ post: PostRow; row: DeliveryRow }> {
  const isRow = and(eq(delivery.organizationId, scope.organizationId), eq(delivery.id, deliveryId));
  const [seen] = await scope.tx.select({ postId: delivery.postId }).from(delivery).where(isRow);
  if (seen === undefined) throw notFound('delivery');
  const post = await lockPost(scope, seen.postId);
  const [row] = await scope.tx.select().from(delivery).where(isRow).for('update');
  if (row === undefined) throw notFound('delivery');
  return { post, row };
}
