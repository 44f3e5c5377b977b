import { manifests } from '@bedside/connectors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import type { DueDelivery } from './delivery-store.ts';
import { createHands } from './hands.ts';
import { LEASE_MS } from './publisher.ts';

const organizationId = '00000000-0000-7000-8000-000000000001' as OrganizationId;
const due = (deliveryId: string, of: Partial<DueDelivery> = {}): DueDelivery => ({
  organizationId,
  deliveryId,
  channelId: 'a',
  isUrgent: false,
  ...of,
});
const many = (count: number, of: Partial<DueDelivery> = {}) =>
  Array.from({ length: count }, (_, index) => due(`${of.channelId ?? 'a'} ${index}`, of));
const idsOf = (some: readonly DueDelivery[]) => some.map(({ deliveryId }) => deliveryId);

test('a lease is at least twice as long as the longest call of any network', () => {
  const longest = Math.max(...Object.values(manifests).map(({ callTimeoutMs }) => callTimeoutMs));
  expect(LEASE_MS).toBeGreaterThanOrEqual(2 * longest);
});

test('a crowd of one channel leaves hands for the posts of another, and tells that there are more', () => {
  const hands = createHands(8);
  const first = hands.choose(many(8));
  expect(first.isMore).toBe(true);
  expect(idsOf(first.chosen)).toEqual(['a 0', 'a 1']);
  for (const { channelId } of first.chosen) hands.take(channelId ?? '');
  expect(hands.fullChannels()).toEqual(['a']);
  const second = hands.choose(many(1, { channelId: 'b' }));
  expect(idsOf(second.chosen)).toEqual(['b 0']);
  expect(second.isMore).toBe(false);
});

test('a hand that is given back serves its channel again', () => {
  const hands = createHands(4);
  hands.take('a');
  expect(hands.fullChannels()).toEqual([]);
  hands.take('a');
  expect(hands.fullChannels()).toEqual(['a']);
  expect(hands.free()).toBe(2);
  hands.giveBack('a');
  expect(hands.fullChannels()).toEqual([]);
  expect(hands.free()).toBe(3);
});

test('what is urgent goes first, whatever its channel holds, and takes half of the hands while others wait', () => {
  const hands = createHands(8);
  for (let taken = 0; taken < 2; taken += 1) hands.take('a');
  const urgent = many(10, { isUrgent: true });
  const others = [...many(2, { channelId: 'b' }), ...many(2, { channelId: 'c' })];
  expect(idsOf(hands.choose([...urgent, ...others]).chosen)).toEqual([
    ...idsOf(urgent.slice(0, 3)),
    ...idsOf(others).slice(0, 3),
  ]);
});

test('what is urgent takes all hands when nothing else waits', () => {
  expect(createHands(8).choose(many(10, { isUrgent: true })).chosen).toHaveLength(8);
});

test('deliveries whose channel is not known are taken as they come', () => {
  const { chosen, isMore } = createHands(4).choose(many(6, { channelId: null }));
  expect({ count: chosen.length, isMore }).toEqual({ count: 4, isMore: false });
});

const dueDeliveries = fc.array(
  fc.record({ channelId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), isUrgent: fc.boolean() }),
  { maxLength: 60 },
);

test('hands are never overdrawn, no channel has more than its share, and the order is kept', () => {
  fc.assert(
    fc.property(dueDeliveries, fc.integer({ min: 4, max: 40 }), (drawn, count) => {
      const all = drawn.map((of, index) => due(String(index).padStart(2, '0'), of));
      const hands = createHands(count);
      const { chosen } = hands.choose([...all.filter((one) => one.isUrgent), ...all.filter((one) => !one.isUrgent)]);
      expect(chosen.length).toBeLessThanOrEqual(count);
      const usual = chosen.filter(({ isUrgent }) => !isUrgent);
      const share = Math.max(2, Math.floor(count / 4));
      const takenBy = (channelId: string | null) => usual.filter((one) => one.channelId === channelId).length;
      for (const { channelId } of usual) expect(takenBy(channelId)).toBeLessThanOrEqual(share);
      expect(idsOf(usual)).toEqual(idsOf(usual).toSorted());
      // A hand stays empty only when no urgent one waits and every channel that waits has its share.
      const left = all.filter((one) => !chosen.includes(one));
      const isRight = left.every((one) => !one.isUrgent && takenBy(one.channelId) === share);
      expect(chosen.length === count || isRight).toBe(true);
    }),
  );
});

test('so many at most are chosen, and half of them may be urgent', () => {
  const both = [...many(6, { isUrgent: true }), ...many(6)];
  const { chosen } = createHands(64).choose(both, 4);
  expect(chosen.map(({ isUrgent }) => isUrgent)).toEqual([true, true, false, false]);
  expect(createHands(2).choose(both, 4).chosen).toHaveLength(2);
});
