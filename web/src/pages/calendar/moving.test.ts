import type { CalendarItem } from '@bedside/server/contract/flow/schedule/calendar';
import { describe, expect, test } from 'vitest';
import { atTime, clockVerdict, daysLater, instantOfTarget, isMovable, standing } from './moving.ts';

const zone = 'America/Chicago';
const item = (at: string, made: Partial<CalendarItem> = {}) =>
  ({ postId: 'p', at, stage: 'draft', time: 'wished', ...made }) as CalendarItem; // what moving looks at

describe('moving', () => {
  test('by days keeps the time of day, over a change of clocks too', () => {
    expect(daysLater(item('2027-03-13T15:30:00Z'), 1, zone).localTime).toBe('2027-03-14T09:30');
    expect(daysLater(item('2027-03-13T15:30:00Z'), -7, zone).localTime).toBe('2027-03-06T09:30');
    expect(atTime(item('2027-03-13T15:30:00Z'), '11:00', zone).localTime).toBe('2027-03-13T11:00');
  });

  test('back leads to the very instant, also where the time comes twice', () => {
    for (const at of ['2027-11-07T06:30:00.000Z', '2027-11-07T07:30:00.000Z', '2027-06-01T14:00:00.000Z']) {
      expect(instantOfTarget(standing(item(at), zone), zone)).toBe(at);
    }
  });

  test('into a gap is told the nearest times, and into an overlap both instants', () => {
    expect(clockVerdict('2027-03-14T02:30', zone)).toEqual({
      kind: 'gap',
      before: '2027-03-14T01:30',
      after: '2027-03-14T03:30',
    });
    expect(clockVerdict('2027-11-07T01:30', zone)).toEqual({
      kind: 'twice',
      instants: ['2027-11-07T06:30:00.000Z', '2027-11-07T07:30:00.000Z'],
    });
    expect(clockVerdict('2027-06-01T09:00', zone)).toEqual({ kind: 'clear' });
  });

  test('is for what has not left', () => {
    expect(isMovable(item('2027-06-01T14:00:00Z'))).toBe(true);
    expect(isMovable(item('2027-06-01T14:00:00Z', { time: 'out', stage: 'published' }))).toBe(false);
  });
});
