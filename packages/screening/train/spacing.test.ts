import { describe, expect, it } from 'vitest';
import { joinTokens } from './spacing.ts';

const joined = (tokens: string, spacing: 'natural' | 'spaced' = 'natural'): string =>
  joinTokens(tokens.split(' '), spacing).text;

describe('joining tokens', () => {
  it('joins clitics, marks, quotes, handles and hashtags as people write them', () => {
    expect(joined(`It 's " fine " , is n't it ?`)).toBe(`It's "fine", isn't it?`);
    expect(joined('RT @ ann : # cake ( yes ) !')).toBe('RT @ann: #cake (yes)!');
    expect(joined('so happy : )')).toBe('so happy :)');
  });

  it('leaves a space at every joint on wish, but not behind "@" and "#"', () => {
    expect(joined(`It 's @ ann`, 'spaced')).toBe(`It 's @ann`);
  });

  it('tells where each token stands', () => {
    const { text, starts, ends } = joinTokens(['I', "'m", '@', 'ann', '!'], 'natural');
    expect(starts.map((start, i) => text.slice(start, ends[i]))).toEqual(['I', "'m", '@', 'ann', '!']);
  });
});
