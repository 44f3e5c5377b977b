import { LABELS, mayFollow, OTHER } from '../src/tagger/labels.ts';
import type { Chain } from './encode.ts';
import { Random } from './random.ts';

/** Linear-chain conditional random field (Lafferty et al. 2001), trained by AdaGrad on one chain after another. */
export type CrfSettings = {
  readonly rowBits: number;
  readonly epochs: number;
  readonly rate: number;
  /** Share of features left out at each sight of a token. */
  readonly dropout: number;
  /** Pull of every touched weight towards 0 at each step. */
  readonly decay: number;
  readonly seed: number;
};

export class Crf {
  readonly weights: Float32Array;
  /** Weight of label b behind label a at a·LABELS + b; row LABELS is for the first token. */
  readonly steps = new Float32Array((LABELS + 1) * LABELS);
  readonly #squares: Float32Array;
  readonly #stepSquares = new Float32Array((LABELS + 1) * LABELS);
  readonly #settings: CrfSettings;
  readonly #random: Random;
  #rate: number;

  constructor(settings: CrfSettings) {
    this.#settings = settings;
    this.#random = new Random(settings.seed);
    this.#rate = settings.rate;
    this.weights = new Float32Array(LABELS << settings.rowBits);
    this.#squares = new Float32Array(LABELS << settings.rowBits);
  }

  /** Calls `report` with the mean loss after each round through the chains. */
  train(chains: readonly Chain[], report: (epoch: number, loss: number) => void): void {
    const order = [...chains];
    for (let epoch = 0; epoch < this.#settings.epochs; epoch += 1) {
      this.#random.shuffle(order);
      this.#rate = this.#settings.rate * (1 - (0.9 * epoch) / this.#settings.epochs);
      let loss = 0;
      for (const chain of order) loss += this.#learn(chain);
      report(epoch, loss / order.length);
    }
  }

  /** Expected labels of a chain. */
  marginals(chain: Chain): Sums {
    const scores = this.#scores({ length: chain.length, active: chain.rows, from: chain.from, grown: 1 });
    return new Sums({ length: chain.length, scores, steps: this.steps, allowed: null });
  }

  #learn(chain: Chain): number {
    const { active, from } = this.#sample(chain);
    const grown = 1 / (1 - this.#settings.dropout);
    const scores = this.#scores({ length: chain.length, active, from, grown });
    const free = new Sums({ length: chain.length, scores, steps: this.steps, allowed: null });
    const right = new Sums({ length: chain.length, scores, steps: this.steps, allowed: chain.allowed });
    this.#updateRows(chain, { active, from, free, right });
    this.#updateSteps(chain, free, right);
    return free.logTotal - right.logTotal;
  }

  /** The rows that take part this time. */
  #sample(chain: Chain): { active: Int32Array; from: Int32Array } {
    const active = new Int32Array(chain.rows.length);
    const from = new Int32Array(chain.length + 1);
    let count = 0;
    for (let t = 0; t < chain.length; t += 1) {
      for (let i = chain.from[t] as number; i < (chain.from[t + 1] as number); i += 1) {
        if (this.#random.next() < this.#settings.dropout) continue;
        active[count] = chain.rows[i] as number;
        count += 1;
      }
      from[t + 1] = count;
    }
    return { active, from };
  }

  #scores(chain: { length: number; active: Int32Array; from: Int32Array; grown: number }): Float64Array {
    const { length, active, from, grown } = chain;
    const scores = new Float64Array(length * LABELS);
    for (let t = 0; t < length; t += 1) {
      const to = t * LABELS;
      for (let i = from[t] as number; i < (from[t + 1] as number); i += 1) {
        const row = (active[i] as number) * LABELS;
        for (let l = 0; l < LABELS; l += 1)
          scores[to + l] = (scores[to + l] as number) + (this.weights[row + l] as number);
      }
      for (let l = 0; l < LABELS; l += 1) scores[to + l] = (scores[to + l] as number) * grown;
    }
    return scores;
  }

  #updateRows(chain: Chain, at: { active: Int32Array; from: Int32Array; free: Sums; right: Sums }): void {
    const { decay } = this.#settings;
    for (let t = 0; t < chain.length; t += 1) {
      for (let l = 0; l < LABELS; l += 1) {
        const pull =
          ((at.right.label[t * LABELS + l] as number) - (at.free.label[t * LABELS + l] as number)) * chain.weight;
        if (pull < 0.0005 && pull > -0.0005) continue;
        const square = pull * pull;
        for (let i = at.from[t] as number; i < (at.from[t + 1] as number); i += 1) {
          const w = (at.active[i] as number) * LABELS + l;
          const sum = (this.#squares[w] as number) + square;
          this.#squares[w] = sum;
          const weight = this.weights[w] as number;
          this.weights[w] = weight + (this.#rate * (pull - decay * weight)) / Math.sqrt(sum + 0.05);
        }
      }
    }
  }

  #updateSteps(chain: Chain, free: Sums, right: Sums): void {
    for (let s = 0; s < this.steps.length; s += 1) {
      const pull = ((right.step[s] as number) - (free.step[s] as number)) * chain.weight;
      if (pull === 0) continue;
      const sum = (this.#stepSquares[s] as number) + pull * pull;
      this.#stepSquares[s] = sum;
      this.steps[s] = (this.steps[s] as number) + (this.#rate * pull) / Math.sqrt(sum + 1);
    }
  }
}

/** Expected labels and steps of one chain, over all ways or over those that `allowed` leaves. */
export class Sums {
  /** Probability of label l at token t, at t·LABELS + l. */
  readonly label: Float64Array;
  /** Expected number of steps, laid out as `Crf.steps`. */
  readonly step = new Float64Array((LABELS + 1) * LABELS);
  logTotal = 0;

  constructor(chain: { length: number; scores: Float64Array; steps: Float32Array; allowed: Uint8Array | null }) {
    const { length, scores, steps, allowed } = chain;
    this.label = new Float64Array(length * LABELS);
    const local = this.#local(length, scores, allowed);
    const link = linkOf(steps);
    const forward = this.#forward(length, local, link);
    this.#backward(length, { local, link, forward });
  }

  #local(length: number, scores: Float64Array, allowed: Uint8Array | null): Float64Array {
    const local = new Float64Array(length * LABELS);
    for (let t = 0; t < length; t += 1) {
      let most = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < LABELS; l += 1) most = Math.max(most, scores[t * LABELS + l] as number);
      this.logTotal += most;
      for (let l = 0; l < LABELS; l += 1) {
        const isOut = allowed !== null && (((allowed[t] as number) >> l) & 1) === 0;
        local[t * LABELS + l] = isOut ? 0 : Math.exp((scores[t * LABELS + l] as number) - most);
      }
    }
    return local;
  }

  #forward(length: number, local: Float64Array, link: Float64Array): Float64Array {
    const forward = new Float64Array(length * LABELS);
    for (let t = 0; t < length; t += 1) {
      let total = 0;
      for (let l = 0; l < LABELS; l += 1) {
        let sum = t === 0 ? (link[LABELS * LABELS + l] as number) : 0;
        if (t > 0) {
          for (let k = 0; k < LABELS; k += 1)
            sum += (forward[(t - 1) * LABELS + k] as number) * (link[k * LABELS + l] as number);
        }
        sum *= local[t * LABELS + l] as number;
        forward[t * LABELS + l] = sum;
        total += sum;
      }
      total = Math.max(total, 1e-300);
      this.logTotal += Math.log(total);
      for (let l = 0; l < LABELS; l += 1) forward[t * LABELS + l] = (forward[t * LABELS + l] as number) / total;
    }
    return forward;
  }

  #backward(length: number, sums: { local: Float64Array; link: Float64Array; forward: Float64Array }): void {
    const { local, link, forward } = sums;
    let behind = new Float64Array(LABELS).fill(1);
    for (let t = length - 1; t >= 0; t -= 1) {
      let total = 0;
      for (let l = 0; l < LABELS; l += 1) total += (forward[t * LABELS + l] as number) * (behind[l] as number);
      total = Math.max(total, 1e-300);
      for (let l = 0; l < LABELS; l += 1) {
        this.label[t * LABELS + l] = ((forward[t * LABELS + l] as number) * (behind[l] as number)) / total;
      }
      behind = t > 0 ? this.#back(t, behind, { local, link, forward }) : behind;
    }
    for (let l = 0; l < LABELS; l += 1) this.step[LABELS * LABELS + l] = this.label[l] as number;
  }

  /** Steps from t − 1 to t, and what lies behind t − 1, scaled to a largest of about one. */
  #back(
    t: number,
    behind: Float64Array,
    sums: { local: Float64Array; link: Float64Array; forward: Float64Array },
  ): Float64Array<ArrayBuffer> {
    const before = new Float64Array(LABELS);
    let total = 0;
    for (let k = 0; k < LABELS; k += 1) {
      let sum = 0;
      for (let l = 0; l < LABELS; l += 1) {
        sum += (sums.link[k * LABELS + l] as number) * (sums.local[t * LABELS + l] as number) * (behind[l] as number);
      }
      before[k] = sum;
      total += (sums.forward[(t - 1) * LABELS + k] as number) * sum;
    }
    total = Math.max(total, 1e-300);
    for (let k = 0; k < LABELS; k += 1) {
      const left = (sums.forward[(t - 1) * LABELS + k] as number) / total;
      for (let l = 0; l < LABELS; l += 1) {
        const s = k * LABELS + l;
        const way = left * (sums.link[s] as number) * (sums.local[t * LABELS + l] as number) * (behind[l] as number);
        this.step[s] = (this.step[s] as number) + way;
      }
      before[k] = (before[k] as number) / total;
    }
    return before;
  }
}

function linkOf(steps: Float32Array): Float64Array {
  const link = new Float64Array((LABELS + 1) * LABELS);
  for (let a = 0; a <= LABELS; a += 1) {
    for (let b = 0; b < LABELS; b += 1) {
      const isOpen = mayFollow(a === LABELS ? OTHER : a, b);
      link[a * LABELS + b] = isOpen ? Math.exp(steps[a * LABELS + b] as number) : 0;
    }
  }
  return link;
}
