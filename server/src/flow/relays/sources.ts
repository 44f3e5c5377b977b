import type { EgressFetch } from '@bedside/connectors';
import { and, asc, count, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, inScope, type Scope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { namesOf } from '../../registers/people/service.ts';
import { relayAccess } from './access.ts';
import {
  type addSource as addEndpoint,
  type changeSource as changeEndpoint,
  MAX_SOURCES,
  type probeSource as probeEndpoint,
  type SourceProposal,
  type SourceTrouble,
  type SourceView,
} from './contract.ts';
import { type FeedAnswer, fetchFeed } from './fetch-feed.ts';
import { keepLook } from './keep-look.ts';
import { isNew } from './notice-state.ts';
import { planLook } from './plan-look.ts';
import { proposals } from './proposals.ts';
import { relayNotice, relaySource } from './schema.ts';
import { FAILING_MS } from './state.ts';

export type SourceRow = typeof relaySource.$inferSelect;

const managing = 'choose the sources that are watched';

/** All sources by name, and those that are known and not watched. */
export async function listSources(scope: Scope): Promise<{ sources: SourceView[]; proposals: SourceProposal[] }> {
  requireAnyRole(scope.actor, relayAccess.read, 'see notices');
  const rows = await scope.tx
    .select()
    .from(relaySource)
    .where(and(eq(relaySource.organizationId, scope.organizationId), ne(relaySource.state, 'removed')))
    .orderBy(asc(sql`lower(${relaySource.name})`), asc(relaySource.id));
  const watched = new Set(rows.map(({ feedUrl }) => feedUrl));
  return {
    sources: await toViews(scope, rows),
    proposals: proposals.filter(({ feedUrl }) => !watched.has(feedUrl)),
  };
}

/** Looks at a feed and keeps nothing. Throws `FEED_UNREADABLE` with why. */
export async function probeSource(
  seed: ScopeSeed,
  fetch: EgressFetch,
  feedUrl: string,
): Promise<z.input<(typeof probeEndpoint)['answer']>> {
  requireAnyRole(seed.actor, relayAccess.manage, managing);
  const { feed } = requireFeed(await fetchFeed(fetch, { feedUrl }));
  return {
    format: feed.format,
    title: feed.title,
    homeUrl: feed.homeUrl,
    language: feed.language,
    count: feed.items.length,
    newest: feed.items.slice(0, 5).map(({ title, link, publishedAt }) => ({
      title,
      link,
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Watches a source whose feed answers now. What it shows already is kept; older than its newest is set aside. Throws
 * `FEED_UNREADABLE`, `SOURCE_KNOWN`, `TOO_MANY_SOURCES`.
 */
export async function addSource(
  seed: ScopeSeed,
  fetch: EgressFetch,
  input: z.output<(typeof addEndpoint)['body']>,
): Promise<SourceView> {
  requireAnyRole(seed.actor, relayAccess.manage, managing);
  const answer = requireFeed(await fetchFeed(fetch, { feedUrl: input.feedUrl }));
  return inScope(seed, async (scope) => {
    await requireRoom(scope, input.feedUrl);
    const now = scope.services.clock.now();
    const addedBy = requirePerson(scope);
    const row: SourceRow = {
      organizationId: scope.organizationId,
      id: newId<'relaySource'>(now.getTime()),
      name: input.name,
      feedUrl: input.feedUrl,
      homeUrl: input.homeUrl ?? answer.feed.homeUrl,
      language: input.language,
      everyMinutes: input.everyMinutes,
      state: 'watched',
      draftsFor: input.preparesDrafts ? addedBy : null,
      leavesOnApproval: input.leavesOnApproval,
      format: answer.feed.format,
      formatChangedAt: null,
      etag: null,
      lastModified: null,
      lookedAt: null,
      answeredAt: null,
      nextLookAt: now,
      trouble: null,
      troubleSince: null,
      failures: 0,
      addedBy,
      addedAt: now,
    };
    await scope.tx.insert(relaySource).values(row);
    await recordEvent(scope, {
      action: 'relay.source_added',
      object: { type: 'relay_source', id: row.id },
      facts: { format: answer.feed.format, drafts: input.preparesDrafts, on_approval: input.leavesOnApproval },
    });
    await keepLook(scope, { sourceId: row.id, answer, isFirst: true });
    return viewById(scope, row.id);
  });
}

/** Changes how a source is watched; its feed stays what it is. */
export async function changeSource(
  scope: Scope,
  input: { sourceId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<SourceView> {
  requireAnyRole(scope.actor, relayAccess.manage, managing);
  const row = await lockSource(scope, input.sourceId);
  const { everyMinutes, isPaused, language, leavesOnApproval, name } = input;
  const now = scope.services.clock.now();
  const draftsFor = input.preparesDrafts ? (row.draftsFor ?? requirePerson(scope)) : null;
  const isBack = row.state === 'paused' && !isPaused;
  const soonest = new Date(now.getTime() + everyMinutes * 60_000);
  const nextLookAt = isPaused ? null : isBack ? now : earlier(row.nextLookAt ?? now, soonest);
  await scope.tx
    .update(relaySource)
    .set({
      name,
      language,
      everyMinutes,
      leavesOnApproval,
      draftsFor,
      nextLookAt,
      state: isPaused ? 'paused' : 'watched',
    })
    .where(sourceIs(scope, row.id));
  if (nextLookAt !== null) await planLook(scope, { sourceId: row.id, at: nextLookAt });
  await recordEvent(scope, {
    action: 'relay.source_changed',
    object: { type: 'relay_source', id: row.id },
    facts: { paused: isPaused, drafts: input.preparesDrafts, on_approval: leavesOnApproval, minutes: everyMinutes },
  });
  return viewById(scope, row.id);
}

/** Looks at the source no more. Its notices and the posts about them stay. */
export async function removeSource(scope: Scope, sourceId: string): Promise<void> {
  requireAnyRole(scope.actor, relayAccess.manage, managing);
  const row = await lockSource(scope, sourceId);
  await scope.tx
    .update(relaySource)
    .set({ state: 'removed', nextLookAt: null, draftsFor: null })
    .where(sourceIs(scope, row.id));
  await recordEvent(scope, { action: 'relay.source_removed', object: { type: 'relay_source', id: row.id } });
}

/** Asks for a look at once; what it finds is there a moment later. Throws `SOURCE_PAUSED`. */
export async function lookNow(scope: Scope, sourceId: string): Promise<void> {
  requireAnyRole(scope.actor, relayAccess.mark, 'look at sources');
  const row = await lockSource(scope, sourceId);
  if (row.state === 'paused') {
    throw conflict('SOURCE_PAUSED', 'This source is paused.', 'Watch it again first.');
  }
  const now = scope.services.clock.now();
  await scope.tx.update(relaySource).set({ nextLookAt: now }).where(sourceIs(scope, row.id));
  await planLook(scope, { sourceId: row.id, at: now });
}

/** Sources of which nothing came for a day, with why; for those who look after the house. */
export async function failingSources(
  scope: Scope,
): Promise<{ id: string; name: string; code: SourceTrouble; since: Date }[]> {
  const before = new Date(scope.services.clock.now().getTime() - FAILING_MS).toISOString();
  const rows = await scope.tx
    .select({ id: relaySource.id, name: relaySource.name, code: relaySource.trouble, since: relaySource.troubleSince })
    .from(relaySource)
    .where(
      and(
        eq(relaySource.organizationId, scope.organizationId),
        eq(relaySource.state, 'watched'),
        sql`${relaySource.troubleSince} <= ${before}::timestamptz`,
      ),
    )
    .orderBy(asc(relaySource.troubleSince), asc(relaySource.id));
  return rows.flatMap(({ code, since, ...row }) => (code === null || since === null ? [] : [{ ...row, code, since }]));
}

function requireFeed(answer: FeedAnswer): FeedAnswer & { kind: 'feed' } {
  if (answer.kind === 'feed' && answer.feed.items.length > 0) return answer;
  const why = answer.kind === 'trouble' ? answer.code : 'EMPTY';
  throw unprocessable({
    code: 'FEED_UNREADABLE',
    message: 'No notices could be read at this address.',
    remedy:
      'Open it in a browser: a feed begins with "rss", "feed" or "jsonfeed". Publishers name theirs on a page of feeds.',
    details: { why },
  });
}

async function requireRoom(scope: Scope, feedUrl: string): Promise<void> {
  const rows = await scope.tx
    .select({ feedUrl: relaySource.feedUrl })
    .from(relaySource)
    .where(and(eq(relaySource.organizationId, scope.organizationId), ne(relaySource.state, 'removed')));
  if (rows.some((row) => row.feedUrl === feedUrl)) {
    throw conflict('SOURCE_KNOWN', 'This source is watched already.', 'Look for it in the list.');
  }
  if (rows.length >= MAX_SOURCES) {
    throw unprocessable({
      code: 'TOO_MANY_SOURCES',
      message: 'A house watches a hundred sources at most.',
      remedy: 'Remove one that is not needed any more.',
    });
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

export function sourceIs(scope: Scope, sourceId: string): SQL | undefined {
  return and(
    eq(relaySource.organizationId, scope.organizationId),
    eq(relaySource.id, sourceId),
    ne(relaySource.state, 'removed'),
  );
}

async function lockSource(scope: Scope, sourceId: string): Promise<SourceRow> {
  const [row] = await scope.tx.select().from(relaySource).where(sourceIs(scope, sourceId)).for('update');
  if (row === undefined) throw notFound('source');
  return row;
}

async function viewById(scope: Scope, sourceId: string): Promise<SourceView> {
  const [row] = await scope.tx.select().from(relaySource).where(sourceIs(scope, sourceId));
  const [view] = row === undefined ? [] : await toViews(scope, [row]);
  if (view === undefined) throw notFound('source');
  return view;
}

async function toViews(scope: Scope, rows: readonly SourceRow[]): Promise<SourceView[]> {
  const names = await namesOf(scope);
  const counts = await countNew(scope);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    feedUrl: row.feedUrl,
    homeUrl: row.homeUrl,
    language: row.language,
    everyMinutes: row.everyMinutes,
    isPaused: row.state === 'paused',
    preparesDrafts: row.draftsFor !== null,
    draftsForName: row.draftsFor === null ? null : (names.get(row.draftsFor) ?? ''),
    leavesOnApproval: row.leavesOnApproval,
    format: row.format,
    lookedAt: row.lookedAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    nextLookAt: row.nextLookAt?.toISOString() ?? null,
    trouble:
      row.trouble === null || row.troubleSince === null
        ? null
        : { code: row.trouble, since: row.troubleSince.toISOString(), failures: row.failures },
    formatChangedAt: row.formatChangedAt?.toISOString() ?? null,
    newCount: counts.get(row.id) ?? 0,
  }));
}

async function countNew(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.tx
    .select({ sourceId: relayNotice.sourceId, count: count() })
    .from(relayNotice)
    .where(and(eq(relayNotice.organizationId, scope.organizationId), isNew()))
    .groupBy(relayNotice.sourceId);
  return new Map(rows.map((row) => [row.sourceId, row.count]));
}

function requirePerson(scope: Scope): string {
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('sources are chosen by people');
  return person;
}
