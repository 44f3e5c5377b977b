import { expect, test } from 'vitest';
import { hoursWords } from './hours-words.ts';

const words = {
  closedOn: (date: string) => `closed on ${date}`,
  openOn: (date: string, hours: string) => `${date}: ${hours}`,
};
/** The platform sets narrow spaces between hour and half of the day. */
const plain = (lines: string[]) => lines.map((line) => line.replaceAll(/\s/g, ' '));

const hours = {
  weekly: [
    { days: [5, 1, 2, 3], opens: '08:00', closes: '17:00' },
    { days: [6, 7], opens: '10:30', closes: '24:00' },
    { days: [4], opens: '08:00', closes: '12:00' },
  ],
  exceptions: [
    { date: '2027-12-25', opens: null, closes: null },
    { date: '2027-12-24', opens: '08:00', closes: '12:00' },
  ],
};

test('hours are told by the week and by days that are different', () => {
  expect(plain(hoursWords(hours, 'en', words))).toEqual([
    'Mon–Wed, Fri 8:00 AM – 5:00 PM',
    'Sat, Sun 10:30 AM – 12:00 AM',
    'Thu 8:00 AM – 12:00 PM',
    'closed on Dec 25, 2027',
    'Dec 24, 2027: 8:00 AM – 12:00 PM',
  ]);
});

test('in Spanish the clock has 24 hours', () => {
  expect(plain(hoursWords(hours, 'es', words))[0]).toBe('lun–mié, vie 8:00 – 17:00');
});
