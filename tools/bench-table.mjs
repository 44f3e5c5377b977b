// Writes the figures of bench/results/*.json into the table of README.md, between its markers; with --print it only
// prints them. A file that is not there is told as not measured yet.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'README.md');
const BEGIN = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** One table row a figure: what is measured, what is aimed at, and how to read it from the results. */
const figures = {
  'start.json': {
    command: 'node bench/start.mjs',
    rows: [
      ['First start of a fresh clone, empty npm cache', '≤ 90 s', (one) => seconds(one.firstStartSeconds)],
      ['Second start', '≤ 2.5 s', (one) => seconds(one.secondStartSeconds.median)],
      ['Memory of the idle process tree (PSS)', '≤ 350 MB', (one) => `${Math.round(one.idlePssMib)} MiB`],
    ],
  },
  'publish.json': {
    command: 'node bench/publish.mjs',
    rows: [
      ['Posts due in the same instant: lateness, p99', '≤ 15 s', (one) => lateness(one.clean)],
      ['The same: lost, duplicated', '0, 0', (one) => losses(one.clean)],
      ['With faults and a killed worker: lost, duplicated', '0, 0', (one) => losses(one.faults)],
      ['The same: longest time until a faulted attempt is settled', settleLimit, (one) => settled(one.faults)],
    ],
  },
  'publish-crowd.json': {
    command: 'node bench/publish.mjs --only crowd',
    rows: [
      ['Posts due in one minute on four channels, one of them slow: lateness, p99', '≤ 60 s', (one) => lateness(one)],
      ['The same: lost, duplicated', '0, 0', (one) => `${one.lost}, ${one.twice}`],
    ],
  },
  'outages.json': {
    command: 'node bench/outages.mjs',
    rows: [
      [
        'Worker stopped for minutes, database away, its disk full: lost, sent twice, sent unrecorded',
        '0, 0, 0',
        outages,
      ],
      [
        'Database back after two minutes: until the first and the last post of that time are out',
        '–',
        (one) => backOut(one),
      ],
    ],
  },
  'restarts.json': {
    command: 'node bench/restarts.mjs',
    rows: [
      [
        'Posts in the middle of which workers are killed and started again 20 times: lost, sent twice, sent unrecorded',
        '0, 0, 0',
        (one) => `${one.lost}, ${one.twice}, ${one.withoutAttempt} of ${one.posts.toLocaleString('en-US')}`,
      ],
    ],
  },
  'http.json': {
    command: 'node bench/http.mjs',
    rows: [
      ['API on 10,000 posts at 50 requests/s: p99 of all doors', '≤ 60 ms', (one) => milliseconds(one.product.p99)],
      ['The same load on the bare framework: p99', '–', (one) => milliseconds(one.hello.p99)],
    ],
  },
  'http-storm.json': {
    command: 'node bench/http.mjs storm',
    rows: [
      [
        'Requests of eight organizations over four connections, with faults: answers with another one’s words',
        '0',
        (one) => `${one.leaks} of ${one.requests.toLocaleString('en-US')}`,
      ],
    ],
  },
  'mutation.json': {
    command: 'node tools/mutation.mjs',
    rows: [['Changed rules of gate, states and access that a test notices', '≥ 85 %', (one) => mutationScore(one)]],
  },
  'mutation-engine.json': {
    command: 'node tools/mutation.mjs --of engine',
    rows: [
      [
        'Changes of the publisher’s engine, its gate and its states that a test notices',
        '≥ 85 %',
        (one) => mutationScore(one),
      ],
      ['Guards of the publisher that something notices when they are taken out', 'all', (one) => heldGuards(one)],
    ],
  },
  'mutation-guards.json': {
    command: 'node tools/mutation.mjs --of guards',
    rows: [
      [
        'The same guards: noticed by a seed of the simulator alone',
        'all that can be reached',
        ({ guards }) =>
          `${guards.filter(({ without }) => without !== null).length} of ${guards.length}; ${guards.filter(({ behind }) => behind !== undefined).length} cannot be reached`,
      ],
    ],
  },
  'authorizations.json': {
    command: 'node bench/authorizations.mjs',
    rows: [
      [
        'Whether everybody in a picture said yes, among 100,000 permissions: p99',
        '≤ 1 ms',
        ({ checks }) => `${Math.round(checks.inTransactionMs.p99 * 100) / 100} ms`,
      ],
      [
        'A month of the calendar of ends, its days and first page, among 100,000 permissions: p99',
        '≤ 200 ms',
        ({ calendar }) => milliseconds(calendar.monthMs.p99),
      ],
      [
        'A permission that is taken back, until nothing leaves under it, among 10,000 queued posts: p99',
        '≤ 1 s',
        ({ withdrawal }) => milliseconds(withdrawal.frozenMs.p99),
      ],
      [
        'Until 1,000 posts that were out under it are gone from their network',
        '≤ 60 s',
        ({ withdrawal }) => seconds(withdrawal.takenDownMs / 1_000),
      ],
      [
        'Posts that met a withdrawal, a signing or an edit at a random moment, of which something was out or armed that nobody allows',
        '0 of 10,000',
        ({ interleavings }) => `${interleavings.failed} of ${interleavings.posts.toLocaleString('en-US')}`,
      ],
      [
        'An archive of 10,000 posts, from its first part until each was looked at for a missing permission',
        '≤ 600 s',
        ({ backfill }) => `${seconds(backfill.seconds)} (${backfill.posts.toLocaleString('en-US')} posts)`,
      ],
    ],
  },
};

const mutationScore = ({ percent: value, noticed, missed }) => `${percent(value)} of ${noticed + missed}`;
const heldGuards = ({ guards }) => `${guards.filter(({ missed }) => missed === 0).length} of ${guards.length}`;
const milliseconds = (value) => `${Math.round(value)} ms`;
const seconds = (value) => `${Math.round(value * 10) / 10} s`;
const lateness = ({ posts, latenessSeconds }) =>
  `${seconds(latenessSeconds.p99)} (${posts.toLocaleString('en-US')} posts)`;
const losses = ({ lost, duplicated, toldAsDuplicate }) => `${lost}, ${duplicated + toldAsDuplicate}`;
const settled = ({ settlement }) => seconds(settlement.seconds.max);

function outages({ stopped, database, disk }) {
  const runs = [stopped, database, disk].filter((run) => run !== null);
  const sum = (field) => runs.reduce((total, run) => total + run[field], 0);
  return [sum('lost'), sum('twice'), sum('withoutAttempt')].join(', ');
}

const backOut = ({ database }) =>
  `${seconds(database.afterItIsBackSeconds.first)} to ${seconds(database.afterItIsBackSeconds.last)}`;

function settleLimit(results) {
  return results === null ? 'time-out + quiet period' : `≤ ${seconds(results.faults.settlement.limitSeconds)}`;
}

const percent = (value) => `${Math.round(value * 10) / 10} %`;

function readResults(name) {
  try {
    return JSON.parse(readFileSync(join(root, 'bench', 'results', name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A run can be left out of a file, and then has no figure. */
function readFigure(read, results) {
  try {
    return results === null ? 'not measured yet' : read(results);
  } catch (error) {
    if (error instanceof TypeError) return 'not measured yet';
    throw error;
  }
}

function describeRun(name, all) {
  const results = newestPart(all);
  const { machine, measuredAt = '', commit = '' } = results;
  const memory = machine?.memoryMib === undefined ? '' : `, ${Math.round(machine.memoryMib / 1024)} GiB`;
  const load = loadOf(results);
  // Other work on the machine lengthens everything: a figure is read with it.
  const under = load === null ? '' : `, load average ${load} from other work before the run`;
  const where = machine === undefined ? '' : ` on ${machine.cores} cores${memory}${under}`;
  return `\`${figures[name].command}\`: ${measuredAt.slice(0, 10)}${where}${commit === '' ? '' : `, commit ${commit.slice(0, 9)}`}.`;
}

/** Of what is measured part by part, the part that was measured last. */
function newestPart(results) {
  if (results.measuredAt !== undefined) return results;
  const parts = Object.values(results).filter((part) => part?.measuredAt !== undefined);
  return parts.toSorted((one, other) => (one.measuredAt < other.measuredAt ? 1 : -1))[0] ?? results;
}

/** Load of the last minute before the run, or null where the results do not tell it. */
function loadOf({ machine, clean, product, ...own }) {
  const load = machine?.loadBefore ?? (clean ?? product ?? own)?.load?.before ?? null;
  return Array.isArray(load) ? load[0] : load;
}

/** The table, with a line below for each file that was there. */
function makeTable() {
  const all = Object.keys(figures).map((name) => ({ name, results: readResults(name) }));
  const rows = all.flatMap(({ name, results }) =>
    figures[name].rows.map(([what, aim, read]) => {
      const goal = typeof aim === 'function' ? readFigure(() => aim(results), {}) : aim;
      return `| ${what} | ${goal} | ${readFigure(read, results)} |`;
    }),
  );
  const runs = all.filter(({ results }) => results !== null).map(({ name, results }) => describeRun(name, results));
  return ['| Figure | Aim | Measured |', '|---|---|---|', ...rows, '', ...runs.map((run) => `- ${run}`)]
    .join('\n')
    .trim();
}

function writeTable(table) {
  const text = readFileSync(readme, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for the figures (${BEGIN} … ${END}).`);
  writeFileSync(readme, `${text.slice(0, begin + BEGIN.length)}\n${table}\n${text.slice(end)}`);
}

const table = makeTable();
console.log(table);
if (!process.argv.includes('--print')) writeTable(table);
