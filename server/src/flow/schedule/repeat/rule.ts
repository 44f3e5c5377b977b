import { Temporal } from 'temporal-polyfill';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import type { RepeatRule } from './contract.ts';

/** Nothing comes again for longer than this without somebody looking at it anew. */
export const MOST_YEARS = 2;

/** A date of a rule, with the instant and the wall time at which it is due there. */
export type Occurrence = {
  /** ISO date as the rule tells it. */
  readonly on: string;
  readonly atMs: number;
  /** What clocks show then: another hour than usual where they jump over the usual one. */
  readonly localTime: string;
  readonly timeZone: string;
  readonly fold: 'earlier' | null;
};

export type RepeatAt = {
  readonly rule: RepeatRule;
  /** ISO date; the first date of the rule on or after it is the first. */
  readonly startsOn: string;
  /** `HH:MM`. */
  readonly localTime: string;
  readonly timeZone: string;
};

/**
 * ISO dates of a rule, earliest first, as RFC 5545 section 3.3.10 tells them (read 2026-11-23): a date that a month does not
 * have is left out, weeks begin on Monday, and a count counts every date of the rule, made or not.
 */
export function datesOf({ rule, startsOn }: Pick<RepeatAt, 'rule' | 'startsOn'>): string[] {
  const start = Temporal.PlainDate.from(startsOn);
  const horizon = start.add({ years: MOST_YEARS });
  const until = rule.ends.kind === 'until' ? Temporal.PlainDate.from(rule.ends.date) : horizon;
  const last = Temporal.PlainDate.compare(until, horizon) < 0 ? until : horizon;
  const most = rule.ends.kind === 'count' ? rule.ends.count : Number.POSITIVE_INFINITY;
  const found: string[] = [];
  for (const date of candidates(rule, start)) {
    if (found.length >= most || Temporal.PlainDate.compare(date, last) > 0) return found;
    if (Temporal.PlainDate.compare(date, start) >= 0) found.push(date.toString());
  }
  return found;
}

/** Every date of a rule from its first period on, in order, to the end of what is looked at. */
function* candidates({ every, on }: RepeatRule, start: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const end = start.add({ years: MOST_YEARS, months: 1 });
  const first = firstPeriod(on.kind, start);
  for (let step = 0; ; step += 1) {
    const period = first.add(periodOf(on.kind, step * every));
    if (Temporal.PlainDate.compare(period, end) > 0) return;
    yield* datesIn(on, period);
  }
}

function firstPeriod(kind: RepeatRule['on']['kind'], start: Temporal.PlainDate): Temporal.PlainDate {
  if (kind === 'days') return start;
  return kind === 'weekdays' ? start.subtract({ days: start.dayOfWeek - 1 }) : start.with({ day: 1 });
}

function periodOf(kind: RepeatRule['on']['kind'], periods: number): Temporal.DurationLike {
  if (kind === 'days') return { days: periods };
  return kind === 'weekdays' ? { weeks: periods } : { months: periods };
}

/** Dates of a rule in the period that begins on a day: one day, a week from Monday, or a month. */
function datesIn(on: RepeatRule['on'], first: Temporal.PlainDate): Temporal.PlainDate[] {
  if (on.kind === 'days') return [first];
  if (on.kind === 'weekdays') {
    return [...new Set(on.weekdays)].toSorted((a, b) => a - b).map((day) => first.add({ days: day - 1 }));
  }
  const day = on.kind === 'month_day' ? dayOfMonth(on.day, first) : dayOfWeekday(on, first);
  return day > first.daysInMonth ? [] : [first.with({ day })];
}

function dayOfMonth(day: number, first: Temporal.PlainDate): number {
  return day === -1 ? first.daysInMonth : day;
}

function dayOfWeekday({ weekday, nth }: { weekday: number; nth: number }, first: Temporal.PlainDate): number {
  const earliest = 1 + ((weekday - first.dayOfWeek + 7) % 7);
  if (nth > 0) return earliest + (nth - 1) * 7;
  return earliest + 7 * Math.floor((first.daysInMonth - earliest) / 7);
}

/**
 * When a date of a rule is due. A time that clocks jump over is as much later as they jump, and of one that happens twice
 * the first is meant: RFC 5545, section 3.3.5.
 */
export function occurrenceOn(on: string, at: Pick<RepeatAt, 'localTime' | 'timeZone'>): Occurrence {
  const wished = Temporal.PlainDateTime.from(`${on}T${at.localTime}`);
  const zoned = wished.toZonedDateTime(at.timeZone, { disambiguation: 'compatible' });
  const local = zoned.toPlainDateTime();
  const twice = local.toZonedDateTime(at.timeZone, { disambiguation: 'later' }).epochMilliseconds;
  return {
    on,
    atMs: zoned.epochMilliseconds,
    localTime: local.toString({ smallestUnit: 'minute' }),
    timeZone: at.timeZone,
    fold: twice === zoned.epochMilliseconds ? null : 'earlier',
  };
}

/** The dates of a rule that are due after an instant, at most so many. */
export function occurrencesAfter(at: RepeatAt, afterMs: number, most: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (const date of datesOf(at)) {
    if (found.length >= most) break;
    const occurrence = occurrenceOn(date, at);
    if (occurrence.atMs > afterMs) found.push(occurrence);
  }
  return found;
}

/**
 * That a rule ends within two years and has a date at all.
 * @throws `REPEAT_TOO_LONG`, `REPEAT_EMPTY`, `TIME_ZONE_UNKNOWN`
 */
export function requireFitRule(at: RepeatAt): void {
  requireZone(at.timeZone);
  const { ends } = at.rule;
  const dates = datesOf(at);
  const horizon = Temporal.PlainDate.from(at.startsOn).add({ years: MOST_YEARS }).toString();
  if (ends.kind === 'until' ? ends.date > horizon : dates.length < ends.count) {
    throw unprocessable({
      code: 'REPEAT_TOO_LONG',
      message: `A post repeats for ${MOST_YEARS} years at most, so that somebody looks at its words again.`,
      remedy: 'Choose an earlier last day, or fewer times.',
      details: { mostYears: MOST_YEARS },
    });
  }
  if (dates.length > 0) return;
  throw unprocessable({
    code: 'REPEAT_EMPTY',
    message: 'This rule has no date before it ends.',
    remedy: 'Choose a later last day, or other days.',
  });
}

function requireZone(timeZone: string): void {
  try {
    Temporal.PlainDateTime.from('2000-01-01T00:00').toZonedDateTime(timeZone);
  } catch {
    throw unprocessable({
      code: 'TIME_ZONE_UNKNOWN',
      message: 'This time zone is not known.',
      remedy: 'Choose a zone by region and city, for example America/Chicago.',
    });
  }
}

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const codeOf = (weekday: number) => dayCodes[weekday - 1] ?? 'MO';

/** The rule as an RRULE of RFC 5545; `UNTIL` is the end of its day on the rule's own clock. */
export function toRRule({ every, on, ends }: RepeatRule): string {
  const interval = `INTERVAL=${every}`;
  const end = ends.kind === 'count' ? `COUNT=${ends.count}` : `UNTIL=${ends.date.replaceAll('-', '')}T235959`;
  return [...partsOf(on, interval), end].join(';');
}

function partsOf(on: RepeatRule['on'], interval: string): string[] {
  if (on.kind === 'days') return ['FREQ=DAILY', interval];
  if (on.kind === 'weekdays') {
    const days = [...new Set(on.weekdays)].toSorted((a, b) => a - b).map(codeOf);
    return ['FREQ=WEEKLY', interval, 'WKST=MO', `BYDAY=${days.join(',')}`];
  }
  if (on.kind === 'month_day') return ['FREQ=MONTHLY', interval, `BYMONTHDAY=${on.day}`];
  return ['FREQ=MONTHLY', interval, `BYDAY=${on.nth}${codeOf(on.weekday)}`];
}
