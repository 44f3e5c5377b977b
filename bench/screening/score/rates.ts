/** A share with what it was counted from; `rate` is null where nothing was there to count. */
export type Rate = {
  readonly k: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
};

/** Figures by name, as `score.py --json` prints them. */
export type Figures = Record<string, { k?: number; n?: number; rate: number | null }>;

/** Wilson's interval (1927) of a share at 95 %. */
export function wilson(k: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const p = k / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

export function rate(k: number, n: number): Rate {
  const [low, high] = wilson(k, n);
  return { k, n, rate: n === 0 ? null : k / n, low: round4(low), high: round4(high) };
}

/** To four decimals; the only exact ties are odd multiples of 1/32, and those go to the even digit, as in Python. */
export function round4(value: number): number {
  const isTie = Number.isInteger(value * 32) && (value * 32) % 2 !== 0;
  if (!isTie) return Number(value.toFixed(4));
  const below = Math.floor(value * 10_000);
  return (below % 2 === 0 ? below : below + 1) / 10_000;
}

export function figure(k: number, n: number): { k: number; n: number; rate: number | null } {
  return { k, n, rate: n === 0 ? null : round4(k / n) };
}

/** Counts of things that were seen and, of those, right; keys in order of first appearance. */
export class Tally {
  readonly #counts = new Map<string, [number, number]>();

  add(key: string, isRight: boolean): void {
    const count = this.#counts.get(key) ?? [0, 0];
    count[0] += isRight ? 1 : 0;
    count[1] += 1;
    this.#counts.set(key, count);
  }

  of(key: string): [number, number] {
    return this.#counts.get(key) ?? [0, 0];
  }

  total(): [number, number] {
    let right = 0;
    let all = 0;
    for (const [k, n] of this.#counts.values()) {
      right += k;
      all += n;
    }
    return [right, all];
  }

  entries(): [string, [number, number]][] {
    return [...this.#counts.entries()];
  }

  rates(): Record<string, Rate> {
    return Object.fromEntries(this.entries().map(([key, [k, n]]) => [key, rate(k, n)]));
  }
}
