import type { Clock } from './clock.ts';

/** One answer of the database to what time it is. */
export type TimeSample = {
  /** What it said, in milliseconds since 1970. */
  readonly databaseMs: number;
  /** From before it was asked until its answer was here, by a clock that only goes on. */
  readonly roundTripMs: number;
};

/**
 * The database said its time at some moment of the round trip: when the answer is here, its time lies between what it
 * said and that plus the whole trip. An estimate outside goes to the nearer end; one inside stays, so that time does not
 * tremble with every answer.
 */
export function correctedBy(sample: TimeSample, estimateMs: number): number {
  return Math.min(Math.max(estimateMs, sample.databaseMs), sample.databaseMs + sample.roundTripMs);
}

/** The two clocks of a machine: one that people and time servers set, and one that only goes on. */
export type MachineClocks = { wallMs(): number; steadyMs(): number };

const thisMachine: MachineClocks = { wallMs: () => Date.now(), steadyMs: () => performance.now() };

export type DatabaseClock = Clock & {
  /** Sets the clock by an answer of the database. */
  told(sample: TimeSample): void;
};

/**
 * The database's time, so that all processes on one database agree on what is due and whose lease has ended, however
 * wrong the clocks of their machines are. Until it was first told, it is this machine's wall clock.
 *
 * Between two answers it goes on with that clock of the machine which went further. The steady one stands still while
 * some machines sleep, and then a deadline would pass unnoticed. The wall clock may jump ahead, which the next answer
 * mends: every transaction begins with one, before anything in it asks the time.
 */
export function createDatabaseClock(machine: MachineClocks = thisMachine): DatabaseClock {
  let set: { readonly timeMs: number; readonly wallMs: number; readonly steadyMs: number } | null = null;
  const nowMs = () => {
    if (set === null) return machine.wallMs();
    return set.timeMs + Math.max(machine.steadyMs() - set.steadyMs, machine.wallMs() - set.wallMs);
  };
  return {
    now: () => new Date(Math.floor(nowMs())),
    told: (sample) => {
      set = { timeMs: correctedBy(sample, nowMs()), wallMs: machine.wallMs(), steadyMs: machine.steadyMs() };
    },
  };
}
