import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process id alone is reused by the system; together with its start it names one process for good. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string };

/** The identity of a running process, or null when none runs under this id (a zombie does not run). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!isSignalable(pid)) return null;
  if (process.platform === 'linux') return identifyLinuxProcess(pid);
  if (process.platform === 'win32') return { pid, startedAt: '' };
  return identifyByPs(pid);
}

/** Whether exactly this process still runs. */
export function isSameProcessRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** Identity of the process that runs this code. */
export function identifySelf(): ProcessIdentity {
  return identifyProcess(process.pid) ?? { pid: process.pid, startedAt: '' };
}

function isSignalable(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return hasCode(error, 'EPERM');
  }
}

function identifyLinuxProcess(pid: number): ProcessIdentity | null {
  try {
    // The second field, the name, may hold spaces and parentheses: read behind its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    // Field 22 of proc(5): start in clock ticks since boot; the boot id tells two boots apart.
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, startedAt: `${boot}:${fields[19] ?? ''}` };
  } catch {
    return null;
  }
}

function identifyByPs(pid: number): ProcessIdentity | null {
  try {
    const startedAt = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return startedAt === '' ? null : { pid, startedAt };
  } catch {
    return null;
  }
}

/** Whether a thrown value is a system error with this code (`ENOENT`, `EEXIST`, …). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
