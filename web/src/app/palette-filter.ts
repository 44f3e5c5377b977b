/** Lower case without accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether every typed word begins a word of a label, in any order and without regard to accents. */
export function fitsQuery(label: string, typed: string): boolean {
  const words = fold(label).split(/[^\p{L}\p{N}]+/u);
  const wanted = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return typed.trim() === '';
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}
