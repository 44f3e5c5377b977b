import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';
import { normalise } from './normalise.ts';
import { unfold } from './unfold.ts';
import { originalSpan } from './view.ts';

describe('normalising', () => {
  it.each([
    ['full width', 'ＪＡＳＭＩＮＥ （４０６）', 'JASMINE (406)'],
    ['letters of mathematics', '𝐌𝐫𝐬. 𝓒𝓪𝓻𝓵𝓸𝓽𝓽𝓪', 'Mrs. Carlotta'],
    ['Cyrillic and Greek look-alikes', 'Bоris Кarloff', 'Boris Karloff'],
    ['small capitals', 'dᴏᴄᴜᴍᴇɴᴛ', 'document'],
    ['invisible characters', 'Wil\u200bhel\u00admina\u2060\u{e0041}\u202e', 'Wilhelmina'],
    ['diacritics', 'Ewa Szymańska, Réka, Ibáñez', 'Ewa Szymanska, Reka, Ibanez'],
    ['keycap emoji', '9️⃣7️⃣', '97'],
    ['digits of other scripts', '٤٠٦ ४०६', '406 406'],
    ['marks of writing', '“a”–b…', '"a"-b...'],
  ])('folds %s', (_what, text, plain) => {
    expect(normalise(text).text).toBe(plain);
  });

  it('maps every unit to a stretch of the author’s text, in order', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        const view = normalise(text);
        if (view.starts.length !== view.text.length) return false;
        let before = 0;
        for (let i = 0; i < view.text.length; i += 1) {
          const { start, end } = originalSpan(view, i, i + 1);
          if (start < before || end <= start || end > text.length) return false;
          before = start;
        }
        return true;
      }),
    );
  });
});

describe('reading through disguises', () => {
  it.each([
    ['J o h n  S m i t h', 'John Smith'],
    ['5 5 5 - 0 1 2 3', '555-0123'],
    ['five five five, zero one two three', '555-0123'],
    ['cinco cinco cinco, cero uno dos tres', '555-0123'],
    ['double four nine one seven', '44917'],
    ['jolene dot hart at example dot com', 'jolene.hart@example.com'],
    ['nora[at]example[dot]org', 'nora@example.org'],
    ['hxxps://a[.]example[.]org', 'https://a.example.org'],
    ['203[.]0[.]113[.]77', '203.0.113.77'],
    ['J4m4l', 'Jamal'],
  ])('reads %j as %j', (text, plain) => {
    expect(unfold(normalise(text))?.view.text).toBe(plain);
  });

  it.each(['Meet at noon dot', 'I have one or two', 'A B C of first aid', 'COVID19 and H1N1'])(
    'leaves %j alone',
    (text) => {
      expect(unfold(normalise(text))).toBeNull();
    },
  );

  it('maps what it rewrote to the whole of the disguise', () => {
    const text = 'is 5 5 5 - 0 1 2 3 ok';
    const unfolded = unfold(normalise(text));
    const at = unfolded?.view.text.indexOf('555') ?? -1;
    expect(unfolded && originalSpan(unfolded.view, at, at + 8)).toEqual({ start: 3, end: 18 });
  });
});
