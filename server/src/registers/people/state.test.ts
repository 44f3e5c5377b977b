import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, daysOf, deputyProblem, hindrancesOf, overlaps, type Standing, termState } from './state.ts';

const TODAY = '2027-03-01';
const wanted = { personId: 'ana', deputyId: 'ben', fromDate: '2027-03-05', untilDate: '2027-03-12' };

describe('somebody may stand in', () => {
  const standing = (change: Partial<Standing> = {}): Standing => ({ ...wanted, kind: 'absence', ...change });
  test.each([
    ['from today on', { fromDate: TODAY }, [], null],
    ['for a single day', { untilDate: '2027-03-05' }, [], null],
    ['for a year', { fromDate: TODAY, untilDate: '2028-02-29' }, [], null],
    ['but no longer', { fromDate: TODAY, untilDate: '2028-03-01' }, [], 'DEPUTY_DATES'],
    ['not for oneself', { deputyId: 'ana' }, [], 'DEPUTY_SELF'],
    ['not before today', { fromDate: '2027-02-28' }, [], 'DEPUTY_DATES'],
    ['not backwards', { untilDate: '2027-03-04' }, [], 'DEPUTY_DATES'],
    ['not twice at a time', {}, [standing({ fromDate: '2027-03-12', untilDate: '2027-03-20' })], 'DEPUTY_OVERLAP'],
    ['again later', {}, [standing({ fromDate: '2027-03-13', untilDate: '2027-03-20' })], null],
    ['beside another one', {}, [standing({ deputyId: 'cleo' })], null],
    ['for two people at a time', {}, [standing({ personId: 'cleo' })], null],
    ['not while away', {}, [standing({ personId: 'ben', deputyId: 'cleo' })], 'DEPUTY_AWAY'],
    ['not for one who stands in for somebody', {}, [standing({ personId: 'cleo', deputyId: 'ana' })], 'DEPUTY_AWAY'],
    ['not for each other', {}, [standing({ personId: 'ben', deputyId: 'ana' })], 'DEPUTY_AWAY'],
    ['whoever took over from a leaver', {}, [standing({ personId: 'cleo', deputyId: 'ana', kind: 'handover' })], null],
  ] as const)('%s', (_how, change, known, problem) => {
    expect(deputyProblem({ ...wanted, ...change }, known, TODAY)).toBe(problem);
  });
});

describe('a term', () => {
  test.each([
    ['2027-03-04', 'planned'],
    ['2027-03-05', 'active'],
    ['2027-03-12', 'active'],
    ['2027-03-13', 'over'],
  ] as const)('on %s is %s', (today, state) => {
    expect(termState({ ...wanted, ended: false }, today)).toBe(state);
    expect(termState({ ...wanted, ended: true }, today)).toBe('ended');
  });

  test('counts its days across months and leap days', () => {
    expect(daysOf({ fromDate: '2028-02-28', untilDate: '2028-03-01' })).toBe(3);
    expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
  });

  test('overlaps another exactly where they share a day', () => {
    const day = fc.integer({ min: 0, max: 12 }).map((days) => daysAfter('2027-02-25', days));
    const term = fc.tuple(day, day).map(([a, b]) => ({ fromDate: a < b ? a : b, untilDate: a < b ? b : a }));
    const days = ({ fromDate, untilDate }: { fromDate: string; untilDate: string }) =>
      Array.from({ length: daysOf({ fromDate, untilDate }) }, (_, index) => daysAfter(fromDate, index));
    fc.assert(
      fc.property(term, term, (one, other) => {
        const shared = days(one).some((date) => days(other).includes(date));
        expect(overlaps(one, other)).toBe(shared);
        expect(overlaps(other, one)).toBe(shared);
      }),
    );
  });
});

describe('somebody cannot leave a role that nobody else holds', () => {
  const member = (id: string, roles: string[], state: 'invited' | 'active' | 'left' = 'active') => ({
    id,
    roles,
    state,
  });
  const ana = member('ana', ['administrator', 'privacy_officer', 'author']);
  const without = (people: ReturnType<typeof member>[], rolesAfter: string[] = [], needsPrivacyOfficer = true) =>
    hindrancesOf({ personId: 'ana', rolesAfter }, { people, needsPrivacyOfficer });

  test('as the last administrator and the last privacy officer', () => {
    expect(without([ana])).toEqual(['LAST_ADMINISTRATOR', 'LAST_PRIVACY_OFFICER']);
    expect(without([ana], ['administrator'])).toEqual(['LAST_PRIVACY_OFFICER']);
    expect(without([ana], ['administrator', 'privacy_officer'])).toEqual([]);
  });

  test('but where no privacy officer is needed', () => {
    expect(without([ana], [], false)).toEqual(['LAST_ADMINISTRATOR']);
  });

  test('nor leave it to those who have not joined or have left', () => {
    const others = [member('ben', ['administrator'], 'invited'), member('cleo', ['privacy_officer'], 'left')];
    expect(without([ana, ...others])).toEqual(['LAST_ADMINISTRATOR', 'LAST_PRIVACY_OFFICER']);
    expect(without([ana, member('ben', ['administrator']), member('cleo', ['privacy_officer'])])).toEqual([]);
  });

  test('somebody who is not active holds nothing', () => {
    expect(without([member('ana', ['administrator'], 'invited')])).toEqual([]);
    expect(without([])).toEqual([]);
  });
});
