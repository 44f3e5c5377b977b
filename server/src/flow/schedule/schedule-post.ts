import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { type Blanks, buildOnce } from '../../kernel/db/build-once.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, notFound, unprocessable } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { defineEvent, emitEvent } from '../../kernel/jobs/jobs.ts';
import { requireAnyRole, requireRoleOn } from '../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../kernel/scope/scope.ts';
import { seeAndStopEverywhere } from '../../registers/people/contract.ts';
import {
  getVersion,
  lockPost,
  lockSharePost,
  moveStage,
  noteStage,
  noteWish,
  type PostRow,
  type VersionRow,
} from '../compose/service.ts';
import { latestReview } from '../review/service.ts';
import { scheduleAccess } from './access.ts';
import { requireNoBlackout } from './calendar/blackouts.ts';
import type { ScheduleView, schedulePost as scheduleEndpoint } from './contract.ts';
import { settlePlan, withdrawPlan } from './plan-record.ts';
import { scheduleEntry } from './schema.ts';
import { instantOf, type WallTime } from './wall-time.ts';

export type ScheduleRow = typeof scheduleEntry.$inferSelect;

/** How long "publish now" can be undone. */
export const UNDO_MS = 10_000;

/** A time was set or taken back; the next stage plans or cancels deliveries. */
export const postScheduled = defineEvent(
  'post.scheduled',
  z.object({ organizationId: z.uuid(), scheduleId: z.uuid() }),
);
export const scheduleCancelled = defineEvent(
  'schedule.cancelled',
  z.object({ organizationId: z.uuid(), scheduleId: z.uuid() }),
);

/**
 * Sets when an approved version leaves: now (after ten seconds to undo), or at a wall time in a zone. An older time of
 * the post that has not come is replaced. `urgent` is why it leaves at once, with nothing to undo and through blackouts;
 * `anew` has the channels on which what stands makes room for it.
 * @throws `NOT_APPROVED`, `VERSION_CHANGED`, `TIME_IN_PAST`, `BLACKED_OUT`, and the codes of `instantOf`.
 */
export async function schedulePost(
  scope: Scope,
  input: {
    postId: string;
    body: z.output<(typeof scheduleEndpoint)['body']>;
    urgent?: string;
    anew?: readonly string[];
  },
): Promise<ScheduleView> {
  requireAnyRole(scope.actor, scheduleAccess.schedule, 'publish or schedule posts');
  const post = await lockPost(scope, input.postId);
  const version = await getVersion(scope, input.body.versionId);
  if (version.postId !== post.id || post.currentVersionId !== version.id) {
    throw conflict('VERSION_CHANGED', 'The post has a newer version.', 'Look at the new version and schedule that.');
  }
  const { channelIds } = version.content;
  requireRoleOn(scope.actor, scheduleAccess.schedule, { whatFor: 'publish or schedule posts', channelIds });
  const review = await latestReview(scope, version.id);
  if (review?.state !== 'approved') {
    throw conflict('NOT_APPROVED', 'This version is not approved yet.', 'Wait for the approval, then choose a time.');
  }
  const now = scope.services.clock.now();
  const { urgent } = input;
  const dueAt = urgent === undefined ? dueTime(input.body, now) : now;
  const override = urgent === undefined ? input.body.override : { reason: urgent };
  await requireNoBlackout(scope, { channelIds, dueAt, override });
  await replaceOlder(scope, post.id);
  const row = await insertEntry(scope, { version, body: input.body, dueAt, now, anew: input.anew ?? [] });
  await moveStage(scope, { row: await keepWish(scope, { post, dueAt }), event: 'scheduled', dueAt });
  await recordEvent(scope, {
    action: 'post.scheduled',
    object: { type: 'post', id: post.id, version: version.id, sha256: version.contentHash },
    ...(override === undefined ? {} : { reason: override.reason }),
    facts: {
      schedule: row.id,
      blackout_overridden: override !== undefined,
      mode: row.mode,
      due_at: dueAt.toISOString(),
      local_time: row.localTime,
      time_zone: row.timeZone,
    },
  });
  await emitEvent(scope.tx, postScheduled, { organizationId: scope.organizationId, scheduleId: row.id });
  return toScheduleView(row);
}

/** What somebody shares leaves at once, on their own account: nothing waits there for a better time. */
export async function leaveNow(scope: Scope, version: VersionRow): Promise<void> {
  const post = await lockSharePost(scope, version.postId);
  const now = scope.services.clock.now();
  const row = await insertEntry(scope, {
    version,
    body: { mode: 'now', versionId: version.id },
    dueAt: now,
    now,
    anew: [],
  });
  await moveStage(scope, { row: post, event: 'scheduled', dueAt: now });
  await recordEvent(scope, {
    action: 'post.scheduled',
    object: { type: 'post', id: post.id, version: version.id, sha256: version.contentHash },
    facts: { schedule: row.id, mode: row.mode, due_at: now.toISOString() },
  });
  await emitEvent(scope.tx, postScheduled, { organizationId: scope.organizationId, scheduleId: row.id });
}

/** A plan whose time was set goes on, so that it holds for a later version too; any other time takes its place. */
async function keepWish(scope: Scope, set: { post: PostRow; dueAt: Date }): Promise<PostRow> {
  const stands = await settlePlan(scope, { postId: set.post.id, dueAt: set.dueAt });
  return stands ? set.post : noteWish(scope, { row: set.post, wishedAt: null });
}

function dueTime(body: z.output<(typeof scheduleEndpoint)['body']>, now: Date): Date {
  if (body.mode === 'now') return new Date(now.getTime() + UNDO_MS);
  return futureInstant(body, now);
}

/** The instant of a wall time that is ahead. Throws `TIME_IN_PAST`, and the codes of `instantOf`. */
export function futureInstant(wall: WallTime, now: Date): Date {
  const dueAt = instantOf(wall);
  if (dueAt > now) return dueAt;
  throw unprocessable({
    code: 'TIME_IN_PAST',
    message: 'This time has passed already.',
    remedy: 'Choose a time in the future, or publish now.',
    details: { dueAt: dueAt.toISOString() },
  });
}

async function insertEntry(
  scope: Scope,
  made: {
    version: VersionRow;
    body: z.output<(typeof scheduleEndpoint)['body']>;
    dueAt: Date;
    now: Date;
    anew: readonly string[];
  },
): Promise<ScheduleRow> {
  const { version, body, dueAt, now } = made;
  const row: ScheduleRow = {
    organizationId: scope.organizationId,
    id: newId<'schedule'>(now.getTime()),
    postId: version.postId,
    versionId: version.id,
    contentHash: version.contentHash,
    mode: body.mode,
    localTime: body.mode === 'at' ? body.localTime : null,
    timeZone: body.mode === 'at' ? body.timeZone : null,
    dueAt,
    state: 'active',
    scheduledBy: actingPersonId(scope) ?? version.createdBy,
    scheduledAt: now,
    cancelledAt: null,
    anew: [...made.anew],
  };
  await scope.tx
    .insert(scheduleEntry)
    .values(row)
    .catch((error: unknown) => {
      if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
      throw conflict('SCHEDULED_ALREADY', 'Somebody scheduled this version a moment ago.');
    });
  return row;
}

async function replaceOlder(scope: Scope, postId: string): Promise<void> {
  for (const row of await cancelActive(scope, postId)) {
    await emitEvent(scope.tx, scheduleCancelled, { organizationId: scope.organizationId, scheduleId: row.id });
  }
}

async function cancelActive(scope: Scope, postId: string): Promise<ScheduleRow[]> {
  const rows = await scope.tx
    .update(scheduleEntry)
    .set({ state: 'cancelled', cancelledAt: scope.services.clock.now() })
    .where(activeOf(scope, postId))
    .returning();
  for (const row of rows) {
    await recordEvent(scope, {
      action: 'schedule.cancelled',
      object: { type: 'post', id: postId, version: row.versionId, sha256: row.contentHash },
      facts: { schedule: row.id },
    });
  }
  return rows;
}

/** Undoes "publish now" or cancels a planned time. What has left already stays where it is. */
export async function cancelSchedule(scope: Scope, postId: string): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.cancel, 'stop posts');
  const post = await lockPost(scope, postId);
  const rows = await cancelActive(scope, postId);
  if (rows.length === 0) throw notFound('planned time');
  for (const { versionId } of rows) {
    const { channelIds } = (await getVersion(scope, versionId)).content;
    requireRoleOn(scope.actor, scheduleAccess.cancel, {
      whatFor: 'stop posts',
      channelIds,
      unbound: seeAndStopEverywhere,
    });
  }
  await withdrawPlan(scope, postId);
  const unwished = await noteWish(scope, { row: post, wishedAt: null });
  await noteStage(scope, { row: unwished, event: 'schedule_cancelled', dueAt: null });
  for (const row of rows) {
    await emitEvent(scope.tx, scheduleCancelled, { organizationId: scope.organizationId, scheduleId: row.id });
  }
}

export async function getSchedule(scope: Scope, scheduleId: string): Promise<ScheduleRow | null> {
  const [row] = await scheduleById(scope, { id: scheduleId });
  return row ?? null;
}

const scheduleById = buildOnce((tx, { organizationId, id }: Blanks<'organizationId' | 'id'>) =>
  tx
    .select()
    .from(scheduleEntry)
    .where(and(eq(scheduleEntry.organizationId, organizationId), eq(scheduleEntry.id, id))),
);

/** The time of a post that is set and was not taken back, or null. */
export async function activeSchedule(scope: Scope, postId: string): Promise<ScheduleRow | null> {
  const [row] = await scope.tx.select().from(scheduleEntry).where(activeOf(scope, postId));
  return row ?? null;
}

function activeOf(scope: Scope, postId: string) {
  return and(
    eq(scheduleEntry.organizationId, scope.organizationId),
    eq(scheduleEntry.postId, postId),
    eq(scheduleEntry.state, 'active'),
  );
}

/** The newest entry of a version, or null. */
export async function latestSchedule(scope: Scope, versionId: string): Promise<ScheduleRow | null> {
  const [row] = await scope.tx
    .select()
    .from(scheduleEntry)
    .where(and(eq(scheduleEntry.organizationId, scope.organizationId), eq(scheduleEntry.versionId, versionId)))
    .orderBy(desc(scheduleEntry.scheduledAt), desc(scheduleEntry.id))
    .limit(1);
  return row ?? null;
}

export function toScheduleView(row: ScheduleRow): ScheduleView {
  return {
    id: row.id,
    postId: row.postId,
    versionId: row.versionId,
    mode: row.mode,
    localTime: row.localTime,
    timeZone: row.timeZone,
    dueAt: row.dueAt.toISOString(),
    state: row.state,
    scheduledBy: row.scheduledBy,
  };
}
