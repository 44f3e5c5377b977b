import { expect, test } from 'vitest';
import { happenedAt } from './event-form.ts';

const house = {
  timeZone: 'America/Chicago',
  nowMs: Date.parse('2027-03-01T15:00:20.000Z'),
  signedAt: '2027-02-20T12:00:00.000Z',
};

test.each([
  ['this minute is now', '2027-03-01', '09:00', { instant: null, isToCome: false }],
  ['a time before', '2027-02-21', '08:00', { instant: '2027-02-21T14:00:00.000Z', isToCome: false }],
  ['a time ahead', '2028-02-20', '08:00', { instant: '2028-02-20T14:00:00.000Z', isToCome: true }],
  ['no time', '2027-02-21', '', { fault: 'required' }],
  ['before it was signed', '2027-02-20', '05:00', { fault: 'before' }],
  ['more than a year ahead', '2028-03-02', '09:00', { fault: 'later' }],
  ['a time that clocks jump over', '2027-03-14', '02:30', { fault: 'gap' }],
])('%s', (_, date, time, told) => {
  expect(happenedAt({ date, time }, house)).toEqual(told);
});
