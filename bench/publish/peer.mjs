// A peer to hold the figures against: bare graphile-worker sends the same posts to the same network, with neither gate
// nor attempt nor audit, on the same database in the same run.
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, databaseMs, describeLoad, distribution, round } from './machine.mjs';
import { countArrivals, countPosts, readArrivals, readLog } from './network-log.mjs';
import { textOf } from './posts.mjs';
import { startProcess } from './worker-process.mjs';

const run = 'peer';
const AT_ONCE = 12;

export async function measurePeer(stage, { count, say }) {
  const script = fileURLToPath(new URL('peer-worker.mjs', import.meta.url));
  const dueAt = new Date(Date.now() + 10_000);
  say(`${run}: ${count} jobs are due at ${dueAt.toISOString()}`);
  await stage.owner.query(
    `select graphile_worker.add_job('bench-peer', json_build_object('number', n), run_at => $2::timestamptz)
       from generate_series(1, $1::int) n`,
    [count, dueAt],
  );
  const env = { ...stage.env, BENCH_ORGANIZATION: stage.organizationId, BENCH_AT_ONCE: String(AT_ONCE) };
  const worker = await startProcess({ env, args: ['--conditions=bedside-source', script], ready: 'ready' });
  await delay(Math.max(0, dueAt.getTime() - 2_000 - Date.now()));
  const before = {
    cpu: cpuSeconds(worker.pid),
    postgres: cpuSeconds(stage.postmasterPid),
    ...(await databaseMs(stage)),
  };
  const deadline = dueAt.getTime() + 180_000;
  while ((await countArrivals(stage, dueAt)) < count && Date.now() < deadline) await delay(100);
  await delay(1_500);
  const after = {
    cpu: cpuSeconds(worker.pid),
    postgres: cpuSeconds(stage.postmasterPid),
    ...(await databaseMs(stage)),
  };
  const load = describeLoad();
  await worker.stop();
  const texts = Array.from({ length: count }, (_, index) => textOf(run, index + 1));
  const [arrivals, lines] = [await readArrivals(stage, dueAt), await readLog(stage, dueAt)];
  const { firstArrivals, ...counts } = countPosts({ arrivals, lines, texts });
  const lateness = firstArrivals.map((at) => (at - dueAt.getTime()) / 1000);
  const perPost = (name, unit = 1) =>
    after[name] === null ? null : round(((after[name] - before[name]) * unit) / count);
  return {
    run,
    posts: count,
    jobsAtOnce: AT_ONCE,
    latenessSeconds: distribution(lateness),
    postsPerSecond: round(firstArrivals.length / Math.max(...lateness)),
    ...counts,
    usage: {
      workerCpuMsPerPost: perPost('cpu', 1000),
      postgresCpuMsPerPost: perPost('postgres', 1000),
      databaseActiveMsPerPost: perPost('activeMs'),
      commitsPerPost: perPost('commits'),
    },
    load,
  };
}
