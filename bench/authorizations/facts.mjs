// What an adult patient's permission says, as the house keeps it; and how times are told.
import { permissionFacts } from '../../server/test/permission-facts.ts';

export { hashOf } from '../../server/test/permission-facts.ts';

/** A permission for these pictures on the channel of the stage, signed a month ago. */
export function factsOf({ organizationId, channel }, mediaSha256) {
  const at = new Date(Date.now() - 30 * 86_400_000);
  return permissionFacts({ organizationId, channelIds: [channel.id], mediaSha256, at });
}

/** `p50`, `p90`, `p99` and `max` of times in milliseconds. */
export function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(4));
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
