import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBetween, shiftMarks } from './marked-text-shift.ts';

const under = (text: string, mark: { start: number; end: number } | undefined) =>
  mark === undefined ? null : text.slice(mark.start, mark.end);

function shifted(before: string, after: string, word: string) {
  const start = before.indexOf(word);
  const [mark] = shiftMarks([{ start, end: start + word.length }], before, after);
  return { words: under(after, mark), stale: mark?.stale };
}

describe('the edit between two texts', () => {
  it('is what lies between the common beginning and the common end', () => {
    expect(editBetween('Ana is home', 'Ana was home')).toEqual({ start: 4, end: 5, insert: 'wa' });
    expect(editBetween('aa', 'aaa')).toEqual({ start: 2, end: 2, insert: 'a' });
    expect(editBetween('same', 'same')).toBeNull();
  });

  it('makes the new text from the old one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const edit = editBetween(before, after);
        const made = edit === null ? before : before.slice(0, edit.start) + edit.insert + before.slice(edit.end);
        expect(made).toBe(after);
      }),
    );
  });
});

describe('marks while the worker is busy', () => {
  it('stay where they are when the text changes behind them', () => {
    expect(shifted('Ana Ruiz is here', 'Ana Ruiz is here now', 'Ana Ruiz')).toEqual({
      words: 'Ana Ruiz',
      stale: false,
    });
  });

  it('move with their words when the text changes before them', () => {
    expect(shifted('We saw Ana', 'Today we saw Ana', 'Ana')).toEqual({ words: 'Ana', stale: false });
  });

  it('are stale when a letter is set against their word', () => {
    expect(shifted('Ana', 'Anab', 'Ana')).toEqual({ words: 'Ana', stale: true });
    expect(shifted('Ana', 'Ana.', 'Ana')).toEqual({ words: 'Ana', stale: false });
  });

  it('stretch and are stale when their own words change', () => {
    expect(shifted('Call Ana Ruiz now', 'Call Ana B. Ruiz now', 'Ana Ruiz')).toEqual({
      words: 'Ana B. Ruiz',
      stale: true,
    });
  });

  it('are gone when their words are gone', () => {
    expect(shifted('Call Ana Ruiz now', 'Call now', 'Ana Ruiz').words).toBeNull();
  });

  it('never reach outside the new text', () => {
    const texts = fc.tuple(fc.string(), fc.string(), fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(texts, ([before, after, at, length]) => {
        const start = Math.min(at, before.length);
        const marks = shiftMarks([{ start, end: Math.min(start + length, before.length) }], before, after);
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(0);
          expect(mark.end).toBeLessThanOrEqual(after.length);
          expect(mark.end).toBeGreaterThanOrEqual(mark.start);
        }
      }),
    );
  });
});
