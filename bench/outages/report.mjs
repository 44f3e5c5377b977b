// Figures for people: the table on the terminal.

const yes = (value) => (value ? 'yes' : 'NO');
const seconds = (value) => (value === null || value === undefined ? '–' : `${Math.round(value * 10) / 10} s`);

export function printReport({ stopped, database, disk, skipped }, print) {
  print('');
  print(row(['outage', 'minutes', 'posts', 'lost', 'twice', 'unarmed', 'confirmed']));
  for (const [name, run] of Object.entries({ stopped, database, disk })) {
    if (run === null) continue;
    const { minutes, posts, lost, twice, withoutAttempt, states } = run;
    print(row([name, minutes, posts, lost, twice, withoutAttempt, states.confirmed ?? 0]));
  }
  print('unarmed: posts out without an attempt that was committed before\n');
  for (const [name, sentence] of Object.entries(skipped)) print(`${name}: skipped; ${sentence}`);
  if (stopped !== null) printStopped(stopped, print);
  if (database !== null) printDatabase(database, print);
  if (disk !== null) printDisk(disk, print);
}

function printStopped({ held, takenOverSeconds, settledSeconds, ...run }, print) {
  const { armed, claimed, jobs } = held;
  print(`A worker that stood for ${run.minutes} min, with ${armed} armed, ${claimed} claimed, ${jobs} jobs`);
  print(`  taken over by others   p50 ${seconds(takenOverSeconds.p50)}, last ${seconds(takenOverSeconds.max)}`);
  print(`  settled                p50 ${seconds(settledSeconds.p50)}, last ${seconds(settledSeconds.max)}`);
  print(`  its jobs done          ${seconds(run.jobsDoneSeconds)}`);
  print(`  all that was due       ${seconds(run.allSettledSeconds)}`);
  print(`  woken: sent ${run.sentStale}, wrote ${run.changedStale}, fenced ${run.said['delivery.fenced']}`);
  print(
    `  then carried out ${run.afterWaking.byTheWoken} of ${run.afterWaking.posts} posts; alive: ${yes(run.bothAlive)}\n`,
  );
}

function printDatabase({ afterItIsBackSeconds: after, ...run }, print) {
  print(`PostgreSQL killed and away for ${run.minutes} min, with ${run.callsAtKill} calls open`);
  print(`  processes alive        ${yes(run.processesAlive)}`);
  print(`  came in meanwhile      ${describeArrivals(run.arrivedWhileAway)}`);
  print(`  start and recovery     ${seconds(run.recoverySeconds)}`);
  print(`  then: ready ${seconds(after.ready)}, first post ${seconds(after.first)}, last ${seconds(after.last)}`);
  print(`  all settled            ${seconds(after.settled)}`);
  printDoors(run.console.away, print);
}

function printDisk({ afterItIsFreeSeconds: after, postgres, ...run }, print) {
  print(`The disk of PostgreSQL full for ${run.minutes} min, its log too from the half on`);
  print(`  processes alive        ${yes(run.processesAlive)}`);
  print(`  came in before         ${run.arrivedBefore}`);
  print(`  while full             ${describeArrivals(run.arrivedWhileFull)}`);
  print(`  while its log was full ${describeArrivals(run.arrivedWhileLogFull)}`);
  print(
    `  PostgreSQL             ${postgres.panics} panics, ${postgres.starts} starts; at the log's end: ${postgres.whenItsLogWasFull}`,
  );
  print(
    `  then: database ${seconds(after.database)}, ready ${seconds(after.ready)}, first post ${seconds(after.first)}, last ${seconds(after.last)}`,
  );
  print(`  all settled            ${seconds(after.settled)}`);
  print('  while full');
  printDoors(run.console.full, print);
  print('  while its log was full');
  printDoors(run.console.logFull, print);
}

const describeArrivals = ({ count, last }) => `${count}${count === 0 ? '' : `, the last after ${seconds(last)}`}`;

function printDoors(doors, print) {
  for (const [name, { statuses, slowestSeconds }] of Object.entries(doors)) {
    const counts = Object.entries(statuses).map(([status, count]) => `${status} × ${count}`);
    print(`  ${name.padEnd(22)} ${counts.join(', ')}, slowest ${seconds(slowestSeconds)}`);
  }
  print('');
}

const row = (cells) => cells.map((cell) => String(cell ?? '–').padStart(11)).join('');
