// PostgreSQL is killed in the middle of calls and stays away while posts fall due; then it is started again.
import { setTimeout as delay } from 'node:timers/promises';
import { describeLoad, round } from '../publish/machine.mjs';
import { watchConsole } from './console.mjs';
import { planCrowd, setDue } from './crowd.mjs';
import { openHouse, until } from './house.mjs';
import { openKillableServer } from './servers.mjs';
import { arrivalsAfter, countWords, isSettled, readArrivals, tally } from './tally.mjs';

const BEFORE_POSTS = 60;
const DUE_POSTS = 200;
const LEAD_MS = 5_000;
const ANSWER_MS = 1_500;
const LONGEST_MS = 600_000;

/** Keeps it away for so many minutes. */
export async function measureDatabase({ minutes, say }) {
  const house = await openHouse({ openServer: openKillableServer, answerMs: ANSWER_MS });
  try {
    const { stage } = house;
    const first = await planCrowd(stage, { run: 'before the kill', count: BEFORE_POSTS });
    const due = await planCrowd(stage, { run: 'due meanwhile', count: DUE_POSTS });
    const token = await house.issueKey();
    const children = await Promise.all([house.startWorker(), house.startWorker(), house.startServer()]);
    const [, , server] = children;
    const door = watchConsole({ url: server.url, token, channelId: stage.channel.id });
    const load = describeLoad();
    const startedAt = Date.now();
    const awayMs = minutes * 60_000;
    await setDue(stage, due, { inMs: LEAD_MS, everyMs: (awayMs - LEAD_MS) / DUE_POSTS });
    await setDue(stage, first, { inMs: 0, everyMs: 0 });
    const isBusy = async () => (await readArrivals(house)).length >= BEFORE_POSTS / 3;
    await until(isBusy, { maxMs: 20_000, everyMs: 5, what: 'the first posts' });
    stage.server.kill();
    const killedAt = Date.now();
    say(`database: PostgreSQL was killed in the middle of calls; it stays away for ${minutes} minutes`);
    await delay(awayMs);
    const aliveAtEnd = children.every(({ isAlive }) => isAlive);
    const startingAt = Date.now();
    await stage.server.startAgain();
    const backAt = Date.now();
    say('database: it is back');
    await until(() => isSettled(house, BEFORE_POSTS + DUE_POSTS), { maxMs: LONGEST_MS, what: 'all posts' });
    const settledAt = Date.now();
    const ready = () => door.first('GET /readyz', 200, backAt);
    await until(async () => ready(), { maxMs: LONGEST_MS, what: 'readiness' });
    await door.stop();
    const arrivals = await readArrivals(house);
    return {
      minutes,
      ...(await tally(house, { posts: BEFORE_POSTS + DUE_POSTS })),
      processesAlive: aliveAtEnd && children.every(({ isAlive }) => isAlive),
      recoverySeconds: round((backAt - startingAt) / 1000),
      callsAtKill: await countOpenAtKill(stage, { killedAt, backAt }),
      arrivedWhileAway: arrivalsAfter(
        arrivals.filter(({ at }) => at < startingAt),
        killedAt,
      ),
      afterItIsBackSeconds: {
        ...arrivalsAfter(arrivals, backAt),
        ready: ready(),
        settled: round((settledAt - backAt) / 1000),
      },
      console: { before: door.between(startedAt, killedAt), away: door.between(killedAt, startingAt) },
      said: countWords(children, ['DATABASE_UNAVAILABLE', 'publisher.claim-failed', 'delivery.failed']),
      load: { before: load, after: describeLoad() },
    };
  } finally {
    await house.close();
  }
}

/** Attempts that were armed before the kill, and of which nobody could write down what came before it was over. */
async function countOpenAtKill({ owner }, { killedAt, backAt }) {
  const { rows } = await owner.query(
    'select count(*)::int as count from attempt where armed_at <= $1 and (resolved_at is null or resolved_at >= $2)',
    [new Date(killedAt), new Date(backAt)],
  );
  return rows[0].count;
}
