import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import type { Finding } from '../types.ts';
import { applyReplacements } from './apply.ts';
import { markedText } from './marked-text.ts';

const [model] = markedText('{Ann}').findings as [Finding];
const finding = (start: number, end: number, replacement: string | null): Finding => ({
  ...model,
  start,
  end,
  replacement,
});

it.each([
  ['Ann rang', [finding(0, 3, '')], 'Rang'],
  ['Hello (Ann) there', [finding(7, 10, '')], 'Hello there'],
  ['So, Ann, yes', [finding(4, 7, '')], 'So, yes'],
  ['Thanks Ann', [finding(7, 10, '')], 'Thanks'],
  ['1. Ann\n2. Bob', [finding(3, 6, ''), finding(10, 13, '')], '1.\n2.'],
  ['callAnn', [finding(4, 7, 'a patient')], 'call a patient'],
  ['Ann rang', [finding(0, 3, null)], 'Ann rang'],
  ['Ann rang', [finding(0, 3, 'A patient'), finding(2, 8, 'x')], 'A patient rang'],
  ['Bob, Ann', [finding(5, 8, 'B'), finding(0, 3, 'A')], 'A, B'],
  ['in a    row Ann', [finding(12, 15, '')], 'in a    row'],
  ['word     Ann goes', [finding(9, 12, '')], 'word     goes'],
])('%j', (text, findings, result) => {
  expect(applyReplacements(text, findings)).toBe(result);
});

const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.constantFrom('', 'a patient', '[removed]', null)), {
  maxLength: 6,
});
const post = fc.oneof(
  anyText(60),
  fc
    .array(fc.constantFrom('Ann', 'rang', ' ', ', ', '. ', '(', ')', '\n', '💛', "'s", '“', 'É'), { maxLength: 20 })
    .map((parts) => parts.join('')),
);
const doubled = (text: string) => (text.match(/ {2}/g) ?? []).length;

/** Letters, digits and signs, in lower case: what must outlive every change outside of the spans. */
const kept = (text: string) =>
  text
    .replace(/[\s,()]/g, '')
    .toUpperCase()
    .toLowerCase();

it('what stands outside of the spans stays, apart from marks that leave with them and the capital of a sentence', () => {
  fc.assert(
    fc.property(post, edits, (text, places) => {
      const findings = places
        .map(([at, size, replacement]) => {
          const start = at % (text.length + 1);
          return finding(start, Math.min(text.length, start + size), replacement);
        })
        .sort((a, b) => a.start - b.start);
      let plain = '';
      let at = 0;
      for (const { start, end, replacement } of findings) {
        if (replacement === null || start < at) continue;
        plain += text.slice(at, start) + replacement;
        at = end;
      }
      plain += text.slice(at);
      const result = applyReplacements(text, findings);
      expect(kept(result)).toBe(kept(plain));
      expect(doubled(result)).toBeLessThanOrEqual(doubled(text));
    }),
    { numRuns: 500 },
  );
});
