import { backupChecks } from './backup-checks.ts';
import { blobChecks } from './blob-checks.ts';
import { chartChecks } from './chart-checks.ts';
import type { Check, Finding, Look } from './check.ts';
import { databaseChecks } from './database-checks.ts';
import { type Examination, openExamination } from './examination.ts';
import { folderChecks } from './folder-checks.ts';
import { keyChecks } from './key-checks.ts';
import { type Machine, thisMachine } from './machine.ts';
import { machineChecks } from './machine-checks.ts';
import { mailChecks } from './mail-checks.ts';
import { roleChecks } from './role-checks.ts';
import { schemaChecks } from './schema-checks.ts';
import { sealedChecks } from './sealed-checks.ts';
import { sealingChecks } from './sealing-checks.ts';
import { settingsChecks } from './settings-checks.ts';
import { textChecks } from './text-checks.ts';
import { workChecks } from './work-checks.ts';

/** Every check, in the order in which equally bad things are told: what others rest on comes first. */
export const checks: readonly Check[] = [
  ...settingsChecks,
  ...machineChecks,
  ...folderChecks,
  ...keyChecks,
  ...sealingChecks,
  ...chartChecks,
  ...databaseChecks,
  ...roleChecks,
  ...schemaChecks,
  ...workChecks,
  ...sealedChecks,
  ...blobChecks,
  ...backupChecks,
  ...mailChecks,
  ...textChecks,
];

export type Examined = {
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Checks that could not be made, each with its reason. */
  readonly leftOut: readonly { readonly code: string; readonly reason: string }[];
  /** How many checks were made. */
  readonly made: number;
  readonly areSettingsReadable: boolean;
};

const worst = ['broken', 'risky', 'note'] as const;

/** Makes every check that can be made. Changes nothing; `env` is the process's own unless given. */
export async function examine(
  options: { readonly env?: Readonly<Record<string, string | undefined>>; readonly machine?: Machine } = {},
): Promise<Examined> {
  const { of, close } = await openExamination(options.env, options.machine ?? thisMachine);
  const findings: Finding[] = [];
  const leftOut: { code: string; reason: string }[] = [];
  try {
    for (const check of checks) {
      const seen = await make(check, of);
      if ('leftOut' in seen) leftOut.push({ code: check.code, reason: seen.leftOut });
      else findings.push(...seen.map((found) => ({ code: check.code, ...found })));
    }
  } finally {
    await close();
  }
  return {
    findings: worst.flatMap((severity) => findings.filter((finding) => finding.severity === severity)),
    leftOut,
    made: checks.length - leftOut.length,
    areSettingsReadable: of.problems.length === 0,
  };
}

/** A check that fails is left out. Its error may hold anything, a person's words too: only its class is told. */
async function make(check: Check, of: Examination): Promise<Look> {
  const setting = check.reads?.find((name) => of.wrong.has(name));
  if (setting !== undefined) return { leftOut: `${setting} is wrong` };
  try {
    return await check.look(of);
  } catch (error) {
    return { leftOut: `the check itself failed (${error instanceof Error ? error.name : 'unknown error'})` };
  }
}
