import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaceholders, placeholdersIn } from './placeholders.ts';

describe('places to fill in', () => {
  test('are found once each, in the order of reading, over all texts', () => {
    expect(placeholdersIn(['Our {{ service }} opens at {{time}}.', '{{service}} · {{opening day}}'])).toEqual([
      'service',
      'time',
      'opening day',
    ]);
    expect(placeholdersIn(['{{año}}'])).toEqual(['año']);
  });

  test.each(['{service}', '{{}}', '{{ }}', '{{<b>}}', '{{a\nb}}', `{{${'a'.repeat(41)}}}`])('are not %j', (text) => {
    expect(placeholdersIn([text])).toEqual([]);
  });

  test('are filled wherever they stand; one without a word stays', () => {
    const words = { service: ' flu clinic ', time: '' };
    expect(fillPlaceholders('{{service}}, {{ service }}: {{time}}', words)).toBe('flu clinic, flu clinic: {{time}}');
  });

  test('take words as they are: signs of other languages of places mean nothing', () => {
    expect(fillPlaceholders('{{a}}', { a: '$& $1 {{b}}' })).toBe('$& $1 {{b}}');
    expect(fillPlaceholders('{{constructor}}', {})).toBe('{{constructor}}');
  });

  test('leave every text without places as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(placeholdersIn([text]).length === 0);
        expect(fillPlaceholders(text, { a: 'b' })).toBe(text);
      }),
    );
  });
});
