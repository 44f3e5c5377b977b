import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCorpusTexts } from '../material.ts';
import { generator } from '../score/sample-answers.ts';

const encoder = new TextEncoder();
export const SHORT_BYTES = 112;
export const LONG_UNITS = 5_000;

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** What people write: the own corpus and, where the data folder is there, as many unlabelled tweets and comments. */
export function readTexts(data: string | null): { corpus: string[]; social: string[] } {
  const corpus = readCorpusTexts();
  if (data === null) return { corpus, social: [] };
  const packed = readFileSync(join(data, 'text/unlabelled-social.txt.gz'));
  return {
    corpus,
    social: gunzipSync(packed)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.length > 20),
  };
}

/**
 * Posts of at most 112 bytes, at least 109, all different: windows of the texts that begin at a word, half of them from
 * each kind where both are there.
 */
export function shortPosts(texts: { corpus: readonly string[]; social: readonly string[] }, count: number): string[] {
  const streams = [texts.corpus, texts.social].filter((list) => list.length > 0).map((list) => joinedShuffled(list));
  const perStream = Math.ceil(count / streams.length);
  const lists = streams.map((stream) => windows(stream, perStream));
  return Array.from({ length: perStream }, (_, i) => lists.flatMap((list) => list[i] ?? []))
    .flat()
    .slice(0, count);
}

function windows(stream: string, count: number): string[] {
  const found = new Set<string>();
  const step = Math.max(1, Math.floor((stream.length - 2 * SHORT_BYTES) / count));
  for (let i = 0; i < count; i += 1) {
    const from = stream.indexOf(' ', i * step) + 1;
    const text = cutToBytes(stream.slice(from, from + SHORT_BYTES), SHORT_BYTES);
    if (text.isWellFormed()) found.add(text);
  }
  return [...found];
}

/** As many whole code points as fit. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Different posts of 5,000 UTF-16 units, each of many texts. */
export function longPosts(texts: { corpus: readonly string[]; social: readonly string[] }, count: number): string[] {
  const stream = joinedShuffled([...texts.corpus, ...texts.social.slice(0, texts.corpus.length)]);
  const step = Math.floor((stream.length - LONG_UNITS) / count);
  return Array.from({ length: count }, (_, i) => stream.slice(i * step, i * step + LONG_UNITS)).map((text) =>
    text.isWellFormed() ? text : text.toWellFormed().replaceAll('\ufffd', '?'),
  );
}

function joinedShuffled(list: readonly string[]): string {
  const random = generator(7);
  const order = [...list];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1));
    [order[i], order[k]] = [order[k] as string, order[i] as string];
  }
  return order.join('\n');
}
