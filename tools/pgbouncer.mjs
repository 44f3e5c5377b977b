// Which PgBouncer the tests of poolers run against.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const DEBIAN = '/usr/sbin/pgbouncer';

/** The path of this machine's PgBouncer: what `PGBOUNCER_PATH` says, else Debian's; null without any. */
export function findPgbouncer() {
  const known = [process.env.PGBOUNCER_PATH, DEBIAN];
  return known.find((path) => path && existsSync(path)) ?? null;
}

/** As `findPgbouncer`; where none is there, it is installed if this process may. */
export function providePgbouncer() {
  if (findPgbouncer() !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return findPgbouncer();
  console.log('Installing PgBouncer …');
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'pgbouncer'], quiet);
  return findPgbouncer();
}
