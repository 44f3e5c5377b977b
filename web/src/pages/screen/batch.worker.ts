import type { BatchQuestion } from './batch-messages.ts';
import { createBatchWork } from './batch-work.ts';

const work = createBatchWork(
  (answer) => globalThis.postMessage(answer),
  () => performance.now(),
);

globalThis.addEventListener('message', (event: MessageEvent<BatchQuestion>) => {
  work(event.data).catch((error: unknown) => {
    // Told as an error of the worker, which the page shows; a promise that fails alone would be told to nobody.
    setTimeout(() => {
      throw error;
    }, 0);
  });
});
