// The peer's process: jobs of the queue that call the practice network, and nothing else.
import { randomUUID } from 'node:crypto';
import { createPracticeConnector } from '@bedside/connectors';
import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import { createPracticeWorld } from '../../server/src/engage/practice/world.ts';
import { systemClock } from '../../server/src/kernel/clock/clock.ts';
import { createLogger } from '../../server/src/kernel/log/logger.ts';
import { loadConfig } from '../../server/src/main/config.ts';
import { createContext } from '../../server/src/main/context.ts';
import { textOf } from './posts.mjs';

const organizationId = process.env.BENCH_ORGANIZATION;
const concurrency = Number(process.env.BENCH_AT_ONCE);
const publicUrl = process.env.PUBLIC_URL;
const log = createLogger({ level: 'warn' });
const context = await createContext({ config: loadConfig(), log, publicUrl, say: () => undefined });
const world = createPracticeWorld({ db: context.services.db, clock: systemClock, publicUrl });
const connector = createPracticeConnector();
const credentials = await world.credentialsFor(organizationId);
const account = { serviceUrl: '', handle: 'bench', remoteAccountId: organizationId, credentials };

async function publish({ number }) {
  const signal = AbortSignal.timeout(10_000);
  const io = { fetch: world.fetchFor(organizationId), now: () => systemClock.now(), signal };
  const post = { text: textOf('peer', number), link: null, languages: ['en'], images: [] };
  const outcome = await connector.deliver(
    { account, post, deliveryKey: randomUUID(), firstArmedAt: new Date().toISOString() },
    io,
  );
  if (outcome.kind !== 'published') throw new Error(outcome.kind);
}

const pgPool = new pg.Pool({ connectionString: context.storage.appUrl, max: concurrency + 2 });
const runner = await run({
  pgPool,
  taskList: { 'bench-peer': publish },
  concurrency,
  pollInterval: 1_000,
  noHandleSignals: true,
  noPreparedStatements: true,
  logger: new Logger(() => () => undefined),
});
process.stdout.write('ready\n');
process.once('SIGTERM', async () => {
  await runner.stop();
  await pgPool.end();
  await context.close();
});
