import { wallTimeOf } from '../../lib/wall-time.ts';

/** A change of clocks as the wall shows it: what is skipped, or what happens twice. */
export type ClockChange = { readonly kind: 'gap' | 'overlap'; readonly from: string; readonly until: string };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const asUtcMs = (wall: string) => Date.parse(`${wall}:00Z`);
const offsetAt = (ms: number, zone: string) => asUtcMs(wallTimeOf(ms, zone)) - Math.floor(ms / MINUTE_MS) * MINUTE_MS;

/** Changes of clocks in a zone between two instants, as wall times `2027-03-14T02:00` from which and until which they reach. */
export function clockChanges(fromMs: number, toMs: number, zone: string): ClockChange[] {
  const found: ClockChange[] = [];
  for (let at = fromMs; at < toMs; at += 12 * HOUR_MS) {
    const end = Math.min(at + 12 * HOUR_MS, toMs);
    const [before, after] = [offsetAt(at, zone), offsetAt(end, zone)];
    if (before === after) continue;
    const turn = turnBetween({ at, end, before }, zone);
    const [first, second] = [turn + before, turn + after].map((ms) => new Date(ms).toISOString().slice(0, 16));
    if (first === undefined || second === undefined) continue;
    found.push(
      after > before ? { kind: 'gap', from: first, until: second } : { kind: 'overlap', from: second, until: first },
    );
  }
  return found;
}

/** The first minute at which the new offset holds. */
function turnBetween(range: { at: number; end: number; before: number }, zone: string): number {
  let [low, high] = [range.at, range.end];
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, zone) === range.before) low = middle;
    else high = middle;
  }
  return high;
}
