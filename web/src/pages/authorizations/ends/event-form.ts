import { instantsOf } from '../../../lib/wall-time.ts';

const MINUTE_MS = 60_000;

/** Day and time by the clocks of the house, as they were typed. */
export type EventValues = { date: string; time: string; note: string };

export type Happened =
  | { readonly instant: string | null; readonly isToCome: boolean }
  | { readonly fault: 'required' | 'gap' | 'before' | 'later' };

/**
 * The instant that was typed, or why there is none; null is now. Where clocks show a time twice the earlier one holds: it is
 * the safer.
 */
export function happenedAt(
  { date, time }: Pick<EventValues, 'date' | 'time'>,
  { timeZone, nowMs, signedAt }: { readonly timeZone: string; readonly nowMs: number; readonly signedAt: string },
): Happened {
  if (date === '' || time === '') return { fault: 'required' };
  const [instant] = instantsOf({ localTime: `${date}T${time}`, timeZone });
  if (instant === undefined) return { fault: 'gap' };
  const atMs = Date.parse(instant);
  if (atMs <= nowMs && nowMs - atMs < MINUTE_MS) return { instant: null, isToCome: false };
  if (atMs < Date.parse(signedAt)) return { fault: 'before' };
  return atMs > yearAfter(nowMs) ? { fault: 'later' } : { instant, isToCome: atMs > nowMs };
}

function yearAfter(ms: number): number {
  const later = new Date(ms);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  return later.getTime();
}
