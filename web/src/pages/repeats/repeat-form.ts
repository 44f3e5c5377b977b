import type { RepeatRule, RepeatView } from '@bedside/server/contract/flow/schedule/repeat';

/** What is chosen in the dialog, of every kind of rule at once, so that a change of kind loses nothing. */
export type RepeatForm = {
  readonly kind: RepeatRule['on']['kind'];
  readonly every: number;
  readonly weekdays: readonly number[];
  /** -1 is the last. */
  readonly day: number;
  readonly weekday: number;
  readonly nth: number;
  readonly startsOn: string;
  readonly time: string;
  readonly ends: RepeatRule['ends']['kind'];
  readonly until: string;
  readonly count: number;
  readonly aheadDays: number;
};

/** ISO weekday of an ISO date; Monday is 1. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

/** What is offered first: every week on the weekday of the first day, ten times. */
export function firstForm(startsOn: string): RepeatForm {
  const weekday = weekdayOf(startsOn);
  return {
    kind: 'weekdays',
    every: 1,
    weekdays: [weekday],
    day: Number(startsOn.slice(8)),
    weekday,
    nth: Math.ceil(Number(startsOn.slice(8)) / 7),
    startsOn,
    time: '09:00',
    ends: 'count',
    until: `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`,
    count: 10,
    aheadDays: 7,
  };
}

/** The form of a rule that stands; `today` where it began before. */
export function formOf(view: Omit<RepeatView, 'recurrence'>, today: string): RepeatForm {
  const { rule, localTime, aheadDays } = view;
  const startsOn = view.startsOn < today ? today : view.startsOn;
  const first = { ...firstForm(startsOn), every: rule.every, time: localTime, aheadDays };
  const ends =
    rule.ends.kind === 'until'
      ? { ends: rule.ends.kind, until: rule.ends.date }
      : { ends: rule.ends.kind, count: rule.ends.count };
  return { ...first, ...rule.on, ...ends };
}

/** The rule that a form says; null where something is missing. */
export function ruleOf(form: RepeatForm): RepeatRule | null {
  const { every, startsOn, time, ends, until, count } = form;
  const isWhole = every >= 1 && startsOn !== '' && time !== '' && (ends === 'count' ? count >= 1 : until !== '');
  const on = onOf(form);
  if (!isWhole || on === null) return null;
  return { every, on, ends: ends === 'count' ? { kind: ends, count } : { kind: ends, date: until } };
}

function onOf({ kind, weekdays, day, weekday, nth }: RepeatForm): RepeatRule['on'] | null {
  if (kind === 'days') return { kind };
  if (kind === 'weekdays') return weekdays.length === 0 ? null : { kind, weekdays: [...weekdays] };
  return kind === 'month_day' ? { kind, day } : { kind, weekday, nth };
}
