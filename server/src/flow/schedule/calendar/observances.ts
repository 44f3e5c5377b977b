import { Temporal } from 'temporal-polyfill';
import { type ObservanceRule, observances } from './observances-data.ts';

export type ObservanceOn = {
  readonly key: string;
  readonly kind: 'day' | 'week' | 'month';
  readonly name: string;
  readonly from: string;
  /** Included. */
  readonly until: string;
  readonly proclaimedBy: string;
  readonly source: string;
};

/** Observances that touch a range of ISO dates, both ends included: first day first, and longer ones before shorter ones. */
export function observancesBetween(asked: { from: string; until: string; language: 'en' | 'es' }): ObservanceOn[] {
  const { from, until, language } = asked;
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const found: ObservanceOn[] = [];
  for (let year = first; year <= last; year += 1) {
    for (const { key, kind, when, proclaimedBy, source, names } of observances) {
      const days = daysOf(when, year);
      if (days.from > until || days.until < from) continue;
      found.push({ key, kind, name: names[language], ...days, proclaimedBy, source });
    }
  }
  return found.toSorted(
    (one, other) => one.from.localeCompare(other.from) || other.until.localeCompare(one.until) || byKey(one, other),
  );
}

function byKey(one: ObservanceOn, other: ObservanceOn): number {
  return one.key.localeCompare(other.key);
}

/** First and last day of an observance in a year. */
export function daysOf(when: ObservanceRule, year: number): { from: string; until: string } {
  const first = Temporal.PlainDate.from({ year, month: when.month, day: 1 });
  const end = first.with({ day: first.daysInMonth });
  if ('whole' in when) return { from: first.toString(), until: end.toString() };
  if ('lastDay' in when) return { from: end.toString(), until: end.toString() };
  if ('weekday' in when) {
    const day = 1 + ((when.weekday - first.dayOfWeek + 7) % 7) + (when.nth - 1) * 7;
    const date = first.with({ day }).toString();
    return { from: date, until: date };
  }
  const begin = first.with({ day: when.day });
  return { from: begin.toString(), until: begin.add({ days: (when.days ?? 1) - 1 }).toString() };
}
