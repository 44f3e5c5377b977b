import { expect, test } from 'vitest';
import { toWireForm } from './wire-form.ts';

test('the public is named in full and attachments are a list; words and contexts stay as they are', () => {
  const context = { to: 'as:Public', attachment: { '@id': 'as:attachment' } };
  expect(
    toWireForm({
      '@context': context,
      to: ['as:Public', 'https://a.example/'],
      cc: 'as:Public',
      object: { to: 'as:Public', content: 'as:Public', attachment: { type: 'Image', to: null } },
    }),
  ).toEqual({
    '@context': context,
    to: ['https://www.w3.org/ns/activitystreams#Public', 'https://a.example/'],
    cc: 'https://www.w3.org/ns/activitystreams#Public',
    object: {
      to: 'https://www.w3.org/ns/activitystreams#Public',
      content: 'as:Public',
      attachment: [{ type: 'Image', to: null }],
    },
  });
});
