import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWhen, readDateOrder } from './parse-when.ts';

const when = (cells: Partial<Record<'date' | 'time' | 'dateTime', string>>, order: 'mdy' | 'dmy' = 'mdy') => {
  const told = parseWhen({ date: '', time: '', dateTime: '', ...cells }, order);
  return 'code' in told ? told.code : told.localTime;
};

describe('a date and a time are read', () => {
  test.each([
    ['ISO', { date: '2027-03-14', time: '09:30' }, '2027-03-14T09:30'],
    ['ISO in one cell', { dateTime: '2027-03-14T09:30' }, '2027-03-14T09:30'],
    ['in one cell with a space and seconds', { dateTime: '2027-03-14 09:30:00' }, '2027-03-14T09:30'],
    ['with a clock of twelve hours', { date: '3/14/2027', time: '9:30 PM' }, '2027-03-14T21:30'],
    ['at noon', { date: '3/14/27', time: '12 p. m.' }, '2027-03-14T12:00'],
    ['at midnight', { date: '3/14/27', time: '12am' }, '2027-03-14T00:00'],
    ['as a spreadsheet keeps them', { date: '46460', time: '0.395833333' }, '2027-03-14T09:30'],
    ['as one number of a spreadsheet', { dateTime: '46460.75' }, '2027-03-14T18:00'],
    ['date and time in the cell of the date', { date: '3/14/2027, 9:30 AM' }, '2027-03-14T09:30'],
    ['neither', {}, null],
  ])('%s', (_what, cells, expected) => expect(when(cells)).toBe(expected));

  test('with day and month in the order that is said', () => {
    expect(when({ date: '4/3/2027', time: '9:30' }, 'mdy')).toBe('2027-04-03T09:30');
    expect(when({ date: '4/3/2027', time: '9.30' }, 'dmy')).toBe('2027-03-04T09:30');
  });
});

test.each([
  ['a day that is not there', { date: '2027-02-30', time: '9:00' }, 'DATE_UNREADABLE'],
  ['words', { date: 'next Monday', time: '9:00' }, 'DATE_UNREADABLE'],
  ['a date alone', { date: '2027-03-14' }, 'TIME_MISSING'],
  ['a time alone', { time: '9:00' }, 'DATE_MISSING'],
  ['a bare number', { date: '2027-03-14', time: '9' }, 'TIME_UNREADABLE'],
  ['an hour that is not there', { date: '2027-03-14', time: '25:00' }, 'TIME_UNREADABLE'],
  ['thirteen in the afternoon', { date: '2027-03-14', time: '13 pm' }, 'TIME_UNREADABLE'],
])('%s is told', (_what, cells, expected) => expect(when(cells)).toBe(expected));

test('the order of day and month is told by a file where a number is too large for a month', () => {
  expect(readDateOrder(['3/4/2027', '25/4/2027'])).toEqual({ told: 'dmy', matters: true });
  expect(readDateOrder(['3/25/2027'])).toEqual({ told: 'mdy', matters: false });
  expect(readDateOrder(['3/4/2027'])).toEqual({ told: null, matters: true });
  expect(readDateOrder(['2027-03-04', 'words', ''])).toEqual({ told: null, matters: false });
});

test('whatever stands in the cells, what is read is a wall time', () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^[0-9/.: apm-]{0,16}$/));
  fc.assert(
    fc.property(cell, cell, cell, (date, time, dateTime) => {
      const told = parseWhen({ date, time, dateTime }, 'dmy');
      if ('localTime' in told && told.localTime !== null) {
        expect(told.localTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
      }
    }),
  );
});
