import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../../test/database.ts';
import { createWorld, type House, planPost, publishDue, type World, writePost } from '../../../test/world.ts';
import { listFileHashes } from '../../registers/media/service.ts';
import { type BlobStore, blobName } from '../blobs/blob-store.ts';
import { createDiskBlobStore } from '../blobs/disk-blob-store.ts';
import { createKeyring, rotateKeyFile } from '../crypto/keyring.ts';
import { enqueue } from '../jobs/jobs.ts';
import { backUp, type MadeBackup } from './back-up.ts';
import { makeBackupIdentity } from './encryption.ts';
import { blobFile, findSet, listSets } from './place.ts';
import { type Restored, restore } from './restore.ts';
import { removeOutlived } from './retention.ts';
import { verifySet } from './verify.ts';

const LEFT_OUT = ['public.oldest_release', 'public.schema_migration', 'public.worker_heartbeat'];
/** What writers of text formats trip over. */
const ODD =
  'tab\there, line\nbreak, \\N, \\., back\\slash, "quotes", \u00e9\u{1f489}, \r\n and a NUL that is none: \\000';

let world: World;
let house: House;
let place: string;
let keys: Awaited<ReturnType<typeof makeBackupIdentity>>;
const toDrop: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
  await world.openHouse('Second House');
  keys = await makeBackupIdentity();
  await planPost(world, house);
  await world.clock.advance(10_000);
  await publishDue(world.publisher());
  await planPost(world, house, { baseText: `Our clinic is open. ${ODD}` });
  await addImageRow('one picture');
});
afterAll(() => world.close());
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'bedside-backup-'));
});
afterEach(async () => {
  for (const drop of toDrop.splice(0)) await drop();
  await rm(place, { recursive: true, force: true });
});

/** A file and the row that speaks of it. */
async function addImageRow(words: string): Promise<string> {
  const { sha256 } = await world.services.blobs.put(Buffer.from(words), { maxBytes: 1_000 });
  await world.owner.query(
    `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size, stripped_metadata, created_by, created_at)
     values ($1, gen_random_uuid(), $2, $2, 'image/png', 1, 1, 1, array['a,b', 'with "quotes"', null], $3, now())`,
    [house.organizationId, sha256, house.people.author.id],
  );
  return sha256;
}

function backUpHere(parts: { ownerUrl?: string; recipients?: string[] } = {}): Promise<MadeBackup> {
  return backUp({
    source: {
      ownerUrl: parts.ownerUrl ?? world.database.ownerUrl,
      bedside: '0.1.0',
      leftOut: LEFT_OUT,
      listBlobs: listFileHashes,
    },
    blobs: world.services.blobs,
    keyring: world.services.keyring,
    place,
    recipients: parts.recipients ?? [keys.recipient],
  });
}

async function emptyTarget(): Promise<{ ownerUrl: string; blobs: BlobStore }> {
  const target = await createEmptyDatabase();
  const dir = await mkdtemp(path.join(tmpdir(), 'bedside-restored-'));
  toDrop.push(async () => {
    await target.drop();
    await rm(dir, { recursive: true, force: true });
  });
  return { ownerUrl: target.ownerUrl, blobs: createDiskBlobStore({ dir }) };
}

async function restoreInto(
  target: { ownerUrl: string; blobs: BlobStore },
  parts: { identity?: string; replace?: boolean; keyring?: World['services']['keyring'] } = {},
): Promise<Restored> {
  return restore({
    place,
    set: await findSet(place, null),
    identity: parts.identity ?? keys.identity,
    keyring: parts.keyring ?? world.services.keyring,
    blobs: target.blobs,
    target: { ownerUrl: target.ownerUrl, replace: parts.replace ?? false },
  });
}

async function withClient<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Count and digest of every table's rows, and the shape of the schema around them. */
function fingerprint(ownerUrl: string): Promise<Record<string, string>> {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('public', 'auth') and tablename not in ('schema_migration', 'worker_heartbeat') order by 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ told: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as told from ${name} t`,
      );
      digests[name] = rows[0]?.told ?? '';
    }
    const { rows: shape } = await client.query<{ told: string }>(
      `select md5(string_agg(told, E'\\n' order by told)) as told from (
         select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as told from pg_constraint
          where connamespace in ('public'::regnamespace, 'auth'::regnamespace)
         union all select format('%s %s %s', relname, relrowsecurity, relforcerowsecurity) from pg_class
          where relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
         union all select format('%s %s', relname, relacl) from pg_class where relnamespace = 'public'::regnamespace
         union all select indexdef from pg_indexes where schemaname in ('public', 'auth')) every_thing`,
    );
    return { ...digests, schema: shape[0]?.told ?? '' };
  });
}

const rejectsWith = (code: string) => expect.objectContaining({ code });

describe('a backup', () => {
  test('comes back row for row, with its schema, rights, files and jobs', async () => {
    await world.as(house, 'author', (scope) =>
      enqueue(scope.tx, { task: 'proof-of-work', payload: { organizationId: house.organizationId }, maxAttempts: 3 }),
    );
    const made = await backUpHere();
    expect(made.missing).toEqual([]);
    const target = await emptyTarget();
    const restored = await restoreInto(target);
    expect(await fingerprint(target.ownerUrl)).toEqual(await fingerprint(world.database.ownerUrl));
    expect(restored.filesCopied).toBe(made.label.blobs.count);
    for (const hash of restored.blobs) expect(await target.blobs.has(hash)).toBe(true);
    const jobsOf = (client: pg.Client) =>
      client.query(
        `select t.identifier, j.payload, j.max_attempts, j.run_at from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
      );
    const [before, after] = [
      await withClient(world.database.ownerUrl, jobsOf),
      await withClient(target.ownerUrl, jobsOf),
    ];
    expect(after.rows).toEqual(before.rows);
    expect(restored.tail.jobs).toBe(before.rows.length);
    expect(before.rows.length).toBeGreaterThan(0);
  });

  test('holds what was committed when it began, and nothing later', async () => {
    const slowBlobs: BlobStore = {
      ...world.services.blobs,
      // Files are copied while the snapshot stands: a post that is written now is not in it.
      stream: async (sha256) => {
        await writePost(world, house, { baseText: 'Written while the backup was made.' });
        return world.services.blobs.stream(sha256);
      },
    };
    const before = await fingerprint(world.database.ownerUrl);
    await backUp({
      source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
      blobs: slowBlobs,
      keyring: world.services.keyring,
      place,
      recipients: [keys.recipient],
    });
    const target = await emptyTarget();
    await restoreInto(target);
    const after = await fingerprint(world.database.ownerUrl);
    expect(after['public.post']).not.toBe(before['public.post']);
    expect((await fingerprint(target.ownerUrl))['public.post']).toBe(before['public.post']);
  });

  test('copies a file once, whatever the number of sets', async () => {
    const first = await backUpHere();
    expect(first.copied).toBeGreaterThan(0);
    const second = await backUpHere();
    expect(second).toMatchObject({ copied: 0, label: { blobs: first.label.blobs } });
    expect(await listSets(place)).toHaveLength(2);
  });

  test('that was cut short leaves no set, and the next one goes on from the files it copied', async () => {
    await addImageRow('another picture');
    let files = 0;
    const failing: BlobStore = {
      ...world.services.blobs,
      stream: async (sha256) => {
        files += 1;
        if (files === 2) throw new Error('the machine stopped');
        return world.services.blobs.stream(sha256);
      },
    };
    const order = {
      source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
      keyring: world.services.keyring,
      place,
      recipients: [keys.recipient],
    };
    await expect(backUp({ ...order, blobs: failing })).rejects.toThrow('the machine stopped');
    expect(await listSets(place)).toEqual([]);
    const made = await backUp({ ...order, blobs: world.services.blobs });
    expect(made.copied).toBe(made.label.blobs.count - 1);
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('whose database goes away in the middle leaves no set', async () => {
    const cutting: BlobStore = {
      ...world.services.blobs,
      stream: async (sha256) => {
        await world.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'bedside-backup'`,
        );
        return world.services.blobs.stream(sha256);
      },
    };
    const order = {
      source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
      keyring: world.services.keyring,
      place,
      recipients: [keys.recipient],
    };
    await expect(backUp({ ...order, blobs: cutting })).rejects.toThrow(/connection/i);
    expect(await listSets(place)).toEqual([]);
    await backUpHere();
    expect(await listSets(place)).toHaveLength(1);
  });

  test('tells which files the store has lost, and holds all the rest', async () => {
    const lost = await addImageRow('a lost picture');
    await world.services.blobs.delete(lost);
    const made = await backUpHere();
    expect(made.missing).toEqual([lost]);
    const target = await emptyTarget();
    expect((await restoreInto(target)).filesMissing).toEqual([lost]);
    await world.owner.query('delete from media where sha256 = $1', [lost]);
  });

  test('is made once at a time', async () => {
    const outcomes = await Promise.allSettled([backUpHere(), backUpHere()]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toEqual([rejectsWith('BACKUP_RUNNING')]);
  });

  test('holds nothing readable: no word of a post, no hash of a picture, no name', async () => {
    await backUpHere();
    const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const everything = await Promise.all(
      files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')),
    );
    const all = [...files.map((file) => file.name), ...everything].join('\n');
    const hashes = await world.owner.query<{ sha256: string }>('select sha256 from media');
    for (const secret of [
      'Our clinic is open',
      'House',
      house.organizationId,
      ...hashes.rows.map((row) => row.sha256),
    ]) {
      expect(all.includes(secret)).toBe(false);
    }
  });
});

describe('a restore', () => {
  test('of an owner who is held to the policies too brings back every organization', async () => {
    const role = `owner_${createHash('sha256').update(world.database.ownerUrl).digest('hex').slice(0, 12)}`;
    const target = await emptyTarget();
    const asRole = new URL(target.ownerUrl);
    asRole.username = role;
    asRole.password = 'owner';
    await withClient(target.ownerUrl, async (client) => {
      await client.query(`create role ${role} login nosuperuser createrole password 'owner'`);
      await client.query(`alter database ${pg.escapeIdentifier(asRole.pathname.slice(1))} owner to ${role}`);
      await client.query(`alter schema public owner to ${role}`);
    });
    toDrop.push(() =>
      withClient(world.database.ownerUrl, async (client) => {
        await client.query(`drop role if exists ${role}`);
      }),
    );
    await backUpHere();
    await restoreInto({ ...target, ownerUrl: asRole.href });
    const expected = await fingerprint(world.database.ownerUrl);
    const { schema: _, ...rows } = expected;
    expect(await fingerprint(target.ownerUrl)).toMatchObject(rows);
    // And what such an owner backs up is the same again.
    await backUpHere({ ownerUrl: asRole.href });
    const again = await emptyTarget();
    await restoreInto(again);
    expect(await fingerprint(again.ownerUrl)).toEqual(expected);
  });

  test('over an installation asks for leave, and then puts one in the place of the other', async () => {
    await backUpHere();
    const expected = await fingerprint(world.database.ownerUrl);
    const target = await emptyTarget();
    await restoreInto(target);
    await withClient(target.ownerUrl, async (client) => {
      await client.query('create table left_over (id int)');
      await client.query(`delete from audit_clear_text`);
    });
    const changed = await fingerprint(target.ownerUrl);
    await expect(restoreInto(target)).rejects.toEqual(rejectsWith('RESTORE_NOT_EMPTY'));
    expect(await fingerprint(target.ownerUrl)).toEqual(changed);
    await restoreInto(target, { replace: true });
    expect(await fingerprint(target.ownerUrl)).toEqual(expected);
  });

  test('that fails in the middle leaves what was there', async () => {
    await backUpHere();
    const target = await emptyTarget();
    await restoreInto(target);
    const before = await fingerprint(target.ownerUrl);
    const set = await findSet(place, null);
    const order = { place, set, identity: keys.identity, keyring: world.services.keyring, blobs: target.blobs };
    const finish = async () => {
      throw new Error('the machine stopped');
    };
    await expect(restore({ ...order, target: { ownerUrl: target.ownerUrl, replace: true, finish } })).rejects.toThrow(
      'the machine stopped',
    );
    expect(await fingerprint(target.ownerUrl)).toEqual(before);
  });

  test('refuses the wrong secret key, words that are none, keys that are missing, and sets of others', async () => {
    const target = await emptyTarget();
    await expect(restoreInto(target)).rejects.toEqual(rejectsWith('BACKUP_NOT_FOUND'));
    await backUpHere();
    const other = await makeBackupIdentity();
    await expect(restoreInto(target, { identity: other.identity })).rejects.toEqual(
      rejectsWith('BACKUP_IDENTITY_WRONG'),
    );
    await expect(restoreInto(target, { identity: 'sesame' })).rejects.toEqual(rejectsWith('BACKUP_IDENTITY_INVALID'));
    const stranger = await createKeyring({ keyFile: path.join(place, 'stranger.key') });
    await expect(restoreInto(target, { keyring: stranger })).rejects.toEqual(rejectsWith('BACKUP_NOT_OURS'));
  });

  test('refuses a key file from before a rotation that the backup needs', async () => {
    const keyFile = path.join(place, 'master.key');
    const old = path.join(place, 'old.key');
    await copyFile(world.files.keyFile, keyFile);
    await copyFile(world.files.keyFile, old);
    await rotateKeyFile({ keyFile });
    const rotated = await createKeyring({ keyFile });
    await backUp({
      source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
      blobs: world.services.blobs,
      keyring: rotated,
      place,
      recipients: [keys.recipient],
    });
    const target = await emptyTarget();
    const earlier = await createKeyring({ keyFile: old });
    await expect(restoreInto(target, { keyring: earlier })).rejects.toEqual(rejectsWith('BACKUP_KEYS_MISSING'));
    await restoreInto(target, { keyring: rotated });
  });

  test('can be done with each of several secret keys', async () => {
    const second = await makeBackupIdentity();
    await backUpHere({ recipients: [keys.recipient, second.recipient] });
    const target = await emptyTarget();
    await restoreInto(target, { identity: second.identity });
    expect(await fingerprint(target.ownerUrl)).toEqual(await fingerprint(world.database.ownerUrl));
  });
});

describe('damage', () => {
  const verify = async (identity: string | null) =>
    verifySet({ place, set: await findSet(place, null), keyring: world.services.keyring, identity });

  async function flipByte(file: string): Promise<void> {
    const bytes = await readFile(file);
    const at = Math.floor(bytes.byteLength / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
  }

  test('is nowhere in a set that was just made', async () => {
    const made = await backUpHere();
    expect(await verify(null)).toEqual({ depth: 'outside', rows: null, files: made.label.blobs.count });
    const whole = await verify(keys.identity);
    expect(whole).toMatchObject({ depth: 'every-byte', files: made.label.blobs.count });
    expect(whole.rows).toBeGreaterThan(100);
  });

  test.each(['database.tar.zst.age', 'blobs.txt', 'set.json'])('of one bit in %s is found', async (name) => {
    const { folder } = await backUpHere();
    await flipByte(path.join(folder, name));
    await expect(verify(null)).rejects.toMatchObject({ code: expect.stringMatching(/^BACKUP_(DAMAGED|NOT_OURS)$/) });
    const target = await emptyTarget();
    await expect(restoreInto(target)).rejects.toMatchObject({ code: expect.stringMatching(/^BACKUP_/) });
  });

  test('of one bit in a file is found with the secret key, and restores nothing', async () => {
    const { folder } = await backUpHere();
    const [name] = (await readFile(path.join(folder, 'blobs.txt'), 'utf8')).split(' ');
    await flipByte(blobFile(place, name ?? ''));
    await expect(verify(keys.identity)).rejects.toEqual(rejectsWith('BACKUP_DAMAGED'));
    const target = await emptyTarget();
    await expect(restoreInto(target)).rejects.toEqual(rejectsWith('BACKUP_DAMAGED'));
    await withClient(target.ownerUrl, async (client) => {
      const { rows } = await client.query(`select to_regclass('public.organization') as there`);
      expect(rows).toEqual([{ there: null }]);
    });
  });

  test('of a file that is gone, or another in its place, is found', async () => {
    await addImageRow('a picture to swap');
    const { folder } = await backUpHere();
    const list = (await readFile(path.join(folder, 'blobs.txt'), 'utf8')).trim().split('\n');
    const [one, two] = list.map((line) => blobFile(place, line.split(' ')[0] ?? ''));
    if (one === undefined || two === undefined) throw new TypeError('two files are needed');
    await rename(one, `${one}.away`);
    await expect(verify(null)).rejects.toEqual(rejectsWith('BACKUP_DAMAGED'));
    await copyFile(two, one);
    await expect(verify(keys.identity)).rejects.toEqual(rejectsWith('BACKUP_DAMAGED'));
  });

  test('by somebody who knows the public key alone is told as not ours', async () => {
    await backUpHere();
    const forger = await createKeyring({ keyFile: path.join(place, 'forger.key') });
    const set = await findSet(place, null);
    await rm(set.folder, { recursive: true });
    await backUp({
      source: { ownerUrl: world.database.ownerUrl, bedside: '0.1.0', leftOut: LEFT_OUT, listBlobs: listFileHashes },
      blobs: world.services.blobs,
      keyring: forger,
      place,
      recipients: [keys.recipient],
    });
    await expect(verify(keys.identity)).rejects.toEqual(rejectsWith('BACKUP_NOT_OURS'));
  });

  test('of the store itself does not get into a backup unnoticed', async () => {
    const hash = await addImageRow('a picture that goes bad');
    const file = path.join(world.files.blobs, blobName(hash));
    await flipByte(file);
    await expect(backUpHere()).rejects.toEqual(rejectsWith('BLOB_CORRUPT'));
    await world.owner.query('delete from media where sha256 = $1', [hash]);
    await world.services.blobs.delete(hash);
  });
});

describe('what is kept', () => {
  test('is every set for as long as was asked, the newest always, and the files that those need', async () => {
    const extra = await addImageRow('a picture of the first set alone');
    await backUpHere();
    await world.owner.query('delete from media where sha256 = $1', [extra]);
    const second = await backUpHere();
    const stored = async () =>
      (await readdir(path.join(place, 'blobs'), { recursive: true })).filter((name) => name.endsWith('.age')).length;
    const before = await stored();
    const later = new Date(Date.parse(second.label.takenAt) + 40 * 86_400_000);
    expect(await removeOutlived(place, { now: new Date(second.label.takenAt), keepDays: 30 })).toEqual({
      sets: 0,
      files: 0,
    });
    expect(await removeOutlived(place, { now: later, keepDays: 30 })).toEqual({ sets: 1, files: 1 });
    expect((await listSets(place)).map((set) => set.name)).toEqual([second.name]);
    expect(await stored()).toBe(before - 1);
    const verified = await verifySet({
      place,
      set: await findSet(place, null),
      keyring: world.services.keyring,
      identity: keys.identity,
    });
    expect(verified.files).toBe(second.label.blobs.count);
  });
});
