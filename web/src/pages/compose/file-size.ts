/** A size of a file in a person's words: kB below a million bytes, else MB with one place. */
export function fileSize(bytes: number, language: string): string {
  const mega = bytes >= 1_000_000;
  const options = { style: 'unit', unit: mega ? 'megabyte' : 'kilobyte', maximumFractionDigits: mega ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, options).format(bytes / (mega ? 1_000_000 : 1_000));
}
