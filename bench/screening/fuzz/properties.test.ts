import { describe, expect, it } from 'vitest';
import type { Finding, Screener, ScreenResult } from '../../../packages/screening/src/index.ts';
import { makeInputs } from './inputs.ts';
import { findBreach } from './properties.ts';

/** An engine that finds every "Ann" and offers a wording, changed where a test wants it broken. */
function fakeScreener(
  change: { finding?: (one: Finding, text: string) => Finding; rescreen?: Screener['rescreen'] } = {},
) {
  const screen = (text: string): ScreenResult => ({
    verdict: 'pass',
    findings: [...text.matchAll(/Ann/g)].map(({ index }) => {
      const plain = { start: index, end: index + 3, code: 'PATIENT_NAME', replacement: 'a patient' } as Finding;
      return change.finding?.(plain, text) ?? plain;
    }),
    leftAlone: [],
    needsAuthorization: false,
    engineVersion: '',
    packs: [],
  });
  const rescreen: Screener['rescreen'] = ({ text }, { start, end, insert }) => {
    const next = text.slice(0, start) + insert + text.slice(end);
    return { text: next, result: screen(next) };
  };
  return { screen, rescreen: change.rescreen ?? rescreen };
}

const random = () => 0.3;
const breachIn = (screener: Screener, text: string) => findBreach(screener, text, { index: 0, random });

describe('a breach is told when', () => {
  it('nothing is wrong: none', () => {
    expect(breachIn(fakeScreener(), 'Ann met Ann')).toBeNull();
  });

  it('a finding ends beyond the text', () => {
    const screener = fakeScreener({ finding: (one) => ({ ...one, end: 99 }) });
    expect(breachIn(screener, 'Ann')).toContain('lies at');
  });

  it('a finding splits a grapheme', () => {
    expect(breachIn(fakeScreener(), 'Ann\u0301')).toContain('splits a grapheme');
  });

  it('a wording raises its finding again', () => {
    const screener = fakeScreener({ finding: (one) => ({ ...one, replacement: 'Ann L.' }) });
    expect(breachIn(screener, 'for Ann')).toContain('raised again');
  });

  it('screening anew differs', () => {
    const plain = fakeScreener();
    const stale: Screener['rescreen'] = (previous, edit) => ({
      ...plain.rescreen(previous, edit),
      result: previous.result,
    });
    expect(breachIn(fakeScreener({ rescreen: stale }), 'Ann and Ann and Ann')).toContain('screening anew differs');
  });
});

describe('inputs', () => {
  const make = makeInputs(['A post about flu shots on Friday, as people write them.']);

  it('are the same for the same seed, and well formed', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { text } = make(seed);
      expect(make(seed).text).toBe(text);
      expect(text.isWellFormed()).toBe(true);
    }
  });

  it('are seldom alike', () => {
    const texts = new Set(Array.from({ length: 1000 }, (_, seed) => make(seed).text));
    expect(texts.size).toBeGreaterThan(850);
  });
});
