// Keeps the database of a release, with a sample organization in it, so that every later version is tested on upgrading it:
// server/fixtures/releases/<version>.tar.zst, in the form of a backup that nobody encrypted. Run once per release.
//   node --conditions=bedside-source --disable-warning=ExperimentalWarning tools/release-fixture.mjs
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { packArchive } from '../server/src/kernel/backup/archive.ts';
import { openDump } from '../server/src/kernel/backup/dump-database.ts';
import { startEmbeddedPostgres } from '../server/src/kernel/postgres/embedded-postgres.ts';
import { LEFT_OUT } from '../server/src/main/backup/parts.ts';
import { listFileHashes } from '../server/src/registers/media/service.ts';
import { bareEnvironment, freePort, startBedside, stopBedside } from './started-bedside.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
const target = join(root, 'server', 'fixtures', 'releases', `${version}.tar.zst`);
const dataDir = mkdtempSync(join(tmpdir(), 'bedside-release-'));

const env = bareEnvironment({ PORT: String(await freePort()), DATA_DIR: dataDir, PATH: process.env.PATH });
const command = [process.execPath, 'bedside.mjs', 'serve'];
const bedside = await startBedside({ folder: root, command, env, maxMs: 60_000 });
try {
  await makeSample(bedside);
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
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
} finally {
  await stopBedside(bedside);
  rmSync(dataDir, { recursive: true, force: true });
}
console.log(`${relative(root, target)}: ${statSync(target).size} bytes`);

/** The sample's posts are written in every stage of their life; the worker publishes those whose time has come. */
async function makeSample({ url, words }) {
  const token = /setup\?token=(\S+)/.exec(words())?.[1] ?? '';
  const answer = await fetch(`${url}/api/v1/setup/sample`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'x-setup-token': token },
    body: JSON.stringify({ locale: 'en' }),
  });
  if (answer.status !== 200) throw new Error(`no sample was made: ${answer.status} ${await answer.text()}`);
}
