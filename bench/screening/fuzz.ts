// Millions of short hostile texts: nothing throws, offsets are right, wordings are safe, screening anew is screening.
//   node bench/screening/fuzz.ts [--count 200000] [--seed N] [--workers 2] [--print]
// One text again: node bench/screening/fuzz.ts --seed SEED --count 1 --print
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Share, Told } from './fuzz/worker.ts';
import { print, writeResults } from './machine.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    print: { type: 'boolean', default: false },
  },
});
const [count, seed, workers] = [Number(values.count), Number(values.seed), Number(values.workers)];
const TELL_EVERY_MS = 30_000;
const SHOWN_BREACHES = 20;

type Breach = Extract<Told, { kind: 'breach' }>;
const done = Array.from({ length: workers }, () => 0);
const broken = Array.from({ length: workers }, () => 0);
const breaches: Breach[] = [];
const began = performance.now();

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const total = (): number => sumOf(done);
const perSecond = (): number => Math.round((1000 * total()) / (performance.now() - began));

function startWorker(from: number): Promise<void> {
  const flags = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  const child = fork(join(import.meta.dirname, 'fuzz/worker.ts'), [], { execArgv: flags });
  child.on('message', (message) => {
    const told = message as Told;
    if (told.kind === 'breach') {
      tellBreach(told);
      return;
    }
    done[from] = told.done;
    broken[from] = told.breaches;
  });
  const share: Share = { seed, from, count, step: workers };
  child.send(share);
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`A worker ended with ${signal ?? code}.`)),
    );
  });
}

function tellBreach(breach: Breach): void {
  breaches.push(breach);
  if (breaches.length > SHOWN_BREACHES) return;
  print(`BREACH seed ${breach.seed}: ${breach.what}\n       ${JSON.stringify(breach.text)}`);
}

print(`${count.toLocaleString('en-US')} texts, seeds ${seed}–${seed + count - 1}, ${workers} processes`);
const progress = setInterval(
  () => print(`  ${total().toLocaleString('en-US')} at ${perSecond()} a second`),
  TELL_EVERY_MS,
);
await Promise.all(Array.from({ length: workers }, (_, from) => startWorker(from)));
clearInterval(progress);
const results = {
  texts: total(),
  seed,
  workers,
  seconds: Math.round((performance.now() - began) / 100) / 10,
  textsPerSecond: perSecond(),
  breaches: sumOf(broken),
  seedsOfBreaches: breaches.map((breach) => breach.seed),
};
print(
  `${results.texts.toLocaleString('en-US')} texts in ${results.seconds} s, ${results.textsPerSecond} a second; ${results.breaches} breaches`,
);
if (!values.print) writeResults('screening-fuzz', results);
process.exitCode = results.breaches === 0 && results.texts === count ? 0 : 1;
