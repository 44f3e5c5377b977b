import { parseArgs } from 'node:util';
import { examine } from './examine.ts';
import type { Machine } from './machine.ts';
import { reportOf, toJson, toText } from './report.ts';

const HELP = `Usage: bedside admin doctor [--json]

Says in sentences what is wrong with this installation, and what helps. Changes nothing; may run beside a running
Bedside, and where Bedside does not start. Exit status: 0 nothing is broken or risky, 1 something is, 2 the words or
settings are not understood. docs/handbook/doctor.md tells what it looks at.

  --json    print one object
`;

export type DoctorIo = {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** The process's own environment unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly machine?: Machine;
};

/** `bedside admin doctor`; gives the exit status, see HELP. */
export async function doctorCommand(
  argv: readonly string[],
  io: DoctorIo = { stdout: process.stdout, stderr: process.stderr },
): Promise<number> {
  const words = readWords(argv);
  if (words === null) {
    io.stderr.write(`There is an option that doctor does not know.\n\n${HELP}`);
    return 2;
  }
  if (words.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const examined = await examine(io);
  const report = reportOf(examined);
  io.stdout.write(words.json ? toJson(report) : toText(report));
  if (!examined.areSettingsReadable) return 2;
  return report.counts.broken + report.counts.risky === 0 ? 0 : 1;
}

function readWords(argv: readonly string[]): { help: boolean; json: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { help: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    return { help: values.help ?? false, json: values.json ?? false };
  } catch {
    return null;
  }
}
