import { expect, test } from 'vitest';
import { conductHeads } from '../src/conduct/logic.ts';
import { exampleOf } from './conduct-examples.ts';
import { calibrate, chooseThresholds, type Judged } from './conduct-thresholds.ts';

function judged(logit: number, isFault: boolean): Judged {
  return {
    logits: Float64Array.of(logit),
    wanted: Int8Array.of(isFault ? 1 : 0),
    isClean: !isFault,
    isTwin: true,
    raised: new Set(),
  };
}

const texts = [3, 2.5, 2, 1]
  .map((logit) => judged(logit, true))
  .concat([1.5, 0, -1, -2].map((logit) => judged(logit, false)));

test('the budget of alarms bounds the threshold', () => {
  expect(chooseThresholds(texts, 1, { twins: 0, postsPerHead: 0 })).toEqual([1.75]);
  expect(chooseThresholds(texts, 1, { twins: 0.25, postsPerHead: 0 })[0]).toBeLessThan(1);
});

test('calibration rises with the logit', () => {
  const { slope, offset } = calibrate(texts, 0);
  expect(slope).toBeGreaterThan(0);
  expect(1 / (1 + Math.exp(-3 * slope - offset))).toBeGreaterThan(0.6);
});

test('a post gives rows for each passage and the heads that rules raise', () => {
  const example = exampleOf(
    { text: 'what a sh!t week', author: 'staff-personal' },
    { pair: 0, labels: ['PROFANITY'], isTwin: true, weight: 1 },
  );
  expect(example.passages).toHaveLength(1);
  expect([...example.raised]).toEqual([conductHeads.indexOf('PROFANITY')]);
});
