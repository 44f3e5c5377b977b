// Which nginx stands in front of Bedside in the tests of `deploy/nginx.conf`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The path of this machine's nginx: what `NGINX_PATH` says, else where distributions put it; null without any. */
function findNginx() {
  const known = [process.env.NGINX_PATH, '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
  return known.find((path) => path && existsSync(path)) ?? null;
}

/** As `findNginx`; where none is there, it is installed if this process may. */
export function provideNginx() {
  if (findNginx() !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return findNginx();
  console.log('Installing nginx …');
  // In runlevel 1 the package starts no server of its own: the tests start theirs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'], quiet);
  return findNginx();
}
