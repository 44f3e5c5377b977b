import { type SQL, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { definePaging, idKey, textKey } from '../../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import { readOrganization } from '../../org/service.ts';
import { authorizationAccess } from '../access.ts';
import { instrumentKind } from '../contract.ts';
import { EARLY_DAYS } from '../jobs.ts';
import { findSubjects } from '../subjects.ts';
import {
  type countEnds as countEndpoint,
  type EndsFilters,
  type EndView,
  endKind,
  type listEnds as listEndpoint,
} from './contract.ts';
import { dayIn } from './note-ends.ts';

type Answer = z.output<(typeof listEndpoint)['answer']>;
type Query = z.output<(typeof listEndpoint)['query']>;

const MOST_DAYS = 366;
/** Names that are opened for one page of a search; what follows is looked through with the next. */
const NAMES_A_PAGE = 2_000;
const NAMES_AT_ONCE = 500;

const row = z.object({
  day: z.string().nullable(),
  what: endKind,
  id: z.string(),
  subject_id: z.string(),
  kind: instrumentKind,
  site_id: z.string().nullable(),
  told_at: z.coerce.date().nullable(),
});
type Row = z.output<typeof row>;

/** Of the last row that was seen: its day, what ends, and its id. What waits has no day. */
const paging = definePaging('authorization-ends', z.tuple([textKey, textKey, idKey]));
type Keys = readonly [day: string, what: string, id: string];
const keysOf = ({ day, what, id }: Row): [string, string, string] => [day ?? '', what, id];

/** What ends in a time, the earliest first; only names and days of the page are opened. Throws `TIME_TOO_LONG`. */
export async function listEnds(scope: Scope, query: Query): Promise<Answer> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see when permissions end');
  const house = await houseOf(scope, query);
  const after = query.after === undefined ? null : paging.read(query.after);
  const wanted = foldName(query.search ?? '');
  if (wanted === '') {
    const rows = await readRows(scope, house, { after, limit: query.limit + 1 });
    const page = paging.page(rows, query.limit, keysOf);
    return { ends: await viewEnds(scope, page.rows), next: page.next };
  }
  const found: Row[] = [];
  let seen: Keys | null = after;
  for (let opened = 0; opened < NAMES_A_PAGE; opened += NAMES_AT_ONCE) {
    const rows: Row[] = await readRows(scope, house, { after: seen, limit: NAMES_AT_ONCE });
    const subjects = await findSubjects(
      scope,
      rows.map(({ subject_id }) => subject_id),
    );
    for (const one of rows) {
      if (foldName(subjects.get(one.subject_id)?.name ?? '').includes(wanted)) found.push(one);
      if (found.length > query.limit) break;
    }
    const last = rows.at(-1);
    if (last !== undefined) seen = keysOf(last);
    if (found.length > query.limit) {
      const page = paging.page(found, query.limit, keysOf);
      return { ends: await viewEnds(scope, page.rows), next: page.next };
    }
    if (rows.length < NAMES_AT_ONCE) return { ends: await viewEnds(scope, found), next: null };
  }
  // More is there than was looked through: a page that may be short, and the place where it goes on.
  const next = seen === null ? null : paging.page([seen, seen], 1, (keys) => [...keys]).next;
  return { ends: await viewEnds(scope, found), next };
}

/** Without accents and in one case, so that a name is found as it is typed. */
function foldName(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

/** Everything that ends in a time, for a file; null where it is more than `most`. */
export async function readAllEnds(scope: Scope, filters: EndsFilters, most: number): Promise<EndView[] | null> {
  const rows = await readRows(scope, await houseOf(scope, filters), { after: null, limit: most + 1 });
  return rows.length > most ? null : viewEnds(scope, rows);
}

/** How much ends on each day. Nothing that is sealed is opened. Throws `TIME_TOO_LONG`. */
export async function countEnds(
  scope: Scope,
  filters: EndsFilters,
): Promise<z.output<(typeof countEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see when permissions end');
  const house = await houseOf(scope, filters);
  const { rows } = await scope.tx.execute(
    sql`select day::text, what, count(*)::int as count from (${endsIn(scope, house)}) ends group by day, what order by day, what`,
  );
  const waiting = await scope.tx.execute(
    sql`select count(*)::int as count from (${permissionEnds(scope, { ...house, what: 'waits' })}) waiting`,
  );
  const counted = z.array(z.object({ day: z.string().nullable(), what: endKind, count: z.number() })).parse(rows);
  return {
    today: dayIn(scope.services.clock.now(), house.timeZone),
    days: counted.flatMap(({ day, ...told }) => (day === null ? [] : [{ day, ...told }])),
    waiting: z.tuple([z.object({ count: z.number() })]).parse(waiting.rows)[0].count,
  };
}

type Asked = EndsFilters & { readonly timeZone: string };

async function houseOf(scope: Scope, filters: EndsFilters): Promise<Asked> {
  const { timeZone } = await readOrganization(scope);
  const days = Temporal.PlainDate.from(filters.from).until(filters.until).total('days');
  if (days < 0 || days > MOST_DAYS) {
    throw unprocessable({
      code: 'TIME_TOO_LONG',
      message: 'This calendar shows a year at most, from an earlier day to a later one.',
      remedy: 'Choose a shorter time.',
    });
  }
  return { ...filters, timeZone };
}

async function readRows(
  scope: Scope,
  asked: Asked,
  page: { readonly after: Keys | null; readonly limit: number },
): Promise<Row[]> {
  const { rows } = await scope.tx.execute(
    sql`select * from (${endsIn(scope, asked, page)}) ends order by day, what, id limit ${page.limit}`,
  );
  return rows.map((one) => row.parse(one));
}

type Page = { readonly after: Keys | null; readonly limit: number };

/** Permissions and links together; each part is as short as the page, and answered by an index on its days. */
function endsIn(scope: Scope, asked: Asked, page?: Page): SQL {
  const { what } = asked;
  if (what === 'link') return linkEnds(scope, asked, page);
  const permissions = permissionEnds(scope, asked, page);
  return what === undefined ? sql`(${permissions}) union all (${linkEnds(scope, asked, page)})` : permissions;
}

const cut = (page: Page | undefined, columns: SQL) =>
  page === undefined ? sql`` : sql` order by ${columns} limit ${page.limit}`;

/** What was taken back as a whole, or had ended before, does not end a second time. Whose it is, is told of a page alone. */
function permissionEnds({ organizationId }: Scope, asked: Asked, page?: Page): SQL {
  const { from, until, what, site, kind } = asked;
  const waits = what === 'waits';
  return sql`
    select e.on_day::text as day, ${waits ? sql`'waits'` : sql`e.cause`} as what, e.authorization_id as id, ${page === undefined ? sql`null::uuid as subject_id` : sql`a.subject_id`}, e.kind, e.site_id, e.told_at
      from authorization_end e
      ${page === undefined ? sql`` : sql`join signed_authorization a on a.organization_id = e.organization_id and a.id = e.authorization_id`}
     where e.organization_id = ${organizationId}::uuid and e.is_first
       and ${waits ? sql`e.on_day is null` : sql`e.on_day between ${from}::date and ${until}::date`}
       and ${what === undefined || waits ? sql`true` : sql`e.cause = ${what}`}
       and ${site === undefined ? sql`true` : sql`e.site_id = ${site}::uuid`}
       and ${kind === undefined ? sql`true` : sql`e.kind = ${kind}`}
       and ${afterKeys(page, waits ? sql`e.authorization_id` : sql`(e.on_day, e.cause, e.authorization_id)`, waits)}
       and not exists (select from authorization_withdrawal w
             where w.organization_id = e.organization_id and w.authorization_id = e.authorization_id
               and w.media_sha256 is null and w.channel_ids is null)
    ${cut(page, waits ? sql`e.authorization_id` : sql`e.on_day, e.cause, e.authorization_id`)}`;
}

/** Links that nobody has answered by. */
function linkEnds({ organizationId }: Scope, { from, until, site, kind, timeZone }: Asked, page?: Page): SQL {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant().toString();
  const end = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
  const day = sql`(r.link_expires_at at time zone ${timeZone}::text)::date`;
  return sql`
    select ${day}::text as day, 'link' as what, r.id, r.subject_id, r.kind, r.site_id, null::timestamptz as told_at
      from authorization_request r
     where r.organization_id = ${organizationId}::uuid and r.state = 'open'
       and r.link_expires_at >= ${start}::timestamptz and r.link_expires_at < ${end}::timestamptz
       and ${site === undefined ? sql`true` : sql`r.site_id = ${site}::uuid`}
       and ${kind === undefined ? sql`true` : sql`r.kind = ${kind}`}
       and ${afterKeys(page, sql`(${day}, 'link', r.id)`, false)}
    ${cut(page, sql`1, r.id`)}`;
}

/** One row comparison, which an index on the columns can answer. */
function afterKeys(page: Page | undefined, columns: SQL, isById: boolean): SQL {
  if (page === undefined || page.after === null) return sql`true`;
  const [day, what, id] = page.after;
  return isById ? sql`${columns} > ${id}::uuid` : sql`${columns} > (${day}::date, ${what}::text, ${id}::uuid)`;
}

async function viewEnds(scope: Scope, rows: readonly Row[]): Promise<EndView[]> {
  const subjects = await findSubjects(
    scope,
    rows.map(({ subject_id }) => subject_id),
  );
  return rows.flatMap((one) => {
    const subject = subjects.get(one.subject_id);
    if (subject === undefined) return [];
    const isLink = one.what === 'link';
    const isNoticed = one.what === 'expires' || one.what === 'of_age';
    return [
      {
        what: one.what,
        onDay: one.day,
        authorizationId: isLink ? null : one.id,
        requestId: isLink ? one.id : null,
        subject,
        kind: one.kind,
        siteId: one.site_id,
        toldAt: one.told_at?.toISOString() ?? null,
        tellsOn: isNoticed && one.told_at === null && one.day !== null ? noticeDay(one.day) : null,
      },
    ];
  });
}

/** The day on which owners are told early. */
function noticeDay(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: EARLY_DAYS }).toString();
}
