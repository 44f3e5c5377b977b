import { Temporal as Polyfill } from 'temporal-polyfill';

/** An instant as Fedify takes it. Its types are those of the platform to come; the polyfill's differ in writing alone. */
export function toInstant(date: Date): Temporal.Instant {
  return Polyfill.Instant.fromEpochMilliseconds(date.getTime()) as unknown as Temporal.Instant;
}
