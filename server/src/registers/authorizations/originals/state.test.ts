import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalState } from './contract.ts';
import { act, type Original, type OriginalEvent, refusalOfCompare } from './state.ts';

const [TYPIST, SCANNER, SECOND] = ['typist', 'scanner', 'second'];
const unscanned: Original = { state: 'unscanned', revision: 1, typedBy: TYPIST, scannedBy: null };

function after(original: Original, ...events: readonly OriginalEvent[]): Original {
  return events.reduce((one, event) => {
    const outcome = act(one, event);
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome.original;
  }, original);
}
const refusalOf = (original: Original, event: OriginalEvent) => {
  const outcome = act(original, event);
  return 'refused' in outcome ? outcome.refused : null;
};
const waiting = after(unscanned, { kind: 'scan', by: SCANNER });

describe('an original', () => {
  test('is typed, scanned and compared by two persons', () => {
    expect(waiting).toMatchObject({ state: 'waiting', scannedBy: SCANNER, revision: 2 });
    expect(after(waiting, { kind: 'compare', by: SECOND, revision: 2 }).state).toBe('signed');
  });

  test.each([TYPIST, SCANNER])('is not compared nor sent back by its %s', (by) => {
    expect(refusalOf(waiting, { kind: 'compare', by, revision: 2 })).toBe('SECOND_PERSON_NEEDED');
    expect(refusalOf(waiting, { kind: 'return', by, revision: 2 })).toBe('SECOND_PERSON_NEEDED');
  });

  test('is sent back, corrected by whoever typed it, and waits again', () => {
    const returned = after(waiting, { kind: 'return', by: SECOND, revision: 2 });
    expect(returned.state).toBe('returned');
    expect(refusalOf(returned, { kind: 'correct', by: SECOND })).toBe('ORIGINAL_OF_ANOTHER');
    expect(refusalOf(returned, { kind: 'scan', by: SCANNER })).toBe('ORIGINAL_OF_ANOTHER');
    expect(refusalOf(returned, { kind: 'compare', by: SECOND, revision: 3 })).toBe('ORIGINAL_RETURNED');
    const again = after(returned, { kind: 'scan', by: TYPIST }, { kind: 'correct', by: TYPIST });
    expect(again).toMatchObject({ state: 'waiting', scannedBy: TYPIST });
    expect(refusalOf(again, { kind: 'compare', by: SECOND, revision: 2 }), 'what was seen is not what stands').toBe(
      'ORIGINAL_CHANGED',
    );
  });

  test('is neither corrected nor scanned anew while somebody may be comparing it', () => {
    expect(refusalOf(waiting, { kind: 'correct', by: TYPIST })).toBe('ORIGINAL_WAITS');
    expect(refusalOf(waiting, { kind: 'scan', by: SCANNER })).toBe('ORIGINAL_WAITS');
  });

  test('is not compared without a scan', () => {
    expect(refusalOf(unscanned, { kind: 'compare', by: SECOND, revision: 1 })).toBe('ORIGINAL_UNSCANNED');
  });

  test.each(['signed', 'discarded'] as const)('stays as it is once it is %s', (state) => {
    const ended: Original = { ...waiting, state };
    for (const kind of ['scan', 'correct', 'discard'] as const)
      expect(refusalOf(ended, { kind, by: SECOND })).toBe(`ORIGINAL_${state.toUpperCase()}`);
    expect(refusalOfCompare(ended, SECOND)).toBe(`ORIGINAL_${state.toUpperCase()}`);
  });
});

test('whatever happens, nothing is signed by whoever typed or scanned it, and each change has a number of its own', () => {
  const by = fc.constantFrom(TYPIST, SCANNER, SECOND);
  const event = fc.oneof(
    fc.record({ kind: fc.constantFrom('scan' as const, 'correct' as const, 'discard' as const), by }),
    fc.record({
      kind: fc.constantFrom('compare' as const, 'return' as const),
      by,
      revision: fc.integer({ min: 1, max: 6 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let original = unscanned;
      for (const one of events) {
        const outcome = act(original, one);
        if ('refused' in outcome) continue;
        expect(outcome.original.revision).toBe(original.revision + 1);
        expect(originalState.options).toContain(outcome.original.state);
        if (outcome.original.state === 'signed') {
          expect([original.typedBy, original.scannedBy]).not.toContain(one.by);
          expect(original.scannedBy).not.toBeNull();
        }
        original = outcome.original;
      }
    }),
  );
});
