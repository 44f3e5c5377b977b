import { and, asc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../../registers/org/service.ts';
import { person } from '../../../registers/people/schema.ts';
import type { Stage } from '../../compose/contract.ts';
import { draft, post } from '../../compose/schema.ts';
import { baseTextHead, excerptOf, readablePosts } from '../../compose/service.ts';
import { scheduleAccess } from '../access.ts';
import { postPlan, scheduleEntry } from '../schema.ts';
import { asDays, listBlackouts, toBlackoutViews } from './blackouts.ts';
import { calendarChannels, zonesOf } from './channels.ts';
import { type CalendarItem, MAX_CALENDAR_DAYS, type readCalendar as readEndpoint } from './contract.ts';
import { hintsOf, type Placed, usualRules } from './hints.ts';
import { holidaysBetween, readPlace } from './holidays.ts';
import { localDay } from './local-day.ts';
import { observancesBetween } from './observances.ts';

type Query = z.output<(typeof readEndpoint)['query']>;
type Answer = z.input<(typeof readEndpoint)['answer']>;

const DAY_MS = 86_400_000;
/** More than anybody reads in one view; the answer says so when there is more. */
const MOST_ITEMS = 2_000;

/**
 * Posts that the acting person may see by the time that was planned or set for them, with what is worth saying beside
 * each. Posts a little outside of the range, and those that a filter hides, count for the hints. Throws `RANGE_TOO_LONG`.
 */
export async function readCalendar(scope: Scope, query: Query): Promise<Answer> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const [fromMs, toMs] = [Date.parse(query.from), Date.parse(query.to)];
  requireRange(fromMs, toMs);
  const organization = await readOrganization(scope);
  const channels = await calendarChannels(scope);
  const zone = zonesOf(channels);
  const pad = usualRules.sameWordsDays * DAY_MS;
  const rows = await selectRows(scope, { from: new Date(fromMs - pad), to: new Date(toMs + pad) });
  const days = { from: localDay('UTC', fromMs - DAY_MS), until: localDay('UTC', toMs + DAY_MS) };
  const blackouts = await listBlackouts(scope, days);
  const { observances } = await readPlace(scope);
  const nowMs = scope.services.clock.now().getTime();
  const hints = hintsOf(
    rows.map((row) => asPlaced(row, nowMs)),
    { blackouts: blackouts.map(asDays), dayOf: (channelId, atMs) => localDay(zone(channelId), atMs) },
  );
  const shown = rows.filter((row) => isShown(row, { fromMs, toMs, query }));
  return {
    timeZone: organization.timeZone,
    items: shown.map((row) => ({ ...toItem(row), hints: [...(hints.get(row.postId) ?? [])] })),
    complete: rows.length < MOST_ITEMS,
    channels,
    people: peopleOf(rows),
    blackouts: await toBlackoutViews(scope, blackouts),
    holidays: await holidaysBetween(scope, { ...days, language: query.language }),
    observances: observances ? observancesBetween({ ...days, language: query.language }) : [],
  };
}

function requireRange(fromMs: number, toMs: number): void {
  if (toMs > fromMs && toMs - fromMs <= MAX_CALENDAR_DAYS * DAY_MS) return;
  throw unprocessable({
    code: 'RANGE_TOO_LONG',
    message: `The calendar is read for ${MAX_CALENDAR_DAYS} days at most, the first before the last.`,
    remedy: 'Choose a shorter range.',
    details: { mostDays: MAX_CALENDAR_DAYS },
  });
}

/** One statement for posts, words, authors, plans and times: contents may be long, and are not read whole. */
function selectRows(scope: Scope, range: { from: Date; to: Date }) {
  const { content } = { content: draft.content };
  return scope.tx
    .select({
      postId: post.id,
      stage: post.stage,
      at: sql<Date>`${post.dueAt}`.mapWith(post.dueAt),
      wishedAt: post.wishedAt,
      authorId: post.authorPersonId,
      authorName: person.name,
      head: baseTextHead(content),
      words: sql<string | null>`nullif(md5(btrim(${draft.baseTextLower})), md5(''))`,
      channelIds: sql<unknown>`${content}->'channelIds'`.mapWith(z.array(z.string()).parse),
      imageId: sql<string | null>`${content}->'images'->0->>'mediaId'`,
      planZone: postPlan.timeZone,
      setZone: scheduleEntry.timeZone,
      approvedVersionId: sql<string | null>`case when ${post.stage} = 'approved' then ${post.currentVersionId} end`,
    })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .innerJoin(person, and(eq(person.organizationId, post.organizationId), eq(person.id, post.authorPersonId)))
    .leftJoin(
      postPlan,
      and(
        eq(postPlan.organizationId, post.organizationId),
        eq(postPlan.postId, post.id),
        eq(postPlan.state, 'standing'),
      ),
    )
    .leftJoin(scheduleEntry, activeEntry)
    .where(and(...inRange(scope, range)))
    .orderBy(asc(post.dueAt), asc(post.id))
    .limit(MOST_ITEMS);
}

const activeEntry = and(
  eq(scheduleEntry.organizationId, post.organizationId),
  eq(scheduleEntry.versionId, post.currentVersionId),
  eq(scheduleEntry.state, 'active'),
);

function inRange(scope: Scope, range: { from: Date; to: Date }): (SQL | undefined)[] {
  return [
    eq(post.organizationId, scope.organizationId),
    readablePosts(scope),
    ne(post.stage, 'discarded'),
    gte(post.dueAt, range.from),
    lt(post.dueAt, range.to),
  ];
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

function isShown(row: Row, asked: { fromMs: number; toMs: number; query: Query }): boolean {
  const { fromMs, toMs, query } = asked;
  const atMs = row.at.getTime();
  if (atMs < fromMs || atMs >= toMs) return false;
  if (query.channel !== undefined && !row.channelIds.includes(query.channel)) return false;
  if (query.stage !== undefined && !query.stage.includes(row.stage)) return false;
  return query.person === undefined || row.authorId === query.person;
}

const out: ReadonlySet<Stage> = new Set(['publishing', 'published', 'taken_down']);

function timeOf(row: Row): CalendarItem['time'] {
  if (out.has(row.stage)) return 'out';
  if (row.stage === 'scheduled') return 'set';
  if (row.stage === 'parked') return row.wishedAt !== null && row.planZone !== null ? 'wished' : 'missed';
  return row.wishedAt === null ? 'lapsed' : 'wished';
}

function asPlaced(row: Row, nowMs: number): Placed {
  const time = timeOf(row);
  return {
    postId: row.postId,
    atMs: row.at.getTime(),
    channelIds: row.channelIds,
    words: row.words,
    open: (time === 'wished' || time === 'set') && row.at.getTime() >= nowMs,
  };
}

function toItem(row: Row): Omit<CalendarItem, 'hints'> {
  return {
    postId: row.postId,
    stage: row.stage,
    at: row.at.toISOString(),
    time: timeOf(row),
    excerpt: excerptOf(row.head),
    authorId: row.authorId,
    authorName: row.authorName,
    channelIds: row.channelIds,
    imageId: row.imageId,
    timeZone: row.setZone ?? row.planZone,
    approvedVersionId: row.approvedVersionId,
  };
}

function peopleOf(rows: readonly Row[]): { id: string; name: string }[] {
  const names = new Map(rows.map((row) => [row.authorId, row.authorName]));
  return [...names].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Posts that are planned on days and channels on which nothing is to go out. */
export async function plannedOn(
  scope: Scope,
  days: { channelId: string | null; from: string; until: string },
): Promise<{ postId: string; excerpt: string; at: string; channelIds: string[] }[]> {
  const zone = zonesOf(await calendarChannels(scope));
  const range = { from: new Date(`${days.from}T00:00Z`), to: new Date(`${days.until}T00:00Z`) };
  const rows = await selectRows(scope, {
    from: new Date(range.from.getTime() - DAY_MS),
    to: new Date(range.to.getTime() + 2 * DAY_MS),
  });
  const meant = rows.filter((row) => {
    if (!['wished', 'set'].includes(timeOf(row))) return false;
    const channels = row.channelIds.filter((id) => days.channelId === null || id === days.channelId);
    return channels.some((id) => {
      const day = localDay(zone(id), row.at.getTime());
      return days.from <= day && day <= days.until;
    });
  });
  return meant.map((row) => ({
    postId: row.postId,
    excerpt: excerptOf(row.head),
    at: row.at.toISOString(),
    channelIds: row.channelIds,
  }));
}

/** Instants at which something is planned on a channel, from now on. */
export async function takenOn(scope: Scope, channelId: string): Promise<ReadonlySet<number>> {
  const rows = await scope.tx
    .select({ at: sql<Date>`${post.dueAt}`.mapWith(post.dueAt) })
    .from(post)
    .innerJoin(draft, and(eq(draft.organizationId, post.organizationId), eq(draft.postId, post.id)))
    .where(
      and(
        eq(post.organizationId, scope.organizationId),
        gte(post.dueAt, scope.services.clock.now()),
        inArray(post.stage, ['draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'parked']),
        sql`${draft.content}->'channelIds' ? ${channelId}::text`,
      ),
    );
  return new Set(rows.map(({ at }) => at.getTime()));
}
