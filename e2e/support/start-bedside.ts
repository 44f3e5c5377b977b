import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createOwnDatabase, embeddedDatabase, runIn } from './own-database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /Bedside is ready: (\S+)/;

export type StartedBedside = {
  /** As printed: with the set-up token on the first start. */
  readonly firstUrl: string;
  readonly origin: string;
  /** Where it keeps what it has, for commands beside it. */
  readonly env: Readonly<Record<string, string>>;
  /** One statement in its database, for what a journey cannot wait for, such as a proof that grows old. */
  runSql(statement: string): Promise<void>;
  /** Stops it and leaves its data folder, whose path this gives. */
  leave(): Promise<string>;
  stop(): Promise<void>;
};

/**
 * Starts Bedside on any free port: as a newcomer does, on an empty data folder, or on a copy of the folder `copyOf`, which
 * another one left when it stopped. `entry` is what Node runs.
 */
export async function startBedside(
  env: Readonly<Record<string, string>> = {},
  copyOf: string | null = null,
  entry: readonly string[] = ['bedside.mjs', 'serve'],
): Promise<StartedBedside> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bedside-e2e-'));
  // As root, the database runs as another user, who must be able to walk through.
  await chmod(dataDir, 0o711);
  // Owners and rights go with the files, which the database looks at.
  if (copyOf !== null) await promisify(execFile)('cp', ['-a', `${copyOf}/.`, dataDir]);
  const database = await createOwnDatabase(process.env.DATABASE_URL);
  const child = spawn(process.execPath, [...entry], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...(database && { DATABASE_URL: database.url }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const firstUrl = await printedUrl(child);
    return {
      firstUrl,
      origin: new URL(firstUrl).origin,
      env: { DATA_DIR: dataDir, ...(database && { DATABASE_URL: database.url }) },
      runSql: async (statement) =>
        runIn(database ? { connectionString: database.url } : await embeddedDatabase(dataDir), statement),
      leave: async () => {
        await stopped(child);
        return dataDir;
      },
      stop: async () => {
        await stopped(child);
        await database?.drop();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = READY.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (status) => reject(new Error(`Bedside ended with ${status}:\n${printed}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
