import { content as contentSchema } from '@bedside/server/contract/flow/compose';
import { expect, it } from 'vitest';
import { emptyContent } from '../draft-content.ts';
import { withOptions } from './options-content.ts';

const content = emptyContent('en');

it('keeps what was chosen and leaves out what is usual, so that nothing chosen changes no hash', () => {
  const warned = { ...content, ...withOptions(content, 'mastodon', { contentWarning: 'Needles' }) };
  expect(warned.options).toEqual({ mastodon: { contentWarning: 'Needles' } });
  const hidden = { ...warned, ...withOptions(warned, 'mastodon', { visibility: 'private' }) };
  expect(hidden.options).toEqual({ mastodon: { contentWarning: 'Needles', visibility: 'private' } });
  expect(withOptions(warned, 'mastodon', { contentWarning: '' })).toEqual({ options: undefined });
  expect(withOptions(content, 'mastodon', { visibility: 'public' })).toEqual({ options: undefined });
  expect(withOptions(content, 'facebook', { form: 'feed' })).toEqual({ options: undefined });
});

it('leaves other networks as they are', () => {
  const titled = { ...content, ...withOptions(content, 'youtube', { title: 'Flu shots' }) };
  const both = { ...titled, ...withOptions(titled, 'pinterest', { place: '42' }) };
  expect(both.options).toEqual({ youtube: { title: 'Flu shots' }, pinterest: { place: '42' } });
  expect(withOptions(both, 'youtube', { title: '' }).options).toEqual({ pinterest: { place: '42' } });
});

it('keeps an event that is half written, and no empty offer', () => {
  const event = { title: '', startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-01T10:00:00.000Z' };
  const half = { ...content, ...withOptions(content, 'google-business', { form: 'event', event }) };
  expect(contentSchema.parse(half).options?.['google-business']).toEqual({ form: 'event', event });
  expect(withOptions(content, 'google-business', { offer: { couponCode: '' } })).toEqual({ options: undefined });
});
