/** Debian's WordPress on loopback: a copy of its tree, a MariaDB of its own, and PHP's built-in server. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from './start-nginx.ts';

const run = promisify(execFile);

const PHP = process.env['PHP_PATH'] ?? '/usr/bin/php';
const MARIADB = process.env['MARIADBD_PATH'] ?? '/usr/sbin/mariadbd';
const WORDPRESS = process.env['WORDPRESS_PATH'] ?? '/usr/share/wordpress/wp-load.php';
const OWN = fileURLToPath(new URL('wordpress/', import.meta.url));

/** PHP with its way to the database, and the one by which WordPress reads its older interface. */
const parts = "exit(extension_loaded('mysqli') && extension_loaded('xml') ? 0 : 1);";
export const hasWordpress =
  [PHP, MARIADB, WORDPRESS].every((path) => existsSync(path)) && spawnSync(PHP, ['-r', parts]).status === 0;

const passwordsSchema = z.object({ lakeside: z.string(), nora: z.string(), rosa: z.string() });

export type RunningWordpress = {
  /** Where the server listens; `/clinic` is the site, and the other doors are told in wordpress/router.php. */
  readonly origin: string;
  /** Application passwords: of an administrator, an author and a contributor. */
  readonly passwords: z.output<typeof passwordsSchema>;
  stop(): Promise<void>;
};

export async function startWordpress(): Promise<RunningWordpress> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-wp-'));
  const socket = join(folder, 'db.sock');
  const site = join(folder, 'www', 'clinic');
  await mkdir(join(folder, 'www'));
  const [port] = await Promise.all([freePort(), copyTree(site), createDatabase(folder)]);
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, BEDSIDE_DB_SOCKET: socket, PHP_CLI_SERVER_WORKERS: '4' };
  const database = spawn(MARIADB, databaseOptions(folder, socket), { stdio: 'ignore' });
  await copyFile(join(OWN, 'router.php'), join(folder, 'www', 'router.php'));
  await copyFile(join(OWN, 'install.php'), join(folder, 'www', 'install.php'));
  const installed = await run(PHP, [join(folder, 'www', 'install.php'), `${origin}/clinic`], { env });
  const passwords = passwordsSchema.parse(JSON.parse(installed.stdout));
  const options = ['-d', 'display_errors=0', '-d', 'upload_max_filesize=16M', '-d', 'post_max_size=20M'];
  const web = spawn(
    PHP,
    [...options, '-S', `127.0.0.1:${port}`, '-t', join(folder, 'www'), join(folder, 'www', 'router.php')],
    {
      stdio: 'ignore',
      // Its workers end with its group.
      detached: true,
      env,
    },
  );
  await answers(web, `${origin}/nothing`);
  return {
    origin,
    passwords,
    async stop() {
      await Promise.all([ended(web, 'group'), ended(database, 'process')]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's tree leads out of itself by links, and reads its settings from /etc. */
async function copyTree(site: string): Promise<void> {
  await cp(join(WORDPRESS, '..'), site, { recursive: true, dereference: true });
  await mkdir(join(site, 'wp-content', 'mu-plugins'), { recursive: true });
  await mkdir(join(site, 'wp-content', 'uploads'), { recursive: true });
  await cp(join(OWN, 'theme'), join(site, 'wp-content', 'themes', 'plain'), { recursive: true });
  await copyFile(join(OWN, 'wp-config.php'), join(site, 'wp-config.php'));
  await copyFile(join(OWN, 'doors.php'), join(site, 'wp-content', 'mu-plugins', 'doors.php'));
}

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

async function createDatabase(folder: string): Promise<void> {
  const data = [`--datadir=${join(folder, 'db')}`, ...asRoot];
  await run('mariadb-install-db', [
    '--no-defaults',
    ...data,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
}

function databaseOptions(folder: string, socket: string): string[] {
  return [
    '--no-defaults',
    `--datadir=${join(folder, 'db')}`,
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'db.pid')}`,
    '--skip-networking',
    // Nothing of it is to last.
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=48M',
    ...asRoot,
  ];
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (child.exitCode !== null) throw new Error(`PHP's server ended with ${child.exitCode}`);
  }
}

function ended(child: ChildProcess, what: 'group' | 'process'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => resolve());
    process.kill(what === 'group' ? -child.pid : child.pid, 'SIGTERM');
  });
}
