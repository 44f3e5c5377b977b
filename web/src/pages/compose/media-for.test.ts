import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { choicesIn, isMediaChosen, mediaProblem, proposeMedia, withMediaFor } from './media-for.ts';
import { checkChannels } from './network-checks.ts';

const networks: readonly NetworkId[] = [
  'newsroom',
  'facebook',
  'instagram',
  'x',
  'youtube',
  'tiktok',
  'pinterest',
  'snapchat',
  'google-business',
  'bluesky',
];
// Of a channel, the checks read what is named here.
const channels = networks.map((network) => ({ id: network, network, limits: null })) as unknown as ChannelView[];
const image = (name: string) => ({ mediaId: name, sha256: name, altText: 'A sink.' });
const post = (made: Partial<Content>): Content => ({
  ...emptyContent('en', networks),
  baseText: 'Wash your hands.',
  ...made,
});
const campaign = post({
  images: [image('a'), image('b')],
  video: { mediaId: 'c', sha256: 'c', altText: 'Hands.' },
});
const jpeg = { byteSize: 1_000, mimeType: 'image/jpeg' };
const lasting = (durationMs: number) =>
  new Map(Object.entries({ a: jpeg, b: jpeg, c: { byteSize: 1_000, durationMs } })) as unknown as ReadonlyMap<
    string,
    MediaView
  >;

it('proposes for each network what it takes: everything, pictures, one, the video, or words', () => {
  const proposed = proposeMedia(campaign, channels, lasting(8_000));
  expect(proposed.mediaFor).toEqual({
    facebook: 'images',
    x: 'images',
    youtube: 'video',
    tiktok: 'video',
    pinterest: 'images',
    snapchat: 'video',
    'google-business': 'first-image',
    bluesky: 'images',
  });
  const checks = checkChannels({ ...campaign, ...proposed }, channels, lasting(8_000));
  expect(checks.flatMap((check) => mediaProblem(check) ?? [])).toEqual([]);
});

it('takes lengths into account, and leaves everything where nothing fits', () => {
  const { mediaFor } = proposeMedia(campaign, channels, lasting(70_000));
  expect(mediaFor?.snapchat).toBe('first-image');
  const words = proposeMedia(
    post({ video: campaign.video, mediaFor: { pinterest: 'none' } }),
    channels,
    lasting(1_000),
  );
  expect(words.mediaFor).toEqual({ 'google-business': 'none' });
});

it('is offered where there is something to choose', () => {
  const offered = (made: Partial<Content>) => {
    const content = post(made);
    return isMediaChosen(content, checkChannels(content, channels.slice(0, 2), lasting(8_000)));
  };
  expect(offered({})).toBe(false);
  expect(offered({ images: campaign.images })).toBe(false);
  expect(offered(campaign)).toBe(true);
  expect(offered({ mediaFor: { newsroom: 'video' } })).toBe(true);
  expect(offered({ mediaFor: { youtube: 'video' } })).toBe(false);
  expect(offered({ document: { mediaId: 'd', sha256: 'd', title: 'Hands' } })).toBe(true);
});

it('offers the kinds that are there, and keeps nothing where nothing is chosen', () => {
  expect(choicesIn(campaign)).toEqual(['images', 'first-image', 'video', 'none']);
  expect(choicesIn({ images: campaign.images.slice(1) })).toEqual(['images', 'none']);
  const chosen = withMediaFor({}, 'x', 'video');
  expect(withMediaFor(chosen, 'youtube', 'images')).toEqual({ mediaFor: { x: 'video', youtube: 'images' } });
  expect(withMediaFor(chosen, 'x', undefined)).toEqual({ mediaFor: undefined });
});
