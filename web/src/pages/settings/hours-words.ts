import type { OpeningHours } from '@bedside/server/contract/registers/org/facts';

/** 1 January 2024 was a Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A weekday's short name; 1 is Monday. */
export function weekdayWord(day: number, language: string): string {
  const words = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return words.format(new Date(MONDAY_MS + (day - 1) * DAY_MS));
}

/** Days as ranges: 1, 2, 3, 5 is Mon–Wed, Fri. */
function daysWords(days: readonly number[], language: string): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const day of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === day - 1) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges
    .map(({ from, to }) => {
      if (from === to) return weekdayWord(from, language);
      return `${weekdayWord(from, language)}${to === from + 1 ? ', ' : '–'}${weekdayWord(to, language)}`;
    })
    .join(', ');
}

/** A time such as 17:00 on the clock that the language uses; 24:00 is midnight. */
function timeWord(time: string, language: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const words = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return words.format(new Date(Date.UTC(2024, 0, 1, hours, minutes)));
}

function dateWord(date: string, language: string): string {
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return words.format(new Date(`${date}T00:00Z`));
}

/** Opening hours in words, one line for each range and each day that is different. */
export function hoursWords(
  hours: OpeningHours,
  language: string,
  words: { closedOn: (date: string) => string; openOn: (date: string, hours: string) => string },
): string[] {
  const range = (opens: string, closes: string) => `${timeWord(opens, language)} – ${timeWord(closes, language)}`;
  return [
    ...hours.weekly.map(({ days, opens, closes }) => `${daysWords(days, language)} ${range(opens, closes)}`),
    ...hours.exceptions.map(({ date, opens, closes }) => {
      const day = dateWord(date, language);
      return opens === null || closes === null ? words.closedOn(day) : words.openOn(day, range(opens, closes));
    }),
  ];
}
