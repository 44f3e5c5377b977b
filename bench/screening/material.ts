import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CorpusPost, parseCorpus } from '../../packages/screening/train/corpus.ts';
import type { GoldConduct, GoldPost } from './score/items.ts';

/** Posts and pairs that are scored as one and printed apart from others. */
export type Part = {
  readonly name: string;
  readonly posts: readonly GoldPost[];
  readonly conduct: readonly GoldConduct[];
};

const corpus = join(import.meta.dirname, '../../packages/screening/corpus');

/** Throws when a file of the data folder is missing or is not the one the manifest names. */
export function checkData(folder: string): void {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8')) as Record<
    string,
    string
  >;
  for (const [name, expected] of Object.entries(manifest)) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new Error(`The data folder has no ${name}.`);
    const actual = createHash('sha256').update(readFileSync(path)).digest('hex');
    if (actual !== expected) throw new Error(`${name} is not the file that bench/screening/manifest.json names.`);
  }
}

/** Of every hundred ids this many fall to the part that nothing is tuned on. */
const UNTOUCHED_OF_100 = 40n;

/** Whether nothing may be tuned on an item of the development set; pairs stay together. */
export function isUntouched(id: string): boolean {
  const digest = createHash('sha256').update(`bedside:${id}`).digest('hex');
  return BigInt(`0x${digest}`) % 100n < UNTOUCHED_OF_100;
}

/** The development set in its two parts. */
export function readDevelopment(folder: string): Part[] {
  const posts = readRows<GoldPost>(join(folder, 'screening-dev/posts.jsonl'));
  const conduct = readRows<GoldConduct>(join(folder, 'screening-dev/professionalism.jsonl'));
  const part = (name: string, isWanted: boolean): Part => ({
    name,
    posts: posts.filter(({ id }) => isUntouched(id) === isWanted),
    conduct: conduct.filter(({ id }) => isUntouched(id.replace(/c$/, '')) === isWanted),
  });
  return [part('development, untouched part', true), part('development, tuned part', false)];
}

function readRows<Row>(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

/** The repository's own posts that nothing was trained on. */
export function readHeldOut(): Part {
  const folder = join(corpus, 'held-out');
  return {
    name: 'held-out',
    posts: readFolder(folder, /^posts-.*\.src\.txt$/).map(toGoldPost),
    conduct: toPairs(readFolder(folder, /^conduct-.*\.src\.txt$/)),
  };
}

/** The posts that the engine learns from: material for speed, never for accuracy. */
export function readCorpusTexts(): string[] {
  return ['posts', 'conduct'].flatMap((name) => readFolder(join(corpus, name), /\.src\.txt$/).map(({ text }) => text));
}

function readFolder(folder: string, wanted: RegExp): CorpusPost[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => wanted.test(name)) : [];
  return files.sort().flatMap((file) => parseCorpus(file, readFileSync(join(folder, file), 'utf8')));
}

function toGoldPost(post: CorpusPost): GoldPost {
  const id = `${post.file}:${post.line}`;
  if (post.label !== 'disclosure' && post.label !== 'safe') throw new Error(`${id}: "${post.label}" is no label`);
  return { ...post, id, src: id, label: post.label };
}

/** A problem is followed by its twin. */
function toPairs(posts: readonly CorpusPost[]): GoldConduct[] {
  const ids = posts.map((post) => `${post.file}:${post.line}`);
  return posts.map((post, i) => {
    const isTwin = post.label === '-';
    return {
      id: ids[i] ?? '',
      src: ids[i] ?? '',
      author: post.author,
      network: post.network,
      text: post.text,
      labels: isTwin ? [] : post.label.split(',').map((label) => label.trim()),
      twin: ids[isTwin ? i - 1 : i + 1] ?? '',
    };
  });
}
