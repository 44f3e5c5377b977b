// Programs of others that tests need, and that no package of npm brings.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Each with the setting that tells its path, where distributions put it, and the packages of Debian that have it, the
 * best first. */
const PEERS = {
  nginx: {
    setting: 'NGINX_PATH',
    places: ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'],
    packages: ['nginx-light'],
  },
  pgbouncer: { setting: 'PGBOUNCER_PATH', places: ['/usr/sbin/pgbouncer'], packages: ['pgbouncer'] },
  pdfsig: {
    setting: 'PDFSIG_PATH',
    places: ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig', '/opt/homebrew/bin/pdfsig'],
    packages: ['poppler-utils'],
  },
  php: { setting: 'PHP_PATH', places: ['/usr/bin/php'], packages: ['php-cli'] },
  // WordPress reads the requests of its older interface with it.
  phpXml: {
    setting: 'PHP_XML_PATH',
    get places() {
      return phpParts('xml');
    },
    packages: ['php-xml'],
  },
  mariadb: { setting: 'MARIADBD_PATH', places: ['/usr/sbin/mariadbd'], packages: ['mariadb-server'] },
  // Brings PHP's way to the database.
  wordpress: {
    setting: 'WORDPRESS_PATH',
    places: ['/usr/share/wordpress/wp-load.php'],
    packages: ['wordpress'],
  },
};

/** Where Debian says that a part of PHP is there: the folder has PHP's version in its name. */
function phpParts(name) {
  const folders = existsSync('/usr/share') ? readdirSync('/usr/share') : [];
  return folders.filter((one) => one.endsWith(`-${name}`) && one.startsWith('php')).map((one) => `/usr/share/${one}`);
}

/** The path of a program on this machine: what its setting says, else where distributions put it; null without any. */
export function findProgram({ setting, places }) {
  return [process.env[setting], ...places].find((path) => path && existsSync(path)) ?? null;
}

/** As `findProgram`; where it is not there, it is installed if this process may. */
export function provideProgram(program) {
  const found = findProgram(program);
  if (found !== null || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  // In runlevel 1 a package starts no server of its own: the tests start theirs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  console.log(`Installing ${program.packages[0]} …`);
  spawnSync('apt-get', ['update', '-qq'], quiet);
  for (const name of program.packages) {
    if (findProgram(program) !== null) break;
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet);
  }
  return findProgram(program);
}

/** Settings that tell the tests where each is; those that are not to be had are left out. */
export function providePeers() {
  const found = Object.values(PEERS).map((peer) => [peer.setting, provideProgram(peer)]);
  return Object.fromEntries(found.filter(([, path]) => path !== null));
}
