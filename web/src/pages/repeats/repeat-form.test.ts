import { expect, test } from 'vitest';
import { firstForm, formOf, ruleOf } from './repeat-form.ts';

const first = firstForm('2027-03-16');

test('the first offer is the weekday of the first day, every week', () => {
  expect(ruleOf(first)).toEqual({
    every: 1,
    on: { kind: 'weekdays', weekdays: [2] },
    ends: { kind: 'count', count: 10 },
  });
  expect(ruleOf({ ...first, kind: 'month_weekday' })?.on).toEqual({ kind: 'month_weekday', weekday: 2, nth: 3 });
  expect(ruleOf({ ...first, kind: 'month_day' })?.on).toEqual({ kind: 'month_day', day: 16 });
});

test('a form with something missing says no rule', () => {
  expect(ruleOf({ ...first, weekdays: [] })).toBeNull();
  expect(ruleOf({ ...first, every: 0 })).toBeNull();
  expect(ruleOf({ ...first, time: '' })).toBeNull();
  expect(ruleOf({ ...first, ends: 'until', until: '' })).toBeNull();
});

test('a rule comes back from its form, from today on where it began before', () => {
  const rule = {
    every: 2,
    on: { kind: 'month_weekday', weekday: 5, nth: -1 },
    ends: { kind: 'until', date: '2028-01-01' },
  } as const;
  const view = {
    rule,
    startsOn: '2027-01-01',
    localTime: '17:30',
    timeZone: 'America/Chicago',
    aheadDays: 3,
    state: 'active',
    because: null,
    nextAt: null,
    madeBy: '',
    madeByName: '',
    madeAt: '',
  } as const;
  const form = formOf(view, '2027-03-16');
  expect(ruleOf(form)).toEqual(rule);
  expect(form).toMatchObject({ startsOn: '2027-03-16', time: '17:30', aheadDays: 3 });
});
