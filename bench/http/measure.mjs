// One run: the product under the load of a department, and the bare framework under the same.
import { getPriority } from 'node:os';
import { cpuSeconds, databaseMs, describeLoad, round } from '../publish/machine.mjs';
import { createMix, readCursors } from './doors.mjs';
import { randomFrom, sendLoad, summarize } from './load.mjs';
import { seedPosts } from './seed.mjs';
import { openStage, SIGNED_IN, signIn, startHello, startServer } from './stage.mjs';

const SEED = 20261121;
const WARM_UP_SECONDS = 10;
export const TARGET_P99_MS = 60;

export async function measureDoors({ posts, ratePerSecond, seconds, profile, say }) {
  const stage = await openStage({ say });
  try {
    const made = await seedPosts(stage, { count: posts, random: randomFrom(SEED), say });
    const shown = await postsOfMonth(stage);
    const hello = await measureHello(stage, { ratePerSecond, seconds, say });
    const product = await measureProduct(stage, { made, ratePerSecond, seconds, profile, say });
    const { rows } = await stage.owner.query('show server_version');
    return {
      how: 'Open loop at random moments; latency from the planned departure to the last byte, in milliseconds.',
      postgres: `${rows[0].server_version} (${stage.database})`,
      posts,
      postsOfMonth: shown,
      peopleSignedIn: SIGNED_IN,
      // Niceness of generator, server, framework and database: below 0 they go before other work on the machine.
      priority: getPriority(),
      ratePerSecond,
      seconds,
      targets: listTargets({ product, shown, ratePerSecond }),
      product,
      hello,
    };
  } finally {
    await stage.close();
  }
}

async function postsOfMonth(stage) {
  const { rows } = await stage.owner.query(
    `select count(*)::int as count from post where due_at >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'
        and due_at < (date_trunc('month', now() at time zone 'UTC') + interval '1 month') at time zone 'UTC'`,
  );
  return rows[0].count;
}

async function measureHello(stage, { ratePerSecond, seconds, say }) {
  const hello = await startHello(stage);
  const next = () => ({ door: 'hello', url: `${hello.url}/api/v1/hello`, headers: {} });
  say('the bare framework');
  await sendLoad({ ratePerSecond, seconds: WARM_UP_SECONDS, random: randomFrom(1), next });
  const before = { load: describeLoad(), cpu: cpuSeconds(hello.pid) };
  const answers = await sendLoad({ ratePerSecond, seconds, random: randomFrom(SEED), next });
  const cpuMs = perAnswer(cpuSeconds(hello.pid), before.cpu, answers);
  return { load: { before: before.load, after: describeLoad() }, cpuMsPerRequest: cpuMs, ...summarize(answers) };
}

async function measureProduct(stage, { made, ratePerSecond, seconds, profile, say }) {
  const { publicUrl } = stage;
  const server = await startServer(stage, { profile });
  const cookies = await signIn(stage);
  const cursors = await readCursors({ publicUrl, cookie: cookies[0], pages: 15 });
  const next = createMix({ publicUrl, cookies, made, cursors, random: randomFrom(SEED + 1) });
  say('Bedside');
  await sendLoad({ ratePerSecond, seconds: WARM_UP_SECONDS, random: randomFrom(1), next });
  const before = { load: describeLoad(), cpu: cpuSeconds(server.pid), database: await databaseMs(stage) };
  const answers = await sendLoad({ ratePerSecond, seconds, random: randomFrom(SEED), next });
  const database = await databaseMs(stage);
  return {
    load: { before: before.load, after: describeLoad() },
    cpuMsPerRequest: perAnswer(cpuSeconds(server.pid), before.cpu, answers),
    databaseActiveMsPerRequest: round((database.activeMs - before.database.activeMs) / answers.length),
    warnings: server.log
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{')).length,
    ...summarize(answers),
  };
}

function perAnswer(after, before, answers) {
  return after === null ? null : round(((after - before) * 1000) / answers.length);
}

function listTargets({ product, shown, ratePerSecond }) {
  const failed = product.count - (product.statuses[200] ?? 0);
  return [
    {
      name: `p99 ≤ ${TARGET_P99_MS} ms at ${ratePerSecond} requests/s`,
      measured: product.p99,
      met: product.p99 <= TARGET_P99_MS,
    },
    { name: 'every request answered with 200', measured: `${failed} others`, met: failed === 0 },
    { name: 'at most 500 posts in the month shown', measured: shown, met: shown > 0 && shown <= 500 },
  ];
}
