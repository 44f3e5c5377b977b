import { expect, test } from 'vitest';
import { readNumber, showNumber } from './numbers.ts';

test.each(['(202) 555-0142', '202.555.0142', '202-555-0142', '2025550142', '1 202 555 0142', ' +1 (202) 555-0142 '])(
  'a number of the United States is read as it is typed: %j',
  (typed) => {
    expect(readNumber(typed)).toEqual({ number: '+12025550142', shown: '+1 202 555 0142' });
  },
);

test('a number of elsewhere is read with + and the country', () => {
  expect(readNumber('+34 612 34 56 78')).toEqual({ number: '+34612345678', shown: '+34 612 34 56 78' });
  expect(readNumber('+1 809 555 0142')).toMatchObject({ number: '+18095550142' });
});

test.each([
  ['of another country that shares +1, without it', '809 555 0142', 'NUMBER_NEEDS_PLUS'],
  ['of another country without its code', '612 34 56 78', 'NUMBER_INVALID'],
  ['without an area code', '555-0142', 'NUMBER_INVALID'],
  ['of an emergency', '911', 'NUMBER_INVALID'],
  ['that is a short code', '12345', 'NUMBER_INVALID'],
  ['with letters', '202 555 CARE', 'NUMBER_INVALID'],
  ['with an extension', '202 555 0142 ext 5', 'NUMBER_INVALID'],
  ['with a word before it', 'call 2025550142', 'NUMBER_INVALID'],
  ['that is an address', 'tel:+12025550142', 'NUMBER_INVALID'],
  ['that is none', '', 'NUMBER_INVALID'],
  ['that is endless', '2'.repeat(1_000), 'NUMBER_INVALID'],
  ['that costs extra', '900-555-0142', 'NUMBER_NOT_MOBILE'],
  ['that serves many', '800 555 0142', 'NUMBER_NOT_MOBILE'],
  ['that stands on a desk', '+44 20 7946 0958', 'NUMBER_NOT_MOBILE'],
  ['that follows a person and costs extra', '+44 70 1234 5678', 'NUMBER_NOT_MOBILE'],
  ['of no country', '+882 1650 1234567', 'NUMBER_NOT_MOBILE'],
])('a number %s is refused', (_what, typed, fault) => {
  expect(readNumber(typed)).toEqual({ fault });
});

test('what is kept is shown as people read it', () => {
  expect(showNumber('+12025550142')).toBe('+1 202 555 0142');
  expect(showNumber('nothing')).toBe('nothing');
});
