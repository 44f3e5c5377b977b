import { createPracticeConnector } from '@bedside/connectors';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Child } from '../../../test/child-process.ts';
import { setDueIn } from '../../../test/copy-posts.ts';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';
import { approve, deliveriesOf, planPost, publishDue, scheduleNow, submit, writePost } from '../../../test/world.ts';
import { sweepDeadWorkers } from '../../kernel/jobs/living-workers.ts';

const PATIENCE = { timeout: 20_000, interval: 20 };
/** Short, so that a call's time passes while its worker is stopped. */
const CALL_TIMEOUT_MS = 400;

let processes: ProcessWorld;
beforeEach(async () => {
  processes = await createProcessWorld();
});
afterEach(() => processes.close());

async function attemptOf(postId: string) {
  const [view] = await deliveriesOf(processes.world, processes.house, postId);
  return { view, attempt: view?.attempts[0] };
}

function startWorker(stopsAtCall: string): Promise<Child> {
  return processes.startWorker({
    env: { CHILD_CALL_TIMEOUT_MS: String(CALL_TIMEOUT_MS), CHILD_STOPS_AT_CALL: stopsAtCall },
  });
}

async function planDue(): Promise<string> {
  const { postId } = await planPost(processes.world, processes.house);
  await setDueIn(processes.world, 0);
  return postId;
}

/** The worker is stopped for longer than its lease: the clock of whoever takes over goes on, and so does the network's. */
async function takeOver(postId: string): Promise<void> {
  const { world } = processes;
  const connectors = async () => ({
    ...(await processes.overSocket('practice', processes.house.organizationId)),
    connector: createPracticeConnector({ callTimeoutMs: CALL_TIMEOUT_MS }),
  });
  const heir = world.publisher({ workerId: 'heir', connectors });
  for (const ms of [90_000, 31_000, 31_000, 31_000]) {
    await world.clock.advance(ms);
    await publishDue(heir);
  }
  const { view } = await attemptOf(postId);
  expect(view?.state).toBe('confirmed');
}

/** Whether the time of a post's call is over by the database's own clock. */
async function isOver(postId: string): Promise<boolean> {
  const { rows } = await processes.world.owner.query<{ over: boolean }>(
    `select coalesce(bool_and(a.not_after < clock_timestamp()), false) as over
       from attempt a join delivery d on d.id = a.delivery_id where d.post_id = $1`,
    [postId],
  );
  return rows[0]?.over ?? false;
}

describe('a worker that is stopped in the middle of a call for longer than its lease', () => {
  test.each([
    ['of a new connection', 1],
    ['of one that is open', 2],
  ])(
    'sends nothing after its deadline and writes nothing, when it stopped before the request %s',
    async (_of, call) => {
      const worker = await startWorker(String(call));
      for (let before = 1; before < call; before += 1) {
        const earlier = await planDue();
        await expect.poll(async () => (await attemptOf(earlier)).view?.state, PATIENCE).toBe('confirmed');
      }
      const postId = await planDue();
      await expect.poll(() => isOver(postId), PATIENCE).toBe(true);
      expect(await processes.arrivals()).toHaveLength(call - 1);
      await takeOver(postId);
      const settled = await attemptOf(postId);
      worker.signal('SIGCONT');
      await worker.says('"event":"delivery.fenced"');
      expect(await processes.arrivals()).toHaveLength(call);
      expect(await attemptOf(postId)).toEqual(settled);
    },
  );

  test('writes nothing when the network had taken its post, and works on as if nothing had been', async () => {
    const worker = await startWorker('none');
    // Taken and never answered: the worker waits for the answer when it is stopped.
    processes.network.network.faults.set({ rules: [{ kind: 'timeout-after-accept', operation: 'create', times: 1 }] });
    const postId = await planDue();
    await expect.poll(async () => (await processes.arrivals()).length, { ...PATIENCE, interval: 5 }).toBe(1);
    worker.signal('SIGSTOP');
    await expect.poll(() => isOver(postId), PATIENCE).toBe(true);
    await takeOver(postId);
    const settled = await attemptOf(postId);
    worker.signal('SIGCONT');
    await worker.says('"event":"delivery.fenced"');
    expect(await processes.arrivals()).toHaveLength(1);
    expect(await attemptOf(postId)).toEqual(settled);
    expect(settled.view?.receipts.map(({ kind }) => kind)).toEqual(['read_back']);
    const next = await planDue();
    await expect.poll(async () => (await attemptOf(next)).view?.state, PATIENCE).toBe('confirmed');
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
  });
});

describe('a worker that is stopped with a job in its hand', () => {
  /** Stopped while it waits for a post that somebody else is at; its connections, and the lock that tells it lives, stay. */
  async function stopWithJob(): Promise<Child> {
    const { world, house } = processes;
    const { id: postId } = await writePost(world, house);
    const { review } = await submit(world, house, { postId });
    await approve(world, house, { review });
    await scheduleNow(world, house, { postId, versionId: review.versionId });
    const somebody = await world.owner.connect();
    try {
      await somebody.query('begin');
      await somebody.query('select from post where id = $1 for update', [postId]);
      const worker = await processes.startWorker();
      const waiting = `wait_event_type = 'Lock' and datname = current_database()`;
      const countWaiting = async () =>
        (await somebody.query(`select pid from pg_stat_activity where ${waiting}`)).rowCount;
      await expect.poll(countWaiting, PATIENCE).toBeGreaterThan(0);
      worker.signal('SIGSTOP');
      // The database ends by itself what stands still in a transaction; here at once.
      await somebody.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${waiting}`);
      await somebody.query('commit');
      return worker;
    } finally {
      somebody.release();
    }
  }

  test('keeps no post back: after a while of silence another worker does it, and the woken one does nothing twice', async () => {
    const { world } = processes;
    const stopped = await stopWithJob();
    await processes.startWorker();
    expect(await processes.states()).toEqual({});
    const statesAfterSweep = async () => {
      await sweepDeadWorkers(world.owner, undefined, 1_500);
      return processes.states();
    };
    await expect.poll(statesAfterSweep, { timeout: 60_000, interval: 100 }).toEqual({ confirmed: 1 });
    stopped.signal('SIGCONT');
    await stopped.says('"event":"job.failed"');
    expect(await processes.states()).toEqual({ confirmed: 1 });
    expect(await processes.arrivals()).toHaveLength(1);
  }, 120_000);
});
