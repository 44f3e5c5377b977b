// Programs of others that tests need, and that no package of npm brings.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Each with the setting that tells its path, where distributions put it, and the package of Debian that has it. */
const PEERS = {
  nginx: {
    setting: 'NGINX_PATH',
    places: ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'],
    package: 'nginx-light',
  },
  pgbouncer: { setting: 'PGBOUNCER_PATH', places: ['/usr/sbin/pgbouncer'], package: 'pgbouncer' },
  pdfsig: {
    setting: 'PDFSIG_PATH',
    places: ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig', '/opt/homebrew/bin/pdfsig'],
    package: 'poppler-utils',
  },
};

/** The path of a program on this machine: what its setting says, else where distributions put it; null without any. */
function find({ setting, places }) {
  return [process.env[setting], ...places].find((path) => path && existsSync(path)) ?? null;
}

/** As `find`; where it is not there, it is installed if this process may. */
function provide(peer) {
  if (find(peer) !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return find(peer);
  console.log(`Installing ${peer.package} …`);
  // In runlevel 1 a package starts no server of its own: the tests start theirs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', peer.package], quiet);
  return find(peer);
}

/** Settings that tell the tests where each is; those that are not to be had are left out. */
export function providePeers() {
  const found = Object.values(PEERS).map((peer) => [peer.setting, provide(peer)]);
  return Object.fromEntries(found.filter(([, path]) => path !== null));
}
