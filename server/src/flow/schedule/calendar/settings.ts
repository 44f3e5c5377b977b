import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import { hasAnyRole, requireAnyRole, requireRoleOn } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { scheduleAccess } from '../access.ts';
import { keepsApproval } from '../repeat/policy.ts';
import { asDays, listBlackouts, toBlackoutViews } from './blackouts.ts';
import { calendarChannels } from './channels.ts';
import type { calendarSettings, Slot } from './contract.ts';
import { readPlace } from './holidays.ts';
import { localDay } from './local-day.ts';
import { type FreeSlot, nextFreeSlots } from './next-free-slot.ts';
import { takenOn } from './read-calendar.ts';
import { channelSlots } from './schema.ts';

const NEXT_SLOTS = 5;

/** Usual times of each channel, blackouts that are not over, and whose holidays are shown. */
export async function readSettings(scope: Scope): Promise<z.input<typeof calendarSettings>> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const slots = await slotsByChannel(scope);
  const yesterday = localDay('UTC', scope.services.clock.now().getTime() - 86_400_000);
  const blackouts = await listBlackouts(scope, { from: yesterday, until: '9999-12-31' });
  return {
    channels: (await calendarChannels(scope))
      .filter(({ connected }) => connected)
      .map((one) => ({ ...one, slots: slots.get(one.id) ?? [] })),
    blackouts: await toBlackoutViews(scope, blackouts),
    ...(await readPlace(scope)),
    mayArrange: hasAnyRole(scope.actor, scheduleAccess.arrange),
    keepsApproval: await keepsApproval(scope),
    maySetPolicy: hasAnyRole(scope.actor, scheduleAccess.policy),
  };
}

async function slotsByChannel(scope: Scope): Promise<ReadonlyMap<string, Slot[]>> {
  const rows = await scope.tx
    .select({ channelId: channelSlots.channelId, slots: channelSlots.slots })
    .from(channelSlots)
    .where(eq(channelSlots.organizationId, scope.organizationId));
  return new Map(rows.map(({ channelId, slots }) => [channelId, slots]));
}

/** Says at which times of the week a channel usually posts, in its own zone. The same time twice is once. */
export async function setSlots(scope: Scope, input: { channelId: string; slots: readonly Slot[] }): Promise<void> {
  const { channelId } = input;
  requireAnyRole(scope.actor, scheduleAccess.arrange, 'arrange the calendar');
  await requireChannel(scope, channelId);
  requireRoleOn(scope.actor, scheduleAccess.arrange, { whatFor: 'arrange the calendar', channelIds: [channelId] });
  const by = actingPersonId(scope);
  if (by === null) throw new TypeError('a person arranges the calendar');
  const slots = [...new Map(input.slots.map((one) => [order(one), one])).values()].toSorted((one, other) =>
    order(one).localeCompare(order(other)),
  );
  const set = { slots, updatedBy: by, updatedAt: scope.services.clock.now() };
  await scope.tx
    .insert(channelSlots)
    .values({ organizationId: scope.organizationId, channelId, ...set })
    .onConflictDoUpdate({ target: [channelSlots.organizationId, channelSlots.channelId], set });
  await recordEvent(scope, {
    action: 'slots.set',
    object: { type: 'channel', id: channelId },
    facts: { count: slots.length },
  });
}

function order({ weekday, localTime }: Slot): string {
  return `${weekday} ${localTime}`;
}

async function requireChannel(scope: Scope, channelId: string) {
  const found = (await calendarChannels(scope)).find(({ id }) => id === channelId);
  if (found === undefined) throw notFound('channel');
  return found;
}

/** The next usual times of a channel at which nothing is planned and nothing is blacked out. */
export async function nextSlots(scope: Scope, channelId: string): Promise<FreeSlot[]> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const { timeZone } = await requireChannel(scope, channelId);
  const blackouts = (await listBlackouts(scope))
    .map(asDays)
    .filter((one) => (one.channelId ?? channelId) === channelId);
  return nextFreeSlots({
    slots: (await slotsByChannel(scope)).get(channelId) ?? [],
    timeZone,
    afterMs: scope.services.clock.now().getTime(),
    takenMs: await takenOn(scope, channelId),
    isBlackedOut: (day) => blackouts.some(({ from, until }) => from <= day && day <= until),
    most: NEXT_SLOTS,
  });
}
