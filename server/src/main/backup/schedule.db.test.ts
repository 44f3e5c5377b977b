import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { makeBackupIdentity } from '../../kernel/backup/encryption.ts';
import { listSets } from '../../kernel/backup/place.ts';
import { readBackupHealth } from '../../kernel/backup/runs.ts';
import { listMessages } from '../../kernel/mail/service.ts';
import { type BackupSchedule, backUpWhenDue } from './schedule.ts';

const HOUR_MS = 3_600_000;

let world: World;
let house: House;
let folder: string;
let schedule: BackupSchedule;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bedside-schedule-'));
  const { recipient } = await makeBackupIdentity();
  schedule = {
    services: world.services,
    log: world.log,
    ownerUrl: world.database.ownerUrl,
    place: path.join(folder, 'backups'),
    recipients: [recipient],
    everyHours: 24,
    keepDays: 30,
  };
  await world.owner.query('delete from backup_run');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const health = () => world.services.db.acrossOrganizations(readBackupHealth);
const messages = async () => {
  const told = await world.as(house, 'administrator', (scope) =>
    listMessages(scope, { personId: house.people.administrator.id, limit: 50 }),
  );
  return told.filter(({ kind }) => kind === 'backup.failed').length;
};

test('one is made at once, and the next after its hours', async () => {
  expect(await backUpWhenDue(schedule)).toMatchObject({ missing: [] });
  expect(await health()).toEqual({ lastDoneAt: world.clock.now(), failureCode: null });
  await world.clock.advance(23 * HOUR_MS);
  expect(await backUpWhenDue(schedule)).toBe(null);
  await world.clock.advance(HOUR_MS);
  expect(await backUpWhenDue(schedule)).not.toBe(null);
  expect(await listSets(schedule.place)).toHaveLength(2);
});

test('of several workers one makes it', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => backUpWhenDue(schedule)));
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(await listSets(schedule.place)).toHaveLength(1);
});

test('one that fails is told once to administrators, shown, and tried again after a quarter of an hour', async () => {
  await writeFile(schedule.place, 'a file where the folder should be');
  expect(await backUpWhenDue(schedule)).toBe(null);
  expect(await health()).toEqual({ lastDoneAt: null, failureCode: 'INTERNAL' });
  expect(await messages()).toBe(1);
  await world.clock.advance(HOUR_MS / 4);
  expect(await backUpWhenDue(schedule)).toBe(null);
  expect(await messages()).toBe(1);
  await rm(schedule.place);
  expect(await backUpWhenDue(schedule)).toBe(null);
  await world.clock.advance(HOUR_MS / 4);
  expect(await backUpWhenDue(schedule)).not.toBe(null);
  expect(await health()).toEqual({ lastDoneAt: world.clock.now(), failureCode: null });
});

test('one whose process was killed counts as failed when the next one looks', async () => {
  await world.owner.query(
    `insert into backup_run (id, started_at, outcome) values (gen_random_uuid(), $1, 'running')`,
    [new Date(world.clock.now().getTime() - HOUR_MS)],
  );
  expect(await backUpWhenDue(schedule)).not.toBe(null);
  const { rows } = await world.owner.query('select outcome, failure_code from backup_run order by started_at');
  expect(rows).toEqual([
    { outcome: 'failed', failure_code: 'CUT_SHORT' },
    { outcome: 'done', failure_code: null },
  ]);
});

test('one that is being made when its process stops is given up, and begun again by the next', async () => {
  const stopping = new AbortController();
  const { blobs } = world.services;
  const services = {
    ...world.services,
    blobs: {
      ...blobs,
      stream: (sha256: string) => {
        stopping.abort();
        return blobs.stream(sha256);
      },
    },
  };
  const { sha256 } = await blobs.put(Buffer.from('a picture'), { maxBytes: 100 });
  await world.owner.query(
    `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size, stripped_metadata, created_by, created_at)
     values ($1, gen_random_uuid(), $2, $2, 'image/png', 1, 1, 1, '{}', $3, now())`,
    [house.organizationId, sha256, house.people.author.id],
  );
  expect(await backUpWhenDue({ ...schedule, services }, stopping.signal)).toBe(null);
  expect((await world.owner.query('select 1 from backup_run')).rowCount).toBe(0);
  expect(await listSets(schedule.place)).toEqual([]);
  expect(await backUpWhenDue(schedule)).not.toBe(null);
});

test('an older set that cannot be read is kept, and the new one counts', async () => {
  await backUpWhenDue(schedule);
  const [old] = await listSets(schedule.place);
  await writeFile(path.join(old?.folder ?? '', 'set.json'), 'not a label');
  await world.clock.advance(25 * HOUR_MS);
  expect(await backUpWhenDue(schedule)).not.toBe(null);
  expect(await health()).toEqual({ lastDoneAt: world.clock.now(), failureCode: null });
});
