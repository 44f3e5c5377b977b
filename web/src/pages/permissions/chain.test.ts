import type { PermissionOfPost } from '@bedside/server/contract/flow/permit';
import type { DeliveryView } from '@bedside/server/contract/flow/publish';
import type { PermissionUse, RecallView } from '@bedside/server/contract/flow/publish/recall';
import { describe, expect, it } from 'vitest';
import { buildChain, isMoving, isStillLookedFor } from './chain.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [newsroom, practice, left] = [id(1), id(2), id(3)] as const;

const permission: PermissionOfPost = {
  authorizationId: id(10),
  subjectId: id(11),
  subjectName: 'Rosa Flores',
  kind: 'publication',
  signedAt: '2026-03-01T10:00:00.000Z',
  disclosureText: null,
  isNamed: false,
  images: [0],
  channels: [
    { channelId: newsroom, state: 'valid', reason: null },
    { channelId: practice, state: 'not_covering', reason: 'CHANNEL_NOT_LISTED' },
  ],
};

const delivery = (number: number, channelId: string, patch: Partial<DeliveryView> = {}): DeliveryView => ({
  id: id(number),
  kind: 'post',
  changesId: null,
  versionId: id(90),
  versionNumber: 1,
  standingVersionNumber: 1,
  channelId,
  channelName: 'Newsroom',
  part: 0,
  partKind: 'post',
  network: 'newsroom',
  state: 'confirmed',
  dueAt: '2026-03-02T10:00:00.000Z',
  wakeAt: null,
  blockers: [],
  failureCode: null,
  remoteId: null,
  url: 'https://news.example.org/1',
  trouble: null,
  absentReads: 0,
  attempts: [],
  receipts: [],
  updatedAt: '2026-03-02T10:00:00.000Z',
  ...patch,
});

const use = (deliveryId: string, patch: Partial<PermissionUse> = {}): PermissionUse => ({
  deliveryId,
  postId: id(80),
  excerpt: 'Rosa is home.',
  channelName: 'Newsroom',
  network: 'newsroom',
  state: 'confirmed',
  url: null,
  dueAt: '2026-03-02T10:00:00.000Z',
  recalledAt: null,
  seenGoneAt: null,
  ...patch,
});

const recall: RecallView = {
  id: id(70),
  cause: 'withdrawn',
  withdrawalId: id(71),
  begunAt: '2026-03-03T10:00:00.000Z',
  askedAt: null,
  endedAt: null,
};

describe('the chain from a signature to the public', () => {
  it('ends with what the permission is worth where nothing left yet', () => {
    const chain = buildChain(permission, { deliveries: [], uses: undefined });
    expect(chain).toMatchObject({ versionNumber: null, recalls: [] });
    expect(chain.stops.map(({ channelId, delivery: way, worth }) => [channelId, way, worth?.state])).toEqual([
      [newsroom, null, 'valid'],
      [practice, null, 'not_covering'],
    ]);
  });

  it('shows of each channel the newest post itself, not a part of its thread or its correction', () => {
    const deliveries = [
      delivery(20, newsroom, { dueAt: '2026-03-04T10:00:00.000Z', standingVersionNumber: 3 }),
      delivery(21, newsroom, { versionNumber: 1, state: 'removed' }),
      delivery(22, newsroom, { part: 1, partKind: 'thread', dueAt: '2026-03-05T10:00:00.000Z' }),
      delivery(23, newsroom, { kind: 'edit', dueAt: '2026-03-06T10:00:00.000Z', standingVersionNumber: 9 }),
    ];
    const chain = buildChain(permission, { deliveries, uses: { uses: [], recalls: [] } });
    expect(chain.stops[0]?.delivery?.id).toBe(id(20));
    expect(chain.versionNumber).toBe(3);
  });

  it('tells a channel that the post left meanwhile, where the permission is used there still', () => {
    const deliveries = [delivery(20, left), delivery(21, id(4))];
    const chain = buildChain(permission, { deliveries, uses: { uses: [use(id(20))], recalls: [] } });
    expect(chain.stops.map(({ channelId }) => channelId)).toEqual([newsroom, practice, left]);
    expect(chain.stops[2]).toMatchObject({ worth: null, delivery: { id: id(20) } });
  });

  it('tells what was called back of this post, and nothing of what was called back of others', () => {
    const deliveries = [delivery(20, newsroom, { state: 'removing' })];
    const [recalledAt, seenGoneAt] = ['2026-03-03T10:00:01.000Z', '2026-03-03T10:00:09.000Z'];
    const gone = [use(id(20), { recalledAt, seenGoneAt })];
    expect(buildChain(permission, { deliveries, uses: { uses: gone, recalls: [recall] } })).toMatchObject({
      recalls: [recall],
      stops: [
        { recalledAt, seenGoneAt },
        { recalledAt: null, seenGoneAt: null },
      ],
    });
    const ofOthers = [use(id(20)), use(id(29), { recalledAt })];
    expect(buildChain(permission, { deliveries, uses: { uses: ofOthers, recalls: [recall] } }).recalls).toEqual([]);
  });
});

describe('where a permission is used', () => {
  it('is looked at again soon while something is called back or on its way, and seldom else', () => {
    expect(isMoving({ uses: [use(id(20))], recalls: [] })).toBe(false);
    expect(isMoving({ uses: [use(id(20), { state: 'removing' })], recalls: [] })).toBe(true);
    expect(isMoving({ uses: [use(id(20))], recalls: [recall] })).toBe(true);
    expect(isMoving({ uses: [], recalls: [{ ...recall, endedAt: '2026-03-03T11:00:00.000Z' }] })).toBe(false);
  });

  it('is looked for until somebody saw it gone, and not where it was kept back before it left', () => {
    const recalledAt = '2026-03-03T10:00:01.000Z';
    expect(isStillLookedFor(use(id(20), { state: 'removed', recalledAt }))).toBe(true);
    expect(isStillLookedFor(use(id(20), { state: 'removed', recalledAt, seenGoneAt: recalledAt }))).toBe(false);
    expect(isStillLookedFor(use(id(20), { state: 'parked', recalledAt }))).toBe(false);
    expect(isStillLookedFor(use(id(20)))).toBe(false);
  });
});
