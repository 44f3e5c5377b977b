import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEntities } from './entities.ts';
import { graphemeEdges, graphemeLength } from './graphemes.ts';

const told = (text: string) => findEntities(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

test.each([
  ['See https://example.org/flu#dates.', ['link https://example.org/flu#dates']],
  ['Thanks @lakeside.example.org!', ['mention @lakeside.example.org']],
  ['Thanks @care@example.social, all', ['mention @care@example.social']],
  ['Write to desk@example.org', []],
  ['#FluShots, #1st and #16', ['hashtag #FluShots', 'hashtag #1st']],
  ['#mañana #漢字', ['hashtag #mañana', 'hashtag #漢字']],
  ['a#b', []],
])('%s', (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('a text has one edge more than it has graphemes, and each edge is a place in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const edges = graphemeEdges(text);
      expect(edges.at(-1)).toBe(text.length);
      expect(graphemeLength(text)).toBe(text === '' ? 0 : edges.length - 1);
    }),
  );
});
