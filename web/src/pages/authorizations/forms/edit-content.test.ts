import type { FormContent } from '@bedside/server/contract/registers/authorizations/forms';
import { expect, test } from 'vitest';
import { leftOut, moved, nameOfPart, newOwnId, type Palette, withAdded, without } from './edit-content.ts';

const content: FormContent = {
  title: null,
  counsel: '',
  parts: [
    { part: 'passage', id: 'who', words: null, covers: [] },
    { part: 'choices', of: 'media' },
    { part: 'signature' },
  ],
};
const names = ({ parts }: FormContent) => parts.map(nameOfPart);

test('a part goes up and down, and stays where there is no further place', () => {
  expect(names(moved(content, 1, 0))).toEqual(['choose-media', 'who', 'signature']);
  expect(moved(content, 0, -1)).toBe(content);
  expect(moved(content, 2, 3)).toBe(content);
});

test('what is added stands before the signature, and has an id of its own', () => {
  const own = (id: `own-${number}`) => ({ part: 'passage' as const, id, words: { en: '', es: '' }, covers: [] });
  const once = withAdded(content, own(newOwnId(content)));
  expect(names(once)).toEqual(['who', 'choose-media', 'own-1', 'signature']);
  expect(newOwnId(once)).toBe('own-2');
  expect(names(without(once, 2))).toEqual(names(content));
});

test('what the form has already is not offered again', () => {
  const words = { en: 'a', es: 'b' };
  const palette: Palette = ['who', 'care'].map((id) => ({ part: 'passage', id, words, covers: [], when: null }));
  expect(leftOut(content, palette).map(({ id }) => id)).toEqual(['care']);
});
