import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleImage } from '@bedside/connectors/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProcessWorld, type ProcessWorld } from '../../../test/process-world.ts';
import { writePost } from '../../../test/world.ts';
import { createDiskBlobStore } from '../../kernel/blobs/disk-blob-store.ts';
import { createKey } from '../../registers/keys/service.ts';

/** A disk of one megabyte, as root may make one; null elsewhere. */
async function mountSmallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-small-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=0700', 'bedside-test', folder]);
  if (status === 0) return folder;
  await rm(folder, { recursive: true });
  return null;
}

const disk = process.platform === 'linux' && process.getuid?.() === 0 ? await mountSmallDisk() : null;
afterAll(async () => {
  if (disk === null) return;
  spawnSync('umount', [disk]);
  await rm(disk, { recursive: true });
});

async function filesOn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe.skipIf(disk === null)('a full disk of files', () => {
  let processes: ProcessWorld;
  beforeAll(async () => {
    processes = await createProcessWorld();
  });
  afterAll(() => processes.close());

  test('refuses what has no room, keeps nothing of it, and takes what has', async () => {
    const dir = join(disk ?? '', 'store');
    const store = createDiskBlobStore({ dir });
    const kept = await store.put(Buffer.alloc(300_000, 'a'), { maxBytes: 1_000_000 });
    const refused = store.put(Buffer.alloc(900_000, 'b'), { maxBytes: 1_000_000 });
    await expect(refused).rejects.toMatchObject({ code: 'BLOB_STORE_FULL', status: 507 });
    expect(await filesOn(dir)).toEqual([kept.sha256]);
    await store.put(Buffer.alloc(300_000, 'c'), { maxBytes: 1_000_000 });
    expect(await filesOn(dir)).toHaveLength(2);
    await rm(dir, { recursive: true });
  });

  test('an upload is refused in plain words, the post it was for stays, and it goes on when there is room', async () => {
    const { world, house } = processes;
    const post = await writePost(world, house);
    const input = { name: 'pictures', scopes: ['media:write' as const, 'posts:read' as const], expiresInDays: 30 };
    const { token } = await world.as(house, 'author', (scope) => createKey(scope, input));
    const dataDir = disk ?? '';
    const { url } = await processes.startServer({ env: { DATA_DIR: dataDir } });
    const filler = join(dataDir, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']);
    const picture = sampleImage('A nurse waves.');
    const headers = { authorization: `Bearer ${token}`, 'content-type': picture.mimeType };
    const body = Buffer.from(await picture.bytes());
    const add = () => fetch(`${url}/api/v1/media`, { method: 'POST', headers, body });
    const refused = await add();
    expect({ status: refused.status, body: await refused.json() }).toMatchObject({
      status: 507,
      body: { code: 'BLOB_STORE_FULL' },
    });
    expect((await readdir(join(dataDir, 'blobs', 'unfinished')).catch(() => [])).length).toBe(0);
    const { rows } = await world.owner.query('select count(*)::int as pictures from media');
    expect(rows).toEqual([{ pictures: 0 }]);
    expect((await fetch(`${url}/api/v1/posts/${post.id}`, { headers })).status).toBe(200);
    await rm(filler);
    expect((await add()).status).toBe(201);
  });
});

test('a database whose disk is full refuses with 503 and a remedy, and keeps what it had', async () => {
  const processes = await createProcessWorld();
  try {
    const { world, house } = processes;
    const post = await writePost(world, house);
    // What PostgreSQL says when it cannot extend a file, said by the database itself.
    await world.owner.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception using errcode = '53100', message = 'could not extend file'; end $$`);
    await world.owner.query('create trigger no_room before insert on audit_event execute function no_room()');
    const input = { name: 'posts', scopes: ['posts:write' as const, 'posts:read' as const], expiresInDays: 30 };
    await expect(world.as(house, 'author', (scope) => createKey(scope, input))).rejects.toMatchObject({
      code: 'DATABASE_FULL',
      status: 503,
    });
    await expect(writePost(world, house)).rejects.toMatchObject({ code: 'DATABASE_FULL' });
    await world.owner.query('drop trigger no_room on audit_event');
    const { rows } = await world.owner.query('select id from post');
    expect(rows).toEqual([{ id: post.id }]);
    await writePost(world, house);
  } finally {
    await processes.close();
  }
});
