import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { loadConfig } from '../config.ts';
import { backupCommand, backupIdentityCommand, listBackupsCommand } from './backup-command.ts';
import { backupKeysCommand } from './keys-command.ts';
import { restoreCommand, verifyCommand } from './restore-command.ts';

const CLI = path.join(import.meta.dirname, '..', 'cli.ts');
const FLAGS = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];

type Ran = { readonly status: number; readonly out: string; readonly err: string };
type Machine = { readonly dataDir: string; readonly database: Pick<TestDatabase, 'ownerUrl' | 'drop'>; appUrl: string };

let folder: string;
let first: Machine;
let second: Machine;
let server: ChildProcess;
let publicUrl: string;
let recipient: string;
const backups = () => path.join(folder, 'backups');
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bedside-commands-'));
  const database = await createTestDatabase();
  first = { dataDir: inFolder('first'), database, appUrl: database.appUrl };
  const empty = await createEmptyDatabase();
  const appUrl = new URL(database.appUrl);
  appUrl.pathname = new URL(empty.ownerUrl).pathname;
  second = { dataDir: inFolder('second'), database: empty, appUrl: appUrl.href };
  await startServer(first);
});

afterAll(async () => {
  await stopServer();
  await first.database.drop();
  await second.database.drop();
  await rm(folder, { recursive: true, force: true });
});

function environmentOf(machine: Machine): Record<string, string> {
  return {
    DATA_DIR: machine.dataDir,
    PORT: '0',
    DATABASE_URL: machine.database.ownerUrl,
    DATABASE_APP_URL: machine.appUrl,
    LOG_LEVEL: 'error',
  };
}

/** `bedside admin …` in a process of its own. */
function admin(machine: Machine, ...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...FLAGS, CLI, 'admin', ...words], { env: environmentOf(machine) }, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err }),
    );
  });
}

/** Gives the token of set-up, or null where it is set up. */
async function startServer(machine: Machine): Promise<string | null> {
  server = spawn(process.execPath, [...FLAGS, CLI, 'serve', '--no-work'], {
    env: environmentOf(machine),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (server.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(server.stdout)) {
    const address = /ready: (http:\/\/[^/]+)\/(?:setup\?token=(\S+))?/.exec(line);
    if (address === null) continue;
    publicUrl = address[1] ?? '';
    return address[2] ?? null;
  }
  throw new Error('the server ended before it was ready');
}

async function stopServer(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

async function send(method: string, where: string, parts: { body?: unknown; headers?: Record<string, string> } = {}) {
  const init = parts.body === undefined ? {} : { body: JSON.stringify(parts.body) };
  const headers = { 'content-type': 'application/json', origin: publicUrl, ...parts.headers };
  return fetch(`${publicUrl}/api/v1${where}`, { method, headers, ...init });
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function postsAs(cookie: string): Promise<string[]> {
  const answer = await send('GET', '/posts', { headers: { cookie } });
  const { posts } = (await answer.json()) as { posts: { excerpt: string }[] }; // the door parsed its own answer
  return posts.map((post) => post.excerpt).toSorted();
}

async function filesIn(where: string): Promise<string[]> {
  const entries = await readdir(where, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('an operator', () => {
  let password: string;
  let email: string;
  let posts: string[];

  beforeAll(async () => {
    await stopServer();
    const token = await startServer(first);
    const made = await send('POST', '/setup/sample', { body: {}, headers: { 'x-setup-token': token ?? '' } });
    const sample = (await made.json()) as { password: string; people: { email: string }[] }; // as its contract says
    password = sample.password;
    email = sample.people[0]?.email ?? '';
    posts = await postsAs(cookieOf(made));
    expect(posts.length).toBeGreaterThan(3);
  });

  test('makes a pair of keys: the secret one in a file of their own alone, the public one to copy', async () => {
    const made = await admin(first, 'backup-identity', '--to', inFolder('backup.key'));
    expect(made).toMatchObject({ status: 0, err: '' });
    recipient = made.out.trim();
    expect(recipient).toMatch(/^age1[a-z0-9]+$/);
    expect(await readFile(inFolder('backup.key'), 'utf8')).toMatch(
      /^# .*\n# public key: age1\w+\nAGE-SECRET-KEY-1\w+\n$/,
    );
    expect((await stat(inFolder('backup.key'))).mode & 0o777).toBe(0o600);
    const again = await admin(first, 'backup-identity', '--to', inFolder('backup.key'));
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('is there already') });
  });

  test('backs up while Bedside serves, and keeps the keys apart', async () => {
    const keys = await admin(first, 'backup-keys', '--to', inFolder('keys.age'), '--recipient', recipient);
    expect(keys).toMatchObject({ status: 0, err: '' });
    const made = await admin(first, 'backup', '--to', backups(), '--recipient', recipient);
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(made.out).toMatch(/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\n[\d.]+ kB of database, \d+ files?/);
    const listed = await admin(first, 'list-backups', '--from', backups());
    expect(listed.out.trim().split('\n')).toHaveLength(1);
    for (const file of await filesIn(backups())) expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test('verifies it, with the secret key down to the last row', async () => {
    const outside = await admin(first, 'verify', '--from', backups());
    expect(outside).toMatchObject({ status: 0, out: expect.stringContaining('is ours and undamaged') });
    const whole = await admin(first, 'verify', '--from', backups(), '--identity', inFolder('backup.key'));
    expect(whole).toMatchObject({
      status: 0,
      out: expect.stringMatching(/is whole: \d+ rows and \d+ files? were read/),
    });
  });

  test('cannot restore under a running server, nor over an organization that they do not name', async () => {
    const words = ['restore', '--from', backups(), '--identity', inFolder('backup.key')];
    expect(await admin(first, ...words)).toMatchObject({ status: 1, err: expect.stringContaining('already running') });
    // Another machine on the same database: its own folder is free, the database is not.
    const beside = { ...first, dataDir: inFolder('beside') };
    expect(await admin(beside, ...words, '--keys', inFolder('keys.age'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('still runs on this database'),
    });
    await stopServer();
    expect(await admin(first, ...words)).toMatchObject({
      status: 1,
      err: expect.stringContaining('installation here'),
    });
    const wrong = await admin(first, ...words, '--replace', 'Another Clinic');
    expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining('no organization of that name') });
  });

  test('brings it back on a new machine with the copy of the keys, and everybody signs in again', async () => {
    const words = ['restore', '--from', backups(), '--identity', inFolder('backup.key')];
    expect(await admin(second, ...words)).toMatchObject({ status: 1, err: expect.stringContaining('no key file') });
    const restored = await admin(second, ...words, '--keys', inFolder('keys.age'));
    expect(restored).toMatchObject({ status: 0, err: '' });
    expect(restored.out).toContain('Everybody signs in again.');
    expect(await startServer(second)).toBe(null);
    const signedIn = await send('POST', '/session', { body: { email, password } });
    expect(signedIn.status).toBe(200);
    expect(await postsAs(cookieOf(signedIn))).toEqual(posts);
    await stopServer();
  });

  test('throws away what is there by its name', async () => {
    const owner = new pg.Client({ connectionString: second.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ name: string }>('select name from organization');
    await owner.end();
    const words = ['restore', '--from', backups(), '--identity', inFolder('backup.key')];
    const replaced = await admin(second, ...words, '--replace', rows[0]?.name ?? '');
    expect(replaced).toMatchObject({ status: 0, out: expect.stringContaining('was restored') });
  });
});

const commands = {
  backup: backupCommand,
  'backup-identity': backupIdentityCommand,
  'backup-keys': backupKeysCommand,
  'list-backups': listBackupsCommand,
  restore: restoreCommand,
  verify: verifyCommand,
};
const commandNames = Object.keys(commands) as (keyof typeof commands)[]; // the keys of a literal

describe('words that are wrong', () => {
  test.each<[keyof typeof commands, ...string[]]>([
    ['backup'],
    ['backup', '--to', '/nowhere', '--recipient', 'sesame'],
    ['backup', '--frequency', 'daily'],
    ['backup-identity'],
    ['backup-keys'],
    ['restore'],
    ['verify'],
    ['list-backups'],
  ])('are refused, and none is repeated: %s %s', async (name, ...words) => {
    const refused = await commands[name](loadConfig(environmentOf(first)), words).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'ARGUMENTS_INVALID',
      message: expect.not.stringContaining('sesame'),
      remedy: `bedside admin ${name} --help says what it takes.`,
    });
  });

  test.each(commandNames)('%s --help says what it takes', async (name) => {
    const told = await commands[name](loadConfig(environmentOf(first)), ['--help']);
    expect(told).toContain(`Usage: bedside admin ${name}`);
  });

  test('keys do not go into the folder of the backups', async () => {
    const config = loadConfig({ ...environmentOf(first), BACKUP_DIR: backups(), BACKUP_RECIPIENTS: recipient });
    await expect(backupKeysCommand(config, ['--to', path.join(backups(), 'keys.age')])).rejects.toMatchObject({
      message: expect.stringContaining('kept apart'),
    });
  });
});

test('a rehearsal of the migrations says that there is nothing to do', async () => {
  expect(await admin(first, 'migrate', '--dry-run')).toMatchObject({
    status: 0,
    out: 'The database is at the current schema.\n',
  });
});
