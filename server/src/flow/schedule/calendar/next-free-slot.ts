import { Temporal } from 'temporal-polyfill';
import type { Slot } from './contract.ts';

export type FreeSlot = {
  readonly localTime: string;
  readonly timeZone: string;
  readonly fold: 'earlier' | null;
  readonly atMs: number;
};

/** How far ahead is looked: a slot comes every week, so that longer means that blackouts or posts fill everything. */
const DAYS_AHEAD = 120;

/**
 * The next slots after an instant at which nothing is planned, soonest first. A slot that the clocks jump over on its day
 * does not happen that day; of one that happens twice the first is meant.
 */
export function nextFreeSlots(input: {
  readonly slots: readonly Slot[];
  readonly timeZone: string;
  readonly afterMs: number;
  /** Instants at which something is planned on the channel already. */
  readonly takenMs: ReadonlySet<number>;
  /** Whether nothing goes out on an ISO date. */
  readonly isBlackedOut: (day: string) => boolean;
  readonly most: number;
}): FreeSlot[] {
  const { slots, timeZone, afterMs, takenMs, isBlackedOut, most } = input;
  const inOrder = slots.toSorted((one, other) => one.localTime.localeCompare(other.localTime));
  const found: FreeSlot[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(afterMs).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let ahead = 0; ahead <= DAYS_AHEAD && found.length < most; ahead += 1, day = day.add({ days: 1 })) {
    if (isBlackedOut(day.toString())) continue;
    for (const { weekday, localTime } of inOrder) {
      if (weekday !== day.dayOfWeek || found.length >= most) continue;
      const slot = slotOn(day, { localTime, timeZone });
      if (slot !== null && slot.atMs > afterMs && !takenMs.has(slot.atMs)) found.push(slot);
    }
  }
  return found;
}

function slotOn(day: Temporal.PlainDate, slot: { localTime: string; timeZone: string }): FreeSlot | null {
  const local = day.toPlainDateTime(Temporal.PlainTime.from(slot.localTime));
  const earlier = local.toZonedDateTime(slot.timeZone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(local)) return null;
  const later = local.toZonedDateTime(slot.timeZone, { disambiguation: 'later' });
  const twice = earlier.epochMilliseconds !== later.epochMilliseconds;
  return {
    localTime: local.toString({ smallestUnit: 'minute' }),
    timeZone: slot.timeZone,
    fold: twice ? 'earlier' : null,
    atMs: earlier.epochMilliseconds,
  };
}
