import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  APOSTROPHE,
  classOf,
  DIGIT,
  HIGH_SURROGATE,
  LOWER,
  lowerOf,
  MARK,
  NEWLINE,
  OTHER_LETTER,
  SPACE,
  SYMBOL,
  UPPER,
} from './character-class.ts';

const unitOf = (char: string) => char.charCodeAt(0);

it.each([
  ['a', LOWER],
  ['Z', UPPER],
  ['7', DIGIT],
  ['\n', NEWLINE],
  ["'", APOSTROPHE],
  [' ', SPACE],
  ['\t', SPACE],
  ['\u007f', SPACE],
  ['\u00a0', SPACE],
  ['\u3000', SPACE],
  ['.', MARK],
  ['@', MARK],
  ['¿', MARK],
  ['«', MARK],
  ['ñ', OTHER_LETTER],
  ['Ж', OTHER_LETTER],
  ['病', OTHER_LETTER],
  ['\u0301', OTHER_LETTER],
  ['\ud83d', HIGH_SURROGATE],
  ['\ude00', SYMBOL],
  ['€', SYMBOL],
  ['♥', SYMBOL],
])('the unit %j is of class %i', (char, kind) => {
  expect(classOf(unitOf(char))).toBe(kind);
});

it('a unit is of the same class when it is met again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (unit) => {
      const first = classOf(unit);
      expect(first).toBeLessThanOrEqual(HIGH_SURROGATE);
      expect(classOf(unit)).toBe(first);
    }),
  );
});

it('the lower case of a unit is its own, where that is one unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (unit) => {
      const lower = String.fromCharCode(unit).toLowerCase();
      expect(lowerOf(unit)).toBe(lower.length === 1 ? lower.charCodeAt(0) : unit);
    }),
  );
  expect(lowerOf(unitOf('İ'))).toBe(unitOf('İ'));
});
