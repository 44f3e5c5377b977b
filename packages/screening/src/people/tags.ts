import type { Mention } from '../mention.ts';
import { classOf, LOWER, UPPER } from '../text/character-class.ts';
import { lexicon } from '../text/lexicon.ts';
import { HASHTAG, hashOf, hashWord } from '../text/tokens.ts';
import { WordSet } from '../text/word-set.ts';
import type { TaggedText } from './names.ts';

/** Graded in the lexicon from 0 to 7. */
const OFTEN_GIVEN = 3;
/** Of a name that a place bears as well: "Austin" is given more than "Boston". */
const FIRST_OF_ALL_A_NAME = 5;
const WHOLE_PLACE = 2;
const RARE_WORD = 2;
const MIN_LETTERS = 4;

/** What people write around a name in a tag, longest first. */
const BEFORE =
  'happybirthday prayersfor prayingfor justicefor prayfor getwell weheart welove flyhigh welcome forever missing fuerza stand love team hope baby pray rip for our go we'.split(
    ' ',
  );
const AFTER = 'graduates warrior journey strong forever fighter fights fight army grad crew'.split(' ');
const beside = new WordSet(
  [...BEFORE, ...AFTER, 'the', 'with', 'day', 'birthday', 'happy', 'prayers', 'justice'].map(hashWord),
);

type Part = { readonly start: number; readonly end: number };

/** Names inside hashtags: #TeamSolveig, #PrayersForAaliyah, #javierstrong; `known` are hashes of names in the same text. */
export function findTagNames(text: TaggedText, known: ReadonlySet<number>): Mention[] {
  const { tokens } = text;
  const found: Mention[] = [];
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] !== HASHTAG) continue;
    const tag = { start: (tokens.start[i] as number) + 1, end: tokens.end[i] as number };
    const part = nameIn(text, tag, known);
    if (part)
      found.push({
        ...part,
        type: 'NAME',
        code: 'PERSON_NAME',
        certainty: 0.8,
        ownership: 'anyone',
        ruleId: 'name-in-tag',
      });
  }
  return found;
}

function nameIn(text: TaggedText, tag: Part, known: ReadonlySet<number>): Part | null {
  const parts = partsOf(text.reading.codes, tag);
  if (parts.length === 1) return inPlainTag(text.reading.codes, tag, known);
  const { codes } = text.reading;
  const first = parts.findIndex((part) => isName(codes, part, known));
  const name = parts[first];
  if (!name) return null;
  const next = parts[first + 1];
  const hasSurname =
    next !== undefined && first + 2 === parts.length && !beside.has(hashOf(codes, next.start, next.end));
  return hasSurname ? { start: name.start, end: next.end } : name;
}

function isName(codes: Uint16Array, { start, end }: Part, known: ReadonlySet<number>): boolean {
  const hash = hashOf(codes, start, end);
  if (known.has(hash)) return true;
  if (end - start < MIN_LETTERS || beside.has(hash)) return false;
  const words = lexicon();
  const entry = words.find(hash);
  const least = words.place[entry] === WHOLE_PLACE ? FIRST_OF_ALL_A_NAME : OFTEN_GIVEN;
  return (words.given[entry] as number) >= least && (words.common[entry] as number) <= RARE_WORD;
}

/** Words of a tag by its capitals: "TeamSolveig" has two. */
function partsOf(codes: Uint16Array, { start, end }: Part): Part[] {
  const parts: Part[] = [];
  let from = -1;
  for (let at = start; at <= end; at += 1) {
    const kind = at < end ? classOf(codes[at] as number) : 0;
    const isLetter = kind === LOWER || kind === UPPER;
    const begins = kind === UPPER && from !== -1 && classOf(codes[at - 1] as number) === LOWER;
    if (from !== -1 && (!isLetter || begins)) {
      parts.push({ start: from, end: at });
      from = -1;
    }
    if (isLetter && from === -1) from = at;
  }
  return parts;
}

function inPlainTag(codes: Uint16Array, tag: Part, known: ReadonlySet<number>): Part | null {
  const word = String.fromCharCode(...codes.subarray(tag.start, Math.min(tag.end, tag.start + 40))).toLowerCase();
  const before = BEFORE.find((part) => word.startsWith(part) && word.length > part.length + 2) ?? '';
  const rest = word.slice(before.length);
  const after = AFTER.find((part) => rest.endsWith(part) && rest.length > part.length + 2) ?? '';
  const part = { start: tag.start + before.length, end: tag.start + word.length - after.length };
  const isWhole = before === '' && after === '';
  if (isWhole && !known.has(hashOf(codes, part.start, part.end))) return null;
  return isName(codes, part, known) ? part : null;
}
