import type { Content } from '@bedside/server/contract/flow/compose';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import { expect, it } from 'vitest';
import { editReaches } from './edit-reach.ts';

const content: Content = {
  schema: 1,
  baseText: 'Come by',
  link: null,
  images: [],
  variants: {},
  channelIds: [],
  language: 'en',
};

const standing = (network: DeliveryView['network'], over: Partial<DeliveryView> = {}): DeliveryView => ({
  id: network,
  kind: 'post',
  changesId: null,
  versionId: 'v1',
  versionNumber: 1,
  standingVersionNumber: 1,
  channelId: network,
  channelName: `Clinic on ${network}`,
  part: 0,
  partKind: 'post',
  network,
  state: 'confirmed',
  dueAt: '2026-11-23T09:00:00.000Z',
  wakeAt: null,
  blockers: [],
  failureCode: null,
  remoteId: '1',
  url: null,
  trouble: null,
  absentReads: 0,
  attempts: [],
  receipts: [],
  updatedAt: '2026-11-23T09:00:00.000Z',
  ...over,
});

it('says of each network what an edit reaches', () => {
  const deliveries = (['mastodon', 'facebook', 'x', 'instagram', 'newsroom'] as const).map((one) => standing(one));
  expect(Object.fromEntries(editReaches(deliveries, content).map(({ network, reach }) => [network, reach]))).toEqual({
    mastodon: 'all',
    facebook: 'words',
    x: 'anew',
    instagram: 'by-hand',
    newsroom: 'all',
  });
});

it('says that a story, and what cannot be found, is changed by hand', () => {
  const story: Content = { ...content, options: { facebook: { form: 'story' } } };
  expect(editReaches([standing('facebook')], story)).toMatchObject([{ reach: 'by-hand' }]);
  expect(editReaches([standing('mastodon', { remoteId: null })], content)).toMatchObject([{ reach: 'by-hand' }]);
});

it('names a channel once, and leaves out what does not stand', () => {
  const deliveries = [
    standing('mastodon'),
    standing('mastodon', { part: 1, partKind: 'thread' }),
    standing('mastodon', { kind: 'edit', changesId: 'mastodon' }),
    standing('bluesky', { state: 'removed' }),
    standing('x', { state: 'unknown' }),
  ];
  expect(editReaches(deliveries, content).map(({ network, reach }) => [network, reach])).toEqual([
    ['mastodon', 'all'],
    ['x', 'unsettled'],
  ]);
});
