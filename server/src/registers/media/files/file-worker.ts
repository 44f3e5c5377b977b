/** Runs as a process of its own, started by `file-process.ts` for one file: whatever the file does to its reader, it does it here. */
import { writeFileSync } from 'node:fs';
import { OUT_OF_MEMORY_EXIT } from '../image-job.ts';
import type { FileJob, FileResult } from './file-job.ts';

/** What a reader may take. Films are read in pieces, documents are held whole. */
const MAX_MEMORY_BYTES = 1_500_000_000;
const MEMORY_CHECK_MS = 25;

startWorker();

function startWorker(): void {
  offerToTheOutOfMemoryKiller();
  setInterval(() => {
    if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.exit(OUT_OF_MEMORY_EXIT);
  }, MEMORY_CHECK_MS);
  // The parent is the only sender, and it is typed.
  process.on('message', (message) => void answer(message as FileJob));
  process.on('disconnect', () => process.exit(0));
}

async function answer(job: FileJob): Promise<void> {
  process.send?.(await carryOut(job));
}

/** One of the two readers is loaded, never both. */
async function carryOut(job: FileJob): Promise<FileResult> {
  if (job.kind === 'video') return (await import('./remux-video.ts')).remuxVideo(job);
  return (await import('./rewrite-document.ts')).rewriteDocument(job);
}

/** When the machine runs short, Linux ends this process first, not the server. */
function offerToTheOutOfMemoryKiller(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Some containers forbid it; the limits above still hold.
  }
}
