import { OTHER, PERSON_FIRST, PLACE_FIRST } from '../tagger/labels.ts';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import type { TaggedText } from './names.ts';

const SURE = 0.9;
const UNLIKELY = 0.03;

/** For tests: a text as a tagger would mark it that takes what stands in `{}` for persons and in `<>` for places. */
export function taggedText(marked: string): TaggedText {
  const reading = new Reader().read(marked.replace(/[{}<>]/g, ''));
  const tokens = new Tokens();
  tokens.split(reading);
  const spans = spansOf(marked);
  const tagger = {
    label: new Uint8Array(tokens.count).fill(OTHER),
    person: new Float32Array(tokens.count).fill(UNLIKELY),
    place: new Float32Array(tokens.count),
  };
  for (let i = 0; i < tokens.count; i += 1) {
    const start = tokens.start[i] as number;
    const span = spans.find((candidate) => candidate.start <= start && start < candidate.end);
    if (!span) continue;
    const first = span.isPerson ? PERSON_FIRST : PLACE_FIRST;
    tagger.label[i] = start === span.start ? first : first + 1;
    tagger.person[i] = span.isPerson ? SURE : 0;
    tagger.place[i] = span.isPerson ? 0 : SURE;
  }
  return { reading, tokens, tagger };
}

function spansOf(marked: string): { start: number; end: number; isPerson: boolean }[] {
  const spans: { start: number; end: number; isPerson: boolean }[] = [];
  let marks = 0;
  for (const match of marked.matchAll(/[{<]([^}>]*)[}>]/g)) {
    const start = match.index - marks;
    spans.push({ start, end: start + (match[1] as string).length, isPerson: match[0].startsWith('{') });
    marks += 2;
  }
  return spans;
}
