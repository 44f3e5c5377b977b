import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivacyType, leastSeverity, type Policy, settlePolicy, severityOf, verdictOf } from './policy.ts';

const engine = { warnFrom: 0.5, blockFrom: 0.8 };
const settle = (policy: Policy | undefined) => settlePolicy(policy, engine);

describe('a policy that would let everything pass is refused', () => {
  it.each<[string, Policy]>([
    ['warns from nothing', { warnFrom: 0 }],
    ['blocks above 0.95', { blockFrom: 0.96 }],
    ['warns above 0.95', { warnFrom: 0.99, blockFrom: 0.99 }],
    ['blocks before it warns', { warnFrom: 0.7, blockFrom: 0.6 }],
    ['blocks from no number', { blockFrom: Number.NaN }],
    ['warns from a negative number', { warnFrom: -0.1 }],
    ['makes a name a note', { severities: { NAME: 'note' } }],
    ['makes an unreadable text a note', { severities: { UNSCREENABLE: 'note' } }],
    ['makes an unreadable text a warning', { severities: { UNSCREENABLE: 'warn' } }],
    // A setting that was never parsed may hold any word.
    ['has a severity of its own', { severities: { NAME: 'off' as 'warn' } }],
  ])('%s', (_what, policy) => {
    expect(() => settle(policy)).toThrow(RangeError);
  });
});

it('what an organization leaves out is filled in', () => {
  expect(settle(undefined)).toEqual(settle({}));
  expect(settle({})).toEqual({ ...engine, severities: {} });
  expect(settle({ blockFrom: 0.4 })).toMatchObject({ warnFrom: 0.4, blockFrom: 0.4 });
  expect(settle({ warnFrom: 0.3 })).toEqual({ ...settle({}), warnFrom: 0.3 });
  expect(settle({ severities: { PROFANITY: 'note', NAME: 'warn' } }).severities).toEqual({
    PROFANITY: 'note',
    NAME: 'warn',
  });
});

it('a higher probability is never less severe', () => {
  const policy = settle({ warnFrom: 0.4, blockFrom: 0.9 });
  const weight = { block: 2, warn: 1 } as const;
  const weightOf = (probability: number) => {
    const severity = severityOf(probability, policy);
    return severity === null || severity === 'note' ? 0 : weight[severity];
  };
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(chance, chance, (a, b) => {
      expect(weightOf(Math.max(a, b))).toBeGreaterThanOrEqual(weightOf(Math.min(a, b)));
    }),
  );
  expect([0.39, 0.4, 0.89, 0.9].map((probability) => severityOf(probability, policy))).toEqual([
    null,
    'warn',
    'warn',
    'block',
  ]);
});

it('a number that only one person has is not let through alone, unless the words say that it is a sample', () => {
  expect(leastSeverity({ type: 'SSN', certainty: 0.95 }, 0.2)).toBe('block');
  expect(leastSeverity({ type: 'MRN', certainty: 0.95 }, 0.2)).toBe('warn');
  expect(leastSeverity({ type: 'MRN', certainty: 0.95 }, 0.02)).toBeNull();
  expect(leastSeverity({ type: 'MRN', certainty: 0.5 }, 0.2)).toBeNull();
  expect(leastSeverity({ type: 'PHONE', certainty: 1 }, 0.2)).toBeNull();
});

it('a probability that is no number blocks', () => {
  expect(severityOf(Number.NaN, settle({}))).toBe('block');
});

it.each([
  [[], 'pass'],
  [['note'], 'pass'],
  [['note', 'warn'], 'warn'],
  [['warn', 'block', 'note'], 'block'],
] as const)('the worst of %j decides: %s', (severities, verdict) => {
  expect(verdictOf(severities.map((severity) => ({ severity })))).toBe(verdict);
});

it('identifiers are privacy, faults of conduct are not', () => {
  expect([isPrivacyType('NAME'), isPrivacyType('OTHER_ID'), isPrivacyType('UNSCREENABLE')]).toEqual([true, true, true]);
  expect([isPrivacyType('PROFANITY'), isPrivacyType('OFF_FACT')]).toEqual([false, false]);
});
