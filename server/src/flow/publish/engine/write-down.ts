import { type DeliveryChange, FencedError } from './delivery-store.ts';
import { type Run, timeoutOf } from './publish-context.ts';

/** Between one try and the next: 20 s in all, in which a restart of PostgreSQL is over and the lease is not. */
export const PAUSES_MS: readonly number[] = [1_000, 1_000, 2_000, 4_000, 4_000, 8_000];

/**
 * Writes down what the network has answered, and tries again when the database fails meanwhile: an answer that is known must
 * not become doubt, which on some networks only a person can settle. Whether a try that failed was written all the same
 * is for `work` to see: it finds the delivery as it is.
 *
 * @throws FencedError at once, when the delivery was taken over; what the store threw last, after the last try.
 */
export async function writeDown(run: Run, work: (delivery: DeliveryChange) => Promise<void>): Promise<void> {
  for (const ms of PAUSES_MS) {
    try {
      return await run.store.change(run.claim, work);
    } catch (error) {
      if (error instanceof FencedError) throw error;
    }
    await passed(run, ms);
  }
  return run.store.change(run.claim, work);
}

function passed(run: Run, ms: number): Promise<void> {
  const signal = timeoutOf(run, ms);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
}
