/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}

/** Instants and dates in a person's words. All take ISO 8601. */
export function formatInstant(instant: string, language: string, timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
  if (timeZone !== undefined) options.timeZone = timeZone;
  return dateFormat(language, options).format(new Date(instant));
}

/** The time of day alone, of an instant that is near. */
export function formatTime(instant: string, language: string): string {
  return dateFormat(language, { timeStyle: 'short' }).format(new Date(instant));
}

/** A calendar date such as `2027-03-14`, the same in every zone. */
export function formatDate(date: string, language: string): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
];

/** How long ago, or in how long, seen from `nowMs`. */
export function formatRelative(instant: string, language: string, nowMs: number): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  let amount = (Date.parse(instant) - nowMs) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(amount) < size) return words.format(Math.round(amount), unit);
    amount /= size;
  }
  return words.format(Math.round(amount), 'year');
}

/** A length of time in its largest fitting unit, e.g. "3 minutes". */
export function formatDuration(seconds: number, language: string): string {
  const fitting = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, size] = fitting.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  const words = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return words.format(Math.floor(seconds / size));
}
