import { and, asc, desc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { networksOf } from '../../registers/channels/service.ts';
import { person } from '../../registers/people/schema.ts';
import { postAccess } from './access.ts';
import type { listPosts as listEndpoint, PostSummary } from './contract.ts';
import { baseTextHead, excerptOf } from './excerpt.ts';
import { readablePosts } from './reading.ts';
import { draft, post } from './schema.ts';

type ListQuery = z.output<(typeof listEndpoint)['query']>;

const instantAndId = z.tuple([instantKey, idKey]);

/** The two orders of posts: what changed last, and what is due first. */
const orders = {
  changed: { paging: definePaging('posts.changed', instantAndId), column: post.updatedAt, direction: 'descending' },
  due: { paging: definePaging('posts.due', instantAndId), column: post.dueAt, direction: 'ascending' },
} as const;

/**
 * A page of posts, last changed first; with `dueFrom` or `dueTo` those that are due in that time, first due first.
 * `next` continues after the last one. Discarded posts show only when asked for. Throws `CURSOR_INVALID`.
 */
export async function listPosts(
  scope: Scope,
  query: ListQuery,
): Promise<{ posts: PostSummary[]; next: string | null }> {
  requireAnyRole(scope.actor, postAccess.read, 'see posts');
  const { paging, column, direction } = query.dueFrom || query.dueTo ? orders.due : orders.changed;
  const order = direction === 'ascending' ? asc : desc;
  const rows = await selectSummaries(scope, asInstantKey(column))
    .where(
      and(...filters(scope, query), query.after ? after({ column, direction }, paging.read(query.after)) : undefined),
    )
    .orderBy(order(column), order(post.id))
    .limit(query.limit + 1);
  const { rows: page, next } = paging.page(rows, query.limit, (row) => [row.key, row.id]);
  const networks = await networksOf(scope);
  return { posts: page.map((row) => toSummary(row, networks)), next };
}

/** Only what a line of the list shows: contents may be long, and are not read whole. */
function selectSummaries(scope: Scope, key: SQL<string>) {
  return scope.tx
    .select({
      key,
      id: post.id,
      stage: post.stage,
      authorName: person.name,
      head: baseTextHead(draft.content),
      channelIds: sql<string[]>`${draft.content}->'channelIds'`,
      imageCount: sql<number>`jsonb_array_length(${draft.content}->'images')`,
      dueAt: post.dueAt,
      outSince: post.outSince,
      updatedAt: post.updatedAt,
    })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .innerJoin(person, and(eq(person.organizationId, post.organizationId), eq(person.id, post.authorPersonId)))
    .$dynamic();
}

function filters(scope: Scope, query: ListQuery): (SQL | undefined)[] {
  return [
    eq(post.organizationId, scope.organizationId),
    readablePosts(scope),
    query.stage ? inArray(post.stage, query.stage) : ne(post.stage, 'discarded'),
    query.author ? eq(post.authorPersonId, query.author) : undefined,
    query.channel ? sql`${draft.content}->'channelIds' ? ${query.channel}::text` : undefined,
    query.search ? sql`${draft.baseTextLower} like lower(${`%${escapeLike(query.search)}%`}::text)` : undefined,
    query.dueFrom ? gte(post.dueAt, new Date(query.dueFrom)) : undefined,
    query.dueTo ? lt(post.dueAt, new Date(query.dueTo)) : undefined,
  ];
}

function after(
  by: Pick<(typeof orders)[keyof typeof orders], 'column' | 'direction'>,
  [at, id]: readonly [string, string],
): SQL {
  return beyond(by.direction, [
    { column: by.column, value: at, type: 'timestamptz' },
    { column: post.id, value: id, type: 'uuid' },
  ]);
}

type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number];

function toSummary(row: SummaryRow, networks: Awaited<ReturnType<typeof networksOf>>): PostSummary {
  return {
    id: row.id,
    stage: row.stage,
    authorName: row.authorName,
    excerpt: excerptOf(row.head),
    networks: [...new Set(row.channelIds.flatMap((id) => networks.get(id) ?? []))],
    imageCount: row.imageCount,
    dueAt: row.dueAt?.toISOString() ?? null,
    outSince: row.outSince?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
