import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.ts';
import { plainCharacter } from './characters.ts';
import { originalEnd, originalStart, Reader, toText } from './reading.ts';

const read = (text: string) => new Reader().read(text);

it.each([
  ['José Peña', 'Jose Pena'],
  ['Jose\u0301', 'Jose'],
  ['Ｌｏｒｒａｉｎｅ', 'Lorraine'],
  ['𝐋𝐨𝐫𝐫𝐚𝐢𝐧𝐞', 'Lorraine'],
  ['Lоrrаine', 'Lorraine'],
  ['Lor\u200braine', 'Lorraine'],
  ['Lor\u00adraine', 'Lorraine'],
  ['٤٠٦', '406'],
  ['9️⃣', '9'],
  ['straße', 'strasse'],
  ['We’ll “go”', 'We\'ll "go"'],
  ['a\tb\r\nc', 'a b \nc'],
  ['ﬁn', 'fin'],
  ['ﷺx', 'صلى الله عليه وسلمx'],
])('%j reads as %j', (text, plain) => {
  expect(read(text).text).toBe(plain);
});

describe('a unit leads back', () => {
  it.each([
    ['Lor\u200braine is home', 'Lorraine', 'Lor\u200braine'],
    ['Ann\u0301 Ｌｅｅ!', 'Lee', 'Ｌｅｅ'],
    ['💛 𝐋𝐞𝐞 💛', 'Lee', '𝐋𝐞𝐞'],
    ['auf der Straße', 'Strasse', 'Straße'],
    ['🔟 beds', '10', '🔟'],
  ])('in %j from %j to %j', (text, found, surface) => {
    const reading = read(text);
    const at = reading.text.indexOf(found);
    expect(text.slice(originalStart(reading, at), originalEnd(reading, at + found.length))).toBe(surface);
  });

  it('at the end of the text to its end', () => {
    const reading = read('Jose\u0301!\u200b');
    expect(originalStart(reading, reading.length)).toBe(reading.original.length);
    expect(originalEnd(reading, 0)).toBe(0);
  });
});

it.each(['', 'Plain words.', 'Un año más', '💛 hi 💛', 'tab\tand\r\nline', '🇺🇸'])(
  'where nothing moves there are no maps: %j',
  (text) => {
    const reading = read(text);
    expect([reading.starts, reading.ends]).toEqual([null, null]);
    expect(reading.length).toBe(text.length);
  },
);

const text = fc.oneof(anyText(200), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary' }));

it('every unit lies inside the author’s text, in order, and stands for something', () => {
  fc.assert(
    fc.property(text, (original) => {
      const reading = read(original);
      let before = 0;
      for (let at = 0; at < reading.length; at += 1) {
        const start = originalStart(reading, at);
        const end = originalEnd(reading, at + 1);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(original.length);
        before = start;
      }
    }),
  );
});

it('the units are those of the text', () => {
  fc.assert(
    fc.property(text, (original) => {
      const reading = read(original);
      expect(reading.text.length).toBe(reading.length);
      expect(toText(reading.codes, reading.length)).toBe(reading.text);
      if (reading.starts === null) expect(reading.length).toBe(original.length);
    }),
  );
});

it('any units at all can be read, lone surrogates among them', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 });
  fc.assert(
    fc.property(units, (codes) => {
      const original = String.fromCharCode(...codes);
      expect(read(original).original).toBe(original);
    }),
  );
});

it('what was read before changes nothing', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const reader = new Reader();
      reader.read(before);
      const again = reader.read(after);
      const alone = read(after);
      expect(again.text).toBe(alone.text);
      expect([again.starts, again.ends]).toEqual([alone.starts, alone.ends]);
    }),
  );
});

it('a text reads the same when it is met again', () => {
  fc.assert(
    fc.property(text, (original) => {
      expect(read(original).text).toBe(read(original).text);
    }),
  );
});

it('every character reads as it does among folded ones', () => {
  const reader = new Reader();
  const wrong: string[] = [];
  for (let code = 0x1f000; code <= 0x1fbff; code += 1) {
    const char = String.fromCodePoint(code);
    if (reader.read(char).text !== plainCharacter(char)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it('a short text is right again behind a long one', () => {
  const reader = new Reader();
  const long = 'Anna went home. '.repeat(60_000);
  expect(reader.read(long).text).toBe(long);
  expect(reader.read('Ｂｏｂ stays').text).toBe('Bob stays');
  expect(reader.read('Bob stays').text).toBe('Bob stays');
});

it('letters that become many make the buffers grow', () => {
  const many = 'ﷺ'.repeat(50);
  const reading = read(many);
  expect(reading.length).toBe(18 * 50);
  expect(originalEnd(reading, reading.length)).toBe(many.length);
});

it('a text that unfolds to many times its length is refused', () => {
  expect(() => read('ﷺ'.repeat(5000))).toThrow(RangeError);
});

it('leaves nothing of a longer text behind the end of a shorter one', () => {
  const reader = new Reader();
  reader.read('a'.repeat(200));
  const { codes, length } = reader.read('bb');
  expect([...codes.subarray(length, length + 40)].every((unit) => unit === 0)).toBe(true);
});
