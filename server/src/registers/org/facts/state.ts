import { Temporal } from 'temporal-polyfill';
import type { FactReview, OpeningHours } from './contract.ts';

/** So many days before the review its owner is told, and the fact counts as due. */
export const DUE_DAYS = 14;

/** Today's ISO date where the organization is. */
export function todayIn(now: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** An ISO date some days later, or earlier. */
export function daysFrom(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The day of the next review after a confirmation today. A month that has no such day ends on its last one. */
export function nextReview(today: string, months: number): string {
  return Temporal.PlainDate.from(today).add({ months }).toString();
}

export function reviewOf(reviewOn: string | null, today: string): FactReview {
  if (reviewOn === null) return 'none';
  if (reviewOn < today) return 'overdue';
  return reviewOn <= daysFrom(today, DUE_DAYS) ? 'due' : 'ahead';
}

/**
 * Whether somebody is told today: once when the review comes within two weeks, and once more when its day has passed.
 * A reminder from before that belongs to an earlier review.
 */
export function needsReminder(
  fact: { readonly reviewOn: string | null; readonly remindedOn: string | null },
  today: string,
): boolean {
  const { reviewOn, remindedOn } = fact;
  const review = reviewOf(reviewOn, today);
  if (reviewOn === null || review === 'none' || review === 'ahead') return false;
  if (remindedOn === null || remindedOn < daysFrom(reviewOn, -DUE_DAYS)) return true;
  return review === 'overdue' && remindedOn <= reviewOn;
}

/** Hours as screening reads them: one "08:00-17:00" for each range, closed days left out. */
export function timesOf({ weekly, exceptions }: OpeningHours): string[] {
  const ranges = [...weekly, ...exceptions].flatMap(({ opens, closes }) =>
    opens === null || closes === null ? [] : [`${opens}-${closes}`],
  );
  return [...new Set(ranges)].sort();
}

/** Seven in the morning, when a day's work is looked at; the next time that it comes where the organization is. */
export function nextLookAt(now: Date, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = here.withPlainTime('07:00');
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : today.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}
