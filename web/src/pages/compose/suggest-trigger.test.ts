import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankByName, triggerAt } from './suggest-trigger.ts';

/** The bar is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return triggerAt(marked.replace('|', ''), caret);
}

describe('a slash opens the snippets', () => {
  test.each([
    ['/|', ''],
    ['/flu|', 'flu'],
    ['Hello\n/|', ''],
    ['Hello\n/our hours| and more', 'our hours'],
  ])('in %j', (text, query) => {
    expect(at(text)).toMatchObject({ kind: 'snippet', query });
  });
  test.each(['and/or|', 'Hello /|', '1/2|', '//|', 'https://|', '/ |', '|/', '/a\n|'])('but not in %j', (text) => {
    expect(at(text)).toBeNull();
  });
  test('not in the middle of a long line whose beginning was not read', () => {
    expect(at(`${'a'.repeat(100)}/flu|`)).toBeNull();
  });
});

describe('an at sign looks accounts up', () => {
  test.each([
    ['@c|', 'c'],
    ['Thanks, @cdc.gov|', 'cdc.gov'],
    ['(@a@b.example|', 'a@b.example'],
    ['¿@salud|', 'salud'],
  ])('in %j', (text, query) => {
    expect(at(text)).toMatchObject({ kind: 'mention', query });
  });
  test.each(['@|', 'a@b.example|', 'mail amal@example.org|', '@ c|', '@c |'])('but not in %j', (text) => {
    expect(at(text)).toBeNull();
  });
});

test('a trigger is the sign and what was typed behind it, right up to the caret', () => {
  const texts = fc.array(fc.constantFrom('@', '/', '\n', ' ', 'a', 'é', '.', '👋'), { maxLength: 200 });
  fc.assert(
    fc.property(texts, fc.nat(), (parts, seed) => {
      const text = parts.join('');
      const caret = seed % (text.length + 1);
      const found = triggerAt(text, caret);
      if (found === null) return;
      expect(found.end).toBe(caret);
      expect(text.slice(found.start, caret)).toBe((found.kind === 'snippet' ? '/' : '@') + found.query);
    }),
  );
});

test('names that begin with what was typed come first, accents and case do not matter', () => {
  const names = ['Aviso general', 'Opening hours', 'Our hours', 'Horario'].map((name) => ({ name }));
  expect(rankByName(names, 'HO').map(({ name }) => name)).toEqual(['Horario', 'Opening hours', 'Our hours']);
  expect(rankByName(names, 'gen av').map(({ name }) => name)).toEqual(['Aviso general']);
  expect(rankByName(names, '').length).toBe(4);
});
