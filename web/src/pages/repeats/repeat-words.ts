import type { RepeatRule, RepeatView } from '@bedside/server/contract/flow/schedule/repeat';
import type { TFunction } from 'i18next';
import { formatDate } from '../../lib/format.ts';
import { clockWords, zoneWords } from '../calendar/calendar-words.ts';

type Nth = keyof typeof nthNumbers;

/** Which weekday of a month, by the name under which it is chosen and told. */
export const nthNumbers = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 } as const;
export const nthNames = Object.keys(nthNumbers) as Nth[]; // the keys of a literal

export function nthName(nth: number): Nth {
  return nthNames.find((name) => nthNumbers[name] === nth) ?? 'first';
}

/** 1 is Monday; the fourth of January 2027 was one. */
export function weekdayName(weekday: number, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, 0, 3 + weekday));
}

/** A rule as one sentence. */
export function ruleWords(
  repeat: Pick<RepeatView, 'rule' | 'localTime' | 'timeZone'>,
  { t, language }: { t: TFunction; language: string },
): string {
  const { rule, localTime, timeZone } = repeat;
  return t('repeats.full', {
    every: everyWords(rule, t, language),
    time: clockWords(`2027-01-04T${localTime}`, language),
    zone: zoneWords(timeZone),
    ends:
      rule.ends.kind === 'until'
        ? t('repeats.ends.until', { date: formatDate(rule.ends.date, language) })
        : t('repeats.ends.count', { count: rule.ends.count }),
  });
}

function everyWords({ every, on }: RepeatRule, t: TFunction, language: string): string {
  const count = every;
  switch (on.kind) {
    case 'days':
      return t('repeats.every.days', { count });
    case 'weekdays': {
      const names = on.weekdays.toSorted((a, b) => a - b).map((day) => weekdayName(day, language));
      return t('repeats.every.weeks', { count, on: new Intl.ListFormat(language).format(names) });
    }
    case 'month_day': {
      const day = on.day === -1 ? t('repeats.on.last') : t('repeats.on.day', { day: on.day });
      return t('repeats.every.months', { count, on: day });
    }
    default: {
      const weekday = weekdayName(on.weekday, language);
      return t('repeats.every.months', { count, on: t(`repeats.on.nth.${nthName(on.nth)}`, { weekday }) });
    }
  }
}
