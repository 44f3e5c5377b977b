/** A backup does not know which PostgreSQL it came from: from 15 to 18, a post on its way there, and back again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../server/src/kernel/backup/back-up.ts';
import { makeBackupIdentity } from '../../server/src/kernel/backup/encryption.ts';
import { findSet } from '../../server/src/kernel/backup/place.ts';
import { restore } from '../../server/src/kernel/backup/restore.ts';
import { ensureRuntimeRole } from '../../server/src/kernel/db/migrate.ts';
import { finishRestore } from '../../server/src/main/backup/finish-restore.ts';
import { LEFT_OUT } from '../../server/src/main/backup/parts.ts';
import { listFileHashes } from '../../server/src/registers/media/service.ts';
import { createEmptyDatabase } from '../../server/test/database.ts';
import {
  createWorld,
  deliveriesOf,
  type House,
  planPost,
  publishDue,
  restoredWorld,
  type World,
} from '../../server/test/world.ts';
import { type Postgres18, startPostgres18 } from './start-postgres-18.ts';

let later: Postgres18;
let world: World;
let house: House;
let place: string;
let keys: Awaited<ReturnType<typeof makeBackupIdentity>>;

beforeAll(async () => {
  later = await startPostgres18();
  world = await createWorld();
  house = await world.openHouse();
  place = await mkdtemp(path.join(tmpdir(), 'bedside-pg18-backups-'));
  keys = await makeBackupIdentity();
});
afterAll(async () => {
  await world.close();
  await later.close();
  await rm(place, { recursive: true, force: true });
});

async function carry(fromUrl: string, toUrl: string): Promise<number> {
  await backUp({
    source: { ownerUrl: fromUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
    blobs: world.services.blobs,
    keyring: world.services.keyring,
    place,
    recipients: [keys.recipient],
  });
  const { tail } = await restore({
    place,
    set: await findSet(place, null),
    identity: keys.identity,
    keyring: world.services.keyring,
    blobs: world.services.blobs,
    target: { ownerUrl: toUrl, replace: false, finish: finishRestore(world.services) },
  });
  return Object.values(tail.rows).reduce((sum, rows) => sum + rows, 0);
}

async function majorOf(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ number: string }>(`select current_setting('server_version_num') as number`);
  await client.end();
  return Math.floor(Number(rows[0]?.number) / 10_000);
}

test('a backup is restored on a later PostgreSQL, publishes there, and comes back', async () => {
  expect(await majorOf(later.ownerUrl)).toBe(18);
  expect(await majorOf(world.database.ownerUrl)).toBeLessThan(18);
  const { postId } = await planPost(world, house);
  const there = await later.createDatabase('bedside');
  const rows = await carry(world.database.ownerUrl, there);
  expect(rows).toBeGreaterThan(30);

  const role = decodeURIComponent(new URL(world.database.appUrl).username);
  const appUrl = await ensureRuntimeRole({ ownerUrl: there, role, password: role });
  const again = await restoredWorld({ ...world, database: { ...world.database, appUrl } }, there);
  const publisher = again.publisher();
  for (const ms of [10_000, 31_000, 31_000, 31_000]) {
    await again.clock.advance(ms);
    await publishDue(publisher);
  }
  const [delivery] = await deliveriesOf(again, house, postId);
  expect(delivery?.state).toBe('confirmed');
  expect(delivery?.attempts.map((attempt) => attempt.outcome)).toEqual(['absent', 'published']);
  await again.close();

  const back = await createEmptyDatabase();
  expect(await carry(there, back.ownerUrl)).toBeGreaterThan(rows);
  await back.drop();
});
