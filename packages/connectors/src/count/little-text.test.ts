import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthIn } from './length.ts';
import { escapeLittleText, readLittleText } from './little-text.ts';

describe('little text', () => {
  test.each([
    ['Flu shots (free) every Tuesday', String.raw`Flu shots \(free\) every Tuesday`],
    ['Write to us @ the desk_2 *now* ~soon~', String.raw`Write to us \@ the desk\_2 \*now\* \~soon\~`],
    ['a|b {c} [d] <e> f\\g', String.raw`a\|b \{c\} \[d\] \<e\> f\\g`],
    ['#FluShots and #2026 and C# and #flu_shots', String.raw`#FluShots and \#2026 and C\# and \#flu\_shots`],
    ['¡Hola! #Vacunación', '¡Hola! #Vacunación'],
  ])('writes %s as it is meant', (text, written) => {
    expect(escapeLittleText(text)).toBe(written);
    expect(readLittleText(written)).toBe(text);
  });

  test('reads hashtags and mentions as people do', () => {
    const told = String.raw`Thanks @[Harbor Clinic](urn:li:organization:2) for {hashtag|\#|FluShots} \(free\)`;
    expect(readLittleText(told)).toBe('Thanks Harbor Clinic for #FluShots (free)');
  });

  test('gives every text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readLittleText(escapeLittleText(text))).toBe(text);
      }),
    );
  });

  test('counts what leaves', () => {
    expect(lengthIn('little-text', '(free)')).toBe(8);
  });
});
