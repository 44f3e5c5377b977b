// Figures for people: the tables on the terminal.

const COLUMNS = ['workers', 'posts', 'there', 's', 'posts/min', 'DB ms', 'commits', 'CPU ms', 'once', 'shares'];

export function printReport({ byWorkers, byPostsThere }, print) {
  print('\nWorkers on one database');
  printRuns(byWorkers, print);
  print('\nPosts that were there already');
  printRuns(byPostsThere, print);
}

function printRuns(runs, print) {
  print(row(COLUMNS));
  for (const run of runs) {
    print(
      row([
        run.processes,
        run.posts,
        run.postsThere,
        run.seconds,
        Math.round(run.postsPerMinute),
        run.databaseActiveMsPerPost,
        run.commitsPerPost,
        run.workerCpuMsPerPost,
        run.isEachOnce ? 'yes' : 'NO',
        run.shares.join('+'),
      ]),
    );
  }
}

const row = (cells) => cells.map((cell) => String(cell ?? '–').padStart(10)).join('');
