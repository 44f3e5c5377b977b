// Two workers under a crowd of due posts. After so many arrivals one of them, or both, is killed by SIGKILL, and another
// process started in its place at once.
import { setTimeout as delay } from 'node:timers/promises';
import { createSeededRandom } from '@bedside/connectors/testing';
import { planCrowd, setDue } from '../outages/crowd.mjs';
import { openHouse, until } from '../outages/house.mjs';
import { openKillableServer } from '../outages/servers.mjs';
import { isSettled, readArrivals, tally } from '../outages/tally.mjs';
import { describeLoad, distribution, round } from '../publish/machine.mjs';

/** So late does the network answer: whoever is killed has calls in the middle of the way. */
const ANSWER_MS = 2_000;
/** The moment of a kill is up to so much later than the arrival that calls for it. */
const LONGEST_WAIT_MS = 400;
const BOTH_SHARE = 0.2;
const LONGEST_MS = 900_000;

export async function measureRestarts({ posts, restarts, seed, say }) {
  const house = await openHouse({ openServer: openKillableServer, answerMs: ANSWER_MS });
  try {
    // Half of the calls are in the middle of the way to the network, the others on the way back.
    const slow = { kind: 'slow', operation: 'create', probability: 0.5, delayMs: ANSWER_MS };
    house.network.faults.set({ seed, rules: [slow] });
    say(`planning ${posts} posts`);
    const crowd = await planCrowd(house.stage, { run: 'restarts', count: posts });
    const workers = await Promise.all([house.startWorker(), house.startWorker()]);
    const load = describeLoad();
    await setDue(house.stage, crowd, { inMs: 0, everyMs: 0 });
    const dueAt = Date.now();
    const kills = await killAndStart(house, { workers, posts, restarts, random: createSeededRandom(seed), say });
    const allOutSeconds = await waitFor(house, { posts, dueAt });
    const arrivals = await readArrivals(house);
    return {
      seed,
      restarts: kills.length,
      processesKilled: kills.reduce((sum, { killed }) => sum + killed, 0),
      ...(await tally(house, { posts })),
      seconds: {
        lastKill: kills.at(-1)?.afterSeconds ?? null,
        lastArrival: round((Math.max(...arrivals.map(({ at }) => at)) - dueAt) / 1000),
        allSettled: allOutSeconds,
        startOfAWorker: distribution(kills.map(({ backAfterSeconds }) => backAfterSeconds)),
      },
      attempts: await countAttempts(house),
      kills,
      load: { before: load, after: describeLoad() },
    };
  } finally {
    await house.close();
  }
}

/** How many posts have arrived when each kill is due, in order. */
function drawMoments(random, { posts, restarts }) {
  return Array.from({ length: restarts }, () => Math.ceil((0.01 + 0.93 * random()) * posts)).sort((a, b) => a - b);
}

async function killAndStart(house, { workers, posts, restarts, random, say }) {
  const kills = [];
  const dueAt = Date.now();
  const slots = workers.map((worker) => ({ worker, ready: Promise.resolve(), isReady: true }));
  for (const arrivals of drawMoments(random, { posts, restarts })) {
    const what = `${arrivals} arrivals`;
    await until(async () => (await readArrivals(house)).length >= arrivals, { maxMs: LONGEST_MS, everyMs: 20, what });
    await delay(random() * LONGEST_WAIT_MS);
    await Promise.race(slots.map(({ ready }) => ready));
    const living = slots.filter(({ isReady }) => isReady);
    const chosen = random() < BOTH_SHARE ? living : [living[Math.floor(random() * living.length)]];
    for (const { worker } of chosen) worker.signal('SIGKILL');
    await Promise.all(chosen.map(({ worker }) => worker.ended));
    const killedAt = Date.now();
    const afterSeconds = round((killedAt - dueAt) / 1000);
    const kill = { arrivals, killed: chosen.length, afterSeconds, ...(await holdings(house)), backAfterSeconds: null };
    kills.push(kill);
    for (const slot of chosen) slot.ready = startAgain(house, { slot, kill, killedAt });
    say(
      `kill ${kills.length} of ${restarts} after ${arrivals} arrivals: ${kill.killed} gone, ${kill.open} attempts open`,
    );
  }
  await Promise.all(slots.map(({ ready }) => ready));
  return kills;
}

/** The next kill does not wait for it. */
async function startAgain(house, { slot, kill, killedAt }) {
  slot.isReady = false;
  slot.worker = await house.startWorker();
  slot.isReady = true;
  kill.backAfterSeconds = round((Date.now() - killedAt) / 1000);
}

/** Attempts that are open just after a kill; those of the worker that lives are among them. */
async function holdings({ stage }) {
  const { rows } = await stage.owner.query(
    `select (select count(*)::int from attempt where resolved_at is null) as open,
            (select count(*)::int from delivery where state = 'planned' and leased_until > now()) as claimed`,
  );
  return rows[0];
}

async function waitFor(house, { posts, dueAt }) {
  await until(() => isSettled(house, posts), { maxMs: LONGEST_MS, what: 'everything settled' });
  return round((Date.now() - dueAt) / 1000);
}

/** How attempts ended. */
async function countAttempts({ stage }) {
  const { rows } = await stage.owner.query(
    'select outcome, count(*)::int as count from attempt group by outcome order by outcome',
  );
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome ?? 'open', count]));
}
