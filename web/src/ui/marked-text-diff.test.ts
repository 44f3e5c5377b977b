import { expect, it } from 'vitest';
import { diffTexts, isUnchanged } from './marked-text-diff.ts';

it('tells word by word what came and went', () => {
  const parts = diffTexts('Ana Ruiz is home', 'A patient is home');
  const join = (skip: string) => parts.flatMap(({ kind, text }) => (kind === skip ? [] : [text])).join('');
  expect(join('removed')).toBe('A patient is home');
  expect(join('added')).toBe('Ana Ruiz is home');
  expect(parts.some(({ kind, text }) => kind === 'same' && text.includes('is home'))).toBe(true);
});

it('knows that nothing changed', () => {
  expect(isUnchanged(diffTexts('same', 'same'))).toBe(true);
  expect(isUnchanged(diffTexts('same', 'other'))).toBe(false);
});
