import { and, eq, gte, lte } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { conflict, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole, requireRoleOn } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { namesOf } from '../../../registers/people/service.ts';
import { scheduleAccess } from '../access.ts';
import { calendarChannels, zonesOf } from './channels.ts';
import type { BlackoutView } from './contract.ts';
import { type BlackoutDays, blackoutsAt } from './hints.ts';
import { localDay } from './local-day.ts';
import { blackout } from './schema.ts';

export type Override = { readonly reason: string };
type BlackoutRow = typeof blackout.$inferSelect;

/** Active blackouts that touch a range of days, first day first. */
export async function listBlackouts(scope: Scope, days?: { from: string; until: string }): Promise<BlackoutRow[]> {
  return scope.tx
    .select()
    .from(blackout)
    .where(
      and(
        eq(blackout.organizationId, scope.organizationId),
        eq(blackout.state, 'active'),
        days === undefined ? undefined : lte(blackout.fromDate, days.until),
        days === undefined ? undefined : gte(blackout.untilDate, days.from),
      ),
    )
    .orderBy(blackout.fromDate, blackout.id);
}

export function asDays(row: BlackoutRow): BlackoutDays {
  return { id: row.id, channelId: row.channelId, from: row.fromDate, until: row.untilDate };
}

export async function toBlackoutViews(scope: Scope, rows: readonly BlackoutRow[]): Promise<BlackoutView[]> {
  const names = rows.length === 0 ? new Map<string, string>() : await namesOf(scope);
  return rows.map((row) => ({ ...asDays(row), reason: row.reason, createdByName: names.get(row.createdBy) ?? '' }));
}

/**
 * Refuses a time on a day on which nothing goes out, unless somebody with the right said why it may. Whoever says so
 * without the right is refused on any day.
 * @throws `BLACKED_OUT` with ids of channels and blackouts in the details.
 */
export async function requireNoBlackout(
  scope: Scope,
  asked: { channelIds: readonly string[]; dueAt: Date; override: Override | undefined },
): Promise<void> {
  const { channelIds, dueAt } = asked;
  if (asked.override !== undefined) {
    requireRoleOn(scope.actor, scheduleAccess.override, { whatFor: 'let posts out in a blackout', channelIds });
    return;
  }
  // Zones lie within a day of each other: what is read is a little more than what is compared.
  const near = (days: number) => localDay('UTC', dueAt.getTime() + days * 86_400_000);
  const rows = await listBlackouts(scope, { from: near(-1), until: near(1) });
  if (rows.length === 0) return;
  const zones = zonesOf(await calendarChannels(scope));
  const found = blackoutsAt({ channelIds, atMs: dueAt.getTime() }, rows.map(asDays), (id, atMs) =>
    localDay(zones(id), atMs),
  );
  if (found.length === 0) return;
  const error = conflict(
    'BLACKED_OUT',
    'Nothing is to go out on that day.',
    'Choose another day, or ask somebody who may let it out all the same.',
  );
  throw Object.assign(error, { details: { blackouts: found } });
}

/** Says on which days nothing goes out. What is planned there already stays planned: `previewBlackout` lists it before. */
export async function addBlackout(
  scope: Scope,
  input: { channelId: string | null; from: string; until: string; reason: string },
): Promise<BlackoutView> {
  await requireArrangeable(scope, input);
  const now = scope.services.clock.now();
  const person = actingPersonId(scope);
  if (person === null) throw new TypeError('a blackout is made by a person');
  const row: BlackoutRow = {
    organizationId: scope.organizationId,
    id: newId(now.getTime()),
    channelId: input.channelId,
    fromDate: input.from,
    untilDate: input.until,
    reason: input.reason,
    state: 'active',
    createdBy: person,
    createdAt: now,
    endedBy: null,
    endedAt: null,
  };
  await scope.tx.insert(blackout).values(row);
  await recordEvent(scope, {
    action: 'blackout.added',
    object: { type: 'blackout', id: row.id },
    reason: input.reason,
    facts: { channel: input.channelId, from: input.from, until: input.until },
  });
  const [view] = await toBlackoutViews(scope, [row]);
  if (view === undefined) throw new TypeError('one row makes one view');
  return view;
}

/** Throws where the days are the wrong way round, the channel is not there, or the person may not arrange it. */
export async function requireArrangeable(
  scope: Scope,
  input: { channelId: string | null; from: string; until: string },
): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.arrange, 'arrange the calendar');
  const channels = await calendarChannels(scope);
  const meant = input.channelId === null ? channels.map(({ id }) => id) : [input.channelId];
  requireRoleOn(scope.actor, scheduleAccess.arrange, { whatFor: 'arrange the calendar', channelIds: meant });
  if (input.channelId !== null && !channels.some(({ id }) => id === input.channelId)) throw notFound('channel');
  if (input.from <= input.until) return;
  throw unprocessable({
    code: 'DATES_REVERSED',
    message: 'The last day lies before the first.',
    remedy: 'Choose the last day on or after the first.',
  });
}

export async function removeBlackout(scope: Scope, blackoutId: string): Promise<void> {
  requireAnyRole(scope.actor, scheduleAccess.arrange, 'arrange the calendar');
  const [row] = await scope.tx
    .update(blackout)
    .set({ state: 'ended', endedBy: actingPersonId(scope), endedAt: scope.services.clock.now() })
    .where(
      and(eq(blackout.organizationId, scope.organizationId), eq(blackout.id, blackoutId), eq(blackout.state, 'active')),
    )
    .returning();
  if (row === undefined) throw notFound('blackout');
  const meant = row.channelId === null ? (await calendarChannels(scope)).map(({ id }) => id) : [row.channelId];
  requireRoleOn(scope.actor, scheduleAccess.arrange, { whatFor: 'arrange the calendar', channelIds: meant });
  await recordEvent(scope, { action: 'blackout.ended', object: { type: 'blackout', id: row.id } });
}
