/** Making a format costs far more than using it; there are a few hundred zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** ISO date of an instant on clocks in a zone. */
export function localDay(timeZone: string, atMs: number): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // The Swedish locale writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format.format(atMs);
}
