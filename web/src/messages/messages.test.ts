import { expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';

/** Every sentence by its dotted key. */
function sentences(words: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const key = `${prefix}${name}`;
    if (typeof value === 'string') found.set(key, value);
    if (typeof value === 'object' && value !== null) {
      for (const entry of sentences(value, `${key}.`)) found.set(...entry);
    }
  }
  return found;
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

const english = sentences(en);
const spanish = sentences(es);

test('English and Spanish have the same keys', () => {
  expect(english.size).toBeGreaterThan(200);
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
});

test('both languages fill in the same facts', () => {
  for (const [key, sentence] of english) {
    expect({ key, facts: placeholders(spanish.get(key) ?? '') }).toEqual({ key, facts: placeholders(sentence) });
  }
});

test('no sentence is empty', () => {
  const empty = [...english, ...spanish].filter(([, sentence]) => sentence.trim() === '');
  expect(empty).toEqual([]);
});

test('a counted sentence has one and other', () => {
  for (const key of english.keys()) {
    if (key.endsWith('_one')) expect([...english.keys()]).toContain(key.replace(/_one$/, '_other'));
    if (key.endsWith('_other')) expect([...english.keys()]).toContain(key.replace(/_other$/, '_one'));
  }
});
