/** Processes of Bedside that a test starts, looks at and ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const FLAGS = ['--conditions=bedside-source', '--disable-warning=ExperimentalWarning'];

export const WORKER_CHILD = fileURLToPath(new URL('worker-child.ts', import.meta.url));
export const COMMAND_LINE = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const SHIFTED_DATE = new URL('shifted-date.ts', import.meta.url).href;

export type Child = {
  readonly pid: number;
  /** Everything it wrote so far. */
  said(): string;
  /** Resolves when it has written this; fails when it ends before that. */
  says(words: string | RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** How it ended: a signal's name or an exit status. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
};

export type ChildOptions = {
  /** A script, and what it is told. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** How far its wall clock is ahead of this machine's. */
  readonly clockAheadMs?: number;
  /** A program that starts it, as `prlimit` with its options. */
  readonly under?: readonly string[];
};

/** Nothing of this process's environment but what a program needs to run: settings of a machine must not get into a test. */
function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  return { PATH, HOME, TMPDIR, TZ, ...env };
}

export function startChild({ args, env, clockAheadMs, under = [] }: ChildOptions): Child {
  const shifted = clockAheadMs === undefined ? [] : ['--import', SHIFTED_DATE];
  const [command = '', ...rest] = [...under, process.execPath, ...FLAGS, ...shifted, ...args];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment({ ...env, CHILD_CLOCK_AHEAD_MS: String(clockAheadMs ?? 0) }),
  });
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    said += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = endOf(child);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof words === 'string' ? !said.includes(words) : !words.test(said)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then((end) => reject(new Error(`It ended (${String(end)}) without a word of it: ${said}`)));
      }),
    signal: (name) => void child.kill(name),
    ended,
  };
}

async function endOf(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  // Streams may have more to give after the exit.
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]; // as node:child_process says
  return signal ?? code;
}

/** Ends what is left of them, a stopped one too. */
export async function endAll(children: Child[]): Promise<void> {
  for (const child of children) child.signal('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  children.length = 0;
}
