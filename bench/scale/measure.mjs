// One run: copies of a planned post, so many worker processes, and what the network and the database say afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { copyPost, setDueIn } from '../../server/test/copy-posts.ts';
import { cpuSeconds, databaseMs, describeLoad, round } from '../publish/machine.mjs';
import { countArrivals, readArrivals } from '../publish/network-log.mjs';
import { planPosts } from '../publish/posts.mjs';
import { startProcess } from '../publish/worker-process.mjs';

const LONGEST_RUN_MS = 600_000;
/** Sessions of the database report their statistics at most a second late. */
const STATISTICS_MS = 1_500;

/** Posts to copy: one that is planned, and one that was published. */
export async function createCrowd(stage, { say }) {
  const [planned] = await planPosts(stage, { run: 'planned', count: 1 });
  const [published] = await planPosts(stage, { run: 'published', count: 1 });
  let copies = 0;
  await setAside(stage, planned);
  await setDueIn(stage, 0);
  const [worker] = await startWorkers(stage, 1);
  await waitUntilSettled(stage, 1);
  await worker.stop();
  const next = (count) => {
    copies += count;
    return { first: copies - count + 1, last: copies };
  };
  let there = 1;
  return {
    plan: async (count) => {
      await copyPost(stage.owner, { postId: planned, ...next(count) });
      // The first one stays aside, to be copied again.
      await stage.owner.query(
        `insert into delivery_wake (organization_id, delivery_id, wake_at)
         select organization_id, id, now() + interval '1 hour' from delivery where state = 'planned' and post_id <> $1`,
        [planned],
      );
      await stage.owner.query('analyze');
    },
    countThere: () => there,
    published: (count) => {
      there += count;
    },
    publishedUpTo: async (count) => {
      say(`making ${Math.max(0, count - there)} posts that were published before`);
      while (there < count) {
        const some = Math.min(5_000, count - there);
        await copyPost(stage.owner, { postId: published, ...next(some) });
        there += some;
      }
      await stage.owner.query('vacuum analyze');
    },
  };
}

/** Nobody wakes for it. */
async function setAside({ owner }, postId) {
  await owner.query('delete from delivery_wake where delivery_id in (select id from delivery where post_id = $1)', [
    postId,
  ]);
}

async function startWorkers(stage, processes) {
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const dataDir = stage.database === 'embedded' ? null : await mkdtemp(join(tmpdir(), 'bedside-bench-worker-'));
      const env = dataDir === null ? stage.env : { ...stage.env, DATA_DIR: dataDir, KEY_FILE: keyFileOf(stage) };
      const worker = await startProcess({ env });
      const stop = async () => {
        await worker.stop();
        if (dataDir !== null) await rm(dataDir, { recursive: true, force: true });
      };
      return { ...worker, stop };
    }),
  );
}

const keyFileOf = (stage) => stage.env.KEY_FILE ?? join(stage.env.DATA_DIR, 'keys', 'master.key');

/** Publishes `count` posts by so many processes. */
export async function measureRun(stage, { crowd, processes, count, say }) {
  say(`${count} posts, ${processes} workers, ${crowd.countThere()} posts there already`);
  await crowd.plan(count);
  const workers = await startWorkers(stage, processes);
  await delay(STATISTICS_MS);
  const before = await usage(stage, workers);
  await setDueIn(stage, 0);
  const dueAt = (await stage.owner.query('select now() as at')).rows[0].at;
  await waitUntilSettled(stage, count);
  await delay(STATISTICS_MS);
  const after = await usage(stage, workers);
  const load = describeLoad();
  const shares = await readShares(stage, dueAt);
  await Promise.all(workers.map((worker) => worker.stop()));
  const arrivals = await readArrivals(stage, dueAt);
  const there = crowd.countThere();
  crowd.published(count);
  const seconds = (Math.max(...arrivals.map(({ at }) => at)) - dueAt.getTime()) / 1000;
  const perPost = (name, unit = 1) =>
    after[name] === null ? null : round(((after[name] - before[name]) * unit) / count);
  return {
    processes,
    posts: count,
    postsThere: there,
    seconds: round(seconds),
    postsPerMinute: round((count / seconds) * 60),
    isEachOnce: arrivals.length === count && new Set(arrivals.map(({ deliveryKey }) => deliveryKey)).size === count,
    shares,
    databaseActiveMsPerPost: perPost('activeMs'),
    commitsPerPost: perPost('commits'),
    workerCpuMsPerPost: perPost('cpu', 1000),
    postgresCpuMsPerPost: perPost('postgres', 1000),
    load,
  };
}

async function usage(stage, workers) {
  const cpu = workers.map(({ pid }) => cpuSeconds(pid));
  return {
    cpu: cpu.includes(null) ? null : cpu.reduce((sum, seconds) => sum + seconds, 0),
    postgres: cpuSeconds(stage.postmasterPid),
    ...(await databaseMs(stage)),
  };
}

/** How many posts each process carried out, most first. */
async function readShares(stage, dueAt) {
  const { rows } = await stage.owner.query(
    `select count(*)::int as posts from delivery d
      where exists (select from attempt a where a.delivery_id = d.id and a.armed_at >= $1)
      group by claimed_by order by 1 desc`,
    [dueAt],
  );
  return rows.map(({ posts }) => posts);
}

async function waitUntilSettled(stage, count) {
  const deadline = Date.now() + LONGEST_RUN_MS;
  const since = new Date(Date.now() - 5_000);
  for (;;) {
    const { rows } = await stage.owner.query('select count(*)::int as waiting from delivery_wake');
    if (rows[0].waiting === 0 && (await countArrivals(stage, since)) >= count) return;
    if (Date.now() > deadline) throw new Error('Too little arrived.');
    await delay(100);
  }
}
