import type { Subject } from '../types.ts';
import {
  addMentionFeatures,
  addOwnWords,
  addPassageFeatures,
  addPassageStep,
  authorNumber,
  Features,
} from './features.ts';
import { mentionOdds, probability, storyOdds } from './judgement.ts';
import { scoreHeads } from './linear-model.ts';
import type { ContextModels } from './packed-context.ts';
import { type Placed, Sequence, type Text } from './sequence.ts';

/** Heads of the mention model, in order. */
export const SUBJECTS: readonly Subject[] = ['patient', 'staff', 'org', 'public'];

/** A mention as the models see it: `form` as of `formOf`, `certainty` from 0 to 1 that it is an identifier at all. */
export type Asked = Placed & { readonly form: number; readonly certainty: number };

const EVEN = 0.5;
const HALF_LOGITS = 8;
/** Judging a mention costs some microseconds; a text with more of them is no post and is stopped as a whole. */
export const MAX_JUDGED_MENTIONS = 4000;

/** Reads what the words around say: whose each mention is, and whether a passage tells of somebody in care. */
export class ContextReader {
  readonly sequence = new Sequence();
  /** Rows of the passage read last. */
  readonly features = new Features();
  /** Logit that a passage tells of an identifiable person in care; one for each passage. */
  passageLogit = new Float64Array(64);
  /** Probability that a passage tells of a patient who could be known, with its mentions taken in; one for each passage. */
  storyChance = new Float64Array(64);
  /** Probability that a mention identifies a patient; one for each mention. */
  patientChance = new Float64Array(64);
  /** Four logits (patient, staff, org, public) for each mention. */
  subjectLogits = new Float64Array(256);
  readonly #models: ContextModels;
  readonly #scores = new Float64Array(SUBJECTS.length);
  readonly #onPassage: ((passage: number) => void) | undefined;

  /** `onPassage` is called with `features` holding the rows of that passage, for other models over the same rows. */
  constructor(models: ContextModels, onPassage?: (passage: number) => void) {
    this.#models = models;
    this.#onPassage = onPassage;
  }

  /** Mentions are in order and do not overlap; there are at most MAX_JUDGED_MENTIONS of them. */
  read(text: Text, mentions: readonly Asked[], author: string | undefined): void {
    const { sequence } = this;
    sequence.build(text, mentions);
    this.#reserve(sequence.passageCount, mentions.length);
    const writer = authorNumber(author);
    for (let passage = 0; passage < sequence.passageCount; passage += 1) {
      this.features.clear();
      addPassageFeatures(this.features, sequence, { passage, author: writer });
      scoreHeads(this.#models.passage, this.features, this.#scores);
      const logit = this.#scores[0] as number;
      this.passageLogit[passage] = logit;
      this.#onPassage?.(passage);
      this.#judgeMentions(text, mentions, { passage, author: writer });
    }
  }

  /** Whose a mention of the text read last is most likely; the patient's from even odds on. */
  subjectOf(mention: number): Subject {
    if ((this.patientChance[mention] as number) >= EVEN) return 'patient';
    let likeliest = 1;
    for (let head = 2; head < SUBJECTS.length; head += 1) {
      if (this.#logit(mention, head) > this.#logit(mention, likeliest)) likeliest = head;
    }
    return SUBJECTS[likeliest] as Subject;
  }

  #logit(mention: number, head: number): number {
    return this.subjectLogits[mention * SUBJECTS.length + head] as number;
  }

  #judgeMentions(text: Text, mentions: readonly Asked[], where: { passage: number; author: number }): void {
    const { sequence } = this;
    const { judgement } = this.#models;
    const logit = this.passageLogit[where.passage] as number;
    const step = stepOf(logit);
    let best: number | null = null;
    const to = sequence.passageStart[where.passage + 1] as number;
    for (let at = sequence.passageStart[where.passage] as number; at < to; at += 1) {
      const index = sequence.mention[at] as number;
      if (index === -1) continue;
      this.features.clear();
      const mention = mentions[index] as Asked;
      addMentionFeatures(this.features, sequence, { ...where, at, form: mention.form });
      addOwnWords(this.features, text, mention);
      const symbol = sequence.symbol[at] as number;
      addPassageStep(this.features, step, symbol);
      scoreHeads(this.#models.mention, this.features, this.#scores);
      this.subjectLogits.set(this.#scores, index * SUBJECTS.length);
      const asked = { symbol, logit: this.#scores[0] as number, passage: logit, certainty: mention.certainty };
      const odds = mentionOdds(judgement, asked);
      this.patientChance[index] = probability(odds);
      if (best === null || odds > best) best = odds;
    }
    this.storyChance[where.passage] = probability(storyOdds(judgement, logit, best));
  }

  #reserve(passages: number, mentions: number): void {
    if (passages > this.passageLogit.length) {
      this.passageLogit = new Float64Array(passages * 2);
      this.storyChance = new Float64Array(passages * 2);
    }
    if (mentions > this.patientChance.length) this.patientChance = new Float64Array(mentions * 2);
    const needed = mentions * SUBJECTS.length;
    if (needed > this.subjectLogits.length) this.subjectLogits = new Float64Array(needed * 2);
  }
}

/** A passage's logit in half steps from 0 to 16, as the mention model knows it. */
export function stepOf(logit: number): number {
  return Math.max(0, Math.min(2 * HALF_LOGITS, Math.round(logit * 2) + HALF_LOGITS));
}
