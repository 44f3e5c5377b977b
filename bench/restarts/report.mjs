// Figures for people, and whether they are as they must be.

export const isGood = ({ posts, arrivals, lost, twice, unknown, withoutAttempt, states }) =>
  lost + twice + unknown + withoutAttempt === 0 && arrivals === posts && states.confirmed === posts;

export function printReport(
  { posts, arrivals, lost, twice, withoutAttempt, states, attempts, seconds, ...run },
  print,
) {
  const outcomes = Object.entries(attempts).map(([outcome, count]) => `${count} ${outcome}`);
  print('');
  print(`${posts} posts, ${run.restarts} restarts, ${run.processesKilled} workers killed by SIGKILL`);
  print(`  at the network         ${arrivals}; lost ${lost}, twice ${twice}, without an attempt ${withoutAttempt}`);
  print(`  confirmed              ${states.confirmed ?? 0}`);
  print(`  attempts               ${outcomes.join(', ')}`);
  print(`  last kill              ${seconds.lastKill} s after they were due`);
  print(`  last post out          ${seconds.lastArrival} s`);
  print(`  all settled            ${seconds.allSettled} s`);
  print(`  a worker starts in     p50 ${seconds.startOfAWorker.p50} s, longest ${seconds.startOfAWorker.max} s\n`);
}
