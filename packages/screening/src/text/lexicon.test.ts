import { describe, expect, it } from 'vitest';
import { lexicon } from './lexicon.ts';
import { BitReader, readDigits, readOnes, writeBits, writeDigits } from './packed.ts';
import { hashWord } from './tokens.ts';

describe('the lexicon', () => {
  const table = lexicon();

  it('grades given names, surnames, places and common words', () => {
    const mary = table.find(hashWord('mary'));
    const smith = table.find(hashWord('smith'));
    const the = table.find(hashWord('the'));
    expect(table.given[mary]).toBeGreaterThan(5);
    expect(table.surname[smith]).toBe(7);
    expect(table.place[table.find(hashWord('toronto'))]).toBe(2);
    expect(table.common[the]).toBe(7);
    expect(table.given[the]).toBe(0);
  });

  it('has entry 0 with empty columns for what it does not know', () => {
    expect(table.find(hashWord('qzxwvvkq'))).toBe(0);
    expect([table.given[0], table.common[0], table.cluster[0], table.path[0]]).toEqual([0, 0, 0, 0]);
  });

  it('puts words that are used alike into clusters whose paths begin alike', () => {
    const pathOf = (word: string): number => table.path[table.cluster[table.find(hashWord(word))] as number] as number;
    const shared = (a: string, b: string): number => Math.clz32((pathOf(a) ^ pathOf(b)) << 16);
    expect(shared('monday', 'friday')).toBeGreaterThan(shared('monday', 'because'));
  });
});

describe('packed columns', () => {
  it('come back as they were written', () => {
    const values = [0, 1, 42, 87];
    expect([...readDigits(writeDigits(values), values.length)]).toEqual([0, ...values]);
    const bits = new BitReader(writeBits([1, 0, 1, 1, 0, 0, 1]));
    expect([bits.next(), bits.take(3), bits.take(3)]).toEqual([1, 3, 1]);
    expect(new BitReader(writeBits([1, 0, 1, 1, 0, 0, 1, 0, 1])).take(9)).toBe(357);
  });

  it('gives the places of the bits that are on', () => {
    expect([...readOnes(writeBits([0, 1, 1, 0, 0, 0, 0, 0, 1]), 3)]).toEqual([1, 2, 8]);
  });
});
