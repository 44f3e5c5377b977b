import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stopFailed } from './errors.ts';
import type { Placement } from './placement.ts';
import { type Postmaster, waitForExit } from './postmaster.ts';

/** SIGINT: fast shutdown, with a checkpoint. SIGQUIT: at once; the next start recovers from the log. */
export async function stopServer(placement: Placement, { pid }: Postmaster): Promise<void> {
  if (process.platform === 'win32') return await stopByTool(placement, pid);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    sendSignal(pid, signal);
    if (await waitForExit(pid, 15_000)) return;
  }
  throw stopFailed(pid);
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: the wait that follows sees it.
  }
}

/** Windows has no signals; pg_ctl speaks to the server by a named pipe. */
async function stopByTool(placement: Placement, pid: number): Promise<void> {
  const tool = join(placement.binaries.root, 'bin', 'pg_ctl.exe');
  await promisify(execFile)(tool, ['stop', '-D', placement.cluster, '-m', 'fast']).catch(() => undefined);
  if (!(await waitForExit(pid, 15_000))) throw stopFailed(pid);
}
