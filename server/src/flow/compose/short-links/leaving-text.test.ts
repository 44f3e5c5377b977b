import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyContent } from '../content-hash.ts';
import { partsOf, textFor } from '../contract.ts';
import { leavingText } from './contract.ts';

const pair = (written: string, leaves: string) => ({ network: 'practice' as const, written, target: written, leaves });

describe('what leaves', () => {
  test('has each address changed as a whole, also where one begins like another', () => {
    const addresses = [
      pair('https://example.org/flu', 'https://go.example/1'),
      pair('https://example.org/flu-shots?a=(1)', 'https://go.example/2'),
      pair('https://example.org', 'https://go.example/3'),
    ];
    const text =
      'https://example.org/flu, https://example.org/flu-shots?a=(1). https://example.org/flu; https://example.org!';
    expect(leavingText(text, { addresses }, 'practice')).toBe(
      'https://go.example/1, https://go.example/2. https://go.example/1; https://go.example/3!',
    );
    expect(leavingText(text, { addresses }, 'mastodon')).toBe(text);
  });

  test('is changed in the text, the thread, the first comment and the link alike', () => {
    const content = {
      ...emptyContent,
      baseText: 'See https://example.org/a',
      link: 'https://example.org/a',
      firstComment: 'Again https://example.org/a',
      variants: { practice: { text: 'At https://example.org/a', thread: [{ text: 'And https://example.org/a' }] } },
      addresses: [pair('https://example.org/a', 'https://go.example/1')],
    };
    const parts = partsOf(content, { id: 'practice', takesFirstComment: true });
    expect(parts.map(({ text }) => text)).toEqual([
      'At https://go.example/1',
      'And https://go.example/1',
      'Again https://go.example/1',
    ]);
    expect(parts[0]?.link).toBe('https://go.example/1');
    expect(textFor(content, 'bluesky')).toBe('See https://example.org/a');
  });

  test('is the text as it was written where every address leaves as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.webUrl(), { maxLength: 5 }), fc.string(), (urls, words) => {
        const text = urls.join(` ${words} `);
        expect(leavingText(text, { addresses: urls.map((url) => pair(url, url)) }, 'practice')).toBe(text);
      }),
    );
  });
});
