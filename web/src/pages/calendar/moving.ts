import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { instantsOf, wallTimeOf } from '../../lib/wall-time.ts';
import { addDays } from './calendar-range.ts';

export type Fold = 'earlier' | 'later' | null;
/** One post and the wall time that it should have. */
export type Target = { readonly item: CalendarItem; readonly localTime: string; readonly fold: Fold };

/** Nothing of it has left, and it was not put away. */
export function isMovable({ time, stage }: Pick<CalendarItem, 'time' | 'stage'>): boolean {
  return time !== 'out' && stage !== 'discarded';
}

/** The same time of day some days later. */
export function daysLater(item: CalendarItem, days: number, zone: string): Target {
  const local = wallTimeOf(Date.parse(item.at), zone);
  return { item, localTime: `${addDays(local.slice(0, 10), days)}${local.slice(10)}`, fold: null };
}

/** Another time on the same day. */
export function atTime(item: CalendarItem, time: string, zone: string): Target {
  return { item, localTime: `${wallTimeOf(Date.parse(item.at), zone).slice(0, 10)}T${time}`, fold: null };
}

/** Where a post stands now, to bring it back there. */
export function standing(item: CalendarItem, zone: string): Target {
  const atMs = Date.parse(item.at);
  const localTime = wallTimeOf(atMs, zone);
  const instants = instantsOf({ localTime, timeZone: zone });
  const fold = instants.length < 2 ? null : Date.parse(instants[0] ?? '') === atMs ? 'earlier' : 'later';
  return { item, localTime, fold };
}

export type ClockVerdict =
  | { readonly kind: 'clear' }
  | { readonly kind: 'gap'; readonly before: string; readonly after: string }
  | { readonly kind: 'twice'; readonly instants: readonly string[] };

const HOUR_MS = 3_600_000;

/** Whether clocks in a zone show this wall time once, never or twice; of one that is skipped, the nearest that exist. */
export function clockVerdict(localTime: string, timeZone: string): ClockVerdict {
  const instants = instantsOf({ localTime, timeZone });
  if (instants.length === 1) return { kind: 'clear' };
  if (instants.length > 1) return { kind: 'twice', instants };
  // The offsets of the day before and the day after are those on either side of the change.
  const asUtcMs = Date.parse(`${localTime}:00Z`);
  const offset = (aroundMs: number) => Date.parse(`${wallTimeOf(aroundMs, timeZone)}:00Z`) - aroundMs;
  const [before, after] = [offset(asUtcMs - 24 * HOUR_MS), offset(asUtcMs + 24 * HOUR_MS)];
  return {
    kind: 'gap',
    before: wallTimeOf(asUtcMs - after, timeZone),
    after: wallTimeOf(asUtcMs - before, timeZone),
  };
}

/** The instant that a target means, as far as it means one. */
export function instantOfTarget({ localTime, fold }: Pick<Target, 'localTime' | 'fold'>, zone: string): string | null {
  const instants = instantsOf({ localTime, timeZone: zone });
  return (fold === 'later' ? instants.at(-1) : instants[0]) ?? null;
}
