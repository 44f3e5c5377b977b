import { describe, expect, it } from 'vitest';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { RecognizableFinder } from './recognizable.ts';

const finder = new RecognizableFinder();

function phrasesOf(source: string, taken: { start: number; end: number }[] = []): string[] {
  const reading = new Reader().read(source);
  const tokens = new Tokens();
  tokens.split(reading);
  return finder.find({ reading, tokens }, taken).map(({ start, end }) => source.slice(start, end));
}

describe('a person whom people would know without a name', () => {
  it.each([
    ['We stitched up the juggler who fell off the float. All good.', 'the juggler who fell off the float'],
    ['Guess who came in, our newly elected mayor, with a cough', 'our newly elected mayor'],
    ["Tonight the sheriff's wife is in labor", "the sheriff's wife"],
    ['Operamos a la maestra que salió en las noticias.', 'la maestra que salió en las noticias'],
    ['Chainsaw juggler from the fair came in again', 'Chainsaw juggler from the fair'],
    ["I treated the potluck's only vegetarian for it", "the potluck's only vegetarian"],
    ['Please sit down for the bishop, who is late', 'the bishop'],
    ['fixed the nose of the candy shop lady', 'the candy shop lady'],
    ["the director's son is on our unit", "the director's son"],
  ])('is found by the phrase in %j', (source, phrase) => {
    expect(phrasesOf(source)).toContain(phrase);
  });

  it('is not found in talk of patients and places', () => {
    expect(phrasesOf('The waiting room is full and the patient in the hall is cold.')).toEqual([]);
    expect(phrasesOf('An old man and a young lady waited for the first time this week.')).toEqual([]);
  });

  it('stops where another mention begins', () => {
    const source = 'the drummer from Port Lisle broke a wrist';
    expect(phrasesOf(source, [{ start: 17, end: 27 }])).toEqual(['the drummer from']);
  });
});
