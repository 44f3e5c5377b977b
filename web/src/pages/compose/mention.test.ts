import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { expect, test } from 'vitest';
import { inOwnWording, networksOfBase, strangersTo } from './mention.ts';
import { askedChannels } from './use-accounts.ts';

const food = { network: 'mastodon', mention: '@foodbank@social.example.net', displayName: 'Food $& Bank' } as const;

test('a handle goes into its network’s own wording, and its name stays in the text for all', () => {
  const now = { baseText: 'Thanks, @foodbank@social.example.net!', variants: { bluesky: { text: 'Thanks!' } } };
  expect(inOwnWording(now, food)).toEqual({
    baseText: 'Thanks, Food $& Bank!',
    variants: { bluesky: { text: 'Thanks!' }, mastodon: { text: 'Thanks, @foodbank@social.example.net!' } },
  });
});

test('a wording that is there stays as it is', () => {
  const own = { text: 'My own words', thread: [{ text: 'and more' }] };
  const now = { baseText: 'With @foodbank@social.example.net', variants: { mastodon: own } };
  expect(inOwnWording(now, food).variants.mastodon).toEqual(own);
});

test('an account without a name is told by its handle', () => {
  const now = { baseText: 'With @foodbank@social.example.net', variants: {} };
  expect(inOwnWording(now, { ...food, displayName: ' ' }).baseText).toBe('With foodbank@social.example.net');
});

test('a handle is strange to the other networks that get the same words', () => {
  const content = { variants: { practice: { text: 'own' } } };
  const base = networksOfBase(content, ['newsroom', 'practice', 'mastodon']);
  expect(strangersTo(food, base)).toEqual(['newsroom']);
  expect(strangersTo(food, ['mastodon'])).toEqual([]);
});

test('each network is asked once, through a channel that is chosen, and on its own tab it alone', () => {
  const channel = (id: string, network: 'newsroom' | 'bluesky' | 'mastodon') => ({ id, network });
  const channels = [
    channel('n', 'newsroom'),
    channel('b1', 'bluesky'),
    channel('b2', 'bluesky'),
    channel('m', 'mastodon'),
    // Only these parts of a channel are looked at.
  ] as ChannelView[];
  const idsOf = (...asked: Parameters<typeof askedChannels>) => askedChannels(...asked).map(({ id }) => id);
  expect(idsOf(channels, ['n', 'b2', 'm'], null)).toEqual(['b2', 'm']);
  expect(idsOf(channels, ['n', 'b1', 'b2'], null)).toHaveLength(1);
  expect(idsOf(channels, ['n', 'b1', 'm'], 'mastodon')).toEqual(['m']);
  expect(idsOf(channels, ['n'], null)).toEqual([]);
});
