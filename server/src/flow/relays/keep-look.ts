import { and, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { recordEvent } from '../../kernel/audit/service.ts';
import { newId } from '../../kernel/ids/ids.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import type { FeedItem } from './feed/feed.ts';
import type { FeedAnswer } from './fetch-feed.ts';
import { planLook } from './plan-look.ts';
import { prepareDrafts } from './prepare-drafts.ts';
import { relayNotice, relaySource } from './schema.ts';
import { type Comparison, compareFeed, failuresAfter, isSevere, nextLook } from './state.ts';
import { tellOfChanges } from './tell-of-changes.ts';

type SourceRow = typeof relaySource.$inferSelect;
type NoticeRow = typeof relayNotice.$inferSelect;

/** Of a feed that is new to the house, so many are news; the others were before its time. */
const NEWS_AT_FIRST = 10;

/**
 * Writes down what a look at a source brought, and plans the next one. Looks at one source take turns, so that whoever
 * looks twice at once finds everything known the second time.
 */
export async function keepLook(
  scope: Scope,
  look: { sourceId: string; answer: FeedAnswer; isFirst?: boolean },
): Promise<void> {
  const [source] = await scope.tx
    .select()
    .from(relaySource)
    .where(
      and(
        eq(relaySource.organizationId, scope.organizationId),
        eq(relaySource.id, look.sourceId),
        eq(relaySource.state, 'watched'),
      ),
    )
    .for('update');
  if (source === undefined) return;
  const { answer } = look;
  const isEmpty = answer.kind === 'feed' && answer.feed.items.length === 0;
  const patch = patchOf(source, { answer, now: scope.services.clock.now() });
  await scope.tx
    .update(relaySource)
    .set(patch)
    .where(and(eq(relaySource.organizationId, scope.organizationId), eq(relaySource.id, source.id)));
  if (answer.kind === 'feed' && !isEmpty) await keepItems(scope, source, { ...look, answer });
  // Nothing new also means that what was missing is still not there.
  if (answer.kind === 'unchanged') await keepMissing(scope, source);
  await planLook(scope, { sourceId: source.id, at: patch.nextLookAt });
}

function patchOf(source: SourceRow, { answer, now }: { answer: FeedAnswer; now: Date }) {
  const { everyMinutes } = source;
  // Sources of one minute need not be looked at in one moment: the last letters of an id are random.
  const spread = Number.parseInt(source.id.slice(-4), 16) / 0xffff;
  const code =
    answer.kind === 'trouble' ? answer.code : answer.kind === 'feed' && answer.feed.items.length === 0 ? 'EMPTY' : null;
  if (code !== null) {
    const failures = failuresAfter(code, source.failures);
    const retryAfterMs = answer.kind === 'trouble' ? answer.retryAfterMs : 0;
    return {
      lookedAt: now,
      nextLookAt: nextLook({ now, everyMinutes, failures, retryAfterMs, spread }),
      failures,
      trouble: code,
      troubleSince: source.troubleSince ?? now,
    };
  }
  const well = {
    lookedAt: now,
    answeredAt: now,
    nextLookAt: nextLook({ now, everyMinutes, failures: 0, retryAfterMs: 0, spread }),
    failures: 0,
    trouble: null,
    troubleSince: null,
  };
  if (answer.kind !== 'feed') return well;
  const { etag, feed, lastModified } = answer;
  const isOther = source.format !== null && source.format !== feed.format;
  return { ...well, etag, lastModified, format: feed.format, ...(isOther ? { formatChangedAt: now } : {}) };
}

async function keepItems(
  scope: Scope,
  source: SourceRow,
  look: { answer: FeedAnswer & { kind: 'feed' }; isFirst?: boolean },
): Promise<void> {
  const { items } = look.answer.feed;
  const known = await loadKnown(scope, source.id, items);
  const compared = compareFeed(known, items);
  const added = await addFresh(scope, source, { items: compared.fresh, isFirst: look.isFirst ?? false });
  const byId = new Map(known.map((row) => [row.id, row]));
  await noteSame(scope, byId, compared.same);
  await noteEdited(scope, byId, compared.edited);
  await noteGone(scope, compared);
  const changed = [...compared.edited.map(({ id }) => id), ...compared.withdrawn];
  if (added.length + changed.length > 0) {
    const { edited, withdrawn } = compared;
    await recordFound(scope, source, {
      added: added.length,
      edited: edited.length,
      withdrawn: withdrawn.length,
    });
  }
  await tellOfChanges(scope, changed);
  if (look.isFirst !== true) await prepareDrafts(scope, { source, noticeIds: added });
}

async function keepMissing(scope: Scope, source: SourceRow): Promise<void> {
  const rows = await scope.tx
    .select({ id: relayNotice.id })
    .from(relayNotice)
    .where(
      and(
        eq(relayNotice.organizationId, scope.organizationId),
        eq(relayNotice.sourceId, source.id),
        eq(relayNotice.inFeed, true),
        isNotNull(relayNotice.missingSince),
      ),
    );
  if (rows.length === 0) return;
  const withdrawn = rows.map(({ id }) => id);
  await noteGone(scope, { missing: [], rolledOff: [], withdrawn });
  await recordFound(scope, source, { added: 0, edited: 0, withdrawn: withdrawn.length });
  await tellOfChanges(scope, withdrawn);
}

async function recordFound(
  scope: Scope,
  source: SourceRow,
  facts: { added: number; edited: number; withdrawn: number },
): Promise<void> {
  await recordEvent(scope, { action: 'relay.notices_found', object: { type: 'relay_source', id: source.id }, facts });
}

function loadKnown(scope: Scope, sourceId: string, items: readonly FeedItem[]): Promise<NoticeRow[]> {
  const keys = items.map(({ key }) => key);
  const twins = items.map(({ twin }) => twin);
  return scope.tx
    .select()
    .from(relayNotice)
    .where(
      and(
        eq(relayNotice.organizationId, scope.organizationId),
        eq(relayNotice.sourceId, sourceId),
        or(eq(relayNotice.inFeed, true), inArray(relayNotice.key, keys), inArray(relayNotice.twin, twins)),
      ),
    );
}

/** Ids of what was written. */
async function addFresh(
  scope: Scope,
  source: SourceRow,
  fresh: { items: readonly FeedItem[]; isFirst: boolean },
): Promise<string[]> {
  if (fresh.items.length === 0) return [];
  const now = scope.services.clock.now();
  const rows = fresh.items.map(
    (item): NoticeRow => ({
      organizationId: scope.organizationId,
      id: newId<'relayNotice'>(now.getTime()),
      sourceId: source.id,
      ...wordsOf(item, source),
      seenAt: now,
      listedAt: item.publishedAt === null || item.publishedAt > now ? now : item.publishedAt,
      isSetAside: false,
      inFeed: true,
      missingSince: null,
      change: null,
      changedAt: null,
      before: null,
    }),
  );
  const byAge = rows.toSorted((a, b) => b.listedAt.getTime() - a.listedAt.getTime());
  const kept = byAge.map((row, at) => ({ ...row, isSetAside: fresh.isFirst && at >= NEWS_AT_FIRST }));
  const written = await scope.tx
    .insert(relayNotice)
    .values(kept)
    .onConflictDoNothing({ target: [relayNotice.organizationId, relayNotice.sourceId, relayNotice.key] })
    .returning({ id: relayNotice.id });
  return written.map(({ id }) => id);
}

function wordsOf(item: FeedItem, source: Pick<SourceRow, 'language'>) {
  const { key, link, publishedAt, summary, title, twin, wordsHash } = item;
  const language = item.language ?? source.language;
  return { key, twin, wordsHash, title, link, summary, language, publishedAt, isSevere: isSevere(item) };
}

/** What is as it was may have a new name; what was missing is back. */
async function noteSame(
  scope: Scope,
  known: ReadonlyMap<string, NoticeRow>,
  same: Comparison<FeedItem>['same'],
): Promise<void> {
  for (const { id, item } of same) {
    const row = known.get(id);
    if (row === undefined) continue;
    const change = row.change === 'withdrawn' ? null : row.change;
    if (row.key === item.key && row.inFeed && row.missingSince === null && change === row.change) continue;
    await scope.tx
      .update(relayNotice)
      .set({ key: item.key, inFeed: true, missingSince: null, change })
      .where(noticeIs(scope, [id]));
  }
}

async function noteEdited(
  scope: Scope,
  known: ReadonlyMap<string, NoticeRow>,
  edited: Comparison<FeedItem>['edited'],
): Promise<void> {
  const now = scope.services.clock.now();
  for (const { id, item } of edited) {
    const row = known.get(id);
    if (row === undefined) continue;
    const { language: _language, ...words } = wordsOf(item, row);
    const { title, summary, link } = row;
    await scope.tx
      .update(relayNotice)
      .set({
        ...words,
        inFeed: true,
        missingSince: null,
        change: 'edited',
        changedAt: now,
        // Until somebody has seen it, the words that they knew are the ones to compare with.
        before: row.change === 'edited' && row.before !== null ? row.before : { title, summary, link },
      })
      .where(noticeIs(scope, [id]));
  }
}

async function noteGone(
  scope: Scope,
  gone: Pick<Comparison<FeedItem>, 'missing' | 'rolledOff' | 'withdrawn'>,
): Promise<void> {
  const now = scope.services.clock.now();
  if (gone.missing.length > 0) {
    await scope.tx.update(relayNotice).set({ missingSince: now }).where(noticeIs(scope, gone.missing));
  }
  if (gone.rolledOff.length > 0) {
    await scope.tx
      .update(relayNotice)
      .set({ inFeed: false, missingSince: null })
      .where(noticeIs(scope, gone.rolledOff));
  }
  if (gone.withdrawn.length > 0) {
    await scope.tx
      .update(relayNotice)
      .set({ inFeed: false, change: 'withdrawn', changedAt: now })
      .where(noticeIs(scope, gone.withdrawn));
  }
}

function noticeIs(scope: Scope, ids: readonly string[]): SQL | undefined {
  return and(eq(relayNotice.organizationId, scope.organizationId), inArray(relayNotice.id, [...ids]));
}
