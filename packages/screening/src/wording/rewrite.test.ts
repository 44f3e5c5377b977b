import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedText } from './marked-text.ts';
import { rewritePost } from './rewrite.ts';

function rewritten(marked: string): string {
  const { text, findings } = markedText(marked);
  return rewritePost(text, findings);
}

it.each([
  ['{Maria}, 54, from <Elm Street> rang. She cried.', 'A patient in her fifties rang. She cried.'],
  ['{Maria}, 54, from <Elm Street>, rang the bell.', 'A patient in their fifties rang the bell.'],
  ['{Maria}, 54, rang. His son sang.', 'A patient in his fifties rang. His son sang.'],
  ['{Maria} (54) rang. He and she sang.', 'A patient in their fifties rang. He and she sang.'],
  ['{Maria}, 17, rang.', 'A patient, 17, rang.'],
  ['{Lupita}, de 54 años, tocó la campana.', 'Un paciente de entre 50 y 59 años tocó la campana.'],
])('an age beside a patient becomes a decade: %j', (marked, result) => {
  expect(rewritten(marked)).toBe(result);
});

it.each([
  ['{Ann Lee} and {Bob Ray} rang', 'Two patients rang'],
  ['We met {Ann Lee}, {Bob Ray} and {Cy Dow} today', 'We met three patients today'],
  ['{Lupita} y {Ramón} tocaron la campana', 'Dos pacientes tocaron la campana'],
])('several patients are counted: %j', (marked, result) => {
  expect(rewritten(marked)).toBe(result);
});

it('the author’s own spaces and smileys stay', () => {
  expect(rewritten('We  met {Ann}  today :)  Bonjour !')).toBe('We  met a patient  today :)  Bonjour !');
});

it('notes and faults of conduct are left to the author', () => {
  const { text, findings } = markedText('{Ann} rang with {Bob}');
  const [ann, bob] = findings as [(typeof findings)[0], (typeof findings)[0]];
  const others = [
    { ...ann, severity: 'note' as const },
    { ...bob, category: 'professionalism' as const },
  ];
  expect(rewritePost(text, others)).toBe(text);
});

it('no text with marks makes it throw, doubles a space or keeps a name', () => {
  const part = fc.constantFrom(
    '{Lorraine}',
    '{Ann Lee}',
    '{Mrs. Lee}',
    '[June 3]',
    '[March]',
    '<Elm Street>',
    '|94|',
    '|102nd birthday|',
    'our patient',
    'the',
    'an',
    'on',
    'in',
    'and',
    'is',
    'her',
    'hi',
    'dear',
    ',',
    '.',
    '(',
    ')',
    '54',
    'rang',
    "'s",
    'de',
    'y',
    'la',
    'el',
    'brave',
    '#Team{Ann}',
    '\n',
    '💛',
    'ñ',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
      const marked = parts.join(' ');
      const result = rewritten(marked);
      expect((result.match(/ {2}/g) ?? []).length).toBeLessThanOrEqual((marked.match(/ {2}/g) ?? []).length);
      expect(result).not.toMatch(/Lorraine|Ann|Lee|June|March|Elm|94|102/);
    }),
    { numRuns: 500 },
  );
});
