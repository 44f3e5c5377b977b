import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '../../../kernel/db/escape-like.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { asInstantKey, beyond, definePaging, instantKey, textKey } from '../../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { listChannels } from '../../../registers/channels/service.ts';
import { postAccess } from '../access.ts';
import type { listClickDays as daysEndpoint, listShortLinks as listEndpoint, ShortLinkView } from '../contract.ts';
import { baseTextHead, excerptOf } from '../excerpt.ts';
import { readablePosts } from '../reading.ts';
import { draft, post } from '../schema.ts';
import { shortLink, shortLinkDay } from './schema.ts';

type ListQuery = z.output<(typeof listEndpoint)['query']>;

const paging = definePaging('short-links', z.tuple([instantKey, textKey]));

/** A page of short addresses of posts that the acting person may see, newest first. Throws `CURSOR_INVALID`. */
export async function listShortLinks(
  scope: Scope,
  query: ListQuery,
): Promise<{ links: ShortLinkView[]; next: string | null }> {
  requireAnyRole(scope.actor, postAccess.read, 'see posts');
  const rows = await selectLinks(scope)
    .where(and(...wanted(scope, query), query.after === undefined ? undefined : isAfter(query.after)))
    .orderBy(desc(shortLink.madeAt), desc(shortLink.code))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, (row) => [row.key, row.code]);
  const channels = await listChannels(scope);
  return { links: page.rows.map((row) => toView(row, channels)), next: page.next };
}

type LinkRow = Awaited<ReturnType<typeof selectLinks>>[number];

function toView(row: LinkRow, channels: Awaited<ReturnType<typeof listChannels>>): ShortLinkView {
  const { address, channelIds, clicks, code, head, lastDay, madeAt, network, postId, target } = row;
  const own = channels.filter((channel) => channel.network === network && channelIds.includes(channel.id));
  return {
    code,
    address,
    target,
    network,
    channels: own.map(({ name }) => name),
    postId,
    excerpt: excerptOf(head),
    clicks,
    lastDay,
    madeAt: madeAt.toISOString(),
  };
}

function isAfter(cursor: string): SQL {
  const [madeAt, code] = paging.read(cursor);
  return beyond('descending', [
    { column: shortLink.madeAt, value: madeAt, type: 'timestamptz' },
    { column: shortLink.code, value: code, type: 'text' },
  ]);
}

function wanted(scope: Scope, { post: postId, search }: ListQuery): (SQL | undefined)[] {
  const words = search === undefined || search === '' ? undefined : `%${escapeLike(search)}%`;
  return [
    eq(shortLink.organizationId, scope.organizationId),
    readablePosts(scope),
    postId === undefined ? undefined : eq(shortLink.postId, postId),
    words === undefined
      ? undefined
      : or(sql`${shortLink.target} ilike ${words}::text`, sql`${shortLink.address} ilike ${words}::text`),
  ];
}

function selectLinks(scope: Scope) {
  const ofLink = and(eq(shortLinkDay.organizationId, shortLink.organizationId), eq(shortLinkDay.code, shortLink.code));
  const days = (what: SQL) => scope.tx.select({ found: what }).from(shortLinkDay).where(ofLink);
  return scope.tx
    .select({
      key: asInstantKey(shortLink.madeAt),
      code: shortLink.code,
      address: shortLink.address,
      target: shortLink.target,
      network: shortLink.network,
      postId: shortLink.postId,
      head: baseTextHead(draft.content),
      channelIds: sql<string[]>`${draft.content}->'channelIds'`,
      clicks: sql<number>`coalesce((${days(sql`sum(${shortLinkDay.clicks})`)}), 0)::int`,
      lastDay: sql<string | null>`(${days(sql`max(${shortLinkDay.day})`)})::text`,
      madeAt: shortLink.madeAt,
    })
    .from(shortLink)
    .innerJoin(post, and(eq(post.organizationId, shortLink.organizationId), eq(post.id, shortLink.postId)))
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .$dynamic();
}

/** Clicks of one short address day by day, newest first. A code of a post that the acting person may not see is not there. */
export async function listClickDays(scope: Scope, code: string): Promise<z.output<(typeof daysEndpoint)['answer']>> {
  requireAnyRole(scope.actor, postAccess.read, 'see posts');
  const [found] = await selectLinks(scope).where(
    and(eq(shortLink.organizationId, scope.organizationId), eq(shortLink.code, code), readablePosts(scope)),
  );
  if (found === undefined) throw notFound('short address');
  const days = await scope.tx
    .select({ day: shortLinkDay.day, clicks: shortLinkDay.clicks })
    .from(shortLinkDay)
    .where(and(eq(shortLinkDay.organizationId, scope.organizationId), eq(shortLinkDay.code, code)))
    .orderBy(desc(shortLinkDay.day));
  return { days };
}
