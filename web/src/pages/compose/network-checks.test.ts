import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { checkChannels, checkNetworks, chosenNetworks, isNear, unfitNetworks } from './network-checks.ts';

const channel = (id: string, network: ChannelView['network']): ChannelView => ({
  id,
  network,
  name: network,
  handle: network,
  serviceUrl: '',
  state: 'connected',
  lastErrorCode: null,
  endsToo: [],
  checkedAt: null,
  connectedAt: '2027-01-01T00:00:00Z',
  publicUrl: null,
  siteId: null,
  limits: null,
});

it('counts each network’s own wording with its link, as the network does', () => {
  const content = { ...emptyContent('en'), baseText: 'x'.repeat(290), link: 'https://example.org/flu' };
  const [newsroom, bluesky] = checkNetworks(content, ['newsroom', 'bluesky'], new Map());
  expect(newsroom).toMatchObject({ count: { length: 290, over: false }, problems: [] });
  expect(bluesky).toMatchObject({ count: { over: true }, problems: [{ code: 'TEXT_TOO_LONG' }] });
  const own = { ...content, variants: { bluesky: { text: 'short' } } };
  expect(checkNetworks(own, ['bluesky'], new Map())[0]?.count.over).toBe(false);
});

it('leaves missing descriptions to the images themselves', () => {
  const content = { ...emptyContent('en'), images: [{ mediaId: 'm', sha256: 's', altText: '' }] };
  const checks = checkNetworks(content, ['bluesky'], new Map());
  expect(checks[0]?.problems).toMatchObject([{ code: 'ALT_TEXT_MISSING' }]);
  expect(unfitNetworks(checks)).toEqual([]);
});

it('names each network of the chosen channels once', () => {
  const channels = [
    channel('a', 'bluesky'),
    channel('b', 'bluesky'),
    channel('c', 'newsroom'),
    channel('d', 'practice'),
  ];
  expect(chosenNetworks({ channelIds: ['a', 'b', 'c'] }, channels)).toEqual(['newsroom', 'bluesky']);
});

it('counts each part of a thread and the first comment as it will leave', () => {
  const content = {
    ...emptyContent('en'),
    link: 'https://example.org/flu',
    firstComment: 'More at @care@example.social',
    variants: { mastodon: { text: 'One', thread: [{ text: 'Two #FluShots' }] } },
  };
  const [check] = checkNetworks(content, ['mastodon'], new Map());
  expect(
    check?.parts.map(({ kind, count, holds }) => [kind, count.length, holds.link, holds.mention, holds.hashtag]),
  ).toEqual([
    ['post', 28, 1, 0, 0],
    ['thread', 13, 0, 0, 1],
    ['first_comment', 13, 0, 1, 0],
  ]);
});

it('speaks of a length only near the limit and over it', () => {
  const count = (remaining: number, max: number) => ({
    length: max - remaining,
    bytes: 0,
    max,
    remaining,
    over: remaining < 0,
  });
  expect([count(31, 300), count(30, 300), count(-1, 300), count(2_001, 20_000)].map(isNear)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('goes by the narrowest of the accounts of a network, and counts a content warning with the text', () => {
  const channels = [
    { ...channel('a', 'mastodon'), limits: { maxLength: 5_000 } },
    { ...channel('b', 'mastodon'), limits: { maxLength: 300, addressLength: 30 } },
  ];
  const content = {
    ...emptyContent('en', ['a', 'b']),
    baseText: 'https://example.org/a-long-address/of-a-page',
    options: { mastodon: { contentWarning: 'Vaccines' } },
  };
  expect(checkChannels(content, channels, new Map())[0]?.count).toMatchObject({ length: 38, max: 300 });
  const wide = { ...content, channelIds: ['a'] };
  expect(checkChannels(wide, channels, new Map())[0]?.count).toMatchObject({ length: 31, max: 5_000 });
});
