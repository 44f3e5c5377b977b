import { expect, test } from 'vitest';
import { mastodonLength } from './mastodon.ts';

// Cases of Mastodon's own status_length_validator_spec.rb, with the figures that its limit of 500 gives away.
test.each([
  ['letters', 'a'.repeat(520), 520],
  ['an address is 23, however long', `${'a'.repeat(476)} http://${'b'.repeat(30)}.com/example`, 500],
  ['a short address is 23 as well', 'https://a.org', 23],
  ['an address without its scheme is letters', 'example.org', 11],
  [
    'somebody on another server counts with the local part alone',
    `${'a'.repeat(475)} @alice@${'b'.repeat(30)}.com`,
    482,
  ],
  ['somebody of the same server', '@alice hello', 12],
  ['a mail address is letters', 'alice@example.org', 17],
  ['one letter as people see it', '👩‍⚕️e\u0301🇺🇸', 3],
  ['an address in brackets leaves them', '(https://example.org/flu).', 26],
])('%s', (_, text, expected) => {
  expect(mastodonLength(text)).toBe(expected);
});

test('the content warning counts with the text', () => {
  expect(mastodonLength('b'.repeat(251), { contentWarning: 'a'.repeat(250) })).toBe(501);
});

test('a server may reserve another length for an address', () => {
  expect(mastodonLength('See https://example.org/flu', { urlLength: 30 })).toBe(34);
});
