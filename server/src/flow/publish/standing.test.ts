import { expect, test } from 'vitest';
import type { Content } from '../compose/contract.ts';
import { hasOtherMedia, judgeCorrection, type OutRow } from './standing.ts';

const image = (letter: string) => ({
  mediaId: '0190a1b2-0000-7000-8000-000000000001',
  sha256: letter.repeat(64),
  altText: 'The entrance',
});
const content = (over: Partial<Content> = {}): Content => ({
  schema: 1,
  baseText: 'The clinic opens at eight.',
  link: null,
  images: [image('a')],
  variants: {},
  channelIds: [],
  language: 'en',
  ...over,
});
const row: OutRow = {
  id: 'one',
  channelId: 'channel',
  part: 0,
  state: 'confirmed',
  versionId: 'first',
  standingVersionId: 'first',
  remoteId: '1',
  url: null,
};

test('other words leave the media alone; other bytes, another order and a crop of its own do not', () => {
  const other = (over: Partial<Content>) => hasOtherMedia(content(), content(over), 'facebook');
  expect(other({ baseText: 'At seven.' })).toBe(false);
  expect(other({ images: [{ ...image('a'), altText: 'The door' }] })).toBe(false);
  expect(other({ images: [image('b')] })).toBe(true);
  expect(other({ images: [image('a'), image('b')] })).toBe(true);
  expect(other({ images: [{ ...image('a'), crops: { facebook: image('c') } }] })).toBe(true);
  expect(other({ images: [{ ...image('a'), crops: { mastodon: image('c') } }] })).toBe(false);
});

test('where an edit changes words alone, other media keep it from being planned', () => {
  const judged = (network: 'facebook' | 'mastodon', otherMedia: boolean) =>
    judgeCorrection([row], { network, otherMedia, partCount: 1 });
  expect(judged('facebook', true)).toEqual({ corrects: [], because: 'MEDIA_STAYS' });
  expect(judged('facebook', false)).toEqual({ corrects: [row], because: null });
  expect(judged('mastodon', true)).toEqual({ corrects: [row], because: null });
});
