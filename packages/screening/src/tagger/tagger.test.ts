import { describe, expect, it } from 'vitest';
import { Reader } from '../text/reading.ts';
import { HANDLE, Tokens } from '../text/tokens.ts';
import { OTHER, PERSON_FIRST, PERSON_NEXT, PLACE_FIRST, PLACE_NEXT } from './labels.ts';
import { Tagger } from './tagger.ts';

const reader = new Reader();
const tokens = new Tokens();
const tagger = new Tagger();

function words(text: string, labels: readonly number[]): string[] {
  const reading = reader.read(text);
  tokens.split(reading);
  tagger.tag(reading, tokens);
  const found: string[] = [];
  for (let i = 0; i < tokens.count; i += 1) {
    if (labels.includes(tagger.label[i] as number)) found.push(reading.text.slice(tokens.start[i], tokens.end[i]));
  }
  return found;
}

const people = (text: string): string[] => words(text, [PERSON_FIRST, PERSON_NEXT]);

describe('the tagger', () => {
  it('finds names with their surnames, also without capitals', () => {
    expect(people('So proud of Maria Gonzales for walking again today.')).toEqual(['Maria', 'Gonzales']);
    expect(people('omg i miss jessica so much')).toEqual(['jessica']);
  });

  it('tells a name from a word that is written alike', () => {
    expect(people('Grace Miller rang the bell.')).toEqual(['Grace', 'Miller']);
    expect(people('We all say grace before dinner.')).toEqual([]);
  });

  it('finds places', () => {
    expect(words('We are moving to Chicago next week.', [PLACE_FIRST, PLACE_NEXT])).toEqual(['Chicago']);
  });

  it('never takes a handle or a link for a name', () => {
    people('Thanks @mary_smith https://example.com/mary-smith');
    for (let i = 0; i < tokens.count; i += 1) {
      if (tokens.kind[i] === HANDLE) expect(tagger.label[i]).toBe(OTHER);
    }
  });

  it('gives probabilities that belong to its labels', () => {
    people('Our patient Karen Miller went home.');
    const chances = Array.from(tagger.person.subarray(0, tokens.count));
    expect(chances.every((chance) => chance >= 0 && chance <= 1.0001)).toBe(true);
    expect(chances[2]).toBeGreaterThan(0.5);
    expect(chances[4]).toBeLessThan(0.1);
  });

  it('says the same of a text whatever it read before, and of each line by itself', () => {
    const text = 'met up with Katie and her brother Sam at the fair';
    const fresh = new Tagger();
    const reading = reader.read(text);
    tokens.split(reading);
    fresh.tag(reading, tokens);
    const alone = Array.from(fresh.person.subarray(0, tokens.count));
    for (let i = 0; i < 9000; i += 1) people(`word${i} Name${i}`);
    people(text);
    expect(Array.from(tagger.person.subarray(0, tokens.count))).toEqual(alone);
    people(`${text}\nTHE END`);
    expect(Array.from(tagger.person.subarray(0, alone.length))).toEqual(alone);
  });

  it('says the same of a text behind another link of the same length', () => {
    const read = (other: string | null): number[] => {
      const one = new Tagger();
      for (const text of [other, 'via Sam https://example.com/aaa']) {
        if (text === null) continue;
        const reading = reader.read(text);
        tokens.split(reading);
        one.tag(reading, tokens);
      }
      return Array.from(one.person.subarray(0, tokens.count));
    };
    expect(read('see https://example.com/zzz')).toEqual(read(null));
  });

  it('reads texts longer than its buffers', () => {
    expect(people(`${'the bus was late again '.repeat(600)}and John Smith was on it`)).toContain('Smith');
  });

  it('reads an empty text and one of blank lines', () => {
    expect(people('')).toEqual([]);
    expect(people('\n\n\n')).toEqual([]);
  });
});
