/**
 * One publisher in a process of its own, which kills itself at a numbered step. Speaks to the practice server and the
 * database that its environment names; its clock stands at the given time, so that a lease means the same in every process.
 */
import { createPracticeConnector } from '@bedside/connectors';
import { loopbackFetch } from '@bedside/connectors/testing';
import { createPublisher } from '../src/flow/publish/engine/publisher.ts';
import { createPostgresStore } from '../src/flow/publish/postgres-store.ts';
import { createDiskBlobStore } from '../src/kernel/blobs/disk-blob-store.ts';
import { fixedClock } from '../src/kernel/clock/clock.ts';
import { createKeyring } from '../src/kernel/crypto/keyring.ts';
import { openDatabase } from '../src/kernel/db/database.ts';
import { createLogger } from '../src/kernel/log/logger.ts';
import type { Services } from '../src/kernel/scope/scope.ts';

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const services: Services = {
  db: openDatabase({ appUrl: setting('CHILD_DATABASE'), maxConnections: 3, applicationName: 'publish-child' }),
  clock: fixedClock(setting('CHILD_NOW')),
  keyring: await createKeyring({ keyFile: setting('CHILD_KEY_FILE') }),
  blobs: createDiskBlobStore({ dir: setting('CHILD_BLOBS') }),
  publicUrl: 'https://bedside.example',
};
const connector = createPracticeConnector();
const dieAt = setting('CHILD_STEP');

const publisher = createPublisher({
  store: createPostgresStore(services),
  log: createLogger({ level: 'silent' }),
  workerId: `child-${process.pid}`,
  concurrency: 4,
  context: {
    connectors: async () => ({ connector, fetch: toNetwork, own: null }),
    reached: (step) => {
      if (step === dieAt) process.kill(process.pid, 'SIGKILL');
    },
  },
});

/** Networks inside Bedside have no address and bring their own token; this one stands on a socket and has another. */
function toNetwork(url: string, init: Parameters<typeof loopbackFetch>[1] = {}): Promise<Response> {
  const { pathname, search } = new URL(url);
  const headers = { ...init.headers, authorization: `Bearer ${setting('CHILD_TOKEN')}` };
  return loopbackFetch(`${setting('CHILD_NETWORK')}${pathname}${search}`, { ...init, headers });
}

do await publisher.idle();
while ((await publisher.tick()) > 0);
await services.db.close();
