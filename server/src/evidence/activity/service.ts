import { and, desc, eq, gte, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { post } from '../../flow/compose/schema.ts';
import { readablePosts } from '../../flow/compose/service.ts';
import { delivery } from '../../flow/publish/schema.ts';
import type { Leaf } from '../../kernel/audit/leaf.ts';
import { auditEvent } from '../../kernel/audit/schema.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { activityAccess } from './access.ts';
import type { ActivityEntry, ActivityKind, listActivity as listEndpoint } from './contract.ts';
import { kindOf, namedRooms, roomsOfKind } from './kinds.ts';

const paging = definePaging('activity', z.tuple([instantKey, idKey]));

type Query = z.output<(typeof listEndpoint)['query']>;

/**
 * What a person did, newest first: for themself, administrators and privacy officers. Another person, or one of another
 * organization, looks as if they did not exist. Throws `NOT_FOUND`, `CURSOR_INVALID`.
 */
export async function listActivity(
  scope: Scope,
  input: { readonly personId: string; readonly query: Query },
): Promise<{ entries: ActivityEntry[]; next: string | null }> {
  const { personId, query } = input;
  if (actingPersonId(scope) !== personId) requireAnyRole(scope.actor, activityAccess.read, 'see what others did');
  const names = await namesOf(scope);
  if (!names.has(personId)) throw notFound('person');
  const rows = await scope.tx
    .select({
      key: asInstantKey(auditEvent.at),
      id: auditEvent.id,
      at: auditEvent.at,
      action: auditEvent.action,
      objectType: auditEvent.objectType,
      objectId: auditEvent.objectId,
      leaf: auditEvent.leaf,
    })
    .from(auditEvent)
    .where(and(...conditions(scope, personId, query)))
    .orderBy(desc(auditEvent.at), desc(auditEvent.id))
    .limit(query.limit + 1);
  const { rows: page, next } = paging.page(rows, query.limit, (row) => [row.key, row.id]);
  const postOf = await postsOf(scope, page);
  const entries = page.map((row): ActivityEntry => {
    // A leaf was written by recordEvent and can never be updated, so its shape is known.
    const { acting_as: lender } = JSON.parse(row.leaf) as Leaf;
    return {
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      kind: kindOf(row.action),
      onBehalfOfName: lender === null ? null : (names.get(lender.split(':', 2)[1] ?? '') ?? ''),
      objectType: row.objectType,
      postId: postOf.get(row.objectId) ?? null,
    };
  });
  return { entries, next };
}

function conditions(scope: Scope, personId: string, query: Query): (SQL | undefined)[] {
  return [
    eq(auditEvent.organizationId, scope.organizationId),
    eq(auditEvent.actor, `person:${personId}`),
    actingPersonId(scope) === personId ? undefined : isOfHouse,
    query.kind === undefined ? undefined : isOfKind(query.kind),
    query.from === undefined ? undefined : gte(auditEvent.at, new Date(query.from)),
    query.to === undefined ? undefined : lt(auditEvent.at, new Date(query.to)),
    query.after === undefined ? undefined : after(paging.read(query.after)),
  ];
}

/** Not of accounts of one's own, nor of what somebody shares there: those posts the database shows to nobody else. */
const isOfHouse = sql`(${auditEvent.objectType} <> 'own_account'
  and (${auditEvent.objectType} <> 'post' or exists (
    select from post house where house.organization_id = ${auditEvent.organizationId} and house.id::text = ${auditEvent.objectId}))
  and (${auditEvent.objectType} <> 'delivery' or exists (
    select from delivery made join post house on house.organization_id = made.organization_id and house.id = made.post_id
     where made.organization_id = ${auditEvent.organizationId} and made.id::text = ${auditEvent.objectId})))`;

function after([at, id]: readonly [string, string]): SQL {
  return beyond('descending', [
    { column: auditEvent.at, value: at, type: 'timestamptz' },
    { column: auditEvent.id, value: id, type: 'uuid' },
  ]);
}

function isOfKind(kind: ActivityKind): SQL {
  const room = sql<string>`split_part(${auditEvent.action}, '.', 1)`;
  const rooms = roomsOfKind(kind);
  return rooms === null ? notInArray(room, [...namedRooms]) : inArray(room, [...rooms]);
}

/** The posts of these events by object, as far as the reader may see them. */
async function postsOf(
  scope: Scope,
  rows: readonly { readonly objectType: string; readonly objectId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (type: string) => [
    ...new Set(rows.filter(({ objectType }) => objectType === type).map(({ objectId }) => objectId)),
  ];
  const found = new Map(idsOf('post').map((id) => [id, id]));
  const deliveries = idsOf('delivery');
  if (deliveries.length > 0) {
    const of = await scope.tx
      .select({ id: delivery.id, postId: delivery.postId })
      .from(delivery)
      .where(and(eq(delivery.organizationId, scope.organizationId), inArray(delivery.id, deliveries)));
    for (const { id, postId } of of) found.set(id, postId);
  }
  if (found.size === 0) return found;
  const seen = await scope.tx
    .select({ id: post.id })
    .from(post)
    .where(
      and(eq(post.organizationId, scope.organizationId), inArray(post.id, [...found.values()]), readablePosts(scope)),
    );
  const visible = new Set(seen.map(({ id }) => id));
  return new Map([...found].filter(([, postId]) => visible.has(postId)));
}
