import { join } from 'node:path';
import { readConductFacts } from '../src/conduct/facts.ts';
import { Cues } from '../src/conduct/features.ts';
import { fillFeatures, stretches } from '../src/conduct/find.ts';
import { conductHeads } from '../src/conduct/logic.ts';
import type { ConductDocument } from '../src/conduct/rule.ts';
import { authorNumber, Features } from '../src/context/features.ts';
import { conductRules } from '../src/rules/conduct/list.ts';
import { Reader } from '../src/text/reading.ts';
import { Tokens } from '../src/text/tokens.ts';
import type { ConductType } from '../src/types.ts';
import { type CorpusPost, readCorpus } from './corpus.ts';

/** A post as the model of conduct learns it. */
export type ConductExample = {
  /** Problem and twin share a number; posts from elsewhere have one each, below zero. */
  readonly pair: number;
  readonly labels: readonly ConductType[];
  readonly isTwin: boolean;
  /** How much it counts in training. */
  readonly weight: number;
  /** Rows of each passage. */
  readonly passages: readonly Uint32Array[];
  /** Heads that the rules raise without the model. */
  readonly raised: ReadonlySet<number>;
};

const reader = new Reader();
const tokens = new Tokens();
const cues = new Cues();
const features = new Features();
const noFacts = readConductFacts(undefined);
const CORPUS = join(import.meta.dirname, '../corpus/conduct');
/** Of the posts about privacy every third is enough to learn what conduct is not. */
const EVERY = 3;
const CLEAN_WEIGHT = 0.5;
const RUNNING_WEIGHT = 0.25;

type Unlabelled = { readonly text: string; readonly author: string };

/**
 * The invented pairs, posts of the other corpus as clean examples without visitors, who are no staff, and running text as
 * far as no rule finds a fault in it.
 */
export function conductExamples(
  posts: readonly CorpusPost[],
  { running, isSlice }: { running: readonly Unlabelled[]; isSlice: boolean },
): ConductExample[] {
  let pair = -1;
  const pairs = readCorpus(CORPUS).map((post) => {
    const labels = post.label === '-' ? [] : (post.label.split(',').map((label) => label.trim()) as ConductType[]);
    if (labels.length > 0) pair += 1;
    return exampleOf(post, { pair, labels, isTwin: true, weight: 1 });
  });
  const clean = posts.filter((post) => post.author !== 'visitor').filter((_, i) => i % EVERY === 0);
  const others = clean.map((post, i) =>
    exampleOf(post, { pair: -1 - i, labels: [], isTwin: false, weight: CLEAN_WEIGHT }),
  );
  const lines = running
    .map((post, i) =>
      exampleOf(post, { pair: -1 - others.length - i, labels: [], isTwin: false, weight: RUNNING_WEIGHT }),
    )
    .filter(({ raised }) => raised.size === 0);
  return [...pairs.filter((one) => !isSlice || one.pair % 8 === 0), ...others, ...lines];
}

type Known = Pick<ConductExample, 'pair' | 'labels' | 'isTwin' | 'weight'>;

/** Rows and rule hits of one post. */
export function exampleOf(post: { readonly text: string; readonly author: string }, known: Known): ConductExample {
  const reading = reader.read(post.text);
  tokens.split(reading);
  cues.read(tokens);
  const document: ConductDocument = { reading, tokens, cues, author: post.author, facts: noFacts };
  const raised = new Set<number>();
  for (const rule of conductRules) for (const _ of rule.find(document)) raised.add(conductHeads.indexOf(rule.type));
  const passages = stretches(tokens, authorNumber(post.author)).map((stretch) => {
    fillFeatures(features, document, stretch);
    return features.row.slice(0, features.count);
  });
  return { ...known, passages, raised };
}
