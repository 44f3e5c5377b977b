import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DisplayedNetwork, displayRules, displayText } from './display-text.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index + 1}`).join('\n');
const url = 'https://www.example.org/health/2026/flu-shots-near-you?from=feed';

// Where each rule comes from stands beside it in `displayRules`.
const golden: readonly (readonly [string, DisplayedNetwork, string, string, string | null])[] = [
  ['our own newsroom never cuts', 'newsroom', lines(60), lines(60), null],
  ['the practice network never cuts', 'practice', lines(60), lines(60), null],
  ['Bluesky shows 25 lines', 'bluesky', lines(25), lines(25), null],
  ['Bluesky keeps line 26 back', 'bluesky', lines(26), lines(25), 'show-more'],
  ['Bluesky shows a full post of one paragraph', 'bluesky', 'word '.repeat(60).trim(), 'word '.repeat(60).trim(), null],
  ['Bluesky shortens the path of an address', 'bluesky', `See ${url}`, 'See www.example.org/health/2026/...', null],
  ['Bluesky leaves a short path', 'bluesky', 'See https://example.org/flu', 'See example.org/flu', null],
  ['Mastodon shows 32 lines', 'mastodon', lines(32), lines(32), null],
  ['Mastodon keeps line 33 back', 'mastodon', lines(33), lines(32), 'read-more'],
  [
    'Mastodon shows thirty letters of an address',
    'mastodon',
    `See ${url}`,
    'See example.org/health/2026/flu-sh…',
    null,
  ],
  [
    'X shows a post of 280 whole, however long its address looks',
    'x',
    `${'a'.repeat(256)} ${url}`,
    `${'a'.repeat(256)} example.org/health/2026/flu-sh…`,
    null,
  ],
  ['X keeps back what is over 280', 'x', 'a'.repeat(281), 'a'.repeat(280), 'show-more'],
  ['Facebook shows five lines', 'facebook', lines(6), lines(5), 'see-more'],
  ['Instagram shows 125 letters at most', 'instagram', 'word '.repeat(40).trim(), 'word '.repeat(18).trim(), 'more'],
  ['LinkedIn shows three lines', 'linkedin', lines(4), lines(3), 'more'],
  ['Threads shows all', 'threads', lines(40), lines(40), null],
];

describe('what shows of a text', () => {
  test.each(golden)('%s', (_, network, text, visible, marker) => {
    expect(displayText(network, text)).toMatchObject({ visible, marker });
  });

  test('and what is kept back are the whole text', () => {
    const networks = Object.keys(displayRules) as DisplayedNetwork[];
    const words = fc
      .array(fc.constantFrom('flu', '👩‍⚕️', '\n', ' ', 'vacunación', 'a'.repeat(90)))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...networks), words, (network, text) => {
        const { visible, hidden, marker } = displayText(network, text);
        expect((visible + hidden).replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        expect(marker === null).toBe(hidden === '');
      }),
    );
  });
});
