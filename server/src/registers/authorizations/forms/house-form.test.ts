import { describe, expect, test } from 'vitest';
import { instrumentKind } from '../contract.ts';
import type { FormContent } from './contract.ts';
import { fillForm } from './fill-form.ts';
import { shippedForm } from './forms.ts';
import { checkForm, contentOfFrozen, contentOfShipped, freezeForm, usedFormOf } from './house-form.ts';
import { readingOf } from './reading.ts';

type Said = Extract<FormContent['parts'][number], { part: 'passage' | 'answer' }>;
const shipped = contentOfShipped('publication');
const own = { en: 'You can say no at any time.', es: 'Puede decir que no cuando quiera.' };

/** The form of Bedside with one passage in other words. */
function withWords(id: string, change: Partial<Said>, content = shipped): FormContent {
  const parts = content.parts.map((one) => ('id' in one && one.id === id ? { ...one, ...change } : one));
  return { ...content, counsel: 'A. Counsel', parts };
}
const without = (id: string): FormContent => ({
  ...shipped,
  parts: shipped.parts.filter((one) => !('id' in one) || one.id !== id),
});
const withOwn = (words: { en: string; es: string }, covers: number[] = []): FormContent => ({
  ...shipped,
  counsel: 'A. Counsel',
  parts: shipped.parts.toSpliced(1, 0, { part: 'passage', id: 'own-1', words, covers }),
});
const codes = (content: FormContent) => checkForm('publication', content).map(({ code }) => code);

describe.each(instrumentKind.options)('the form of Bedside for %s', (kind) => {
  test('passes as that of a house, and says the same', () => {
    const content = contentOfShipped(kind);
    expect(checkForm(kind, content)).toEqual([]);
    const reading = readingOf(usedFormOf(kind, 1, freezeForm(kind, content)), 'Lakeside Clinic');
    // All but whose version it is.
    const asHouse = { ...shippedForm(kind), version: 1, source: 'house' } as const;
    expect(reading).toEqual(readingOf(asHouse, 'Lakeside Clinic'));
  });

  test('goes on from what was published as it was', () => {
    const content = contentOfShipped(kind);
    expect(contentOfFrozen(kind, freezeForm(kind, content))).toEqual(content);
  });
});

describe('own words', () => {
  test('are taken where both languages, the blanks, the element and counsel are there', () => {
    expect(checkForm('publication', withWords('care', { words: own, covers: [9] }))).toEqual([]);
    expect(checkForm('publication', withOwn(own))).toEqual([]);
  });

  test.each([
    ['an element that nobody says they cover', withWords('care', { words: own, covers: [] }), 'ELEMENT_NOT_COVERED'],
    ['a passage that the law asks for', without('care'), 'ELEMENT_NOT_COVERED'],
    ['Spanish', withWords('care', { words: { ...own, es: ' ' }, covers: [9] }), 'WORDS_MISSING'],
    ['English', withWords('care', { words: { ...own, en: '…' }, covers: [9] }), 'WORDS_MISSING'],
    ['words at all', withOwn({ en: '', es: '' }), 'WORDS_MISSING'],
    ['a language of its own', withOwn({ en: own.en, es: own.en }), 'LANGUAGES_ALIKE'],
    ['a blank that there is', withOwn({ en: '{name}: no', es: '{name}: sí' }), 'BLANK_UNKNOWN'],
    ['a blank with a name', withOwn({ en: 'a {} b', es: 'c {} d' }), 'BLANK_UNKNOWN'],
    ['both braces', withOwn({ en: 'a {house b', es: 'c {house} d' }), 'BLANK_BROKEN'],
    ['a blank that is filled in', withOwn({ en: 'Paid by {payer}.', es: 'Paga {payer}.' }), 'BLANK_NOT_FILLED'],
    ['a study', withOwn({ en: 'About {study}.', es: 'Sobre {study}.' }), 'BLANK_NOT_FILLED'],
    ['the blank in both', withOwn({ en: 'At {house}.', es: 'En casa.' }), 'BLANKS_DIFFER'],
    ['characters to be seen', withOwn({ ...own, en: 'You \u202eyas no' }), 'HIDDEN_CHARACTER'],
    ['isolates', withOwn({ ...own, es: '\u2067Puede decir no' }), 'HIDDEN_CHARACTER'],
    ['one line', withOwn({ ...own, en: 'You\nmay' }), 'HIDDEN_CHARACTER'],
    ['zero-width words', withOwn({ ...own, en: 'You\u200bmay' }), 'HIDDEN_CHARACTER'],
    ['a soft hyphen', withOwn({ ...own, en: 'You\u00admay' }), 'HIDDEN_CHARACTER'],
    ['counsel', { ...withOwn(own), counsel: '' }, 'COUNSEL_MISSING'],
    ['what is shown', withWords('information', { words: own, covers: [1] }), 'BLANK_LEFT_OUT'],
    ['where one writes to', withWords('withdraw', { words: own, covers: [8] }), 'BLANK_LEFT_OUT'],
    ['the day of the end', withWords('expiry', { words: own, covers: [5] }), 'BLANK_LEFT_OUT'],
  ] as const)('are refused without %s', (_what, content, code) => {
    expect(codes(content)).toContain(code);
  });

  test('a title is checked too, and has no blanks', () => {
    expect(codes({ ...shipped, title: { en: 'May we?', es: 'May we?' } })).toEqual(['LANGUAGES_ALIKE']);
    expect(codes({ ...shipped, title: { en: 'For {house}', es: 'De {house}' } })).toContain('BLANK_NOT_FILLED');
    expect(codes({ ...shipped, title: { en: 'May we?', es: '¿Podemos?' } })).toEqual([]);
  });

  test('what covers an element for a child alone does not cover it for whoever looks after an estate', () => {
    const faults = checkForm('publication', without('executor'));
    expect(faults).toContainEqual(expect.objectContaining({ code: 'ELEMENT_NOT_COVERED', at: 'executor', what: '24' }));
    expect(faults).toContainEqual(expect.objectContaining({ code: 'ELEMENT_NOT_COVERED', at: 'executor', what: '7' }));
    expect(faults.some(({ at }) => at === 'guardian')).toBe(false);
  });

  test('a release says who pays, where somebody does', () => {
    const release = contentOfShipped('staff_release');
    const parts = release.parts.filter((one) => !('id' in one) || one.id !== 'paid');
    expect(checkForm('staff_release', { ...release, parts })).toContainEqual(
      expect.objectContaining({ code: 'ELEMENT_NOT_COVERED', at: 'remunerated', what: '13' }),
    );
  });

  test('state what counsel says that they cover', () => {
    const form = usedFormOf(
      'publication',
      3,
      freezeForm('publication', withWords('care', { words: own, covers: [9] })),
    );
    const reading = readingOf(form, 'Lakeside Clinic');
    expect(reading?.en.parts).toContainEqual(expect.objectContaining({ id: 'care', words: own.en }));
    const filled = fillForm(
      {
        kind: 'publication',
        language: 'en',
        blanks: { house: 'a', unit: 'a', subject: 'a', description: 'a', expiry: 'a', withdrawAt: 'a' },
        choices: {
          infoScope: [{ id: 'photo', words: 'a' }],
          purposes: [{ id: 'news', words: 'a' }],
          channels: [{ id: 'x', words: 'a' }],
        },
        occasions: new Set(),
      },
      form,
    );
    expect(filled).toMatchObject({
      form: { source: 'house', version: 3, statements: expect.arrayContaining(['conditioning']) },
    });
  });
});

describe('parts', () => {
  test.each([
    ['a choice', { ...shipped, parts: shipped.parts.filter((one) => one.part !== 'choices') }, 'PART_MISSING'],
    ['a question', without('likeness'), 'PART_MISSING'],
    ['the child', without('assent'), 'PART_MISSING'],
    ['the signature', { ...shipped, parts: shipped.parts.slice(0, -1) }, 'PART_MISSING'],
    ['the signature at the end', { ...shipped, parts: shipped.parts.toReversed() }, 'SIGNATURE_NOT_LAST'],
  ] satisfies [string, FormContent, string][])('a form is refused without %s', (_what, content, code) => {
    expect(codes(content)).toContain(code);
  });

  test('a passage is there once, and one of another kind of form is not there', () => {
    const twice: FormContent = { ...shipped, parts: [...shipped.parts.slice(0, 1), ...shipped.parts] };
    expect(codes(twice)).toEqual(['PART_TWICE']);
    const capture = { part: 'passage' as const, id: 'capture', words: null, covers: [] };
    expect(codes({ ...shipped, parts: [capture, ...shipped.parts] })).toEqual(['PART_NOT_OF_KIND']);
    // A question that is only told is no question.
    const told: FormContent = {
      ...shipped,
      parts: shipped.parts.map((one) => (one.part === 'answer' ? { ...one, part: 'passage' } : one)),
    };
    expect(codes(told)).toContain('PART_NOT_OF_KIND');
  });

  test('the order is the house’s own', () => {
    const [first, second, ...rest] = shipped.parts;
    if (first === undefined || second === undefined) throw new Error('a form has parts');
    expect(codes({ ...shipped, parts: [second, first, ...rest] })).toEqual([]);
  });
});

test('long words are no reason against a form, and are told by its grade', () => {
  const hard = {
    en: 'Notwithstanding institutional considerations, authorization constitutes comprehensive acknowledgement of photographic documentation dissemination responsibilities.',
    es: 'No obstante las consideraciones institucionales, la autorización constituye reconocimiento comprensivo de responsabilidades de diseminación de documentación fotográfica.',
  };
  const parts = Array.from({ length: 12 }, (_, index) => ({
    part: 'passage' as const,
    id: `own-${index}`,
    words: { en: `${hard.en} ${index}`, es: `${hard.es} ${index}` },
    covers: [],
  }));
  const content: FormContent = { ...shipped, counsel: 'A. Counsel', parts: [...parts, ...shipped.parts] };
  expect(checkForm('publication', content)).toEqual([]);
  const reading = readingOf(usedFormOf('publication', 1, freezeForm('publication', content)), 'Lakeside Clinic');
  expect(reading?.en).toMatchObject({ isHardToRead: true });
  expect(reading?.es).toMatchObject({ isHardToRead: true });
  expect(readingOf(shippedForm('publication'), 'Lakeside Clinic')?.en.isHardToRead).toBe(false);
});
