// Figures for people.

export function printDoors({ product, hello, targets }, print) {
  print('');
  print(row(['door', 'requests', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'bytes']));
  for (const [door, figures] of Object.entries(product.byDoor)) print(figuresRow(door, figures));
  print(figuresRow('all of Bedside', product));
  print(figuresRow('bare framework', hello));
  print(
    `CPU per request: ${product.cpuMsPerRequest} ms of the server, ${hello.cpuMsPerRequest} ms of the framework; database active ${product.databaseActiveMsPerRequest} ms`,
  );
  print(`load average before: ${product.load.before.join(', ')} (framework: ${hello.load.before.join(', ')})\n`);
  printTargets(targets, print);
}

export function printStorm({ requests, seconds, statuses, targets }, print) {
  print(`${requests} requests in ${seconds} s: ${JSON.stringify(statuses)}`);
  printTargets(targets, print);
}

function printTargets(targets, print) {
  for (const { name, measured, met } of targets) print(`${met ? 'met   ' : 'MISSED'}  ${name}: ${measured}`);
}

const figuresRow = (name, { count, p50, p95, p99, max, meanBytes }) =>
  row([name, count, p50, p95, p99, max, meanBytes]);

const row = (cells) =>
  cells.map((cell, index) => String(cell ?? '–')[index === 0 ? 'padEnd' : 'padStart'](index === 0 ? 24 : 10)).join('');
