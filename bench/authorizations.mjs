// What permissions cost where they are asked for, and how fast one that is taken back takes effect. Writes
// bench/results/authorizations.json, each part with when and on what it was measured.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runFromSource } from '../tools/from-source.mjs';

const HELP = `Usage: node bench/authorizations.mjs [--only PART] [--print] [options]

Parts: checks, sealing, withdrawal, interleavings, backfill, calendar; all of them when none is named.
  --authorizations N  checks, calendar: signed permissions in the house (100000), each of another person, with two pictures
  --checks N          checks: random pictures that are asked about (5000)
  --queued N          withdrawal: posts that wait (10000), under --permissions N (50) permissions
  --out N             withdrawal: posts that are out under one more (1000)
  --posts N           interleavings: posts that meet a withdrawal at a random moment (10000)
  --archive N         backfill: posts of an archive that are imported and looked at (10000)
  --months N          calendar: random months that are looked at (300)
  --print             leave the results file as it is
DATABASE_URL names a PostgreSQL to measure checks on; without it an embedded one is started in a temporary folder.
Exit status: 0 what was measured meets its targets, 1 something is missed.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'bench', 'results', 'authorizations.json');
const say = (line) => void process.stderr.write(`${line}\n`);

/** What is wanted of each part: milliseconds, and nothing that went wrong. */
const wanted = {
  checks: { p99Ms: 1 },
  sealing: {},
  withdrawal: { frozenP99Ms: 1_000, takenDownMs: 60_000 },
  interleavings: { failed: 0 },
  backfill: { seconds: 600 },
  calendar: { p99Ms: 200 },
};

const isMet = {
  checks: ({ inTransactionMs }) => inTransactionMs.p99 <= wanted.checks.p99Ms,
  sealing: () => true,
  withdrawal: ({ frozenMs, takenDownMs }) =>
    frozenMs.p99 <= wanted.withdrawal.frozenP99Ms && takenDownMs <= wanted.withdrawal.takenDownMs,
  interleavings: ({ failed }) => failed === 0,
  backfill: ({ seconds, missed }) => seconds <= wanted.backfill.seconds && missed === 0,
  calendar: ({ monthMs }) => monthMs.p99 <= wanted.calendar.p99Ms,
};

async function main() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      only: { type: 'string' },
      authorizations: { type: 'string', default: '100000' },
      checks: { type: 'string', default: '5000' },
      queued: { type: 'string', default: '10000' },
      permissions: { type: 'string', default: '50' },
      out: { type: 'string', default: '1000' },
      posts: { type: 'string', default: '10000' },
      months: { type: 'string', default: '300' },
      archive: { type: 'string', default: '10000' },
      print: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const parts = values.only === undefined ? Object.keys(wanted) : [values.only];
  const { describeCommit, describeMachine } = await import('./publish/machine.mjs');
  let met = true;
  for (const part of parts) {
    const measure = measures[part];
    if (measure === undefined) throw new Error(`There is no part "${part}".`);
    const measuredAt = new Date().toISOString();
    const found = await measure(values);
    const result = { measuredAt, ...describeCommit(root), machine: describeMachine(), wanted: wanted[part], ...found };
    const one = { ...result, met: isMet[part](result) };
    met &&= one.met;
    console.log(JSON.stringify({ [part]: { ...found, met: one.met } }, null, 2));
    if (!values.print) keep(part, one);
  }
  return met ? 0 : 1;
}

const measures = {
  checks: async ({ authorizations, checks }) => {
    const { measureChecksAmong } = await import('./authorizations/checks.mjs');
    return measureChecksAmong({ authorizations: Number(authorizations), checks: Number(checks), say });
  },
  sealing: async () => {
    const { measureSealing } = await import('./authorizations/checks.mjs');
    return measureSealing();
  },
  withdrawal: async ({ queued, permissions, out }) => {
    const { measureWithdrawal } = await import('./authorizations/withdrawal.mjs');
    return measureWithdrawal({ queued: Number(queued), permissions: Number(permissions), out: Number(out), say });
  },
  interleavings: async ({ posts }) => playInterleavings(Number(posts)),
  backfill: async ({ archive }) => {
    const { measureBackfill } = await import('./authorizations/backfill.mjs');
    return measureBackfill({ posts: Number(archive), say });
  },
  calendar: async ({ authorizations, months }) => {
    const { measureCalendar } = await import('./authorizations/calendar.mjs');
    return measureCalendar({ authorizations: Number(authorizations), months: Number(months), say });
  },
};

/** The test of the same name with more posts; what it found wrong is in its own words on the way. */
function playInterleavings(posts) {
  const started = performance.now();
  const vitest = join(root, 'node_modules', '.bin', 'vitest');
  const test = 'server/src/flow/publish/recall/interleavings.db.test.ts';
  const env = { ...process.env, INTERLEAVINGS: String(posts) };
  const { status } = spawnSync(vitest, ['run', '--project', 'integration', test], { cwd: root, env, stdio: 'inherit' });
  return { posts, failed: status === 0 ? 0 : 1, seconds: Math.round((performance.now() - started) / 1_000) };
}

function keep(part, result) {
  mkdirSync(dirname(file), { recursive: true });
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const parts = Object.fromEntries(Object.keys(wanted).flatMap((name) => (name in known ? [[name, known[name]]] : [])));
  writeFileSync(file, `${JSON.stringify({ ...parts, [part]: result }, null, 2)}\n`);
}

await runFromSource(main);
