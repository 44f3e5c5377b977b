import { and, inArray, isNotNull, lte } from 'drizzle-orm';
import { delivery } from './schema.ts';

/** Later than this, what is due and not out is late. */
export const LATE_MS = 2 * 60 * 1_000;

/**
 * Deliveries that should have gone out and have not. What nobody knows about (`unknown`, `needs_person`) is not among
 * them, since it may be out; nor is a part of a thread that waits for the part before it.
 */
export function isLateAt(now: Date) {
  return and(
    isNotNull(delivery.wakeAt),
    inArray(delivery.state, ['planned', 'armed']),
    lte(delivery.dueAt, new Date(now.getTime() - LATE_MS)),
  );
}
