import { authorNumber, Features } from '../context/features.ts';
import { conductRules } from '../rules/conduct/list.ts';
import { CONDUCT_MODEL } from '../tables/conduct-model.generated.ts';
import type { Reading } from '../text/reading.ts';
import { Recent } from '../text/recent.ts';
import { SENTENCE_START, type Tokens } from '../text/tokens.ts';
import type { ConductType, Severity } from '../types.ts';
import type { ConductFacts } from './facts.ts';
import { addCueFeatures, addLogicFeatures, addWordFeatures, Cues, type Stretch } from './features.ts';
import { conductHeads } from './logic.ts';
import { ConductModel } from './model.ts';
import type { ConductDocument, ConductRule } from './rule.ts';

export type ConductText = {
  readonly reading: Reading;
  readonly tokens: Tokens;
  /** org, staff-personal, staff-professional or visitor. */
  readonly author?: string | undefined;
  readonly facts: ConductFacts;
};

/** A fault of conduct in units `[start, end)` of the reading. */
export type ConductHit = {
  readonly start: number;
  readonly end: number;
  readonly type: ConductType;
  readonly severity: Severity;
  /** 0 to 1. */
  readonly confidence: number;
  /** Key of the explanation in `conductMessages`. */
  readonly explanation: ConductType;
  readonly rule: ConductRule;
};

/** A passage closes at the first sentence after so many tokens. */
const PASSAGE_TOKENS = 60;
const MIN_REST_TOKENS = 24;
const MAX_PASSAGE_TOKENS = 160;

const cues = new Cues();
const features = new Features();
const logits = new Float64Array(conductHeads.length);
const ruleOf = new Map(conductRules.map((rule) => [rule.type, rule]));
let loaded: ConductModel | undefined;

function model(): ConductModel {
  loaded ??= new ConductModel(CONDUCT_MODEL);
  return loaded;
}

/**
 * Faults of professionalism and medicine in a text, at most one of each kind in a passage, in order of their starts.
 * Pure but for its buffers; the time grows with the length of the text alone.
 */
export function findConduct({ reading, tokens, author, facts }: ConductText): ConductHit[] {
  if (tokens.count === 0) return [];
  cues.read(tokens);
  const document: ConductDocument = { reading, tokens, cues, author, facts };
  const hits: ConductHit[] = [];
  for (const rule of conductRules) {
    const found = rule.find(document);
    // Most rules find nothing, and say so by an empty list.
    if (Array.isArray(found) && found.length === 0) continue;
    for (const { start, end, confidence } of found) hits.push(hitOf(rule, { start, end, confidence }));
  }
  const who = authorNumber(author);
  // The stretches part the text, so what the model finds in one can only repeat what a rule has found.
  const ofRules = hits.slice();
  const parts = stretches(tokens, who);
  for (const stretch of parts) addModelHits(hits, { document, stretch, ofRules, isLong: parts.length > 1 });
  return hits.length < 2 ? hits : hits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Passages of a text: whole sentences as far as there are any. */
export function stretches(tokens: Tokens, author: number): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let i = PASSAGE_TOKENS; i < tokens.count; i += 1) {
    const size = i - from;
    if (size < PASSAGE_TOKENS) continue;
    const begins = ((tokens.flags[i] as number) & SENTENCE_START) !== 0;
    if (size < MAX_PASSAGE_TOKENS && (!begins || tokens.count - i < MIN_REST_TOKENS)) continue;
    found.push({ from, to: i, author });
    from = i;
  }
  if (from < tokens.count) found.push({ from, to: tokens.count, author });
  return found;
}

/** Rows of the model that are on for a stretch of a text. */
export function fillFeatures(into: Features, document: ConductDocument, stretch: Stretch): void {
  into.clear();
  addWordFeatures(into, document, stretch);
  addCueFeatures(into, document.cues, stretch);
  addLogicFeatures(into, document.cues, stretch);
}

type Place = {
  readonly document: ConductDocument;
  readonly stretch: Stretch;
  readonly ofRules: readonly ConductHit[];
  /** False where the stretch is the whole text, which nobody asks for twice. */
  readonly isLong: boolean;
};

function addModelHits(hits: ConductHit[], { document, stretch, ofRules, isLong }: Place): void {
  if (isLong) scoreOnce(document, stretch);
  else score(document, stretch);
  const { threshold } = model();
  for (let head = 0; head < logits.length; head += 1) {
    const logit = logits[head] as number;
    if (logit < (threshold[head] as number)) continue;
    const type = conductHeads[head] as ConductType;
    const { start, end } = unitsOf(document.tokens, stretch);
    if (ofRules.some((hit) => hit.type === type && hit.start < end && hit.end > start)) continue;
    const confidence = model().confidence(head, logit);
    hits.push(hitOf(ruleOf.get(type) as ConductRule, { start, end, confidence }));
  }
}

function score(document: ConductDocument, stretch: Stretch): void {
  fillFeatures(features, document, stretch);
  model().score(features, logits);
}

const recent = new Recent();

/** As `score`, but finds again what it worked out for the same words and cues. */
function scoreOnce(document: ConductDocument, stretch: Stretch): void {
  const { tokens, cues: found } = document;
  recent.begin();
  recent.add(stretch.author);
  for (let i = stretch.from; i < stretch.to; i += 1) {
    recent.add(tokens.hash[i] as number);
    recent.add(((tokens.kind[i] as number) << 24) | ((tokens.end[i] as number) - (tokens.start[i] as number)));
  }
  let first = -1;
  for (let a = 0; a < found.count; a += 1) {
    const token = found.token[a] as number;
    if (token < stretch.from || token >= stretch.to) continue;
    if (first === -1) first = found.sentence[a] as number;
    recent.add(found.family[a] as number);
    recent.add(token - stretch.from);
    recent.add((found.sentence[a] as number) - first);
  }
  const known = recent.find();
  if (known !== null) {
    logits.set(known);
    return;
  }
  score(document, stretch);
  recent.keep(logits.slice());
}

function unitsOf(tokens: Tokens, { from, to }: Stretch): { start: number; end: number } {
  return { start: tokens.start[from] as number, end: tokens.end[to - 1] as number };
}

function hitOf(rule: ConductRule, place: { start: number; end: number; confidence: number }): ConductHit {
  return { ...place, type: rule.type, severity: rule.severity, explanation: rule.type, rule };
}
