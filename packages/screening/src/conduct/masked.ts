import type { Reading } from '../text/reading.ts';

/** Turned by thirteen letters, so that they do not stand here in clear. */
const SWEARING =
  'shpx shpxvat shpxrq shpxre shpxf fuvg fuvgf fuvggl ohyyfuvg ovgpu ovgpurf nff nffubyr nffubyrf qnza tbqqnza penc phag qvpx cvff cvffrq onfgneq jgs zbgureshpxre zbgureshpxref shpxva uryy chgn chgb zvreqn pnoeba craqrwb pbab wbqre'
    .split(' ')
    .map((word) => word.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)));

const byInitial = new Map<string, string[]>();
for (const word of SWEARING) byInitial.set(word[0] as string, [...(byInitial.get(word[0] as string) ?? []), word]);

const STAR = 42;
const SIGNS: Readonly<Record<string, string>> = {
  '@': '*',
  '!': 'i',
  $: 's',
  '1': 'i',
  '0': 'o',
  '3': 'e',
  '5': 's',
  '+': 't',
  v: 'u',
  '#': '*',

  '%': '*',
};
const MAX_RUN = 16;

/** First word in `[start, end)` units that hides its letters behind signs ("f**k", "sh!t", "a$$"), or null. */
export function findMasked({ codes, length }: Reading): { start: number; end: number } | null {
  for (let i = 1; i < length - 1; i += 1) {
    const unit = codes[i] as number;
    // * ! $ @ # inside a run; "v" and digits alone mask too little to begin with.
    if (unit !== STAR && unit !== 33 && unit !== 36 && unit !== 64 && unit !== 35) continue;
    if (!isLetter(codes[i - 1] as number)) continue;
    const run = runAround(codes, length, i);
    if (run && isSwearing(codes, run)) return run;
  }
  return null;
}

function runAround(codes: Uint16Array, length: number, at: number): { start: number; end: number } | null {
  let start = at;
  let end = at + 1;
  while (start > 0 && end - start <= MAX_RUN && isRun(codes[start - 1] as number)) start -= 1;
  while (end < length && end - start <= MAX_RUN && isRun(codes[end] as number)) end += 1;
  while (end > start && (codes[end - 1] === 33 || codes[end - 1] === 64)) end -= 1;
  return end - start < 3 || end - start > MAX_RUN ? null : { start, end };
}

function isSwearing(codes: Uint16Array, { start, end }: { start: number; end: number }): boolean {
  let shown = '';
  for (let i = start; i < end; i += 1) {
    const char = String.fromCharCode(codes[i] as number).toLowerCase();
    shown += SIGNS[char] ?? char;
  }
  return (byInitial.get(shown[0] as string) ?? []).some(
    (word) => matches(word, shown) || matches(word, shown.replace(/ing$|ed$|er$|s$/, '')),
  );
}

/** Stars stand for one letter each, and a run of them for at most two more or fewer. */
function matches(word: string, shown: string): boolean {
  const stars = shown.indexOf('*');
  if (stars === -1) return word === shown;
  const after = shown.lastIndexOf('*') + 1;
  const head = shown.slice(0, stars);
  const tail = shown.slice(after);
  const hidden = word.length - head.length - tail.length;
  return hidden > 0 && Math.abs(hidden - (after - stars)) <= 1 && word.startsWith(head) && word.endsWith(tail);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isRun(unit: number): boolean {
  return (
    isLetter(unit) ||
    unit === STAR ||
    unit === 33 ||
    unit === 36 ||
    unit === 64 ||
    unit === 35 ||
    (unit >= 48 && unit <= 57)
  );
}
