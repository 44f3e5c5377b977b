// Measures backup, verification and restore of an installation with many posts and files: time, size and memory, each in a
// process of its own as an operator runs it. Beside it, in the same run, what the disk alone takes for as many bytes.
// Writes bench/results/backup.json.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createDiskBlobStore } from '../server/src/kernel/blobs/disk-blob-store.ts';
import { randomFrom } from './http/load.mjs';
import { seedPosts } from './http/seed.mjs';
import { openStage } from './http/stage.mjs';
import { describeCommit, describeLoad, describeMachine } from './publish/machine.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100000' },
    files: { type: 'string', default: '500' },
    print: { type: 'boolean', default: false },
  },
});
const POSTS = Number(values.posts);
const FILES = Number(values.files);
/** An image as the intake leaves it: a megabyte that does not compress. */
const FILE_BYTES = 1_000_000;

const say = () => {};
const load = describeLoad();
const stage = await openStage({ say });
const place = join(stage.env.DATA_DIR, 'backups');
const identity = join(stage.env.DATA_DIR, 'backup.key');

try {
  await seedPosts(stage, { count: POSTS, random: randomFrom(7), say });
  await addFiles();
  const recipient = (await admin(['backup-identity', '--to', identity])).out.trim();
  const first = await admin(['backup', '--to', place, '--recipient', recipient]);
  const second = await admin(['backup', '--to', place, '--recipient', recipient]);
  const outside = await admin(['verify', '--from', place]);
  const whole = await admin(['verify', '--from', place, '--identity', identity]);
  const bytes = await sizeOf(place);
  const disk = await writeAlone(bytes.all);
  await rm(join(stage.env.DATA_DIR, 'blobs'), { recursive: true });
  const name = 'Lakeside Hospital';
  const restored = await admin(['restore', '--from', place, '--identity', identity, '--replace', name]);
  const [{ size }] = (await stage.owner.query('select pg_database_size(current_database())::bigint as size')).rows;
  tell({ first, second, outside, whole, restored }, { ...bytes, databaseBytes: Number(size), disk });
} finally {
  await stage.close();
}

async function addFiles() {
  const store = createDiskBlobStore({ dir: join(stage.env.DATA_DIR, 'blobs') });
  for (let index = 0; index < FILES; index += 1) {
    const { sha256 } = await store.put(randomBytes(FILE_BYTES), { maxBytes: FILE_BYTES });
    await stage.owner.query(
      `insert into media (organization_id, id, sha256, original_sha256, mime_type, width_px, height_px, byte_size, stripped_metadata, created_by, created_at)
       values ($1, gen_random_uuid(), $2, $2, 'image/webp', 1600, 1200, $3, '{}', $4, now())`,
      [stage.organizationId, sha256, FILE_BYTES, stage.people.authors[0]],
    );
  }
}

/** One admin command, with how long it took and the most memory it held. */
function admin(words) {
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  const report = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`;
  const args = [...flags, '--import', `data:text/javascript,${encodeURIComponent(report)}`];
  const began = performance.now();
  const child = spawn(process.execPath, [...args, join(root, 'server/src/main/cli.ts'), 'admin', ...words], {
    env: stage.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on('close', (status) => {
      const seconds = (performance.now() - began) / 1000;
      if (status !== 0) return reject(new Error(`${words[0]} ended with ${status}: ${errors}`));
      resolve({ out, seconds, peakMb: Number(/peak (\d+)/.exec(errors)?.[1]) / 1024 });
    });
  });
}

async function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map((file) => ({ name: file.name, bytes: statSync(join(file.parentPath, file.name)).size }));
  const sum = (list) => list.reduce((all, file) => all + file.bytes, 0);
  const databases = sizes.filter(({ name }) => name === 'database.tar.zst.age');
  return { all: sum(sizes), database: databases[0]?.bytes ?? 0, sets: databases.length };
}

/** What the same disk takes for as many bytes, written in pieces and synced once. */
async function writeAlone(bytes) {
  const file = join(stage.env.DATA_DIR, 'alone');
  const piece = randomBytes(1_000_000);
  const began = performance.now();
  const handle = await open(file, 'w');
  for (let written = 0; written < bytes; written += piece.length) await handle.write(piece);
  await handle.sync();
  await handle.close();
  const seconds = (performance.now() - began) / 1000;
  await rm(file);
  return { seconds };
}

function tell(runs, sizes) {
  const rounded = (value) => Math.round(value * 10) / 10;
  const figures = Object.fromEntries(
    Object.entries(runs).map(([name, { seconds, peakMb }]) => [
      name,
      { seconds: rounded(seconds), peakMb: Math.round(peakMb) },
    ]),
  );
  const result = {
    measuredAt: new Date().toISOString(),
    commit: describeCommit(root),
    machine: describeMachine(),
    load,
    posts: POSTS,
    files: FILES,
    databaseMb: rounded(sizes.databaseBytes / 1e6),
    backupOfDatabaseMb: rounded(sizes.database / 1e6),
    backupsMb: rounded(sizes.all / 1e6),
    sets: sizes.sets,
    diskAloneSeconds: rounded(sizes.disk.seconds),
    ...figures,
  };
  console.table(figures);
  console.log(
    `${POSTS} posts, ${FILES} files: database ${result.databaseMb} MB, its backup ${result.backupOfDatabaseMb} MB, ${sizes.sets} sets ${result.backupsMb} MB; the disk alone ${result.diskAloneSeconds} s`,
  );
  if (values.print) return;
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(join(root, 'bench', 'results', 'backup.json'), `${JSON.stringify(result, null, 2)}\n`);
}
