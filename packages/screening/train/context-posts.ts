import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledPost } from './context-examples.ts';
import type { CorpusPost, CorpusSpan } from './corpus.ts';

/** Twins stand side by side in a file and stay together. */
const BLOCK_POSTS = 10;
/** Of the development set this share, in percent, is kept apart and never read in training. */
const KEPT_APART = 40;

type DevelopmentLine = {
  readonly id: string;
  readonly author: string;
  readonly label: string;
  readonly text: string;
  readonly spans: readonly (Omit<CorpusSpan, 'optional'> & { readonly optional?: boolean })[];
};

/** Posts of the own corpus that are a disclosure or safe. */
export function corpusPosts(posts: readonly CorpusPost[]): LabelledPost[] {
  const counted = new Map<string, number>();
  return posts
    .filter(({ label }) => label === 'disclosure' || label === 'safe')
    .map((post) => {
      const place = counted.get(post.file) ?? 0;
      counted.set(post.file, place + 1);
      return { ...post, block: blockOf(`${post.file}:${Math.floor(place / BLOCK_POSTS)}`), source: 'corpus' };
    });
}

/** The part of the development set that may be learned from; the other part is not even parsed. */
export function developmentPosts(data: string): LabelledPost[] {
  const lines = readFileSync(join(data, 'screening-dev/posts.jsonl'), 'utf8').split('\n');
  return lines.filter(isForTraining).map((line) => {
    // The manifest pins the bytes of this file, so its shape is known.
    const post = JSON.parse(line) as DevelopmentLine;
    const spans = post.spans.map((span) => ({ ...span, optional: span.optional === true }));
    return { ...post, spans, block: blockOf(post.id), source: 'development' };
  });
}

function isForTraining(line: string): boolean {
  const id = /^\{"id": ?"([^"]+)"/.exec(line)?.[1];
  if (id === undefined) return false;
  const digest = createHash('sha256').update(`bedside:${id}`).digest('hex');
  return Number(BigInt(`0x${digest}`) % 100n) >= KEPT_APART;
}

/** Number of the block of posts that stay on one side of every split. */
export function blockOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0);
}
