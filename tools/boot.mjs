// What `npm start`, `npm test` and `npm run check` run first. Plain JavaScript without dependencies, for Node 20 and
// later: it must run before anything is installed. It installs what the lock file names when that changed, and with
// --build makes the web console anew when its sources changed. When nothing changed it touches neither network nor disk.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Server sources run as they are, by type stripping: stable from this major on. */
export const NODE_MAJOR = 24;

class BootError extends Error {}

/**
 * A Node new enough to run the server: the running one, else the one that came by npm.
 *
 * @param {string} root folder of the repository
 * @returns {string | null} absolute path
 */
export function findNode(root) {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', binary);
  return existsSync(installed) ? installed : null;
}

/**
 * Installs the packages when node_modules does not fit the lock file.
 *
 * @param {string} root
 * @param {(sentence: string) => void} say
 */
function installWhenChanged(root, say) {
  const wanted = installStamp(root);
  if (readText(stampFile(root)) === wanted) return;
  withLock(root, say, () => {
    if (readText(stampFile(root)) === wanted) return;
    if (!fitsLock(root)) install(root, say);
    requireNode(root);
    linkCommand(root);
    writeFileSync(stampFile(root), wanted);
  });
}

/**
 * Builds the web console when its sources changed since the last build.
 *
 * @param {string} root
 * @param {(sentence: string) => void} say
 */
function buildWhenChanged(root, say) {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) {
    say('The web console has no build yet: skipped.');
    return;
  }
  const wanted = sourcesStamp(root);
  if (readText(buildStampFile(root)) === wanted) return;
  withLock(root, say, () => {
    if (readText(buildStampFile(root)) !== wanted) build(root, { wanted, say });
  });
}

const stampFile = (root) => join(root, 'node_modules', '.bedside-installed');
const buildStampFile = (root) => join(root, 'web', 'dist', '.bedside-built');

function installStamp(root) {
  const lock = readText(join(root, 'package-lock.json'));
  if (lock === null) throw new BootError('package-lock.json is missing: this is not a whole copy of Bedside.');
  return `${sha256(lock)} ${process.platform} ${process.arch}`;
}

/** Whether a developer's own `npm install` already put exactly the packages of the lock file here. */
function fitsLock(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (installed === null || wanted === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '' || !path.includes('node_modules/')) return true;
    if (found === undefined) return entry.optional === true && !isMadeForThisMachine(entry);
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path));
  });
}

/** Optional packages are binaries for one kind of machine, or fallbacks for those that have none. */
function isMadeForThisMachine({ os, cpu, libc }) {
  if (os === undefined || !os.includes(process.platform)) return false;
  return (cpu === undefined || cpu.includes(process.arch)) && (libc === undefined || libc.includes('glibc'));
}

function readPackages(path) {
  const text = readText(path);
  return text === null ? null : JSON.parse(text).packages;
}

function install(root, say) {
  const start = Date.now();
  say('Installing what Bedside needs (once; about half a minute) …');
  const npm = npmCommand();
  // Install scripts of packages never run: nothing here needs them, and they are how packages go wrong.
  const args = [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  const result = spawnSync(npm.command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: npm.shell });
  if (result.status !== 0) {
    throw new BootError(
      'The packages could not be installed; the lines above say why. Check the network and start again.',
    );
  }
  say(`Installed in ${seconds(start)} s.`);
}

/** The npm that runs us, on the Node it runs on; else the one on the path (a .cmd on Windows, which needs the shell). */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script?.endsWith('js') && node !== undefined && existsSync(node))
    return { command: node, args: [script], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function requireNode(root) {
  const node = findNode(root);
  if (node !== null && spawnSync(node, ['--version']).status === 0) return;
  throw new BootError(
    `Bedside needs Node ${NODE_MAJOR} or newer; this is ${process.version}, and none comes by npm for ${process.platform} ${process.arch}. ` +
      'Install one from your system or nodejs.org and start again.',
  );
}

/** `npm ci` links no command of the root itself; with this one `npx bedside` finds it without a look at the registry. */
function linkCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'bedside');
  rmSync(link, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\bedside.mjs" %*\r\n');
    return;
  }
  symlinkSync(join('..', '..', 'bedside.mjs'), link);
}

function sourcesStamp(root) {
  const hash = createHash('sha256');
  for (const path of listSources(root))
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex');
}

function listSources(root) {
  const web = join(root, 'web');
  const config = readdirSync(web)
    .map((name) => join(web, name))
    .filter((path) => statSync(path).isFile());
  const packages = join(root, 'packages');
  const libraries = readdirSync(packages).flatMap((name) => [
    join(packages, name, 'package.json'),
    ...listFiles(join(packages, name, 'src')),
  ]);
  const contracts = listFiles(join(root, 'server', 'src')).filter((path) => path.endsWith('contract.ts'));
  const folders = [join(web, 'src'), join(web, 'public')].flatMap(listFiles);
  return [...config, ...folders, ...libraries, ...contracts, join(root, 'package-lock.json')].sort();
}

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Built elsewhere and moved when it is whole: a server that runs meanwhile never serves half a console. */
function build(root, { wanted, say }) {
  const start = Date.now();
  say('Building the web console …');
  const draft = join(root, 'node_modules', '.cache', 'bedside-web');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const result = spawnSync(findNode(root), args, { cwd: join(root, 'web'), stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) throw new BootError('The web console could not be built; the lines above say why.');
  writeFileSync(join(draft, '.bedside-built'), wanted);
  const dist = join(root, 'web', 'dist');
  rmSync(dist, { recursive: true, force: true });
  renameSync(draft, dist);
  say(`Built in ${seconds(start)} s.`);
}

/** An install or a build that took longer than this hangs or was left by a killed start whose process id lives on. */
const LOCK_MAX_MS = 15 * 60 * 1000;

/** Two starts at once: the second waits for the first, and then finds its work done. */
function withLock(root, say, step) {
  const path = join(tmpdir(), `bedside-boot-${sha256(resolve(root)).slice(0, 16)}.lock`);
  let told = false;
  while (!takeLock(path)) {
    if (!told) say('Another start is installing or building; waiting for it.');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    step();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isStale(path)) rmSync(path, { force: true });
  return false;
}

function isStale(path) {
  const text = readText(path);
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  // An empty file is one that its maker is about to fill.
  if (text === null || text === '') return age > 5_000;
  return age > LOCK_MAX_MS || !isRunning(Number(text));
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Windows cannot replace a program that runs: what npm ci removes must not be the Node we run on. */
function runOnOutsideNode(root) {
  const node = process.env.npm_node_execpath;
  const inside = process.execPath.startsWith(join(root, 'node_modules'));
  if (process.platform !== 'win32' || !inside || node === undefined || readText(stampFile(root)) === installStamp(root))
    return false;
  process.exitCode = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1;
  return true;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const seconds = (start) => ((Date.now() - start) / 1000).toFixed(1);

/**
 * Brings the tree up to date, or ends the process with one sentence that says what stands in the way.
 *
 * @param {{ build: boolean }} options
 */
export function boot({ build: withBuild }) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    installWhenChanged(root, say);
    if (withBuild) buildWhenChanged(root, say);
  } catch (error) {
    if (!(error instanceof BootError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const say = (sentence) => console.log(sentence);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (!runOnOutsideNode(root)) boot({ build: process.argv.includes('--build') });
}
