// A worker is stopped by SIGSTOP in the middle of its work, with its connections open, as a paused machine is; another
// worker goes on. Then it wakes.
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { describeLoad, distribution, round } from '../publish/machine.mjs';
import { deliveriesOf, PLANNING, planCrowd, scheduleWaiting, setDue } from './crowd.mjs';
import { openHouse, until } from './house.mjs';
import { openKillableServer } from './servers.mjs';
import { countWords, isSettled, readArrivals, tally } from './tally.mjs';

const POSTS = 300;
const NOW_POSTS = 8;
// More than one worker has hands: both have to take some.
const AFTER_POSTS = 160;
const ANSWER_MS = 1_500;
const LONGEST_MS = 300_000;

/** Stops it for so many minutes. */
export async function measureStopped({ minutes, say }) {
  const house = await openHouse({ openServer: openKillableServer, answerMs: ANSWER_MS });
  try {
    // Half of the calls are in the middle of the way to the network, the others on the way back.
    house.network.faults.set({ rules: [{ kind: 'slow', operation: 'create', probability: 0.5, delayMs: ANSWER_MS }] });
    const crowd = await planCrowd(house.stage, { run: 'stopped', count: POSTS });
    const after = await planCrowd(house.stage, { run: 'after the stop', count: AFTER_POSTS });
    const waiting = await scheduleWaiting(house.stage, { run: 'now', count: NOW_POSTS });
    const [sleeper, other] = await Promise.all([house.startWorker(), house.startWorker()]);
    const parts = { house, crowd, after, sleeper, other };
    const load = describeLoad();
    const held = await stopInTheMiddle({ ...parts, waiting });
    say(`stopped: a worker stands, with ${held.armed} deliveries armed, ${held.claimed} claimed, ${held.jobs} jobs`);
    const meanwhile = await watchOthers({ ...parts, held, minutes });
    say(`stopped: it wakes after ${minutes} minutes`);
    const woken = await wake(parts);
    const posts = POSTS + NOW_POSTS + AFTER_POSTS;
    const counts = await tally(house, { posts });
    return {
      minutes,
      ...counts,
      held: { armed: held.armed, claimed: held.claimed, jobs: held.jobs },
      ...meanwhile,
      ...woken,
      bothAlive: sleeper.isAlive && other.isAlive,
      said: countWords([sleeper], ['delivery.fenced', 'delivery.failed', 'database.connection-lost']),
      load: { before: load, after: describeLoad() },
    };
  } finally {
    await house.close();
  }
}

const claimedBy = ({ pid }) => `%:${pid}:%`;

/** What the worker holds: deliveries in a call, deliveries that were only claimed, jobs that plan a post. */
async function holdings({ stage }, worker) {
  const { rows } = await stage.owner.query(
    `select count(*) filter (where state = 'armed')::int as armed, count(*) filter (where state = 'planned')::int as claimed,
            (select count(*)::int from graphile_worker._private_jobs where ${PLANNING} and locked_by in (
               select worker_id from worker_heartbeat where lock_key in (
                 select lock_key from worker_heartbeat where worker_id like $1))) as jobs
       from delivery where claimed_by like $1 and leased_until > now()`,
    [claimedBy(worker)],
  );
  return rows[0];
}

async function stopInTheMiddle({ house, crowd, sleeper, waiting }) {
  const { stage } = house;
  // Jobs are in the middle of their work as long as somebody else is at their posts.
  const somebody = new pg.Client({ connectionString: stage.env.DATABASE_URL });
  await somebody.connect();
  try {
    await somebody.query('begin');
    await somebody.query('select from post where id = any($1) for update', [waiting.postIds]);
    await waiting.release();
    await until(async () => (await holdings(house, sleeper)).jobs > 0, { maxMs: 20_000, what: 'jobs of the worker' });
    await setDue(stage, crowd, { inMs: 0, everyMs: 0 });
    const isBusy = ({ armed, claimed }) => armed >= 8 && claimed >= 8;
    await until(async () => isBusy(await holdings(house, sleeper)), { maxMs: 20_000, everyMs: 1, what: 'calls' });
    sleeper.signal('SIGSTOP');
    const stoppedAt = Date.now();
    await somebody.query('commit');
    // What it had sent to the database before is carried out all the same.
    await delay(200);
    const { rows } = await stage.owner.query(
      'select id, epoch, state from delivery where claimed_by like $1 and leased_until > now()',
      [claimedBy(sleeper)],
    );
    return { ...(await holdings(house, sleeper)), stoppedAt, deliveries: rows };
  } finally {
    await somebody.end();
  }
}

/** Until the stop is over: when others took each delivery over and settled it, and when all that was due had gone out. */
async function watchOthers({ house, held, minutes }) {
  const { stage } = house;
  const { stoppedAt, deliveries } = held;
  const seconds = () => (Date.now() - stoppedAt) / 1000;
  const takenOver = new Map();
  const settled = new Map();
  let allSettledSeconds = null;
  let jobsDoneSeconds = null;
  while (seconds() < minutes * 60) {
    const { rows } = await stage.owner.query('select id, epoch, state from delivery where id = any($1)', [
      deliveries.map(({ id }) => id),
    ]);
    for (const { id, epoch, state } of rows) {
      const before = deliveries.find((one) => one.id === id);
      if (epoch > before.epoch && !takenOver.has(id)) takenOver.set(id, seconds());
      if (state === 'confirmed' && !settled.has(id)) settled.set(id, seconds());
    }
    const planned = await stage.owner.query('select count(*)::int as count from delivery');
    if (planned.rows[0].count === POSTS + NOW_POSTS + AFTER_POSTS) jobsDoneSeconds ??= round(seconds());
    if (await isSettled(house, POSTS + NOW_POSTS)) allSettledSeconds ??= round(seconds());
    await delay(250);
  }
  const arrivals = await readArrivals(house);
  return {
    takenOverSeconds: distribution([...takenOver.values()]),
    settledSeconds: distribution([...settled.values()]),
    jobsDoneSeconds,
    allSettledSeconds,
    arrivedBeforeWaking: arrivals.length,
  };
}

/** What the woken worker sent or wrote of what was settled without it; and whether it works again. */
async function wake({ house, after, sleeper, other }) {
  const { stage } = house;
  const settled = (await stage.owner.query(`select id from delivery where state = 'confirmed'`)).rows.map(
    ({ id }) => id,
  );
  const before = await rowsOf(stage, settled);
  const wokenAt = Date.now();
  sleeper.signal('SIGCONT');
  // What it was in the middle of shows within its next look at the clock.
  await until(async () => sleeper.said().includes('delivery.fenced'), {
    maxMs: 30_000,
    what: 'a word of the woken worker',
  });
  await setDue(stage, after, { inMs: 5_000, everyMs: 0 });
  await until(() => isSettled(house, POSTS + NOW_POSTS + AFTER_POSTS), {
    maxMs: LONGEST_MS,
    what: 'the posts after it',
  });
  const doneSeconds = round((Date.now() - wokenAt) / 1000);
  const ids = new Set(await deliveriesOf(stage, after));
  const arrivals = await readArrivals(house);
  const { rows } = await stage.owner.query(
    'select count(*)::int as count from delivery where id = any($1) and claimed_by like $2',
    [[...ids], claimedBy(sleeper)],
  );
  return {
    sentStale: arrivals.filter(({ key, at }) => at >= wokenAt && !ids.has(key) && settled.includes(key)).length,
    changedStale: (await rowsOf(stage, settled)) === before ? 0 : 1,
    afterWaking: { posts: AFTER_POSTS, byTheWoken: rows[0].count, seconds: doneSeconds, bothAlive: other.isAlive },
  };
}

/** All that is written of these deliveries, as one hash. */
async function rowsOf({ owner }, ids) {
  const { rows } = await owner.query(
    `select md5(
       (select string_agg(d::text, ',' order by id) from delivery d where id = any($1)) ||
       (select string_agg(a::text, ',' order by id) from attempt a where delivery_id = any($1)) ||
       (select string_agg(r::text, ',' order by id) from receipt r where delivery_id = any($1))) as hash`,
    [ids],
  );
  return rows[0].hash;
}
