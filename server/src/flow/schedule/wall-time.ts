import { Temporal } from 'temporal-polyfill';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';

export type WallTime = {
  /** `YYYY-MM-DDTHH:MM` on a clock in the zone. */
  readonly localTime: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Which instant, where clocks are set back and the time happens twice; null when the person did not say. */
  readonly fold: 'earlier' | 'later' | null;
};

/**
 * The instant of a wall time in a zone.
 * @throws `TIME_ZONE_UNKNOWN`, `TIME_INVALID`, `TIME_DOES_NOT_EXIST` (clocks jump over it; `details` has the nearest
 * times) and `TIME_AMBIGUOUS` (it happens twice and `fold` is null; `details` has both instants).
 */
export function instantOf(wall: WallTime): Date {
  const local = parseLocal(wall.localTime);
  const earlier = inZone(local, wall.timeZone, 'earlier');
  const later = inZone(local, wall.timeZone, 'later');
  const [first, second] = [new Date(earlier.epochMilliseconds), new Date(later.epochMilliseconds)];
  if (first.getTime() === second.getTime()) return first;
  if (!earlier.toPlainDateTime().equals(local)) {
    throw unprocessable({
      code: 'TIME_DOES_NOT_EXIST',
      message: 'This time does not exist on that day: the clocks are set forward over it.',
      remedy: 'Choose a time before or after the change.',
      details: { before: shortLocal(earlier), after: shortLocal(later) },
    });
  }
  if (wall.fold === null) {
    throw unprocessable({
      code: 'TIME_AMBIGUOUS',
      message: 'This time happens twice on that day: the clocks are set back.',
      remedy: 'Say whether you mean the first or the second.',
      details: { earlier: first.toISOString(), later: second.toISOString() },
    });
  }
  return wall.fold === 'earlier' ? first : second;
}

/** What a clock in a zone shows at an instant, to the minute. */
export function wallTimeAt(instant: Date, timeZone: string): string {
  return shortLocal(Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone));
}

function parseLocal(localTime: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(localTime);
  } catch {
    throw unprocessable({
      code: 'TIME_INVALID',
      message: 'There is no such date or time.',
      remedy: 'Choose it in the calendar.',
    });
  }
}

function inZone(local: Temporal.PlainDateTime, timeZone: string, disambiguation: 'earlier' | 'later') {
  try {
    return local.toZonedDateTime(timeZone, { disambiguation });
  } catch {
    throw unprocessable({
      code: 'TIME_ZONE_UNKNOWN',
      message: 'This time zone is not known.',
      remedy: 'Choose a zone by region and city, for example America/Chicago.',
    });
  }
}

function shortLocal(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: 'minute' });
}
