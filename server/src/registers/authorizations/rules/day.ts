/** Making a format costs far more than using it; there are a few hundred zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** ISO date of an instant in a zone. */
export function dayIn(timeZone: string, at: Date): string {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at);
}
