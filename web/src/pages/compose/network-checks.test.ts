import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, it } from 'vitest';
import { emptyContent } from './draft-content.ts';
import { checkNetworks, chosenNetworks, unfitNetworks } from './network-checks.ts';

const channel = (id: string, network: ChannelView['network']): ChannelView => ({
  id,
  network,
  name: network,
  handle: network,
  serviceUrl: '',
  state: 'connected',
  lastErrorCode: null,
  checkedAt: null,
  connectedAt: '2027-01-01T00:00:00Z',
  publicUrl: null,
  siteId: null,
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
