import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { open } from '../../kernel/crypto/seal.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { media } from '../../registers/media/schema.ts';
import { namesOf } from '../../registers/people/service.ts';
import { pastPostAccess } from './access.ts';
import {
  type PastFilters,
  type PastPostView,
  type PastVerdict,
  pastReason,
  type searchPastPosts as searchEndpoint,
  type pastSummary as summaryEndpoint,
} from './contract.ts';
import { isReading } from './import-posts.ts';
import { openWords, type PastWords } from './keep-posts.ts';
import { pastImport, pastPost } from './schema.ts';

type Row = typeof pastPost.$inferSelect & { readonly source: PastPostView['source'] };
type Order = z.output<(typeof searchEndpoint)['body']>['order'];

const ofIts = ({ organizationId }: Scope) => eq(pastPost.organizationId, organizationId);
const isOpen = and(isNull(pastPost.decision), inArray(pastPost.verdict, ['lacks', 'look']));

const shownBy: Readonly<Record<PastFilters['show'], SQL | undefined>> = {
  open: isOpen,
  lacks: and(isNull(pastPost.decision), eq(pastPost.verdict, 'lacks')),
  look: and(isNull(pastPost.decision), eq(pastPost.verdict, 'look')),
  decided: isNotNull(pastPost.decision),
  allowed: and(isNull(pastPost.decision), eq(pastPost.verdict, 'allowed')),
  nobody: and(isNull(pastPost.decision), eq(pastPost.verdict, 'nobody')),
  all: undefined,
};

const countRow = z.object({ verdict: z.string(), decided: z.boolean(), count: z.coerce.number() });

/** Counts on top of the work list. */
export async function pastSummary(scope: Scope): Promise<z.output<(typeof summaryEndpoint)['answer']>> {
  requireAnyRole(scope.actor, pastPostAccess.read, 'see posts from before');
  const { rows } = await scope.tx.execute(sql`
    select verdict, decision is not null as decided, count(*) as count from past_post
     where organization_id = ${scope.organizationId}::uuid group by 1, 2`);
  const counts = rows.map((row) => countRow.parse(row));
  const sum = (fits: (row: z.output<typeof countRow>) => boolean) =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  const of = (wanted: PastVerdict) => sum(({ verdict }) => verdict === wanted);
  return {
    all: sum(() => true),
    waiting: sum(({ verdict }) => verdict === 'waiting'),
    verdicts: { lacks: of('lacks'), look: of('look'), allowed: of('allowed'), nobody: of('nobody') },
    open: sum(({ verdict, decided }) => !decided && (verdict === 'lacks' || verdict === 'look')),
    decided: sum(({ decided }) => decided),
    isReading: await isReading(scope),
  };
}

const newest = definePaging('past-posts-newest', z.tuple([instantKey, idKey]));
const worst = definePaging('past-posts-worst', z.tuple([z.string().regex(/^\d{1,9}$/), idKey]));

/** Rows that are opened for one page of words that are searched for; where more is to be read, the page ends early. */
const MOST_OPENED = 5_000;
const ROWS_A_READ = 500;

type Found = { readonly rows: readonly Opened[]; readonly next: string | null };
type Opened = { readonly row: Row; readonly words: PastWords };
type Wanted = PastFilters & { readonly order: Order; readonly after?: string | undefined; readonly limit: number };

/**
 * A page of the work list. Words are sealed, so those that are searched for are looked for in each post that the filters
 * leave: a page may hold fewer than asked for, and still have one after it.
 */
export async function searchPastPosts(
  scope: Scope,
  query: Wanted,
): Promise<z.output<(typeof searchEndpoint)['answer']>> {
  requireAnyRole(scope.actor, pastPostAccess.read, 'see posts from before');
  const { rows, next } = await findPosts(scope, query);
  return { posts: await viewPosts(scope, rows), next };
}

export async function findPosts(scope: Scope, query: Wanted): Promise<Found> {
  const sought = foldWords(query.text);
  const found: Opened[] = [];
  let after = query.after;
  for (let opened = 0; ; ) {
    const left = query.limit - found.length;
    const page = await readPage(scope, { ...query, after, limit: sought === '' ? left : ROWS_A_READ });
    for (const row of page.rows) {
      const words = openWords(scope, row);
      if (sought !== '' && !hasWords(words, sought)) continue;
      found.push({ row, words });
      // The page goes on after the last that it shows.
      if (found.length === query.limit)
        return { rows: found, next: row === page.rows.at(-1) ? page.next : cursorOf(query.order, row) };
    }
    opened += page.rows.length;
    if (page.next === null || opened >= MOST_OPENED) return { rows: found, next: page.next };
    after = page.next;
  }
}

type Keyed = Row & { readonly sortKey: string };

async function readPage(scope: Scope, query: Wanted): Promise<{ rows: Keyed[]; next: string | null }> {
  const { order, after, limit } = query;
  const isNewest = order === 'newest';
  const rows = await scope.tx
    .select({
      ...getTableColumns(pastPost),
      source: pastImport.source,
      sortKey: isNewest ? asInstantKey(pastPost.sortedAt) : sql<string>`${pastPost.weight}::text`,
    })
    .from(pastPost)
    .innerJoin(
      pastImport,
      and(eq(pastImport.organizationId, pastPost.organizationId), eq(pastImport.id, pastPost.importId)),
    )
    .where(and(ofIts(scope), filtersOf(query), after === undefined ? undefined : rowsAfter(order, after)))
    .orderBy(isNewest ? desc(pastPost.sortedAt) : desc(pastPost.weight), desc(pastPost.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorOf(order, last) : null };
}

function filtersOf({ show, channelId, from, until }: PastFilters): SQL | undefined {
  return and(
    shownBy[show],
    channelId === null ? undefined : eq(pastPost.channelId, channelId),
    from === null ? undefined : gte(pastPost.sortedAt, new Date(from)),
    until === null ? undefined : lt(pastPost.sortedAt, new Date(until)),
  );
}

function rowsAfter(order: Order, after: string): SQL {
  if (order === 'newest') {
    const [at, id] = newest.read(after);
    return beyond('descending', [
      { column: pastPost.sortedAt, value: at, type: 'timestamptz' },
      { column: pastPost.id, value: id, type: 'uuid' },
    ]);
  }
  const [weight, id] = worst.read(after);
  return sql`(${pastPost.weight}, ${pastPost.id}) < (${weight}::int, ${id}::uuid)`;
}

function cursorOf(order: Order, { sortKey, id }: Pick<Keyed, 'sortKey' | 'id'>): string {
  const keys: [string, string] = [sortKey, id];
  const { next } = (order === 'newest' ? newest : worst).page([0, 1], 1, () => keys);
  return next ?? '';
}

/** Without accents and in one case, so that María is found by maria. */
function foldWords(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function hasWords({ text, link, channelName, pictures }: PastWords, sought: string): boolean {
  const names = pictures.flatMap((one) => ('name' in one ? [one.name] : []));
  const all = foldWords([text, link ?? '', channelName, ...names].join('\n'));
  return sought.split(' ').every((word) => all.includes(word));
}

/** One post as people see it. */
export async function viewPosts(scope: Scope, posts: readonly Opened[]): Promise<PastPostView[]> {
  const names = await namesOf(scope);
  const mediaIds = await mediaIdsOf(
    scope,
    posts.flatMap(({ row }) => row.pictureSha256),
  );
  return posts.map(({ row, words }) => {
    const { id, source, channelId, postId, verdict, authorizationIds } = row;
    return {
      id,
      source,
      channelId,
      postId,
      verdict,
      authorizationIds,
      postedAt: row.postedAt?.toISOString() ?? null,
      channelName: words.channelName,
      link: words.link,
      text: words.text,
      pictures: words.pictures.map((one) =>
        'name' in one
          ? { name: one.name, sha256: null, mediaId: null }
          : { name: null, sha256: one.sha256, mediaId: mediaIds.get(one.sha256) ?? null },
      ),
      reasons: pastReason.array().parse(row.reasons),
      judgedAt: row.judgedAt?.toISOString() ?? null,
      decision: viewDecision(scope, row, names),
    };
  });
}

/** Pictures that are in the library, by the hash of what is kept or of the file that it was made from. */
async function mediaIdsOf(scope: Scope, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const wanted = [...new Set(hashes)];
  const rows = await scope.tx
    .select({ id: media.id, sha256: media.sha256, file: media.originalSha256 })
    .from(media)
    .where(
      and(
        eq(media.organizationId, scope.organizationId),
        sql`(${inArray(media.sha256, wanted)} or ${inArray(media.originalSha256, wanted)})`,
      ),
    );
  return new Map(rows.flatMap(({ id, sha256, file }) => [[file, id] as const, [sha256, id] as const]));
}

function viewDecision(scope: Scope, row: Row, names: ReadonlyMap<string, string>): PastPostView['decision'] {
  const { decision, decidedBy, decidedAt } = row;
  if (decision === null || decidedBy === null || decidedAt === null) return null;
  const { decisionNoteSealed: sealed } = row;
  const note =
    sealed === null
      ? ''
      : Buffer.from(open(scope.services.keyring, sealed, notePlace(row.organizationId, row.id))).toString('utf8');
  return {
    kind: decision,
    note,
    authorizationId: row.decidedAuthorizationId,
    purpose: row.decidedPurpose,
    decidedByName: names.get(decidedBy) ?? '',
    decidedAt: decidedAt.toISOString(),
  };
}

export function notePlace(organizationId: string, id: string): string {
  return `past_post.decision_note:${organizationId}:${id}`;
}

/** One post, locked; null where it is not there. */
export async function lockPost(scope: Scope, id: string): Promise<Row | null> {
  const [row] = await scope.tx
    .select({ ...getTableColumns(pastPost), source: pastImport.source })
    .from(pastPost)
    .innerJoin(
      pastImport,
      and(eq(pastImport.organizationId, pastPost.organizationId), eq(pastImport.id, pastPost.importId)),
    )
    .where(and(ofIts(scope), eq(pastPost.id, id)))
    .for('update', { of: pastPost });
  return row ?? null;
}
