import { Temporal } from 'temporal-polyfill';
import type { BulkField, DateOrder, RowFault } from './contract.ts';

export type When =
  | { readonly localTime: string | null }
  | { readonly field: BulkField; readonly code: Extract<RowFault, `DATE_${string}` | `TIME_${string}`> };

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const DAY_MONTH = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;
/** Days since 30 December 1899, as spreadsheets keep dates; from 1954 to 2119. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/;
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(a|p)?(?:\.?\s?m\.?)?$/i;
const DAY_FRACTION = /^0?\.\d+$/;

/**
 * The wall time of a row. Dates as ISO 8601, as people write them with day and month in the given order, or as the number
 * of a spreadsheet; times of 24 or 12 hours. Null where the row has neither; a date alone is no time.
 */
export function parseWhen(
  cells: { readonly date: string; readonly time: string; readonly dateTime: string },
  order: DateOrder,
): When {
  const together = cells.dateTime.trim() !== '';
  const field: BulkField = together ? 'dateTime' : 'date';
  const split = splitWhen((together ? cells.dateTime : cells.date).trim());
  const time = cells.time.trim() === '' ? split.time : cells.time.trim();
  if (split.date === '') return time === '' ? { localTime: null } : { field: 'date', code: 'DATE_MISSING' };
  const date = parseDate(split.date, order);
  if (date === null) return { field, code: 'DATE_UNREADABLE' };
  if (time === '') return { field: 'time', code: 'TIME_MISSING' };
  const clock = parseTime(time);
  if (clock === null) return { field: together || cells.time.trim() === '' ? field : 'time', code: 'TIME_UNREADABLE' };
  return { localTime: `${date}T${clock}` };
}

/** Date and time that stand in one cell; a spreadsheet's number may hold both. */
function splitWhen(cell: string): { date: string; time: string } {
  const serial = SERIAL.exec(cell);
  if (serial?.[1] !== undefined) return { date: serial[1], time: serial[2] ?? '' };
  const [date = '', ...rest] = cell.split(/[T\s]+/);
  return { date: date.replace(/,$/, ''), time: rest.join(' ') };
}

function parseDate(cell: string, order: DateOrder): string | null {
  if (SERIAL.test(cell)) return new Temporal.PlainDate(1899, 12, 30).add({ days: Number(cell) }).toString();
  const iso = ISO.exec(cell);
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  const written = DAY_MONTH.exec(cell);
  if (written === null) return null;
  const [, first, second, year = ''] = written;
  const full = year.length === 2 ? `20${year}` : year;
  return order === 'mdy' ? dateOf(full, first, second) : dateOf(full, second, first);
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

function parseTime(cell: string): string | null {
  if (DAY_FRACTION.test(cell)) return clockOf(Math.round(Number(cell) * 1_440));
  const found = CLOCK.exec(cell);
  if (found === null) return null;
  const [, hours = '', minutes, half] = found;
  // A bare number may be anything.
  if (minutes === undefined && half === undefined) return null;
  const hour = Number(hours);
  if (half === undefined) return hour > 23 ? null : clockOf(hour * 60 + Number(minutes));
  if (hour < 1 || hour > 12) return null;
  const morning = hour % 12;
  const late = half.toLowerCase() === 'p' ? 12 : 0;
  return clockOf((morning + late) * 60 + Number(minutes ?? 0));
}

const two = (value: number) => String(value).padStart(2, '0');

function clockOf(minutes: number): string | null {
  if (minutes < 0 || minutes >= 1_440) return null;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What the dates of a file tell of the order of day and month: one of the two numbers may be too large for a month. */
export function readDateOrder(cells: readonly string[]): {
  readonly told: DateOrder | null;
  readonly matters: boolean;
} {
  let [mdy, dmy, either] = [false, false, false];
  for (const cell of cells) {
    const written = DAY_MONTH.exec(splitWhen(cell.trim()).date);
    if (written === null) continue;
    const [first, second] = [Number(written[1]), Number(written[2])];
    if (first > 12 && second <= 12) dmy = true;
    else if (second > 12 && first <= 12) mdy = true;
    else if (first !== second) either = true;
  }
  const told = dmy === mdy ? null : dmy ? 'dmy' : 'mdy';
  return { told, matters: either || (dmy && mdy) };
}
