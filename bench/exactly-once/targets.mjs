// What publishing exactly once is held to. Each target has one results file, and one command that makes it; `read` gives
// what was measured, as words, and whether that is enough. Names of commands are of this repository's root.

const self = (name) => `node bench/exactly-once.mjs --run --only ${name}`;
const thousands = (number) => number.toLocaleString('en-US');
const seconds = (number) => `${Math.round(number * 10) / 10} s`;

/** A simulation of so many deliveries, none of which went wrong in any way, with every doubt shown within a minute. */
function simulation({ name, results, what, deliveries, options }) {
  return {
    name,
    what,
    target: `${thousands(deliveries)} deliveries, 0 twice, 0 without leave, 0 lost; doubt shown ≤ 60 s`,
    results,
    command: `npm run simulate -- ${options} --results ${results.replace('.json', '')}`,
    read: (one) => {
      const problems = Object.entries(one.problems).map(([kind, count]) => `${count} ${kind}`);
      const hidden = one.longestUnknownHiddenSeconds;
      return {
        measured: `${thousands(one.deliveries)}, ${problems.join(', ') || '0 of each'}; ${seconds(hidden)}; ${one.crashes} crashes`,
        met: one.deliveries >= deliveries && problems.length === 0 && hidden <= 60,
      };
    },
  };
}

export const targets = [
  {
    name: 'faults',
    what: '24 faults, each a named test',
    target: 'all 24 hold',
    results: 'faults.json',
    command: self('faults'),
    read: ({ faults }) => {
      const holding = faults.filter(({ holds }) => holds);
      const others = faults.filter(({ holds }) => !holds).map(({ number }) => number);
      const tests = faults.reduce((sum, { passed }) => sum + passed, 0);
      return {
        measured: `${holding.length} of ${faults.length}, ${tests} tests${others.length === 0 ? '' : `; not ${others.join(', ')}`}`,
        met: holding.length === 24 && others.length === 0,
      };
    },
  },
  {
    name: 'sweep',
    what: 'One step of a delivery goes wrong: every point, before and after, each kind of error',
    target: '100 % with ≥ 6 kinds at every point',
    results: 'sweep.json',
    command: self('sweep'),
    read: ({ points, cases, held, fewestKinds }) => ({
      measured: `${held} of ${cases} (${points} points, ≥ ${fewestKinds} kinds each)`,
      met: cases > 0 && held === cases && fewestKinds >= 6,
    }),
  },
  simulation({
    name: 'simulation-memory',
    results: 'simulation-memory.json',
    what: 'Simulated deliveries in memory',
    deliveries: 20_000,
    options: '--jobs 20000',
  }),
  simulation({
    name: 'simulation-postgres',
    results: 'simulation-postgres.json',
    what: 'Simulated deliveries on PostgreSQL, both stores compared',
    deliveries: 5_000,
    options: '--on postgres --jobs 5000',
  }),
  simulation({
    name: 'simulation-long',
    results: 'simulation.json',
    what: 'Simulated deliveries, long run',
    deliveries: 1_000_000,
    options: '--jobs 1000000',
  }),
  {
    name: 'mutation',
    what: 'Changed rules of the engine that a test notices',
    target: '≥ 85 % in ≤ 5 min',
    results: 'mutation-engine.json',
    command: 'node tools/mutation.mjs --of engine',
    read: (one) => ({
      measured: `${one.percent} % in ${seconds(one.seconds)}`,
      met: one.percent >= 85 && one.seconds <= 300,
    }),
  },
  {
    name: 'guards',
    what: 'Guards of the publisher that are taken out, each of which a seed of the simulator notices',
    target: 'all, but for what nothing reaches behind another guard',
    results: 'mutation-guards.json',
    command: 'node tools/mutation.mjs --of guards',
    read: ({ guards }) => {
      const noticed = guards.filter(({ without }) => without !== null);
      const behind = guards.filter((one) => one.without === null && one.behind !== undefined);
      return {
        measured: `${noticed.length} of ${guards.length}, ${behind.length} behind another`,
        met: noticed.length + behind.length === guards.length,
      };
    },
  },
  {
    name: 'crowd',
    what: '10,000 posts due in one minute on four channels, one of them slow',
    target: 'p99 ≤ 60 s late; overtaken p99 ≤ 10 s; no channel ≥ 10 s without a post; idle ≤ 5 % CPU; 0 lost, 0 twice',
    results: 'publish-crowd.json',
    command: 'node bench/publish.mjs --only crowd',
    read: (one) => {
      const late = one.latenessSeconds.p99;
      const overtaken = one.overtaken.seconds.p99;
      const gap = Math.max(...one.channels.map(({ longestGapSeconds }) => longestGapSeconds));
      const isWhole = one.posts >= 10_000 && one.lost === 0 && one.twice === 0 && one.withoutAttempt === 0;
      return {
        measured: `${seconds(late)}; ${seconds(overtaken)}; ${seconds(gap)}; ${one.idleCpuPercent} %; ${one.lost}, ${one.twice} of ${thousands(one.posts)}`,
        met: isWhole && late <= 60 && overtaken <= 10 && gap < 10 && one.idleCpuPercent <= 5,
      };
    },
  },
  {
    name: 'restarts',
    what: 'Workers killed and started again 20 times in the middle of 1,000 deliveries',
    target: '0 lost, 0 twice, 0 without an attempt',
    results: 'restarts.json',
    command: 'node bench/restarts.mjs',
    read: (one) => ({
      measured: `${one.lost}, ${one.twice}, ${one.withoutAttempt} of ${thousands(one.posts)}, ${one.restarts} restarts`,
      met: one.posts >= 1_000 && one.restarts >= 20 && one.lost + one.twice + one.withoutAttempt + one.unknown === 0,
    }),
  },
  {
    name: 'media',
    what: 'An upload of 500 MB whose connection is cut twice',
    target: 'resumes, arrives whole, memory grows ≤ 64 MiB',
    results: 'media.json',
    command: 'node bench/media.mjs',
    read: ({ figures }) => ({
      measured: `${figures.resumptions} resumptions, ${figures.intact ? 'whole' : 'not whole'}, ${figures.growthMib} MiB`,
      met: figures.megabytes >= 500 && figures.resumptions === 2 && figures.intact && figures.growthMib <= 64,
    }),
  },
  {
    name: 'tokens',
    what: 'Tokens: not to be read in a dump; in no log, error, job, heap snapshot of the server',
    target: 'every canary test passes',
    results: 'tokens.json',
    command: self('tokens'),
    read: ({ passed, failed, skipped }) => ({
      measured: `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
      met: passed > 0 && failed.length === 0 && skipped.length === 0,
    }),
  },
];
