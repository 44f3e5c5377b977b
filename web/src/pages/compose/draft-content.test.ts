import { textFor } from '@bedside/server/contract/flow/compose';
import { expect, it } from 'vitest';
import { emptyContent, isWebLink, linkFromTyped, sameContent, wellFormed } from './draft-content.ts';

it('compares contents by what leaves, not by the order of keys or channels', () => {
  const one = { ...emptyContent('en', ['a', 'b']), variants: { bluesky: { text: 'x' }, newsroom: { text: 'y' } } };
  const other = { ...emptyContent('en', ['b', 'a']), variants: { newsroom: { text: 'y' }, bluesky: { text: 'x' } } };
  expect(sameContent(one, other)).toBe(true);
  expect(sameContent(one, { ...other, variants: { newsroom: { text: 'y' } } })).toBe(false);
});

it('takes own wording before the text for all, also when it is empty', () => {
  const content = { baseText: 'all', variants: { bluesky: { text: '' } } };
  expect(textFor(content, 'bluesky')).toBe('');
  expect(textFor(content, 'newsroom')).toBe('all');
});

it('completes a link that was typed without its scheme, and refuses what is none', () => {
  expect(linkFromTyped(' example.org/flu ')).toBe('https://example.org/flu');
  expect(linkFromTyped('  ')).toBeNull();
  expect(isWebLink('https://example.org/flu')).toBe(true);
  expect(isWebLink('javascript:alert(1)')).toBe(false);
  expect(isWebLink('https://')).toBe(false);
});

it('mends unpaired surrogates without changing a length', () => {
  expect(wellFormed('a\ud800b')).toBe('a\ufffdb');
});
