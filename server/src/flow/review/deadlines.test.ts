import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remindersDue, stepDueAt, storedDeadline } from './deadlines.ts';

const HOUR = 60 * 60 * 1_000;
const asked = new Date('2027-03-01T08:00:00Z');
const at = (hours: number) => new Date(asked.getTime() + hours * HOUR);
const hours = fc.integer({ min: 1, max: 720 });
const lead = fc.option(fc.integer({ min: 0, max: 168 }), { nil: undefined });
const timed = fc
  .record({ deadlineHours: fc.option(hours, { nil: undefined }), leadHours: lead })
  .map(({ deadlineHours, leadHours }) => ({
    ...(deadlineHours === undefined ? {} : { deadlineHours }),
    ...(leadHours === undefined ? {} : { leadHours }),
  }));

describe('a step is due', () => {
  test.each([
    [{}, null, null],
    [{ deadlineHours: 24 }, null, at(24)],
    [{}, at(10), at(8)],
    [{ leadHours: 0 }, at(10), at(10)],
    [{ deadlineHours: 24 }, at(10), at(8)],
    [{ deadlineHours: 5 }, at(10), at(5)],
    [{ leadHours: 48 }, at(10), at(-38)],
  ])('%o, planned for %o: at %o', (step, plannedAt, due) => {
    expect(stepDueAt(step, { submittedAt: asked, plannedAt })).toEqual(due);
  });

  test('never after its own hours, nor later than its lead before the planned time', () => {
    fc.assert(
      fc.property(timed, fc.option(hours), (step, planned) => {
        const plannedAt = planned === null ? null : at(planned);
        const due = stepDueAt(step, { submittedAt: asked, plannedAt });
        if (step.deadlineHours !== undefined) expect(Number(due)).toBeLessThanOrEqual(Number(at(step.deadlineHours)));
        if (plannedAt !== null) {
          expect(Number(due)).toBeLessThanOrEqual(Number(plannedAt) - (step.leadHours ?? 2) * HOUR);
        }
        expect(due === null).toBe(step.deadlineHours === undefined && plannedAt === null);
      }),
    );
  });

  test('what is stored of several is not later than any of them', () => {
    fc.assert(
      fc.property(fc.array(timed, { minLength: 1 }), fc.option(hours), (steps, planned) => {
        const { dueAt, leadMinutes } = storedDeadline(steps, asked);
        const plannedAt = planned === null ? null : at(planned);
        const stored = [dueAt, plannedAt && new Date(plannedAt.getTime() - leadMinutes * 60_000)].filter(
          (one) => one !== null,
        );
        const dues = steps.flatMap((step) => stepDueAt(step, { submittedAt: asked, plannedAt }) ?? []);
        expect(Math.min(...stored.map(Number))).toBe(Math.min(...dues.map(Number)));
      }),
    );
  });
});

describe('reminders', () => {
  test.each([
    [0, 24, []],
    [19.9, 24, []],
    [20, 24, ['before']],
    [23.9, 24, ['before']],
    [24, 24, ['at']],
    [24.4, 24, ['at']],
    [24.5, 24, ['at', 'escalated']],
    [0.9, 2, []],
    [1, 2, ['before']],
    [0, -3, ['at', 'escalated']],
  ] as const)('after %d of %d hours: %o', (now, due, kinds) => {
    expect(remindersDue({ now: at(now), submittedAt: asked, dueAt: at(due) })).toEqual(kinds);
  });

  test('once others were told, they stay due, and nobody hears again that it is near', () => {
    fc.assert(
      fc.property(
        hours,
        fc.double({ min: 0, max: 800, noNaN: true }),
        fc.double({ min: 0, max: 80, noNaN: true }),
        (due, now, more) => {
          const of = (time: number) => remindersDue({ now: at(time), submittedAt: asked, dueAt: at(due) });
          const [first, later] = [of(now), of(now + more)];
          if (first.includes('at')) expect(later).toContain('at');
          if (first.includes('escalated')) expect(later).toContain('escalated');
          if (first.includes('at')) expect(later).not.toContain('before');
        },
      ),
    );
  });
});
