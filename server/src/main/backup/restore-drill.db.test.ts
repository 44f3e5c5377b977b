import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../../test/database.ts';
import {
  approve,
  createWorld,
  deliveriesOf,
  type House,
  plainText,
  planPost,
  publishDue,
  restoredWorld,
  scheduleNow,
  submit,
  type World,
  writePost,
} from '../../../test/world.ts';
import { retryDelivery } from '../../flow/publish/retry-delivery.ts';
import { settleByPerson, takeDown } from '../../flow/publish/service.ts';
import { backUp } from '../../kernel/backup/back-up.ts';
import { makeBackupIdentity } from '../../kernel/backup/encryption.ts';
import { findSet } from '../../kernel/backup/place.ts';
import { restore } from '../../kernel/backup/restore.ts';
import { listFileHashes } from '../../registers/media/service.ts';
import { finishRestore } from './finish-restore.ts';
import { LEFT_OUT } from './parts.ts';

let world: World;
let house: House;
let place: string;
let keys: Awaited<ReturnType<typeof makeBackupIdentity>>;
const toClose: (() => Promise<void>)[] = [];

beforeEach(async () => {
  world = await createWorld();
  house = await world.openHouse();
  place = await mkdtemp(path.join(tmpdir(), 'bedside-drill-'));
  keys = await makeBackupIdentity();
});
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
  await world.close();
  await rm(place, { recursive: true, force: true });
});

async function takeBackup(): Promise<void> {
  await backUp({
    source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
    blobs: world.services.blobs,
    keyring: world.services.keyring,
    place,
    recipients: [keys.recipient],
  });
}

/** The machine is lost; the newest set comes back on another one. The networks remember everything. */
async function crashAndRestore(): Promise<World> {
  const target = await createEmptyDatabase();
  await restore({
    place,
    set: await findSet(place, null),
    identity: keys.identity,
    keyring: world.services.keyring,
    blobs: world.services.blobs,
    target: { ownerUrl: target.ownerUrl, replace: false, finish: finishRestore(world.services) },
  });
  const again = await restoredWorld(world, target.ownerUrl);
  toClose.push(async () => {
    await again.close();
    await target.drop();
  });
  return again;
}

/** Long enough for every doubt: quiet periods, second looks and retries. */
async function settle(of: World): Promise<void> {
  const publisher = of.publisher({ workerId: 'after-restore' });
  for (const ms of [0, 31_000, 31_000, 61_000, 61_000]) {
    await of.clock.advance(ms);
    await publishDue(publisher);
  }
}

async function arrivals(): Promise<number> {
  const entries = await house.practice.arrivals();
  return entries.filter(({ kind }) => kind === 'accepted' || kind === 'duplicated').length;
}

const statesOf = async (of: World, postId: string) =>
  (await deliveriesOf(of, house, postId)).map(({ state, attempts }) => ({
    state,
    outcomes: attempts.map((attempt) => attempt.outcome),
  }));

/** The trail as it is stored: its leaves, in order. */
async function trailOf(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ leaf: string }>('select leaf from audit_event order by id');
  await client.end();
  return rows.map((row) => row.leaf);
}

/** What people do about a delivery of which nobody knows whether it was out. */
async function sendAnew(of: World, postId: string): Promise<void> {
  const [delivery] = await deliveriesOf(of, house, postId);
  const deliveryId = delivery?.id ?? '';
  const reason = 'It was never sent.';
  await of.as(house, 'publisher', (scope) => settleByPerson(scope, { deliveryId, saw: 'not_published', reason }));
  await of.as(house, 'publisher', (scope) => retryDelivery(scope, deliveryId));
  await of.runJobs();
  await of.clock.advance(10_000);
  await settle(of);
}

describe('a restore drill', () => {
  test('with queued, sent and unknown deliveries posts nothing twice and loses nothing that was known', async () => {
    const sent = await planPost(world, house, { baseText: plainText(1) });
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    house.practice.network.faults.set({ rules: [{ kind: 'timeout-after-accept', operation: 'create', times: 1 }] });
    const inDoubt = await planPost(world, house, { baseText: plainText(2) });
    await world.clock.advance(10_000);
    // Armed and sent; its answer is lost, and nobody has looked yet.
    await world.publisher().tick();
    const queued = await planPost(world, house, { baseText: plainText(3) });
    const neverSent = await planPost(world, house, { baseText: plainText(4) });
    await takeBackup();
    const trail = await trailOf(world.database.ownerUrl);

    // More work, all of which the backup does not know: the queue goes out but for one, a post is written anew and goes out.
    await world.as(house, 'publisher', async (scope) => {
      await scope.tx.execute(
        `update delivery_wake set wake_at = wake_at + interval '1 day' where delivery_id in
           (select id from delivery where post_id = '${neverSent.postId}')`,
      );
    });
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    const lost = await planPost(world, house, { baseText: plainText(5) });
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    expect(await arrivals()).toBe(4);

    const again = await crashAndRestore();
    await settle(again);

    expect(await arrivals()).toBe(4);
    expect(await statesOf(again, sent.postId)).toMatchObject([{ state: 'confirmed' }]);
    expect(await statesOf(again, inDoubt.postId)).toMatchObject([{ state: 'confirmed' }]);
    expect(await statesOf(again, queued.postId)).toEqual([{ state: 'confirmed', outcomes: ['found'] }]);
    // It may have been out, and taken down, in the time that was lost: a person says what they know, and sends it anew.
    expect(await statesOf(again, neverSent.postId)).toEqual([{ state: 'needs_person', outcomes: ['absent'] }]);
    await sendAnew(again, neverSent.postId);
    expect(await arrivals()).toBe(5);
    const texts = (await house.practice.arrivals()).filter(({ kind }) => kind === 'accepted').length;
    expect(texts).toBe(5);
    // What was written after the backup is gone here, and still out there: nobody posts it again.
    await expect(deliveriesOf(again, house, lost.postId)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const after = await trailOf(again.database.ownerUrl);
    expect(after.slice(0, trail.length)).toEqual(trail);
    const restored = after.slice(trail.length).filter((leaf) => leaf.includes('"action":"organization.restored"'));
    expect(restored).toHaveLength(1);
  });

  test('finds a post that was planned anew after the backup and went out as another delivery', async () => {
    const post = await writePost(world, house, { baseText: plainText(6) });
    const { review } = await submit(world, house, { postId: post.id });
    await approve(world, house, { review });
    await takeBackup();
    await scheduleNow(world, house, { postId: post.id, versionId: review.versionId });
    await world.runJobs();
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    expect(await arrivals()).toBe(1);

    const again = await crashAndRestore();
    // The publisher sees an approved post that was never scheduled, and schedules it.
    await scheduleNow(again, house, { postId: post.id, versionId: review.versionId });
    await again.runJobs();
    await again.clock.advance(10_000);
    await settle(again);
    expect(await arrivals()).toBe(1);
    expect(await statesOf(again, post.id)).toEqual([{ state: 'confirmed', outcomes: ['found'] }]);
  });

  test('does not bring back what was taken down in the time that was lost', async () => {
    const { postId } = await planPost(world, house, { baseText: plainText(9) });
    await takeBackup();
    await world.clock.advance(10_000);
    await publishDue(world.publisher());
    const [out] = await deliveriesOf(world, house, postId);
    const input = { deliveryId: out?.id ?? '', reason: 'The family asked us to.' };
    await world.as(house, 'publisher', (scope) => takeDown(scope, input));
    await publishDue(world.publisher());
    expect(await arrivals()).toBe(1);

    const again = await crashAndRestore();
    await settle(again);
    expect(await statesOf(again, postId)).toEqual([{ state: 'needs_person', outcomes: ['absent'] }]);
    expect(await arrivals()).toBe(1);
  });

  test('sends what is written after it without looking', async () => {
    await takeBackup();
    const again = await crashAndRestore();
    await again.clock.advance(1_000);
    const { postId } = await planPost(again, house, { baseText: plainText(7) });
    await again.clock.advance(10_000);
    await settle(again);
    expect(await statesOf(again, postId)).toEqual([{ state: 'confirmed', outcomes: ['published'] }]);
  });

  test('asks a person where a network cannot be read', async () => {
    const { postId } = await planPost(world, house, { baseText: plainText(8) });
    await takeBackup();
    const again = await crashAndRestore();
    house.practice.network.faults.set({ rules: [{ kind: 'error-500-before-accept', operation: 'read', times: null }] });
    await again.clock.advance(10_000);
    const publisher = again.publisher({ workerId: 'after-restore' });
    for (let minute = 0; minute < 70; minute += 1) {
      await again.clock.advance(60_000);
      await publishDue(publisher);
    }
    expect(await statesOf(again, postId)).toMatchObject([{ state: 'needs_person' }]);
    expect(await arrivals()).toBe(0);
  });
});
