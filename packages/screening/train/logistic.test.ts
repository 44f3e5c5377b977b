import { describe, expect, it } from 'vitest';
import { fitLogistic } from './logistic.ts';

describe('a small logistic fit', () => {
  it('gives back the odds of its observations', () => {
    const observations = [0, 0, 0, 1].map((answer) => ({ terms: [1], answer, weight: 1 }));
    expect(fitLogistic(observations, { start: [0], ridge: 0 })[0]).toBeCloseTo(Math.log(1 / 3), 6);
  });

  it('stays at its start where the pull is strong', () => {
    const observations = [{ terms: [1, 2], answer: 1, weight: 1 }];
    const [constant, slope] = fitLogistic(observations, { start: [0, 1], ridge: 1e9 });
    expect(constant).toBeCloseTo(0, 5);
    expect(slope).toBeCloseTo(1, 5);
  });
});
