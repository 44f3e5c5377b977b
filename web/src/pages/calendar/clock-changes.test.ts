import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantsOf } from '../../lib/wall-time.ts';
import { clockChanges } from './clock-changes.ts';

const changes = (from: string, to: string, zone: string) => clockChanges(Date.parse(from), Date.parse(to), zone);

describe('changes of clocks', () => {
  test.each([
    ['2027-03-01T06:00Z', '2027-04-01T06:00Z', 'America/Chicago', 'gap', '2027-03-14T02:00', '2027-03-14T03:00'],
    ['2027-11-01T06:00Z', '2027-12-01T06:00Z', 'America/Chicago', 'overlap', '2027-11-07T01:00', '2027-11-07T02:00'],
    ['2027-03-20T00:00Z', '2027-04-01T00:00Z', 'Europe/Berlin', 'gap', '2027-03-28T02:00', '2027-03-28T03:00'],
    ['2026-10-01T00:00Z', '2026-10-10T00:00Z', 'Australia/Lord_Howe', 'gap', '2026-10-04T02:00', '2026-10-04T02:30'],
  ])('%s to %s in %s', (from, to, zone, kind, first, until) => {
    expect(changes(from, to, zone)).toEqual([{ kind, from: first, until }]);
  });

  test('are none where clocks never change', () => {
    expect(changes('2027-01-01T00:00Z', '2028-01-01T00:00Z', 'America/Phoenix')).toEqual([]);
  });

  test('tell of minutes that no clock shows, or that it shows twice', () => {
    const zone = fc.constantFrom('America/Chicago', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(zone, fc.integer({ min: 2026, max: 2036 }), (timeZone, year) => {
        const found = changes(`${year}-01-01T00:00Z`, `${year + 1}-01-01T00:00Z`, timeZone);
        expect(found.map(({ kind }) => kind).toSorted()).toEqual(['gap', 'overlap']);
        for (const { kind, from } of found) {
          expect(instantsOf({ localTime: from, timeZone })).toHaveLength(kind === 'gap' ? 0 : 2);
        }
      }),
      { numRuns: 20 },
    );
  });
});
