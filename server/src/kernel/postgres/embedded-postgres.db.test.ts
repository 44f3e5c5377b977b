import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BedsideError } from '../errors/bedside-error.ts';
import { canTraverse } from './account.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres, stopOrphan } from './embedded-postgres.ts';
import { placeServer } from './placement.ts';
import { identifyProcess } from './process-identity.ts';
import { makeSocketFolder, SOCKET_PATH_MAX_BYTES, SOCKET_PORT, socketPathBytes } from './socket-folder.ts';

let dataDir = '';
const running: EmbeddedPostgres[] = [];
const sentences: string[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bedside-postgres-test-'));
  await chmod(dataDir, 0o755);
  sentences.length = 0;
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log: (sentence) => sentences.push(sentence) });
  running.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof BedsideError ? error.code : `no BedsideError: ${String(error)}`;
}

describe('a first start', () => {
  test('makes a durable UTF-8 cluster with checksums that only a private socket reaches', async () => {
    const server = await start();
    const [row] = await query(
      server,
      `select current_database() as db, current_setting('server_encoding') as encoding, current_setting('lc_collate') as collation,
         current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
         current_setting('listen_addresses') as tcp, current_setting('TimeZone') as zone`,
    );
    expect(row).toEqual({
      db: 'bedside',
      encoding: 'UTF8',
      collation: 'C.UTF-8',
      checksums: 'on',
      fsync: 'on',
      tcp: '',
      zone: 'UTC',
    });
    expect(server.adopted).toBe(false);
    expect((await lstat(server.connection.host)).mode & 0o777).toBe(0o700);
  });

  test('stop ends the server and the next start finds what was written', async () => {
    const first = await start();
    await query(first, 'create table kept (n int)');
    await query(first, 'insert into kept values (7)');
    await first.stop();
    expect(identifyProcess(first.pid)).toBeNull();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('a cluster left half made by a killed start is made anew', async () => {
    await mkdir(join(dataDir, 'postgres.new'));
    await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), '15');
    const server = await start();
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('the log never holds the statement or the values of a refused query', async () => {
    const server = await start();
    await expect(query(server, "select 'Maria Invented'::int")).rejects.toThrow();
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('Maria');
  });
});

describe('a server that already runs', () => {
  test('is adopted after kill -9 of the process that started it, with every acknowledged row', async () => {
    const pid = await startInKilledProcess();
    expect(identifyProcess(pid)).not.toBeNull();
    const adopted = await start();
    expect(adopted.adopted).toBe(true);
    expect(adopted.pid).toBe(pid);
    expect(await query(adopted, 'select n from acknowledged')).toEqual([{ n: 1 }]);
    await adopted.stop();
    expect(identifyProcess(pid)).toBeNull();
  });

  test('an orphan can be stopped without adopting it', async () => {
    const pid = await startInKilledProcess();
    expect(await stopOrphan({ dataDir })).toBe(true);
    expect(identifyProcess(pid)).toBeNull();
    expect(await stopOrphan({ dataDir })).toBe(false);
  });

  test('two starts at once share one server, and the last of them stops it', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.pid).toBe(two.pid);
    expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
    await one.stop();
    expect(await query(two, 'select 1 as one')).toEqual([{ one: 1 }]);
    await two.stop();
    expect(identifyProcess(two.pid)).toBeNull();
  });

  test('a postmaster killed with -9 is replaced, and acknowledged rows survive', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as n');
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  test('a server that dies under its user comes back at the same address', async () => {
    const server = await start();
    await query(server, 'create table kept as select 1 as n');
    process.kill(server.pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await query(server, 'select n from kept')).toEqual([{ n: 1 }]), {
      timeout: 20_000,
      interval: 100,
    });
    await vi.waitFor(() => expect(sentences).toContain('The database server had gone and was started again.'));
    await server.stop();
    expect(await stopOrphan({ dataDir })).toBe(false);
  });

  test('a stale postmaster.pid that names a living process of somebody else is no obstacle', async () => {
    const first = await start();
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const left = await readFile(file, 'utf8');
    await first.stop();
    await writeFile(file, left.replace(/^\d+/, String(process.ppid)), { mode: 0o600 });
    const { uid, gid } = await lstat(join(dataDir, 'postgres'));
    await chown(file, uid, gid);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a server whose socket was cleaned away is replaced', async () => {
    const first = await start();
    await rm(first.connection.host, { recursive: true });
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 30_000);
});

describe('what stands in the way is told by code', () => {
  test('a cluster of another major version is refused and left as it is', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    expect(await codeOf(start())).toBe('POSTGRES_WRONG_VERSION');
    expect(await readFile(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('12\n');
  });

  test.runIf(process.getuid?.() === 0)('a cluster that belongs to root is refused', async () => {
    await (await start()).stop();
    await chown(join(dataDir, 'postgres'), 0, 0);
    expect(await codeOf(start())).toBe('POSTGRES_WRONG_OWNER');
  });

  test('a broken cluster says what PostgreSQL said last', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'postgres', 'global', 'pg_control'));
    expect(await codeOf(start())).toBe('POSTGRES_START_FAILED');
  });

  test('a full disk is named', async ({ skip }) => {
    const small = join(dataDir, 'small');
    await mkdir(small);
    skip(!canMount(small), 'needs the right to mount a small disk');
    try {
      await chmod(small, 0o755);
      expect(await codeOf(start(small))).toBe('POSTGRES_DISK_FULL');
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

describe('the socket folder', () => {
  test('may be exactly as long as a socket may be named', async () => {
    const parent = join(
      tmpdir(),
      'b'.padEnd(SOCKET_PATH_MAX_BYTES - socketPathBytes(join(tmpdir(), 'bedside-id')) - 1, 'b'),
    );
    await mkdir(parent, { recursive: true });
    try {
      const folder = await makeSocketFolder({ id: 'id', account: null, parent });
      expect(socketPathBytes(folder)).toBe(SOCKET_PATH_MAX_BYTES);
      const listener = createServer();
      await new Promise<void>((resolve, reject) => {
        listener.once('error', reject).listen(join(folder, `.s.PGSQL.${SOCKET_PORT}`), resolve);
      });
      await new Promise((resolve) => listener.close(resolve));
      expect(await codeOf(makeSocketFolder({ id: 'id2', account: null, parent }))).toBe('POSTGRES_SOCKET_IN_USE');
    } finally {
      await rm(parent, { recursive: true });
    }
  });

  test('is not one that somebody else prepared', async () => {
    await mkdir(join(dataDir, 'theirs'));
    await symlink(join(dataDir, 'theirs'), join(dataDir, 'bedside-linked'));
    await mkdir(join(dataDir, 'bedside-open'), { mode: 0o777 });
    await chmod(join(dataDir, 'bedside-open'), 0o777);
    const linked = await makeSocketFolder({ id: 'linked', account: null, parent: dataDir });
    const open = await makeSocketFolder({ id: 'open', account: null, parent: dataDir });
    expect([linked, open]).not.toContain(join(dataDir, 'bedside-linked'));
    expect([linked, open]).not.toContain(join(dataDir, 'bedside-open'));
    expect((await lstat(linked)).mode & 0o777).toBe(0o700);
  });

  test('stays short however long the data folder is', async () => {
    const long = join(dataDir, 'x'.repeat(60), 'y'.repeat(60));
    const server = await start(long);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('under a private folder binaries and cluster move to a shared home, and the log says where', async () => {
    await chmod(dataDir, 0o700);
    const home = await mkdtemp(join(tmpdir(), 'bedside-home-'));
    await chmod(home, 0o755);
    try {
      const placement = await placeServer({ dataDir: join(dataDir, 'data'), sharedHome: home });
      expect(placement.cluster).toBe(join(home, placement.id, 'postgres'));
      expect(placement.account?.uid).toBeGreaterThan(0);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  test('a folder counts as reachable only when every folder above it lets the account through', async () => {
    const account = { name: 'nobody', uid: 65_534, gid: 65_534 };
    const inner = join(dataDir, 'inner');
    await mkdir(inner, { mode: 0o755 });
    expect(await canTraverse(account, inner)).toBe(true);
    await chmod(dataDir, 0o700);
    expect(await canTraverse(account, inner)).toBe(false);
  });
});

function canMount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder]).status === 0;
}

/** Starts a server from another process, writes a row, and kills that process without warning. */
async function startInKilledProcess(): Promise<number> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)};
    import { Client } from ${JSON.stringify(import.meta.resolve('pg'))};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    await client.query('create table acknowledged as select 1 as n');
    process.stdout.write(String(server.pid));
    setInterval(() => undefined, 1000);`;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const pid = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    child.once('exit', () => reject(new Error('The starting process ended early.')));
  });
  child.kill('SIGKILL');
  await exited;
  return pid;
}
