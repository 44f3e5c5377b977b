import type { ChannelQuotaView } from '@bedside/server/contract/flow/publish/quotas';
import { expect, it } from 'vitest';
import { nearestQuota } from './quota-words.ts';

const quota = (sent: number, planned: number, posts = 10) => ({ perSeconds: 60, posts, sent, planned });
const channel = (over: Partial<ChannelQuotaView>): ChannelQuotaView => ({
  channelId: 'c',
  network: 'tiktok',
  quotas: [],
  fullUntil: null,
  waits: null,
  ...over,
});

it('says nothing while there is room', () => {
  expect(nearestQuota(channel({ quotas: [quota(3, 4)] }))).toBeNull();
  expect(nearestQuota(channel({}))).toBeNull();
});

it('says the quota of which the least is left', () => {
  const quotas = [quota(1, 0), quota(6, 2)];
  expect(nearestQuota(channel({ quotas }))).toBe(quotas[1]);
});

it('says so whenever something waits', () => {
  const waits = { posts: 1, firstDueAt: '2026-11-23T09:00:00.000Z', firstAt: '2026-11-23T10:00:00.000Z' };
  const quotas = [quota(1, 1)];
  expect(nearestQuota(channel({ quotas, waits }))).toBe(quotas[0]);
  expect(nearestQuota(channel({ quotas, fullUntil: '2026-11-23T10:00:00.000Z' }))).toBe(quotas[0]);
});
