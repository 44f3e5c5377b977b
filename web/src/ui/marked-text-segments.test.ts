import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markAt, nextMark, toSegments } from './marked-text-segments.ts';
import type { Marked } from './marked-text-types.ts';

const mark = (start: number, end: number, severity: Marked['severity'] = 'block') => ({ start, end, severity });

describe('segments of marked text', () => {
  it('cuts a text at the edges of its marks', () => {
    expect(toSegments('Ana Ruiz is home', [mark(0, 8)])).toEqual([
      { start: 0, text: 'Ana Ruiz', marks: [0] },
      { start: 8, text: ' is home', marks: [] },
    ]);
  });

  it('puts the heaviest mark first where two lie over each other', () => {
    const [first, second] = toSegments('abcdef', [mark(0, 6, 'note'), mark(2, 4, 'block')]).slice(0, 2);
    expect(first?.marks).toEqual([0]);
    expect(second?.marks).toEqual([1, 0]);
  });

  it('clips marks that reach outside the text and leaves out empty ones', () => {
    expect(toSegments('ab', [mark(1, 9), mark(1, 1)])).toEqual([
      { start: 0, text: 'a', marks: [] },
      { start: 1, text: 'b', marks: [0] },
    ]);
  });

  it('gives the whole text again, whatever the marks are', () => {
    const span = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        const segments = toSegments(
          text,
          spans.map(([start, end]) => mark(start, end)),
        );
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
      }),
    );
  });
});

describe('the mark a caret asks for', () => {
  const marks = [mark(10, 14), mark(2, 5, 'warn')];

  it('is the one it stands in or touches', () => {
    expect(markAt(marks, 14)).toBe(0);
    expect(markAt(marks, 2)).toBe(1);
    expect(markAt(marks, 7)).toBeNull();
  });

  it('is the next one after it, and the first of the text after the last', () => {
    expect(nextMark(marks, 7)).toBe(0);
    expect(nextMark(marks, 20)).toBe(1);
    expect(nextMark([], 0)).toBeNull();
  });
});
