import { lexicon } from './lexicon.ts';
import { isGivenName } from './names/words.ts';
import { type View, ViewBuilder } from './view.ts';

/** A second reading of a text, with the stretches (of the new view) that read differently from the first. */
export type Unfolded = { readonly view: View; readonly changed: readonly { start: number; end: number }[] };

type Rewrite = { readonly start: number; readonly end: number; readonly text: string };

const DIGIT_WORDS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  niner: '9',
  cero: '0',
  uno: '1',
  dos: '2',
  tres: '3',
  cuatro: '4',
  cinco: '5',
  seis: '6',
  siete: '7',
  ocho: '8',
  nueve: '9',
  dash: '-',
  hyphen: '-',
  guion: '-',
};
const WORD = Object.keys(DIGIT_WORDS).join('|');
const SPOKEN = new RegExp(
  `\\b(?:(?:double|triple) )?(?:${WORD})(?:[ ,.-]{1,3}(?:(?:double |triple )?(?:${WORD})\\b|\\d{1,4}\\b)){2,20}`,
  'gi',
);
const SPACED = /(?<![A-Za-z0-9])(?:\([ ]?)?[A-Za-z0-9](?:[ ./()*_-]{1,3}[A-Za-z0-9](?![A-Za-z0-9])){3,60}/g;
const DOTS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z0-9]) ?[[({] ?(?:dot|punto|\.) ?[\])}] ?(?=[a-z0-9])/gi, '.'],
  [/(?<=[a-z0-9]) ?[[({] ?(?:at|arroba|@) ?[\])}] ?(?=[a-z0-9])/gi, '@'],
  [/(?<=\d) dot (?=\d)/gi, '.'],
  [/(?<=www) \. | \. (?=(?:com|org|net|edu|gov)\b)|(?<=\.(?:com|org|net|edu|gov)|(?:com|org|net|edu|gov)) \/ /gi, ''],
];
const SPOKEN_MAIL =
  /\b[a-z0-9_-]{1,40}(?: (?:dot|punto) [a-z0-9_-]{1,40}){0,3} (?:at|arroba) [a-z0-9-]{1,40}(?: (?:dot|punto) [a-z0-9-]{1,20}){0,2} (?:dot|punto) (?:com|org|net|edu|gov|mx|es|us|io|co)\b/gi;
const SPACED_LINK = /\bwww ?\. ?[a-z0-9-]{1,60}(?: ?\. ?[a-z0-9-]{2,30}){1,3}(?: ?\/ ?[a-z0-9._~-]{1,80}){0,6}/gi;
const SYLLABLES = /\b[A-Za-z]{1,4}-[a-z]{1,5}(?:-[a-z]{1,5}){0,4}(?: [A-Z]-[a-z]{1,5}(?:-[a-z]{1,5}){0,4})\b/g;
const LEET = /(?<![\w@])(?=[A-Za-z0-9@$]{0,20}[A-Za-z])(?=[A-Za-z0-9@$]{0,20}[0134578@$])[A-Za-z@$0-9]{3,20}(?![\w@])/g;
const LEET_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
};

/** Reads through what people do to slip past a filter; null when there is nothing of the kind. */
export function unfold(view: View): Unfolded | null {
  const rewrites = withoutOverlap([
    ...each(view.text, SPACED_LINK, (found) => (/ /.test(found) ? found.replace(/ /g, '') : null)),
    ...each(view.text, SPOKEN_MAIL, spokenMail),
    ...each(view.text, SPOKEN, spokenDigits),
    ...each(view.text, SPACED, closedUp),
    ...each(view.text, SYLLABLES, (found) => found.replace(/-/g, '')),
    ...DOTS.flatMap(([pattern, mark]) => each(view.text, pattern, () => mark)),
    ...each(view.text, /\bhxxp/gi, () => 'http'),
    ...each(view.text, LEET, plainLetters),
  ]);
  return rewrites.length === 0 ? null : rebuild(view, rewrites);
}

function each(text: string, pattern: RegExp, rewrite: (found: string) => string | null): Rewrite[] {
  const rewrites: Rewrite[] = [];
  for (const match of text.matchAll(pattern)) {
    const to = rewrite(match[0]);
    const start = match.index ?? 0;
    if (to !== null && to !== match[0]) rewrites.push({ start, end: start + match[0].length, text: to });
  }
  return rewrites;
}

/** Earlier patterns win; of one pattern the matches never overlap. */
function withoutOverlap(rewrites: readonly Rewrite[]): Rewrite[] {
  const ordered = rewrites
    .map((rewrite, rank) => ({ rewrite, rank }))
    .sort((a, b) => a.rewrite.start - b.rewrite.start || a.rank - b.rank);
  const kept: Rewrite[] = [];
  let end = 0;
  for (const { rewrite } of ordered) {
    if (rewrite.start < end) continue;
    kept.push(rewrite);
    end = rewrite.end;
  }
  return kept;
}

function spokenMail(found: string): string {
  return found.replace(/ (?:dot|punto) /gi, '.').replace(/ (?:at|arroba) /gi, '@');
}

function spokenDigits(found: string): string | null {
  let out = '';
  let times = 1;
  for (const [token] of found.toLowerCase().matchAll(/[a-z]+|\d+|,/g)) {
    if (token === 'double' || token === 'triple') {
      times = token === 'double' ? 2 : 3;
      continue;
    }
    if (token === ',') out += out.endsWith('-') ? '' : '-';
    else out += (DIGIT_WORDS[token] ?? token).repeat(times).replace('--', '-');
    times = 1;
  }
  const plain = out.replace(/-{2,}/g, '-');
  return plain.replace(/\D/g, '').length >= 4 ? plain : null;
}

/** "J o h n" to "John", "5 5 5 - 0 1 2 3" to "555-0123"; two spaces part words. */
function closedUp(found: string): string | null {
  const letters = found.replace(/[^A-Za-z]/g, '').length;
  const digits = found.replace(/\D/g, '').length;
  if (digits > letters)
    return found
      .replace(/ +/g, '')
      .replace(/^\(?(\d{3})\)/, '$1-')
      .replace(/-{2,}/g, '-');
  if (letters < 4) return null;
  return found
    .split(/ {2,}/)
    .map((part) => part.replace(/[^A-Za-z0-9]/g, ''))
    .join(' ');
}

function plainLetters(found: string): string | null {
  if (/^\d+[a-z]{1,2}$/i.test(found)) return null;
  const plain = [...found].map((char) => LEET_LETTERS[char] ?? char).join('');
  const lower = plain.toLowerCase();
  return isGivenName(lower) || (lexicon().isSurname(lower) && plain.length > 4) || lower.startsWith('ninety')
    ? plain
    : null;
}

function rebuild(view: View, rewrites: readonly Rewrite[]): Unfolded {
  const builder = new ViewBuilder(view.text.length);
  const changed: { start: number; end: number }[] = [];
  let at = 0;
  let length = 0;
  const copy = (to: number) => {
    for (; at < to; at += 1, length += 1) builder.append(view.text[at] ?? '', view.starts[at] ?? 0, view.ends[at] ?? 0);
  };
  for (const rewrite of rewrites) {
    copy(rewrite.start);
    builder.append(rewrite.text, view.starts[rewrite.start] ?? 0, view.ends[rewrite.end - 1] ?? 0);
    changed.push({ start: length, end: length + rewrite.text.length });
    length += rewrite.text.length;
    at = rewrite.end;
  }
  copy(view.text.length);
  return { view: builder.build(), changed };
}
