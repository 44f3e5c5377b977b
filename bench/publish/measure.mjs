// One run: posts due at the same instant, the real worker, and what arrived at the network.
import { setTimeout as delay } from 'node:timers/promises';
import { manifests } from '@bedside/connectors/networks';
import { setFaultPlan } from '../../server/src/engage/practice/service.ts';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { cpuSeconds, databaseMs, describeLoad, distribution, round } from './machine.mjs';
import { countArrivals, countFaults, countPosts, readArrivals, readLog } from './network-log.mjs';
import { scheduleAll, textOf, writeApprovedPosts } from './posts.mjs';
import { measureSettlements, openAttempts, POLLING_MARGIN_SECONDS } from './settlements.mjs';
import { startProcess } from './worker-process.mjs';

/** The worker is killed when so large a share of the posts has arrived. */
const KILL_AT_SHARE = 0.3;
const LONGEST_RUN_MS = 180_000;

/** Shares of calls that create a post: as the target names them. */
export const faultPlan = {
  seed: 20_260_901,
  rules: [
    { kind: 'timeout-after-accept', probability: 0.05 },
    { kind: 'error-500-after-accept', probability: 0.05 },
    { kind: 'rate-limit', probability: 0.05, retryAfterSeconds: 1 },
  ].map((rule) => ({ operation: 'create', times: null, retryAfterSeconds: 1, delayMs: 1_000, ...rule })),
};

/** Publishes `count` posts; with `faults` the network misbehaves and the worker is killed on the way. */
export async function measureRun(stage, { run, count, faults, say }) {
  const worker = await startProcess({ env: stage.env });
  say(`${run}: writing, submitting and approving ${count} posts`);
  const began = Date.now();
  const posts = await writeApprovedPosts(stage, { run, count });
  // Scheduling and planning take less than writing, submitting and approving did.
  const dueAt = nextMinute(20_000 + (Date.now() - began));
  say(`${run}: all are due at ${dueAt.toISOString()}; scheduling`);
  await scheduleAll(stage, { posts, dueAt });
  await waitForPlans(stage, { count, dueAt });
  if (faults) await inScope(stage.publisher, (scope) => setFaultPlan(scope, faultPlan));
  await delay(Math.max(0, dueAt.getTime() - 3_000 - Date.now()));
  const before = await usage(stage, worker);
  const load = describeLoad();
  await delay(Math.max(0, dueAt.getTime() - Date.now()));
  const life = faults
    ? await killOnTheWay(stage, { worker, dueAt, count, say })
    : { worker, openAtKill: [], kill: null };
  await waitUntilSettled(stage);
  // Sessions report their statistics at most a second late.
  await delay(1_500);
  const after = await usage(stage, life.worker);
  const result = await tell(stage, { run, count, dueAt, openAtKill: life.openAtKill });
  await life.worker.stop();
  return {
    ...result,
    kill: life.kill,
    warnings: countWarnings([worker, life.worker]),
    usage: usagePerPost({ before, after, count, killedCpu: life.killedCpu ?? 0 }),
    load: { before: load, after: describeLoad() },
  };
}

function nextMinute(leadMs) {
  return new Date(Math.ceil((Date.now() + leadMs) / 60_000) * 60_000);
}

/** Deliveries are planned by jobs when a time is set; here that must be over before the time comes. */
async function waitForPlans(stage, { count, dueAt }) {
  const waiting = async () => {
    const { rows } = await stage.owner.query(
      `select (select count(*)::int from delivery where due_at = $1) as planned,
              (select count(*)::int from graphile_worker.jobs where attempts = 0 and run_at < now()) as jobs`,
      [dueAt],
    );
    return rows[0].planned < count || rows[0].jobs > 0;
  };
  while (await waiting()) {
    if (Date.now() > dueAt.getTime()) throw new Error('The machine was too slow to plan everything before it was due.');
    await delay(250);
  }
}

async function killOnTheWay(stage, { worker, dueAt, count, say }) {
  while ((await countArrivals(stage, dueAt)) < count * KILL_AT_SHARE) {
    if (Date.now() > dueAt.getTime() + LONGEST_RUN_MS) throw new Error('Too little arrived.');
    await delay(100);
  }
  const killedCpu = cpuSeconds(worker.pid) ?? 0;
  await worker.kill();
  const killedAt = Date.now();
  const openAtKill = await openAttempts(stage);
  const arrivalsAtKill = await countArrivals(stage, dueAt);
  say(`killed the worker after ${arrivalsAtKill} arrivals, with ${openAtKill.length} attempts open`);
  const again = await startProcess({ env: stage.env });
  const kill = {
    arrivalsBefore: arrivalsAtKill,
    openAttempts: openAtKill.length,
    afterSeconds: round((killedAt - dueAt.getTime()) / 1000),
    backAfterSeconds: round(again.startSeconds),
  };
  return { worker: again, openAtKill, kill, killedCpu };
}

/** Nothing waits any more: the wake-up list is empty. */
async function waitUntilSettled(stage) {
  const deadline = Date.now() + LONGEST_RUN_MS;
  for (;;) {
    const { rows } = await stage.owner.query('select count(*)::int as waiting from delivery_wake');
    if (rows[0].waiting === 0 || Date.now() > deadline) return;
    await delay(250);
  }
}

async function usage(stage, worker) {
  return {
    worker: cpuSeconds(worker.pid),
    postgres: cpuSeconds(stage.postmasterPid),
    ...(await databaseMs(stage)),
  };
}

function usagePerPost({ before, after, count, killedCpu }) {
  const spent = (name, more = 0) =>
    after[name] === null ? null : round(((after[name] - before[name] + more) / count) * 1000);
  const workerMs = killedCpu > 0 ? round(((killedCpu - before.worker + after.worker) / count) * 1000) : spent('worker');
  return {
    workerCpuMsPerPost: workerMs,
    postgresCpuMsPerPost: spent('postgres'),
    databaseActiveMsPerPost: round((after.activeMs - before.activeMs) / count),
    commitsPerPost: round((after.commits - before.commits) / count),
  };
}

async function tell(stage, { run, count, dueAt, openAtKill }) {
  const texts = Array.from({ length: count }, (_, index) => textOf(run, index + 1));
  const lines = await readLog(stage, dueAt);
  const arrivals = await readArrivals(stage, dueAt);
  const { firstArrivals, ...counts } = countPosts({ arrivals, lines, texts });
  const lateness = firstArrivals.map((at) => (at - dueAt.getTime()) / 1000);
  const { callTimeoutMs, quietPeriodMs } = manifests.practice;
  const limitSeconds = (callTimeoutMs + quietPeriodMs) / 1000 + POLLING_MARGIN_SECONDS;
  const states = await stage.owner.query(
    'select state, count(*)::int as count from delivery where due_at = $1 group by state order by state',
    [dueAt],
  );
  const faultedKeys = new Set(lines.flatMap((line) => (line.fault === null ? [] : [line.deliveryKey])));
  const plain = arrivals.filter(({ deliveryKey }) => !faultedKeys.has(deliveryKey));
  return {
    run,
    posts: count,
    dueAt: dueAt.toISOString(),
    latenessSeconds: distribution(lateness),
    latenessOfUnfaultedSeconds: distribution(plain.map(({ at }) => (at - dueAt.getTime()) / 1000)),
    postsPerSecond: round(firstArrivals.length / Math.max(...lateness)),
    ...counts,
    faultsPlayed: countFaults(lines),
    settlement: await measureSettlements(stage, { since: dueAt, lines, openAtKill, limitSeconds }),
    states: Object.fromEntries(states.rows.map((row) => [row.state, row.count])),
  };
}

function countWarnings(workers) {
  const messages = new Map();
  for (const line of new Set(workers).values().flatMap((worker) => worker.log.join('').split('\n'))) {
    if (!line.startsWith('{')) continue;
    const { event, msg, message } = JSON.parse(line);
    const name = event ?? msg ?? message ?? 'other';
    messages.set(name, (messages.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(messages);
}
