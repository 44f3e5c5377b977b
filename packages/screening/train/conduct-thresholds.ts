/** What cross-validation said of one text: a logit for each head, whether it is clean, and which heads it should raise. */
export type Judged = {
  readonly logits: Float64Array;
  /** 1 where the head is wanted. */
  readonly wanted: Int8Array;
  readonly isClean: boolean;
  /** True for twins, false for clean posts from elsewhere. */
  readonly isTwin: boolean;
  /** Heads that the rules raise without the model. */
  readonly raised: ReadonlySet<number>;
};

export type Budget = {
  /** Share of twins that may be alarmed by any head or rule. */
  readonly twins: number;
  /** Share of clean posts from elsewhere that one head may alarm. */
  readonly postsPerHead: number;
};

type Candidate = { readonly logit: number; readonly isWanted: boolean; readonly text: number };
type Step = { readonly head: number; readonly to: number; readonly gain: number; readonly alarms: readonly number[] };

/** A look ahead further than this finds nothing better. */
const MAX_NEW_ALARMS = 6;
/** A step without new alarms is still worth less than endless. */
const FREE_STEP = 0.2;

/**
 * A threshold for each head: lowers, again and again, the one that gains most problem posts for each newly alarmed twin,
 * until the budget is spent. Infinity where a head never pays.
 */
export function chooseThresholds(judged: readonly Judged[], heads: number, budget: Budget): number[] {
  const twins = judged.filter(({ isTwin, isClean }) => isTwin && isClean).length;
  const alarmed = new Set<number>();
  judged.forEach((text, i) => {
    if (text.isClean && text.isTwin && text.raised.size > 0) alarmed.add(i);
  });
  const floors = Array.from({ length: heads }, (_, head) => floorOf(judged, head, budget.postsPerHead));
  const lists = floors.map((floor, head) => candidates(judged, head, floor));
  const at = Array.from({ length: heads }, () => 0);
  const isSpent = Array.from({ length: heads }, () => false);
  for (;;) {
    let best: Step | null = null;
    for (let head = 0; head < heads; head += 1) {
      const step = isSpent[head]
        ? null
        : bestStep({ head, list: lists[head] as Candidate[], from: at[head] as number, alarmed });
      if (step && (!best || worth(step) > worth(best))) best = step;
    }
    if (!best) break;
    if (alarmed.size + best.alarms.length > budget.twins * twins) {
      isSpent[best.head] = true;
      continue;
    }
    at[best.head] = best.to;
    for (const text of best.alarms) alarmed.add(text);
  }
  return at.map((to, head) => (to === 0 ? Number.POSITIVE_INFINITY : middle(lists[head] as Candidate[], to)));
}

/** The threshold lies halfway to the next text, not on the last one. */
function middle(list: readonly Candidate[], to: number): number {
  const here = (list[to - 1] as Candidate).logit;
  return to < list.length ? (here + (list[to] as Candidate).logit) / 2 : here;
}

function worth(step: Step): number {
  return step.gain / Math.max(FREE_STEP, step.alarms.length);
}

function floorOf(judged: readonly Judged[], head: number, share: number): number {
  const logits = judged.filter(({ isTwin }) => !isTwin).map(({ logits: all }) => all[head] as number);
  logits.sort((a, b) => b - a);
  return logits[Math.floor(logits.length * share)] ?? Number.NEGATIVE_INFINITY;
}

function candidates(judged: readonly Judged[], head: number, floor: number): Candidate[] {
  return judged
    .map((text, i) => ({ logit: text.logits[head] as number, isWanted: text.wanted[head] === 1, text: i }))
    .filter(({ logit, isWanted, text }) => {
      const one = judged[text] as Judged;
      return one.isTwin && logit > floor && (one.isClean || isWanted) && !one.raised.has(head);
    })
    .sort((a, b) => b.logit - a.logit);
}

type Look = {
  readonly head: number;
  readonly list: readonly Candidate[];
  readonly from: number;
  readonly alarmed: ReadonlySet<number>;
};

function bestStep({ head, list, from, alarmed }: Look): Step | null {
  let best: Step | null = null;
  let gain = 0;
  const alarms: number[] = [];
  for (let i = from; i < list.length && alarms.length <= MAX_NEW_ALARMS; i += 1) {
    const { isWanted, text } = list[i] as Candidate;
    if (!isWanted) {
      if (!alarmed.has(text)) alarms.push(text);
      continue;
    }
    gain += 1;
    const step = { head, to: i + 1, gain, alarms: [...alarms] };
    if (!best || worth(step) > worth(best)) best = step;
  }
  return best;
}

/** Of texts that a reviewer would look at for one label, so many are taken to have the fault. */
const SHARE_AT_FAULT = 0.3;
/** Small steps, so that steep curves are not overshot. */
const RATE = 0.1;
const ROUNDS = 5000;

/** Slope and offset that turn a logit into a share, by logistic regression on one number (Platt 1999). */
export function calibrate(judged: readonly Judged[], head: number): { slope: number; offset: number } {
  const texts = judged.filter(({ wanted, isClean, isTwin }) => isTwin && (isClean || wanted[head] === 1));
  const wantedTexts = texts.filter(({ wanted }) => wanted[head] === 1).length;
  const weight = (SHARE_AT_FAULT * (texts.length - wantedTexts)) / ((1 - SHARE_AT_FAULT) * Math.max(1, wantedTexts));
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let bySlope = 0;
    let byOffset = 0;
    for (const { logits, wanted } of texts) {
      const logit = logits[head] as number;
      const plain = 1 / (1 + Math.exp(-slope * logit - offset)) - (wanted[head] as number);
      const error = wanted[head] === 1 ? weight * plain : plain;
      bySlope += error * logit;
      byOffset += error;
    }
    slope -= (RATE * bySlope) / texts.length;
    offset -= (RATE * byOffset) / texts.length;
  }
  return { slope, offset };
}
