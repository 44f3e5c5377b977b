/** Many runs in several processes: each plays a block of seeds at a time, and tells only what came of it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { TestServer } from '../global-setup.ts';
import { addTally, beginTally, type Tally } from './many.ts';
import type { Block } from './play-blocks.ts';

/** Seeds at a time: long enough to be worth a message, short enough that all processes end together. */
const RUNS_IN_BLOCK = 25;

type Options = {
  readonly seed: number;
  readonly deliveries: number;
  readonly processes: number;
  /** A PostgreSQL on which everything is played too, each process on a database of its own; null plays in memory. */
  readonly server: TestServer | null;
  readonly onProgress?: (tally: Tally) => void;
  /** Ends it after the blocks that are under way. */
  readonly signal?: AbortSignal;
};

/** Plays whole blocks from `seed` on, without a gap, until so many deliveries were played or a run went wrong. */
export async function playInProcesses(options: Options): Promise<Tally> {
  const { seed, deliveries, processes, server, onProgress, signal } = options;
  let tally = beginTally(seed);
  let next = seed;
  const isOver = () => tally.failure !== null || tally.deliveries >= deliveries || signal?.aborted === true;
  const work = async (child: ChildProcess) => {
    while (!isOver()) {
      const block: Block = { seed: next, runs: RUNS_IN_BLOCK, server };
      next += RUNS_IN_BLOCK;
      const part = await ask(child, block);
      tally = addTally(tally, part);
      onProgress?.(tally);
    }
  };
  const children = Array.from({ length: processes }, startChild);
  try {
    await Promise.all(children.map(work));
  } finally {
    await Promise.all(children.map(endChild));
  }
  return tally;
}

function startChild(): ChildProcess {
  const execArgv = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];
  return fork(new URL('./play-blocks.ts', import.meta.url), { execArgv });
}

function ask(child: ChildProcess, block: Block): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A process that plays ended with ${code}.`));
    child.once('exit', onExit);
    child.once('message', (tally) => {
      child.off('exit', onExit);
      resolve(tally as Tally); // what play-blocks.ts sends
    });
    child.send(block);
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}
