import type { Mention } from '../mention.ts';
import { hashOf, PUNCTUATION, WORD } from '../text/tokens.ts';
import { facilities, largePairs, largePlaces, nowhere } from './name-words.ts';
import { isReworded, type TaggedText } from './names.ts';

const CANDIDATE_FROM = 0.3;
const HYPHEN = 45;

/** Places smaller than a state, by where they begin. */
export function findPlaces(text: TaggedText): Mention[] {
  const { tokens, tagger } = text;
  const found: Mention[] = [];
  for (let i = 0; i < tokens.count; ) {
    if (!isPlacePart(text, i)) {
      i += 1;
      continue;
    }
    let end = i + 1;
    let certainty = tagger.place[i] as number;
    while (end < tokens.count && (isPlacePart(text, end) || isHyphen(text, end))) {
      certainty = Math.max(certainty, tagger.place[end] as number);
      end += 1;
    }
    if (!isLarge(text, i, end) && !isHouse(text, end)) found.push(placeMention(text, { from: i, end, certainty }));
    i = end;
  }
  return found;
}

function isPlacePart({ tokens, tagger }: TaggedText, i: number): boolean {
  if (tokens.kind[i] !== WORD || isReworded(tokens, i, nowhere)) return false;
  return (tagger.place[i] as number) >= CANDIDATE_FROM;
}

function isHyphen(text: TaggedText, i: number): boolean {
  const { tokens } = text;
  return (
    tokens.kind[i] === PUNCTUATION && tokens.hash[i] === HYPHEN && i + 1 < tokens.count && isPlacePart(text, i + 1)
  );
}

/** "Ohio", "New Mexico": a state, a country or larger, and nothing beside. */
function isLarge({ tokens, reading }: TaggedText, from: number, end: number): boolean {
  for (let i = from; i < end; i += 1) {
    if (tokens.kind[i] !== WORD) continue;
    const isPair =
      i + 1 < end && largePairs.has(hashOf(reading.codes, tokens.start[i] as number, tokens.end[i + 1] as number));
    if (isPair) i += 1;
    else if (!largePlaces.has(tokens.hash[i] as number)) return false;
  }
  return true;
}

/** "Mercy Hospital": a facility's name is not marked, a county's or park's is. */
function isHouse({ tokens }: TaggedText, end: number): boolean {
  if (facilities.has(tokens.hash[end - 1] as number)) return true;
  return end < tokens.count && tokens.kind[end] === WORD && facilities.has(tokens.hash[end] as number);
}

function placeMention(
  { tokens }: TaggedText,
  { from, end, certainty }: { from: number; end: number; certainty: number },
): Mention {
  return {
    start: tokens.start[from] as number,
    end: tokens.end[end - 1] as number,
    type: 'GEO',
    code: 'PLACE_SMALLER_THAN_STATE',
    certainty,
    ownership: 'anyone',
    ruleId: 'place',
  };
}
