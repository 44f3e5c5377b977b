import { expect, it } from 'vitest';
import { applyReplacements } from './replace.ts';
import { createScreener } from './screener.ts';
import type { Finding } from './types.ts';

const finding = (start: number, end: number, replacement: string | null): Finding => ({
  start,
  end,
  replacement,
  type: 'NAME',
  code: 'PERSON_NAME',
  category: 'privacy',
  severity: 'block',
  subject: 'patient',
  message: '',
  ruleId: 'person-name',
  ruleVersion: 1,
});

it('puts in the safe wordings of the chosen findings only, in any order', () => {
  const text = 'Ann Lee met Bo Ray';
  expect(applyReplacements(text, [finding(12, 18, 'a patient'), finding(0, 7, 'a patient')])).toBe(
    'a patient met a patient',
  );
  expect(applyReplacements(text, [finding(12, 18, 'a patient')])).toBe('Ann Lee met a patient');
});

it('leaves what only a person can reword, and what overlaps', () => {
  expect(applyReplacements('the only farrier', [finding(0, 16, null)])).toBe('the only farrier');
  expect(applyReplacements('Ann Lee', [finding(0, 7, 'a patient'), finding(4, 7, 'x')])).toBe('a patient');
});

it('keeps the wording apart from letters that touch it, and removes with an empty one', () => {
  expect(applyReplacements('#TeamSolveig', [finding(5, 12, 'a patient')])).toBe('#Team a patient');
  expect(applyReplacements('call 555-0144 now', [finding(5, 14, '')])).toBe('call now');
});

it('a mended post passes', () => {
  const screener = createScreener();
  const text = 'Our patient Marta Villanueva, MRN 00482913, can be reached at (206) 555-0144.';
  const mended = applyReplacements(text, screener.screen(text).findings);
  expect(mended).toBe('Our patient, [record number removed], can be reached at [phone number removed].');
  expect(screener.screen(mended).verdict).toBe('pass');
});
