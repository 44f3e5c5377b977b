import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { notFound } from '../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { post } from '../compose/schema.ts';
import { readablePosts } from '../compose/service.ts';
import { relayAccess } from './access.ts';
import type { listNotices as listEndpoint, markNotice as markEndpoint, NoticeState, NoticeView } from './contract.ts';
import { stateOf } from './notice-state.ts';
import { relayNotice, relayPost, relaySource } from './schema.ts';
import { hashtagsFor } from './state.ts';

type Row = {
  readonly row: typeof relayNotice.$inferSelect;
  readonly sourceName: string;
  readonly state: NoticeState;
};

const paging = definePaging('relay-notices', z.tuple([instantKey, idKey]));

/** The newest first. Throws `CURSOR_INVALID` for a place that does not exist. */
export async function listNotices(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<{ notices: NoticeView[]; next: string | null }> {
  requireAnyRole(scope.actor, relayAccess.read, 'see notices');
  const rows = await selectNotices(scope)
    .where(and(eq(relayNotice.organizationId, scope.organizationId), ...filtersOf(query)))
    .orderBy(desc(relayNotice.listedAt), desc(relayNotice.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ key, row }) => [key, row.id]);
  const notices: NoticeView[] = [];
  for (const row of page.rows) notices.push(await toView(scope, row));
  return { notices, next: page.next };
}

export async function getNotice(scope: Scope, noticeId: string): Promise<NoticeView> {
  requireAnyRole(scope.actor, relayAccess.read, 'see notices');
  const [row] = await selectNotices(scope).where(noticeIs(scope, noticeId));
  if (row === undefined) throw notFound('notice');
  return toView(scope, row);
}

/** Notes what somebody did about a notice; twice is as good as once. */
export async function markNotice(
  scope: Scope,
  input: { noticeId: string } & z.output<(typeof markEndpoint)['body']>,
): Promise<NoticeView> {
  requireAnyRole(scope.actor, relayAccess.mark, 'sort notices');
  const isNotice = noticeIs(scope, input.noticeId);
  const [known] = await scope.tx.select({ id: relayNotice.id }).from(relayNotice).where(isNotice).for('update');
  if (known === undefined) throw notFound('notice');
  const patch = input.as === 'change_seen' ? { change: null, before: null } : { isSetAside: input.as === 'set_aside' };
  await scope.tx.update(relayNotice).set(patch).where(isNotice);
  await recordEvent(scope, {
    action: 'relay.notice_marked',
    object: { type: 'relay_notice', id: input.noticeId },
    facts: { as: input.as },
  });
  return getNotice(scope, input.noticeId);
}

function noticeIs(scope: Scope, noticeId: string): SQL | undefined {
  return and(eq(relayNotice.organizationId, scope.organizationId), eq(relayNotice.id, noticeId));
}

function selectNotices(scope: Scope) {
  return scope.tx
    .select({ row: relayNotice, sourceName: relaySource.name, state: stateOf, key: asInstantKey(relayNotice.listedAt) })
    .from(relayNotice)
    .innerJoin(
      relaySource,
      and(eq(relaySource.organizationId, relayNotice.organizationId), eq(relaySource.id, relayNotice.sourceId)),
    )
    .$dynamic();
}

function filtersOf(query: z.output<(typeof listEndpoint)['query']>): (SQL | undefined)[] {
  const { after, changed, search, source, state } = query;
  const wanted = search ? `%${search.replace(/[\\%_]/g, String.raw`\$&`)}%` : null;
  return [
    source === undefined ? undefined : eq(relayNotice.sourceId, source),
    state === undefined ? undefined : sql`${stateOf} = ${state}`,
    changed === undefined ? undefined : sql`${relayNotice.change} is not null`,
    wanted === null ? undefined : sql`(${relayNotice.title} ilike ${wanted} or ${relayNotice.summary} ilike ${wanted})`,
    after === undefined ? undefined : isBefore(after),
  ];
}

function isBefore(cursor: string): SQL {
  const [listedAt, id] = paging.read(cursor);
  return beyond('descending', [
    { column: relayNotice.listedAt, value: listedAt, type: 'timestamptz' },
    { column: relayNotice.id, value: id, type: 'uuid' },
  ]);
}

async function toView(scope: Scope, { row, sourceName, state }: Row): Promise<NoticeView> {
  const { change, changedAt, before } = row;
  return {
    id: row.id,
    sourceId: row.sourceId,
    sourceName,
    title: row.title,
    link: row.link,
    summary: row.summary,
    language: row.language,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    listedAt: row.listedAt.toISOString(),
    isSevere: row.isSevere,
    state,
    change: change === null || changedAt === null ? null : { kind: change, at: changedAt.toISOString(), before },
    hashtags: hashtagsFor(row),
    posts: await postsAbout(scope, row.id),
  };
}

/** Posts that the acting person may see. */
async function postsAbout(scope: Scope, noticeId: string): Promise<NoticeView['posts']> {
  const rows = await scope.tx
    .select({ postId: post.id, stage: post.stage, outSince: post.outSince })
    .from(relayPost)
    .innerJoin(post, and(eq(post.organizationId, relayPost.organizationId), eq(post.id, relayPost.postId)))
    .where(
      and(eq(relayPost.organizationId, scope.organizationId), eq(relayPost.noticeId, noticeId), readablePosts(scope)),
    )
    .orderBy(asc(relayPost.begunAt), asc(relayPost.postId));
  return rows.map(({ outSince, ...one }) => ({ ...one, outSince: outSince?.toISOString() ?? null }));
}
