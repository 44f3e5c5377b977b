import { expect, it } from 'vitest';
import { GONE, spansOfRedacted } from './redacted.ts';

const shown = (text: string, redacted: string) =>
  spansOfRedacted(text, redacted).map(({ start, end }) => text.slice(start, end));

it.each([
  ['Ann met Bo.', `${GONE} met ${GONE}.`, ['Ann', 'Bo']],
  ['call 206-555-0144', `call ${GONE}`, ['206-555-0144']],
  ['Ann Lee', `${GONE}${GONE}`, ['Ann Lee']],
  ['nothing here', 'nothing here', []],
  ['a b a', `${GONE} b ${GONE}`, ['a', 'a']],
])('finds what was taken out of "%s"', (text, redacted, expected) => {
  expect(shown(text, redacted)).toEqual(expected);
});
