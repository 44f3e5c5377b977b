import en from 'emojibase-data/en/compact.json' with { type: 'json' };
import es from 'emojibase-data/es/compact.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Emoji, inTone, moveInGrid, type RawEmoji, searchEmoji, toEmojis } from './emoji-list.ts';

const english = toEmojis(en as readonly RawEmoji[]); // the file says so by its own types
const spanish = toEmojis(es as readonly RawEmoji[]); // the same
const glyphs = (emojis: readonly Emoji[]) => emojis.map(({ tones }) => tones[0]);
const byLabel = (label: string) => english.find((emoji) => emoji.label === label);

describe('the list', () => {
  test('has every emoji once, in both languages, and no parts of emoji', () => {
    expect(english.length).toBeGreaterThan(1_800);
    expect(new Set(glyphs(english)).size).toBe(english.length);
    expect(glyphs(spanish)).toEqual(glyphs(english));
    expect(glyphs(english)).not.toContain('🏻');
    expect(glyphs(english)).not.toContain('🇦');
  });

  test('knows skin tones, of two people the same for both', () => {
    const wave = byLabel('waving hand');
    const hands = byLabel('people holding hands');
    const hospital = byLabel('hospital');
    if (!wave || !hands || !hospital) throw new Error('these are emoji');
    expect([0, 1, 5].map((tone) => inTone(wave, tone as 0 | 1 | 5))).toEqual(['👋', '👋🏻', '👋🏿']);
    expect(inTone(hands, 3)).toBe('🧑🏽‍🤝‍🧑🏽');
    expect(inTone(hospital, 3)).toBe('🏥');
  });
});

describe('search', () => {
  test('finds by label and tags, in any case, without accents', () => {
    expect(glyphs(searchEmoji(english, 'HOSPITAL'))).toContain('🏥');
    expect(glyphs(searchEmoji(english, 'bye'))).toContain('👋');
    expect(glyphs(searchEmoji(spanish, 'corazon rojo'))).toContain('❤️');
    expect(glyphs(searchEmoji(spanish, 'corazón'))).toEqual(glyphs(searchEmoji(spanish, 'corazon')));
  });

  test('gives what begins so first, nothing for nothing, and no more than is asked for', () => {
    expect(searchEmoji(english, 'syringe')[0]?.label).toBe('syringe');
    expect(searchEmoji(english, '  ')).toEqual([]);
    expect(searchEmoji(english, 'qqqq')).toEqual([]);
    expect(searchEmoji(english, 'face', 10)).toHaveLength(10);
  });
});

describe('the keyboard in a grid', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'x'];
  test('never leaves it but at the top', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        (count, columns, seed) => {
          for (const key of keys) {
            const at = seed % count;
            const next = moveInGrid(at, key, { count, columns });
            if (next === null) expect({ key, inFirstRow: at < columns }).toEqual({ key: 'ArrowUp', inFirstRow: true });
            else expect(next >= 0 && next < count).toBe(true);
          }
        },
      ),
    );
  });

  test.each([
    [9, 'ArrowUp', 1],
    [1, 'ArrowUp', null],
    [1, 'ArrowDown', 9],
    [17, 'ArrowDown', 17],
    [9, 'Home', 8],
    [9, 'End', 15],
    [17, 'End', 19],
    [3, 'PageDown', 19],
    [19, 'PageUp', 3],
    [5, 'Tab', 5],
  ])('from %i %s goes to %o', (at, key, to) => {
    expect(moveInGrid(at, key, { count: 20, columns: 8 })).toBe(to);
  });
});
