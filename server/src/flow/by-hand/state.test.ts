import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveryState } from '../publish/contract.ts';
import { afterPerson, afterRemoval, removedByPerson } from '../publish/state.ts';
import { type HandAnswer, type HandState, handStateOf, isLate, REMIND_EVERY_MS, takes } from './state.ts';

const answers = ['posted', 'not_posted', 'gone', 'pass_on'] as const satisfies readonly HandAnswer[];
const now = new Date('2027-03-01T15:00:00.000Z');

/** What a delivery becomes by an answer that its state takes, or by somebody who asks for its removal. */
function after(state: HandState, step: HandAnswer | 'take_down'): HandState {
  if (step === 'take_down') return state === 'standing' ? handStateOf('removing') : state;
  if (!takes(state, step)) return state;
  switch (step) {
    case 'posted':
      return handStateOf(afterPerson('published').state);
    case 'not_posted':
      return handStateOf(afterPerson('not_published').state);
    case 'gone':
      return handStateOf(removedByPerson.state);
    case 'pass_on':
      return state;
  }
}

describe('what a person has', () => {
  test('every state of a delivery is one of theirs, and asks for at most one kind of work', () => {
    for (const state of deliveryState.options) {
      const hand = handStateOf(state);
      const work = [takes(hand, 'posted'), takes(hand, 'gone')].filter(Boolean);
      expect(work.length).toBe(hand === 'to_post' || hand === 'to_take_down' ? 1 : 0);
      expect(takes(hand, 'pass_on')).toBe(work.length === 1);
    }
  });

  test('in any order of answers it is posted at most once, and what was given back or taken down never comes back', () => {
    const steps = fc.array(fc.constantFrom(...answers, 'take_down' as const), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (given) => {
        let state: HandState = handStateOf('needs_person');
        let posted = 0;
        let isOver = false;
        for (const step of given) {
          if (step === 'posted' && takes(state, step)) posted += 1;
          state = after(state, step);
          if (isOver) expect(state).toBe('over');
          isOver ||= state === 'over';
        }
        expect(posted).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('no removal by a program is believed: it stands until a person says that it is gone', () => {
    const asked = { kind: 'rejected', code: 'REMOVE_BY_HAND', detail: '' } as const;
    const { state } = afterRemoval(asked, { now, askedSince: now });
    expect(handStateOf(state)).toBe('to_take_down');
  });

  test('late is what was not answered when its time ended, and a removal that nobody answers for two hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), (offsetMs) => {
        const at = (ms: number) => new Date(now.getTime() + ms);
        expect(isLate({ endsAt: now, removalAskedAt: null }, 'to_post', at(offsetMs))).toBe(offsetMs >= 0);
        const removal = { endsAt: now, removalAskedAt: at(-REMIND_EVERY_MS) };
        expect(isLate(removal, 'to_take_down', at(offsetMs))).toBe(offsetMs > 0);
        expect(isLate(removal, 'standing', at(offsetMs))).toBe(false);
      }),
    );
  });
});
