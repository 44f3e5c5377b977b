import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '../../kernel/db/escape-like.ts';
import { asInstantKey, beyond, definePaging, idKey, instantKey } from '../../kernel/http/cursor.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { person } from '../../registers/people/schema.ts';
import { namesOf } from '../../registers/people/service.ts';
import { post, postVersion } from '../compose/schema.ts';
import { baseTextHead, excerptOf, readablePosts } from '../compose/service.ts';
import { screening } from '../screen/schema.ts';
import { reviewAccess } from './access.ts';
import type { reviewQueue as queueEndpoint, queueItem } from './contract.ts';
import {
  loadReviewingHouse,
  readDecisions,
  readDelegations,
  readGuests,
  toDecision,
  toDelegation,
  toGuest,
} from './facts.ts';
import { review } from './schema.ts';
import { eligibleFor, type ReviewFacts, seatToFill, stepState } from './state.ts';

type QueueItem = z.output<typeof queueItem>;

const paging = definePaging('reviews.due', z.tuple([instantKey, instantKey, idKey]));

/** The earliest deadline: of the steps' own hours, or the planned time less the lead. Null where neither is there. */
export const dueColumn: SQL<string | null> =
  sql`least(${review.dueAt}, ${post.dueAt} - make_interval(mins => ${review.leadMinutes}))`;
/** What has no deadline comes after all that has one. */
const sortedDue = sql<Date>`coalesce(${dueColumn}, '9999-12-31T00:00:00Z'::timestamptz)`;

/**
 * A page of open reviews of posts that the acting person may see, the first due first, then the oldest; `mine` where they
 * may decide now. As many statements for a full page as for an empty one. Throws `CURSOR_INVALID`.
 */
export async function listQueue(
  scope: Scope,
  query: z.output<(typeof queueEndpoint)['query']>,
): Promise<{ items: QueueItem[]; next: string | null }> {
  requireAnyRole(scope.actor, reviewAccess.read, 'see reviews');
  const { rows, next } = paging.page(await readOpenReviews(scope, query), query.limit, (row) => [
    row.dueKey,
    row.key,
    row.id,
  ]);
  const screenings = await newestScreenings(
    scope,
    rows.map((row) => row.versionId),
  );
  const facts = await factsOf(scope, rows);
  const now = scope.services.clock.now();
  const items = rows.map((row, index) =>
    toItem(scope, { row, now, facts: facts[index], screened: screenings.get(row.versionId) }),
  );
  return { items, next };
}

type QueueRow = Awaited<ReturnType<typeof readOpenReviews>>[number];

function toItem(
  scope: Scope,
  made: {
    row: QueueRow;
    facts: QueueFacts | undefined;
    screened: { verdict: QueueItem['verdict']; findingCount: number } | undefined;
    now: Date;
  },
): QueueItem {
  const { row, facts, screened, now } = made;
  const dueAt = row.due === null ? null : new Date(row.due);
  return {
    reviewId: row.id,
    postId: row.postId,
    excerpt: excerptOf(row.head),
    authorName: row.authorName,
    submittedAt: row.submittedAt.toISOString(),
    verdict: screened?.verdict ?? 'block',
    findingCount: screened?.findingCount ?? 0,
    mine: facts !== undefined && stepsToDecide(scope, facts).length > 0,
    dueAt: dueAt?.toISOString() ?? null,
    plannedAt: row.plannedAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt <= now,
    waitingFor: facts === undefined ? [] : askedNames(facts),
  };
}

type QueueFacts = ReviewFacts & { readonly names: ReadonlyMap<string, string> };

/** Names of everybody who may decide a step that waits, each once. */
function askedNames(facts: QueueFacts): string[] {
  const waiting = facts.steps.filter((step) => stepState(step, facts) === 'waiting');
  const ids = waiting.flatMap((step) => eligibleFor(step, facts).map(({ reviewer }) => reviewer.id));
  return [...new Set(ids)].flatMap((id) => facts.names.get(id) ?? []);
}

/** What the rules need of each of these reviews, in as many statements for many as for one. */
async function factsOf(scope: Scope, rows: readonly QueueRow[]): Promise<QueueFacts[]> {
  const ids = rows.map((row) => row.id);
  const decisions = Map.groupBy(await readDecisions(scope, ids), (row) => row.reviewId);
  const delegations = Map.groupBy(await readDelegations(scope, ids), (row) => row.reviewId);
  const guests = Map.groupBy(await readGuests(scope, ids), (row) => row.reviewId);
  const house = await loadReviewingHouse(scope);
  const names = await namesOf(scope);
  return rows.map((row) => ({
    ...row,
    ...house,
    names,
    decisions: (decisions.get(row.id) ?? []).map(toDecision),
    delegations: (delegations.get(row.id) ?? []).map(toDelegation),
    guests: (guests.get(row.id) ?? []).map(toGuest),
  }));
}

/** Words of the post or the name of who sent it. */
function matches(search: string | undefined): SQL | undefined {
  const words = search?.trim().toLowerCase() ?? '';
  if (words === '') return undefined;
  const pattern = `%${escapeLike(words)}%`;
  return or(
    sql`lower(${postVersion.content}->>'baseText') like ${pattern}`,
    sql`lower(${person.name}) like ${pattern}`,
  );
}

function readOpenReviews(scope: Scope, query: z.output<(typeof queueEndpoint)['query']>) {
  const [due, at, id] = query.after === undefined ? [] : paging.read(query.after);
  return scope.tx
    .select({
      dueKey: asInstantKey(sortedDue),
      key: asInstantKey(review.submittedAt),
      due: dueColumn,
      plannedAt: post.dueAt,
      id: review.id,
      postId: review.postId,
      versionId: review.versionId,
      contentHash: review.contentHash,
      steps: review.steps,
      submittedAt: review.submittedAt,
      editors: postVersion.editors,
      channelIds: sql<string[]>`${postVersion.content}->'channelIds'`,
      head: baseTextHead(postVersion.content),
      authorName: person.name,
    })
    .from(review)
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, review.organizationId), eq(postVersion.id, review.versionId)),
    )
    .innerJoin(post, and(eq(post.organizationId, review.organizationId), eq(post.id, review.postId)))
    .innerJoin(person, and(eq(person.organizationId, review.organizationId), eq(person.id, review.submittedBy)))
    .where(
      and(
        eq(review.organizationId, scope.organizationId),
        eq(review.state, 'open'),
        readablePosts(scope),
        matches(query.search),
        due === undefined || at === undefined || id === undefined
          ? undefined
          : beyond('ascending', [
              { column: sortedDue, value: due, type: 'timestamptz' },
              { column: review.submittedAt, value: at, type: 'timestamptz' },
              { column: review.id, value: id, type: 'uuid' },
            ]),
      ),
    )
    .orderBy(asc(sortedDue), asc(review.submittedAt), asc(review.id))
    .limit(query.limit + 1);
}

async function newestScreenings(scope: Scope, versionIds: readonly string[]) {
  if (versionIds.length === 0) return new Map<string, { verdict: QueueItem['verdict']; findingCount: number }>();
  const rows = await scope.tx
    .selectDistinctOn([screening.versionId], {
      versionId: screening.versionId,
      verdict: screening.verdict,
      findingCount: sql<number>`jsonb_array_length(${screening.findings})`,
    })
    .from(screening)
    .where(and(eq(screening.organizationId, scope.organizationId), inArray(screening.versionId, [...versionIds])))
    .orderBy(screening.versionId, desc(screening.screenedAt), desc(screening.id));
  return new Map(rows.map((row) => [row.versionId, row]));
}

/** Steps that the acting person may decide and has not decided yet. */
export function stepsToDecide(scope: Scope, facts: ReviewFacts): string[] {
  const personId = actingPersonId(scope) ?? '';
  return facts.steps
    .filter(
      (step) =>
        stepState(step, facts) === 'waiting' &&
        seatToFill(personId, step, facts) !== undefined &&
        !facts.decisions.some((decision) => decision.stepId === step.id && decision.reviewerId === personId),
    )
    .map((step) => step.id);
}
