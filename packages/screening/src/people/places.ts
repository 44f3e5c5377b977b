import type { Mention } from '../mention.ts';
import { PUNCTUATION, WORD } from '../text/tokens.ts';
import { facilities, largePlaces } from './name-words.ts';
import type { TaggedText } from './names.ts';

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
    let isLarge = largePlaces.has(tokens.hash[i] as number);
    while (end < tokens.count && (isPlacePart(text, end) || isHyphen(text, end))) {
      certainty = Math.max(certainty, tagger.place[end] as number);
      isLarge &&= tokens.kind[end] !== WORD || largePlaces.has(tokens.hash[end] as number);
      end += 1;
    }
    if (!isLarge && !isHouse(text, end)) found.push(placeMention(text, { from: i, end, certainty }));
    i = end;
  }
  return found;
}

function isPlacePart({ tokens, tagger }: TaggedText, i: number): boolean {
  return tokens.kind[i] === WORD && (tagger.place[i] as number) >= CANDIDATE_FROM;
}

function isHyphen(text: TaggedText, i: number): boolean {
  const { tokens } = text;
  return (
    tokens.kind[i] === PUNCTUATION && tokens.hash[i] === HYPHEN && i + 1 < tokens.count && isPlacePart(text, i + 1)
  );
}

/** "Mercy Hospital": a facility's name is not marked, a county's or park's is. */
function isHouse({ tokens }: TaggedText, end: number): boolean {
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
