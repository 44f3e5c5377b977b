const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as a person reads it: `1.2 MB`, in powers of a thousand. */
export function bytesInWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1_000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`;
}

/** `1 file`, `3 files`. */
export function countInWords(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
