// The disk of PostgreSQL fills up in the middle of publishing; half of the time later others on the same server fill its
// log too, until it ends. Then the big file is removed, and nobody does anything else.
import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { describeLoad, round } from '../publish/machine.mjs';
import { watchConsole } from './console.mjs';
import { planCrowd, setDue } from './crowd.mjs';
import { openHouse, until } from './house.mjs';
import { openSmallServer } from './servers.mjs';
import { arrivalsAfter, countWords, isSettled, readArrivals, tally } from './tally.mjs';

const POSTS = 100;
const FULL_AFTER_POSTS = 20;
const DISK_MB = 320;
const ANSWER_MS = 1_500;
const LONGEST_MS = 600_000;

/** Keeps it full for so many minutes. */
export async function measureDisk({ minutes, say }) {
  const house = await openHouse({ openServer: openSmallServer({ megabytes: DISK_MB }), answerMs: ANSWER_MS });
  const filler = join(house.stage.server.disk, 'filler');
  const filling = { timer: null };
  const { stage } = house;
  // Opened now: a full disk may refuse new connections.
  const neighbour = new pg.Client({ connectionString: stage.env.DATABASE_URL });
  neighbour.on('error', () => undefined);
  try {
    await neighbour.connect();
    const crowd = await planCrowd(stage, { run: 'disk', count: POSTS });
    const token = await house.issueKey();
    const children = await Promise.all([house.startWorker(), house.startWorker(), house.startServer()]);
    const [, , server] = children;
    const door = watchConsole({ url: server.url, token, channelId: stage.channel.id });
    const load = describeLoad();
    const halfMs = (minutes * 60_000) / 2;
    // Posts fall due until shortly before the log is full too.
    await setDue(stage, crowd, { inMs: 0, everyMs: halfMs / POSTS });
    const enough = async () => (await readArrivals(house)).length >= FULL_AFTER_POSTS;
    await until(enough, { maxMs: LONGEST_MS, everyMs: 20, what: 'the first posts' });
    keepFull(filler, filling);
    const fullAt = Date.now();
    say(`disk: the disk of PostgreSQL is full, and stays so for ${minutes} minutes`);
    await delay(halfMs);
    const logFullAt = Date.now();
    const ended = await fillLog(neighbour);
    say(`disk: its log is full too: ${ended}`);
    await delay(Math.max(0, fullAt + minutes * 60_000 - Date.now()));
    const answersAtEnd = await answers(stage);
    clearInterval(filling.timer);
    await rm(filler);
    const freeAt = Date.now();
    say('disk: the file is gone');
    await until(() => answers(stage), { maxMs: LONGEST_MS, what: 'an answer of the database' });
    const backAt = Date.now();
    await until(() => isSettled(house, POSTS), { maxMs: LONGEST_MS, what: 'all posts' });
    const settledAt = Date.now();
    const ready = () => door.first('GET /readyz', 200, freeAt);
    await until(async () => ready(), { maxMs: LONGEST_MS, what: 'readiness' });
    await door.stop();
    const arrivals = await readArrivals(house);
    const within = (from, to) =>
      arrivalsAfter(
        arrivals.filter(({ at }) => at < to),
        from,
      );
    return {
      minutes,
      ...(await tally(house, { posts: POSTS })),
      processesAlive: children.every(({ isAlive }) => isAlive),
      arrivedBefore: arrivals.filter(({ at }) => at < fullAt).length,
      arrivedWhileFull: within(fullAt, logFullAt),
      arrivedWhileLogFull: within(logFullAt, freeAt),
      postgres: { whenItsLogWasFull: ended, answeredAtTheEnd: answersAtEnd, ...(await readLog(stage.server)) },
      afterItIsFreeSeconds: {
        database: round((backAt - freeAt) / 1000),
        ...arrivalsAfter(arrivals, freeAt),
        ready: ready(),
        settled: round((settledAt - freeAt) / 1000),
      },
      console: { full: door.between(fullAt, logFullAt), logFull: door.between(logFullAt, freeAt) },
      said: countWords(children, ['DATABASE_FULL', 'DATABASE_UNAVAILABLE', 'delivery.failed']),
      load: { before: load, after: describeLoad() },
    };
  } finally {
    clearInterval(filling.timer);
    await rm(filler, { force: true });
    await neighbour.end().catch(() => undefined);
    await house.close();
  }
}

/** Takes what is free now, and every second what became free since. */
function keepFull(path, filling) {
  const take = () => {
    for (const bytes of [1_048_576, 4_096]) append(path, Buffer.alloc(bytes));
  };
  take();
  filling.timer = setInterval(take, 1_000);
}

function append(path, piece) {
  const file = openSync(path, 'a');
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

/** Writes into the log of PostgreSQL until that fails; gives how it failed. */
async function fillLog(neighbour) {
  try {
    for (let written = 0; written < DISK_MB * 2; written += 1) {
      await neighbour.query(`select pg_logical_emit_message(false, 'bench', repeat('x', 1048576))`);
    }
    return 'nothing';
  } catch (error) {
    return `${error.code ?? 'no code'}: ${error.message}`;
  }
}

async function answers({ owner }) {
  return owner.query('select 1').then(
    () => true,
    () => false,
  );
}

/** What the server and Bedside's watch over it said of it. */
async function readLog({ logFile, words }) {
  const log = await readFile(logFile, 'utf8');
  const count = (text) => log.split(text).length - 1;
  return { panics: count('PANIC:'), starts: count('starting PostgreSQL'), restartsByBedside: countRestarts(words) };
}

const countRestarts = (words) => words.filter((sentence) => sentence.includes('was started again')).length;
