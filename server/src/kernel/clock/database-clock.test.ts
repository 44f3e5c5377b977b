import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedBy, createDatabaseClock } from './database-clock.ts';

const MINUTE = 60_000;

/** A machine whose clocks a test moves, and a database whose time is the true one. */
function createMachine({ wallAheadMs = 0 }: { wallAheadMs?: number } = {}) {
  let trueMs = 1_800_000_000_000;
  let steadyMs = 5_000;
  let aheadMs = wallAheadMs;
  const clock = createDatabaseClock({ wallMs: () => trueMs + aheadMs, steadyMs: () => steadyMs });
  const run = (ms: number) => {
    trueMs += ms;
    steadyMs += ms;
  };
  return {
    clock,
    run,
    /** The machine sleeps: its steady clock stands still. */
    sleep: (ms: number) => {
      trueMs += ms;
    },
    stepWall: (ms: number) => {
      aheadMs += ms;
    },
    /** Asks the database, which answers after `there` and is heard after `back` more milliseconds. */
    ask: (there: number, back: number) => {
      run(there);
      const databaseMs = trueMs;
      run(back);
      clock.told({ databaseMs, roundTripMs: there + back });
    },
    errorMs: () => clock.now().getTime() - trueMs,
  };
}

describe('the correction of an estimate', () => {
  test.each([
    [999, 1_000],
    [1_000, 1_000],
    [1_015, 1_015],
    [1_030, 1_030],
    [1_031, 1_030],
    [-600_000, 1_000],
    [600_000, 1_030],
  ])('of %i ms, where the database said 1000 in a round trip of 30, is %i', (estimateMs, corrected) => {
    expect(correctedBy({ databaseMs: 1_000, roundTripMs: 30 }, estimateMs)).toBe(corrected);
  });

  test('changes nothing when it is made again', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), (estimateMs, databaseMs, roundTripMs) => {
        const once = correctedBy({ databaseMs, roundTripMs }, estimateMs);
        expect(correctedBy({ databaseMs, roundTripMs }, once)).toBe(once);
      }),
    );
  });
});

describe('the clock', () => {
  test('is the wall clock until the database was asked', () => {
    expect(createMachine({ wallAheadMs: 10 * MINUTE }).errorMs()).toBe(10 * MINUTE);
  });

  test.each([10 * MINUTE, -10 * MINUTE])('of a machine that is %i ms off tells the database’s time', (wallAheadMs) => {
    const machine = createMachine({ wallAheadMs });
    machine.ask(2, 3);
    expect(Math.abs(machine.errorMs())).toBeLessThanOrEqual(5);
  });

  test('is never further off than the round trip of the last answer, however clocks were set before', () => {
    const delay = fc.nat({ max: 500 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('ask' as const), there: delay, back: delay }),
      fc.record({ kind: fc.constant('run' as const), ms: fc.nat({ max: MINUTE }) }),
      fc.record({ kind: fc.constant('sleep' as const), ms: fc.nat({ max: 60 * MINUTE }) }),
      fc.record({ kind: fc.constant('wall' as const), ms: fc.integer({ min: -60 * MINUTE, max: 60 * MINUTE }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), delay, delay, (steps, there, back) => {
        const machine = createMachine();
        for (const one of steps) {
          if (one.kind === 'ask') machine.ask(one.there, one.back);
          if (one.kind === 'run') machine.run(one.ms);
          if (one.kind === 'sleep') machine.sleep(one.ms);
          if (one.kind === 'wall') machine.stepWall(one.ms);
        }
        machine.ask(there, back);
        expect(Math.abs(machine.errorMs())).toBeLessThanOrEqual(there + back + 1);
      }),
    );
  });

  test('does not go back when somebody sets the wall clock back', () => {
    const machine = createMachine();
    machine.ask(1, 1);
    machine.run(1_000);
    machine.stepWall(-10 * MINUTE);
    expect(Math.abs(machine.errorMs())).toBeLessThanOrEqual(2);
  });

  test('knows after a sleep of the machine that time has passed', () => {
    const machine = createMachine();
    machine.ask(1, 1);
    machine.sleep(10 * MINUTE);
    expect(Math.abs(machine.errorMs())).toBeLessThanOrEqual(2);
  });

  test('gets closer with quick answers, and slow ones take nothing from that', () => {
    const machine = createMachine({ wallAheadMs: MINUTE });
    machine.ask(400, 100);
    expect(machine.errorMs()).toBe(400);
    machine.ask(1, 1);
    expect(machine.errorMs()).toBe(1);
    machine.ask(400, 100);
    expect(machine.errorMs()).toBe(1);
  });
});
