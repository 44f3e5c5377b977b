/** An empty field of a date is no day. */
export const dayOrNull = (day: string): string | null => (day === '' ? null : day);
