import { expect, it } from 'vitest';
import { moved } from './marked-text-field.ts';

it('keeps the caret with the words around it when a span is replaced', () => {
  const span = { start: 4, end: 8 };
  expect(moved(2, span, 9)).toBe(2);
  expect(moved(4, span, 9)).toBe(4);
  expect(moved(10, span, 9)).toBe(15);
  expect(moved(8, span, 0)).toBe(4);
  expect(moved(6, span, 9)).toBe(13);
});
