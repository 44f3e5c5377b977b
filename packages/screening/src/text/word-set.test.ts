import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashWord } from './tokens.ts';
import { WordSet } from './word-set.ts';

it('holds what a set of the same hashes holds', () => {
  const hash = fc.oneof(fc.string({ maxLength: 6 }).map(hashWord), fc.integer({ min: 1, max: 64 }));
  fc.assert(
    fc.property(fc.array(hash), fc.array(hash), (kept, asked) => {
      const words = new WordSet(kept);
      const set = new Set(kept);
      for (const one of [...kept, ...asked]) expect(words.has(one)).toBe(set.has(one));
      expect([...words].sort()).toEqual([...set].sort());
    }),
  );
});

it('does not hold 0, which stands for no word', () => {
  expect(new WordSet([hashWord('of')]).has(0)).toBe(false);
});
