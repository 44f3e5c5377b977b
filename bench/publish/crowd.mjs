// Posts that are due in one minute, on several channels of which one is slow: how late they leave, whether the oldest leave
// first, whether any channel waits for another, and whether the worker rests afterwards. Counted at the network.
import { setTimeout as delay } from 'node:timers/promises';
import { inScope } from '../../server/src/kernel/scope/scope.ts';
import { getChannel, insertChannel, openAccount } from '../../server/src/registers/channels/service.ts';
import { deliveriesOf, planCrowd, setDue } from '../outages/crowd.mjs';
import { openHouse, until } from '../outages/house.mjs';
import { openKillableServer } from '../outages/servers.mjs';
import { isSettled, readArrivals, tally } from '../outages/tally.mjs';
import { cpuSeconds, describeLoad, distribution, processorTicks, round } from './machine.mjs';

const CHANNELS = 4;
/** The last channel's network answers so late. */
const SLOW_ANSWER_MS = 2_000;
const MINUTE_MS = 60_000;
/** From the last scheduling to the first due post. */
const LEAD_MS = 5_000;
const LONGEST_MS = 1_500_000;
const IDLE_MS = 10_000;
/** Upper ends, in seconds. */
const BUCKETS = [0.5, 1, 2, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600];

export async function measureCrowd({ posts, profiles = null, say }) {
  const slow = new Set();
  const house = await openHouse({
    openServer: openKillableServer,
    answerMs: (key) => (slow.has(key) ? SLOW_ANSWER_MS : 0),
    profiles,
  });
  try {
    const each = Math.floor(posts / CHANNELS);
    const crowds = await planCrowds(house.stage, { each, say });
    for (const id of crowds.at(-1).ids) slow.add(id);
    const worker = await house.startWorker();
    const load = describeLoad();
    const before = cpuSeconds(worker.pid);
    const ticks = processorTicks();
    for (const { crowd } of crowds) await setDue(house.stage, crowd, { inMs: LEAD_MS, everyMs: MINUTE_MS / each });
    say(`${each * CHANNELS} posts are due from now on, over a minute`);
    const maxMs = LONGEST_MS;
    await until(() => isSettled(house, each * CHANNELS), { maxMs, everyMs: 1_000, what: 'everything settled' });
    const spent = cpuSeconds(worker.pid) - before;
    const processors = sharesSince(ticks);
    const idleShare = await measureIdle(worker);
    worker.signal('SIGTERM');
    await worker.ended;
    const lives = await livesOf(house, crowds);
    return {
      ...(await tally(house, { posts: each * CHANNELS })),
      histogram: histogramOf(lives.map(({ late }) => late)),
      postsPerSecond: round(lives.length / spanOf(lives)),
      overtaken: describeOvertaken(lives),
      overtakenInChannel: describeOvertaken(lives, ({ channel }) => channel),
      channels: crowds.map(({ name }) => describeChannel(name, lives)),
      workerCpuMsPerPost: round((spent / lives.length) * 1000),
      idleCpuPercent: round(idleShare * 100),
      processors,
      load: { before: load, after: describeLoad() },
    };
  } finally {
    await house.close();
  }
}

async function planCrowds(stage, { each, say }) {
  const crowds = [];
  for (let number = 1; number <= CHANNELS; number += 1) {
    const name = number === CHANNELS ? 'slow' : `quick ${number}`;
    const channel = await inScope(stage.author, async (scope) => {
      const account = openAccount(scope, await getChannel(scope, stage.channel.id));
      const remoteAccountId = `${account.remoteAccountId}-${number}`;
      return insertChannel(scope, { input: { network: 'practice', name }, account: { ...account, remoteAccountId } });
    });
    say(`planning ${each} posts for the channel "${name}"`);
    const crowd = await planCrowd({ ...stage, channel }, { run: name, count: each });
    crowds.push({ name, crowd, ids: await deliveriesOf(stage, crowd) });
  }
  return crowds;
}

/** What the machine's processors did while the crowd left: a host that gives their time to others makes every figure later. */
function sharesSince(before) {
  const now = processorTicks();
  const percent = (of) => round((100 * (now[of] - before[of])) / (now.all - before.all));
  return { idlePercent: percent('idle'), stolenPercent: percent('stolen') };
}

/** Share of one processor that the worker takes when nothing is due any more. */
async function measureIdle({ pid }) {
  // What follows a crowd, as the search index, is done first.
  await delay(IDLE_MS);
  const before = cpuSeconds(pid);
  await delay(IDLE_MS);
  return ((cpuSeconds(pid) - before) * 1000) / IDLE_MS;
}

/** When each was due and when it arrived first, in ms, in order of arrival; `late` in seconds. */
async function livesOf(house, crowds) {
  const { rows } = await house.stage.owner.query('select id, due_at from delivery');
  const dueAt = new Map(rows.map((row) => [row.id, row.due_at.getTime()]));
  const channel = new Map(crowds.flatMap(({ name, ids }) => ids.map((id) => [id, name])));
  const first = new Map();
  for (const { key, at } of await readArrivals(house)) first.set(key, Math.min(at, first.get(key) ?? Infinity));
  return [...first]
    .map(([key, at]) => ({ at, due: dueAt.get(key), late: (at - dueAt.get(key)) / 1000, channel: channel.get(key) }))
    .sort((a, b) => a.at - b.at);
}

const spanOf = (lives) => (lives.at(-1).at - Math.min(...lives.map(({ due }) => due))) / 1000;

/** By how many seconds the youngest that left before it was due later than it: of all, or of its own group. */
function describeOvertaken(lives, groupOf = () => null) {
  const youngest = new Map();
  const seconds = lives.map((life) => {
    const group = groupOf(life);
    youngest.set(group, Math.max(youngest.get(group) ?? life.due, life.due));
    return (youngest.get(group) - life.due) / 1000;
  });
  return { seconds: distribution(seconds) };
}

/** How late its posts were, and the longest time in which one was due there and none arrived. */
function describeChannel(name, all) {
  const lives = all.filter(({ channel }) => channel === name);
  const due = lives.map((life) => life.due).sort((a, b) => a - b);
  const gaps = lives.map(({ at }, index) => (at - Math.max(due[index], lives[index - 1]?.at ?? 0)) / 1000);
  return {
    name,
    latenessSeconds: distribution(lives.map(({ late }) => late)),
    longestGapSeconds: round(Math.max(...gaps)),
  };
}

function histogramOf(seconds) {
  return BUCKETS.map((upTo, index) => {
    const from = BUCKETS[index - 1] ?? Number.NEGATIVE_INFINITY;
    return { upToSeconds: upTo, posts: seconds.filter((late) => late > from && late <= upTo).length };
  }).filter(({ posts }) => posts > 0);
}

export const isGoodCrowd = ({ posts, lost, twice, unknown, withoutAttempt, states }) =>
  lost + twice + unknown + withoutAttempt === 0 && states.confirmed === posts;

export function printCrowd({ posts, latenessSeconds: late, histogram, channels, overtaken, ...run }, print) {
  print('');
  print(
    `${posts} posts due in one minute: lost ${run.lost}, twice ${run.twice}, without an attempt ${run.withoutAttempt}`,
  );
  print(`  lateness               p50 ${late.p50} s, p90 ${late.p90} s, p99 ${late.p99} s, max ${late.max} s`);
  const most = Math.max(...histogram.map((bucket) => bucket.posts));
  for (const { upToSeconds, posts: count } of histogram) {
    const bar = '█'.repeat(Math.ceil((40 * count) / most));
    print(`  ${`≤ ${upToSeconds} s`.padStart(9)} ${String(count).padStart(6)} ${bar}`);
  }
  for (const { name, latenessSeconds, longestGapSeconds } of channels) {
    print(
      `  ${name.padEnd(10)} p50 ${latenessSeconds.p50} s, p99 ${latenessSeconds.p99} s, longest gap ${longestGapSeconds} s`,
    );
  }
  const { p50, p99, max } = overtaken.seconds;
  print(`  overtaken by posts that were due later by: p50 ${p50} s, p99 ${p99} s, max ${max} s`);
  const own = run.overtakenInChannel.seconds;
  print(`  by those of their own channel: p50 ${own.p50} s, p99 ${own.p99} s, max ${own.max} s`);
  print(
    `  ${run.postsPerSecond} posts/s, ${run.workerCpuMsPerPost} ms of CPU each; idle afterwards: ${run.idleCpuPercent} % CPU`,
  );
  const { idlePercent, stolenPercent } = run.processors;
  print(
    `  of the machine’s processors ${idlePercent} % were idle meanwhile, ${stolenPercent} % given to others by its host\n`,
  );
}
