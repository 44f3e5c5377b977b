import { typeGroup } from './features.ts';

/** Groups of types that `typeGroup` tells apart. */
export const TYPE_GROUPS = 8;
/** Terms for one type group: constant, mention's logit, passage's logit, log odds of the certainty. */
export const JUDGEMENT_TERMS = 4;
/** Terms of a story: constant, passage's logit, whether there is a mention, the best mention's log odds, both together. */
export const STORY_TERMS = 5;
const MOST = 6;

/** Makes probabilities of logits, and says from which probability on a text is held up (Platt 1999). */
export type Judgement = {
  /** JUDGEMENT_TERMS for each type group. */
  readonly mention: Float64Array;
  /** STORY_TERMS. */
  readonly story: Float64Array;
  readonly warnFrom: number;
  readonly blockFrom: number;
};

export function clampLogit(logit: number): number {
  return Math.max(-MOST, Math.min(MOST, logit));
}

export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Log odds of a certainty, as the judgement takes it. */
export function certaintyTerm(certainty: number): number {
  const kept = Math.max(0.02, Math.min(0.98, certainty));
  return Math.log(kept / (1 - kept));
}

export type JudgedMention = {
  readonly symbol: number;
  readonly logit: number;
  readonly passage: number;
  readonly certainty: number;
};

/** Log odds that a mention identifies a patient. */
export function mentionOdds({ mention }: Pick<Judgement, 'mention'>, judged: JudgedMention): number {
  const at = typeGroup(judged.symbol) * JUDGEMENT_TERMS;
  return (
    (mention[at] as number) +
    (mention[at + 1] as number) * clampLogit(judged.logit) +
    (mention[at + 2] as number) * clampLogit(judged.passage) +
    (mention[at + 3] as number) * certaintyTerm(judged.certainty)
  );
}

/** Log odds that a passage tells of a patient who could be known; `best` are the highest odds of a mention, or null. */
export function storyOdds({ story }: Pick<Judgement, 'story'>, passage: number, best: number | null): number {
  const kept = clampLogit(passage);
  const own = (story[0] as number) + (story[1] as number) * kept;
  if (best === null) return own;
  const mention = clampLogit(best);
  return (
    own + (story[2] as number) + (story[3] as number) * mention + (story[4] as number) * Math.max(0, mention) * kept
  );
}
