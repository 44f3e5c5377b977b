/** Record keys chosen by us, so that sending again lands on the same record. */
import { createHash } from 'node:crypto';

const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * The record key of a delivery: a TID (13 characters of base32-sortable: one zero bit, 53 bits of microseconds since
 * 1970, 10 bits of clock id; https://atproto.com/specs/tid, read 2026-09). Always the same for the same delivery.
 *
 * 30 bits of the key's SHA-256 fill the clock id and up to 1.05 s on top of `firstArmedAt`, since that has milliseconds
 * only and many deliveries are armed in the same one. Null when `firstArmedAt` is not a time since 1970.
 */
export function recordKeyFor({
  deliveryKey,
  firstArmedAt,
}: {
  deliveryKey: string;
  firstArmedAt: string;
}): string | null {
  const armedAtMs = Date.parse(firstArmedAt);
  if (!(armedAtMs >= 0)) return null;
  const digest = createHash('sha256').update(deliveryKey).digest();
  const clockId = digest.readUInt16BE(0) & 0x3ff;
  const offsetMicros = digest.readUInt32BE(2) & 0xf_ffff;
  return base32Sortable((BigInt(armedAtMs) * 1_000n + BigInt(offsetMicros)) * 1_024n + BigInt(clockId));
}

function base32Sortable(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < 13; rest >>= 5n) text = (alphabet[Number(rest & 31n)] ?? '') + text;
  return text;
}
