import { readFileSync } from 'node:fs';
import { BedsideError } from '../kernel/errors/bedside-error.ts';

/** Where a command reads and writes: the process's own streams, or a test's. */
export type CommandIo = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

type Command = {
  readonly summary: string;
  readonly run: (argv: readonly string[], io: CommandIo) => Promise<number>;
};

/** Every command loads only what it needs: `screen` answers before the server's parts would have loaded. */
const commands: Readonly<Record<string, Command>> = {
  screen: {
    summary: 'check texts for what would identify a patient',
    run: async (argv, io) => (await import('./screen-command.ts')).runScreenCommand(argv, io),
  },
  serve: {
    summary: 'run Bedside: pages, interface and jobs',
    run: async (argv) => (await import('./serve.ts')).serve(argv),
  },
  work: {
    summary: 'run jobs only, beside a serving process',
    run: async (argv) => (await import('./work.ts')).work(argv),
  },
  admin: {
    summary: 'look after an installation',
    run: async (argv) => (await import('./admin.ts')).admin(argv),
  },
};

/**
 * Runs one command.
 *
 * @returns the exit status: the command's own, 0 for help and version, 2 when words or settings are not understood, 1
 *   when an expected error stopped the command.
 */
export async function runCli(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(usage());
    return 0;
  }
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command !== undefined) return await runCommand(command, rest, io);
  io.stderr.write(`${name === undefined ? 'Say what to do.' : `There is no command "${name}".`}\n\n${usage()}`);
  return 2;
}

/** An expected error is told in its own sentences; any other is a defect and ends with its stack. */
async function runCommand(command: Command, argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    return await command.run(argv, io);
  } catch (error) {
    if (!(error instanceof BedsideError)) throw error;
    io.stderr.write(`${[error.message, error.remedy].filter((line) => line !== null).join('\n')}\n`);
    return error.code === 'CONFIG_INVALID' || error.code === 'ARGUMENTS_INVALID' ? 2 : 1;
  }
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  bedside ${name.padEnd(8)}${summary}`);
  return `${['Usage:', ...lines, '', 'bedside <command> --help says more.'].join('\n')}\n`;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  return 'unknown';
}

if (import.meta.main) process.exitCode = await runCli(process.argv.slice(2), process);
