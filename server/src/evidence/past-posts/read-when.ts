import { Temporal } from 'temporal-polyfill';

export type DateOrder = 'mdy' | 'dmy';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const WRITTEN = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

/**
 * The instant that a cell of an archive names: ISO 8601 with an offset, or a date with or without a time as people write
 * them, in the organization's time zone; a date alone is its noon. Null where it cannot be read.
 */
export function readWhen(cell: string, place: { readonly timeZone: string; readonly order: DateOrder }): Date | null {
  const text = cell.trim();
  const exact = readInstant(text);
  if (exact !== null) return exact;
  const [day = '', ...rest] = text.split(/[T\s]+/);
  const date = readDate(day.replace(/,$/, ''), place.order);
  const time = rest.length === 0 ? Temporal.PlainTime.from('12:00') : readTime(rest.join(' '));
  if (date === null || time === null) return null;
  return new Date(date.toZonedDateTime({ timeZone: place.timeZone, plainTime: time }).epochMilliseconds);
}

function readInstant(text: string): Date | null {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}

function readDate(day: string, order: DateOrder): Temporal.PlainDate | null {
  const iso = ISO.exec(day);
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  const written = WRITTEN.exec(day);
  if (written === null) return null;
  const [, first, second, year] = written;
  return order === 'mdy' ? dateOf(year, first, second) : dateOf(year, second, first);
}

function dateOf(year?: string, month?: string, day?: string): Temporal.PlainDate | null {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function readTime(text: string): Temporal.PlainTime | null {
  const found = CLOCK.exec(text);
  if (found === null) return null;
  const [, hours, minutes, seconds, half] = found;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const full = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  try {
    const fields = { hour: full, minute: Number(minutes), second: Number(seconds ?? 0) };
    return Temporal.PlainTime.from(fields, { overflow: 'reject' });
  } catch {
    return null;
  }
}
