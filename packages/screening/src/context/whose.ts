import { Recent } from '../text/recent.ts';
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
  readonly #recent = new Recent();
  readonly #certainty = new DataView(new ArrayBuffer(8));

  constructor(models: ContextModels) {
    this.#models = models;
  }

  /** Mentions are in order and do not overlap; there are at most MAX_JUDGED_MENTIONS of them. */
  read(text: Text, mentions: readonly Asked[], author: string | undefined): void {
    const { sequence } = this;
    sequence.build(text, mentions);
    this.#reserve(sequence.passageCount, mentions.length);
    const writer = authorNumber(author);
    // A short text is one passage, and nobody asks for it twice.
    const isLong = sequence.passageCount > 1;
    for (let passage = 0; passage < sequence.passageCount; passage += 1) {
      if (isLong && this.#recall(text, mentions, { passage, author: writer })) continue;
      this.features.clear();
      addPassageFeatures(this.features, sequence, { passage, author: writer });
      scoreHeads(this.#models.passage, this.features, this.#scores);
      const logit = this.#scores[0] as number;
      this.passageLogit[passage] = logit;
      this.#judgeMentions(text, mentions, { passage, author: writer });
      if (isLong) this.#keep(passage);
    }
  }

  /** Finds what was read of a passage with just these words and mentions; the key stays for `#keep`. */
  #recall(text: Text, mentions: readonly Asked[], { passage, author }: { passage: number; author: number }): boolean {
    const { sequence } = this;
    const from = sequence.passageStart[passage] as number;
    const to = sequence.passageStart[passage + 1] as number;
    this.#recent.begin();
    this.#recent.add(author);
    const { symbol, lowCues, highCues, cluster, sentence } = sequence;
    for (let at = from; at < to; at += 1) {
      const inPassage = (sentence[at] as number) - (sentence[from] as number);
      this.#recent.add(symbol[at] as number);
      this.#recent.add(lowCues[at] as number);
      this.#recent.add(highCues[at] as number);
      this.#recent.add(inPassage * 65_536 + (cluster[at] as number));
      const index = sequence.mention[at] as number;
      if (index !== -1) this.#addMention(text, mentions[index] as Asked);
    }
    const known = this.#recent.find();
    if (known === null) return false;
    this.passageLogit[passage] = known[0] as number;
    this.storyChance[passage] = known[1] as number;
    let next = 2;
    for (let at = from; at < to; at += 1) {
      const index = sequence.mention[at] as number;
      if (index === -1) continue;
      this.patientChance[index] = known[next] as number;
      this.subjectLogits.set(known.subarray(next + 1, next + 1 + SUBJECTS.length), index * SUBJECTS.length);
      next += 1 + SUBJECTS.length;
    }
    return true;
  }

  #addMention({ reading }: Text, mention: Asked): void {
    this.#recent.add(mention.form);
    this.#certainty.setFloat64(0, mention.certainty);
    this.#recent.add(this.#certainty.getUint32(0));
    this.#recent.add(this.#certainty.getUint32(4));
    this.#recent.add(mention.end - mention.start);
    for (let at = mention.start; at < mention.end; at += 1) this.#recent.add(reading.codes[at] as number);
  }

  #keep(passage: number): void {
    const { sequence } = this;
    const values = [this.passageLogit[passage] as number, this.storyChance[passage] as number];
    const to = sequence.passageStart[passage + 1] as number;
    for (let at = sequence.passageStart[passage] as number; at < to; at += 1) {
      const index = sequence.mention[at] as number;
      if (index === -1) continue;
      values.push(this.patientChance[index] as number);
      for (let head = 0; head < SUBJECTS.length; head += 1) values.push(this.#logit(index, head));
    }
    this.#recent.keep(Float64Array.from(values));
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
