import { wordKey } from '../src/tagger/word-key.ts';
import { Reader } from '../src/text/reading.ts';
import { ALL_CAPITALS, FIRST_CAPITAL, LONE_CAPITAL, SENTENCE_START, Tokens, WORD } from '../src/text/tokens.ts';

/** Running text as numbers: each line's words by vocabulary index, with 0 between the lines. */
export type Stream = {
  readonly words: Int32Array;
  /** Key of each vocabulary index; index 0 is the end of a line. */
  readonly keys: number[];
  readonly count: number[];
  /** Times a word stood in lower case. */
  readonly lower: number[];
  /** Times it had a capital where no sentence began and the line was not all capitals or title case. */
  readonly capital: number[];
};

/** Reads lines as the engine reads posts, and counts their words. */
export function readStream(lines: Iterable<string>): Stream {
  const reader = new Reader();
  const tokens = new Tokens();
  const vocabulary = new Map<number, number>();
  const stream = { keys: [0], count: [0], lower: [0], capital: [0] };
  const words: number[] = [0];
  for (const line of lines) {
    const reading = reader.read(plainEntities(line));
    tokens.split(reading);
    const isPlain = capitalShare(tokens) < 0.5;
    for (let i = 0; i < tokens.count; i += 1) {
      const kind = tokens.kind[i] as number;
      const units = (tokens.end[i] as number) - (tokens.start[i] as number);
      const key = wordKey({ kind, hash: tokens.hash[i] as number, units });
      let word = vocabulary.get(key);
      if (word === undefined) {
        word = stream.keys.length;
        vocabulary.set(key, word);
        stream.keys.push(key);
        for (const column of [stream.count, stream.lower, stream.capital]) column.push(0);
      }
      count(stream, word, { flags: tokens.flags[i] as number, kind, isPlain });
      words.push(word);
    }
    words.push(0);
  }
  stream.count[0] = words.length;
  return { words: Int32Array.from(words), ...stream };
}

function count(
  stream: { count: number[]; lower: number[]; capital: number[] },
  word: number,
  token: { flags: number; kind: number; isPlain: boolean },
): void {
  stream.count[word] = (stream.count[word] as number) + 1;
  if (token.kind !== WORD) return;
  if ((token.flags & (FIRST_CAPITAL | ALL_CAPITALS)) === 0) {
    stream.lower[word] = (stream.lower[word] as number) + 1;
  } else if (token.isPlain && (token.flags & SENTENCE_START) === 0) {
    stream.capital[word] = (stream.capital[word] as number) + 1;
  }
}

/** Share of words with a first capital, of all words longer than a letter. */
function capitalShare(tokens: Tokens): number {
  let words = 0;
  let capitals = 0;
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] !== WORD || ((tokens.flags[i] as number) & LONE_CAPITAL) !== 0) continue;
    words += 1;
    if (((tokens.flags[i] as number) & FIRST_CAPITAL) !== 0) capitals += 1;
  }
  return words === 0 ? 0 : capitals / words;
}

/** The networks' own way of writing "&", "<" and ">". */
export function plainEntities(line: string): string {
  return line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
