import { describe, expect, it } from 'vitest';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import { PhraseStates } from './phrase-states.ts';

const states = new PhraseStates([['(my|our) (dear|) guest', "the baker 's cat"], ['my _ guest']]);

function hitsOf(source: string): [string, number][] {
  const tokens = new Tokens();
  tokens.split(new Reader().read(source));
  const hits: [string, number][] = [];
  states.find(tokens, (from, to, mask) => {
    hits.push([source.slice(tokens.start[from], tokens.end[to - 1]), mask]);
  });
  return hits;
}

describe('turns of phrase in one automaton', () => {
  it('takes a choice, a part that may be missing and a wildcard', () => {
    expect(hitsOf('Our guest sings')).toEqual([['Our guest', 1]]);
    expect(hitsOf('my dear guest')).toEqual([['my dear guest', 3]]);
    expect(hitsOf('my odd guest')).toEqual([['my odd guest', 2]]);
  });

  it('parts words as the tokenizer does', () => {
    expect(hitsOf("It was the baker's cat.")).toEqual([["the baker's cat", 1]]);
  });

  it('lets no mark stand for a word', () => {
    expect(hitsOf('my, guest')).toEqual([]);
  });
});
