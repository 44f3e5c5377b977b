import { expect, test } from 'vitest';
import { startFor } from './observance-start.ts';

test('a post for an observance is offered on its first day, or the first that is left of it', () => {
  const week = { from: '2027-05-06', until: '2027-05-12' };
  expect(startFor(week, '2027-04-01')).toBe('2027-05-06T09:00');
  expect(startFor(week, '2027-05-08')).toBe('2027-05-08T09:00');
  expect(startFor(week, '2027-05-12')).toBe('2027-05-12T09:00');
  expect(startFor(week, '2027-05-13')).toBeNull();
});
