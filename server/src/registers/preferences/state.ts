import { Temporal } from 'temporal-polyfill';
import type { MailTiming } from '../../kernel/mail/mail-timing.ts';
import type { NotificationChoice } from './contract.ts';

/** Of what somebody may do about their own sign-in, people are told whatever they chose: it may not have been them. */
export function isWarning(kind: string): boolean {
  return kind.startsWith('sign-in-');
}

/** When a message of a kind is mailed to somebody who chose so. Pure; wall times that clocks jump over move forward. */
export function whenToMail(choice: NotificationChoice, message: { kind: string; now: Date }): MailTiming {
  if (isWarning(message.kind)) return { kind: 'now' };
  if (choice.mail === 'off') return { kind: 'never' };
  const now = Temporal.Instant.fromEpochMilliseconds(message.now.getTime()).toZonedDateTimeISO(choice.timeZone);
  if (choice.mail === 'daily') return { kind: 'digest', at: toDate(nextAt(now, choice.digestAt)) };
  const { quiet } = choice;
  if (quiet === null || !isQuiet(quiet, now.toPlainTime())) return { kind: 'now' };
  return { kind: 'later', at: toDate(nextAt(now, quiet.to)) };
}

/** Whether a wall time lies in quiet hours: from the first minute on, up to and without the last. */
function isQuiet(quiet: { from: string; to: string }, time: Temporal.PlainTime): boolean {
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const isAfterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const isBeforeTo = Temporal.PlainTime.compare(time, to) < 0;
  return Temporal.PlainTime.compare(from, to) < 0 ? isAfterFrom && isBeforeTo : isAfterFrom || isBeforeTo;
}

/** The next time that a clock in the zone shows a wall time, later than now. */
function nextAt(now: Temporal.ZonedDateTime, wallTime: string): Temporal.ZonedDateTime {
  const plainTime = Temporal.PlainTime.from(wallTime);
  const on = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime });
  const today = on(now.toPlainDate());
  return Temporal.ZonedDateTime.compare(today, now) > 0 ? today : on(now.toPlainDate().add({ days: 1 }));
}

function toDate(time: Temporal.ZonedDateTime): Date {
  return new Date(time.epochMilliseconds);
}
