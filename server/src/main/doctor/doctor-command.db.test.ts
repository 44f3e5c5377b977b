import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createKeyring } from '../../kernel/crypto/keyring.ts';
import { migrate } from '../../kernel/db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../kernel/postgres/embedded-postgres.ts';
import { VERSION } from '../version.ts';
import { doctorCommand } from './doctor-command.ts';
import { type Machine, thisMachine } from './machine.ts';

const LAUNCHER = fileURLToPath(new URL('../../../../bedside.mjs', import.meta.url));
const CANARY = 'Zanzibarquark';

const printed = z.strictObject({
  findings: z.array(
    z.strictObject({
      code: z.string(),
      severity: z.enum(['broken', 'risky', 'note']),
      message: z.string(),
      remedy: z.string(),
    }),
  ),
  leftOut: z.array(z.strictObject({ code: z.string(), reason: z.string() })),
  counts: z.strictObject({ broken: z.number(), risky: z.number(), note: z.number() }),
  sum: z.string(),
});

let folder: string;
let machine: Machine;
let embedded: EmbeddedPostgres | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-doctor-'));
  await chmod(folder, 0o711);
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  const freeSpace = async () => ({ freeBytes: 50e9, totalBytes: 100e9 });
  machine = { ...thisMachine, consoleFolder: folder, freeSpace };
});
afterEach(async () => {
  await embedded?.stop();
  embedded = null;
  await rm(folder, { recursive: true, force: true });
});

const dataDir = () => join(folder, 'data');

async function run(argv: readonly string[], env: Record<string, string> = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const settings = { DATA_DIR: dataDir(), PORT: '0', ...env };
  const status = await doctorCommand(argv, { stdout, stderr, env: settings, machine });
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

async function codes(env: Record<string, string> = {}): Promise<string[]> {
  const { out } = await run(['--json'], env);
  return printed.parse(JSON.parse(out)).findings.map(({ code }) => code);
}

describe('words and exit status', () => {
  test('notes alone end with 0', async () => {
    const { status, out } = await run([]);
    expect(status).toBe(0);
    expect(out).toContain('Note (DATABASE_STOPPED): The embedded database does not run now');
    expect(out).toMatch(/\n\nLeft out \(\d+\), since the embedded database does not run; .*NO_WORKER/);
    expect(out).toMatch(/\n\nNothing is broken or risky\. There are 4 notes\. \d+ checks were made\.\n$/);
  });

  test('something risky ends with 1, and the sum counts it', async () => {
    const { status, out } = await run([], { TRUSTED_PROXIES: '0.0.0.0/0' });
    expect(status).toBe(1);
    expect(out).toMatch(/^Risky \(PROXIES_EVERYBODY\): TRUSTED_PROXIES holds 0\.0\.0\.0\/0, so .*\n\nNote/);
    expect(out).toMatch(/\n\n1 thing is risky\. There are 4 notes\. /);
  });

  test('something broken ends with 1, and comes first', async () => {
    const { status, out } = await run([], { HOST: '0.0.0.0', TRUSTED_PROXIES: '0.0.0.0/0' });
    expect(status).toBe(1);
    expect(out).toMatch(/^Broken \(PUBLIC_URL_MISSING\): .*\n\nRisky \(PROXIES_EVERYBODY\): /);
    expect(out).toMatch(/\n\n1 thing is broken, 1 is risky\. /);
  });

  test('settings that cannot be read end with 2, and the rest is looked at all the same', async () => {
    const { status, out } = await run([], { LOG_LEVEL: 'loud', TRUSTED_PROXIES: '::/0' });
    expect(status).toBe(2);
    expect(out).toContain('Broken (SETTINGS_INVALID): LOG_LEVEL must be debug, info, warn, error or silent.');
    expect(out).toContain('Risky (PROXIES_EVERYBODY)');
    expect(out).toContain('Left out (2), since LOG_LEVEL is wrong: LOG_SILENT, LOG_DEBUG.');
  });

  test('words that are not understood end with 2 and the usage', async () => {
    const { status, out, err } = await run(['--mend']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('Usage: bedside admin doctor');
    expect((await run(['now'])).status).toBe(2);
  });

  test('help goes to standard output and ends with 0', async () => {
    const { status, out, err } = await run(['--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Usage: bedside admin doctor [--json]');
  });
});

test('--json prints one object of findings, what was left out, counts and the sum', async () => {
  const { out, status } = await run(['--json'], { TRUSTED_PROXIES: '0.0.0.0/0' });
  const report = printed.parse(JSON.parse(out));
  expect(status).toBe(1);
  expect(report.counts).toEqual({ broken: 0, risky: 1, note: 4 });
  expect(report.findings[0]).toMatchObject({ code: 'PROXIES_EVERYBODY', severity: 'risky' });
  expect(report.leftOut).toContainEqual({ code: 'NO_WORKER', reason: expect.stringContaining('start Bedside') });
});

test('no secret of the settings is printed, whatever is wrong with them', async () => {
  const secret = `bedside:${CANARY}@127.0.0.1:1`;
  const wrong = await run([], { DATABASE_URL: `mysql://${secret}/x`, SMTP_URL: `http://${secret}`, PORT: 'x' });
  const closed = await run([], {
    DATABASE_URL: `postgres://${secret}/x`,
    DATABASE_APP_URL: `postgres://${secret}/x`,
    SMTP_URL: `smtp://${secret}`,
    KMS_COMMAND: `false ${CANARY}`,
    BLOB_S3_URL: 'https://127.0.0.1:1/media',
    BLOB_S3_ACCESS_KEY_ID: CANARY,
    BLOB_S3_SECRET_ACCESS_KEY: CANARY,
  });
  expect(closed.out).toContain('DATABASE_UNREACHABLE');
  expect(closed.out).toContain('MAIL_UNREACHABLE');
  expect(closed.out).toContain('KMS_COMMAND_FAILED');
  expect(closed.out).toContain('BUCKET_UNREACHABLE');
  expect(`${wrong.out}${wrong.err}${closed.out}${closed.err}`).not.toContain(CANARY);
});

test('beside an embedded database it looks inside, and leaves it as it is', async () => {
  embedded = await startEmbeddedPostgres({ dataDir: dataDir(), log: () => undefined });
  const quiet = ['BACKUPS_NOT_SET', 'MAIL_NOT_SET'];
  expect(await codes()).toEqual(['SCHEMA_MISSING', ...quiet]);
  await migrate({ ownerUrl: embedded.ownerUrl, release: VERSION });
  expect(await codes()).toEqual(quiet);
  await createKeyring({ keyFile: join(dataDir(), 'keys', 'master.key') });
  expect(await codes()).toEqual(quiet);
  await embedded.stop();
  embedded = null;
  expect(await codes()).toEqual(['DATABASE_STOPPED', ...quiet]);
  await rm(join(dataDir(), 'keys'), { recursive: true });
  expect(await codes()).toEqual(['KEY_FILE_MISSING', 'DATABASE_STOPPED', ...quiet]);
});

test('a database folder of another major version is told without a start', async () => {
  await startEmbeddedPostgres({ dataDir: dataDir(), log: () => undefined }).then((server) => server.stop());
  await createKeyring({ keyFile: join(dataDir(), 'keys', 'master.key') });
  await writeFile(join(dataDir(), 'postgres', 'PG_VERSION'), '14\n');
  expect(await codes()).toEqual(['POSTGRES_UNUSABLE', 'DATABASE_STOPPED', 'BACKUPS_NOT_SET', 'MAIL_NOT_SET']);
  expect(await readFile(join(dataDir(), 'postgres', 'PG_VERSION'), 'utf8')).toBe('14\n');
});

test('the command itself, on a folder where Bedside never ran, makes nothing there', async () => {
  const before = await stat(folder);
  const { status, out, err } = await launch(['admin', 'doctor', '--json']);
  expect({ status, err }).toEqual({ status: expect.any(Number), err: '' });
  const report = printed.parse(JSON.parse(out));
  // What this machine has on its disk, and whether the console was built here, is another matter.
  const own = ['CONSOLE_NOT_BUILT', 'DISK_FULL', 'DISK_NEARLY_FULL'];
  expect(report.findings.map(({ code }) => code).filter((code) => !own.includes(code))).toEqual([
    'KEY_FILE_MISSING',
    'DATABASE_STOPPED',
    'BACKUPS_NOT_SET',
    'MAIL_NOT_SET',
  ]);
  expect(status).toBe(report.counts.broken + report.counts.risky === 0 ? 0 : 1);
  expect(await readdir(folder)).toEqual(['index.html']);
  expect((await stat(folder)).mtimeMs).toBe(before.mtimeMs);
});

async function launch(argv: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { PATH: '/usr/bin:/bin', DATA_DIR: dataDir(), PORT: '0' };
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [LAUNCHER, ...argv], { env }, (_error, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}
