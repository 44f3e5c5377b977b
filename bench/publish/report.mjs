// Figures for people: the table on the terminal, and which targets were missed.

/** Targets, each with what was measured. */
export function listTargets({ clean, faults }) {
  return [
    ...(clean === null
      ? []
      : [
          target('clean: p99 of lateness ≤ 15 s', clean.latenessSeconds.p99, clean.latenessSeconds.p99 <= 15),
          ...countTargets('clean', clean),
        ]),
    ...(faults === null
      ? []
      : [
          ...countTargets('faults and kill', faults),
          target(
            `faults and kill: every faulted attempt settled within ${faults.settlement.limitSeconds} s`,
            `longest ${faults.settlement.seconds.max} s, ${faults.settlement.exceeding} over`,
            faults.settlement.exceeding === 0,
          ),
        ]),
  ];
}

function countTargets(name, run) {
  return [
    target(`${name}: 0 lost`, run.lost, run.lost === 0),
    target(`${name}: 0 duplicated`, run.duplicated + run.toldAsDuplicate, run.duplicated + run.toldAsDuplicate === 0),
    target(
      `${name}: all confirmed`,
      Object.entries(run.states)
        .map(([state, count]) => `${count} ${state}`)
        .join(', '),
      run.states.confirmed === run.posts,
    ),
  ];
}

const target = (name, measured, met) => ({ name, measured, met });

export function printReport({ clean, faults, peer, profile, targets }, print) {
  const runs = [clean, faults, peer].filter((run) => run !== null);
  print('');
  print(
    row(['run', 'posts', 'p50 s', 'p90 s', 'p99 s', 'max s', 'posts/s', 'lost', 'dupl.', 'CPU ms', 'DB ms', 'commits']),
  );
  for (const run of runs) {
    const { p50, p90, p99, max } = run.latenessSeconds;
    const { workerCpuMsPerPost: cpu, databaseActiveMsPerPost: database, commitsPerPost: commits } = run.usage;
    print(
      row([
        run.run,
        run.posts,
        p50,
        p90,
        p99,
        max,
        run.postsPerSecond,
        run.lost,
        run.duplicated,
        cpu,
        database,
        commits,
      ]),
    );
  }
  print('lateness: due → first arrival at the network, by the network’s own stamp; CPU, DB and commits per post\n');
  if (faults !== null) printSettlement(faults, print);
  if (profile !== null) printProfile(profile, print);
  for (const { name, measured, met } of targets) print(`${met ? 'met   ' : 'MISSED'}  ${name}: ${measured}`);
}

function printSettlement({ settlement, kill, faultsPlayed }, print) {
  print(
    `killed after ${kill.arrivalsBefore} arrivals, back after ${kill.backAfterSeconds} s; faults ${JSON.stringify(faultsPlayed)}`,
  );
  print(row(['attempt met', 'count', 'p50 s', 'p90 s', 'p99 s', 'max s']));
  for (const [name, { count, p50, p90, p99, max }] of Object.entries(settlement.byFault)) {
    print(row([name.replace('-after-accept', ''), count, p50, p90, p99, max]));
  }
  print('from arming to settlement\n');
}

function printProfile({ perDelivery, statements, sqlMs, ms }, print) {
  print(row(['statements', 'SQL ms', 'ms', '', 'step of one delivery']));
  for (const one of [...perDelivery, { step: 'together', statements, sqlMs, ms }]) {
    print(`${row([one.statements, one.sqlMs, one.ms])}  ${one.step}`);
  }
  print('');
}

const row = (cells) =>
  cells.map((cell, index) => String(cell ?? '–')[index === 0 ? 'padEnd' : 'padStart'](index === 0 ? 14 : 9)).join('');
