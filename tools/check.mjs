// What `npm run check` runs: everything that holds the tree to its rules and needs no running server. All steps run,
// two at a time; every failure is told, and the exit status says whether there was one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { boot, findNode } from './boot.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Steps that look at the tree themselves; each gives the sentences of what is wrong. */
const looks = {
  boundaries: async () => {
    const { findBreaches } = await import('./boundaries.mjs');
    return findBreaches(await readTree(/^(server|web|packages)\/.*\.tsx?$/));
  },
  documents: async () => {
    const { findDeadLinks } = await import('./documents.mjs');
    return findDeadLinks(await readTree(/\.md$/), (path) => existsSync(join(root, path)));
  },
  messages: async () => {
    const files = [...(await readTree(/\/messages\/en\/[^/]+\.ts$/)).keys()];
    return (await Promise.all(files.map(compareMessages))).flat();
  },
  licenses: async () => (await import('./licenses.mjs')).checkLicenses(root),
  'supply chain': async () => (await import('./sbom.mjs')).checkSupplyChain(root),
};

/** Steps that are programs: arguments for Node 24. */
const programs = {
  'types (server, packages, tools)': ['tools/typecheck.mjs', 'tsconfig.json'],
  'types (web)': ['tools/typecheck.mjs', 'web/tsconfig.json'],
  format: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off'],
  lint: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-progress'],
  'training, twice on a slice': ['packages/screening/train/main.ts', '--slice'],
  'handbook of settings': ['tools/config-docs.mjs', '--check'],
  'handbook of roles': ['tools/roles-docs.mjs', '--check'],
  'handbook of networks': ['tools/network-docs.mjs', '--check'],
  'handbook for counsel': ['tools/counsel-docs.mjs', '--check'],
  'types of the client': ['tools/client-types.mjs', '--check'],
  ...Object.fromEntries(Object.keys(looks).map((name) => [name, ['tools/check.mjs', '--look', name]])),
};

async function readTree(wanted) {
  return (await import('./source-files.mjs')).readSourceFiles(root, wanted);
}

async function compareMessages(path) {
  const { findMessageGaps } = await import('./messages.mjs');
  const spanish = path.replace('/messages/en/', '/messages/es/');
  if (!existsSync(join(root, spanish))) return [`${spanish} is missing`];
  const [one, two] = await Promise.all([path, spanish].map((file) => import(pathToFileURL(join(root, file)).href)));
  return findMessageGaps({ ...one }, { ...two }).map((gap) => `${path}: ${gap}`);
}

async function look(name) {
  const sentences = await looks[name]();
  for (const sentence of sentences) console.log(sentence);
  process.exitCode = sentences.length === 0 ? 0 : 1;
}

/** Runs one program and keeps its words until it has ended, so that steps do not talk at the same time. */
function runStep([name, args]) {
  const started = Date.now();
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
    NO_COLOR: '1',
  };
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(findNode(root), [...flags, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      words += text;
    });
  }
  return new Promise((resolve) => {
    child.once('close', (status) =>
      resolve({ name, passed: status === 0, words, seconds: (Date.now() - started) / 1000 }),
    );
  });
}

function tell({ name, passed, words, seconds }) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  if (!passed) console.log(words.trim().replaceAll(/^/gm, '       '));
}

async function runAll() {
  const started = Date.now();
  const waiting = Object.entries(programs);
  const results = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      tell(result);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  const failed = results.filter(({ passed }) => !passed);
  console.log(
    `\n${results.length - failed.length} of ${results.length} checks passed in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
  if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

const lookAt = process.argv.indexOf('--look');
if (lookAt < 0) {
  // npm leaves out precheck where ignore-scripts is set; when it was run, this finds nothing to do.
  boot({ build: false });
  await runAll();
} else await look(process.argv[lookAt + 1]);
