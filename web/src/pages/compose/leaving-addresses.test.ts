import { partsOf } from '@bedside/server/contract/flow/compose';
import { describe, expect, test } from 'vitest';
import { emptyContent, sameContent } from './draft-content.ts';
import { holdsAddress, withLeavingAddresses } from './leaving-addresses.ts';

const channel = { id: '019e0000-0000-7000-8000-00000000000a', name: 'Lakeside News', network: 'practice' as const };
const places = { shortBase: 'https://bedside.example/l/', house: ['https://bedside.example'] };
const facts = { postId: '019e0000-0000-7000-8000-0000000000ff', channels: [channel], known: [], places };
const draft = {
  ...emptyContent('en', [channel.id]),
  baseText: 'See https://example.org/flu and https://bedside.example/newsroom',
  links: { shorten: true, utm: { source: '{channel}' } },
};
const textOf = (content: typeof draft) => partsOf(content, { id: 'practice', takesFirstComment: false })[0]?.text;

describe('addresses on this page', () => {
  test('have the length that they will leave with', () => {
    expect(textOf(withLeavingAddresses(draft, facts) as typeof draft)).toBe(
      'See https://bedside.example/l/xxxxxxxx and https://bedside.example/newsroom',
    );
  });

  test('are the ones that were made, once they are', () => {
    const target = 'https://example.org/flu?utm_source=lakeside-news';
    const leaves = 'https://bedside.example/l/abcdefgh';
    const known = [{ network: 'practice' as const, written: 'https://example.org/flu', target, leaves }];
    expect(textOf(withLeavingAddresses(draft, { ...facts, known }) as typeof draft)).toContain(`See ${leaves} and`);
  });

  test('are as they were written where nothing is wished, and are no change of the draft', () => {
    const plain = { ...draft, links: { shorten: false } };
    expect(withLeavingAddresses(plain, facts).addresses).toBeUndefined();
    expect(sameContent(withLeavingAddresses(draft, facts), draft)).toBe(true);
  });

  test('are looked for in every wording', () => {
    expect(holdsAddress(emptyContent('en'))).toBe(false);
    expect(holdsAddress({ ...emptyContent('en'), link: 'https://example.org' })).toBe(true);
    expect(holdsAddress({ ...emptyContent('en'), variants: { x: { text: 'https://example.org' } } })).toBe(true);
  });
});
