import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';

const PATIENCE = { timeout: 90_000, interval: 50 };
const TEN_MINUTES = 600_000;
/** What the clocks of network and database in this test may differ, on one machine. */
const BOUND_MS = 250;
/** More than the hands of a worker that may be on one channel, twice over. */
const POSTS = 260;

let processes: ProcessWorld;
beforeEach(async () => {
  processes = await createProcessWorld();
});
afterEach(() => processes.close());

/** Deliveries as the database has them: when they were due, armed and left, by whom, and how often they were tried. */
async function readDeliveries() {
  const { rows } = await processes.world.owner.query<{
    id: string;
    dueAt: Date;
    armedAt: Date;
    attempts: number;
    pid: string;
  }>(
    `select d.id, d.due_at as "dueAt", min(a.armed_at) as "armedAt", count(*)::int as attempts,
            split_part(d.claimed_by, ':', 2) as pid
       from delivery d join attempt a on a.delivery_id = d.id group by 1, 2, 5`,
  );
  return rows;
}

describe('workers whose clocks are ten minutes ahead and ten minutes behind', () => {
  test('publish nothing before its time by the database’s clock, lose nothing, and take nothing from each other', async () => {
    await processes.planMany({ posts: POSTS, dueInMs: 3_600_000 });
    // Calls take so long that each of them holds what it can while the other looks for more.
    processes.network.network.faults.set({ rules: [{ kind: 'slow', operation: 'create', delayMs: 1_500 }] });
    const workers = await Promise.all([
      processes.startWorker({ clockAheadMs: TEN_MINUTES }),
      processes.startWorker({ clockAheadMs: -TEN_MINUTES }),
    ]);
    // Due a moment from now, when both have looked: the one that is ahead must wait, the other must not be late.
    const { rows } = await processes.world.owner.query<{ at: Date }>(`select now() + interval '2 seconds' as at`);
    const dueAt = rows[0]?.at ?? new Date(0);
    for (const table of ['schedule_entry', 'delivery']) {
      await processes.world.owner.query(`update ${table} set due_at = $1`, [dueAt]);
    }
    await processes.world.owner.query('update delivery set wake_at = $1', [dueAt]);
    await processes.world.owner.query('update delivery_wake set wake_at = $1', [dueAt]);

    await expect.poll(() => processes.states(), PATIENCE).toEqual({ confirmed: POSTS });
    const arrivals = await processes.arrivals();
    const deliveries = await readDeliveries();
    expect(new Set(arrivals.map(({ key }) => key)).size).toBe(POSTS);
    expect(arrivals).toHaveLength(POSTS);
    const earliest = Math.min(
      ...arrivals.map(({ at }) => at.getTime()),
      ...deliveries.map(({ armedAt }) => armedAt.getTime()),
    );
    expect(earliest).toBeGreaterThanOrEqual(dueAt.getTime() - BOUND_MS);
    const latest = Math.max(...deliveries.map(({ armedAt }) => armedAt.getTime()));
    expect(latest).toBeLessThan(dueAt.getTime() + TEN_MINUTES / 2);
    expect(new Set(deliveries.map(({ attempts }) => attempts))).toEqual(new Set([1]));
    expect(new Set(deliveries.map(({ pid }) => Number(pid)))).toEqual(new Set(workers.map(({ pid }) => pid)));
    for (const worker of workers) expect(worker.said()).not.toContain('delivery.fenced');
  }, 150_000);
});
