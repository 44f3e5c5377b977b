/** Runs as a process of its own, started by `image-intake.ts`: whatever an image does to the decoder, it does it here. */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { OUT_OF_MEMORY_EXIT, type WorkerAnswer, type WorkerRequest } from './image-job.ts';
import { reEncodeImage } from './re-encode-image.ts';

const MEMORY_CHECK_MS = 25;

startWorker();

function startWorker(): void {
  offerToTheOutOfMemoryKiller();
  // One image at a time on one thread: predictable memory, and no state between images.
  sharp.concurrency(1);
  sharp.cache(false);
  // The parent is the only sender, and it is typed.
  process.on('message', (message) => void answer(message as WorkerRequest));
  process.on('disconnect', () => process.exit(0));
}

async function answer(request: WorkerRequest): Promise<void> {
  const endWhenTooLarge = () => {
    if (process.memoryUsage.rss() > request.limits.maxMemoryBytes) process.exit(OUT_OF_MEMORY_EXIT);
  };
  endWhenTooLarge();
  const watch = setInterval(endWhenTooLarge, MEMORY_CHECK_MS);
  try {
    const result = await reEncodeImage(request, request.limits);
    process.send?.({ id: request.id, result } satisfies WorkerAnswer);
  } finally {
    clearInterval(watch);
  }
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
