import type { NameSpan } from './candidates.ts';
import { isGivenName, nameness } from './words.ts';

const AROUND =
  /^(?:team|prayers?for|pray(?:ing)?for|fuerza|justicefor|standwith|for|baby|go|love|hope|we(?:love|heart)|forever|miss(?:ing)?|fly(?:high)?|rip|welcome)|(?:strong|fights?|warrior|journey|army|graduates?|forever|grad)$/gi;
const BESIDE = /^(?:team|for|fuerza|baby|rip|strong|fights?|warrior|journey|army|forever|welcome|go|miss|with)$/i;
const FILE_WORDS = new Set(
  'img image photo video preop postop pre post op echo wound day smile after before scan ct mri xray final draft copy slide fig figure intake form consent ssn mrn chart note report result results lab clip colon polyp visit hospice left right view new old edit knee hip brain clinic patient menu fall winter spring summer budget agenda minutes schedule flyer poster logo policy training annual team staff newsletter'.split(
    ' ',
  ),
);

/** Names in one hashtag without its #: PrayersForAaliyah, AaliyahStrong, JavierRincon, teamsolveig. Offsets into `tag`. */
export function namesInTag(tag: string): NameSpan[] {
  const words = [...tag.matchAll(/[A-Z][a-z]+|[a-z]+|[A-Z]+(?![a-z])/g)];
  if (words.length === 1) return nameInPlainTag(tag);
  const first = words.findIndex((word, i) =>
    isNameInTag(
      words.map(([text]) => text),
      i,
    ),
  );
  const found = words[first];
  if (!found) return [];
  const start = found.index ?? 0;
  const next = words[first + 1];
  const hasSurname =
    next !== undefined && words.length === first + 2 && !BESIDE.test(next[0]) && nameness(next[0].toLowerCase()) >= 1;
  return [{ start, end: hasSurname ? tag.length : start + found[0].length }];
}

/** A known given name, or an unknown word beside "Team", "Strong" and the like. */
function isNameInTag(words: readonly string[], i: number): boolean {
  const word = (words[i] ?? '').toLowerCase();
  if (word.length < 4 || BESIDE.test(word)) return false;
  if (isGivenName(word)) return true;
  const neighbours = [words[i - 1], words[i + 1]];
  return (
    words.length <= 3 && nameness(word) === 2 && neighbours.some((near) => near !== undefined && BESIDE.test(near))
  );
}

function nameInPlainTag(tag: string): NameSpan[] {
  const core = tag.replace(AROUND, '');
  if (core.length < 4 || core === tag || !isGivenName(core.toLowerCase())) return [];
  const start = tag.indexOf(core);
  return [{ start, end: start + core.length }];
}

/** Parts of a file name's stem that look like a person's name: Kowalczyk_Irena_preop. Offsets into `stem`. */
export function namesInFile(stem: string): NameSpan[] {
  const spans: NameSpan[] = [];
  for (const part of stem.matchAll(/[A-Za-z]{4,40}/g)) {
    const halves = part[0].match(/[A-Z][a-z]+/g) ?? [part[0]];
    const isName = halves.some((half) => !FILE_WORDS.has(half.toLowerCase()) && nameness(half.toLowerCase()) >= 2);
    const start = part.index ?? 0;
    if (isName) spans.push({ start, end: start + part[0].length });
  }
  return spans;
}
