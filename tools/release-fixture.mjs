// Keeps the database of a release, with a sample organization in it and its posts on their ways, so that every later version
// is tested on upgrading it: server/fixtures/releases/<version>.tar.zst, in the form of a backup that nobody encrypted, and
// <version>.master.key, which opens what is sealed in it. Run once per release, from the sources of that release.
//   node --conditions=bedside-source --disable-warning=ExperimentalWarning tools/release-fixture.mjs
import { copyFileSync, createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { packArchive } from '../server/src/kernel/backup/archive.ts';
import { openDump } from '../server/src/kernel/backup/dump-database.ts';
import { startEmbeddedPostgres } from '../server/src/kernel/postgres/embedded-postgres.ts';
import { LEFT_OUT } from '../server/src/main/backup/parts.ts';
import { listFileHashes } from '../server/src/registers/media/service.ts';
import { makeReleasePosts } from './release-posts.mjs';
import { bareEnvironment, freePort, startBedside, stopBedside } from './started-bedside.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
const target = join(root, 'server', 'fixtures', 'releases', `${version}.tar.zst`);
const dataDir = mkdtempSync(join(tmpdir(), 'bedside-release-'));
const keyFile = join(dataDir, 'keys', 'master.key');

const env = bareEnvironment({ PORT: String(await freePort()), DATA_DIR: dataDir, PATH: process.env.PATH });
const command = [process.execPath, 'bedside.mjs', 'serve'];
const bedside = await startBedside({ folder: root, command, env: { ...env, KEY_FILE: keyFile }, maxMs: 60_000 });
try {
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
  const made = await makeReleasePosts({ url: bedside.url, setupToken: setupTokenOf(bedside.words()) });
  // At once: one of the posts is in the middle of its call, and only for seconds.
  const dump = await openDump({
    ownerUrl: postgres.ownerUrl,
    bedside: version,
    leftOut: LEFT_OUT,
    listBlobs: listFileHashes,
  });
  mkdirSync(dirname(target), { recursive: true });
  await pipeline(packArchive(dump.entries), createWriteStream(target));
  await dump.close();
  await postgres.stop();
  copyFileSync(keyFile, target.replace('.tar.zst', '.master.key'));
  for (const line of made) console.log(line);
} finally {
  await stopBedside(bedside);
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(`${relative(root, target)}: ${statSync(target).size} bytes`);

function setupTokenOf(words) {
  return /setup\?token=(\S+)/.exec(words)?.[1] ?? '';
}
