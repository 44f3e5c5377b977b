import { type DeliveryChange, FencedError } from './delivery-store.ts';
import { type Run, timeoutOf } from './publish-context.ts';

/** A restart of PostgreSQL is over by then, and the lease is not: it is longer than a call and this together. */
export const WRITE_DOWN_FOR_MS = 20_000;
const PAUSE_MS = 1_000;

/**
 * Writes down what the network has answered, and tries again when the database fails meanwhile: an answer that is known must
 * not become doubt, which on some networks only a person can settle. Whether a try that failed was written all the same
 * is for `work` to see: it finds the delivery as it is.
 *
 * @throws FencedError at once, when the delivery was taken over; what the store threw last, when the time is over.
 */
export async function writeDown(run: Run, work: (delivery: DeliveryChange) => Promise<void>): Promise<void> {
  const lastTryAt = run.store.now().getTime() + WRITE_DOWN_FOR_MS;
  for (;;) {
    try {
      return await run.store.change(run.claim, work);
    } catch (error) {
      if (error instanceof FencedError || run.store.now().getTime() >= lastTryAt) throw error;
    }
    await passed(run, PAUSE_MS);
  }
}

function passed(run: Run, ms: number): Promise<void> {
  const signal = timeoutOf(run, ms);
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
