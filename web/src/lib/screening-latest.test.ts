import { expect, it } from 'vitest';
import { latestWins } from './screening-latest.ts';

it('keeps one question out and only the newest of those that wait', () => {
  const sent: string[] = [];
  const line = latestWins<string>((question) => sent.push(question));
  line.ask('A');
  line.ask('An');
  line.ask('Ana');
  expect(sent).toEqual(['A']);
  expect(line.answered()).toBe(true);
  expect(sent).toEqual(['A', 'Ana']);
  expect(line.answered()).toBe(false);
  line.ask('Ana ');
  expect(sent).toEqual(['A', 'Ana', 'Ana ']);
});
