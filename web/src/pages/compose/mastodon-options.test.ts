import { expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { withOptions } from './mastodon-options.tsx';

const content = emptyContent('en');

it('keeps what was chosen and leaves out what is usual, so that nothing chosen changes no hash', () => {
  const warned = { ...content, ...withOptions(content, { contentWarning: 'Needles' }) };
  expect(warned.options).toEqual({ mastodon: { contentWarning: 'Needles' } });
  const hidden = { ...warned, ...withOptions(warned, { visibility: 'private' }) };
  expect(hidden.options).toEqual({ mastodon: { contentWarning: 'Needles', visibility: 'private' } });
  expect(withOptions(warned, { contentWarning: '' })).toEqual({ options: undefined });
  expect(withOptions(content, { visibility: 'public' })).toEqual({ options: undefined });
});
