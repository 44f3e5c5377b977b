import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryCaret, keepBothTexts, mergeLists, mergeTexts, piecesOf } from './text-merge.ts';

const words = fc.array(
  fc.constantFrom('The', 'pool', 'opens', 'on', 'Friday', 'from', 'nine', 'for', 'children', '.'),
  {
    maxLength: 12,
  },
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  words.map((list) => list.join(' ')),
);

describe('two changes of one text', () => {
  it('are one text where they do not touch the same words', () => {
    expect(mergeTexts('The pool opens in June.', 'The big pool opens in June.', 'The pool opens in July.')).toEqual({
      clean: true,
      text: 'The big pool opens in July.',
    });
  });

  it('are not decided where both changed one word, or put different words in one place', () => {
    expect(mergeTexts('Opens in June.', 'Opens on 1 June.', 'Opens on 2 June.').clean).toBe(false);
    expect(mergeTexts('Come', 'Come early', 'Come late').clean).toBe(false);
  });

  it('are not decided where one took away what the other changed', () => {
    expect(mergeTexts('One two three.', 'One three.', 'One 2 three.').clean).toBe(false);
  });

  it('count once where both wrote the same', () => {
    expect(mergeTexts('a', 'a b', 'a b')).toEqual({ clean: true, text: 'a b' });
  });

  it('change nothing that neither changed, whoever is called mine', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, mine, theirs) => {
        expect(mergeTexts(base, mine, base)).toEqual({ clean: true, text: mine });
        expect(mergeTexts(base, base, theirs)).toEqual({ clean: true, text: theirs });
        expect(mergeTexts(base, mine, mine)).toEqual({ clean: true, text: mine });
        expect(mergeTexts(base, mine, theirs)).toEqual(mergeTexts(base, theirs, mine));
      }),
    );
  });
});

describe('no word that somebody typed is lost', () => {
  // Each types words that nobody else has, at places of their own or of both.
  const change = (mark: string) =>
    fc
      .array(fc.record({ at: fc.nat(9), kind: fc.constantFrom('put', 'swap') }), { minLength: 1, maxLength: 4 })
      .map((edits) => (base: readonly string[]) => {
        const typed: string[] = [];
        let list = [...base];
        edits.forEach(({ at, kind }, number) => {
          const word = `${mark}${number}`;
          const place = Math.min(at, list.length);
          // Words that one typed oneself are not typed over: those would be lost by their own writer.
          if (kind === 'swap' && list[place]?.startsWith(mark)) return;
          list = list.toSpliced(place, kind === 'swap' ? 1 : 0, word);
          typed.push(word);
        });
        return { text: list.join(' '), typed };
      });

  it('in a merge that was decided, nor in both kept', () => {
    fc.assert(
      fc.property(words, change('mine'), change('theirs'), (base, ours, others) => {
        const text = base.join(' ');
        const mine = ours(base);
        const theirs = others(base);
        const merged = mergeTexts(text, mine.text, theirs.text);
        const both = keepBothTexts(text, mine.text, theirs.text);
        for (const word of [...mine.typed, ...theirs.typed]) {
          if (merged.clean) expect(piecesOf(merged.text)).toContain(word);
          expect(piecesOf(both)).toContain(word);
        }
      }),
    );
  });
});

it('takes a text apart into pieces that are the whole text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(piecesOf(text).join('')).toBe(text);
    }),
  );
  expect(piecesOf('Go 👩🏽‍⚕️!')).toEqual(['Go', ' ', '👩🏽‍⚕️', '!']);
});

it('keeps both sides of a line on lines of their own', () => {
  expect(keepBothTexts('a\nb\nc', 'a\nmine\nc', 'a\ntheirs\nc')).toBe('a\nmine\ntheirs\nc');
});

describe('the caret', () => {
  it('stays at its words when others come in before, after and around them', () => {
    const before = 'The pool opens in June.';
    const after = 'Good news: the pool opens at last in late June.';
    expect(carryCaret(before, after, before.indexOf('opens') + 2)).toBe(after.indexOf('opens') + 2);
    expect(carryCaret(before, after, before.indexOf('June') + 4)).toBe(after.indexOf('June') + 4);
  });

  it('never leaves the text, and does not move when nothing changed', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(50), (before, after, place) => {
        const caret = Math.min(place, before.length);
        const carried = carryCaret(before, after, caret);
        expect(carried).toBeGreaterThanOrEqual(0);
        expect(carried).toBeLessThanOrEqual(after.length);
        expect(carryCaret(before, before, caret)).toBe(caret);
      }),
    );
  });
});

it('merges lists by their items, and decides nothing where both changed one stretch', () => {
  expect(mergeLists(['a', 'b', 'c'], ['a', 'b', 'c', 'd'], ['b', 'c'])).toEqual(['b', 'c', 'd']);
  expect(mergeLists(['a'], ['b'], ['c'])).toBeNull();
});
