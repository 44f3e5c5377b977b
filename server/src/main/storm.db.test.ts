import { expect, test } from 'vitest';
import { runStorm } from '../../test/storm.ts';
import { createWorld, submit, writePost } from '../../test/world.ts';

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('2,000 requests of eight organizations over four connections, with faults among them, see their own organization only', async () => {
  const world = await createWorld({ maxConnections: 4 });
  try {
    const houses = [];
    for (let n = 0; n < 8; n += 1) {
      const canary = `Zanzibar${'abcdefgh'[n]}quark`;
      const house = await world.openHouse(canary);
      const baseText = `A canary: ${canary}, to be read.`;
      const post = await writePost(world, house, { baseText });
      await submit(world, house, { postId: post.id });
      await writePost(world, house, { baseText });
      houses.push({ canary, channelId: house.channels.practice, seed: () => world.seed(house, 'colleague') });
    }
    const result = await runStorm({
      services: world.services,
      houses,
      count: 2_000,
      atOnce: 32,
      random: randomFrom(7),
    });
    expect(result.wrong).toEqual([]);
    expect(result.leaks).toBe(0);
    expect(result.requests).toBe(2_000);
    expect(result.statuses['fault 500']).toBeGreaterThan(50);
    expect(result.statuses['fault 409']).toBeGreaterThan(20);
    // Fifty keys for each of eight organizations, and nothing twice.
    const { rows } = await world.owner.query<{ count: number }>(
      `select count(*)::int as count from idempotency_key where answered_at is null`,
    );
    expect(rows[0]?.count).toBe(0);
    expect(world.services.db.pool.totalCount).toBeLessThanOrEqual(4);
    expect(world.services.db.pool.waitingCount).toBe(0);
  } finally {
    await world.close();
  }
  // Connections that die are made anew, which takes its time on a busy machine.
}, 120_000);
