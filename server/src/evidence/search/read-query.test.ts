import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksIn, matcherOf, passageOf } from './highlight.ts';
import { candidateRanges, readQuery, tsQueryOf, wordsOfTerms } from './read-query.ts';
import { foldWord, placedWords } from './words.ts';

describe('a query', () => {
  test.each([
    [
      'flu shot',
      [
        { words: ['flu'], excluded: false, prefix: false },
        { words: ['shot'], excluded: false, prefix: true },
      ],
    ],
    ['"Flu  shot" ', [{ words: ['flu', 'shot'], excluded: false, prefix: false }]],
    ['-"flu shot', [{ words: ['flu', 'shot'], excluded: true, prefix: false }]],
    ['COVID-19', [{ words: ['covid', '19'], excluded: false, prefix: true }]],
    ['niño ', [{ words: ['nino'], excluded: false, prefix: false }]],
    ['- " -', []],
  ])('%j is read', (text, terms) => {
    expect(readQuery(text)).toEqual(terms);
  });

  test('of anything holds letters and digits only, so that none of it means something to the database', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const terms = readQuery(text);
        const query = tsQueryOf(terms, new Map(), '');
        for (const word of wordsOfTerms(terms)) expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
        if (query !== null) expect(query.replaceAll(/'[\p{L}\p{N}]+'/gu, 'w')).toMatch(/^[!(w)|&:*<>\- ]+$/);
        expect(terms.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('looks for candidates where every form of its words lies', () => {
    const stems = new Map([
      ['pharmacies', ['pharmaci']],
      ['pharmacy', ['pharmaci']],
      ['the', []],
    ]);
    expect(candidateRanges(readQuery('the pharmacies '), stems)).toEqual([{ from: 'pharmac', exact: false }]);
    expect(candidateRanges(readQuery('pharmacy '), stems)).toEqual([{ from: 'pharmac', exact: false }]);
    expect(candidateRanges(readQuery('the '), stems)).toEqual([{ from: 'the', exact: true }]);
    expect(candidateRanges(readQuery('"the pharmacies"'), stems)).toEqual([{ from: 'pharmacies', exact: true }]);
    expect(candidateRanges(readQuery('-pharmacy'), stems)).toEqual([]);
  });
});

test('folding is done once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { word } of placedWords(text)) expect(foldWord(word)).toBe(word);
    }),
  );
});

test('a passage holds its marks inside, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('flu', 'shots', 'and', '🦩', 'niño', '\n'), { maxLength: 300 }), (parts) => {
      const text = parts.join(' ');
      const matches = matcherOf(readQuery('nino '), new Map());
      const passage = passageOf(text, matches);
      expect(passage.marks.length > 0).toBe(marksIn(text, matches).length > 0);
      for (const { start, end } of passage.marks) expect(passage.text.slice(start, end)).toBe('niño');
      expect(passage.text.isWellFormed()).toBe(true);
    }),
  );
});
