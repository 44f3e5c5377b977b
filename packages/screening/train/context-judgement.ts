import { typeGroup } from '../src/context/features.ts';
import {
  certaintyTerm,
  clampLogit,
  JUDGEMENT_TERMS,
  type Judgement,
  mentionOdds,
  STORY_TERMS,
  storyOdds,
  TYPE_GROUPS,
} from '../src/context/judgement.ts';
import type { HeldOut } from './context-models.ts';
import { fitLogistic, type Observation } from './logistic.ts';

/** Posts written for the product's evaluation are nearer to real ones than the invented twins. */
const DEVELOPMENT_WEIGHT = 4;
const RIDGE = 4;
/** Shares of the safe posts of the development set that may be warned of, and stopped. */
const WARNED = 0.03;
const BLOCKED = 0.012;

/** What a post comes to: the highest log odds of a mention, and of a passage. */
export type PostOdds = { readonly mention: number; readonly story: number };

/** Fits probabilities and thresholds to what models say of posts that they never saw. */
export function fitJudgement(heldOut: readonly HeldOut[]): Judgement {
  const found = heldOut.filter(({ example }) => example.variant === 'found');
  const mention = fitMentions(found);
  const story = fitStories(found, mention);
  const both = { mention, story };
  const safe = found.filter(isDevelopment).filter(({ example }) => example.post.label === 'safe');
  const ordered = (safe.length > 0 ? safe : found).map((held) => highest(postOdds(both, held))).sort((a, b) => b - a);
  const from = (share: number) => chance(ordered[Math.floor(ordered.length * share)] as number);
  return { ...both, warnFrom: from(WARNED), blockFrom: from(BLOCKED) };
}

export function postOdds(judgement: Pick<Judgement, 'mention' | 'story'>, held: HeldOut): PostOdds {
  const best = bestOdds(judgement, held);
  const stories = held.passages.map((passage, at) => storyOdds(judgement, passage, best[at] ?? null));
  return {
    mention: Math.max(-9, ...best.map((odds) => odds ?? -9)),
    story: Math.max(-9, ...stories),
  };
}

/** One number for a post: a mention of a patient is as good as a story. */
export function highest({ mention, story }: PostOdds): number {
  return Math.max(mention, story);
}

function isDevelopment({ example }: HeldOut): boolean {
  return example.post.source === 'development';
}

function weightOf(held: HeldOut): number {
  return isDevelopment(held) ? DEVELOPMENT_WEIGHT : 1;
}

function chance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** First one fit for all mentions, then each type group near to it. */
function fitMentions(found: readonly HeldOut[]): Float64Array {
  const groups: Observation[][] = Array.from({ length: TYPE_GROUPS }, () => []);
  for (const held of found) {
    for (const [at, one] of held.example.mentions.entries()) {
      const answer = one.wanted[0] as number;
      if (answer < 0) continue;
      const logit = clampLogit((held.mentions[at] as readonly number[])[0] as number);
      const passage = clampLogit(held.passages[one.passage] as number);
      const terms = [1, logit, passage, certaintyTerm(one.certainty)];
      (groups[typeGroup(one.symbol)] as Observation[]).push({ terms, answer, weight: weightOf(held) });
    }
  }
  const all = fitLogistic(groups.flat(), { start: [0, 1, 0, 0], ridge: RIDGE });
  const mention = new Float64Array(TYPE_GROUPS * JUDGEMENT_TERMS);
  for (const [group, observations] of groups.entries()) {
    mention.set(fitLogistic(observations, { start: all, ridge: RIDGE * 5 }).map(rounded), group * JUDGEMENT_TERMS);
  }
  return mention;
}

function fitStories(found: readonly HeldOut[], mention: Float64Array): Float64Array {
  const observations: Observation[] = [];
  for (const held of found) {
    const best = bestOdds({ mention }, held);
    for (const [at, { wanted }] of held.example.passages.entries()) {
      if (wanted < 0) continue;
      observations.push({
        terms: storyTerms(held.passages[at] as number, best[at] ?? null),
        answer: wanted,
        weight: weightOf(held),
      });
    }
  }
  return Float64Array.from(fitLogistic(observations, { start: [0, 1, 0, 0, 0], ridge: RIDGE }), rounded);
}

function storyTerms(passage: number, best: number | null): number[] {
  return Array.from({ length: STORY_TERMS }, (_, term) => storyOdds({ story: unitVector(term) }, passage, best));
}

function unitVector(place: number): Float64Array {
  return Float64Array.from({ length: STORY_TERMS }, (_, i) => (i === place ? 1 : 0));
}

function bestOdds(judgement: Pick<Judgement, 'mention'>, held: HeldOut): (number | null)[] {
  const best: (number | null)[] = held.passages.map(() => null);
  for (const [at, { symbol, passage, certainty }] of held.example.mentions.entries()) {
    const logit = (held.mentions[at] as readonly number[])[0] as number;
    const odds = mentionOdds(judgement, { symbol, logit, passage: held.passages[passage] as number, certainty });
    const known = best[passage] ?? null;
    if (known === null || odds > known) best[passage] = odds;
  }
  return best;
}

/** Enough digits to be exact to the eye, and few enough to be the same text at every run. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
