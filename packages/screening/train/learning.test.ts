import { describe, expect, it } from 'vitest';
import { LABELS, OTHER, PERSON_FIRST, PERSON_NEXT } from '../src/tagger/labels.ts';
import { brownClusters } from './brown.ts';
import { Crf } from './crf.ts';
import type { Chain } from './encode.ts';
import { f1, wilson } from './score-names.ts';
import { readStream } from './stream.ts';

/** One row a word: 1 "mr", 2 a name, 3 anything else. */
function chainOf(words: readonly number[], labels: readonly number[]): Chain {
  return {
    length: words.length,
    rows: Int32Array.from(words),
    from: Int32Array.from([0, ...words.map((_, i) => i + 1)]),
    allowed: Uint8Array.from(labels, (label) => 1 << label),
    weight: 1,
    keys: Int32Array.from(words),
  };
}

describe('the chain', () => {
  it('learns labels, and that a name goes on only behind its own beginning', () => {
    const chains = [
      chainOf([3, 2, 2, 3], [OTHER, PERSON_FIRST, PERSON_NEXT, OTHER]),
      chainOf([1, 2, 3], [OTHER, PERSON_FIRST, OTHER]),
    ];
    const crf = new Crf({ rowBits: 4, epochs: 60, rate: 0.5, dropout: 0, decay: 0, seed: 1 });
    const losses: number[] = [];
    crf.train(chains, (_, loss) => losses.push(loss));
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 4);
    const { label } = crf.marginals(chains[0] as Chain);
    expect(label[1 * LABELS + PERSON_FIRST]).toBeGreaterThan(0.8);
    expect(label[2 * LABELS + PERSON_NEXT]).toBeGreaterThan(0.8);
    expect(label[0 * LABELS + PERSON_NEXT]).toBe(0);
  });
});

describe('word clusters', () => {
  it('put words with the same neighbours together', () => {
    const days = ['monday', 'friday', 'sunday'];
    const lines = Array.from({ length: 60 }, (_, i) => [
      `see you on ${days[i % 3]} at noon`,
      `i ${['like', 'love', 'want'][i % 3]} the ${['cake', 'soup', 'bread'][(i >> 1) % 3]} here`,
    ]).flat();
    const stream = readStream(lines);
    const { clusterOf, paths } = brownClusters(stream, { clusters: 8, leastCount: 2 });
    const byPath = new Map<number, number>();
    for (const [word, cluster] of clusterOf.entries()) if (stream.count[word] === 20) byPath.set(word, cluster);
    expect(new Set(byPath.values()).size).toBeLessThan(byPath.size);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('scores', () => {
  it('are the harmonic mean and Wilson’s interval', () => {
    expect(f1(0.5, 1)).toBeCloseTo(0.667, 3);
    const [low, high] = wilson(90, 100);
    expect(low).toBeCloseTo(0.826, 2);
    expect(high).toBeCloseTo(0.945, 2);
  });
});
