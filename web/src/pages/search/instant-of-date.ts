import { instantsOf } from '../../lib/wall-time.ts';

const DAY_MS = 86_400_000;

/** When a day begins on clocks of a zone, some days after the given one. Where midnight is skipped, the hour after it. */
export function instantOfDate(date: string, daysLater: number, timeZone: string): string {
  const day = new Date(Date.parse(`${date}T00:00Z`) + daysLater * DAY_MS).toISOString().slice(0, 10);
  const [first] = ['00:00', '01:00'].flatMap((time) => instantsOf({ localTime: `${day}T${time}`, timeZone }));
  return first ?? `${day}T00:00:00.000Z`;
}
