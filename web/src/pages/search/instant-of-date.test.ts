import { expect, test } from 'vitest';
import { instantOfDate } from './instant-of-date.ts';

test.each([
  ['a day begins by the clocks of the zone', '2027-03-01', 0, 'America/Chicago', '2027-03-01T06:00:00.000Z'],
  ['the end of a month is followed by the next one', '2027-02-28', 1, 'Europe/Madrid', '2027-02-28T23:00:00.000Z'],
  ['a skipped midnight is the hour after it', '2027-03-28', 0, 'Asia/Beirut', '2027-03-27T22:00:00.000Z'],
])('%s', (_rule, date, days, zone, instant) => {
  expect(instantOfDate(date, days, zone)).toBe(instant);
});
