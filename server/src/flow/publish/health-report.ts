import { and, desc, eq, exists, gt, gte, inArray, isNotNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { countJobs, listFailedJobs } from '../../kernel/jobs/failed-jobs.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { channel } from '../../registers/channels/schema.ts';
import {
  type ChannelRow,
  listChannels,
  openCredentials,
  shownState,
  troubleView,
} from '../../registers/channels/service.ts';
import { post, postVersion } from '../compose/schema.ts';
import { baseTextHead, excerptOf, readablePosts } from '../compose/service.ts';
import { failingSources } from '../relays/service.ts';
import { publishAccess } from './access.ts';
import type { HealthReport, StuckDelivery } from './contract.ts';
import { LATENESS_BOUNDS_SECONDS, latenessBuckets } from './lateness.ts';
import { delivery, receipt } from './schema.ts';

const DAY_MS = 86_400_000;
const MOST_STUCK = 100;
const MOST_JOBS = 50;

/** What the organization's deliveries, channels and work behind the scenes are like now. Posts are told as one may see them. */
export async function readHealthReport(scope: Scope, query: { days: 1 | 7 }): Promise<HealthReport> {
  requireAnyRole(scope.actor, publishAccess.health, 'see health');
  const mayRetryJobs = hasAnyRole(scope.actor, publishAccess.retryJob);
  return {
    lateness: { days: query.days, buckets: latenessBuckets(await countByLateness(scope, query.days)) },
    deliveries: await countDeliveries(scope),
    jobs: await countJobs(scope),
    channels: (await listChannels(scope)).map((row) => toChannelLine(scope, row)),
    sources: (await failingSources(scope)).map(({ since, ...source }) => ({ ...source, since: since.toISOString() })),
    stuck: await listStuck(scope),
    failedJobs: mayRetryJobs ? await readFailedJobs(scope) : null,
  };
}

/** Counts of what was first seen on its network in the last days, by bucket of how long after its time that was. */
async function countByLateness(scope: Scope, days: number): Promise<ReadonlyMap<number, number>> {
  const since = new Date(scope.services.clock.now().getTime() - days * DAY_MS);
  const seen = scope.tx
    .select({ deliveryId: receipt.deliveryId, at: sql<string>`min(${receipt.observedAt})`.as('at') })
    .from(receipt)
    .where(
      and(
        eq(receipt.organizationId, scope.organizationId),
        gte(receipt.observedAt, since),
        inArray(receipt.kind, ['answer', 'read_back', 'person']),
      ),
    )
    .groupBy(receipt.deliveryId)
    .as('seen');
  const bounds = sql.raw(`array[${LATENESS_BOUNDS_SECONDS.join(',')}]::numeric[]`);
  const bucket = sql<number>`width_bucket(extract(epoch from ${seen.at} - ${delivery.dueAt})::numeric, ${bounds})`;
  const rows = await scope.tx
    .select({ bucket, count: sql<string>`count(*)` })
    .from(seen)
    .innerJoin(
      delivery,
      and(
        eq(delivery.organizationId, scope.organizationId),
        eq(delivery.id, seen.deliveryId),
        // What a person said is not there was never late.
        inArray(delivery.state, ['confirmed', 'removing', 'removed']),
      ),
    )
    .groupBy(bucket);
  return new Map(rows.map((row) => [row.bucket, Number(row.count)]));
}

const counted = (condition: SQL) => sql<string>`count(*) filter (where ${condition})`;

async function countDeliveries(scope: Scope): Promise<HealthReport['deliveries']> {
  const now = scope.services.clock.now().toISOString();
  const isDue = sql`${delivery.dueAt} <= ${now}::timestamptz`;
  const [row] = await scope.tx
    .select({
      due: counted(sql`${delivery.state} = 'planned' and ${isDue}`),
      later: counted(sql`${delivery.state} = 'planned' and not ${isDue}`),
      onTheWay: counted(sql`${delivery.state} = 'armed'`),
      unknown: counted(sql`${delivery.state} = 'unknown'`),
      needsPerson: counted(sql`${delivery.state} = 'needs_person'`),
      removing: counted(sql`${delivery.state} = 'removing'`),
    })
    .from(delivery)
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        or(isNotNull(delivery.wakeAt), eq(delivery.state, 'needs_person')),
      ),
    );
  return {
    due: Number(row?.due),
    later: Number(row?.later),
    onTheWay: Number(row?.onTheWay),
    unknown: Number(row?.unknown),
    needsPerson: Number(row?.needsPerson),
    removing: Number(row?.removing),
  };
}

function toChannelLine(scope: Scope, row: ChannelRow): HealthReport['channels'][number] {
  const { id, name, network, lastErrorCode, checkedAt } = row;
  // A connector whose sign-in ends by itself keeps when, among the account's credentials.
  const told = openCredentials(scope, row)?.['expiresAt'];
  const endsAt = told === undefined ? Number.NaN : Date.parse(told);
  return {
    id,
    name,
    network,
    state: shownState(row),
    lastErrorCode,
    checkedAt: checkedAt?.toISOString() ?? null,
    credentialsExpireAt: Number.isNaN(endsAt) ? null : new Date(endsAt).toISOString(),
    trouble: troubleView(row, scope.services.clock.now()),
  };
}

const stuckStates = ['unknown', 'needs_person', 'parked', 'rejected'] as const;
/** A removal that the network, or a channel without credentials, does not let through. */
const isStuckRemoval = and(eq(delivery.state, 'removing'), isNotNull(delivery.failureCode));
const later = alias(delivery, 'later');

/** What did not go out and was neither planned anew nor put away since, newest first. */
async function listStuck(scope: Scope): Promise<StuckDelivery[]> {
  const replaced = scope.tx
    .select({ found: sql`1` })
    .from(later)
    .where(
      and(
        eq(later.organizationId, delivery.organizationId),
        eq(later.postId, delivery.postId),
        eq(later.channelId, delivery.channelId),
        ne(later.scheduleId, delivery.scheduleId),
        gt(later.createdAt, delivery.createdAt),
      ),
    );
  const rows = await scope.tx
    .select({
      row: delivery,
      head: baseTextHead(postVersion.content),
      channelName: channel.name,
      network: channel.network,
    })
    .from(delivery)
    .innerJoin(post, and(eq(post.organizationId, delivery.organizationId), eq(post.id, delivery.postId)))
    .innerJoin(
      postVersion,
      and(eq(postVersion.organizationId, delivery.organizationId), eq(postVersion.id, delivery.versionId)),
    )
    .innerJoin(channel, and(eq(channel.organizationId, delivery.organizationId), eq(channel.id, delivery.channelId)))
    .where(
      and(
        eq(delivery.organizationId, scope.organizationId),
        or(and(inArray(delivery.state, [...stuckStates]), not(exists(replaced))), isStuckRemoval),
        ne(post.stage, 'discarded'),
        readablePosts(scope),
      ),
    )
    .orderBy(desc(delivery.updatedAt), desc(delivery.id))
    .limit(MOST_STUCK);
  return rows.map(toStuck);
}

function toStuck(found: {
  row: typeof delivery.$inferSelect;
  head: string;
  channelName: string;
  network: StuckDelivery['network'];
}): StuckDelivery {
  const { row, head, channelName, network } = found;
  return {
    id: row.id,
    postId: row.postId,
    excerpt: excerptOf(head),
    channelId: row.channelId,
    channelName,
    network,
    // The query asks for these states alone.
    state: row.state as StuckDelivery['state'],
    dueAt: row.dueAt.toISOString(),
    since: row.updatedAt.toISOString(),
    nextLookAt: row.wakeAt?.toISOString() ?? null,
    blockers: row.blockers,
    failureCode: row.failureCode,
    url: row.url,
  };
}

async function readFailedJobs(scope: Scope): Promise<NonNullable<HealthReport['failedJobs']>> {
  const jobs = await listFailedJobs(scope, MOST_JOBS);
  return jobs.map(({ failedAt, ...job }) => ({ ...job, failedAt: failedAt.toISOString() }));
}
