/** A correction of which every step goes wrong in every way, one at a time. */
import { describe, expect, test } from 'vitest';
import { edits, expectCorrected, playOn, standing } from './edit-plays.ts';
import { type Blow, brokenCalls, type WorkerStep } from './workers.ts';

/** Whether a step is one of the correction: the post itself asks once what it would change. */
function createIsOfEdit(): (step: WorkerStep) => boolean {
  let asked = 0;
  return ({ name, when }) => {
    if (name === 'edited' && when === 'before') asked += 1;
    return asked > 1;
  };
}

describe('one step goes wrong', () => {
  const ofStore: readonly Blow[] = [
    'crash',
    'lost',
    { lostAfterMs: 120_000 },
    { pauseMs: 90_000 },
    { pauseMs: 600_000 },
  ];
  const ofCalls: readonly Blow[] = ['crash', ...brokenCalls.map((call) => ({ call }))];

  test.each(['A2', 'D'] as const)(
    'class %s: whichever step of a correction, however, it stands in the end',
    async (name) => {
      const steps: { index: number; isCall: boolean }[] = [];
      const isOfEdit = createIsOfEdit();
      const calm = await playOn(
        name,
        {},
        {
          strike: (step, index) => {
            const isCall = step.name === 'send' || step.name === 'answered';
            if (isOfEdit(step)) steps.push({ index, isCall });
            return null;
          },
        },
      );
      expectCorrected(calm);
      const wrong: unknown[] = [];
      for (const { index, isCall } of steps.slice(0, 60)) {
        for (const blow of isCall ? ofCalls : ofStore) {
          const played = await playOn(name, {}, { strike: (_, at) => (at === index ? blow : null) });
          const [edit] = edits(played);
          const isDone = edit?.state === 'confirmed' && standing(played)[0] === 2;
          // Who stood still for so long comes too late, and does not send unasked.
          const isParked = edit?.state === 'parked' && standing(played)[0] === 1;
          if (played.problems.length > 0 || !(isDone || isParked))
            wrong.push({ index, blow, problems: played.problems });
        }
      }
      expect(wrong).toEqual([]);
      expect(steps.length).toBeGreaterThan(20);
    },
  );
});
